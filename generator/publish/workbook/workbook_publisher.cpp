#include "publish/workbook/workbook_publisher.hpp"

#include "config/region.hpp"
#include "office/ods_file.hpp"
#include "office/xlsx_file.hpp"
#include "publish/participation_reading.hpp"
#include "publish/workbook/front_sheets.hpp"
#include "publish/workbook/sheet_names.hpp"
#include "publish/workbook/study_sheets.hpp"
#include "publish/workbook/table_sheet.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace werkthet::publish::workbook {
namespace {

/// The table of explanations begins its notes with the verdict, as memo and site give it.
safe::Table with_verdict(const safe::Table& table, const safe::SafeFindings& findings,
                         const config::Study& study) {
  safe::Table shown = table;
  if (table.id == safe::reading_table) {
    const auto dutch = participation_verdict(findings, study, core::Language::nl);
    const auto english = participation_verdict(findings, study, core::Language::en);
    if (dutch && english) {
      // A line each: one long line would make the whole sheet tiny on paper.
      std::vector<core::Bilingual> lines{{"Oordeel. " + dutch->title, "Verdict. " + english->title},
                                         {dutch->observed, english->observed},
                                         {dutch->why, english->why}};
      if (!dutch->before.empty()) {
        lines.push_back({dutch->before, english->before});
      }
      shown.notes.insert(shown.notes.begin(), lines.begin(), lines.end());
    }
  }
  return shown;
}

}  // namespace

std::unique_ptr<office::Book> build_book(const safe::SafeFindings& findings, const config::Study& study,
                                         const provenance::RunFacts& run) {
  auto book = std::make_unique<office::Book>(
      office::BookProperties{.title = study.name.nl + ": cijfers, uitgave " + study.release.id,
                             .subject = study.question.nl.empty() ? study.name.nl : study.question.nl,
                             .keywords = "bijstand, " + study.municipality + (study.fictitious ? ", verzonnen" : ""),
                             .author = config::publisher_name(study).nl,
                             .created = study.release.date,
                             .language = core::Language::nl});
  office::Sheet& cover = book->add_sheet("Voorblad");
  office::Sheet& contents = book->add_sheet("Inhoud");
  office::Sheet& notes = book->add_sheet("Toelichting");
  std::vector<Listed> listed{
      {cover.name(), {"Wat dit bestand is en van welke datum", "What this file is, and its date"}},
      {notes.name(), {"Uitleg bij de cijfers", "Notes on the figures"}}};
  if (has_study_sheets(study)) {
    office::Sheet& summary = book->add_sheet("Samenvatting");
    listed.push_back({summary.name(), {"De belangrijkste uitspraken", "The main statements"}});
    write_summary(summary, findings, study);
    office::Sheet& design = book->add_sheet("Opzet");
    listed.push_back({design.name(), {"Wat is onderzocht en bij wie", "What was studied, and among whom"}});
    write_design(design, study);
  }
  const std::vector<std::string> names = sheet_names(findings, study);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const safe::Table& table = findings.tables()[i];
    office::Sheet& sheet = book->add_sheet(names[i]);
    write_table_sheet(sheet, with_verdict(table, findings, study), study, contents.name());
    listed.push_back({sheet.name(), table.title});
  }
  if (study.release.kind != config::ReleaseKind::exploration &&
      study.data.published.empty()) {  // theirs say it
    office::Sheet& methods = book->add_sheet("Rekenwijze");
    listed.push_back({methods.name(), {"Hoe de cijfers zijn berekend", "How the figures were computed"}});
    write_methods(methods, study);
  }
  office::Sheet& terms = book->add_sheet("Begrippen");
  listed.push_back({terms.name(), {"Wat de woorden betekenen", "What the words mean"}});
  write_cover(cover, findings, study, run, contents.name());
  write_contents(contents, listed);
  write_notes(notes, findings, study);
  write_glossary(terms);
  return book;
}

std::string build_workbook(const safe::SafeFindings& findings, const config::Study& study,
                           const provenance::RunFacts& run) {
  return office::write_xlsx(*build_book(findings, study, run));
}

std::string build_ods(const safe::SafeFindings& findings, const config::Study& study,
                      const provenance::RunFacts& run) {
  return office::write_ods(*build_book(findings, study, run));
}

void WorkbookPublisher::write_files(const Context& context) const {
  const auto book = build_book(context.findings, context.study, context.run);
  context.out.write("workbook.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    office::write_xlsx(*book));
  context.out.write("workbook.ods", "application/vnd.oasis.opendocument.spreadsheet", office::write_ods(*book));
}

}  // namespace werkthet::publish::workbook
