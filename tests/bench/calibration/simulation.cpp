#include "calibration/simulation.hpp"

#include "core/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace werkthet::bench {

Answers simulate(const Runs& runs, std::string_view name, std::size_t methods,
                 const std::function<void(core::RandomStream&, std::span<Answer>)>& body) {
  const core::StreamFamily streams(runs.seed, name);
  Answers out(methods, std::vector<Answer>(runs.count));
  core::in_ranges(runs.count, runs.threads, [&](std::size_t first, std::size_t last) {
    std::vector<Answer> now(methods);
    for (std::size_t r = first; r < last; ++r) {
      std::fill(now.begin(), now.end(), Answer{});
      core::RandomStream stream = streams.stream(r);
      body(stream, now);
      for (std::size_t m = 0; m < methods; ++m) {
        out[m][r] = now[m];
      }
    }
  });
  return out;
}

Summary summarise(std::span<const Answer> answers, double truth) {
  Summary s;
  s.runs = answers.size();
  double sum = 0;
  double se = 0;
  std::size_t covered = 0;
  std::size_t rejected = 0;
  for (const Answer& a : answers) {
    if (a.ok) {
      ++s.answered;
      sum += a.estimate;
      se += a.se;
      covered += a.low <= truth && truth <= a.high ? 1U : 0U;
      rejected += a.p < 0.05 ? 1U : 0U;
    }
  }
  if (s.answered < 2) {
    return s;
  }
  const auto n = static_cast<double>(s.answered);
  double squares = 0;
  for (const Answer& a : answers) {
    squares += a.ok ? (a.estimate - sum / n) * (a.estimate - sum / n) : 0;
  }
  s.bias = sum / n - truth;
  s.sd = std::sqrt(squares / (n - 1));
  s.bias_error = s.sd / std::sqrt(n);
  s.mean_se = se / n;
  s.coverage = static_cast<double>(covered) / n;
  s.rejected = static_cast<double>(rejected) / n;
  return s;
}

double normal_mean(const std::function<double(double)>& f, double mean, double sd) {
  constexpr int half = 900;
  constexpr double step = 0.01;
  double total = 0;
  for (int i = -half; i <= half; ++i) {
    const double z = i * step;
    total += f(mean + sd * z) * std::exp(-z * z / 2);
  }
  return total * step / std::sqrt(2 * std::numbers::pi);
}

double inverse_logit(double eta) {
  return 1 / (1 + std::exp(-eta));
}

std::vector<int> two_arms(std::size_t per_arm) {
  std::vector<int> arm(2 * per_arm);
  std::fill(arm.begin() + static_cast<std::ptrdiff_t>(per_arm), arm.end(), 1);
  return arm;
}

}  // namespace werkthet::bench
