#pragma once
// A csv file of the reference data and columns that a case describes in words: "tpos+tneg", "earny4>0",
// "bdi_3m missing", "assigned==1 & participated==0", "treat = (grp==treated)". Missing is NaN here and
// nowhere else: rows with a missing value are dropped before a number reaches the statistics.

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::reference {

using Numbers = std::vector<double>;
using Strings = std::vector<std::string>;

class Table {
 public:
  /// Comma separated with a header; quotes do not occur. Throws std::runtime_error when it cannot be read.
  static Table read(const std::filesystem::path& path);

  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] Strings text(std::string_view name) const;

  /// What a name stands for when it is no column of the file.
  void define(const std::string& name, const std::string& expression) { definitions_[name] = expression; }

  /// A column, a defined name, or an expression over them. Comparisons with a missing value are missing; a
  /// bare word that is no column is text. Throws std::runtime_error for what it does not understand.
  [[nodiscard]] Numbers numbers(const std::string& expression) const;
  /// The same as 0/1; a missing value throws.
  [[nodiscard]] std::vector<int> flags(const std::string& expression) const;
  [[nodiscard]] std::vector<int> whole(const std::string& expression) const;

  void keep(const std::vector<bool>& wanted);
  /// Drops rows in which one of the expressions is missing.
  void complete(const Strings& expressions);

 private:
  [[nodiscard]] std::size_t position(std::string_view name) const;

  Strings names_;
  std::vector<Strings> rows_;
  std::map<std::string, std::string> definitions_;
};

}  // namespace werkthet::reference
