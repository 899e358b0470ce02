#include "config/toml_values.hpp"

#include "core/text.hpp"

#include <utility>

namespace werkthet::config {
namespace {

std::optional<core::Date> to_date(const toml::date& date) {
  return core::make_date(date.year, date.month, date.day);
}

template <class Item, class Take>
Converted convert_list(const toml::node& node, Take take) {
  Converted result;
  const toml::array* list = node.as_array();
  if (list == nullptr) {
    result.wrong = node.source().begin;
    result.found = found_text(node);
    return result;
  }
  std::vector<Item> items;
  for (const toml::node& item : *list) {
    std::optional<Item> value = take(item);
    if (!value) {
      result.wrong = item.source().begin;
      result.found = found_text(item);
      return result;
    }
    items.push_back(std::move(*value));
    result.items.push_back(item.source().begin);
  }
  result.value = std::move(items);
  return result;
}

std::optional<std::string> take_text(const toml::node& node) {
  return node.is_string() ? std::optional(node.as_string()->get()) : std::nullopt;
}

std::optional<std::int64_t> take_integer(const toml::node& node) {
  return node.is_integer() ? std::optional<std::int64_t>(node.as_integer()->get()) : std::nullopt;
}

std::optional<double> take_number(const toml::node& node) {
  if (node.is_integer()) {
    return static_cast<double>(node.as_integer()->get());
  }
  return node.is_floating_point() ? std::optional<double>(node.as_floating_point()->get()) : std::nullopt;
}

template <class Item, class Take>
Converted convert_mapping(const toml::node& node, Take take) {
  Converted result;
  const toml::table* pairs = node.as_table();
  if (pairs == nullptr) {
    result.wrong = node.source().begin;
    result.found = found_text(node);
    return result;
  }
  std::map<std::string, Item> values;
  for (const auto& [key, item] : *pairs) {
    const std::optional<Item> value = take(item);
    if (!value) {
      result.wrong = item.source().begin;
      result.found = found_text(item);
      return result;
    }
    values.emplace(std::string(key.str()), *value);
  }
  result.value = std::move(values);
  return result;
}

template <class T>
Converted convert_one(const toml::node& node, std::optional<T> value) {
  Converted result;
  if (value) {
    result.value = std::move(*value);
  } else {
    result.wrong = node.source().begin;
    result.found = found_text(node);
  }
  return result;
}

}  // namespace

std::string found_text(const toml::node& node) {
  if (const auto* text = node.as_string()) {
    const std::string clean = core::without_controls(text->get());
    return clean.size() > 40 ? "a text" : "\"" + clean + "\"";
  }
  if (const auto* integer = node.as_integer()) {
    return std::to_string(integer->get());
  }
  if (const auto* flag = node.as_boolean()) {
    return flag->get() ? "true" : "false";
  }
  if (node.is_floating_point()) {
    return "a number with a decimal point";
  }
  if (node.is_date()) {
    return "a date";
  }
  if (node.is_date_time() || node.is_time()) {
    return "a date with a time";
  }
  return node.is_array() ? "a list" : "a section";
}

Converted convert(const toml::node& node, Type type) {
  switch (type) {
    case Type::text:
      return convert_one(node, take_text(node));
    case Type::integer:
      return convert_one(node, take_integer(node));
    case Type::number:
      return convert_one(node, take_number(node));
    case Type::boolean:
      return convert_one(node,
                         node.is_boolean() ? std::optional<bool>(node.as_boolean()->get()) : std::nullopt);
    case Type::date:
      return convert_one(node, node.is_date() ? to_date(node.as_date()->get()) : std::nullopt);
    case Type::texts:
      return convert_list<std::string>(node, take_text);
    case Type::integers:
      return convert_list<std::int64_t>(node, take_integer);
    case Type::numbers:
      return convert_list<double>(node, take_number);
    case Type::mapping:
      return convert_mapping<std::string>(node, take_text);
    case Type::labelled:
      return convert_mapping<double>(node, take_number);
  }
  return {};
}

}  // namespace werkthet::config
