#pragma once
// The lists about people beside the deliveries: allocation, survey waves, contacts, exemptions, steps on the
// participation ladder and employment. Each goes straight into the Input; people get the index they have in the
// deliveries, or a new one after them. Each list has its own form in the study (how it is written, and which
// column is which); a line without a usable citizen number is kept with person = nobody (E201).

#include "config/study.hpp"
#include "ingest/directory.hpp"
#include "ingest/input.hpp"
#include "ingest/pseudonym.hpp"

namespace werkthet::ingest {

/// study.data.allocation into input.allocation, exclusion_codes and caseworkers. A line without a usable
/// citizen number is kept with person = nobody; a replacement of somebody who is not in the list is E209.
/// Whatever stands in the column `withdrawn`, a date or not, marks the line: taking back consent needs no
/// reason and no good spelling.
void read_allocation(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory,
                     Input& input);

/// The files of all waves into input.surveys: per scale the mean of the answered items (reversed ones as min
/// + max - answer) when at least min_answered of the items are answered. Reads input.allocation for the
/// windows (W211), so the allocation comes first.
void read_surveys(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory, Input& input);

/// study.data.contacts into input.contacts; lines without a date are reported and left out.
void read_contacts(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory, Input& input);

/// study.data.exemptions into input.exemptions; E240 when the last day is before the first.
void read_exemptions(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory,
                     Input& input);

/// study.data.ladder into input.ladder; a step outside 1 to 6 is unknown (W213), two steps of one person on one day
/// by the same rater are W251.
void read_ladder(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory, Input& input);

/// study.data.employment into input.employment, hours per month. Lines without a month are reported (W213) and left
/// out; hours below 0 or above 400 a month are unknown (W255), and so is a wage below 0 or above 100 000 euros (W256).
void read_employment(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory,
                     Input& input);

}  // namespace werkthet::ingest
