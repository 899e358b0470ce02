#include "statistics/weighting/matching.hpp"

#include "statistics/matrix.hpp"
#include "statistics/weighting/nearest.hpp"
#include "statistics/weighting/weights.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;
using detail::Nearest;
using detail::Vector;

struct Groups {
  std::vector<std::size_t> treated;
  std::vector<std::size_t> reference;
};

Groups split(std::span<const int> treated, const MatchingOptions& options) {
  detail::require_binary(treated, treated.size());
  detail::require(options.ratio >= 1, "at least one match per unit");
  detail::require(!options.caliper || *options.caliper >= 0, "a caliper is negative");
  detail::require(options.classes.empty() || options.classes.size() == treated.size(), "one class per unit");
  Groups g;
  for (std::size_t i = 0; i < treated.size(); ++i) {
    (treated[i] == 1 ? g.treated : g.reference).push_back(i);
  }
  return g;
}

/// Chooses in the order of `choosing`, a round per wanted match.
Estimated<Matching> choose(Matching r, const Groups& groups, const std::vector<std::size_t>& choosing,
                           const MatchingOptions& options) {
  const std::size_t n = groups.treated.size() + groups.reference.size();
  Nearest nearest(r.coordinates, groups.reference);
  nearest.within(options.classes);
  const double limit = options.caliper.value_or(std::numeric_limits<double>::infinity());
  std::vector<std::vector<detail::Neighbour>> found(n);
  if (options.replacement) {
    for (const std::size_t row : choosing) {
      found[row] = nearest.of(row, options.ratio, limit);
    }
  } else {
    for (std::size_t round = 0; round < options.ratio; ++round) {
      for (const std::size_t row : choosing) {
        for (const detail::Neighbour& one : nearest.of(row, 1, limit)) {
          nearest.take(one.row);
          found[row].push_back(one);
        }
      }
    }
  }
  r.replacement = options.replacement;
  r.weights.assign(n, 0.0);
  for (const std::size_t row : groups.treated) {
    if (found[row].empty()) {
      r.unmatched.push_back(row);
      continue;
    }
    MatchedUnit unit{row, {}, found[row].back().distance};
    r.weights[row] = 1;
    for (const detail::Neighbour& one : found[row]) {
      unit.references.push_back(one.row);
      r.references_used += r.weights[one.row] == 0 ? 1U : 0U;
      r.weights[one.row] += 1 / static_cast<double>(found[row].size());
    }
    r.largest_distance = std::max(r.largest_distance, unit.distance);
    r.matched.push_back(std::move(unit));
  }
  if (r.matched.empty()) {
    return NotEstimable{Reason::no_overlap, "no treated unit has a reference unit near enough"};
  }
  std::vector<double> of_reference;
  for (const std::size_t row : groups.reference) {
    of_reference.push_back(r.weights[row]);
  }
  r.ess_reference = effective_sample_size(of_reference);
  return r;
}

/// Covariates turned so that the covariance within the groups is the identity.
Estimated<std::vector<std::vector<double>>> whitened(Columns covariates, const Groups& groups) {
  const std::size_t n = groups.treated.size() + groups.reference.size();
  const std::size_t k = covariates.size();
  Matrix x(index(n), index(k));
  Matrix within(index(n), index(k));
  for (std::size_t j = 0; j < k; ++j) {
    const double centre = mean(covariates[j]);
    x.col(index(j)) = detail::to_vector(covariates[j]).array() - centre;
    for (const auto* rows : {&groups.treated, &groups.reference}) {
      const double own =
          sum_over(rows->size(), [&](std::size_t i) { return x(index((*rows)[i]), index(j)); }) /
          static_cast<double>(rows->size());
      for (const std::size_t row : *rows) {
        within(index(row), index(j)) = x(index(row), index(j)) - own;
      }
    }
    const double norm = within.col(index(j)).norm();
    if (!(norm > 1e-12 * std::abs(centre) * std::sqrt(static_cast<double>(n)))) {
      return NotEstimable{Reason::singular, "a covariate does not vary within the groups"};
    }
    x.col(index(j)) /= norm;
    within.col(index(j)) /= norm;
  }
  // within = Q R P', so the distance is the length of (P R^-1)' (a - b) times sqrt(n - 2).
  Eigen::ColPivHouseholderQR<Matrix> qr;
  qr.setThreshold(1e-9);
  qr.compute(within);
  if (qr.rank() < index(k)) {
    return NotEstimable{Reason::singular, "a covariate is a combination of other covariates"};
  }
  const Matrix permuted = x * qr.colsPermutation();
  const Matrix turned = qr.matrixQR()
                            .topLeftCorner(index(k), index(k))
                            .triangularView<Eigen::Upper>()
                            .solve<Eigen::OnTheRight>(permuted) *
                        std::sqrt(static_cast<double>(n - 2));
  std::vector<std::vector<double>> out;
  for (std::size_t j = 0; j < k; ++j) {
    out.push_back(detail::to_std(turned.col(index(j))));
  }
  return out;
}

}  // namespace

Estimated<Matching> match_on_score(std::span<const double> score, std::span<const int> treated,
                                   const MatchingOptions& options) {
  detail::require(score.size() == treated.size(), "one score per unit");
  detail::require_finite(score, "a score is not finite");
  const Groups groups = split(treated, options);
  if (groups.treated.empty() || groups.reference.empty()) {
    return NotEstimable{Reason::too_few, "a group has no units"};
  }
  Matching r;
  r.coordinates.emplace_back(score.begin(), score.end());
  std::vector<std::size_t> choosing = groups.treated;
  std::stable_sort(choosing.begin(), choosing.end(),
                   [&](std::size_t a, std::size_t b) { return score[a] > score[b]; });
  return choose(std::move(r), groups, choosing, options);
}

Estimated<Matching> match_on_covariates(Columns covariates, std::span<const int> treated,
                                        const MatchingOptions& options) {
  detail::require(!covariates.empty(), "no covariates: there is no distance");
  detail::require_columns(covariates, treated.size());
  const Groups groups = split(treated, options);
  if (groups.treated.size() < 2 || groups.reference.size() < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two units"};
  }
  auto coordinates = whitened(covariates, groups);
  if (!coordinates) {
    return coordinates.why();
  }
  Matching r;
  r.coordinates = std::move(coordinates).value();
  return choose(std::move(r), groups, groups.treated, options);
}

}  // namespace werkthet::statistics
