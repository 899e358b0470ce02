#pragma once
// Who delivers what: a reporter for a municipality is a sender. Several reporters can deliver about one municipality and
// one reporter about several (bus.md section 3), and a merger changes the codes, so the silence of one sender is told
// from the end of its benefits.

#include "ingest/bus/parallel.hpp"
#include "ingest/input.hpp"

#include <string>
#include <vector>

namespace werkthet::ingest {

/// The senders in order of their first file (the files are in the order in which they count, so a later month only adds
/// to the list), and the sender of each file. After 255 the rest is "not known". `municipality`: for files that name none.
[[nodiscard]] std::vector<Sender> name_senders(std::vector<PlannedFile>& files, const std::string& municipality);
/// Enters the month of a file that counts.
void heard_in(std::vector<Sender>& senders, const PlannedFile& file);
/// Fills Sender::succeeded: of the people on benefit in its last month at least half are with another sender later on.
/// Histories also tell every month before their own.
void find_succeeded(BusData& bus);

}  // namespace werkthet::ingest
