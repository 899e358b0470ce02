// Tokens of a JSON file, as Style Dictionary and the Design Tokens Community Group write them.

#include "core/format.hpp"
#include "core/text.hpp"
#include "theme/token_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace werkthet::theme {
namespace {

using Json = nlohmann::ordered_json;

/// How deep objects and lists stand in one another, before anything is built from them.
std::size_t depth_of(std::string_view text) {
  std::size_t depth = 0;
  std::size_t most = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      i += c == '\\' ? 1U : 0U;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      most = std::max(most, ++depth);
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return most;
}

core::Place place_at(std::string_view text, std::size_t byte, const std::string& file) {
  core::Place place{file, 1, 1, ""};
  for (const char c : text.substr(0, std::min(byte > 0 ? byte - 1 : 0, text.size()))) {
    place.line += c == '\n' ? 1U : 0U;
    place.column = c == '\n' ? 1U : place.column + 1;
  }
  return place;
}

/// "{utrecht.color.blue.value}" becomes "var(--utrecht-color-blue)"; other braces end the text.
std::string with_references(std::string_view value) {
  std::string result;
  while (!value.empty()) {
    const std::size_t open = value.find('{');
    const std::size_t close = value.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) {
      return result + std::string(value.substr(0, open));
    }
    result += value.substr(0, open);
    std::string name(value.substr(open + 1, close - open - 1));
    if (name.ends_with(".value")) {
      name.erase(name.size() - 6);
    }
    std::replace(name.begin(), name.end(), '.', '-');
    result += "var(--" + name + ")";
    value.remove_prefix(close + 1);
  }
  return result;
}

class Collector {
 public:
  explicit Collector(const std::string& file) : file_(file) {}

  /// False when there are more than may be.
  bool collect(const Json& node, const std::string& path) {
    const Json* leaf = &node;
    if (node.is_object()) {
      for (const char* key : {"$value", "value"}) {
        if (const auto value = node.find(key); value != node.end() && !value->is_object()) {
          leaf = &*value;
          break;
        }
      }
    }
    if (leaf->is_string() || leaf->is_number()) {
      return add(path, leaf->is_string() ? with_references(leaf->get_ref<const std::string&>())
                                         : core::shortest(leaf->get<double>()));
    }
    if (!node.is_object()) {
      return true;
    }
    for (const auto& [key, child] : node.items()) {
      if (!key.starts_with('$') && !collect(child, path.empty() ? key : path + "-" + key)) {
        return false;
      }
    }
    return true;
  }

  std::vector<Declaration> found;

 private:
  bool add(const std::string& path, std::string value) {
    const std::string name = path.starts_with("--") ? path : "--" + path;
    if (!is_token_name(name)) {
      return true;
    }
    if (found.size() == most_declarations) {
      return false;
    }
    if (value.size() > longest_value) {
      value.clear();
    }
    found.push_back({name, std::string(core::trimmed(value)), Scheme::light, {file_, 0, 0, name}});
    return true;
  }

  std::string file_;
};

}  // namespace

std::optional<std::vector<Declaration>> parse_json(std::string_view text, const std::string& file,
                                                   core::Problems& problems) {
  const auto fail = [&](const std::string& message, const core::Place& place) {
    problems.add({core::Severity::error, "H102", place, message,
                  "correct the file, or make it again with the tool it came from", ""});
    return std::nullopt;
  };
  if (depth_of(text) > deepest) {
    return fail("more than " + std::to_string(deepest) + " objects stand in one another", {file, 0, 0, ""});
  }
  Json tree;
  try {
    tree = Json::parse(text);
  } catch (const Json::parse_error& error) {
    return fail("the file is not JSON from here on", place_at(text, error.byte, file));
  } catch (const Json::exception&) {  // a number that no double holds
    return fail("the file holds a value that JSON does not allow", {file, 0, 0, ""});
  }
  Collector collector(file);
  if (!collector.collect(tree, "")) {
    return fail("more than " + std::to_string(most_declarations) + " design tokens", {file, 0, 0, ""});
  }
  return std::move(collector.found);
}

}  // namespace werkthet::theme
