#include "plan/plan_bench/tables.hpp"

#include <fmt/format.h>

#include <bit>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::bench {
namespace {

std::string text(const std::optional<double>& value) {
  return value ? fmt::format("{}", *value) : "";
}

/// Columns of the cohort by name, in the order in which they are written.
class Table {
 public:
  void add(std::string name, std::vector<std::string> cells) {
    names_.push_back(std::move(name));
    columns_.push_back(std::move(cells));
  }
  void add(std::string name, const cohort::Values& values) {
    std::vector<std::string> cells;
    for (const std::optional<double>& value : values) {
      cells.push_back(text(value));
    }
    add(std::move(name), std::move(cells));
  }
  template <class Number>
  void add(std::string name, const std::vector<Number>& values) {
    std::vector<std::string> cells;
    for (const Number& value : values) {
      cells.push_back(fmt::format("{}", value));
    }
    add(std::move(name), std::move(cells));
  }
  /// The rows for which `wanted` holds.
  template <class Wanted>
  [[nodiscard]] std::string csv(const Wanted& wanted) const {
    std::string out = fmt::format("{}\n", fmt::join(names_, ","));
    for (std::size_t i = 0; i < columns_.front().size(); ++i) {
      if (!wanted(i)) {
        continue;
      }
      std::vector<std::string_view> row;
      for (const std::vector<std::string>& column : columns_) {
        row.push_back(column[i]);
      }
      fmt::format_to(std::back_inserter(out), "{}\n", fmt::join(row, ","));
    }
    return out;
  }

 private:
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> columns_;
};

class Hash {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) {
      value_ = (value_ ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
  }
  void add(double number) { add(fmt::format("{:016x}", std::bit_cast<std::uint64_t>(number))); }
  void add(const std::optional<double>& number) {
    if (number) {
      add(*number);
    } else {
      add("-");
    }
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_{14695981039346656037ULL};
};

}  // namespace

std::string cohort_csv(const cohort::Cohort& cohort, const analysis::Groups& groups) {
  Table table;
  table.add("group", groups.code);
  table.add("cluster", cohort.cluster);
  table.add("caseworker", cohort.caseworker);
  for (const cohort::CovariateColumn& column : cohort.covariates) {
    table.add("x." + column.id, column.values);
  }
  for (const cohort::BinaryColumn& column : cohort.binary) {
    table.add("y." + column.outcome + (column.horizon > 0 ? "." + std::to_string(column.horizon) : ""),
              column.values);
  }
  for (const cohort::NumericColumn& column : cohort.numeric) {
    const std::string rater = column.by_caseworker ? ".caseworker." : ".client.";
    table.add(column.wave.empty() ? "n." + column.outcome : "s." + column.outcome + rater + column.wave,
              column.values);
  }
  for (const cohort::TimeColumn& column : cohort.times) {
    table.add("time." + column.outcome, column.time);
    table.add("cause." + column.outcome, column.cause);
  }
  for (const cohort::PlaceboColumn& column : cohort.placebos) {
    table.add("placebo." + column.outcome + "." + column.id, column.values);
  }
  return table.csv([&](std::size_t i) { return groups.code[i] >= -1; });
}

std::string plan_csv(const config::Study& study, const analysis::Groups& groups) {
  std::string out = "kind,name,value\n";
  const auto add = [&](std::string_view kind, std::string_view name, const auto& value) {
    fmt::format_to(std::back_inserter(out), "{},{},{}\n", kind, name, value);
  };
  add("draws", "randomisations", study.plan.randomisations);
  add("draws", "bootstrap_draws", study.plan.bootstrap_draws);
  add("draws", "imputations", study.plan.imputations);
  add("confidence", "", analysis::effect_confidence(study));
  for (std::size_t code = 0; code < groups.ids.size(); ++code) {
    add("group", groups.ids[code], code);
  }
  for (const config::Wave& wave : study.waves) {
    add("wave", wave.id, wave.month);
  }
  for (const config::Outcome& outcome : study.outcomes) {
    add("outcome", outcome.id, outcome.primary ? 1 : 0);
    for (const int horizon : outcome.horizons) {
      add("horizon", outcome.id, horizon);
    }
    for (const config::Scale& scale : study.scales) {
      if (outcome.kind == config::OutcomeKind::scale && scale.id == outcome.scale) {
        add("scale_min", outcome.id, scale.min);
        add("scale_max", outcome.id, scale.max);
      }
    }
  }
  for (const config::Subgroup& subgroup : study.subgroups) {
    add("subgroup", subgroup.id, subgroup.covariate);
    for (const double cut : subgroup.cuts) {
      add("cut", subgroup.id, cut);
    }
  }
  return out;
}

std::string estimates_csv(const analysis::Estimates& estimates) {
  std::string out = "key,method,estimate,se,low,high,p,reason\n";
  for (const analysis::Estimate& e : estimates.list) {
    fmt::format_to(std::back_inserter(out), "{},\"{}\",", e.key, e.method);
    if (!e.result) {
      fmt::format_to(std::back_inserter(out), ",,,,,\"{}\"\n", e.result.why().detail);
      continue;
    }
    const analysis::Value& value = *e.result;
    const auto limit = [&](double statistics::Interval::*side) {
      return value.interval ? fmt::format("{}", (*value.interval).*side) : "";
    };
    fmt::format_to(std::back_inserter(out), "{},{},{},{},{},\n", value.estimate, text(value.se),
                   limit(&statistics::Interval::low), limit(&statistics::Interval::high), text(value.p));
  }
  return out;
}

std::uint64_t checksum(const analysis::Estimates& estimates) {
  Hash hash;
  for (const analysis::Estimate& e : estimates.list) {
    hash.add(e.key);
    hash.add(e.p_adjusted);
    if (!e.result) {
      hash.add(e.result.why().detail);
      continue;
    }
    hash.add(e.result->estimate);
    hash.add(e.result->se);
    hash.add(e.result->p);
    if (e.result->interval) {
      hash.add(e.result->interval->low);
      hash.add(e.result->interval->high);
    }
  }
  for (const analysis::Comparison& comparison : estimates.comparisons) {
    for (const analysis::ComparisonCheck& check : comparison.checks) {
      hash.add(check.value);
    }
  }
  return hash.value();
}

}  // namespace werkthet::bench
