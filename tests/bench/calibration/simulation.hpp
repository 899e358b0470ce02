#pragma once
// One answer per method and replication, and what many of them say about the method: bias, coverage,
// rejection. Every replication has a stream of its own and its own place for the answers, and sums run in the
// order of the replications, so no figure depends on the number of threads.

#include "core/random.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::bench {

struct Runs {
  std::size_t count{4000};
  std::uint64_t seed{20261128};
  unsigned threads{2};
};

/// `ok` false: the method gave a reason instead of a value.
struct Answer {
  bool ok{};
  double estimate{};
  double se{};
  double low{};
  double high{};
  double p{1};
};

/// From an estimator with the usual members.
template <class Estimate>
Answer answer(const Estimate& e) {
  return e ? Answer{true, e->estimate, e->se, e->interval.low, e->interval.high, e->p} : Answer{};
}

/// Answers per method, in the order of the replications.
using Answers = std::vector<std::vector<Answer>>;

/// Calls body(stream, answers) once per replication. `name`: of the setting; two names give unrelated draws.
[[nodiscard]] Answers simulate(const Runs& runs, std::string_view name, std::size_t methods,
                               const std::function<void(core::RandomStream&, std::span<Answer>)>& body);

/// Shares are fractions of the replications with an answer.
struct Summary {
  std::size_t runs{};
  std::size_t answered{};
  double bias{};
  double bias_error{};  ///< Monte-Carlo standard error of the bias
  double sd{};          ///< of the estimates
  double mean_se{};
  double coverage{};
  double rejected{};  ///< p < 0.05
};

[[nodiscard]] Summary summarise(std::span<const Answer> answers, double truth);

/// Mean of f(Z) for Z normal with this mean and standard deviation, by the trapezoid rule (error below 1e-10
/// for smooth f): true risks under a logit.
[[nodiscard]] double normal_mean(const std::function<double(double)>& f, double mean, double sd);

[[nodiscard]] double inverse_logit(double eta);

/// 0 for the first half, 1 for the second.
[[nodiscard]] std::vector<int> two_arms(std::size_t per_arm);

}  // namespace werkthet::bench
