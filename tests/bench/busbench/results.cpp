#include "busbench/results.hpp"

#include <fmt/format.h>

#include <iterator>

namespace werkthet::bench {

std::string as_csv(const Results& results) {
  std::string text = "tabel;groep;sleutel;maat;waarde\n";
  text.reserve(results.rows().size() * 40);
  for (const Result& row : results.rows()) {
    fmt::format_to(std::back_inserter(text), "{};{};{};{};", row.table, row.group, row.key, row.measure);
    if (const auto* count = std::get_if<std::int64_t>(&row.value)) {
      fmt::format_to(std::back_inserter(text), "{}\n", *count);
    } else {
      fmt::format_to(std::back_inserter(text), "{:.15g}\n", std::get<double>(row.value));
    }
  }
  return text;
}

}  // namespace werkthet::bench
