#pragma once
// Tables in markdown, and the ledger of what every default interval and test reached: the closing list is
// made of it, with the reason and the better default from verdicts.cpp.

#include "calibration/simulation.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace werkthet::bench {

/// Persons per arm at which everything is measured.
inline constexpr std::array<std::size_t, 4> group_sizes{50, 100, 150, 300};

enum class Use {
  default_choice,  ///< what the program reports
  beside           ///< shown to compare
};

struct Method {
  std::string name;  ///< as in verdicts.cpp
  Use use{};
  double truth{};
  bool interval{true};  ///< false: a test without one
  bool test{true};
};

class Report {
 public:
  /// Coverage of an interval or, for a test, 1 minus its size. `mc`: its Monte-Carlo error, 0 when exact.
  struct Entry {
    std::string block;
    std::string setting;
    std::string method;
    bool test{};
    double coverage{};
    double mc{};
  };

  void block(const std::string& name, const std::string& what);
  void header(const std::string& cells);
  static void row(const std::string& cells);
  /// The columns of `simulated`.
  void simulated_header();
  /// One row per method; defaults go to the ledger.
  void simulated(const std::string& setting, const Answers& answers, std::span<const Method> methods);
  /// A figure in per cent, with * when outside; kept for the closing list when `use` is the default.
  std::string figure(const std::string& setting, const std::string& method, bool test, double coverage,
                     double mc, Use use);
  void close() const;

 private:
  std::string block_;
  std::vector<Entry> entries_;
};

/// Outside 94-96 % by more than two Monte-Carlo errors.
[[nodiscard]] bool outside(double coverage, double mc);
[[nodiscard]] double monte_carlo_error(double share, std::size_t runs);

struct Verdict {
  std::string reason;
  std::string better;
};
/// Why this method covers too little (or too much) and what is reported instead; empty when nobody said so.
[[nodiscard]] Verdict verdict(const std::string& method, bool too_little);

// The blocks.
void proportions(const Runs& runs, Report& report);
void adjusted(const Runs& runs, Report& report);
void survival(const Runs& runs, Report& report);
void waves(const Runs& runs, Report& report);
void caseworkers(const Runs& runs, Report& report);
void participation(const Runs& runs, Report& report);
void resampling(const Runs& runs, Report& report);

}  // namespace werkthet::bench
