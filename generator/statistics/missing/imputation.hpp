#pragma once
// Multiple imputation by chained equations: every missing value is drawn several times from what the other
// columns say about it, so that what is not known shows in the standard error (rubin.hpp). Hands on completed
// columns. One named stream per imputation, so copy 17 is the same whether 20 or 50 are made and on any
// number of threads. It assumes missing at random given the columns: include what predicts answering (for a
// survey: leaving benefit). shift_imputed and tipping_point are for asking how wrong that may be.

#include "statistics/estimated.hpp"
#include "statistics/resampling/draws.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace werkthet::statistics {

/// How the missing values of a column are drawn.
enum class ImputationModel {
  normal,           ///< Bayesian linear regression plus residual (mice "norm")
  logistic,         ///< Bayesian logistic regression, for 0/1 columns (mice "logreg")
  predictive_mean,  ///< the value of one of the five persons with the nearest prediction (mice "pmm"): stays
                    ///< on the scale
};

struct IncompleteColumn {
  std::vector<double> values;  ///< what stands where `missing` is true is ignored
  std::vector<bool> missing;
  ImputationModel model = ImputationModel::normal;
};

struct ImputationOptions {
  std::size_t imputations = 50;
  std::size_t iterations = 10;
  std::uint64_t seed{};
  std::string name;  ///< of the analysis
  unsigned threads = 1;
};

/// One completed copy: the columns in their order.
using Completed = std::vector<std::vector<double>>;

/// `options.imputations` copies. Columns are visited from the first to the last in every iteration, each
/// regressed on all others (columns that say nothing new are left out); missing values start as random
/// observed ones. A column without missing values is copied. too_few when a column has nothing observed, or
/// no more observed values than a regression needs; no_variation when a logistic column is observed as only 0
/// or only 1. Separation in a logistic column is met by a few weighted invented persons. Throws for columns
/// of different length, a logistic column with other values than 0 and 1, or no imputations or iterations.
/// Source: van Buuren (2018), Flexible Imputation of Missing Data, algorithms 3.1 (normal), 3.3 (predictive
/// mean, type 1) and 4.3 (chained equations); Rubin (1987), p. 169 (logistic); separation: White, Daniel and
/// Royston (2010).
[[nodiscard]] Estimated<std::vector<Completed>> impute(std::span<const IncompleteColumn> columns,
                                                       const ImputationOptions& options);

/// The copies with `delta[group]` added to the imputed values of one column; observed values stay. `group`
/// holds a position in `delta` per row. Source: Carpenter and Kenward (2013), Multiple Imputation and its
/// Application, section 10.3.
[[nodiscard]] std::vector<Completed> shift_imputed(std::span<const Completed> copies, std::size_t column,
                                                   const std::vector<bool>& missing,
                                                   std::span<const int> group, std::span<const double> delta);

/// The smallest shift, from 0 towards `farthest`, at which p crosses `alpha`: how far the imputed values must
/// be moved before the conclusion turns. `p_at(delta)` gives the p of the analysis after that shift; its
/// reason when there is none. out_of_range when the conclusion does not turn. Found on 64 steps and refined
/// by bisection.
[[nodiscard]] Estimated<double> tipping_point(const std::function<Estimated<double>(double)>& p_at,
                                              double farthest, double alpha = 0.05);

}  // namespace werkthet::statistics
