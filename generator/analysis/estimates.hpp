#pragma once
// What analysis hands on: every number under every sentence, with its key, n, method and reference, at full
// precision. Made from a Cohort and the plan in the study. These values are about people and stay inside:
// they reach a reader only through findings and the disclosure gate.

#include "analysis/looks.hpp"
#include "config/study.hpp"
#include "statistics/estimated.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::analysis {

/// Id of the comparison group in keys and tables.
inline constexpr std::string_view non_participants = "niet_deelnemers";
/// Everybody who was drawn, of all arms together: before the draw they are one group.
inline constexpr std::string_view all_randomised = "deelnemers";
/// The experimental arms together.
inline constexpr std::string_view all_treated = "groepen";

/// An estimate in the unit of its quantity: shares and risk differences as fractions (0..1), scales in
/// points.
struct Value {
  double estimate{};
  std::optional<double> se;
  std::optional<statistics::Interval> interval;
  std::optional<double> p;  ///< two-sided
};

struct Estimate {
  std::string key;  ///< exit_work.18.regie.treatment.newcombe; unique
  std::string outcome;
  std::string group;       ///< arm id or non_participants
  std::string comparator;  ///< empty for a level
  std::string wave;
  int horizon{};
  std::string quantity;  ///< share, mean, risk_difference, mean_difference, ...
  std::string method;
  std::string reference;  ///< author year, as in the methods page
  std::int64_t n{};
  std::int64_t n_comparator{};
  std::int64_t events{};
  std::int64_t events_comparator{};
  statistics::Estimated<Value> result{statistics::NotEstimable{}};
  std::string family;                ///< primary, secondary or exploratory: which tests share an error rate
  std::optional<double> p_adjusted;  ///< within the family
};

/// What an estimate is about.
struct Subject {
  std::string outcome;
  std::string wave;
  int horizon{};
};

/// A group beside a comparator, which is empty for a level.
struct Pair {
  std::string group;
  std::string comparator;
  std::size_t n{};
  std::size_t n_comparator{};
};

/// How it was computed, in the words of the internal report.
struct Method {
  std::string quantity;
  std::string name;
  std::string reference;
};

enum class Light { none, green, amber, red };

/// One row of the stop-light of statistics.md §3.3.
struct ComparisonCheck {
  std::string id;  ///< smd_after, smd_before, ess, placebo, range; first_stage
  double value{};
  Light light{};
};

/// Balance of one covariate between all randomised persons and the non-participants.
struct BalanceRow {
  std::string covariate;
  double randomised{};
  double before{};  ///< mean of the non-participants
  double after{};   ///< weighted mean
  double smd_before{};
  double smd_after{};
};

/// The period before the draw as a test (statistics.md §3.3): taking part cannot have changed anything there.
struct PlaceboTest {
  std::string column;          ///< the column with the largest difference
  double difference{};         ///< everybody drawn against the reference
  statistics::Interval interval;
  double detectable{};         ///< smallest difference that the test sees four times out of five
  double joint_p{1.0};         ///< Bonferroni over the columns
  std::size_t columns{};       ///< how many were tested
  bool informative{};          ///< some column goes with the outcome, beyond the covariates
};

/// What a missing cause would have to beat: the known characteristic that goes most with both joining and the
/// outcome, as the smaller of its two risk ratios.
struct KnownDriver {
  std::string covariate;
  double strength{1.0};
};

/// May the comparison with non-participants be called more than a difference? Decided before outcomes are
/// read.
struct Comparison {
  std::string outcome;
  int horizon{};
  bool by_lottery{};  ///< through the lottery of the invitation; else by weighting
  std::optional<PlaceboTest> placebo;
  std::optional<KnownDriver> known_driver;
  std::vector<ComparisonCheck> checks;
  std::vector<BalanceRow> balance;
  double effective_sample_size{};
  Light overall{Light::none};
};

struct Estimates {
  std::vector<Estimate> list;  ///< in the order of the plan
  std::vector<Comparison> comparisons;
  double confidence{0.95};  ///< of effect intervals: wider at an announced interim look
  SpentAlpha looks;         ///< what the looks of the plan cost
  std::map<std::string, int, std::less<>>
      main_horizon;                 ///< by outcome: where it is judged; absent: no horizon
  bool plan_horizon_reached{true};  ///< everybody was followed up to the horizon that the plan names

  [[nodiscard]] const Estimate* find(std::string_view key) const;
  void add(Estimate estimate);

 private:
  std::map<std::string, std::size_t, std::less<>> index_;
};

/// What an estimator gave as a Value, or its reason: `make` picks the parts that are kept.
template <class T, class Make>
[[nodiscard]] statistics::Estimated<Value> as_value(const statistics::Estimated<T>& estimated,
                                                    const Make& make) {
  if (!estimated) {
    return estimated.why();
  }
  return make(*estimated);
}

/// "outcome.horizon.group.quantity…" with empty parts left out.
[[nodiscard]] std::string make_key(std::initializer_list<std::string> parts);

/// Key <outcome>.<horizon>.<wave>.<group>.<last>, empty parts left out.
[[nodiscard]] Estimate make_estimate(const Subject& subject, const Pair& pair, const std::string& last,
                                     Method method, statistics::Estimated<Value> result);

/// Confidence level for effects in this release, from the plan alone: see looks.hpp.
[[nodiscard]] double effect_confidence(const config::Study& study);

}  // namespace werkthet::analysis
