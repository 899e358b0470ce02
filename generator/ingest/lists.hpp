#pragma once
// The lists about people beside the deliveries: allocation, survey waves and contacts. Each goes straight
// into the Input; people get the index they have in the deliveries, or a new one after them.

#include "config/study.hpp"
#include "ingest/directory.hpp"
#include "ingest/input.hpp"
#include "ingest/pseudonym.hpp"

namespace werkthet::ingest {

/// study.data.allocation into input.allocation, exclusion_codes and caseworkers. A line without a usable
/// citizen number is kept with person = nobody; a replacement of somebody who is not in the list is E209.
void read_allocation(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory,
                     Input& input);

/// The files of all waves into input.surveys: per scale the mean of the answered items (reversed ones as min
/// + max - answer) when at least min_answered of the items are answered. Reads input.allocation for the
/// windows (W211), so the allocation comes first.
void read_surveys(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory, Input& input);

/// study.data.contacts into input.contacts; lines without person or date are reported and left out.
void read_contacts(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory, Input& input);

}  // namespace werkthet::ingest
