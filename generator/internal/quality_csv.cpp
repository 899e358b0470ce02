#include "core/text.hpp"
#include "internal/quality.hpp"
#include "internal/quality_words.hpp"

#include <map>
#include <string_view>
#include <vector>

namespace werkthet::internal {
namespace {

std::string_view word(core::Severity severity) {
  return severity == core::Severity::error ? "error" : severity == core::Severity::warning ? "warning" : "note";
}

std::string line_of(const std::vector<std::string>& cells) {
  std::string text;
  for (const std::string& cell : cells) {
    text += (text.empty() ? "" : ",") + core::csv_text(cell);
  }
  return text + "\n";
}

}  // namespace

std::string quality_csv(const ingest::Input& input) {
  std::map<std::string, core::Month> month_of;
  for (const ingest::RuleCount& count : input.rule_counts) {
    if (count.month) {
      month_of.emplace(count.file, *count.month);
    }
  }
  std::string text = "code,severity,file,month,line,column,field,times,wat,wat_te_doen,what,what_to_do\n";
  for (const core::Problem& problem : input.problems.all()) {
    const DutchRule* dutch = dutch_rule(problem.code);
    const auto month = month_of.find(problem.place.file);
    text += line_of({problem.code, std::string(word(problem.severity)), problem.place.file,
                     month == month_of.end() ? "" : core::iso(month->second), std::to_string(problem.place.line),
                     std::to_string(problem.place.column), problem.place.field, std::to_string(problem.times),
                     std::string(dutch != nullptr ? dutch->title : ""),
                     std::string(dutch != nullptr ? dutch->remedy : ""), problem.message, problem.remedy});
  }
  return text;
}

std::string quality_counts_csv(const ingest::Input& input) {
  std::string text = "code,month,file,count\n";
  for (const ingest::RuleCount& count : input.rule_counts) {
    text += line_of({count.code, count.month ? core::iso(*count.month) : "", count.file, std::to_string(count.count)});
  }
  return text;
}

}  // namespace werkthet::internal
