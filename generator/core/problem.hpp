#pragma once
// Problems in a study file or in data, collected so that all of them are reported at once. A problem names
// the place and the kind of trouble; it never holds the value that was found in a person's record.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace werkthet::core {

enum class Severity { note, warning, error };

/// A place in a file that a user can open. Zero line or column: the whole file or line.
struct Place {
  std::string file;  ///< as the user named it, relative to the study
  std::uint64_t line{};
  std::uint64_t column{};
  std::string field;  ///< column name or settings key, empty when none
};

/// "file:line:column field" with the parts that are known.
[[nodiscard]] std::string text(const Place& place);

struct Problem {
  Severity severity{};
  std::string code;  ///< stable, such as E204: `werkthet explain E204` tells more
  Place place;
  std::string message;  ///< what is wrong, one sentence without a person's value
  std::string remedy;   ///< what to do
  std::string excerpt;  ///< line of a settings file with a caret; always empty for data
  std::uint64_t times{1};  ///< how many of this kind the line stands for ("and 40 more like this")
};

/// Every problem of a run in the order of finding, with a cap per code on what is shown (not on what is
/// counted).
class Problems {
 public:
  void add(Problem problem);
  [[nodiscard]] const std::vector<Problem>& all() const { return problems_; }
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] std::size_t count(const std::string& code) const;
  [[nodiscard]] bool has_errors() const { return count(Severity::error) > 0; }
  /// Stable order by file, line, column, code: the order of reading files must not show.
  void sort();
  void append(const Problems& other);

 private:
  std::vector<Problem> problems_;
};

/// One problem over two or three lines, as printed on a terminal and in the check report.
[[nodiscard]] std::string text(const Problem& problem);
/// All problems, at most `per_code` of each code, then "… and N more of E204".
[[nodiscard]] std::string text(const Problems& problems, std::size_t per_code = 20);

}  // namespace werkthet::core
