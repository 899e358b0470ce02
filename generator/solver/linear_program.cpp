#include "solver/linear_program.hpp"

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>

#include <algorithm>
#include <cmath>

namespace werkthet::solver {
namespace {

constexpr double crossing = 1e-5;  // limits that cross by no more than this are one value
constexpr int most_iterations = 200000;

double finite(double limit) {
  return std::isfinite(limit) ? limit : std::copysign(COIN_DBL_MAX, limit);
}

}  // namespace

struct LinearProgram::Model {
  ClpSimplex clp;
  bool crossed{false};
};

LinearProgram::LinearProgram(const std::vector<Limits>& unknowns, const std::vector<Row>& rows)
    : model_(std::make_unique<Model>()) {
  std::vector<double> low;
  std::vector<double> high;
  for (const Limits& limits : unknowns) {
    model_->crossed = model_->crossed || limits.low > limits.high + crossing;
    low.push_back(limits.low);
    high.push_back(std::max(limits.low, limits.high));
  }
  std::vector<int> row_of;
  std::vector<int> column_of;
  std::vector<double> factors;
  std::vector<double> row_low;
  std::vector<double> row_high;
  for (const Row& row : rows) {
    for (const auto& [unknown, factor] : row.terms) {
      row_of.push_back(static_cast<int>(row_low.size()));
      column_of.push_back(static_cast<int>(unknown));
      factors.push_back(factor);
    }
    row_low.push_back(finite(row.low));
    row_high.push_back(finite(row.high));
  }
  model_->clp.setLogLevel(0);
  CoinPackedMatrix matrix(false, row_of.data(), column_of.data(), factors.data(),
                          static_cast<int>(factors.size()));
  matrix.setDimensions(static_cast<int>(rows.size()), static_cast<int>(unknowns.size()));
  const std::vector<double> nothing(unknowns.size(), 0.0);
  model_->clp.loadProblem(matrix, low.data(), high.data(), nothing.data(), row_low.data(), row_high.data());
  model_->clp.setMaximumIterations(most_iterations);
}

LinearProgram::~LinearProgram() = default;

bool LinearProgram::possible() {
  if (model_->crossed) {
    return false;
  }
  model_->clp.primal();
  return model_->clp.status() == 0;
}

std::optional<double> LinearProgram::extreme(const Terms& sum, bool maximise) {
  for (const auto& [unknown, factor] : sum) {
    model_->clp.setObjectiveCoefficient(static_cast<int>(unknown), maximise ? -factor : factor);
  }
  model_->clp.primal();
  const bool solved = model_->clp.status() == 0;
  const double value = model_->clp.objectiveValue();
  for (const auto& [unknown, factor] : sum) {
    model_->clp.setObjectiveCoefficient(static_cast<int>(unknown), 0.0);
  }
  if (!solved) {
    return std::nullopt;
  }
  return maximise ? -value : value;
}

std::vector<double> LinearProgram::point() const {
  const double* values = model_->clp.primalColumnSolution();
  return {values, values + model_->clp.numberColumns()};
}

std::vector<double> LinearProgram::prices() const {
  const double* values = model_->clp.dualRowSolution();
  return {values, values + model_->clp.numberRows()};
}

void LinearProgram::limit_row(std::size_t row, double low, double high) {
  model_->clp.setRowBounds(static_cast<int>(row), finite(low), finite(high));
}

}  // namespace werkthet::solver
