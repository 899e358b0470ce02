#include "reference/table.hpp"

#include "reference/expression.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <stdexcept>

namespace werkthet::reference {

Table Table::read(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) {
    throw std::runtime_error("table not readable: " + path.filename().string());
  }
  Table table;
  std::string line;
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') {
      line.pop_back();
    }
    Strings cells;
    std::string::size_type from = 0;
    for (;;) {
      const auto comma = line.find(',', from);
      cells.push_back(line.substr(from, comma == std::string::npos ? comma : comma - from));
      if (comma == std::string::npos) {
        break;
      }
      from = comma + 1;
    }
    if (table.names_.empty()) {
      table.names_ = std::move(cells);
    } else {
      cells.resize(table.names_.size());
      table.rows_.push_back(std::move(cells));
    }
  }
  return table;
}

bool Table::has(std::string_view name) const {
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

std::size_t Table::position(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) {
    throw std::runtime_error("no column " + std::string(name));
  }
  return static_cast<std::size_t>(found - names_.begin());
}

Strings Table::text(std::string_view name) const {
  const std::size_t at = position(name);
  Strings out;
  out.reserve(rows_.size());
  for (const Strings& row : rows_) {
    out.push_back(row[at]);
  }
  return out;
}

Numbers Table::numbers(const std::string& expression) const {
  return evaluate(expression, {[this](const std::string& name) { return has(name); },
                               [this](const std::string& name) { return text(name); },
                               [this](const std::string& name) {
                                 const auto found = definitions_.find(name);
                                 return found == definitions_.end() ? std::string() : found->second;
                               },
                               rows_.size()});
}

std::vector<int> Table::whole(const std::string& expression) const {
  std::vector<int> out;
  for (const double value : numbers(expression)) {
    if (value != std::floor(value)) {
      throw std::runtime_error("not whole or missing: " + expression);
    }
    out.push_back(static_cast<int>(value));
  }
  return out;
}

std::vector<int> Table::flags(const std::string& expression) const {
  std::vector<int> out = whole(expression);
  if (std::any_of(out.begin(), out.end(), [](int v) { return v != 0 && v != 1; })) {
    throw std::runtime_error("neither 0 nor 1: " + expression);
  }
  return out;
}

void Table::keep(const std::vector<bool>& wanted) {
  std::vector<Strings> kept;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (wanted.at(i)) {
      kept.push_back(std::move(rows_[i]));
    }
  }
  rows_ = std::move(kept);
}

void Table::complete(const Strings& expressions) {
  std::vector<bool> wanted(rows_.size(), true);
  for (const std::string& expression : expressions) {
    if (has(expression)) {  // text columns count too
      const Strings cells = text(expression);
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        wanted[i] = wanted[i] && !cells[i].empty();
      }
      continue;
    }
    const Numbers values = numbers(expression);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      wanted[i] = wanted[i] && !std::isnan(values[i]);
    }
  }
  keep(wanted);
}

}  // namespace werkthet::reference
