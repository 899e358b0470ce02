#include "publish/workbook/workbook_publisher.hpp"

#include "office/xlsx_file.hpp"
#include "publish/participation_reading.hpp"
#include "publish/workbook/front_sheets.hpp"
#include "publish/workbook/sheet_names.hpp"
#include "publish/workbook/table_sheet.hpp"

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

std::string build_workbook(const safe::SafeFindings& findings, const config::Study& study,
                           const provenance::RunFacts& run) {
  office::XlsxFile file(
      {.title = study.name.nl + ": cijfers, uitgave " + study.release.id,
       .subject = study.question.nl,
       .keywords = "bijstand, " + study.municipality + (study.fictitious ? ", verzonnen" : ""),
       .created = study.release.date,
       .language = core::Language::nl});
  office::XlsxSheet& cover = file.add_sheet("Voorblad");
  office::XlsxSheet& contents = file.add_sheet("Inhoud");
  office::XlsxSheet& notes = file.add_sheet("Toelichting");
  std::vector<Listed> listed{
      {cover.name(), {"Wat dit bestand is en van welke datum", "What this file is, and its date"}},
      {notes.name(), {"Uitleg bij de cijfers", "Notes on the figures"}}};
  for (const safe::Table& table : findings.tables()) {
    office::XlsxSheet& sheet = file.add_sheet(file.free_name(sheet_name(table, study)));
    write_table_sheet(sheet, with_verdict(table, findings, study), study, contents.name());
    listed.push_back({sheet.name(), table.title});
  }
  if (study.release.kind != config::ReleaseKind::exploration &&
      study.data.published.empty()) {  // theirs say it
    office::XlsxSheet& methods = file.add_sheet("Rekenwijze");
    listed.push_back({methods.name(), {"Hoe de cijfers zijn berekend", "How the figures were computed"}});
    write_methods(methods, study);
  }
  office::XlsxSheet& terms = file.add_sheet("Begrippen");
  listed.push_back({terms.name(), {"Wat de woorden betekenen", "What the words mean"}});
  write_cover(cover, study, run, contents.name());
  write_contents(contents, listed);
  write_notes(notes, findings, study);
  write_glossary(terms);
  return file.finish();
}

void WorkbookPublisher::publish(const Context& context) const {
  context.out.write("workbook.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    build_workbook(context.findings, context.study, context.run));
}

}  // namespace werkthet::publish::workbook
