#include "publish/matrix.hpp"

#include "core/format.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace werkthet::publish {
namespace {

using safe::Cell;
using safe::Statement;
using safe::StatementKind;

double half_unit(const Cell& cell) {
  return 0.5 * std::pow(10.0, -cell.decimals());
}

bool any_hidden(const Statement& statement) {
  constexpr std::array<std::string_view, 5> told{"a", "b", "d", "lo", "hi"};
  return std::any_of(told.begin(), told.end(), [&](std::string_view name) {
    const auto found = statement.slots.find(std::string(name));
    return found != statement.slots.end() && found->second.kind() == Cell::Kind::hidden;
  });
}

Levels levels(const Statement& statement, const Cell& difference) {
  const Cell* a = slot(statement, "a");
  const Cell* b = slot(statement, "b");
  if (a == nullptr || b == nullptr) {
    return Levels::none;
  }
  const int decimals = std::max({a->decimals(), b->decimals(), difference.decimals()});
  const double gap = core::round_half_away(std::abs(a->value() - b->value() - difference.value()), decimals);
  if (gap == 0.0) {
    return Levels::exact;
  }
  const double rounding = half_unit(*a) + half_unit(*b) + half_unit(difference);
  return gap < rounding ? Levels::rounded : Levels::modelled;
}

/// Favourable is +1 when more is better; an unknown outcome is read as "higher is better".
double favourable_sign(const config::Outcome* outcome) {
  return outcome != nullptr && outcome->favourable == config::Favourable::lower ? -1.0 : 1.0;
}

std::string treatment_code(const Situation& s, const Cell& lo, const Cell& hi,
                           const config::Outcome* outcome) {
  const double sign = favourable_sign(outcome);
  if (outcome != nullptr && outcome->margin) {
    const double margin = *outcome->margin;
    if (lo.value() - half_unit(lo) >= -margin && hi.value() + half_unit(hi) <= margin) {
      return "A~";
    }
    const double worst = sign > 0 ? lo.value() : -hi.value();
    const double safety = half_unit(sign > 0 ? lo : hi);
    if (s.zero_inside && worst < 0 && worst - safety >= -margin) {
      return "A>=";
    }
  }
  if (s.zero_inside) {
    return "A0";
  }
  return (lo.value() > 0) == (sign > 0) ? "A+" : "A-";
}

}  // namespace

const config::Outcome* find_outcome(const config::Study& study, std::string_view id) {
  const auto found = std::find_if(study.outcomes.begin(), study.outcomes.end(),
                                  [id](const config::Outcome& outcome) { return outcome.id == id; });
  return found == study.outcomes.end() ? nullptr : &*found;
}

const Cell* slot(const Statement& statement, std::string_view name) {
  const auto found = statement.slots.find(std::string(name));
  return found != statement.slots.end() && found->second.is_number() ? &found->second : nullptr;
}

std::optional<safe::ClaimedNumbers> named_numbers(const Statement& statement, std::string_view code) {
  const Cell* d = slot(statement, "d");
  const Cell* low = slot(statement, "lo");
  const Cell* high = slot(statement, "hi");
  if (code == "Bred" || code.ends_with('?') || d == nullptr || low == nullptr || high == nullptr) {
    return std::nullopt;
  }
  return safe::ClaimedNumbers{d->value(), low->value(), high->value(), d->decimals()};
}

Situation situation(const Statement& statement, const config::Study& study) {
  Situation result;
  const bool by_lot = statement.kind == StatementKind::treatment;
  const bool change = statement.kind == StatementKind::change;
  const std::string letter = by_lot ? "A" : change ? "C" : "B";
  result.hidden = any_hidden(statement);
  const Cell* d = slot(statement, "d");
  const Cell* lo = slot(statement, "lo");
  const Cell* hi = slot(statement, "hi");
  if (letter == "B" && statement.light == safe::Light::red) {
    result.code = "Bred";  // also when the number is hidden: the number is not given either way
    return result;
  }
  const bool change_without_interval =
      change && slot(statement, "a") != nullptr && slot(statement, "b") != nullptr;
  if (result.hidden || ((d == nullptr || lo == nullptr || hi == nullptr) && !change_without_interval)) {
    result.code = letter + "?";
    return result;
  }
  if (d != nullptr) {
    result.levels = levels(statement, *d);
  } else {
    result.levels = Levels::exact;
  }
  if (lo != nullptr && hi != nullptr) {
    result.zero_inside = lo->value() <= 0.0 && hi->value() >= 0.0;
    result.zero_on_edge = lo->value() == 0.0 || hi->value() == 0.0;
  }
  if (change) {
    result.code = result.zero_inside ? "C0" : "C";
  } else if (by_lot) {
    result.code = treatment_code(result, *lo, *hi, find_outcome(study, statement.outcome));
  } else if (result.zero_inside) {
    result.code = "B0";
  } else {
    const bool up = lo->value() > 0;
    result.code = up == (favourable_sign(find_outcome(study, statement.outcome)) > 0) ? "B+" : "B-";
  }
  return result;
}

}  // namespace werkthet::publish
