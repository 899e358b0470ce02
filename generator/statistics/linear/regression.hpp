#pragma once
// Linear regression with robust standard errors, and the designs made of it: analysis of covariance, Lin's
// interacted estimator, and the joint test that several coefficients are zero.
// Default standard error HC2 with t(n - k): it is exactly Welch-like for two groups and what the field's
// standing procedures use. Solved by a pivoted QR of scaled columns; the normal equations are never formed.
// Covariates: one vector per column (see Columns); values must be finite, or std::invalid_argument.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace werkthet::statistics {

/// Which standard error. HC2 unless a sensitivity analysis asks otherwise.
enum class StandardError { classical, hc0, hc1, hc2, hc3 };

struct Coefficient {
  std::string name;
  double estimate{};
  double se{};
  double df{};
  std::optional<Interval> interval;  ///< none when se is 0: its units are fitted exactly
  std::optional<double> p;           ///< two-sided; none when se is 0
};

struct Regression {
  std::size_t n{};
  std::size_t k{};                        ///< columns including the intercept
  double df{};                            ///< n - k
  std::vector<Coefficient> coefficients;  ///< "(Intercept)" first, then in the order of the columns
  double r_squared{};
  double sigma{};
  double max_leverage{};   ///< 1 means: one unit has a column of its own
  std::size_t clusters{};  ///< 0 without clusters
};

/// Least squares with intercept: b minimises the sum of w (y - xb)^2. `names`: one per column. Standard
/// errors
///   (X'WX)^-1 X'W diag(u) WX (X'WX)^-1,  u = e^2 (HC0), e^2 n/(n-k) (HC1), e^2/(1-h) (HC2), e^2/(1-h)^2
///   (HC3),
/// h the leverage; intervals with t(n - k). A unit with leverage 1 counts zero. `weights`: empty or one per
/// unit, not negative, taken as fixed.
/// too_few when n <= k; no_variation when the outcome or the residuals do not vary; singular when a column
/// is constant or a combination of others. Source: MacKinnon and White (1985), J Econometrics 29:305.
[[nodiscard]] Estimated<Regression> ols(std::span<const double> outcome, Columns columns,
                                        std::span<const std::string> names, double confidence = 0.95,
                                        StandardError kind = StandardError::hc2,
                                        std::span<const double> weights = {});

/// An effect estimate with t interval, in the unit of the outcome.
struct Effect {
  std::size_t n{};
  double estimate{};
  double se{};
  double df{};
  Interval interval;
  double p{};
};

/// Difference between treated (1) and others (0) adjusted for covariates, HC2. Without covariates it is the
/// difference in means. Reasons as ols; too_few when a group has fewer than two units.
[[nodiscard]] Estimated<Effect> ancova(std::span<const double> outcome, std::span<const int> treated,
                                       Columns covariates, double confidence = 0.95);

/// Lin's estimator: centred covariates interacted with every arm, HC2. `arms` holds one 0/1 column per arm
/// (reference: all zero); the result has one effect per arm, same order. Source: Lin (2013), eq. 3.
[[nodiscard]] Estimated<std::vector<Effect>> lin_estimator(std::span<const double> outcome, Columns arms,
                                                           Columns covariates, double confidence = 0.95);

/// Joint test that q coefficients are zero: b' V^-1 b / q against F(q, n - k).
struct JointTest {
  std::size_t q{};
  double df2{};  ///< n - k
  double f{};
  double p{};
};

/// `tested` are positions in `columns`, each at most once. Reasons as ols. For the omnibus check of balance:
/// outcome = arm. With `classical` it is the F test of analysis of variance. Source: Greene (2012), section
/// 5.4; HC2 in it as waldtest of R's lmtest.
[[nodiscard]] Estimated<JointTest> joint_test(std::span<const double> outcome, Columns columns,
                                              std::span<const std::size_t> tested,
                                              StandardError kind = StandardError::hc2);

}  // namespace werkthet::statistics
