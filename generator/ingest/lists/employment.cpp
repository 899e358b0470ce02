#include "ingest/lists/lists.hpp"
#include "ingest/lists/month_cell.hpp"
#include "ingest/lists/words.hpp"
#include "ingest/tables/table_reader.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace werkthet::ingest {
namespace {

constexpr double most_hours = 400;
constexpr double most_wage = 100'000;  // euros in a month: above it the amount is in cents, or of a year
constexpr double weeks_per_month = 52.0 / 12.0;

constexpr std::array<Word<Contract>, 23> contracts = {{
    {"vast", Contract::permanent},
    {"vastcontract", Contract::permanent},
    {"onbepaald", Contract::permanent},
    {"onbepaaldetijd", Contract::permanent},
    {"permanent", Contract::permanent},
    {"tijdelijk", Contract::temporary},
    {"tijdelijkcontract", Contract::temporary},
    {"bepaald", Contract::temporary},
    {"bepaaldetijd", Contract::temporary},
    {"temporary", Contract::temporary},
    {"uitzend", Contract::agency},
    {"uitzendkracht", Contract::agency},
    {"uitzendcontract", Contract::agency},
    {"agency", Contract::agency},
    {"oproep", Contract::on_call},
    {"oproepkracht", Contract::on_call},
    {"nulurencontract", Contract::on_call},
    {"nuluren", Contract::on_call},
    {"oncall", Contract::on_call},
    {"zelfstandig", Contract::self_employed},
    {"zelfstandige", Contract::self_employed},
    {"zzp", Contract::self_employed},
    {"selfemployed", Contract::self_employed},
}};

}  // namespace

void read_employment(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory,
                     Input& input) {
  const std::string& name = study.data.employment;
  TableReader table(list_source(study, name), "employment", study.data.employment_form);
  const double factor = study.data.employment_hours == config::HoursPer::week ? weeks_per_month : 1.0;
  const ColumnRef bsn = table.column("bsn", true, {"burgerservicenummer"});
  const ColumnRef month = table.column("month", true, {"maand"});
  const ColumnRef hours = table.column("hours", false, {"uren"});
  const ColumnRef contract = table.column("contract", false, {"contractsoort", "dienstverband"});
  const ColumnRef wage = table.column("wage", false, {"loon", "brutoloon", "loon_per_maand"});
  for (std::size_t i = 0; i < table.rows() && bsn.index && month.index; ++i) {
    EmploymentRow row;
    row.line = table.line(i);
    if (const auto person = table.person(i, bsn, pseudonyms)) {
      row.person = directory.person(*person);
    }
    const auto number = table.number(i, hours);
    if (number && (*number < 0 || *number * factor > most_hours)) {
      table.report().null("W255", table.place(i, hours));
    } else if (number) {
      row.hours = *number * factor;
    }
    row.wage = table.number(i, wage);
    if (row.wage && (*row.wage < 0 || *row.wage > most_wage)) {
      table.report().null("W256", table.place(i, wage));
      row.wage.reset();
    }
    row.contract = category<Contract>(table, i, contract, contracts);
    const auto when = parse_month_cell(table.text(i, month));
    if (!when) {
      table.report().null("W213", table.place(i, month), "a month is written as 2018-11 or 201811");
      continue;
    }
    row.month = *when;
    input.employment.push_back(row);
  }
  const auto key = [](const EmploymentRow& row) { return std::tuple(row.person, row.month, row.line); };
  std::stable_sort(input.employment.begin(), input.employment.end(),
                   [&](const EmploymentRow& a, const EmploymentRow& b) { return key(a) < key(b); });
  table.finish(input);
}

}  // namespace werkthet::ingest
