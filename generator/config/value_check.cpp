#include "config/value_check.hpp"

#include "config/colour.hpp"
#include "config/database.hpp"
#include "core/format.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::config {
namespace {

constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_paragraph = 5000;

struct Trouble {
  std::string code;
  std::string message;
  std::string remedy;
};

Trouble none() {
  return {};
}

/// Control characters and text-direction overrides; a carriage return before a line end is how some editors
/// save.
bool has_controls(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') {
      plain += text[i];
    }
  }
  return core::without_controls(plain) != plain;
}

std::string quoted(std::string_view text) {
  const std::string clean = core::without_controls(text);
  return clean.size() > 60 ? "a long text" : "\"" + clean + "\"";
}

Trouble not_allowed(const Key& key, const std::string& found) {
  const std::string near = core::nearest(found, key.allowed);
  return {"S106", key.name + " is " + expected(key) + ", found " + quoted(found),
          near.empty() ? "for example: " + example_line(key) : "did you mean \"" + near + "\"?"};
}

Trouble colour_trouble(const Key& key, const std::string& text) {
  const std::optional<double> contrast = contrast_on_white(text);
  if (!contrast) {
    return {"S119", key.name + " is " + expected(key) + ", found " + quoted(text),
            "write # and six digits 0-9 or letters A-F"};
  }
  if (*contrast < least_contrast) {
    // Rounded down: 2.999 must not read as 3.00 in a message that refuses it.
    return {"S120",
            text + " has a contrast of " + core::plain(std::floor(*contrast * 100) / 100, 2) +
                ":1 on white; at least 3:1 is needed to be seen",
            "choose a darker shade of the same colour"};
  }
  return none();
}

Trouble form_trouble(const Key& key, const std::string& text) {
  switch (key.form) {
    case Form::id:
    case Form::release_id:
      if (const std::string trouble = id_trouble(text, key.form == Form::release_id); !trouble.empty()) {
        return {"S109", quoted(text) + " " + trouble, "choose another short name, such as " + id_from(text)};
      }
      return none();
    case Form::path:
    case Form::pattern:
      if (const auto query = query_id(text); query && key.form == Form::path) {
        const std::string trouble = id_trouble(*query);
        return trouble.empty() ? none()
                               : Trouble{"S109", quoted(text) + " names a query that " + trouble,
                                         "write query: and the short name of a section [queries.<id>]"};
      }
      if (const std::string trouble = path_trouble(text, key.form == Form::pattern); !trouble.empty()) {
        return {"S117", quoted(text) + " " + trouble,
                "put the file below the study folder and write the path from there: data/name.csv"};
      }
      return none();
    case Form::municipality_code:
      if (text.size() != 4 || text.find_first_not_of("0123456789") != std::string::npos) {
        return {"S122", key.name + " is " + expected(key) + ", found " + quoted(text),
                "keep the zeros in front and the quotes, for example: " + example_line(key)};
      }
      return none();
    case Form::https:
      if (!core::is_https_address(text)) {
        return {"S122", key.name + " is " + expected(key) + ", found " + quoted(text),
                "write the whole address without blanks or quotes, for example: " + example_line(key)};
      }
      return none();
    case Form::colour:
      return colour_trouble(key, text);
    case Form::line:
      if (text.find_first_of("\r\n") != std::string::npos) {
        return {"S122", key.name + " is one line, found a line break", "write it as one line"};
      }
      return none();
    case Form::any_path:
    case Form::paragraph:
      return none();
  }
  return none();
}

Trouble text_trouble(const Key& key, const std::string& text) {
  if (!key.allowed.empty()) {
    return std::find(key.allowed.begin(), key.allowed.end(), text) == key.allowed.end()
               ? not_allowed(key, text)
               : none();
  }
  if (text.empty()) {
    // A list has no use for an empty item; an empty text alone means: not given.
    if (key.not_empty || key.type == Type::texts) {
      return {"S122", key.name + " is empty", "for example: " + example_line(key)};
    }
    return none();
  }
  const std::size_t longest = key.form == Form::paragraph ? longest_paragraph : longest_line;
  if (text.size() > longest) {
    return {"S122", key.name + " is longer than " + std::to_string(longest) + " characters", "shorten it"};
  }
  if (has_controls(text)) {
    return {"S122", key.name + " holds an invisible control character", "type the text again without it"};
  }
  return form_trouble(key, text);
}

Trouble number_trouble(const Key& key, double value) {
  const bool low = key.min && (key.open ? value <= *key.min : value < *key.min);
  const bool high = key.max && (key.open ? value >= *key.max : value > *key.max);
  if (std::isfinite(value) && !low && !high) {
    return none();
  }
  return {"S107",
          key.name + " is " + expected(key) + ", found " +
              (std::isfinite(value) ? core::shortest(value) : "no number"),
          "for example: " + example_line(key)};
}

Trouble item_trouble(const Key& key, const std::string& item) {
  return text_trouble(key, item);
}
Trouble item_trouble(const Key& key, std::int64_t item) {
  return number_trouble(key, static_cast<double>(item));
}
Trouble item_trouble(const Key& key, double item) {
  return number_trouble(key, item);
}

std::string shown(const std::string& item) {
  return quoted(item);
}
std::string shown(std::int64_t item) {
  return std::to_string(item);
}
std::string shown(double item) {
  return core::shortest(item);
}

bool report_trouble(const Trouble& trouble, const core::Place& place, Report& report) {
  if (trouble.code.empty()) {
    return true;
  }
  report.error(trouble.code, place, trouble.message, trouble.remedy);
  return false;
}

template <class Item>
bool check_list(const Key& key, const Setting& setting, const std::vector<Item>& items, Report& report) {
  if (items.empty() && key.not_empty) {
    return report_trouble({"S123", key.name + " is an empty list", "for example: " + example_line(key)},
                          setting.place, report);
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!report_trouble(item_trouble(key, items[i]), setting.items[i], report)) {
      return false;
    }
    const auto here = items.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(items.begin(), here, items[i]) != here) {
      return report_trouble(
          {"S123", key.name + " names " + shown(items[i]) + " twice", "remove one of the two"},
          setting.items[i], report);
    }
    if (key.ascending && i > 0 && items[i] < items[i - 1]) {
      return report_trouble(
          {"S123",
           key.name + " goes from low to high, found " + shown(items[i]) + " after " + shown(items[i - 1]),
           "put the numbers in order"},
          setting.items[i], report);
    }
  }
  return true;
}

struct Check {
  const Key& key;
  const Setting& setting;
  Report& report;

  bool operator()(const std::string& text) const {
    return report_trouble(text_trouble(key, text), setting.place, report);
  }
  bool operator()(std::int64_t value) const {
    return report_trouble(number_trouble(key, static_cast<double>(value)), setting.place, report);
  }
  bool operator()(double value) const {
    return report_trouble(number_trouble(key, value), setting.place, report);
  }
  bool operator()(bool /*value*/) const { return true; }
  bool operator()(core::Date date) const {
    const int year = core::civil(date).year;
    return report_trouble(year < 1950 || year > 2100
                              ? Trouble{"S107", key.name + " lies outside 1950 to 2100", "check the year"}
                              : none(),
                          setting.place, report);
  }
  bool operator()(const std::map<std::string, std::string>& pairs) const {
    for (const auto& [ours, theirs] : pairs) {
      if (ours.size() > longest_line || theirs.size() > longest_line ||
          core::without_controls(ours) != ours || core::without_controls(theirs) != theirs) {
        return report_trouble(
            {"S122", key.name + " holds a name that is too long or has an invisible character",
             "write the names as they stand in the file"},
            setting.place, report);
      }
    }
    return true;
  }
  bool operator()(const std::map<std::string, double>& pairs) const {
    for (const auto& [label, value] : pairs) {
      if (label.empty() || label.size() > longest_line || core::without_controls(label) != label) {
        return report_trouble(
            {"S122", key.name + " holds a label that is empty, too long or has an invisible character",
             "write the labels as they stand in the file"},
            setting.place, report);
      }
      if (!report_trouble(number_trouble(key, value), setting.place, report)) {
        return false;
      }
    }
    return true;
  }
  template <class Item>
  bool operator()(const std::vector<Item>& items) const {
    return check_list(key, setting, items, report);
  }
};

}  // namespace

bool check_value(const Key& key, const Setting& setting, Report& report) {
  return std::visit(Check{key, setting, report}, setting.value);
}

std::string id_trouble(std::string_view id, bool hyphens) {
  const std::string_view allowed =
      hyphens ? "abcdefghijklmnopqrstuvwxyz0123456789_-" : "abcdefghijklmnopqrstuvwxyz0123456789_";
  if (id.empty() || id.size() > 40) {
    return "has no characters, or more than 40";
  }
  if (id.find_first_not_of(allowed) != std::string_view::npos) {
    return hyphens ? "has other characters than small letters, digits, - and _"
                   : "has other characters than small letters, digits and _";
  }
  return "";
}

std::string id_from(std::string_view text) {
  std::string id = core::slug(text).substr(0, 40);
  std::replace(id.begin(), id.end(), '-', '_');
  return id;
}

std::string path_trouble(std::string_view path, bool pattern) {
  if (path.starts_with('/')) {
    return "starts at the root of the disk";
  }
  if (path.find('\\') != std::string_view::npos || path.find(':') != std::string_view::npos) {
    return "has \\ or :, write folders with /";
  }
  const std::vector<std::string_view> parts = core::split(path, '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] == "..") {
      return "leaves the study folder";
    }
    if (parts[i].empty() || parts[i] == ".") {
      return "has an empty part or a part \".\"";
    }
    if (parts[i].find('*') != std::string_view::npos && (!pattern || i + 1 < parts.size())) {
      return pattern ? "has * in a folder; it may stand in the file name alone" : "has *; name one file";
    }
  }
  return "";
}

}  // namespace werkthet::config
