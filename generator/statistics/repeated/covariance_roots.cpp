#include "statistics/repeated/covariance_roots.hpp"

#include <cmath>

namespace werkthet::statistics::detail {

using Index = Eigen::Index;

Index CovarianceRoots::parameters() const {
  Index total = 0;
  each([&](Index, Index, Index) { ++total; });
  return total;
}

Vector CovarianceRoots::product(const Vector& roots) const {
  Vector theta = Vector::Zero(roots.size());
  each([&](Index a, Index b, Index offset) {
    for (Index c = 0; c <= b; ++c) {
      theta[offset + triangle(a, b)] += roots[offset + triangle(a, c)] * roots[offset + triangle(b, c)];
    }
  });
  return theta;
}

Matrix CovarianceRoots::jacobian(const Vector& roots) const {
  Matrix out = Matrix::Zero(roots.size(), roots.size());
  each([&](Index a, Index b, Index offset) {
    const Index row = offset + triangle(a, b);
    for (Index c = 0; c <= b; ++c) {
      out(row, offset + triangle(a, c)) += roots[offset + triangle(b, c)];
      out(row, offset + triangle(b, c)) += roots[offset + triangle(a, c)];
    }
  });
  return out;
}

Matrix CovarianceRoots::bend(const Vector& gradient) const {
  Matrix out = Matrix::Zero(gradient.size(), gradient.size());
  each([&](Index a, Index b, Index offset) {
    const double g = gradient[offset + triangle(a, b)];
    for (Index c = 0; c <= b; ++c) {
      out(offset + triangle(a, c), offset + triangle(b, c)) += g;
      out(offset + triangle(b, c), offset + triangle(a, c)) += g;
    }
  });
  return out;
}

Vector CovarianceRoots::of(const Vector& theta) const {
  Vector roots = Vector::Zero(theta.size());
  each([&](Index a, Index b, Index offset) {
    double rest = theta[offset + triangle(a, b)];
    for (Index c = 0; c < b; ++c) {
      rest -= roots[offset + triangle(a, c)] * roots[offset + triangle(b, c)];
    }
    if (a == b) {
      roots[offset + triangle(a, a)] = rest > 0 ? std::sqrt(rest) : 0.0;
    } else {
      const double pivot = roots[offset + triangle(b, b)];
      roots[offset + triangle(a, b)] = pivot > 0 ? rest / pivot : 0.0;
    }
  });
  return roots;
}

}  // namespace werkthet::statistics::detail
