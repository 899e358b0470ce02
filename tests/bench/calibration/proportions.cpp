// Shares and their differences: every pair of counts with its binomial probability, so the figures are exact.

#include "statistics/proportions/proportions.hpp"
#include "calibration/report.hpp"
#include "core/parallel.hpp"
#include "statistics/distributions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace werkthet::bench {

namespace {

namespace st = statistics;

struct Shares {
  double treated;
  double control;
};
constexpr std::array settings{Shares{0.02, 0.02}, Shares{0.05, 0.05}, Shares{0.12, 0.12}, Shares{0.24, 0.12}};

/// What the design shelf says (statistics.md, section 5).
struct Stored {
  std::size_t n;
  std::size_t setting;
  double wald;
  double newcombe;
  double score;
};
constexpr std::array stored{Stored{50, 1, .946, .979, .957}, Stored{100, 3, .946, .952, .950},
                            Stored{150, 2, .949, .954, .950}};

/// What the methods say about one pair of counts.
struct Cell {
  st::Interval newcombe;
  st::Interval score;
  st::Interval wald;
  double p_score{1};
  double p_fisher{1};
  double p_mid{1};
};

bool holds(const st::Interval& interval, double truth) {
  return interval.low <= truth + 1e-12 && truth - 1e-12 <= interval.high;
}

/// Counts above the last have a probability below 1e-13 in every setting.
std::size_t last_count(std::size_t n) {
  std::size_t k = 0;
  while (k < n && 1 - st::binomial_cdf(static_cast<double>(k), static_cast<double>(n), 0.24) > 1e-13) {
    ++k;
  }
  return k;
}

std::vector<Cell> cells_of(std::size_t n, std::size_t last, unsigned threads) {
  std::vector<Cell> cells((last + 1) * (last + 1));
  const auto size = static_cast<std::int64_t>(n);
  core::in_ranges(cells.size(), threads, [&](std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
      const auto x1 = static_cast<std::int64_t>(i / (last + 1));
      const auto x0 = static_cast<std::int64_t>(i % (last + 1));
      const auto score = st::risk_difference_miettinen_nurminen(x1, size, x0, size);
      const auto fisher = st::fisher_exact(x1, size, x0, size);
      cells[i] = {st::risk_difference_newcombe(x1, size, x0, size)->interval,
                  score->interval,
                  st::risk_difference_wald(x1, size, x0, size)->difference.interval,
                  score->p,
                  fisher->p,
                  fisher->mid_p};
    }
  });
  return cells;
}

/// Chances under one setting.
struct Exact {
  double newcombe{};
  double score{};
  double wald{};
  double rejects_score{};
  double rejects_fisher{};
  double rejects_mid{};
};

Exact exact(const std::vector<Cell>& cells, std::size_t n, std::size_t last, Shares shares) {
  Exact out;
  const auto size = static_cast<double>(n);
  std::vector<double> p1;
  std::vector<double> p0;
  for (std::size_t k = 0; k <= last; ++k) {
    p1.push_back(st::binomial_probability(static_cast<double>(k), size, shares.treated));
    p0.push_back(st::binomial_probability(static_cast<double>(k), size, shares.control));
  }
  const double truth = shares.treated - shares.control;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    const double chance = p1[i / (last + 1)] * p0[i % (last + 1)];
    out.newcombe += holds(cell.newcombe, truth) ? chance : 0;
    out.score += holds(cell.score, truth) ? chance : 0;
    out.wald += holds(cell.wald, truth) ? chance : 0;
    out.rejects_score += cell.p_score < 0.05 ? chance : 0;
    out.rejects_fisher += cell.p_fisher < 0.05 ? chance : 0;
    out.rejects_mid += cell.p_mid < 0.05 ? chance : 0;
  }
  return out;
}

std::string setting_of(std::size_t n, Shares s) {
  return fmt::format("{} per arm, {:.0f} % against {:.0f} %", n, 100 * s.treated, 100 * s.control);
}

/// "agree", or how far; the stored figures have three decimals.
std::string compare(std::size_t n, std::size_t setting, const Exact& e) {
  for (const Stored& s : stored) {
    if (s.n == n && s.setting == setting) {
      const double worst = std::max(
          {std::abs(s.wald - e.wald), std::abs(s.newcombe - e.newcombe), std::abs(s.score - e.score)});
      return fmt::format("{:.1f} / {:.1f} / {:.1f}: {}", 100 * s.newcombe, 100 * s.score, 100 * s.wald,
                         worst <= 0.00051 ? "agree" : fmt::format("off by {:.2f} points", 100 * worst));
    }
  }
  return "";
}

void one_share(Report& report) {
  report.header("persons | Wilson at 2 % (default) | at 5 % | at 12 % | at 24 %");
  for (const std::size_t n : group_sizes) {
    std::string cells = fmt::format("{}", n);
    for (const double share : {0.02, 0.05, 0.12, 0.24}) {
      double covered = 0;
      for (std::size_t k = 0; k <= n; ++k) {
        const auto wilson = st::wilson(static_cast<std::int64_t>(k), static_cast<std::int64_t>(n));
        covered += holds(wilson->interval, share)
                       ? st::binomial_probability(static_cast<double>(k), static_cast<double>(n), share)
                       : 0;
      }
      cells += " | " + report.figure(fmt::format("{} persons, {:.0f} %", n, 100 * share), "Wilson", false,
                                     covered, 0, Use::default_choice);
    }
    Report::row(cells);
  }
}

}  // namespace

void proportions(const Runs& runs, Report& report) {
  report.block("proportions",
               "Exact, from the binomial probabilities of all pairs of counts. Coverage in per cent.");
  std::vector<std::string> tests;
  report.header("setting | Newcombe (default) | Miettinen-Nurminen | Wald | statistics.md §5, same order");
  for (const std::size_t n : group_sizes) {
    const std::size_t last = last_count(n);
    const std::vector<Cell> cells = cells_of(n, last, runs.threads);
    for (std::size_t i = 0; i < settings.size(); ++i) {
      const Exact e = exact(cells, n, last, settings[i]);
      const std::string setting = setting_of(n, settings[i]);
      Report::row(fmt::format("{} | {} | {} | {} | {}", setting,
                              report.figure(setting, "Newcombe", false, e.newcombe, 0, Use::default_choice),
                              report.figure(setting, "Miettinen-Nurminen", false, e.score, 0, Use::beside),
                              report.figure(setting, "Wald", false, e.wald, 0, Use::beside),
                              compare(n, i, e)));
      const bool none = settings[i].treated == settings[i].control;
      const std::string score = none ? report.figure(setting, "Miettinen-Nurminen score test", true,
                                                     1 - e.rejects_score, 0, Use::default_choice)
                                     : fmt::format("{:.1f}", 100 * e.rejects_score);
      tests.push_back(fmt::format("{} | {} | {} | {:.1f} | {:.1f}", setting, none ? "size" : "power", score,
                                  100 * e.rejects_fisher, 100 * e.rejects_mid));
    }
  }
  report.header("setting | rejected % is | score test (default) | Fisher | mid-p");
  for (const std::string& row : tests) {
    Report::row(row);
  }
  one_share(report);
}

}  // namespace werkthet::bench
