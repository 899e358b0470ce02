// Few caseworkers: 240 clients, intraclass correlation 0.05. The table of statistics.md, section 5, made
// again, and what each standard error is right for.

#include "calibration/report.hpp"
#include "statistics/distributions.hpp"
#include "statistics/linear/cluster_robust.hpp"
#include "statistics/linear/regression.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>

namespace werkthet::bench {

namespace {

namespace st = statistics;

enum class Design { same_effect, effect_varies, caseworker_randomised };

struct Setting {
  Design design;
  std::size_t caseworkers;
  std::array<std::optional<double>, 4> stored;  ///< HC2, HC2 with effects, CR1 with z, CR2; 1,500 runs
};

constexpr double icc = 0.05;
constexpr double effect_sd = 0.3;
constexpr std::size_t clients = 240;
constexpr std::size_t stored_runs = 1500;

std::string name_of(Design design) {
  return design == Design::same_effect     ? "person within caseworker, same effect"
         : design == Design::effect_varies ? "person within caseworker, effect varies"
                                           : "caseworker randomised";
}

struct Caseload {
  std::vector<double> outcome;
  std::vector<int> arm;
  std::vector<int> caseworker;
  double effect_here{};  ///< mean effect of these caseworkers
};

Caseload caseload(const Setting& s, core::RandomStream& stream) {
  Caseload c;
  const std::size_t each = clients / s.caseworkers;
  for (std::size_t g = 0; g < s.caseworkers; ++g) {
    const double level = std::sqrt(icc) * stream.normal();
    const double effect = s.design == Design::effect_varies ? effect_sd * stream.normal() : 0;
    c.effect_here += effect / static_cast<double>(s.caseworkers);
    for (std::size_t i = 0; i < each; ++i) {
      const bool treated = s.design == Design::caseworker_randomised ? g % 2 == 0 : i % 2 == 0;
      c.outcome.push_back(level + (treated ? effect : 0) + std::sqrt(1 - icc) * stream.normal());
      c.arm.push_back(treated ? 1 : 0);
      c.caseworker.push_back(static_cast<int>(g));
    }
  }
  return c;
}

std::vector<std::vector<double>> dummies(const Caseload& c, std::size_t caseworkers) {
  std::vector<std::vector<double>> columns(caseworkers - 1, std::vector<double>(c.outcome.size()));
  for (std::size_t i = 0; i < c.outcome.size(); ++i) {
    if (c.caseworker[i] > 0) {
      columns[static_cast<std::size_t>(c.caseworker[i]) - 1][i] = 1;
    }
  }
  return columns;
}

Answer with_z(const st::Estimated<st::Effect>& e) {
  if (!e) {
    return {};
  }
  const double half = st::normal_critical(0.95) * e->se;
  return {true,
          e->estimate,
          e->se,
          e->estimate - half,
          e->estimate + half,
          st::normal_two_sided_p(e->estimate / e->se)};
}

/// Within three errors of the difference of two simulations.
std::string beside(double ours, std::size_t runs, std::optional<double> stored) {
  if (!stored) {
    return fmt::format("{:.3f}", ours);
  }
  const double error = std::hypot(monte_carlo_error(ours, runs), monte_carlo_error(*stored, stored_runs));
  return fmt::format("{:.3f} / {:.3f} {}", ours, *stored,
                     std::abs(ours - *stored) <= 3 * error ? "agree" : "DIFFER");
}

void one(const Runs& runs, Report& report, const Setting& s, std::vector<std::string>& here) {
  const bool within = s.design != Design::caseworker_randomised;
  const std::string setting = fmt::format("{}, {} caseworkers", name_of(s.design), s.caseworkers);
  const Answers answers =
      simulate(runs, "caseworkers " + setting, 5, [&](core::RandomStream& stream, std::span<Answer> to) {
        const Caseload c = caseload(s, stream);
        to[0] = answer(st::ancova(c.outcome, c.arm, {}));
        to[2] = with_z(st::ancova_clustered(c.outcome, c.arm, {}, c.caseworker, 0.95, st::ClusterError::cr1));
        to[3] = answer(st::ancova_clustered(c.outcome, c.arm, {}, c.caseworker));
        if (within) {
          to[1] = answer(st::ancova(c.outcome, c.arm, dummies(c, s.caseworkers)));
          to[4] = to[1];  // about these caseworkers: how far from their own mean effect
          to[4].low -= c.effect_here;
          to[4].high -= c.effect_here;
        }
      });
  std::array<Summary, 5> found;
  std::string cells = fmt::format("{} | {}", name_of(s.design), s.caseworkers);
  for (std::size_t m = 0; m < 4; ++m) {
    found.at(m) = summarise(answers[m], 0);
    cells += found.at(m).answered == 0
                 ? " | –"
                 : " | " + beside(found.at(m).rejected, found.at(m).answered, s.stored.at(m));
  }
  Report::row(cells);
  const auto coverage = [&](std::size_t m, const char* name, double truth, Use use) {
    const Summary sum = summarise(answers[m], truth);
    return report.figure(setting, name, false, sum.coverage, monte_carlo_error(sum.coverage, sum.answered),
                         use);
  };
  here.push_back(fmt::format(
      "{} | {} | {} | {}", name_of(s.design), s.caseworkers,
      within ? coverage(4, "HC2 with caseworker effects, these caseworkers", 0, Use::default_choice) : "–",
      coverage(3, "CR2 with Satterthwaite, other caseworkers", 0, Use::default_choice)));
}

}  // namespace

void caseworkers(const Runs& runs, Report& report) {
  report.block(
      "caseworkers",
      "240 clients, intraclass correlation 0.05, effect varying with SD 0.3 around 0. Rejected under no "
      "effect on average: ours / statistics.md §5 (1,500 runs), and whether they agree within "
      "three errors.");
  const std::array settings{Setting{Design::same_effect, 8, {.052, .058, .081, .049}},
                            Setting{Design::same_effect, 15, {.046, .054, .062, .045}},
                            Setting{Design::effect_varies, 8, {.125, .137, .087, .049}},
                            Setting{Design::effect_varies, 15, {.081, .094, .067, .049}},
                            Setting{Design::caseworker_randomised, 8, {.213, {}, .125, .055}},
                            Setting{Design::caseworker_randomised, 15, {.151, {}, .089, .048}},
                            Setting{Design::same_effect, 4, {}},
                            Setting{Design::effect_varies, 4, {}},
                            Setting{Design::caseworker_randomised, 4, {}}};
  std::vector<std::string> here;
  report.header("design | caseworkers | HC2 | HC2 with effects | CR1 with z | CR2, Satterthwaite");
  for (const Setting& s : settings) {
    one(runs, report, s, here);
  }
  report.header(
      "design | caseworkers | coverage %, HC2 with effects, mean effect of these caseworkers (default) | "
      "CR2, mean effect of all such caseworkers (default)");
  for (const std::string& row : here) {
    Report::row(row);
  }
}

}  // namespace werkthet::bench
