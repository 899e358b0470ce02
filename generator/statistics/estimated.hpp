#pragma once
// What every estimator hands back: a value, or the reason why there is none.
// A NaN or an infinity never travels further than the function that met it: "no events in this group"
// is something a report can say, "nan" is not.

#include <string>
#include <utility>
#include <variant>

namespace werkthet::statistics {

/// A two-sided confidence interval in the unit of its estimate. Level: 95 % unless the caller said otherwise.
struct Interval {
  double low{};
  double high{};
};

/// Why an estimate does not exist. The code is stable (tests, translations); the detail is a short English
/// clause without any person's value, for the internal report.
enum class Reason {
  too_few,         ///< fewer units than the method needs
  no_events,       ///< nobody had the event, or everybody had
  no_variation,    ///< an outcome or covariate does not vary
  singular,        ///< the design matrix has no full column rank
  no_convergence,  ///< an iterative method did not reach its criterion
  no_overlap,      ///< the target lies outside the range of the comparison group
  separation,      ///< a combination of covariates predicts a yes/no outcome perfectly
  few_clusters,    ///< fewer clusters than a variance between clusters needs
  out_of_range,    ///< the question asks beyond the data (a horizon after the last follow-up)
};

struct NotEstimable {
  Reason reason{};
  std::string detail;
};

/// A value of type T, or NotEstimable.
template <class T>
class Estimated {
 public:
  Estimated(T value) : held_(std::move(value)) {}         // NOLINT(google-explicit-constructor)
  Estimated(NotEstimable why) : held_(std::move(why)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return std::holds_alternative<T>(held_); }
  explicit operator bool() const { return ok(); }
  /// Throws std::bad_variant_access when there is no value: asking is a bug of the caller.
  [[nodiscard]] const T& value() const& { return std::get<T>(held_); }
  [[nodiscard]] T value() && { return std::get<T>(std::move(held_)); }  // a reference into a temporary would dangle
  [[nodiscard]] const NotEstimable& why() const { return std::get<NotEstimable>(held_); }
  const T& operator*() const { return value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, NotEstimable> held_;
};

}  // namespace werkthet::statistics
