#pragma once
// The checks of a benefit against all persons on it, where these may stand anywhere in a delivery. Done
// behind the merge, since the benefit is an index there: which records belong together is then one look into
// an array, in the order of the records, and not a table of keys per file.

#include "ingest/bus/record.hpp"
#include "ingest/input.hpp"
#include "ingest/report.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace werkthet::ingest {

class BenefitChecks {
 public:
  /// The next record of a delivery. `benefit`: nobody when the record does not say which.
  void look(const ParsedRecord& record, BenefitIndex benefit);
  /// This benefit will be asked for soon.
  void prefetch(BenefitIndex benefit) const {
    if (benefit < met_.size()) {
      __builtin_prefetch(&met_[benefit], 1);
    }
  }
  /// The delivery is complete: everything about it into its report.
  void finish(const ParsedDelivery& delivery, Report& report);

 private:
  /// A record that breaks a rule unless another record of its benefit mends it.
  struct Suspect {
    std::uint32_t record{};
    BenefitIndex benefit{};
    RecordChecks::Broken broken{};
  };
  /// Where a benefit was met last: with the stamp of this delivery as this record, with the stamp after it as
  /// this one of `shared_`.
  struct Met {
    std::uint32_t stamp{};
    std::uint32_t place{};
  };

  std::vector<Met> met_;               ///< by benefit
  std::vector<std::uint32_t> shared_;  ///< per benefit with several records the first of them
  std::vector<std::pair<std::uint32_t, std::uint32_t>> joins_;  ///< a record and whose it is in `shared_`
  std::vector<Suspect> suspects_;
  std::uint32_t stamp_{1};  ///< of this delivery; grows by two
  std::uint32_t records_{};
};

}  // namespace werkthet::ingest
