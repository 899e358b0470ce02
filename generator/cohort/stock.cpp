#include "cohort/stock.hpp"

#include "core/error.hpp"

namespace werkthet::cohort {
namespace {

/// Runs on after midnight before `day`: had benefit before it and did not end.
bool runs_over(const Spell& spell, core::Date day) {
  return spell.period.from < day && (spell.censored || spell.period.to > day);
}

std::int64_t stock_at(std::span<const Spell> spells, core::Date day) {
  std::int64_t count = 0;
  for (const Spell& spell : spells) {
    count += runs_over(spell, day) ? 1 : 0;
  }
  return count;
}

bool is_other_end(ingest::EndReason reason) {
  return reason == ingest::EndReason::death || reason == ingest::EndReason::pension_age;
}

}  // namespace

std::vector<StockQuarter> stock_by_quarter(std::span<const Spell> spells, const Coverage& coverage,
                                           const ReasonSet& work, bool benefits) {
  std::vector<StockQuarter> result;
  core::Month month = coverage.first;
  while (month.index % 3 != 0) {
    month = month + 1;
  }
  std::int64_t stock = stock_at(spells, core::first_day(month));
  for (; core::last_day(month + 2) <= coverage.data_until; month = month + 3) {
    const core::Date begin = core::first_day(month);
    const core::Date end = core::first_day(month + 3);
    StockQuarter quarter;
    quarter.first_month = month;
    quarter.benefits = benefits;
    quarter.stock_begin = stock;
    for (const Spell& spell : spells) {
      if (spell.period.from >= begin && spell.period.from < end) {
        ++quarter.inflow;
      }
      if (!spell.censored && spell.period.to > begin && spell.period.to <= end) {
        if (is_other_end(spell.reason)) {
          ++quarter.other_end;
        } else {
          ++quarter.outflow;
          quarter.outflow_work += work[static_cast<std::size_t>(spell.reason)] ? 1 : 0;
        }
      }
    }
    quarter.stock_end = stock_at(spells, end);
    core::ensure(
        quarter.stock_begin + quarter.inflow - quarter.outflow - quarter.other_end == quarter.stock_end,
        "stock at the end is stock at the begin plus inflow minus all ends");
    stock = quarter.stock_end;
    result.push_back(quarter);
  }
  return result;
}

}  // namespace werkthet::cohort
