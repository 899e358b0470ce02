#include "statistics/binary/levels_by_arm.hpp"

#include "statistics/binary/logit_fit.hpp"
#include "statistics/distributions.hpp"
#include "statistics/linear/columns.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace werkthet::statistics {
namespace {

using Table = std::vector<std::vector<double>>;

void append(Table& columns, Columns more) {
  columns.insert(columns.end(), more.begin(), more.end());
}

/// Everybody in this level (0: lowest) and this arm (0: reference), with the products that follow.
Setting setting(std::size_t level, std::size_t arm, std::size_t arms, std::size_t dummies) {
  Setting out;
  for (std::size_t a = 0; a < arms; ++a) {
    out.emplace_back(a, arm == a + 1 ? 1.0 : 0.0);
  }
  for (std::size_t l = 0; l < dummies; ++l) {
    out.emplace_back(arms + l, level == l + 1 ? 1.0 : 0.0);
  }
  for (std::size_t a = 0; a < arms; ++a) {
    for (std::size_t l = 0; l < dummies; ++l) {
      out.emplace_back(arms + dummies + a * dummies + l, arm == a + 1 && level == l + 1 ? 1.0 : 0.0);
    }
  }
  return out;
}

/// b' V^-1 b over the product terms. Standardised columns: the value does not depend on units.
Estimated<double> wald(std::span<const int> outcome, Columns columns, std::size_t first, std::size_t count,
                       RiskError kind, std::span<const int> cluster) {
  const auto fit = detail::fit_logit(outcome, columns);
  if (!fit) {
    return fit.why();
  }
  const auto at = detail::index(first) + 1;
  const auto q = detail::index(count);
  const detail::Matrix sums =
      kind == RiskError::cluster ? detail::sums_by_cluster(fit->influence, cluster) : fit->influence;
  const auto g = static_cast<double>(sums.rows());
  const detail::Matrix whole = kind == RiskError::delta ? fit->inverse
                               : kind == RiskError::cluster
                                   ? detail::Matrix(sums.transpose() * sums * (g / (g - 1)))
                                   : detail::Matrix(sums.transpose() * sums);
  const detail::Matrix v = whole.block(at, at, q, q);
  const Eigen::ColPivHouseholderQR<detail::Matrix> qr(v);
  if (qr.rank() < q) {
    return NotEstimable{Reason::singular, "the product terms are not separable"};
  }
  const detail::Vector b = fit->beta.segment(at, q);
  return std::max(0.0, b.dot(qr.solve(b)));
}

}  // namespace

Estimated<LevelsByArm> levels_by_arm(std::span<const int> outcome, Columns arms, std::span<const int> level,
                                     Columns covariates, double confidence, RiskError kind,
                                     std::span<const int> cluster) {
  detail::require_confidence(confidence);
  detail::require(level.size() == outcome.size(), "levels have another length than the outcome");
  detail::require_columns(arms, outcome.size());
  detail::require_columns(covariates, outcome.size());
  detail::require((kind == RiskError::cluster) == !cluster.empty(), "clusters for a clustered error only");
  LevelsByArm out;
  out.levels = levels_of(level);
  out.arms = arms.size();
  if (out.levels.size() < 2 || arms.empty()) {
    return NotEstimable{Reason::too_few, "fewer than two levels, or no arm"};
  }
  const Table dummies = indicator_columns(level);
  Table columns;
  append(columns, arms);
  append(columns, dummies);
  append(columns, product_columns(arms, dummies));
  append(columns, covariates);
  const std::size_t levels = out.levels.size();
  const std::size_t width = out.arms + 1;
  std::vector<Setting> settings;
  for (std::size_t l = 0; l < levels; ++l) {
    for (std::size_t a = 0; a < width; ++a) {
      settings.push_back(setting(l, a, out.arms, dummies.size()));
    }
  }
  auto risks = predicted_risks(outcome, columns, settings, cluster);
  if (!risks) {
    return risks.why();
  }
  out.risks = *risks;
  std::vector<double> weights(settings.size());
  const auto contrast = [&](std::vector<std::pair<std::size_t, double>> parts,
                            std::vector<RiskContrast>& to) {
    std::fill(weights.begin(), weights.end(), 0.0);
    for (const auto& [cell, weight] : parts) {
      weights[cell] = weight;
    }
    auto r = risk_contrast(out.risks, weights, confidence, kind);
    if (r) {
      to.push_back(*r);
    }
    return r;
  };
  for (std::size_t l = 0; l < levels; ++l) {
    const std::size_t reference = l * width;
    for (std::size_t a = 0; a < width; ++a) {
      if (const auto r = contrast({{reference + a, 1}}, out.risk); !r) {
        return r.why();
      }
    }
    for (std::size_t a = 1; a < width; ++a) {
      if (const auto r = contrast({{reference + a, 1}, {reference, -1}}, out.effect); !r) {
        return r.why();
      }
      if (l == 0) {
        continue;
      }
      if (const auto r = contrast({{reference + a, 1}, {reference, -1}, {a, -1}, {0, 1}}, out.interaction);
          !r) {
        return r.why();
      }
    }
  }
  out.df = out.arms * dummies.size();
  const auto chi_square = wald(outcome, columns, out.arms + dummies.size(), out.df, kind, cluster);
  if (!chi_square) {
    return chi_square.why();
  }
  out.chi_square = *chi_square;
  out.p = chi_square_upper_p(out.chi_square, static_cast<double>(out.df));
  return out;
}

}  // namespace werkthet::statistics
