#include "statistics/repeated/group_covariance.hpp"

#include "statistics/repeated/covariance_roots.hpp"

#include <cmath>
#include <map>

namespace werkthet::statistics::detail {
namespace {

using Index = Eigen::Index;

/// d D / d theta_ab: ones at (a, b) and (b, a).
std::vector<Matrix> units(Index size) {
  std::vector<Matrix> out;
  for (Index a = 0; a < size; ++a) {
    for (Index b = 0; b <= a; ++b) {
      Matrix unit = Matrix::Zero(size, size);
      unit(a, b) = unit(b, a) = 1;
      out.push_back(std::move(unit));
    }
  }
  return out;
}

}  // namespace

GroupCovariance::GroupCovariance(const Matrix& rows, const Matrix& random, std::span<const int> group)
    : effects_(random.cols()),
      width_(rows.cols()),
      rows_(static_cast<double>(rows.rows())),
      total_(rows.transpose() * rows) {
  struct Group {
    Matrix inner;
    Matrix cross;
    double rows{};
  };
  std::map<int, Group> groups;
  for (std::size_t i = 0; i < group.size(); ++i) {
    const auto [found, added] = groups.try_emplace(group[i]);
    Group& mine = found->second;
    if (added) {
      mine.inner = Matrix::Zero(effects_, effects_);
      mine.cross = Matrix::Zero(effects_, width_);
    }
    const auto z = random.row(index(i));
    mine.inner.noalias() += z.transpose() * z;
    mine.cross.noalias() += z.transpose() * rows.row(index(i));
    ++mine.rows;
  }
  groups_ = groups.size();
  std::map<std::vector<double>, std::size_t> known;
  for (const auto& [id, mine] : groups) {
    std::vector<double> key(mine.inner.data(), mine.inner.data() + mine.inner.size());
    key.push_back(mine.rows);
    const auto [found, added] = known.try_emplace(std::move(key), patterns_.size());
    if (added) {
      patterns_.push_back(
          {mine.inner, mine.rows, 0,
           std::vector<Matrix>(static_cast<std::size_t>(effects_ * effects_), Matrix::Zero(width_, width_))});
    }
    Pattern& pattern = patterns_[found->second];
    ++pattern.groups;
    for (Index a = 0; a < effects_; ++a) {
      for (Index b = 0; b < effects_; ++b) {
        pattern.products[static_cast<std::size_t>(a * effects_ + b)].noalias() +=
            mine.cross.row(a).transpose() * mine.cross.row(b);
      }
    }
  }
}

void GroupCovariance::add(const Pattern& pattern, const Matrix& weight, Matrix& out) const {
  for (Index a = 0; a < effects_; ++a) {
    for (Index b = 0; b < effects_; ++b) {
      out += weight(a, b) * pattern.products[static_cast<std::size_t>(a * effects_ + b)];
    }
  }
}

bool GroupCovariance::forms(const Vector& theta, bool derivatives, Forms& out) const {
  const Index last = theta.size() - 1;
  const double variance = theta[last];
  if (!theta.allFinite() || !(variance > 1e-11)) {
    return false;
  }
  Matrix between(effects_, effects_);
  for (Index a = 0; a < effects_; ++a) {
    for (Index b = 0; b < effects_; ++b) {
      between(a, b) = theta[triangle(a, b)];
    }
  }
  const double precision = 1 / variance;
  out.log_det = rows_ * std::log(variance);
  out.inverse = precision * total_;
  if (derivatives) {
    start_derivatives(out, precision);
  }
  for (const Pattern& pattern : patterns_) {
    // V^-1 = precision * (I - Z K Z') with K = (sigma^2 I + D Z'Z)^-1 D, which needs no inverse of D
    const Matrix inner = Matrix::Identity(effects_, effects_) + precision * between * pattern.inner;
    const Eigen::PartialPivLU<Matrix> lu(inner);
    const double det = lu.determinant();
    if (!(det > 0) || !std::isfinite(det)) {
      return false;
    }
    out.log_det += pattern.groups * std::log(det);
    const Matrix raw = precision * lu.solve(between);
    const Matrix kernel = 0.5 * (raw + raw.transpose());
    add(pattern, -precision * kernel, out.inverse);
    if (derivatives) {
      add_derivatives(pattern, kernel, precision, out);
    }
  }
  return true;
}

/// What W'W and the number of rows contribute; the patterns come on top.
void GroupCovariance::start_derivatives(Forms& out, double precision) const {
  const Index parameters = effects_ * (effects_ + 1) / 2 + 1;
  const Index last = parameters - 1;
  out.trace = Vector::Zero(parameters);
  out.trace2 = Matrix::Zero(parameters, parameters);
  out.first.assign(static_cast<std::size_t>(parameters), Matrix::Zero(width_, width_));
  out.second.assign(static_cast<std::size_t>(parameters * parameters), Matrix::Zero(width_, width_));
  const double squared = precision * precision;
  out.trace[last] = precision * rows_;
  out.trace2(last, last) = squared * rows_;
  out.first.back() = squared * total_;
  out.second.back() = squared * precision * total_;
}

void GroupCovariance::add_derivatives(const Pattern& pattern, const Matrix& kernel, double precision,
                                      Forms& out) const {
  const std::vector<Matrix> unit = units(effects_);
  const Index last = out.trace.size() - 1;
  const auto second = [&](Index r, Index s) -> Matrix& {
    return out.second[static_cast<std::size_t>(r * (last + 1) + s)];
  };
  const Matrix& inner = pattern.inner;
  const double p2 = precision * precision;
  const double p3 = p2 * precision;
  const Matrix shrink = Matrix::Identity(effects_, effects_) - kernel * inner;  // V^-1 Z = precision Z shrink
  const Matrix once = precision * inner * shrink;                               // Z' V^-1 Z
  const Matrix twice = p2 * inner * shrink * shrink;                            // Z' V^-2 Z
  for (Index r = 0; r < last; ++r) {
    const Matrix& unit_r = unit[static_cast<std::size_t>(r)];
    const Matrix left = shrink * unit_r;
    out.trace[r] += pattern.groups * unit_r.cwiseProduct(once.transpose()).sum();
    add(pattern, p2 * left * shrink.transpose(), out.first[static_cast<std::size_t>(r)]);
    const Matrix unit_once = unit_r * once;
    for (Index s = r; s < last; ++s) {
      const Matrix& unit_s = unit[static_cast<std::size_t>(s)];
      out.trace2(r, s) += pattern.groups * (unit_once * unit_s * once).trace();
      add(pattern, p2 * left * once * unit_s * shrink.transpose(), second(r, s));
    }
    out.trace2(r, last) += pattern.groups * (unit_r * twice).trace();
    add(pattern, p3 * left * (shrink * shrink).transpose(), second(r, last));
  }
  // V^-m = precision^m (I - Z K_m Z') with K_1 = K and K_m+1 = K_m + K - K Z'Z K_m
  const Matrix kernel2 = 2 * kernel - kernel * inner * kernel;
  const Matrix kernel3 = kernel2 + kernel - kernel * inner * kernel2;
  out.trace[last] -= pattern.groups * precision * (kernel * inner).trace();
  out.trace2(last, last) -= pattern.groups * p2 * (kernel2 * inner).trace();
  add(pattern, -p2 * kernel2, out.first.back());
  add(pattern, -p3 * kernel3, out.second.back());
}

}  // namespace werkthet::statistics::detail
