#include "config/region.hpp"
#include "internal/internal.hpp"
#include "office/book.hpp"
#include "office/text_width.hpp"
#include "office/xlsx_file.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace werkthet::internal {
namespace {

using office::TableColumn;

constexpr double widest_text = 60.0 * 8.0;  // pixels; a longer text is wrapped
constexpr std::size_t most_problems = 5'000;

/// What stands on the page of contents.
struct Listed {
  std::string sheet;
  std::string about;
};

/// A sheet that is one table, marked INTERN in its title. Cells without a figure get a shorthand, as in the
/// public workbook: the audit for accessible workbooks holds here too.
class Grid {
 public:
  Grid(office::Book& book, const std::string& name, std::string title, std::vector<TableColumn> columns)
      : sheet_(book.add_sheet(name)), title_(std::move(title)), columns_(std::move(columns)) {}

  void next() { ++row_; }
  void text(std::uint32_t column, const std::string& value) {
    if (value.empty()) {
      return absent(column);
    }
    const bool wrapped = office::text_width(value, 12, false) > widest_text;
    if (wrapped) {
      long_.insert(column);
    }
    sheet_.text(row_, column, value,
                {.wrapped = wrapped, .indented = column > 0, .align = office::CellAlign::left});
  }
  void number(std::uint32_t column, double value, int decimals) {
    sheet_.number(row_, column, value, {decimals, false, true}, {.align = office::CellAlign::right});
  }
  void number(std::uint32_t column, const std::optional<double>& value, int decimals) {
    value ? number(column, *value, decimals) : unknown(column);
  }
  /// Could not be determined.
  void unknown(std::uint32_t column) {
    unknown_ = true;
    sheet_.text(row_, column, "[x]", {.align = office::CellAlign::right});
  }
  /// Does not apply.
  void absent(std::uint32_t column) {
    absent_ = true;
    sheet_.text(row_, column, "[z]", {.align = office::CellAlign::right});
  }

  void finish(std::vector<Listed>& listed) {
    const std::uint32_t rows = row_ - header;
    sheet_.text(0, 0, "INTERN: " + title_, {.points = 16, .bold = true});
    sheet_.text(1, 0,
                rows == 0 ? "Dit werkblad bevat geen tabel: er is niets te melden."
                          : "Dit werkblad bevat één tabel.");
    sheet_.text(2, 0, "INTERN: niet voor publicatie. Internal: not for publication.", {.bold = true});
    std::string codes = unknown_ ? "[x] = niet te bepalen" : "";
    codes += absent_ ? std::string(codes.empty() ? "" : "; ") + "[z] = niet van toepassing" : "";
    sheet_.text(3, 0, codes.empty() ? "Alle cellen zijn gevuld." : "In deze tabel: " + codes + ".");
    sheet_.link(4, 0, "Terug naar de inhoud", "Inhoud", {.underlined = true});
    listed.push_back({sheet_.name(), title_});
    if (rows == 0) {
      return sheet_.column_width(0, 60);
    }
    sheet_.table({.name = sheet_.name() + "_intern",
                  .alt_title = "INTERN: " + title_,
                  .alt_text = title_ + ". Niet voor publicatie.",
                  .row = header,
                  .rows = rows,
                  .columns = columns_});
    for (std::uint32_t c = 0; c < columns_.size(); ++c) {
      if (long_.contains(c)) {
        sheet_.column_width(c, 60);
      } else {
        sheet_.fit_column(c, header, c == 0 ? 14 : 10);
      }
    }
    sheet_.print_wide(header);
  }

 private:
  static constexpr std::uint32_t header = 5;
  office::Sheet& sheet_;
  std::string title_;
  std::vector<TableColumn> columns_;
  std::uint32_t row_{header};
  std::set<std::uint32_t> long_;  // columns with a wrapped text
  bool unknown_{};
  bool absent_{};
};

TableColumn words(std::string header) {
  return {std::move(header), false, true};
}
TableColumn figures(std::string header) {
  return {std::move(header), true, false};
}

std::string severity(core::Severity severity) {
  switch (severity) {
    case core::Severity::error:
      return "fout";
    case core::Severity::warning:
      return "waarschuwing";
    case core::Severity::note:
      break;
  }
  return "opmerking";
}

std::string light(analysis::Light light) {
  switch (light) {
    case analysis::Light::green:
      return "groen";
    case analysis::Light::amber:
      return "oranje";
    case analysis::Light::red:
      return "rood";
    case analysis::Light::none:
      break;
  }
  return {};
}

std::optional<double> finite(double value) {
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// A number that is only there above zero: a line, a horizon.
std::optional<double> positive(double value) {
  return value > 0 ? std::optional(value) : std::nullopt;
}

void add_problems(office::Book& book, const core::Problems& problems, std::vector<Listed>& listed) {
  Grid grid(book, "Controles", "Wat de controle van de invoer meldt",
            {{"Code"},
             words("Ernst"),
             words("Bestand"),
             figures("Regel"),
             words("Veld"),
             figures("Aantal keer"),
             words("Melding (Engels)"),
             words("Wat te doen (Engels)")});
  std::size_t n = 0;
  for (const core::Problem& p : problems.all()) {
    if (++n > most_problems) {
      break;  // check.csv has them all
    }
    grid.next();
    grid.text(0, p.code);
    grid.text(1, severity(p.severity));
    grid.text(2, p.place.file);
    if (const auto line = positive(static_cast<double>(p.place.line))) {
      grid.number(3, *line, 0);
    } else {
      grid.absent(3);
    }
    grid.text(4, p.place.field);
    grid.number(5, static_cast<double>(p.times), 0);
    grid.text(6, p.message);
    grid.text(7, p.remedy);
  }
  grid.finish(listed);
}

void add_estimates(office::Book& book, const analysis::Estimates& estimates, std::vector<Listed>& listed) {
  Grid grid(book, "Schattingen", "Alle schattingen, zonder afronding",
            {{"Sleutel"},
             words("Grootheid"),
             figures("Schatting"),
             figures("Standaardfout"),
             figures("Ondergrens"),
             figures("Bovengrens"),
             figures("p"),
             figures("p aangepast"),
             figures("n"),
             figures("n vergelijking"),
             words("Methode (Engels)"),
             words("Bron"),
             words("Waarom niet (Engels)")});
  for (const analysis::Estimate& e : estimates.list) {
    grid.next();
    grid.text(0, e.key);
    grid.text(1, e.quantity);
    std::optional<double> estimate;
    std::optional<double> se;
    std::optional<double> low;
    std::optional<double> high;
    std::optional<double> p;
    if (e.result) {
      estimate = e.result->estimate;
      se = e.result->se;
      p = e.result->p;
      if (e.result->interval) {
        low = e.result->interval->low;
        high = e.result->interval->high;
      }
    }
    std::uint32_t column = 2;
    for (const auto& value : {estimate, se, low, high, p, e.p_adjusted}) {
      grid.number(column++, value, 6);
    }
    grid.number(column++, static_cast<double>(e.n), 0);
    if (e.comparator.empty()) {
      grid.absent(column++);
    } else {
      grid.number(column++, static_cast<double>(e.n_comparator), 0);
    }
    grid.text(column++, e.method);
    grid.text(column++, e.reference);
    grid.text(column, e.result ? "" : e.result.why().detail);
  }
  grid.finish(listed);
}

void add_checks(office::Book& book, const analysis::Estimates& estimates, std::vector<Listed>& listed) {
  Grid grid(book, "Stoplicht", "Toetsen van de vergelijking met niet-deelnemers",
            {{"Uitkomst"},
             figures("Maanden"),
             words("Toets"),
             figures("Waarde"),
             words("Kleur"),
             words("Kleur van het geheel"),
             figures("Effectieve omvang")});
  for (const analysis::Comparison& c : estimates.comparisons) {
    for (const analysis::ComparisonCheck& check : c.checks) {
      grid.next();
      grid.text(0, c.outcome);
      if (const auto months = positive(c.horizon)) {
        grid.number(1, *months, 0);
      } else {
        grid.absent(1);
      }
      grid.text(2, check.id);
      grid.number(3, finite(check.value), 6);
      grid.text(4, light(check.light));
      grid.text(5, light(c.overall));
      grid.number(6, finite(c.effective_sample_size), 1);
    }
  }
  grid.finish(listed);
}

void add_balance(office::Book& book, const analysis::Estimates& estimates, std::vector<Listed>& listed) {
  Grid grid(book, "Balans", "Deelnemers en niet-deelnemers, voor en na weging",
            {{"Uitkomst"},
             words("Kenmerk"),
             figures("Geloot"),
             figures("Voor weging"),
             figures("Na weging"),
             figures("SMD voor"),
             figures("SMD na")});
  for (const analysis::Comparison& c : estimates.comparisons) {
    for (const analysis::BalanceRow& row : c.balance) {
      grid.next();
      grid.text(0, c.outcome);
      grid.text(1, row.covariate);
      std::uint32_t column = 2;
      for (const double value : {row.randomised, row.before, row.after, row.smd_before, row.smd_after}) {
        grid.number(column++, finite(value), 4);
      }
    }
  }
  grid.finish(listed);
}

void add_flow(office::Book& book, const cohort::Cohort& cohort, std::vector<Listed>& listed) {
  Grid grid(book, "Instroom", "Van de lijst tot de groepen, in hele mensen of uitkeringen",
            {{"Stap"}, words("Omschrijving"), words("Groep"), figures("Aantal")});
  const auto add = [&](const std::string& step, const std::string& label, const std::string& arm,
                       std::int64_t count) {
    grid.next();
    grid.text(0, step);
    grid.text(1, label);
    grid.text(2, arm);
    grid.number(3, static_cast<double>(count), 0);
  };
  std::int64_t excluded = 0;
  for (const cohort::FlowStep& step : cohort.flow) {
    if (step.reason.empty()) {
      add(step.id, step.label.nl, step.arm, step.count);
    } else if (step.id == "exclusion") {
      excluded += step.count;
    }
  }
  // Reasons are in words that somebody typed about a person: not even here.
  add("exclusion", "Niet mee door een regel, alle redenen samen", "", excluded);
  grid.finish(listed);
}

/// Every count that the release asked the gate about: its size, what readers see, and why.
void add_cells(office::Book& book, const findings::Findings& findings, const disclosure::Released& released,
               std::vector<Listed>& listed) {
  Grid grid(book, "Celomvang", "Omvang van elke cel, en wat lezers ervan zien",
            {{"Telling"},
             figures("Omvang"),
             figures("Van"),
             figures("Gepubliceerd"),
             words("Status (Engels)"),
             words("Regel (Engels)")});
  std::map<std::string, const findings::Query*> queries;
  for (const findings::Query& query : findings.queries) {
    queries.emplace(query.id, &query);
  }
  for (const disclosure::Decision& d : released.queries) {
    grid.next();
    grid.text(0, d.query);
    const auto query = queries.find(d.query);
    if (query == queries.end()) {
      grid.unknown(1);
      grid.absent(2);
    } else {
      grid.number(1, static_cast<double>(query->second->value), 0);
      if (const auto total = positive(static_cast<double>(query->second->total))) {
        grid.number(2, *total, 0);
      } else {
        grid.absent(2);
      }
    }
    if (d.printed) {
      grid.number(3, static_cast<double>(*d.printed), 0);
    } else {
      grid.absent(3);
    }
    grid.text(4, std::string(disclosure::status_name(d.status)));
    grid.text(5, d.rule);
  }
  grid.finish(listed);
}

/// Clients per caseworker and arm, caseworkers as numbers (Z38): public outputs never show this.
void add_caseworkers(office::Book& book, const config::Study& study, const cohort::Cohort& cohort,
                     std::vector<Listed>& listed) {
  std::map<std::int32_t, std::vector<int>> counts;
  for (std::size_t i = 0; i < cohort.size; ++i) {
    if (cohort.membership[i] == cohort::Membership::randomised && cohort.caseworker[i] >= 0) {
      auto& row = counts[cohort.caseworker[i]];
      row.resize(study.arms.size());
      ++row[static_cast<std::size_t>(cohort.arm[i])];
    }
  }
  std::vector<TableColumn> columns{{"Consulent"}};
  for (const config::Arm& arm : study.arms) {
    columns.push_back(figures(arm.name.nl + " (" + arm.id + ")"));  // nobody asks names of groups to differ
  }
  // Who serves several groups is how the approaches can come to resemble each other (C46, O22).
  const auto several = std::count_if(counts.begin(), counts.end(), [](const auto& entry) {
    return std::count_if(entry.second.begin(), entry.second.end(), [](int n) { return n > 0; }) > 1;
  });
  Grid grid(book, "Consulenten",
            "Deelnemers per consulent en groep; " + std::to_string(several) + " van de " +
                std::to_string(counts.size()) + " consulenten hebben meer dan één groep",
            columns);
  for (const auto& [caseworker, row] : counts) {
    grid.next();
    grid.text(0, "consulent " + std::to_string(caseworker + 1));
    for (std::size_t a = 0; a < row.size(); ++a) {
      grid.number(static_cast<std::uint32_t>(a + 1), row[a], 0);
    }
  }
  grid.finish(listed);
}

void write_contents(office::Sheet& sheet, const config::Study& study, const std::vector<Listed>& listed) {
  sheet.text(0, 0, "INTERN: werkboek van de onderzoeker, uitgave " + study.release.id,
             {.points = 16, .bold = true});
  sheet.text(1, 0, "Dit werkblad bevat één tabel.");
  sheet.text(2, 0, "INTERN: niet voor publicatie. Internal: not for publication.", {.bold = true});
  constexpr std::uint32_t header = 3;
  sheet.table({.name = "Inhoud_intern",
               .alt_title = "INTERN: inhoud",
               .alt_text = "Lijst van alle werkbladen met een link",
               .row = header,
               .rows = static_cast<std::uint32_t>(listed.size()),
               .columns = {{"Werkblad"}, {"Wat staat erop"}}});
  std::uint32_t row = header;
  for (const Listed& line : listed) {
    ++row;
    sheet.link(row, 0, line.sheet, line.sheet, {.underlined = true});
    sheet.text(row, 1, line.about, {.wrapped = true});
  }
  sheet.fit_column(0, header);
  sheet.column_width(1, 70);
  sheet.print_wide(header);
}

}  // namespace

std::string workbook(const config::Study& study, const ingest::Input& input, const cohort::Cohort& cohort,
                     const analysis::Estimates& estimates, const findings::Findings& findings,
                     const disclosure::Released& released, const std::filesystem::path& scratch) {
  office::Book book({.title = "INTERN: werkboek van de onderzoeker, uitgave " + study.release.id,
                     .subject = study.name.nl,
                     .keywords = "intern",
                     .author = config::publisher_name(study).nl,
                     .created = study.release.date,
                     .language = core::Language::nl});
  office::Sheet& contents = book.add_sheet("Inhoud");
  std::vector<Listed> listed;
  add_problems(book, input.problems, listed);
  add_estimates(book, estimates, listed);
  add_checks(book, estimates, listed);
  add_balance(book, estimates, listed);
  add_flow(book, cohort, listed);
  add_cells(book, findings, released, listed);
  add_caseworkers(book, study, cohort, listed);
  write_contents(contents, study, listed);
  return office::write_xlsx(book, scratch);
}

}  // namespace werkthet::internal
