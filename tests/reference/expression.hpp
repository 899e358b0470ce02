#pragma once
// The small language in which reference cases describe columns. Internal to this folder.
//   sum   := term (('+'|'-') term)*      term := factor (('*'|'/') factor)*      factor := atom ('^' number)?
//   atom  := number | name | 'log(' any ')' | '(' any ')'       test := sum (('=='|'!='|'>='|'<='|'>'|'<')
//   sum)? any   := test (' missing' | ' not missing')? ('&' any)?      whole := (name '=')? any, then words
//   in brackets
// After a name, " (" opens a remark for people and ends the expression.

#include <functional>
#include <string>
#include <vector>

namespace werkthet::reference {

/// Where names get their values from.
struct Names {
  std::function<bool(const std::string&)> is_column;
  std::function<std::vector<std::string>(const std::string&)> text;
  std::function<std::string(const std::string&)> definition;  ///< empty: none
  std::size_t rows{};
};

/// One value per row, NaN where missing. Throws std::runtime_error for what it does not understand.
[[nodiscard]] std::vector<double> evaluate(const std::string& expression, const Names& names);

/// A cell as number, NaN when empty; throws when it is no number.
[[nodiscard]] double cell_number(const std::string& cell);

}  // namespace werkthet::reference
