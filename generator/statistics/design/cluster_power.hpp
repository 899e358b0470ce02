#pragma once
// What a study can detect when persons come in clusters (caseworkers, offices).
// Two designs are kept apart, because the same clustering costs power in one and gives it in the other: whole
// clusters per arm, and both arms within every cluster.

#include "statistics/estimated.hpp"

#include <cstdint>
#include <optional>

namespace werkthet::statistics {

/// 1 + (m - 1) icc: how much larger the variance is than with as many independent persons. `cluster_size` m
/// at least 1 (need not be whole), icc in [0, 1]; otherwise std::invalid_argument. Assumed: clusters of about
/// equal size. Source: Kish (1965), section 5.4; Donner and Klar (2000), eq. 5.1.
[[nodiscard]] double design_effect(double cluster_size, double icc);

/// Persons per arm, spread over clusters of equal size.
struct ClusterDesign {
  std::int64_t n1{};
  std::int64_t n0{};
  double cluster_size{};
  double icc{};
};

/// Smallest differences in means, in the unit of the standard deviation given.
struct ClusterDetectable {
  double design_effect{};
  double randomised{};  ///< clusters per arm, normal distribution: sqrt(design effect) larger
  std::optional<double>
      randomised_t;  ///< the same with t(clusters - 2): the honest one; none with two clusters
  double within{};   ///< both arms in every cluster, cluster effects absorbed: sqrt(1 - icc) smaller
};

/// too_few when a group is empty; out-of-range arguments throw std::invalid_argument.
/// Source: Bloom (2005), Learning More from Social Experiments, ch. 4; Donner and Klar (2000), section 5.
[[nodiscard]] Estimated<ClusterDetectable> detectable_cluster_difference(const ClusterDesign& design,
                                                                         double sd = 1, double alpha = 0.05,
                                                                         double power = 0.8);

}  // namespace werkthet::statistics
