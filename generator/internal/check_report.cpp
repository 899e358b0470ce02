#include "core/text.hpp"
#include "internal/internal.hpp"

#include <map>

namespace werkthet::internal {
namespace {

const char* word(core::Severity severity) {
  switch (severity) {
    case core::Severity::error:
      return "error";
    case core::Severity::warning:
      return "warning";
    case core::Severity::note:
      return "note";
  }
  return "note";
}

std::string row(const std::vector<std::string>& cells, const char* tag) {
  std::string text = "<tr>";
  for (const std::string& cell : cells) {
    text += std::string("<") + tag + ">" + core::escape_markup(cell) + "</" + tag + ">";
  }
  return text + "</tr>\n";
}

}  // namespace

std::string check_csv(const core::Problems& problems) {
  std::string text = "code,severity,file,line,column,field,message,remedy\n";
  for (const core::Problem& p : problems.all()) {
    text += p.code + "," + word(p.severity) + "," + core::csv_text(p.place.file) + "," +
            std::to_string(p.place.line) + "," + std::to_string(p.place.column) + "," +
            core::csv_text(p.place.field) + "," + core::csv_text(p.message) + "," + core::csv_text(p.remedy) +
            "\n";
  }
  return text;
}

std::string check_html(const config::Study& study, const ingest::Input& input) {
  std::map<std::string, std::size_t> per_code;
  for (const core::Problem& p : input.problems.all()) {
    ++per_code[p.code];
  }
  std::string text =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Check report</title>\n"
      "<style>body{font:1rem/1.5 "
      "Arial,sans-serif;margin:2rem;max-width:75rem}table{border-collapse:collapse;margin:1rem "
      "0}td,th{border-bottom:1px solid #d0d0d0;padding:.3rem .8rem .3rem "
      "0;text-align:left;vertical-align:top}</style>"
      "</head><body><main>\n<h1>Check report: " +
      core::escape_markup(study.name.nl) + "</h1>\n<p>Release " + core::escape_markup(study.release.id) +
      ". " + std::to_string(input.problems.count(core::Severity::error)) + " errors, " +
      std::to_string(input.problems.count(core::Severity::warning)) + " warnings, " +
      std::to_string(input.problems.count(core::Severity::note)) +
      " notes. Positions only: no value of a record is shown.</p>\n<h2>Per code</h2>\n<table>\n" +
      row({"Code", "Number"}, "th");
  for (const auto& [code, n] : per_code) {
    text += row({code, std::to_string(n)}, "td");
  }
  text += "</table>\n<h2>Problems</h2>\n<table>\n" +
          row({"Code", "Severity", "Where", "What", "What to do"}, "th");
  constexpr std::size_t most = 2000;  // the CSV beside this report holds all of them
  std::size_t shown = 0;
  for (const core::Problem& p : input.problems.all()) {
    if (++shown > most) {
      break;
    }
    text += row({p.code, word(p.severity), core::text(p.place), p.message, p.remedy}, "td");
  }
  text += "</table>\n<h2>Values that could not be read and count as missing</h2>\n<table>\n" +
          row({"File", "Field", "Code", "Number"}, "th");
  for (const ingest::FieldCount& f : input.nulls) {
    text += row({f.file, f.field, f.code, std::to_string(f.count)}, "td");
  }
  text += "</table>\n<h2>Files read</h2>\n<table>\n" + row({"Role", "File", "Rows"}, "th");
  for (const ingest::InputFile& f : input.files) {
    text += row({f.role, f.file, std::to_string(f.rows)}, "td");
  }
  return text + "</table>\n</main></body></html>\n";
}

std::string disclosure_csv(const disclosure::Released& released) {
  const std::int64_t no_end = disclosure::Range{}.high;
  std::string text = "kind,what,status,rule,at_least,at_most\n";
  for (const disclosure::Decision& d : released.queries) {
    text += "count," + core::csv_text(d.query) + "," + std::string(disclosure::status_name(d.status)) + "," + d.rule;
    text += "," + (d.range ? std::to_string(d.range->low) : "") + ",";
    text += (d.range && d.range->high != no_end ? std::to_string(d.range->high) : "") + "\n";
  }
  for (const std::string& query : released.proof.exposed) {
    text += "exposed," + core::csv_text(query) + ",hidden,public_before,,\n";
  }
  for (const disclosure::CellDecision& c : released.cells) {
    text += "cell," + core::csv_text(c.where) + ",hidden," + c.rule + ",,\n";
  }
  return text;
}

}  // namespace werkthet::internal
