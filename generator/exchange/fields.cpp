#include "exchange/fields.hpp"

#include "config/value_check.hpp"
#include "core/text.hpp"
#include "exchange/rules.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace werkthet::exchange::detail {
namespace {

const Json& nothing() {
  static const Json empty = Json::object();
  return empty;
}
const Json& no_items() {
  static const Json empty = Json::array();
  return empty;
}

/// Brackets inside brackets, without those in texts. Before parsing, so that no parser walks a tower.
int depth_of(std::string_view text) {
  int depth = 0;
  int deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      i += c == '\\' ? 1 : 0;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return deepest;
}

/// What is wrong with a text from elsewhere; empty when nothing is.
std::string text_trouble(const std::string& text, std::size_t longest, bool may_be_empty) {
  if (text.empty()) {
    return may_be_empty ? "" : "is not empty";
  }
  if (text.size() > longest) {
    return "has at most " + std::to_string(longest) + " bytes";
  }
  if (core::without_controls(text) != text || text.find_first_of("\n\r\t") != std::string::npos) {
    return "is one line without control characters";
  }
  return core::trimmed(text) == text ? "" : "has no blanks around it";
}

}  // namespace

void Trouble::add(std::string_view code, std::string field, std::string message) {
  any_ = true;
  problems_.add(make_problem(code, {file_, 0, 0, std::move(field)}, std::move(message)));
}

std::optional<Json> parse(std::string_view text, Trouble& trouble) {
  if (text.size() > max_bytes) {
    trouble.add("X100", {}, "the file is larger than one megabyte");
    return std::nullopt;
  }
  if (!core::is_utf8(text)) {
    trouble.add("X100", {}, "the file is not UTF-8");
    return std::nullopt;
  }
  if (depth_of(text) > max_depth) {
    trouble.add("X100", {}, "the file is nested deeper than the format");
    return std::nullopt;
  }
  std::vector<std::set<std::string>> keys;
  bool twice = false;
  const auto watch = [&](int, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) {
      keys.emplace_back();
    } else if (event == Json::parse_event_t::object_end) {
      keys.pop_back();
    } else if (event == Json::parse_event_t::key) {
      twice = !keys.back().insert(parsed.get<std::string>()).second || twice;
    }
    return true;
  };
  Json json;
  try {
    json = Json::parse(text, watch);
  } catch (const Json::exception&) {  // its message quotes the file
    trouble.add("X100", {}, "the file is no JSON");
    return std::nullopt;
  }
  if (twice) {
    trouble.add("X100", {}, "a key stands twice in one object");
    return std::nullopt;
  }
  return json;
}

Fields::Fields(const Json& json, std::string path, Trouble& trouble)
    : json_(&json), path_(std::move(path)), trouble_(trouble) {
  if (!json.is_object()) {
    trouble_.add("X103", path_, "this is an object with keys");
    json_ = nullptr;
  }
}

std::string Fields::path_of(const char* key) const {
  return path_.empty() ? key : path_ + "." + key;
}

const Json* Fields::find(const char* key) {
  asked_.emplace_back(key);
  if (json_ == nullptr) {
    return nullptr;
  }
  const auto found = json_->find(key);
  if (found == json_->end()) {
    trouble_.add("X102", path_of(key), "this key is missing");
    refused_.emplace_back(key);
    return nullptr;
  }
  return &*found;
}

void Fields::wrong(const char* key, const std::string& must) {
  if (json_ != nullptr && std::find(refused_.begin(), refused_.end(), key) == refused_.end()) {
    trouble_.add("X103", path_of(key), std::string("this value ") + must);
    refused_.emplace_back(key);
  }
}

void Fields::contradiction(const char* key, const std::string& what) {
  trouble_.add("X104", path_of(key), what);
}

void Fields::done() {
  if (json_ == nullptr) {
    return;
  }
  for (const auto& [key, value] : json_->items()) {
    if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) {
      // The name is the stranger's and is not repeated; what was meant is ours.
      const std::string near = core::nearest(key, asked_);
      trouble_.add("X102", path_,
                   "there is a key that the format does not have" +
                       (near.empty() ? std::string() : "; did it mean " + near + "?"));
    }
  }
}

bool Fields::flag(const char* key) {
  const Json* value = find(key);
  if (value != nullptr && !value->is_boolean()) {
    wrong(key, "is true or false");
    return false;
  }
  return value != nullptr && value->get<bool>();
}

std::optional<std::int64_t> Fields::maybe_whole(const char* key, std::int64_t from, std::int64_t to) {
  const Json* value = find(key);
  if (value == nullptr || value->is_null()) {
    return std::nullopt;
  }
  // A number above what fits is unsigned in the parser, so it is compared before it is converted.
  const bool fits =
      value->is_number_integer() &&
      !(value->is_number_unsigned() &&
        value->get<std::uint64_t>() > static_cast<std::uint64_t>(std::max<std::int64_t>(to, 0)));
  if (!fits || value->get<std::int64_t>() < from || value->get<std::int64_t>() > to) {
    wrong(key, "is a whole number from " + std::to_string(from) + " to " + std::to_string(to));
    return std::nullopt;
  }
  return value->get<std::int64_t>();
}

std::int64_t Fields::whole(const char* key, std::int64_t from, std::int64_t to) {
  const auto value = maybe_whole(key, from, to);
  if (!value) {
    wrong(key, "is a whole number from " + std::to_string(from) + " to " + std::to_string(to));
  }
  return value.value_or(from);
}

std::optional<double> Fields::maybe_number(const char* key, double from, double to) {
  const Json* value = find(key);
  if (value == nullptr || value->is_null()) {
    return std::nullopt;
  }
  if (!value->is_number() || !std::isfinite(value->get<double>()) || value->get<double>() < from ||
      value->get<double>() > to) {
    wrong(key, "is a number within the range of the format");
    return std::nullopt;
  }
  return value->get<double>();
}

double Fields::number(const char* key, double from, double to) {
  const auto value = maybe_number(key, from, to);
  if (!value) {
    wrong(key, "is a number within the range of the format");
  }
  return value.value_or(from);
}

std::string Fields::text(const char* key, std::size_t longest, bool may_be_empty) {
  const Json* value = find(key);
  if (value == nullptr) {
    return {};
  }
  if (!value->is_string()) {
    wrong(key, "is a text");
    return {};
  }
  std::string held = value->get<std::string>();
  if (const std::string trouble = text_trouble(held, longest, may_be_empty); !trouble.empty()) {
    wrong(key, trouble);
    return {};
  }
  return held;
}

std::string Fields::id(const char* key, bool may_be_empty, bool hyphens) {
  std::string held = text(key, 64, may_be_empty);
  if (!held.empty() && !config::id_trouble(held, hyphens).empty()) {
    wrong(key, "is a short name of small letters, digits and _");
    return {};
  }
  return held;
}

core::Bilingual Fields::both(const char* key, std::size_t longest, bool may_be_empty) {
  Fields inner(child(key), path_of(key), trouble_);
  core::Bilingual held{inner.text("nl", longest, may_be_empty), inner.text("en", longest, true)};
  inner.done();
  return held;
}

core::Date Fields::date(const char* key) {
  const std::string held = text(key, max_line, false);
  const auto day = core::parse_date(held, core::DateForm::iso);
  if (!day) {
    wrong(key, "is a date yyyy-mm-dd");
  }
  return day.value_or(core::Date{});
}

const Json& Fields::child(const char* key) {
  const Json* value = find(key);
  return value == nullptr ? nothing() : *value;
}

const Json& Fields::list(const char* key) {
  const Json* value = find(key);
  if (value == nullptr) {
    return no_items();
  }
  if (!value->is_array() || value->size() > max_list) {
    wrong(key, "is a list of at most " + std::to_string(max_list) + " items");
    return no_items();
  }
  return *value;
}

std::vector<std::string> Fields::texts(const char* key) {
  std::vector<std::string> held;
  for (const Json& item : list(key)) {
    if (!item.is_string() || !text_trouble(item.get<std::string>(), 20, false).empty()) {
      wrong(key, "is a list of short codes");
      return {};
    }
    held.push_back(item.get<std::string>());
  }
  std::sort(held.begin(), held.end());
  return held;
}

std::vector<int> Fields::wholes(const char* key, int from, int to) {
  std::vector<int> held;
  for (const Json& item : list(key)) {
    if (!item.is_number_integer() || item.get<double>() < from || item.get<double>() > to) {
      wrong(key, "is a list of whole numbers from " + std::to_string(from) + " to " + std::to_string(to));
      return {};
    }
    held.push_back(item.get<int>());
  }
  std::sort(held.begin(), held.end());
  return held;
}

}  // namespace werkthet::exchange::detail
