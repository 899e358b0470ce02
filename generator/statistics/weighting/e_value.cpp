#include "statistics/weighting/e_value.hpp"

#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {
namespace {

double as_risk_ratio(double ratio, RatioKind kind) {
  switch (kind) {
    case RatioKind::odds_ratio_common:
      return std::sqrt(ratio);
    case RatioKind::hazard_ratio_common:
      return (1 - std::pow(0.5, std::sqrt(ratio))) / (1 - std::pow(0.5, std::sqrt(1 / ratio)));
    case RatioKind::risk_ratio:
    case RatioKind::odds_ratio_rare:
    case RatioKind::hazard_ratio_rare:
      break;
  }
  return ratio;
}

double e_of(double ratio) {
  const double away = ratio < 1 ? 1 / ratio : ratio;
  return away + std::sqrt(away * (away - 1));
}

Estimated<EValue> e_value_of(double ratio, Interval interval) {
  if (!(ratio > 0) || !(interval.low > 0) || !(interval.high > 0)) {
    return NotEstimable{Reason::no_events, "a ratio is not positive"};
  }
  EValue r{ratio, interval, e_of(ratio), 1.0};
  if (interval.low > 1 || interval.high < 1) {
    r.limit = e_of(ratio > 1 ? interval.low : interval.high);
  }
  if (!std::isfinite(r.point) || !std::isfinite(r.limit)) {
    return NotEstimable{Reason::out_of_range, "the ratio is too extreme"};
  }
  return r;
}

}  // namespace

Estimated<EValue> e_value(double ratio, Interval interval, RatioKind kind) {
  detail::require(std::isfinite(ratio) && std::isfinite(interval.low) && std::isfinite(interval.high),
                  "a ratio must be finite");
  if (!(ratio > 0) || !(interval.low > 0) || !(interval.high > 0)) {
    return NotEstimable{Reason::no_events, "a ratio is not positive"};
  }
  return e_value_of(as_risk_ratio(ratio, kind),
                    {as_risk_ratio(interval.low, kind), as_risk_ratio(interval.high, kind)});
}

Estimated<EValue> e_value_from_standardised_difference(double difference, double se) {
  detail::require(std::isfinite(difference) && std::isfinite(se) && se >= 0,
                  "a difference and its standard error must be finite");
  const double centre = 0.91 * difference;
  const double half = 1.78 * se;
  if (std::abs(centre) + half > 300) {
    return NotEstimable{Reason::out_of_range, "the difference is too extreme"};
  }
  return e_value_of(std::exp(centre), {std::exp(centre - half), std::exp(centre + half)});
}

Estimated<EValue> e_value_from_risk_difference(double share_reference, double difference, Interval interval) {
  detail::require(std::isfinite(share_reference) && std::isfinite(difference) &&
                      std::isfinite(interval.low) && std::isfinite(interval.high),
                  "a share must be finite");
  const double share = share_reference + difference;
  if (!(share_reference > 0) || share_reference > 1 || !(share > 0) || share > 1) {
    return NotEstimable{Reason::no_events, "a share does not lie between 0 and 1"};
  }
  const auto ratio = [&](double d) { return std::max(1e-12, (share_reference + d) / share_reference); };
  return e_value_of(ratio(difference), {ratio(interval.low), ratio(interval.high)});
}

}  // namespace werkthet::statistics
