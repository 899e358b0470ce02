#pragma once
// What a study says beside its deliveries: when each file came in, what local end reasons mean, and which months a
// history stands for.

#include "config/study.hpp"
#include "ingest/bus/layout.hpp"
#include "ingest/input.hpp"

#include <map>
#include <string>

namespace werkthet::ingest {

/// Days of receipt by file name.
class Receipts {
 public:
  void add(std::string file, core::Date day) { days_.emplace(std::move(file), day); }
  [[nodiscard]] core::MaybeDate of(const std::string& file) const {
    const auto at = days_.find(file);
    return at == days_.end() ? core::MaybeDate{} : core::MaybeDate(at->second);
  }

 private:
  std::map<std::string, core::Date, std::less<>> days_;
};

/// study.data.receipts: columns file and received (bestand, ontvangen). Empty when the study names none. A file name may
/// stand without its folder.
[[nodiscard]] Receipts read_receipts(const config::Study& study, Input& input);

/// study.data.bus_codes: columns code, and statistiekcode or meaning. Gives the layout local codes and words for the
/// reason of ending, through the layout's own list of CBS codes; a code that maps to none of them is unknown (W213 at
/// its line, once).
void add_local_codes(const config::Study& study, Layout& layout, Input& input);

/// A history stands for every month from its first start to the month of the file: adds those months to the
/// deliveries, so that nothing looks like a month that never came.
void add_months_of_history(BusData& bus);

}  // namespace werkthet::ingest
