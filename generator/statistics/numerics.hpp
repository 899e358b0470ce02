#pragma once
// The arithmetic under every estimator: sums that do not depend on luck, means, variances, a root finder.
// Sums are pairwise and carry the rounding error of every addition along, so that the order of the rows
// does not show in the digits that are printed. Every stage file adds through here.

#include <cmath>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <vector>

namespace werkthet::statistics {

/// Covariates: one vector per column, all of the same length (one entry per unit). Empty = no covariates.
using Columns = std::span<const std::vector<double>>;

namespace detail {

/// A sum as an unevaluated pair; `low` holds what rounding took from `high`.
struct Carried {
  double high{};
  double low{};
};

inline Carried add(Carried a, Carried b) {
  const double total = a.high + b.high;
  const double from_b = total - a.high;
  const double error = (a.high - (total - from_b)) + (b.high - from_b);  // Knuth's two-sum: exact
  return {total, a.low + b.low + error};
}

template <class Term>
Carried sum_between(std::size_t first, std::size_t last, const Term& term) {
  if (last - first <= 16) {
    Carried total;
    for (std::size_t i = first; i < last; ++i) {
      total = add(total, {term(i), 0.0});
    }
    return total;
  }
  const std::size_t middle = first + (last - first) / 2;
  return add(sum_between(first, middle, term), sum_between(middle, last, term));
}

}  // namespace detail

/// Sum of term(0) .. term(n-1), pairwise with the rounding errors carried along. Zero when n = 0.
template <class Term>
[[nodiscard]] double sum_over(std::size_t n, const Term& term) {
  const detail::Carried total = detail::sum_between(0, n, term);
  return total.high + total.low;
}

/// Sum of the values; zero of none. Source: Higham (2002), Accuracy and Stability, section 4.
[[nodiscard]] double sum(std::span<const double> values);

/// Arithmetic mean. Throws std::invalid_argument without values.
[[nodiscard]] double mean(std::span<const double> values);

/// Variance with denominator n - 1, two passes. Throws std::invalid_argument with fewer than two values.
[[nodiscard]] double sample_variance(std::span<const double> values);

/// Root of a function that is positive below the root and not positive above it, by bisection down to
/// neighbouring doubles. The caller guarantees the bracket; a decreasing function is enough.
template <class Function>
[[nodiscard]] double bisect_decreasing(const Function& f, double low, double high) {
  for (int i = 0; i < 200; ++i) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) {
      break;
    }
    (f(middle) > 0 ? low : high) = middle;
  }
  return low + (high - low) / 2;
}

namespace detail {

/// A broken precondition is a bug of the caller and not a property of the data.
inline void require(bool holds, const char* what) {
  if (!holds) {
    throw std::invalid_argument(what);
  }
}

/// Missing values are dropped before this stage, so a NaN here is a bug of the caller. The bound keeps
/// squares of absurd but finite values from becoming infinite further on.
inline void require_finite(std::span<const double> values, const char* what) {
  for (const double value : values) {
    require(std::isfinite(value) && std::abs(value) <= 1e100, what);
  }
}

inline void require_columns(Columns columns, std::size_t rows) {
  for (const auto& column : columns) {
    require(column.size() == rows, "a covariate has another length than the outcome");
    require_finite(column, "a covariate is not finite");
  }
}

inline void require_binary(std::span<const int> indicator, std::size_t rows) {
  require(indicator.size() == rows, "an indicator has another length than the outcome");
  for (const int value : indicator) {
    require(value == 0 || value == 1, "an indicator is neither 0 nor 1");
  }
}

inline void require_confidence(double confidence) {
  require(confidence > 0 && confidence < 1, "confidence must lie between 0 and 1");
}

}  // namespace detail
}  // namespace werkthet::statistics
