#pragma once
// The numbers of a run as the workload wants them: table, group, key, measure, value. Hands on results.csv
// and results.xlsx, which hold the same numbers in the same order.

#include "core/date.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace werkthet::bench {

/// Tables and measures are literals of this program; group and key come from the data (0..3, 9, a month,
/// days).
struct Result {
  std::string_view table;
  std::string group;
  std::string key;
  std::string_view measure;
  std::variant<std::int64_t, double> value;
};

class Results {
 public:
  void add(std::string_view table, std::string group, std::string key, std::string_view measure,
           std::int64_t value) {
    rows_.push_back({table, std::move(group), std::move(key), measure, value});
  }
  void add(std::string_view table, std::string group, std::string key, std::string_view measure,
           double value) {
    rows_.push_back({table, std::move(group), std::move(key), measure, value});
  }
  [[nodiscard]] const std::vector<Result>& rows() const { return rows_; }

 private:
  std::vector<Result> rows_;
};

/// `tabel;groep;sleutel;maat;waarde`, reals with 15 digits, which is what the peers write.
[[nodiscard]] std::string as_csv(const Results& results);

/// A sheet per table (rows group x key, a column per measure) and a line chart of F_werk on sheet `curve`.
/// `created` is written as the date of the workbook.
[[nodiscard]] std::string as_workbook(const Results& results, core::Date created);

}  // namespace werkthet::bench
