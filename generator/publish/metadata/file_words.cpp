#include "publish/metadata/file_words.hpp"

#include <algorithm>

namespace werkthet::publish::metadata {

core::Bilingual file_title(const Artefact& artefact, const safe::SafeFindings& findings) {
  const std::string& path = artefact.path;
  if (path == "workbook.xlsx") {
    return {"Werkboek met alle tabellen", "Workbook with all tables"};
  }
  if (path == "memo.docx") {
    return {"Brief aan de gemeenteraad", "Letter to the council"};
  }
  if (path == "memo-en.docx") {
    return {"Brief aan de gemeenteraad, in het Engels", "Letter to the council, in English"};
  }
  if (path == "data/exchange.json") {
    return {"Uitwisselbestand voor andere gemeenten", "Exchange file for other municipalities"};
  }
  if (path == "data/claims.json") {
    return {"Uitspraken van deze uitgave", "Statements of this release"};
  }
  for (const auto& [folder, end] : {std::pair<std::string_view, std::string_view>{"data/", ".csv"},
                                    {"data/", ".csv-metadata.json"},
                                    {"charts/", ".nl.svg"},
                                    {"charts/", ".en.svg"}}) {
    if (!path.starts_with(folder) || !path.ends_with(end)) {
      continue;
    }
    const std::string id = path.substr(folder.size(), path.size() - folder.size() - end.size());
    if (const safe::Table* table = safe::find_table(findings, id)) {
      const bool drawn = folder == "charts/";
      const bool explained = end == ".csv-metadata.json";
      return {table->title.nl + (drawn       ? " (figuur)"
                                 : explained ? " (uitleg van de kolommen)"
                                             : ""),
              table->title.in(core::Language::en) + (drawn       ? " (figure)"
                                                     : explained ? " (columns explained)"
                                                                 : "")};
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
  return artefact.path.ends_with(".docx") ? "DOCX" : "";
}

}  // namespace werkthet::publish::metadata
