#include "publish/charts/table_part.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace werkthet::publish::charts {

safe::Table part_of(const safe::Table& table, std::string_view dimension, std::string_view code) {
  safe::Table part = table;
  const auto d = safe::dimension_index(table, dimension);
  if (!d) {
    return part;
  }
  const auto& codes = table.dimensions[*d].codes;
  const auto found =
      std::find_if(codes.begin(), codes.end(), [&](const safe::Code& other) { return other.id == code; });
  if (found == codes.end()) {
    return part;
  }
  const auto index = static_cast<std::size_t>(found - codes.begin());
  std::erase_if(part.rows, [&](const safe::Row& row) { return row.codes[*d] != index; });
  if (const auto alone = table.maturity.alone.find(std::string(code)); alone != table.maturity.alone.end()) {
    part.maturity.text = alone->second;
  }
  return part;
}

}  // namespace werkthet::publish::charts
