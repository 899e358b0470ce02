#pragma once
// Reads the shared reference data: cases with expected numbers (json) and the tables they refer to (csv).
// Used by tests only. A number passes when |got - expected| <= abs + rel * |expected|, with the tolerance
// the case itself carries. A folder that is not there is reported, never silently taken for success.

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::test {

using Json = nlohmann::json;

inline std::filesystem::path reference_folder() {
  return std::filesystem::path(WERKTHET_SHARED) / "reference-data";
}

/// True when the folder is there; otherwise says loudly that nothing was checked.
inline bool reference_available(std::string_view what) {
  if (std::filesystem::is_directory(reference_folder() / "expected")) {
    return true;
  }
  std::cerr << "WARN SKIPPED: " << what << ": the shared reference data is not beside this checkout\n";
  return false;
}

/// A csv file as text cells. Empty = missing. Quotes do not occur in the reference data.
class Table {
 public:
  static Table read(const std::filesystem::path& path) {
    std::ifstream in(path);
    if (!in) {
      throw std::runtime_error("reference table not readable: " + path.filename().string());
    }
    Table table;
    std::string line;
    while (std::getline(in, line)) {
      if (!line.empty() && line.back() == '\r') {
        line.pop_back();
      }
      std::vector<std::string> cells;
      std::string::size_type from = 0;
      for (;;) {
        const auto comma = line.find(',', from);
        cells.push_back(line.substr(from, comma == std::string::npos ? comma : comma - from));
        if (comma == std::string::npos) {
          break;
        }
        from = comma + 1;
      }
      (table.names_.empty() ? table.names_ = std::move(cells) : table.rows_.emplace_back(std::move(cells)));
    }
    return table;
  }

  [[nodiscard]] std::size_t rows() const { return rows_.size(); }

  [[nodiscard]] bool has(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
  }

  [[nodiscard]] std::vector<std::string> text(std::string_view name) const {
    const std::size_t at = position(name);
    std::vector<std::string> out;
    for (const auto& row : rows_) {
      out.push_back(row.at(at));
    }
    return out;
  }

  /// Missing becomes NaN: only inside this harness, `complete` takes those rows out.
  [[nodiscard]] std::vector<double> numbers(std::string_view name) const {
    std::vector<double> out;
    for (const std::string& cell : text(name)) {
      out.push_back(number(cell));
    }
    return out;
  }

  void keep(const std::vector<bool>& wanted) {
    std::vector<std::vector<std::string>> kept;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (wanted.at(i)) {
        kept.push_back(std::move(rows_[i]));
      }
    }
    rows_ = std::move(kept);
  }

  /// Drops rows with a missing value in one of the columns.
  void complete(const std::vector<std::string>& columns) {
    std::vector<bool> wanted(rows_.size(), true);
    for (const std::string& column : columns) {
      const std::size_t at = position(column);
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        wanted[i] = wanted[i] && !rows_[i].at(at).empty();
      }
    }
    keep(wanted);
  }

  void add(const std::string& name, const std::vector<int>& values) {
    names_.push_back(name);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      rows_[i].push_back(std::to_string(values.at(i)));
    }
  }

  static double number(const std::string& cell) {
    if (cell.empty()) {
      return std::numeric_limits<double>::quiet_NaN();
    }
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size()) {
      throw std::runtime_error("a reference cell is no number");
    }
    return value;
  }

 private:
  [[nodiscard]] std::size_t position(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) {
      throw std::runtime_error("reference column not found: " + std::string(name));
    }
    return static_cast<std::size_t>(found - names_.begin());
  }

  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> rows_;
};

/// A value of a `where` clause as cell text: numbers compare as numbers, words as words.
inline bool same_cell(const std::string& cell, const Json& value) {
  if (value.is_string()) {
    return cell == value.get<std::string>();
  }
  return !cell.empty() && Table::number(cell) == value.get<double>();
}

inline bool clause_holds(const std::string& cell, const std::string& op, const Json& value) {
  if (op == "notna") {
    return !cell.empty();
  }
  if (cell.empty()) {
    return false;
  }
  if (op == "==") {
    return same_cell(cell, value);
  }
  if (op == "!=") {
    return !same_cell(cell, value);
  }
  if (op == "in") {
    return std::any_of(value.begin(), value.end(), [&](const Json& v) { return same_cell(cell, v); });
  }
  const double number = Table::number(cell);
  const double bar = value.get<double>();
  if (op == ">=") {
    return number >= bar;
  }
  if (op == "<=") {
    return number <= bar;
  }
  if (op == ">") {
    return number > bar;
  }
  if (op == "<") {
    return number < bar;
  }
  throw std::runtime_error("unknown operator in a reference case");
}

/// The table of a case after `where` and `complete`. Files are read once.
inline Table table_of(const Json& reference_case) {
  static std::map<std::string, Table> cache;
  const Json& data = reference_case.at("data");
  const std::string file = data.at("file").get<std::string>();
  auto found = cache.find(file);
  if (found == cache.end()) {
    found = cache.emplace(file, Table::read(reference_folder() / file)).first;
  }
  Table table = found->second;
  for (const Json& clause : data.value("where", Json::array())) {
    std::vector<bool> wanted;
    for (const std::string& cell : table.text(clause.at(0).get<std::string>())) {
      wanted.push_back(
          clause_holds(cell, clause.at(1).get<std::string>(), clause.size() > 2 ? clause.at(2) : Json()));
    }
    table.keep(wanted);
  }
  if (data.contains("complete")) {
    table.complete(data.at("complete").get<std::vector<std::string>>());
  }
  return table;
}

/// Cases of one method in one family file.
inline std::vector<Json> cases_of(const std::string& family, const std::string& method) {
  static std::map<std::string, Json> cache;
  if (cache.find(family) == cache.end()) {
    std::ifstream in(reference_folder() / "expected" / (family + ".json"));
    cache[family] = Json::parse(in);
  }
  std::vector<Json> out;
  for (const Json& c : cache[family].at("cases")) {
    if (c.at("method") == method) {
      out.push_back(c);
    }
  }
  return out;
}

/// One step of the way to a number: a key or a position in a list.
class Step {
 public:
  Step(const char* key) : key_(key) {}                 // NOLINT(google-explicit-constructor)
  Step(std::string key) : key_(std::move(key)) {}      // NOLINT(google-explicit-constructor)
  Step(std::size_t position) : position_(position) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool is_key() const { return !position_; }
  [[nodiscard]] const std::string& key() const { return key_; }
  [[nodiscard]] std::size_t position() const { return *position_; }
  [[nodiscard]] std::string text() const { return position_ ? std::to_string(*position_) : key_; }

 private:
  std::string key_;
  std::optional<std::size_t> position_;
};

using Path = std::vector<Step>;

/// Compares numbers with the expectation of one case and keeps count of what was compared.
class Comparison {
 public:
  struct Tally {
    std::set<std::string> cases;
    std::set<std::string> numbers;  ///< case and key: what is compared twice counts once
  };

  void begin(std::string family, Json reference_case) {
    family_ = std::move(family);
    case_ = std::move(reference_case);
  }

  /// `path` leads to the number: {"focus", "hc2_ci", 0}. No value in `got` must meet null.
  void number(const Path& path, std::optional<double> got) {
    const Json* expected = &case_.at("expected");
    const Json* tolerance = &case_.at("tol");
    std::string key;
    for (const Step& step : path) {
      key.append(key.empty() ? "" : ".").append(step.text());
      if (step.is_key()) {
        expected = &expected->at(step.key());
        if (case_.contains("tol_by_key") && case_.at("tol_by_key").contains(step.key())) {
          tolerance = &case_.at("tol_by_key").at(step.key());
        }
      } else if (expected->is_array()) {  // R writes some lists of one as a plain number
        expected = &expected->at(step.position());
      }
    }
    Tally& tally = tallies_[family_];
    tally.cases.insert(case_.at("id").get<std::string>());
    tally.numbers.insert(case_.at("id").get<std::string>() + ' ' + key);
    if (passes(*expected, *tolerance, got)) {
      return;
    }
    std::ostringstream line;
    line.precision(17);
    line << case_.at("id").get<std::string>() << " " << key << ": expected " << expected->dump() << ", got ";
    if (got) {
      line << *got;
    } else {
      line << "nothing";
    }
    failures_.push_back(line.str());
  }

  void number(const char* key, std::optional<double> got) { number(Path{key}, got); }

  /// A pair of limits stored as a list of two.
  void interval(Path path, double low, double high) {
    path.emplace_back(std::size_t{0});
    number(path, low);
    path.back() = Step(std::size_t{1});
    number(path, high);
  }

  [[nodiscard]] const std::vector<std::string>& failures() const { return failures_; }
  [[nodiscard]] const std::map<std::string, Tally>& tallies() const { return tallies_; }

 private:
  static bool passes(const Json& expected, const Json& tolerance, std::optional<double> got) {
    if (expected.is_null() || expected.is_string()) {  // not defined, or "Inf": we hand out neither
      return !got;
    }
    if (!got || !std::isfinite(*got)) {
      return false;
    }
    const double want = expected.is_boolean() ? (expected.get<bool>() ? 1.0 : 0.0) : expected.get<double>();
    return std::abs(*got - want) <=
           tolerance.at("abs").get<double>() + tolerance.at("rel").get<double>() * std::abs(want);
  }

  std::string family_;
  Json case_;
  std::map<std::string, Tally> tallies_;
  std::vector<std::string> failures_;
};

}  // namespace werkthet::test
