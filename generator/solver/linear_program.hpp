#pragma once
// The least value of a sum of unknowns under linear limits: Clp behind one header, one thread, kept warm from
// question to question. Unknowns are not below zero. Answers carry the solver's rounding (about 1e-7):
// callers round counts inwards by far more than that.

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace werkthet::solver {

/// Larger than any count of people in a municipality; a limit at it means that nothing limits the unknown.
inline constexpr double no_limit = 1e7;

/// Unknown and its factor; no unknown twice.
using Terms = std::vector<std::pair<std::size_t, double>>;

struct Limits {
  double low{0.0};
  double high{no_limit};
};

/// A sum between two limits; infinite where it has none.
struct Row {
  Terms terms;
  double low{};
  double high{};
};

class LinearProgram {
 public:
  /// `unknowns`: the limits of each by itself.
  LinearProgram(const std::vector<Limits>& unknowns, const std::vector<Row>& rows);
  ~LinearProgram();
  LinearProgram(const LinearProgram&) = delete;
  LinearProgram& operator=(const LinearProgram&) = delete;

  /// Whether any values keep all limits.
  [[nodiscard]] bool possible();

  /// The least value of the sum; `maximise`: the greatest. Nothing when the solver does not end with an
  /// optimum (impossible, or out of iterations). Precondition: no limits crossed.
  [[nodiscard]] std::optional<double> extreme(const Terms& sum, bool maximise);

  /// The values of the unknowns at the last optimum.
  [[nodiscard]] std::vector<double> point() const;
  /// By how much the last optimum moves when a row's limit moves by one; 0 for rows that do not bind.
  [[nodiscard]] std::vector<double> prices() const;

  /// Other limits for a row, kept until they are changed again.
  void limit_row(std::size_t row, double low, double high);

 private:
  struct Model;
  std::unique_ptr<Model> model_;
};

}  // namespace werkthet::solver
