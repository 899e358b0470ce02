#include "core/problem.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace werkthet::core {
namespace {

std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "note";
}

}  // namespace

std::string text(const Place& place) {
  std::string result = place.file;
  if (place.line > 0) {
    result += ":" + std::to_string(place.line);
    if (place.column > 0) {
      result += ":" + std::to_string(place.column);
    }
  }
  if (!place.field.empty()) {
    result += (result.empty() ? "" : " ") + place.field;
  }
  return result;
}

void Problems::add(Problem problem) {
  problems_.push_back(std::move(problem));
}

std::size_t Problems::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(problems_.begin(), problems_.end(),
                                                [&](const Problem& p) { return p.severity == severity; }));
}

std::size_t Problems::count(const std::string& code) const {
  return static_cast<std::size_t>(
      std::count_if(problems_.begin(), problems_.end(), [&](const Problem& p) { return p.code == code; }));
}

void Problems::sort() {
  std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.place.file, a.place.line, a.place.column, a.code) <
           std::tie(b.place.file, b.place.line, b.place.column, b.code);
  });
}

void Problems::append(const Problems& other) {
  problems_.insert(problems_.end(), other.problems_.begin(), other.problems_.end());
}

std::string text(const Problem& problem) {
  const std::string where = text(problem.place);
  std::string result = std::string(word(problem.severity)) + " " + problem.code +
                       (where.empty() ? "" : " " + where) + ": " + problem.message + "\n";
  if (!problem.excerpt.empty()) {
    result += problem.excerpt + "\n";
  }
  if (!problem.remedy.empty()) {
    result += "  what to do: " + problem.remedy + "\n";
  }
  return result;
}

std::string text(const Problems& problems, std::size_t per_code) {
  std::string result;
  std::map<std::string, std::size_t> seen;
  for (const Problem& problem : problems.all()) {
    if (++seen[problem.code] <= per_code) {
      result += text(problem);
    }
  }
  for (const auto& [code, n] : seen) {
    if (n > per_code) {
      result += "... and " + std::to_string(n - per_code) + " more of " + code +
                "; the check report lists them all\n";
    }
  }
  return result;
}

}  // namespace werkthet::core
