#include "reference/groups.hpp"

#include "reference/expression.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace werkthet::reference {
namespace {

Numbers of_group(const Case& c, const Table& table, const std::string& which) {
  const Json& value = c.inputs().at(which);
  const std::string code = value.is_string() ? value.get<std::string>() : value.dump();
  const Numbers inside = table.numbers("(" + c.word("group") + "==" + code + ")");
  const Numbers outcome = table.numbers(c.word("outcome"));
  Numbers out;
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    if (inside[i] == 1) {
      out.push_back(outcome[i]);
    }
  }
  return out;
}

template <class Key>
std::vector<int> positions(const std::vector<Key>& keys) {
  std::map<Key, int> position;
  for (const Key& key : keys) {
    position.emplace(key, 0);
  }
  int next = 0;
  for (auto& [key, at] : position) {
    at = next++;
  }
  std::vector<int> out;
  std::transform(keys.begin(), keys.end(), std::back_inserter(out),
                 [&](const Key& key) { return position.at(key); });
  return out;
}

}  // namespace

TwoGroups two_groups(const Case& c) {
  if (c.has("y1")) {
    return {c.numbers("y1"), c.numbers("y0")};
  }
  const Table table = c.table({c.word("outcome"), c.word("group")});
  return {of_group(c, table, "group1"), of_group(c, table, "group0")};
}

std::vector<int> labels(const Table& table, const std::string& column) {
  if (!table.has(column)) {
    return positions(table.numbers(column));
  }
  try {
    return positions(table.numbers(column));
  } catch (const std::exception&) {  // words
    return positions(table.text(column));
  }
}

std::string name_of(const std::string& term) {
  return term.substr(0, term.find(" = "));
}

}  // namespace werkthet::reference
