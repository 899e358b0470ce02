#include "reference/case.hpp"

#include "reference/expression.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <stdexcept>

namespace werkthet::reference {
namespace {

const Json nothing = Json::object();

bool same(const std::string& cell, const Json& value) {
  return value.is_string() ? cell == value.get<std::string>()
                           : !cell.empty() && cell_number(cell) == value.get<double>();
}

bool holds(const std::string& cell, const std::string& op, const Json& value) {
  if (op == "notna") {
    return !cell.empty();
  }
  if (cell.empty()) {
    return false;
  }
  if (op == "==" || op == "!=") {
    return same(cell, value) == (op == "==");
  }
  if (op == "in") {
    return std::any_of(value.begin(), value.end(), [&](const Json& v) { return same(cell, v); });
  }
  const double number = cell_number(cell);
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
  throw std::runtime_error("unknown operator in a where clause: " + op);
}

/// "name = (expression)" wherever it stands, with as many as there are: notes give two at once.
void definitions_in(const Json& value, std::map<std::string, std::string>& out) {
  if (value.is_string()) {
    static const std::regex form(R"(([A-Za-z]\w*) = (\([^()]*\)|[^(),;]+))");
    const std::string text = value;
    for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at) {
      out.emplace((*at)[1], (*at)[2]);
    }
  } else if (value.is_structured()) {
    for (const Json& inner : value) {
      definitions_in(inner, out);
    }
  }
}

}  // namespace

const Json& Case::inputs() const {
  const auto found = content_.find("inputs");
  return found == content_.end() || found->is_null() ? nothing : *found;
}

bool Case::has(const std::string& input) const {
  return inputs().contains(input) && !inputs().at(input).is_null();
}

Strings Case::words(const std::string& input) const {
  if (!has(input)) {
    return {};
  }
  const Json& value = inputs().at(input);
  return value.is_string() ? Strings{value.get<std::string>()} : value.get<Strings>();
}

Numbers Case::numbers(const std::string& input) const {
  const Json& value = inputs().at(input);
  return value.is_number() ? Numbers{value.get<double>()} : value.get<Numbers>();
}

double Case::confidence() const {
  const auto options = content_.find("options");
  return options == content_.end() || !options->is_object() ? 0.95 : options->value("conf", 0.95);
}

Table Case::table(const Strings& used) const {
  static std::map<std::string, Table> cache;  // the same few files serve 291 cases
  const Json& data = content_.at("data");
  const std::string file = data.at("file");
  const std::string path = (folder_ / file).string();
  auto found = cache.find(path);
  if (found == cache.end()) {
    found = cache.emplace(path, Table::read(path)).first;
  }
  Table table = found->second;
  std::map<std::string, std::string> definitions;
  definitions_in(inputs(), definitions);
  definitions_in(content_.value("note", Json()), definitions);
  for (const Json& clause : data.value("where", Json::array())) {
    const std::string column = clause.at(0);
    std::vector<bool> wanted;
    for (const std::string& cell : table.text(column)) {
      wanted.push_back(holds(cell, clause.at(1), clause.size() > 2 ? clause.at(2) : Json()));
    }
    table.keep(wanted);
    if (clause.at(1) == "in" && clause.at(2).size() == 2 && !table.has("treat")) {
      // two groups and a treat column that nobody defined: the first group is the treated one
      const Json& first = clause.at(2).at(0);
      definitions.emplace(
          "treat", "(" + column + "==" + (first.is_string() ? first.get<std::string>() : first.dump()) + ")");
    }
  }
  for (const auto& [name, expression] : definitions) {
    table.define(name, expression);
  }
  Strings wanted = used;
  if (data.contains("complete") && !data.at("complete").is_null()) {
    for (const Json& column : data.at("complete")) {
      wanted.push_back(column);
    }
  }
  table.complete(wanted);
  return table;
}

std::vector<Numbers> Case::columns(const Table& table, const Strings& terms) {
  std::vector<Numbers> out;
  for (const std::string& term : terms) {
    out.push_back(table.numbers(term));
  }
  return out;
}

}  // namespace werkthet::reference
