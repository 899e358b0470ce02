#include "publish/workbook/study_sheets.hpp"

#include "config/region.hpp"
#include "core/format.hpp"
#include "publish/wording.hpp"

#include <string>
#include <vector>

namespace werkthet::publish::workbook {
namespace {

using core::Bilingual;
using core::Language;
using office::CellStyle;

constexpr std::uint32_t header = 2;
const CellStyle title_style{.points = 16, .bold = true};
const CellStyle label_style{.bold = true, .wrapped = true};
const CellStyle words_style{.wrapped = true};
const CellStyle beside_style{.wrapped = true, .indented = true, .align = office::CellAlign::left};

std::string outcome_label(const config::Study& study, const std::string& id, Language language) {
  for (const config::Outcome& outcome : study.outcomes) {
    if (outcome.id == id) {
      return outcome.label.in(language);
    }
  }
  return id;
}

std::string comparison(const safe::Statement& statement, const config::Study& study) {
  const std::string group = group_name(study, statement.group, Language::nl);
  return statement.comparator.empty()
             ? group
             : group + " naast " + group_name(study, statement.comparator, Language::nl);
}

std::string kind_words(safe::StatementKind kind) {
  switch (kind) {
    case safe::StatementKind::treatment:
      return "Groep tegenover groep, geloot";
    case safe::StatementKind::participation:
      return "Meedoen tegenover niet meedoen, niet geloot";
    case safe::StatementKind::total:
      return "Beide samen, niet geloot";
    case safe::StatementKind::change:
      break;
  }
  return "Verandering in de tijd";
}

/// A line of the design: what it is about and what it says.
struct Line {
  Bilingual subject;
  Bilingual words;
};

void add_part(Bilingual& to, const Bilingual& part) {
  if (!part.empty()) {
    to.nl += (to.nl.empty() ? "" : " ") + part.nl;
    to.en += (to.en.empty() ? "" : " ") + part.in(Language::en);
  }
}

std::vector<Line> lines_of(const config::Study& study) {
  std::vector<Line> lines;
  const auto add = [&](Bilingual subject, const Bilingual& words) {
    if (!words.empty()) {
      lines.push_back({std::move(subject), words});
    }
  };
  add({"Vraag", "Question"}, study.question);
  add({"Niet onderzocht", "Not studied"}, study.not_studied);
  add({"Periode", "Period"}, {"Van " + core::long_date(study.start, Language::nl) + " tot " +
                                  core::long_date(study.end, Language::nl),
                              "From " + core::long_date(study.start, Language::en) + " to " +
                                  core::long_date(study.end, Language::en)});
  add({"Wat is geloot", "What was drawn by lot"}, study.unit == config::Unit::person
                                                      ? Bilingual{"Mensen", "Persons"}
                                                      : Bilingual{"Uitkeringen", "Benefits"});
  for (const config::Arm& arm : study.arms) {
    const bool control = arm.role == config::Role::control;
    Bilingual words =
        control ? Bilingual{"Dit is de controlegroep.", "This is the control group."} : Bilingual{};
    add_part(words, arm.text);
    add_part(words, arm.obligations);
    if (!arm.initiative.empty()) {
      add_part(words, {"Wie neemt het initiatief? " + arm.initiative.nl + ".",
                       "Who takes the initiative? " + arm.initiative.in(Language::en) + "."});
    }
    if (words.empty()) {
      words = {"Geen beschrijving gegeven", "No description given"};
    }
    add({"Groep: " + arm.name.nl, "Group: " + arm.name.in(Language::en)}, words);
  }
  for (const config::Outcome& outcome : study.outcomes) {
    Bilingual words = outcome.definition;
    if (words.empty()) {
      words = outcome.kind == config::OutcomeKind::scale
                  ? Bilingual{"Gemeten met een vragenlijst.", "Measured with a questionnaire."}
                  : Bilingual{"Geen omschrijving gegeven.", "No definition given."};
    }
    if (outcome.primary) {
      add_part(words, {"Dit is de hoofduitkomst.", "This is the main outcome."});
    }
    add({"Uitkomst: " + outcome.label.nl, "Outcome: " + outcome.label.in(Language::en)}, words);
  }
  for (const config::Wave& wave : study.waves) {
    add({"Vragenlijst: " + wave.name.nl, "Survey: " + wave.name.in(Language::en)},
        {"Maand " + std::to_string(wave.month) + " na de start",
         "Month " + std::to_string(wave.month) + " after the start"});
  }
  return lines;
}

}  // namespace

bool has_study_sheets(const config::Study& study) {
  return study.release.kind != config::ReleaseKind::exploration && study.data.published.empty() &&
         !config::compares_only(study);
}

void write_summary(office::Sheet& sheet, const safe::SafeFindings& findings, const config::Study& study) {
  std::vector<const safe::Statement*> headlines;
  for (const safe::Statement& statement : findings.statements()) {
    if (statement.headline) {
      headlines.push_back(&statement);
    }
  }
  sheet.text(0, 0, "Samenvatting", title_style);
  if (headlines.empty()) {
    sheet.text(1, 0, "Dit werkblad bevat geen tabel: deze uitgave doet geen uitspraken over de aanpak.");
    sheet.column_width(0, 60);
    return;
  }
  sheet.text(1, 0, "Dit werkblad bevat één tabel, met de belangrijkste uitspraken van deze uitgave.");
  sheet.table({.name = "Samenvatting_uitspraken",
               .alt_title = "Samenvatting",
               .alt_text = "Per uitkomst en vergelijking de uitspraak, in het Nederlands en het Engels",
               .row = header,
               .rows = static_cast<std::uint32_t>(headlines.size()),
               .columns = {{"Uitkomst"},
                           {"Vergelijking"},
                           {"Soort vergelijking"},
                           {"Wat we zien"},
                           {"English", false, true}}});
  std::uint32_t row = header;
  for (const safe::Statement* const statement : headlines) {
    ++row;
    sheet.text(row, 0, outcome_label(study, statement->outcome, Language::nl), label_style);
    sheet.text(row, 1, comparison(*statement, study), words_style);
    sheet.text(row, 2, kind_words(statement->kind), words_style);
    sheet.text(row, 3, sentence(*statement, study, Language::nl).text, words_style);
    sheet.text(row, 4, sentence(*statement, study, Language::en).text, beside_style);
  }
  for (std::uint32_t column = 0; column < 5; ++column) {
    sheet.column_width(column, column < 3 ? 26 : 60);
  }
  sheet.print_wide(header);
}

void write_design(office::Sheet& sheet, const config::Study& study) {
  const std::vector<Line> lines = lines_of(study);
  sheet.text(0, 0, "Opzet", title_style);
  sheet.text(1, 0, "Dit werkblad bevat één tabel.");
  sheet.table({.name = "Opzet_onderzoek",
               .alt_title = "Opzet",
               .alt_text = "Vraag, periode, groepen, uitkomsten en vragenlijsten van het onderzoek",
               .row = header,
               .rows = static_cast<std::uint32_t>(lines.size()),
               .columns = {{"Onderdeel"},
                           {"Wat is afgesproken"},
                           {"English: subject", false, true},
                           {"English: what was agreed"}}});
  std::uint32_t row = header;
  for (const Line& line : lines) {
    ++row;
    sheet.text(row, 0, line.subject.nl, label_style);
    sheet.text(row, 1, line.words.nl, words_style);
    sheet.text(row, 2, line.subject.in(Language::en), beside_style);
    sheet.text(row, 3, line.words.in(Language::en), words_style);
  }
  for (std::uint32_t column = 0; column < 4; ++column) {
    sheet.column_width(column, column % 2 == 0 ? 30 : 60);
  }
  sheet.print_wide(header);
}

}  // namespace werkthet::publish::workbook
