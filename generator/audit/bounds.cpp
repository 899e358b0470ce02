#include "audit/bounds.hpp"

#include "core/error.hpp"
#include "solver/linear_program.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace werkthet::audit {
namespace {

constexpr double epsilon = 1e-5;
constexpr std::size_t most_unknowns = 3000;  // of one part; a chain of as many takes half a minute
constexpr std::size_t most_clashes = 20;     // of one part
constexpr double infinity = std::numeric_limits<double>::infinity();

std::size_t root_of(std::vector<std::size_t>& parents, std::size_t i) {
  while (parents[i] != i) {
    parents[i] = parents[parents[i]];
    i = parents[i];
  }
  return i;
}

/// Facts over few unknowns as a linear program. A fact about one unknown becomes a limit of its own.
std::unique_ptr<solver::LinearProgram> program_of(const std::vector<const Fact*>& facts,
                                                  const std::map<std::size_t, std::size_t>& columns) {
  std::vector<solver::Limits> limits(columns.size(), {0.0, no_limit});
  std::vector<solver::Row> rows;
  for (const Fact* fact : facts) {
    if (fact->sum.size() == 1 && fact->sum.front().factor > 0) {
      solver::Limits& own = limits[columns.at(fact->sum.front().unknown)];
      own.low = std::max(own.low, fact->low / fact->sum.front().factor);
      own.high = std::min(own.high, fact->high / fact->sum.front().factor);
      continue;
    }
    std::map<std::size_t, double> row;  // an unknown may stand in a sum twice
    for (const Term& term : fact->sum) {
      row[columns.at(term.unknown)] += term.factor;
    }
    rows.push_back({{row.begin(), row.end()}, fact->low, fact->high});
  }
  return std::make_unique<solver::LinearProgram>(limits, rows);
}

}  // namespace

struct Bounds::Part {
  std::vector<std::size_t> facts;
  std::map<std::size_t, std::size_t> columns;  ///< unknown -> column
  std::unique_ptr<solver::LinearProgram> program;
  bool possible{true};

  [[nodiscard]] bool can_be(const System& system, const std::vector<std::size_t>& chosen) const {
    std::vector<const Fact*> list;
    for (const std::size_t f : chosen) {
      list.push_back(&system.facts[f]);
    }
    return program_of(list, columns)->possible();
  }

  /// Leaves out every fact without which the rest still cannot be: large pieces first, single facts last.
  [[nodiscard]] Clash thinned(const System& system) const {
    Clash clash = facts;
    for (std::size_t piece = std::max<std::size_t>(1, clash.size() / 2);; piece /= 2) {
      for (std::size_t from = 0; from < clash.size();) {
        Clash without = clash;
        const auto begin = without.begin() + static_cast<std::ptrdiff_t>(from);
        without.erase(begin, begin + static_cast<std::ptrdiff_t>(std::min(piece, clash.size() - from)));
        if (!without.empty() && !can_be(system, without)) {
          clash = std::move(without);
        } else {
          from += piece;
        }
      }
      if (piece == 1) {
        return clash;
      }
    }
  }

  /// Builds the program; sets facts aside that cannot be together, so that the rest can still be examined.
  void build(const System& system, std::vector<Clash>& clashes) {
    for (std::size_t round = 0; round <= most_clashes; ++round) {
      std::vector<const Fact*> list;
      for (const std::size_t f : facts) {
        list.push_back(&system.facts[f]);
      }
      program = program_of(list, columns);
      possible = program->possible();
      if (possible || round == most_clashes) {
        return;
      }
      clashes.push_back(thinned(system));
      std::erase_if(facts, [&](std::size_t f) {
        return std::find(clashes.back().begin(), clashes.back().end(), f) != clashes.back().end();
      });
    }
  }
};

Bounds::Bounds(const System& system) : part_of_(system.unknowns), place_(system.unknowns) {
  std::vector<std::size_t> parents(system.unknowns);
  std::iota(parents.begin(), parents.end(), std::size_t{0});
  for (const Fact& fact : system.facts) {
    core::ensure(!fact.sum.empty(), "a fact is about at least one count");
    for (const Term& term : fact.sum) {
      parents[root_of(parents, term.unknown)] = root_of(parents, fact.sum.front().unknown);
    }
  }
  std::map<std::size_t, std::size_t> numbers;
  for (std::size_t u = 0; u < system.unknowns; ++u) {
    const auto [found, fresh] = numbers.emplace(root_of(parents, u), parts_.size());
    if (fresh) {
      parts_.push_back(std::make_unique<Part>());
    }
    Part& part = *parts_[found->second];
    part_of_[u] = found->second;
    place_[u] = part.columns.size();
    part.columns.emplace(u, part.columns.size());
    if (part.columns.size() > most_unknowns) {
      throw core::Error(core::ErrorKind::input, "the published figures are too many to audit together", {},
                        "audit fewer releases at once");
    }
  }
  for (std::size_t f = 0; f < system.facts.size(); ++f) {
    parts_[part_of_[system.facts[f].sum.front().unknown]]->facts.push_back(f);
  }
  for (const auto& part : parts_) {
    part->build(system, clashes_);
    ++solved_;
  }
}

Bounds::~Bounds() = default;

std::optional<Interval> Bounds::of(const Sum& sum) {
  // Parts know nothing of each other, so the least of a sum is the sum of what is least in each.
  std::map<std::size_t, std::map<std::size_t, double>> by_part;
  for (const Term& term : sum) {
    core::ensure(term.factor == std::round(term.factor), "a sum that is asked for counts people");
    by_part[part_of_[term.unknown]][place_[term.unknown]] += term.factor;
  }
  double low = 0;
  double high = 0;
  for (const auto& [number, factors] : by_part) {
    Part& part = *parts_[number];
    if (!part.possible) {
      return std::nullopt;
    }
    const solver::Terms terms(factors.begin(), factors.end());
    const std::optional<double> least = part.program->extreme(terms, false);
    const std::optional<double> most = part.program->extreme(terms, true);
    if (!least || !most) {
      throw core::Error(core::ErrorKind::input, "the published figures are too many to audit together", {},
                        "audit fewer releases at once");
    }
    low += *least;
    high += *most;
    solved_ += 2;
  }
  if (high >= no_limit / 2) {
    high = infinity;
  }
  Interval result{static_cast<std::int64_t>(std::ceil(low - epsilon)), {}};
  if (std::isfinite(high)) {
    result.high = static_cast<std::int64_t>(std::floor(high + epsilon));
  }
  return result;
}

}  // namespace werkthet::audit
