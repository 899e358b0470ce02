#include "analysis/looks.hpp"

#include "statistics/design/sequential.hpp"
#include "statistics/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::analysis {
namespace {

constexpr double no_bound_alpha = 1e-9;  // what a look that spends next to nothing is held to
constexpr double just_above = 0.01;
constexpr double coarse = 0.05;
constexpr double most_before_end = 0.95;

statistics::Spending spending_of(config::Spending spending) {
  return spending == config::Spending::pocock ? statistics::Spending::pocock
                                              : statistics::Spending::obrien_fleming;
}

const cohort::Values* main_values(const config::Outcome& outcome, const config::Study& study,
                                  const cohort::Cohort& cohort) {
  if (outcome.kind == config::OutcomeKind::scale) {
    for (const cohort::NumericColumn& column : cohort.numeric) {
      if (column.outcome == outcome.id && !column.by_caseworker && !study.waves.empty() &&
          column.wave == study.waves.back().id) {
        return &column.values;
      }
    }
    return nullptr;
  }
  int horizon = study.plan.horizon.value_or(0);
  if (horizon == 0 && !outcome.horizons.empty()) {
    horizon = *std::max_element(outcome.horizons.begin(), outcome.horizons.end());
  }
  for (const cohort::BinaryColumn& column : cohort.binary) {
    if (column.outcome == outcome.id && column.horizon == horizon) {
      return &column.values;
    }
  }
  for (const cohort::NumericColumn& column : cohort.numeric) {
    if (column.outcome == outcome.id && column.wave.empty()) {
      return &column.values;
    }
  }
  return nullptr;
}

/// Bounds of the looks from `first` on; earlier ones spend too little for a bound.
void set_bounds(std::vector<LookPoint>& points, double alpha, statistics::Spending spending) {
  for (std::size_t first = 0; first < points.size(); ++first) {
    std::vector<double> information;
    for (std::size_t i = first; i < points.size(); ++i) {
      information.push_back(points[i].information);
    }
    if (const auto bounds = statistics::spending_bounds(information, alpha, spending)) {
      for (std::size_t i = first; i < points.size(); ++i) {
        points[i].z = (*bounds)[i - first].z;
        points[i].spent = (*bounds)[i - first].cumulative_alpha;
        points[i].confidence = 1.0 - statistics::normal_two_sided_p(points[i].z);
      }
      return;
    }
    points[first].z = statistics::normal_quantile(1.0 - no_bound_alpha / 2.0);
    points[first].confidence = 1.0 - no_bound_alpha;
  }
}

}  // namespace

const LookPoint* SpentAlpha::here() const {
  const auto found =
      std::find_if(points.begin(), points.end(), [](const LookPoint& point) { return point.here; });
  return found == points.end() ? nullptr : &*found;
}

SpentAlpha spent_alpha(const config::Study& study, const EarlierLooks& earlier,
                       std::optional<double> observed) {
  SpentAlpha result;
  result.alpha = 1.0 - study.plan.confidence;
  if (study.plan.looks.empty()) {
    return result;
  }
  const bool final = study.release.kind == config::ReleaseKind::final;
  double before = 0.0;
  for (const config::Look& look : study.plan.looks) {
    LookPoint point;
    point.release = look.release;
    point.planned = look.information;
    point.information = look.information;
    point.here = !final && look.release == study.release.id;
    if (const auto told = earlier.find(look.release); told != earlier.end()) {
      point.information = told->second;
      point.actual = true;
      point.told = true;
    } else if (point.here && observed) {
      point.information = *observed;
      point.actual = true;
    }
    point.information = std::min(std::max(point.information, before + just_above), 1.0 - 1e-6);
    before = point.information;
    result.points.push_back(std::move(point));
  }
  LookPoint last;
  last.planned = 1.0;
  last.information = 1.0;
  last.here = final;
  result.points.push_back(last);
  set_bounds(result.points, result.alpha, spending_of(study.plan.spending));
  return result;
}

std::optional<double> observed_information(const config::Study& study, const cohort::Cohort& cohort) {
  const config::Outcome* primary = study.primary_outcome();
  const cohort::Values* values = primary == nullptr ? nullptr : main_values(*primary, study, cohort);
  if (values == nullptr) {
    return std::nullopt;
  }
  std::size_t drawn = 0;
  std::size_t known = 0;
  for (std::size_t i = 0; i < cohort.size; ++i) {
    if (cohort.membership[i] == cohort::Membership::randomised) {
      ++drawn;
      known += (*values)[i].has_value() ? 1U : 0U;
    }
  }
  if (drawn == 0) {
    return std::nullopt;
  }
  const double share = static_cast<double>(known) / static_cast<double>(drawn);
  const double told = std::floor(share / coarse + 1e-9) * coarse;
  return told < coarse ? std::nullopt : std::optional(std::min(told, most_before_end));
}

double effect_confidence(const config::Study& study, const SpentAlpha& looks) {
  const LookPoint* here = looks.here();
  return here == nullptr ? study.plan.confidence : here->confidence;
}

}  // namespace werkthet::analysis
