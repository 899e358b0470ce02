#include "ingest/lists/survey_columns.hpp"

#include "core/text.hpp"
#include "ingest/lists/survey_words.hpp"
#include "ingest/values.hpp"

#include <algorithm>

namespace werkthet::ingest {
namespace {

/// "submitdate" of "submitdate. Date submitted": the form "question code and question text".
std::string_view code_of(std::string_view header) {
  return core::trimmed(header.substr(0, header.find(". ")));
}

/// Every cell of the row that holds something starts with what the third header row holds.
bool is_import_row(const Table& table, std::size_t row) {
  bool any = false;
  for (std::size_t column = 0; column < table.columns(); ++column) {
    const std::string_view cell = core::trimmed(table.cell(row, column));
    if (cell.empty()) {
      continue;
    }
    if (!cell.starts_with("{\"ImportId\"")) {
      return false;
    }
    any = true;
  }
  return any;
}

}  // namespace

SurveyColumns::SurveyColumns(const Table& table, const config::CsvForm& form) : form_(&form) {
  if (limesurvey(table)) {
    tool_ = SurveyTool::limesurvey;
  } else if (qualtrics(table) || qualtrics_legacy(table)) {
    tool_ = SurveyTool::qualtrics;
  } else {
    codes_.clear();
  }
}

bool SurveyColumns::has_code(std::string_view code) const {
  return std::find(codes_.begin(), codes_.end(), code) != codes_.end();
}

bool SurveyColumns::limesurvey(const Table& table) {
  codes_.clear();
  for (std::size_t column = 0; column < table.columns(); ++column) {
    codes_.emplace_back(code_of(table.header(column)));
  }
  return has_code("submitdate") && (has_code("lastpage") || has_code("startlanguage"));
}

bool SurveyColumns::qualtrics(const Table& table) {
  codes_.clear();
  for (std::size_t column = 0; column < table.columns(); ++column) {
    codes_.emplace_back(core::trimmed(table.header(column)));
  }
  if (!has_code("StartDate") || !has_code("EndDate") || !has_code("Finished") || !has_code("ResponseId")) {
    return false;
  }
  for (const std::size_t row : {std::size_t{0}, std::size_t{1}}) {
    if (row < table.rows() && is_import_row(table, row)) {
      header_rows_ = row + 1;
      return true;
    }
  }
  // A spreadsheet has the question texts and no import row; a statistics package has neither.
  const auto at = [&](std::string_view code) {
    const auto found = std::find(codes_.begin(), codes_.end(), code);
    return core::trimmed(table.cell(0, static_cast<std::size_t>(found - codes_.begin())));
  };
  const auto is_text = [](std::string_view cell) {
    return !cell.empty() && survey_day(cell, {}).state == DateState::bad;
  };
  header_rows_ = table.rows() > 0 && is_text(at("StartDate")) && is_text(at("EndDate")) &&
                         !at("ResponseId").starts_with("R_")
                     ? 1
                     : 0;
  return true;
}

bool SurveyColumns::qualtrics_legacy(const Table& table) {
  codes_.clear();
  if (table.rows() == 0 || table.columns() == 0 || core::trimmed(table.header(0)) != "V1") {
    return false;
  }
  for (std::size_t column = 0; column < table.columns(); ++column) {
    const std::string_view header = core::trimmed(table.header(column));
    const bool numbered = header.size() > 1 && header.front() == 'V' &&
                          header.find_first_not_of("0123456789", 1) == std::string_view::npos;
    codes_.emplace_back(numbered ? core::trimmed(table.cell(0, column)) : header);
  }
  if (!has_code("ResponseID") || !has_code("EndDate") || !has_code("Finished") || !has_code("Status")) {
    return false;
  }
  header_rows_ = 1;
  return true;
}

std::optional<std::size_t> SurveyColumns::find(const Table& table, std::string_view name,
                                               const std::vector<std::string>& aliases) const {
  if (const auto column = table.find(name, *form_, aliases)) {
    return column;
  }
  std::vector<std::string> wanted{std::string(name)};
  if (const auto to = form_->columns.find(wanted.front()); to != form_->columns.end()) {
    wanted.front() = to->second;
  } else {
    wanted.insert(wanted.end(), aliases.begin(), aliases.end());
  }
  for (const std::string& one : wanted) {
    const auto first = std::find(codes_.begin(), codes_.end(), one);
    if (first != codes_.end() && std::find(first + 1, codes_.end(), one) == codes_.end()) {
      return static_cast<std::size_t>(first - codes_.begin());
    }
  }
  return std::nullopt;
}

}  // namespace werkthet::ingest
