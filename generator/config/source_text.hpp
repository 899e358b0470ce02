#pragma once
// The text of a settings file, as needed around the parser: a line with a caret for a message, and a guard
// against a file that would bring the parser down. toml++ limits nested values but not dotted keys, and a
// chain of a hundred thousand of those overflows the stack when its tables are destroyed.

#include "core/problem.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::config {

/// Whether a name is that of a password ("password", "PWD", "db_wachtwoord"), and not of the place where one lies.
[[nodiscard]] bool sets_password(std::string_view name);

class SourceText {
 public:
  /// Keeps a view; `text` must outlive this object. Precondition: valid UTF-8.
  explicit SourceText(std::string_view text);

  /// "  14 | min_cell = "ten"" and below it a caret under the column (counted in characters, as toml++ does).
  /// A long line is cut around the column. Empty when there is no such line, and for lines that may hold a password:
  /// those below [database] and those that set one. Messages end up in logs.
  [[nodiscard]] std::string excerpt(std::uint64_t line, std::uint64_t column) const;

 private:
  std::vector<std::string_view> lines_;
  std::vector<bool> hidden_;
};

/// The first dotted key or heading with more than `limit` parts, as line and column; nullopt when there is
/// none.
[[nodiscard]] std::optional<core::Place> deep_key(std::string_view text, std::size_t limit = 16);

/// Collects the problems of one settings file, each with its excerpt.
class Report {
 public:
  Report(std::string file, std::string_view text) : file_(std::move(file)), source_(text) {}

  [[nodiscard]] core::Place place(std::uint64_t line, std::uint64_t column, std::string field) const {
    return {file_, line, column, std::move(field)};
  }
  /// Line 0 (the whole file) is allowed and shows no excerpt.
  void error(std::string code, core::Place place, std::string message, std::string remedy);
  void warning(std::string code, core::Place place, std::string message, std::string remedy);
  void note(std::string code, core::Place place, std::string message, std::string remedy);
  [[nodiscard]] core::Problems& problems() { return problems_; }

 private:
  void add(core::Severity severity, std::string code, core::Place place, std::string message,
           std::string remedy);

  std::string file_;
  SourceText source_;
  core::Problems problems_;
};

}  // namespace werkthet::config
