#pragma once
// The unstructured covariance of visits, summed over subjects. Internal to this folder: include it from .cpp
// files only. Subjects with the same visits share one inverse, and their cross products are summed once, so a
// step of the search costs the same for a hundred persons as for a million.

#include "statistics/repeated/gaussian_likelihood.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics::detail {

class VisitCovariance : public Covariance {
 public:
  /// `rows`: W = [X y]; `subject` and `visit` (0 .. visits - 1) per row. A subject has a visit once.
  VisitCovariance(const Matrix& rows, std::span<const int> subject, std::span<const std::size_t> visit,
                  std::size_t visits);

  [[nodiscard]] std::vector<Eigen::Index> blocks() const override { return {visits_}; }
  [[nodiscard]] bool forms(const Vector& theta, bool derivatives, Forms& out) const override;

  [[nodiscard]] std::size_t subjects() const { return subjects_; }
  /// Whether somebody was measured at both, for every two visits.
  [[nodiscard]] bool every_pair_occurs() const;
  /// Covariance of the last column over pairs of visits, pulled to its diagonal until it is positive
  /// definite.
  [[nodiscard]] Vector start() const;

 private:
  struct Pattern {
    std::vector<Eigen::Index> visits;  ///< ascending
    double subjects{};
    std::vector<Matrix> products;  ///< sum of w_a w_b' over its subjects, at a * visits + b
  };

  void add_derivatives(const Pattern& pattern, const Matrix& inverse, Forms& out) const;

  Eigen::Index visits_;
  Eigen::Index width_;
  std::size_t subjects_{};
  std::vector<Pattern> patterns_;
};

}  // namespace werkthet::statistics::detail
