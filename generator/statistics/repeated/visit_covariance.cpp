#include "statistics/repeated/visit_covariance.hpp"

#include "statistics/repeated/covariance_roots.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace werkthet::statistics::detail {
namespace {

using Index = Eigen::Index;

Matrix symmetric(const Vector& theta, Index size) {
  Matrix out(size, size);
  for (Index a = 0; a < size; ++a) {
    for (Index b = 0; b < size; ++b) {
      out(a, b) = theta[triangle(a, b)];
    }
  }
  return out;
}

/// Not only positive definite: a visit that the others tell to a share of 1e-10 is no visit of its own.
bool safely_positive(const Matrix& covariance, double least = 1e-10) {
  const Eigen::LLT<Matrix> cholesky(covariance);
  if (cholesky.info() != Eigen::Success) {
    return false;
  }
  const Vector pivots = Matrix(cholesky.matrixL()).diagonal().cwiseAbs2();
  return (pivots.array() > least * covariance.diagonal().array()).all() && pivots.minCoeff() > 1e-12;
}

/// The one or two places of parameter (a, b), a >= b, in a symmetric matrix.
struct Places {
  std::array<std::pair<Index, Index>, 2> at;
  std::size_t count;
};

Places places(Index a, Index b) {
  return {{{{a, b}, {b, a}}}, a == b ? 1U : 2U};
}

}  // namespace

VisitCovariance::VisitCovariance(const Matrix& rows, std::span<const int> subject,
                                 std::span<const std::size_t> visit, std::size_t visits)
    : visits_(index(visits)), width_(rows.cols()) {
  std::map<int, std::vector<std::pair<Index, Index>>> people;  // visit, row
  for (std::size_t i = 0; i < subject.size(); ++i) {
    people[subject[i]].emplace_back(index(visit[i]), index(i));
  }
  subjects_ = people.size();
  std::map<std::vector<Index>, std::size_t> known;
  for (auto& [id, seen] : people) {
    std::sort(seen.begin(), seen.end());
    std::vector<Index> mine;
    for (const auto& [when, row] : seen) {
      require(mine.empty() || mine.back() != when, "a subject has a visit twice");
      mine.push_back(when);
    }
    const auto [found, added] = known.try_emplace(mine, patterns_.size());
    if (added) {
      patterns_.push_back(
          {mine, 0, std::vector<Matrix>(mine.size() * mine.size(), Matrix::Zero(width_, width_))});
    }
    Pattern& pattern = patterns_[found->second];
    ++pattern.subjects;
    for (std::size_t a = 0; a < seen.size(); ++a) {
      for (std::size_t b = 0; b < seen.size(); ++b) {
        pattern.products[a * seen.size() + b].noalias() +=
            rows.row(seen[a].second).transpose() * rows.row(seen[b].second);
      }
    }
  }
}

bool VisitCovariance::every_pair_occurs() const {
  Matrix together = Matrix::Zero(visits_, visits_);
  for (const Pattern& pattern : patterns_) {
    for (const Index a : pattern.visits) {
      for (const Index b : pattern.visits) {
        together(a, b) = 1;
      }
    }
  }
  return together.minCoeff() > 0;
}

Vector VisitCovariance::start() const {
  Matrix sums = Matrix::Zero(visits_, visits_);
  Matrix counts = Matrix::Zero(visits_, visits_);
  for (const Pattern& pattern : patterns_) {
    const std::size_t k = pattern.visits.size();
    for (std::size_t a = 0; a < k; ++a) {
      for (std::size_t b = 0; b < k; ++b) {
        sums(pattern.visits[a], pattern.visits[b]) += pattern.products[a * k + b](width_ - 1, width_ - 1);
        counts(pattern.visits[a], pattern.visits[b]) += pattern.subjects;
      }
    }
  }
  Matrix covariance = sums.cwiseQuotient(counts.cwiseMax(1));
  covariance.diagonal() = covariance.diagonal().cwiseMax(1e-4);
  const Matrix diagonal = covariance.diagonal().asDiagonal();
  for (const double kept : {1.0, 0.9, 0.75, 0.5, 0.25, 0.0}) {
    const Matrix tried = kept * covariance + (1 - kept) * diagonal;
    if (safely_positive(tried, 1e-3) || kept <= 0) {
      covariance = tried;
      break;
    }
  }
  Vector theta(visits_ * (visits_ + 1) / 2);
  for (Index a = 0; a < visits_; ++a) {
    for (Index b = 0; b <= a; ++b) {
      theta[triangle(a, b)] = covariance(a, b);
    }
  }
  return theta;
}

bool VisitCovariance::forms(const Vector& theta, bool derivatives, Forms& out) const {
  const Matrix covariance = symmetric(theta, visits_);
  if (!covariance.allFinite() || !safely_positive(covariance)) {
    return false;
  }
  const Index parameters = theta.size();
  out.log_det = 0;
  out.inverse = Matrix::Zero(width_, width_);
  if (derivatives) {
    out.trace = Vector::Zero(parameters);
    out.trace2 = Matrix::Zero(parameters, parameters);
    out.first.assign(static_cast<std::size_t>(parameters), Matrix::Zero(width_, width_));
    out.second.assign(static_cast<std::size_t>(parameters * parameters), Matrix());
    for (Index r = 0; r < parameters; ++r) {
      for (Index s = r; s < parameters; ++s) {
        out.second[static_cast<std::size_t>(r * parameters + s)] = Matrix::Zero(width_, width_);
      }
    }
  }
  for (const Pattern& pattern : patterns_) {
    const Index k = index(pattern.visits.size());
    Matrix own(k, k);
    for (Index a = 0; a < k; ++a) {
      for (Index b = 0; b < k; ++b) {
        own(a, b) = covariance(pattern.visits[static_cast<std::size_t>(a)],
                               pattern.visits[static_cast<std::size_t>(b)]);
      }
    }
    const Eigen::LLT<Matrix> cholesky(own);
    const Matrix inverse = cholesky.solve(Matrix::Identity(k, k));
    out.log_det += 2 * pattern.subjects * Matrix(cholesky.matrixL()).diagonal().array().log().sum();
    for (Index a = 0; a < k; ++a) {
      for (Index b = 0; b < k; ++b) {
        out.inverse += inverse(a, b) * pattern.products[static_cast<std::size_t>(a * k + b)];
      }
    }
    if (derivatives) {
      add_derivatives(pattern, inverse, out);
    }
  }
  return true;
}

void VisitCovariance::add_derivatives(const Pattern& pattern, const Matrix& inverse, Forms& out) const {
  const Index k = index(pattern.visits.size());
  const auto at = [k](Index a, Index b) { return static_cast<std::size_t>(a * k + b); };
  // Products of V^-1 w instead of w, one side after the other.
  std::vector<Matrix> half(at(k, 0), Matrix::Zero(width_, width_));
  std::vector<Matrix> both = half;
  for (Index a = 0; a < k; ++a) {
    for (Index b = 0; b < k; ++b) {
      for (Index c = 0; c < k; ++c) {
        half[at(a, b)] += inverse(a, c) * pattern.products[at(c, b)];
      }
    }
  }
  for (Index a = 0; a < k; ++a) {
    for (Index b = 0; b < k; ++b) {
      for (Index c = 0; c < k; ++c) {
        both[at(a, b)] += inverse(b, c) * half[at(a, c)];
      }
    }
  }
  const Index parameters = out.trace.size();
  const auto visit = [&](Index a) { return pattern.visits[static_cast<std::size_t>(a)]; };
  for (Index a = 0; a < k; ++a) {
    for (Index b = 0; b <= a; ++b) {
      const Index r = triangle(visit(a), visit(b));
      const Places r_places = places(a, b);
      for (std::size_t i = 0; i < r_places.count; ++i) {
        const auto [x, y] = r_places.at[i];
        out.trace[r] += pattern.subjects * inverse(y, x);
        out.first[static_cast<std::size_t>(r)] += both[at(x, y)];
        for (Index c = 0; c < k; ++c) {
          for (Index d = 0; d <= c; ++d) {
            const Index s = triangle(visit(c), visit(d));
            if (s < r) {
              continue;
            }
            const Places s_places = places(c, d);
            for (std::size_t j = 0; j < s_places.count; ++j) {
              const auto [z, w] = s_places.at[j];
              // V^-1 E_xy V^-1 E_zw V^-1
              out.trace2(r, s) += pattern.subjects * inverse(y, z) * inverse(w, x);
              out.second[static_cast<std::size_t>(r * parameters + s)] += inverse(y, z) * both[at(x, w)];
            }
          }
        }
      }
    }
  }
}

}  // namespace werkthet::statistics::detail
