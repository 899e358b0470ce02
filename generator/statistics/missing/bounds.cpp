#include "statistics/missing/bounds.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace werkthet::statistics {
namespace {

/// Observed outcomes of one group, sorted.
std::vector<double> answers(std::span<const double> outcome, std::span<const int> observed,
                            std::span<const int> group, int which) {
  std::vector<double> out;
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    if (group[i] == which && observed[i] == 1) {
      out.push_back(outcome[i]);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

double spread(std::span<const double> values) {
  const double m = mean(values);
  return sum_over(values.size(), [&](std::size_t i) { return (values[i] - m) * (values[i] - m); }) /
         static_cast<double>(values.size());
}

struct Trimmed {
  double mean{};
  double variance{};  ///< denominator: what is kept
};

/// Mean of the first `share` of the values, in their order; the value on the boundary counts in part.
template <class Value>
Trimmed keep_first(std::size_t n, double share, const Value& value) {
  const double kept = static_cast<double>(n) * share;
  const double whole = std::min(std::floor(kept + 1e-12), static_cast<double>(n));
  const auto weight = [&](std::size_t i) {
    const auto position = static_cast<double>(i);
    return position < whole ? 1.0 : position < whole + 1 ? std::max(kept - whole, 0.0) : 0.0;
  };
  const double total = sum_over(n, weight);
  Trimmed r;
  r.mean = sum_over(n, [&](std::size_t i) { return weight(i) * value(i); }) / total;
  r.variance =
      sum_over(n, [&](std::size_t i) { return weight(i) * (value(i) - r.mean) * (value(i) - r.mean); }) /
      total;
  return r;
}

/// Smallest value with at least this share at or below it.
double lowest_with(const std::vector<double>& sorted, double share) {
  const double position = std::ceil(share * static_cast<double>(sorted.size()) - 1e-9);
  const auto at = static_cast<std::size_t>(std::max(position, 1.0));
  return sorted[std::min(at, sorted.size()) - 1];
}

/// Quantile with averaging when the position is whole (type 2 of Hyndman and Fan 1996).
double averaged_quantile(const std::vector<double>& sorted, double share) {
  const double position = static_cast<double>(sorted.size()) * share;
  const double whole = std::floor(position);
  const auto value = [&](double i) {  // counted from 1, cut at the ends
    return sorted[static_cast<std::size_t>(std::clamp(i, 1.0, static_cast<double>(sorted.size()))) - 1];
  };
  return position > whole ? value(whole + 1) : (value(whole) + value(whole + 1)) / 2;
}

double mean_if(const std::vector<double>& values, const auto& keep) {
  std::vector<double> kept;
  std::copy_if(values.begin(), values.end(), std::back_inserter(kept), keep);
  return mean(kept);
}

/// How many standard errors an interval for the difference itself needs at each end: between the one-sided
/// and the two-sided multiplier, depending on how far the bounds lie apart.
double imbens_manski_multiplier(double width_in_se, double confidence) {
  return bisect_decreasing(
      [&](double c) {
        const double upper = std::min(c + width_in_se, 1e3);
        return confidence - (normal_cdf(upper) - normal_cdf(-c));
      },
      0.0, 10.0);
}

}  // namespace

Estimated<Attrition> attrition(std::span<const int> observed, std::span<const int> group) {
  detail::require_binary(observed, group.size());
  detail::require_binary(group, group.size());
  double n1 = 0;
  double answered1 = 0;
  double answered = 0;
  for (std::size_t i = 0; i < group.size(); ++i) {
    n1 += group[i];
    answered += observed[i];
    answered1 += group[i] * observed[i];
  }
  const auto n = static_cast<double>(group.size());
  if (n1 == 0 || n1 == n) {
    return NotEstimable{Reason::too_few, "a group is empty"};
  }
  Attrition r;
  r.n = group.size();
  r.response1 = answered1 / n1;
  r.response0 = (answered - answered1) / (n - n1);
  r.missing = (n - answered) / n;
  r.differential = std::abs(r.response1 - r.response0);
  return r;
}

Estimated<LeeBounds> lee_bounds(std::span<const double> outcome, std::span<const int> observed,
                                std::span<const int> group, double confidence, Trim trim) {
  detail::require_confidence(confidence);
  detail::require(outcome.size() == group.size(), "outcome and group differ in length");
  detail::require_finite(outcome, "an outcome is not finite");
  const auto response = attrition(observed, group);
  if (!response) {
    return response.why();
  }
  LeeBounds r;
  r.attrition = *response;
  r.trimmed_group1 = response->response1 >= response->response0;
  const int which = r.trimmed_group1 ? 1 : 0;
  const std::vector<double> more = answers(outcome, observed, group, which);
  const std::vector<double> less = answers(outcome, observed, group, 1 - which);
  if (more.empty() || less.empty()) {
    return NotEstimable{Reason::too_few, "a group has no observed outcome"};
  }
  const double q_more = r.trimmed_group1 ? response->response1 : response->response0;
  const double q_less = r.trimmed_group1 ? response->response0 : response->response1;
  const double p = (q_more - q_less) / q_more;
  r.trim_share = p;
  const double mean_less = mean(less);
  r.naive = (mean(more) - mean_less) * (r.trimmed_group1 ? 1 : -1);

  const std::size_t n_more = more.size();
  const Trimmed low = keep_first(n_more, 1 - p, [&](std::size_t i) { return more[i]; });
  const Trimmed high = keep_first(n_more, 1 - p, [&](std::size_t i) { return more[n_more - 1 - i]; });
  double low_mean = low.mean;
  double high_mean = high.mean;
  if (trim == Trim::quantile_rule) {
    const double from = averaged_quantile(more, p);
    const double to = averaged_quantile(more, 1 - p);
    high_mean = mean_if(more, [&](double y) { return y >= from; });
    low_mean = mean_if(more, [&](double y) { return y <= to; });
  }
  // Proposition 3: spread of what is kept, of the boundary that is estimated, and of the trimming share.
  const auto n = static_cast<double>(r.attrition.n);
  const double share_more =
      static_cast<double>(std::count(group.begin(), group.end(), which)) / n;  // E(D) of the trimmed group
  const double share_of_p =
      (1 - p) * (1 - p) * ((1 - q_more) / (share_more * q_more) + (1 - q_less) / ((1 - share_more) * q_less));
  const auto variance = [&](const Trimmed& kept, double boundary) {
    const double distance = kept.mean - boundary;
    return (kept.variance + distance * distance * p) / (q_more * share_more * (1 - p)) +
           distance * distance / ((1 - p) * (1 - p)) * share_of_p;
  };
  const double other = spread(less) / (q_less * (1 - share_more));
  const double se_low = std::sqrt((variance(low, lowest_with(more, 1 - p)) + other) / n);
  const double se_high = std::sqrt((variance(high, lowest_with(more, p)) + other) / n);
  if (r.trimmed_group1) {
    r.lower = low_mean - mean_less;
    r.upper = high_mean - mean_less;
    r.se_lower = se_low;
    r.se_upper = se_high;
  } else {
    r.lower = mean_less - high_mean;
    r.upper = mean_less - low_mean;
    r.se_lower = se_high;
    r.se_upper = se_low;
  }
  const double largest = std::max(r.se_lower, r.se_upper);
  if (!(largest > 0)) {
    return NotEstimable{Reason::no_variation, "the observed outcomes do not vary"};
  }
  const double c = imbens_manski_multiplier((r.upper - r.lower) / largest, confidence);
  const double z = normal_critical(confidence);
  r.interval = {r.lower - c * r.se_lower, r.upper + c * r.se_upper};
  r.union_interval = {r.lower - z * r.se_lower, r.upper + z * r.se_upper};
  return r;
}

Estimated<WorstCaseBounds> worst_case_bounds(std::span<const double> outcome, std::span<const int> observed,
                                             std::span<const int> group, double scale_low,
                                             double scale_high) {
  detail::require(outcome.size() == group.size(), "outcome and group differ in length");
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require(std::isfinite(scale_low) && std::isfinite(scale_high) && scale_low < scale_high,
                  "the bottom of a scale lies below its top");
  const auto response = attrition(observed, group);
  if (!response) {
    return response.why();
  }
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    detail::require(observed[i] == 0 || (outcome[i] >= scale_low && outcome[i] <= scale_high),
                    "an outcome lies outside its scale");
  }
  const auto filled = [&](int which, double fill) {
    std::vector<double> values;
    for (std::size_t i = 0; i < outcome.size(); ++i) {
      if (group[i] == which) {
        values.push_back(observed[i] == 1 ? outcome[i] : fill);
      }
    }
    return mean(values);
  };
  WorstCaseBounds r;
  r.attrition = *response;
  r.lower = filled(1, scale_low) - filled(0, scale_high);
  r.upper = filled(1, scale_high) - filled(0, scale_low);
  r.width = r.upper - r.lower;
  return r;
}

}  // namespace werkthet::statistics
