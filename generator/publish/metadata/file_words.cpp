#include "publish/metadata/file_words.hpp"

#include <algorithm>
#include <array>

namespace werkthet::publish::metadata {
namespace {

struct Title {
  std::string_view path;
  std::string_view nl;
  std::string_view en;
};

constexpr std::array titles{
    Title{"workbook.xlsx", "Werkboek met alle tabellen", "Workbook with all tables"},
    Title{"workbook.ods", "Werkboek met alle tabellen, voor LibreOffice",
          "Workbook with all tables, for LibreOffice"},
    Title{"memo.docx", "Brief aan de gemeenteraad", "Letter to the council"},
    Title{"memo-en.docx", "Brief aan de gemeenteraad, in het Engels", "Letter to the council, in English"},
    Title{"rectificatie.docx", "Rectificatie van een eerdere brief aan de gemeenteraad",
          "Correction of an earlier letter to the council"},
    Title{"rectificatie-en.docx", "Rectificatie van een eerdere brief aan de gemeenteraad, in het Engels",
          "Correction of an earlier letter to the council, in English"},
    Title{"data/figures.json", "Alle cijfers met eenheid en status", "All figures with unit and status"},
    Title{"data/exchange.json", "Uitwisselbestand voor andere gemeenten",
          "Exchange file for other municipalities"},
    Title{"data/claims.json", "Uitspraken van deze uitgave", "Statements of this release"}};

/// The forms in which a table is written, and what its title then says more.
struct TableFile {
  std::string_view folder;
  std::string_view end;
  std::string_view nl;
  std::string_view en;
};

constexpr std::array table_files{
    TableFile{"data/nl/", ".csv", " (voor een Nederlands spreadsheetprogramma)",
              " (for a Dutch spreadsheet program)"},
    TableFile{"data/", ".csv", "", ""},
    TableFile{"data/", ".csv-metadata.json", " (uitleg van de kolommen)", " (columns explained)"},
    TableFile{"charts/", ".nl.svg", " (figuur)", " (figure)"},
    TableFile{"charts/", ".en.svg", " (figuur)", " (figure)"}};

}  // namespace

core::Bilingual file_title(const Artefact& artefact, const safe::SafeFindings& findings) {
  const std::string& path = artefact.path;
  if (const auto* named =
          std::find_if(titles.begin(), titles.end(), [&](const Title& title) { return title.path == path; });
      named != titles.end()) {
    return {std::string(named->nl), std::string(named->en)};
  }
  for (const TableFile& form : table_files) {
    if (!path.starts_with(form.folder) || !path.ends_with(form.end)) {
      continue;
    }
    const std::string id =
        path.substr(form.folder.size(), path.size() - form.folder.size() - form.end.size());
    if (const safe::Table* table = safe::find_table(findings, id)) {
      return {table->title.nl + std::string(form.nl),
              table->title.in(core::Language::en) + std::string(form.en)};
    }
  }
  return {path, path};
}

std::string_view bare_type(const Artefact& artefact) {
  const std::string_view type = artefact.media_type;
  return type.substr(0, type.find(';'));
}

std::string_view file_type(const Artefact& artefact) {
  const std::string_view type = bare_type(artefact);
  if (type == "text/csv") {
    return "CSV";
  }
  if (type == "application/json") {
    return "JSON";
  }
  if (artefact.path.ends_with(".xlsx")) {
    return "XLSX";
  }
  if (artefact.path.ends_with(".ods")) {
    return "ODS";
  }
  return artefact.path.ends_with(".docx") ? "DOCX" : "";
}

}  // namespace werkthet::publish::metadata
