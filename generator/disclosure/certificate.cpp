#include "disclosure/certificate.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace werkthet::disclosure {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double rounding = 1e-5;  // of the solver, inwards
constexpr double no_price = 1e-7;

solver::Row row_of(const Count& count, Fate fate, solver::Terms terms) {
  if (fate == Fate::printed) {
    const auto value = static_cast<double>(count.value);
    return {std::move(terms), value, value};
  }
  return {std::move(terms), static_cast<double>(count.range.low),
          count.range.high == Range{}.high ? infinity : static_cast<double>(count.range.high)};
}

Range whole(double low, double high) {
  return {static_cast<std::int64_t>(std::ceil(low - rounding)),
          high >= solver::no_limit / 2 ? Range{}.high : static_cast<std::int64_t>(std::floor(high + rounding))};
}

}  // namespace

bool has_room(const Range& range, const Room& room) {
  return range.low <= room.least && range.high >= room.reach && range.high - range.low >= room.width;
}

Certificate::Certificate(const std::vector<Count>& counts, std::vector<std::size_t> members,
                         const std::vector<Fate>& fates)
    : members_(std::move(members)) {
  // Classes that stand in the same counts are one unknown.
  std::map<std::size_t, std::vector<std::size_t>> stands_in;
  for (std::size_t r = 0; r < members_.size(); ++r) {
    row_of_[members_[r]] = r;
    for (const std::size_t at : counts[members_[r]].classes) {
      stands_in[at].push_back(r);
    }
  }
  std::map<std::vector<std::size_t>, std::size_t> unknowns;
  for (const auto& [at, in] : stands_in) {
    unknowns.emplace(in, unknowns.size());
  }
  std::vector<solver::Terms> terms(members_.size());
  for (const auto& [in, unknown] : unknowns) {
    for (const std::size_t r : in) {
      terms[r].emplace_back(unknown, 1.0);
    }
  }
  for (std::size_t r = 0; r < members_.size(); ++r) {
    rows_.push_back(row_of(counts[members_[r]], fates[members_[r]], std::move(terms[r])));
  }
  prices_.resize(rows_.size());
  program_ = std::make_unique<solver::LinearProgram>(std::vector<solver::Limits>(unknowns.size()), rows_);
}

double Certificate::extreme(const solver::Terms& sum, bool maximise) {
  ++solved_;
  const std::optional<double> value = program_->extreme(sum, maximise);
  if (!value) {
    throw core::Error(core::ErrorKind::privacy, "it cannot be proved that hidden numbers stay hidden; nothing was made",
                      {}, "leave out the figure that was added last, and tell the developers");
  }
  // The point shows other counts at other values: many need no program of their own.
  const std::vector<double> point = program_->point();
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    double at = 0;
    for (const auto& [unknown, factor] : rows_[r].terms) {
      at += factor * point[unknown];
    }
    const auto [ends, fresh] = seen_.emplace(r, Ends{at, at});
    ends->second.low = std::min(ends->second.low, at);
    ends->second.high = std::max(ends->second.high, at);
  }
  const std::vector<double> prices = program_->prices();
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    prices_[r] = std::max(prices_[r], std::abs(prices[r]));
  }
  return *value;
}

void Certificate::warm(const std::vector<std::size_t>& counts) {
  constexpr int rounds = 8;
  for (int round = 0; round < rounds; ++round) {
    std::map<std::size_t, double> weight;  // unknown -> factor
    std::uint32_t digits = 0;
    for (const std::size_t count : counts) {
      // All up, all down, then halves by the digits of a fixed sequence: the same on every machine.
      digits = digits * 1664525U + 1013904223U + static_cast<std::uint32_t>(round);
      const bool up = round == 0 || (round > 1 && (digits >> 16U & 1U) != 0);
      for (const auto& [unknown, factor] : rows_[row_of_.at(count)].terms) {
        weight[unknown] += up ? factor : -factor;
      }
    }
    static_cast<void>(extreme({weight.begin(), weight.end()}, true));
  }
}

Range Certificate::range_of(std::size_t count, const Room* target) {
  const std::size_t row = row_of_.at(count);
  const auto met = seen_.find(row);
  if (target != nullptr && met != seen_.end()) {
    const Range seen = whole(met->second.low, met->second.high);
    if (has_room(seen, *target)) {
      return seen;
    }
  }
  prices_.assign(rows_.size(), 0.0);
  const double high = extreme(rows_[row].terms, true);
  if (target != nullptr) {
    const Range seen = whole(seen_.at(row).low, high);
    if (has_room(seen, *target)) {
      return seen;
    }
  }
  return whole(extreme(rows_[row].terms, false), high);
}

std::vector<std::size_t> Certificate::binding(const std::vector<Count>& counts,
                                              const std::vector<Fate>& fates, std::size_t count) const {
  std::vector<std::size_t> result;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const std::size_t i = members_[r];
    const bool can_go = counts[i].print == Count::Print::open || counts[i].print == Count::Print::range;
    if (can_go && i != count && (fates[i] == Fate::printed || fates[i] == Fate::in_range) &&
        prices_[r] > no_price) {
      result.push_back(i);
    }
  }
  const auto price = [&](std::size_t i) { return prices_[row_of_.at(i)]; };
  std::stable_sort(result.begin(), result.end(), [&](std::size_t a, std::size_t b) {
    if (counts[a].rank != counts[b].rank) {
      return counts[a].rank > counts[b].rank;
    }
    return price(a) > price(b) + no_price;
  });
  return result;
}

void Certificate::hide(std::size_t count) {
  const std::size_t row = row_of_.at(count);
  rows_[row].low = 0.0;
  rows_[row].high = infinity;
  program_->limit_row(row, rows_[row].low, rows_[row].high);
}

void Certificate::know(std::size_t count, std::optional<std::int64_t> value) {
  const std::size_t row = row_of_.at(count);
  seen_.clear();  // points met so far may break the limit
  if (value) {
    program_->limit_row(row, static_cast<double>(*value), static_cast<double>(*value));
  } else {
    program_->limit_row(row, rows_[row].low, rows_[row].high);
  }
}

}  // namespace werkthet::disclosure
