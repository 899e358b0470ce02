#include "statistics/survival/group_test.hpp"

#include "statistics/distributions.hpp"
#include "statistics/matrix.hpp"

#include <algorithm>

namespace werkthet::statistics::detail {

Estimated<GroupTest> group_test(std::span<const double> score, std::span<const double> variance) {
  const Eigen::Index k = index(score.size());
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const NotEstimable nothing{Reason::no_events, "no event while two groups were at risk"};
  if (k == 0) {
    return nothing;
  }
  const Matrix v = Eigen::Map<const RowMajor>(variance.data(), k, k);
  const Eigen::SelfAdjointEigenSolver<Matrix> eigen(v);
  const double largest = eigen.eigenvalues()(k - 1);
  if (!(largest > 0)) {
    return nothing;
  }
  GroupTest r;
  const Vector along = eigen.eigenvectors().transpose() * to_vector(score);
  for (Eigen::Index j = 0; j < k; ++j) {
    if (eigen.eigenvalues()(j) > 1e-10 * largest) {
      r.chi_square += along(j) * along(j) / eigen.eigenvalues()(j);
      ++r.df;
    }
  }
  r.p = chi_square_upper_p(r.chi_square, r.df);
  return r;
}

Groups groups_of(std::span<const int> code) {
  Groups g;
  g.codes.assign(code.begin(), code.end());
  std::sort(g.codes.begin(), g.codes.end());
  g.codes.erase(std::unique(g.codes.begin(), g.codes.end()), g.codes.end());
  g.place.reserve(code.size());
  for (const int c : code) {
    g.place.push_back(
        static_cast<std::size_t>(std::lower_bound(g.codes.begin(), g.codes.end(), c) - g.codes.begin()));
  }
  return g;
}

}  // namespace werkthet::statistics::detail
