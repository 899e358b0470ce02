#pragma once
// Municipalities side by side: which of their figures are of the same thing, and what those say together.
// From exchange files to comparisons per outcome and kind of approach. Kinds of approach are never put
// together, since two that share a name can work in opposite directions; what cannot be compared is refused
// with its reasons, and what a municipality did not measure stays "not measured" and is no zero.

#include "exchange/exchange.hpp"
#include "statistics/estimated.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::synthesis {

/// One group of one municipality in a comparison.
struct Estimate {
  std::size_t municipality{};  ///< index in Synthesis::municipalities
  exchange::Result shown;      ///< as that municipality printed it
  double effect{};             ///< what is pooled: from the counts where they are printed, else as shown
  double se{};
  double detectable{};  ///< smallest difference seen with 80 % power
};

/// Several estimates together; REML with Hartung-Knapp (Cochrane 2024; statistics.md §4, §10, §11).
struct Pooled {
  std::string framework;  ///< amvb, within_law; empty: all municipalities
  std::size_t k{};
  double estimate{};
  statistics::Interval interval;  ///< Hartung-Knapp; its factor cut at 1 below five municipalities
  statistics::Interval
      prediction;  ///< where the effect of a next municipality would lie: same error, t with k - 1
  bool truncated{};
  double tau{};
  double i2{};  ///< per cent, from tau2
  double fixed{};
  statistics::Interval fixed_interval;  ///< normal
  double detectable{};
};

struct Variant {
  std::string id;                   ///< as in exchange::Arm::variant
  std::vector<Estimate> estimates;  ///< in the order of the municipalities
  std::vector<Pooled> pooled;       ///< all first, then per framework when they are mixed; empty with too few
};

/// Why a figure is in no comparison.
enum class Obstacle {
  kind,
  unit,
  direction,
  return_days,
  work_reasons,
  joined_schemes,
  schemes,
  scale_range,
  scale_items,
  quantity,
  horizon,
  same_variant_twice,  ///< two groups of one municipality share the kind of approach, and its control group
  no_margin,           ///< the printed margin has no width, so its error is not known
  interim_margin,      ///< printed at an interim look, where margins are wider than they say
};

/// What one municipality counts, or what most of them do.
struct Measure {
  config::OutcomeKind kind{};
  config::Unit unit{};
  config::Favourable favourable{};
  exchange::Definition definition;
  int horizon{};

  friend bool operator==(const Measure&, const Measure&) = default;
};

struct Refusal {
  std::size_t municipality{};
  std::string common;
  std::string variant;  ///< empty: the whole outcome
  std::vector<Obstacle> obstacles;
  Measure theirs;
};

/// One common outcome.
struct Comparison {
  std::string common;
  core::Bilingual label;
  Measure measure;  ///< the one that most municipalities use
  int decimals{};   ///< the most that one of them printed
  std::vector<Variant> variants;
};

/// What became of an outcome in a municipality.
enum class State { compared, not_measured, refused, not_shown, no_variant };

struct Synthesis {
  std::vector<exchange::Exchange> municipalities;  ///< by name
  std::vector<Comparison> comparisons;             ///< by common name
  std::vector<Refusal> refusals;                   ///< by common name, then municipality
  double confidence{0.95};
  int min_for_pooled{3};

  [[nodiscard]] State state(std::size_t municipality, const Comparison& comparison) const;
};

/// Precondition: the files were read without problems and no two have one code. The measure of an outcome is
/// the one that most municipalities use (with as many: that of the lowest code), its horizon the one that
/// most of those printed (with as many: the longest).
[[nodiscard]] Synthesis synthesise(std::vector<exchange::Exchange> files, int min_for_pooled,
                                   double confidence);

}  // namespace werkthet::synthesis
