#include "config/table_reader.hpp"

#include "core/error.hpp"

#include <algorithm>

namespace werkthet::config {

const Value* TableReader::find(std::string_view name) {
  const Key* key = find_key(*section_, name);
  core::ensure(key != nullptr, "the schema of " + section_->path + " has " + std::string(name));
  asked_.emplace(name);
  if (table_ != nullptr) {
    if (const auto found = table_->settings.find(name); found != table_->settings.end()) {
      return &found->second.value;
    }
  }
  return default_value(*key);
}

std::vector<int> TableReader::integers(std::string_view name) {
  std::vector<int> result;
  for (const std::int64_t value : get<std::vector<std::int64_t>>(name)) {
    result.push_back(static_cast<int>(value));  // in range: the schema gives every list limits
  }
  return result;
}

std::size_t TableReader::choice_index(std::string_view name) {
  const std::string word = text(name);
  const std::vector<std::string>& allowed = find_key(*section_, name)->allowed;
  core::ensure(!allowed.empty(), std::string(name) + " is a choice");
  const auto found = std::find(allowed.begin(), allowed.end(), word);
  return found == allowed.end() ? 0 : static_cast<std::size_t>(found - allowed.begin());
}

void TableReader::done() const {
  for (const Key& key : section_->keys) {
    core::ensure(asked_.contains(key.name), "the setting " + section_->path + "." + key.name + " is read");
  }
}

}  // namespace werkthet::config
