#include "calibration/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <utility>

namespace werkthet::bench {

bool outside(double coverage, double mc) {
  return coverage < 0.94 - 2 * mc || coverage > 0.96 + 2 * mc;
}

double monte_carlo_error(double share, std::size_t runs) {
  return runs == 0 ? 0 : std::sqrt(share * (1 - share) / static_cast<double>(runs));
}

void Report::block(const std::string& name, const std::string& what) {
  block_ = name;
  fmt::print("\n## {}\n\n{}\n", name, what);
}

void Report::header(const std::string& cells) {
  const auto columns = std::count(cells.begin(), cells.end(), '|') + 1;
  fmt::print("\n| {} |\n|", cells);
  for (std::ptrdiff_t i = 0; i < columns; ++i) {
    fmt::print(" --- |");
  }
  fmt::print("\n");
}

void Report::row(const std::string& cells) {
  fmt::print("| {} |\n", cells);
  std::fflush(stdout);
}

void Report::simulated_header() {
  header("setting | method | bias (error) | sd | mean se | coverage % | rejected % | no answer %");
}

void Report::simulated(const std::string& setting, const Answers& answers, std::span<const Method> methods) {
  for (std::size_t m = 0; m < methods.size(); ++m) {
    const Method& method = methods[m];
    const Summary s = summarise(answers.at(m), method.truth);
    const double mc = monte_carlo_error(s.coverage, s.answered);
    const std::string coverage =
        method.interval ? figure(setting, method.name, false, s.coverage, mc, method.use) : "–";
    std::string rejected = method.test ? fmt::format("{:.1f}", 100 * s.rejected) : "–";
    if (!method.interval && method.truth == 0) {
      rejected = figure(setting, method.name, true, 1 - s.rejected, monte_carlo_error(s.rejected, s.answered),
                        method.use);
    }
    const double missing = 100 * static_cast<double>(s.runs - s.answered) / static_cast<double>(s.runs);
    row(fmt::format("{} | {}{} | {} | {} | {} | {} | {} | {:.1f}", setting, method.name,
                    method.use == Use::default_choice ? " (default)" : "",
                    method.interval ? fmt::format("{:+.4f} ({:.4f})", s.bias, s.bias_error) : "–",
                    method.interval ? fmt::format("{:.4f}", s.sd) : "–",
                    method.interval ? fmt::format("{:.4f}", s.mean_se) : "–", coverage, rejected, missing));
  }
}

std::string Report::figure(const std::string& setting, const std::string& method, bool test, double coverage,
                           double mc, Use use) {
  if (use == Use::default_choice) {
    entries_.push_back({block_, setting, method, test, coverage, mc});
  }
  return fmt::format("{:.1f}{}", 100 * (test ? 1 - coverage : coverage), outside(coverage, mc) ? " *" : "");
}

void Report::close() const {
  std::map<std::pair<std::string, bool>, std::vector<const Entry*>> found;
  std::size_t intervals = 0;
  std::size_t tests = 0;
  for (const Entry& e : entries_) {
    (e.test ? tests : intervals) += 1;
    if (outside(e.coverage, e.mc)) {
      found[{e.method, e.coverage < 0.95}].push_back(&e);
    }
  }
  fmt::print(
      "\n## Outside\n\nDefault intervals outside 94-96 % and default tests with a size outside 4-6 %, by "
      "more than two "
      "Monte-Carlo errors, of {} intervals and {} tests above.\n",
      intervals, tests);
  for (const auto& [key, list] : found) {
    const auto& [method, too_little] = key;
    const Verdict said = verdict(method, too_little);
    fmt::print("\n**{}, {}**: ", method, too_little ? "too short" : "too wide");
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Entry& e = *list[i];
      fmt::print("{}{} {:.1f}", i == 0 ? "" : "; ", e.setting, 100 * (e.test ? 1 - e.coverage : e.coverage));
    }
    fmt::print(" %{}.\n", list.front()->test ? " rejected" : "");
    fmt::print("Reason: {}\n", said.reason.empty() ? "NOT EXPLAINED" : said.reason);
    fmt::print("Better: {}\n", said.better.empty() ? "NOT DECIDED" : said.better);
  }
  if (found.empty()) {
    fmt::print("\nNone.\n");
  }
}

}  // namespace werkthet::bench
