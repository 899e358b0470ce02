#include "core/format.hpp"
#include "core/text.hpp"
#include "ingest/rules.hpp"
#include "internal/quality_parts.hpp"
#include "internal/quality_table.hpp"
#include "internal/quality_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace werkthet::internal {
namespace {

constexpr std::size_t most_steps = 5;
constexpr std::size_t most_places = 200;  // per code; quality.csv has all of them

std::string count_text(std::uint64_t n) {
  return core::number(static_cast<std::int64_t>(n), core::Language::nl);
}

/// All problems of one code.
struct Kind {
  std::string code;
  core::Severity severity{};
  std::uint64_t times{};
  std::set<std::string> files;
  std::vector<const core::Problem*> problems;
  const ingest::Rule* rule{};  ///< null for codes of the settings
};

std::vector<Kind> kinds_of(const ingest::Input& input) {
  std::map<std::string, Kind> by_code;
  for (const core::Problem& problem : input.problems.all()) {
    Kind& kind = by_code[problem.code];
    kind.code = problem.code;
    kind.severity = problem.severity;
    kind.times += problem.times;
    kind.files.insert(problem.place.file);
    kind.problems.push_back(&problem);
  }
  std::vector<Kind> kinds;
  for (auto& [code, kind] : by_code) {
    const auto& rules = ingest::rules();
    const auto at = std::find_if(rules.begin(), rules.end(), [&](const ingest::Rule& r) { return r.code == code; });
    kind.rule = at == rules.end() ? nullptr : &*at;
    kinds.push_back(std::move(kind));
  }
  std::stable_sort(kinds.begin(), kinds.end(), [](const Kind& a, const Kind& b) {
    return std::tuple(-static_cast<int>(a.severity), a.code) < std::tuple(-static_cast<int>(b.severity), b.code);
  });
  return kinds;
}

/// A file or month that is missing or not whole counts for more than any number of records.
bool about_files(const Kind& kind) {
  static constexpr std::array<std::string_view, 6> codes = {"W217", "W218", "W219", "W286", "W287", "W288"};
  return std::find(codes.begin(), codes.end(), kind.code) != codes.end();
}

std::string title_of(const Kind& kind) {
  const DutchRule* dutch = dutch_rule(kind.code);
  const std::string english = kind.rule != nullptr ? kind.rule->title : kind.problems.front()->message;
  return dutch != nullptr ? both(dutch->title, english) : "<span lang=\"en\">" + core::escape_markup(english) + "</span>";
}

std::string remedy_of(const Kind& kind) {
  const DutchRule* dutch = dutch_rule(kind.code);
  const std::string& english = kind.problems.front()->remedy;
  return dutch != nullptr ? both("Doen: " + std::string(dutch->remedy) + ".", english)
                          : "<span lang=\"en\">" + core::escape_markup(english) + "</span>";
}

std::string tag(core::Severity severity) {
  switch (severity) {
    case core::Severity::error:
      return "<span class=\"tag error\">Fout</span>";
    case core::Severity::warning:
      return "<span class=\"tag warning\">Let op</span>";
    case core::Severity::note:
      break;
  }
  return "<span class=\"tag note\">Ter info</span>";
}

std::string places(const Kind& kind) {
  HtmlTable table("Waar " + kind.code + " voorkomt", "Where it occurs",
                  {{"Bestand", "File"},
                   {"Regel", "Line", true},
                   {"Kolom", "Column", true},
                   {"Veld", "Field"},
                   {"Aantal", "Times", true},
                   {"Bijzonderheden", "Details"}});
  const auto place = [](std::uint64_t n) { return n == 0 ? std::string("–") : std::to_string(n); };
  std::size_t shown = 0;
  for (const core::Problem* problem : kind.problems) {
    if (++shown > most_places) {
      break;
    }
    const bool told = kind.rule != nullptr && problem->message == kind.rule->title;
    const std::string details = told ? "" : "<span lang=\"en\">" + core::escape_markup(problem->message) + "</span>";
    const std::string dutch = dutch_field(problem->place.field);
    table.html_row({both(problem->place.file, ""), place(problem->place.line), place(problem->place.column),
                    both(dutch, dutch == problem->place.field ? "" : problem->place.field), count_text(problem->times),
                    details});
  }
  std::string text = table.text();
  if (kind.problems.size() > most_places) {
    text += paragraph("Dit zijn de eerste " + count_text(most_places) + "; de rest staat in quality.csv.",
                      "These are the first; the others are in quality.csv.");
  }
  return text;
}

}  // namespace

std::string first_steps(const ingest::Input& input) {
  std::vector<Kind> kinds = kinds_of(input);
  std::erase_if(kinds, [](const Kind& kind) { return kind.severity == core::Severity::note; });
  if (kinds.empty()) {
    return paragraph("Er zijn geen fouten en geen waarschuwingen. U hoeft niets te doen.",
                     "No errors and no warnings. Nothing has to be done.");
  }
  std::stable_sort(kinds.begin(), kinds.end(), [](const Kind& a, const Kind& b) {
    return std::tuple(a.severity, about_files(a), a.times) > std::tuple(b.severity, about_files(b), b.times);
  });
  std::string text = heading("eerst", "Eerst doen", "Do this first");
  text += input.problems.has_errors()
              ? paragraph("Er zijn fouten. Zolang die er zijn, worden geen cijfers gemaakt.",
                          "There are errors. No figures are made as long as there are.")
              : paragraph("Er zijn geen fouten. De cijfers kunnen worden gemaakt; dit zijn de belangrijkste "
                          "waarschuwingen.",
                          "There are no errors. Figures can be made; these are the main warnings.");
  text += "<ol class=\"first\">\n";
  for (std::size_t i = 0; i < std::min(kinds.size(), most_steps); ++i) {
    const Kind& kind = kinds[i];
    text += "<li>" + tag(kind.severity) + "<a href=\"#" + core::escape_markup(kind.code) + "\">" +
            core::escape_markup(kind.code) + "</a>, " + count_text(kind.times) + " keer in " +
            count_text(kind.files.size()) + (kind.files.size() == 1 ? " bestand" : " bestanden") + ": " +
            title_of(kind) + "<div>" + remedy_of(kind) + "</div></li>\n";
  }
  return text + "</ol>\n";
}

std::string rules_by_month(const ingest::Input& input) {
  std::set<std::string> codes;
  std::map<core::Month, std::map<std::string, std::uint64_t>> months;
  for (const ingest::RuleCount& count : input.rule_counts) {
    if (count.month) {
      codes.insert(count.code);
      months[*count.month][count.code] += count.count;
    }
  }
  if (codes.empty()) {
    return paragraph("In de leveringen is niets gevonden.", "Nothing was found in the deliveries.");
  }
  std::vector<HtmlTable::Column> columns = {{"Maand", "Month"}};
  for (const std::string& code : codes) {
    columns.push_back({code, "", true});
  }
  HtmlTable table("Aantal keer dat een regel aansloeg, per maand van de levering",
                  "How often a rule spoke, by month of the delivery", std::move(columns));
  std::map<std::string, std::uint64_t> totals;
  for (const auto& [month, counts] : months) {
    std::vector<std::string> cells = {core::iso(month)};
    for (const std::string& code : codes) {
      const auto at = counts.find(code);
      cells.push_back(at == counts.end() ? "–" : count_text(at->second));
      totals[code] += at == counts.end() ? 0 : at->second;
    }
    table.row(cells);
  }
  std::vector<std::string> sums = {"Samen"};
  for (const std::string& code : codes) {
    sums.push_back(count_text(totals[code]));
  }
  table.row(sums);
  return paragraph("Maanden waarin niets is gevonden, staan er niet bij. Wat de codes betekenen, staat onderaan.",
                   "Months without findings are left out. The codes are explained below.") +
         table.text();
}

std::string problems(const ingest::Input& input) {
  std::string text;
  for (const Kind& kind : kinds_of(input)) {
    text += "<h3 id=\"" + core::escape_markup(kind.code) + "\">" + tag(kind.severity) + core::escape_markup(kind.code) +
            ": " + title_of(kind) + "</h3>\n<p>" + remedy_of(kind) + "</p>\n";
    if (kind.rule != nullptr) {
      text += "<p class=\"en\" lang=\"en\">" + core::escape_markup(kind.rule->explanation) + "</p>\n";
    }
    text += places(kind);
  }
  return text.empty() ? paragraph("Niets.", "Nothing.") : text;
}

}  // namespace werkthet::internal
