#include "analysis/further/duration_classes.hpp"
#include "analysis/further/pieces.hpp"
#include "statistics/weighting/matching.hpp"

#include <algorithm>
#include <map>

namespace werkthet::analysis {
namespace {

using statistics::Estimated;
using statistics::ExactMatching;
using statistics::NotEstimable;
using statistics::Reason;

constexpr std::int64_t enough = 10;  // people on each side of a tranche
constexpr const char* reference = "Imbens & Rubin 2015, Causal Inference, section 17";

/// 4 * year + quarter - 1.
int quarter_of(core::Date day) {
  const core::Month month = core::month_of(day);
  return 4 * month.year() + (month.month() - 1) / 3;
}

std::string quarter_name(int quarter) {
  return std::to_string(quarter / 4) + "-K" + std::to_string(quarter % 4 + 1);
}

/// A group (1) and the non-participants (0) whose day 0 is known.
struct Part {
  std::vector<double> outcome;
  std::vector<int> treated;
  std::vector<int> quarter;
  std::vector<int> duration;

  [[nodiscard]] std::size_t side(int which) const {
    return static_cast<std::size_t>(std::count(treated.begin(), treated.end(), which));
  }
};

/// The people of one quarter, or of all of them (`only` 0).
Part part_of(const Part& all, const std::map<int, std::pair<std::int64_t, std::int64_t>>& kept, int only) {
  Part part;
  for (std::size_t i = 0; i < all.outcome.size(); ++i) {
    if (only == 0 ? kept.contains(all.quarter[i]) : all.quarter[i] == only) {
      part.outcome.push_back(all.outcome[i]);
      part.treated.push_back(all.treated[i]);
      part.quarter.push_back(all.quarter[i]);
      part.duration.push_back(all.duration[i]);
    }
  }
  return part;
}

Estimated<ExactMatching> matched(const Part& part, double confidence) {
  const int classes = 1 + *std::max_element(part.duration.begin(), part.duration.end());
  std::vector<int> codes;
  for (std::size_t i = 0; i < part.outcome.size(); ++i) {
    codes.push_back(part.quarter[i] * classes + part.duration[i]);
  }
  return statistics::exact_matching(part.outcome, part.treated, codes, confidence);
}

}  // namespace

void add_tranches(const FurtherOutcome& one, Estimates& estimates) {
  if (!one.groups.has_non_participants) {
    return;
  }
  const Sample sample = one.sample(true);
  const std::vector<int> duration = duration_classes(one.cohort, duration_cuts(one.study));
  const char* quantity = one.yes_no() ? "risk_difference" : "mean_difference";
  for (std::size_t code = 0; code < one.groups.ids.size(); ++code) {
    const TwoGroups two = two_groups(sample, static_cast<int>(code), -1);
    Part all;
    std::map<int, std::pair<std::int64_t, std::int64_t>> kept;  // quarter -> (group, non-participants)
    for (std::size_t i = 0; i < two.unit.size(); ++i) {
      if (const auto& day = one.cohort.index_date[two.unit[i]]) {
        all.outcome.push_back(two.outcome[i]);
        all.treated.push_back(two.treated[i]);
        all.quarter.push_back(quarter_of(*day));
        all.duration.push_back(duration[two.unit[i]]);
        auto& [group, others] = kept[all.quarter.back()];
        ++(two.treated[i] == 1 ? group : others);
      }
    }
    std::erase_if(kept, [](const auto& tranche) {
      return std::min(tranche.second.first, tranche.second.second) < enough;
    });
    const auto add = [&](const std::string& last, std::size_t n, std::size_t n_comparator,
                         Estimated<Value> value) {
      estimates.add(make_estimate(
          one.subject(), {one.groups.ids[code], std::string(non_participants), n, n_comparator},
          "further.tranches." + last,
          {quantity,
           "non-participants of the same quarter and class of time on benefit, weighted to the group",
           reference},
          std::move(value)));
    };
    const auto value = [](const auto& found) {
      return as_value(found, [](const ExactMatching& f) { return further::value_of(f.effect); });
    };
    for (const auto& [quarter, people] : kept) {
      add(quarter_name(quarter), static_cast<std::size_t>(people.first),
          static_cast<std::size_t>(people.second),
          value(matched(part_of(all, kept, quarter), estimates.confidence)));
    }
    if (kept.size() < 2) {
      add("pooled", 0, 0,
          NotEstimable{Reason::too_few, "fewer than two quarters with ten people on both sides"});
      continue;
    }
    const Part pooled = part_of(all, kept, 0);
    add("pooled", pooled.side(1), pooled.side(0), value(matched(pooled, estimates.confidence)));
  }
}

}  // namespace werkthet::analysis
