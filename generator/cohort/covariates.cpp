#include "cohort/covariates.hpp"

#include "config/covariates.hpp"

#include <algorithm>

namespace werkthet::cohort {
namespace {

/// The row that says most lately what was so in `month` and for which `filled` holds, else the first one after it.
template <class Filled>
const ingest::BusRow* row_at(const ingest::BusData& bus, const RowsByPerson& rows, ingest::PersonIndex person,
                             core::Month month, Filled filled) {
  const ingest::BusRow* best = nullptr;
  for (const std::uint32_t position : rows.of(person)) {
    const ingest::BusRow& row = bus.rows[position];
    if (row.month > month && best != nullptr) {
      break;
    }
    if (!filled(row)) {
      continue;
    }
    if (row.month > month) {
      return &row;
    }
    if (best == nullptr || std::min(row.last_month(), month) >= std::min(best->last_month(), month)) {
      best = &row;
    }
  }
  return best;
}

std::optional<double> scaled(int count, int covered) {
  return covered == 0 ? std::nullopt : std::optional{24.0 * count / covered};
}

std::optional<double> is_household(ingest::Household found, ingest::Household wanted) {
  return found == ingest::Household::unknown ? std::nullopt : std::optional{found == wanted ? 1.0 : 0.0};
}

}  // namespace

std::optional<core::Date> birth_date(const ingest::BusData& bus, const RowsByPerson& rows,
                                     ingest::PersonIndex person, core::Month month) {
  const auto* row = row_at(bus, rows, person, month, [](const auto& r) { return r.birth.has_value(); });
  return row == nullptr ? std::nullopt : std::optional<core::Date>(row->birth);
}

ingest::Sex sex(const ingest::BusData& bus, const RowsByPerson& rows, ingest::PersonIndex person,
                core::Month month) {
  const auto* row =
      row_at(bus, rows, person, month, [](const auto& r) { return r.sex != ingest::Sex::unknown; });
  return row == nullptr ? ingest::Sex::unknown : row->sex;
}

ingest::Household household(const ingest::BusData& bus, const RowsByPerson& rows, ingest::PersonIndex person,
                            core::Month month) {
  const auto* row = row_at(bus, rows, person, month,
                           [](const auto& r) { return r.household != ingest::Household::unknown; });
  return row == nullptr ? ingest::Household::unknown : row->household;
}

bool is_built_in(std::string_view id) {
  return config::built_in_covariate(id) != nullptr;
}

std::optional<double> built_in(std::string_view id, const ingest::BusData& bus, const RowsByPerson& rows,
                               const Spells& spells, const Coverage& coverage, ingest::PersonIndex person,
                               core::Date index) {
  const core::Month month = core::month_of(index);
  if (id == "age") {
    const auto birth = birth_date(bus, rows, person, month);
    return birth ? std::optional<double>{core::age_on(*birth, index)} : std::nullopt;
  }
  if (id == "woman") {
    const ingest::Sex found = sex(bus, rows, person, month);
    return found == ingest::Sex::unknown ? std::nullopt
                                         : std::optional{found == ingest::Sex::woman ? 1.0 : 0.0};
  }
  if (id == "single" || id == "single_parent" || id == "couple") {
    return is_household(household(bus, rows, person, month), id == "single" ? ingest::Household::single
                                                             : id == "single_parent"
                                                                 ? ingest::Household::single_parent
                                                                 : ingest::Household::couple);
  }
  if (id == "duration_years") {
    const Spell* spell = spell_on(spells, person, index);
    return spell == nullptr ? std::nullopt : std::optional{(index - spell->period.from) / 365.25};
  }
  int count = 0;
  int covered = 0;
  for (int back = 1; back <= 24; ++back) {
    if (id == "months_on_benefit_24") {
      const core::Date day = core::add_months(index, -back);
      if (day >= core::first_day(coverage.first) && day <= coverage.data_until) {
        ++covered;
        count += spell_on(spells, person, day) != nullptr ? 1 : 0;
      }
    } else if (id == "work_months_24" && work_known(spells, coverage, person, month - back)) {
      ++covered;
      count += work_income(spells, person, month - back) ? 1 : 0;
    }
  }
  return scaled(count, covered);
}

}  // namespace werkthet::cohort
