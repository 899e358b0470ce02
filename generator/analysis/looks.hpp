#pragma once
// What looking before the end costs (statistics.md §8). Every announced look spends a part of alpha that
// follows from the plan's spending function and the share of the information known by then; the final
// analysis gets what is left. The share is recomputed from the people who have the main outcome, where that
// can be known; otherwise the plan's share is used. One list holds all of it, so that no output computes a
// bound of its own.

#include "cohort/cohort.hpp"
#include "config/study.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::analysis {

/// Share of the information at looks of earlier releases, by id of the release, as their claims tell it.
using EarlierLooks = std::map<std::string, double, std::less<>>;

/// One analysis in the order of time; the final one comes last, with an empty release.
struct LookPoint {
  std::string release;
  double planned{};      ///< share of the information in the plan
  double information{};  ///< share used for the bound
  bool actual{};         ///< counted now, or told by an earlier release; otherwise the plan's
  bool told{};           ///< by an earlier release
  bool here{};           ///< this is the analysis of this release
  double spent{};        ///< two-sided alpha spent up to and with this analysis
  double z{};            ///< |z| at or above this counts
  double confidence{};   ///< of the repeated interval that goes with z
};

struct SpentAlpha {
  double alpha{};                 ///< of the whole study, two-sided
  std::vector<LookPoint> points;  ///< empty when no look was announced

  [[nodiscard]] const LookPoint* here() const;
};

/// The plan's looks with their bounds. `observed`: the share known now, used when this release is a look. A
/// share that is not above that of the look before is taken as just above it, so that the look spends next to
/// nothing. A look that spends too little for a bound keeps z 6.1 (nominal 1e-9) and spends nothing. Source:
/// Lan & DeMets (1983), Biometrika 70:659; repeated interval: Jennison & Turnbull (1989), JRSS B 51:305.
[[nodiscard]] SpentAlpha spent_alpha(const config::Study& study, const EarlierLooks& earlier = {},
                                     std::optional<double> observed = std::nullopt);

/// People drawn by lot who have the main outcome at the plan's horizon (the longest one when the plan names
/// none; the last wave for a scale), as a share of all who were drawn. Down to whole twentieths, since a
/// finer share would count people, and at most 0.95: the final analysis keeps a part. Nothing when nobody has
/// it yet, or for a time to an event, whose planned number of events no plan states.
[[nodiscard]] std::optional<double> observed_information(const config::Study& study,
                                                         const cohort::Cohort& cohort);

/// Confidence of effect intervals: the plan's level, or what goes with the bound of this analysis.
[[nodiscard]] double effect_confidence(const config::Study& study, const SpentAlpha& looks);

}  // namespace werkthet::analysis
