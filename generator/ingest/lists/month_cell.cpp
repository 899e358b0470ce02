#include "ingest/lists/month_cell.hpp"

#include "core/text.hpp"

#include <string>

namespace werkthet::ingest {

std::optional<core::Month> parse_month_cell(std::string_view text) {
  const std::string_view value = core::trimmed(text);
  if (value.size() == 6) {
    return core::parse_month(std::string(value.substr(0, 4)) + "-" + std::string(value.substr(4)));
  }
  if (value.size() == 10 && value.ends_with("-01")) {  // how a spreadsheet keeps a month
    return core::parse_month(value.substr(0, 7));
  }
  return core::parse_month(value);
}

}  // namespace werkthet::ingest
