#pragma once
// How much of an outcome lies between clusters (caseworkers, teams, villages): from values and labels to the
// intraclass correlation and what it costs in precision. By analysis of variance, not by a mixed model: it
// has a closed form and may come out negative, which says that clusters differ less than chance would make
// them.

#include "statistics/estimated.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace werkthet::statistics {

struct Intraclass {
  std::size_t n{};
  std::size_t clusters{};
  double average_size{};     ///< m0 = (n - sum of n_g^2 / n) / (G - 1)
  double between{};          ///< mean square between clusters, G - 1 degrees of freedom
  double within{};           ///< mean square within, n - G
  double icc{};              ///< (between - within) / (between + (m0 - 1) within); may be negative
  double icc_mean_size{};    ///< with n / G in place of m0
  double explained_share{};  ///< icc, but not below 0: the share of the variance that lies between clusters
  double design_effect_mean{};        ///< 1 + (n/G - 1) icc
  double design_effect{};             ///< 1 + (sum of n_g^2 / n - 1) icc: for unequal sizes
  std::optional<double> effective_n;  ///< n / design_effect; none when that is not positive
  std::optional<double> f;            ///< between / within; none when clusters are constant within
  std::optional<double> p;            ///< of no differences between clusters, F(G - 1, n - G)
};

/// `cluster`: one label per value, any whole numbers. Values finite, or std::invalid_argument. too_few
/// without a cluster of two or more; few_clusters with one cluster; no_variation when all values are equal.
/// Source: Donner (1986), Int Stat Rev 54:67, section 2.1; design effect: Kish (1965), section 5.4, with
/// unequal sizes Eldridge, Ashby and Kerry (2006), Int J Epidemiol 35:1292; mean size: Bliese (2000), page
/// 355.
[[nodiscard]] Estimated<Intraclass> intraclass_correlation(std::span<const double> values,
                                                           std::span<const int> cluster);

}  // namespace werkthet::statistics
