#include "config/schema.hpp"

#include "config/schema_draft.hpp"
#include "core/format.hpp"
#include "core/text.hpp"

#include <algorithm>

namespace werkthet::config {
namespace {

std::string quoted_list(const std::vector<std::string>& words, std::string_view between) {
  std::string result;
  for (const std::string& word : words) {
    result += (result.empty() ? "" : std::string(between)) + "\"" + (word == "\t" ? "\\t" : word) + "\"";
  }
  return result;
}

std::string limits(const Key& key) {
  if (!key.min && !key.max) {
    return "";
  }
  // Limits far out are there to keep arithmetic safe; naming them would hide the limit that matters.
  const bool names_max = key.max && *key.max < 1e6;
  const bool names_min = key.min && *key.min > -1e6;
  if (key.open) {
    return names_max ? " between " + core::shortest(*key.min) + " and " + core::shortest(*key.max) +
                           ", without these two"
                     : " above " + core::shortest(*key.min);
  }
  if (names_min && names_max) {
    return " from " + core::shortest(*key.min) + " to " + core::shortest(*key.max);
  }
  return names_min ? " of at least " + core::shortest(*key.min) : "";
}

std::string_view form_text(Form form) {
  switch (form) {
    case Form::id:
      return "a short name of small letters, digits and _ in quotes";
    case Form::release_id:
      return "a short name of small letters, digits, - and _ in quotes";
    case Form::path:
    case Form::pattern:
      return "a path below the study folder, in quotes";
    case Form::any_path:
      return "a path in quotes";
    case Form::https:
      return "an address that begins with https://, in quotes";
    case Form::municipality_code:
      return "a text of four digits in quotes";
    case Form::colour:
      return "a colour like \"#12436D\"";
    case Form::line:
    case Form::paragraph:
      break;
  }
  return "a text in quotes";
}

std::string_view type_word(const Key& key, core::Language language) {
  const bool nl = language == core::Language::nl;
  switch (key.type) {
    case Type::text:
      return nl ? "tekst" : "text";
    case Type::integer:
      return nl ? "geheel getal" : "whole number";
    case Type::number:
      return nl ? "getal" : "number";
    case Type::boolean:
      return nl ? "true of false" : "true or false";
    case Type::date:
      return nl ? "datum" : "date";
    case Type::texts:
      return nl ? "lijst van teksten" : "list of texts";
    case Type::integers:
      return nl ? "lijst van gehele getallen" : "list of whole numbers";
    case Type::numbers:
      return nl ? "lijst van getallen" : "list of numbers";
    case Type::mapping:
      return nl ? "paren" : "pairs";
    case Type::labelled:
      return nl ? "paren met een getal" : "pairs with a number";
  }
  return "";
}

std::string limits_for_readers(const Key& key, core::Language language) {
  const bool nl = language == core::Language::nl;
  const bool names_max = key.max && *key.max < 1e6;
  const bool names_min = key.min && *key.min > -1e6;
  const auto value = [](double x) { return core::shortest(x); };
  if (key.open && names_max) {
    return (nl ? "tussen " : "between ") + value(*key.min) + (nl ? " en " : " and ") + value(*key.max);
  }
  if (key.open) {
    return (nl ? "meer dan " : "above ") + value(*key.min);
  }
  if (names_min && names_max) {
    return value(*key.min) + (nl ? " tot en met " : " to ") + value(*key.max);
  }
  return names_min ? (nl ? "minstens " : "at least ") + value(*key.min) : "";
}

}  // namespace

const std::vector<Section>& schema() {
  static const std::vector<Section> table = [] {
    std::vector<Section> all = design_sections();
    for (Section& section : run_sections()) {
      all.push_back(std::move(section));
    }
    return all;
  }();
  return table;
}

const Section* find_section(std::string_view path) {
  for (const Section& section : schema()) {
    if (section.path == path) {
      return &section;
    }
  }
  return nullptr;
}

const Key* find_key(const Section& section, std::string_view name) {
  for (const Key& key : section.keys) {
    if (key.name == name) {
      return &key;
    }
  }
  return nullptr;
}

std::string heading(const Section& section) {
  switch (section.repeat) {
    case Repeat::once:
      return "[" + section.path + "]";
    case Repeat::by_id:
      return "[" + section.path + ".<id>]";
    case Repeat::list:
      return "[[" + section.path + "]]";
  }
  return "";
}

std::string expected(const Key& key) {
  if (!key.allowed.empty()) {
    return (key.type == Type::texts ? "a list of " : "one of ") + quoted_list(key.allowed, ", ");
  }
  switch (key.type) {
    case Type::text:
      return std::string(form_text(key.form));
    case Type::integer:
      return "a whole number" + limits(key);
    case Type::number:
      return "a number" + limits(key);
    case Type::boolean:
      return "true or false, without quotes";
    case Type::date:
      return "a date like 2017-10-01, without quotes";
    case Type::texts:
      return key.form == Form::colour ? "a list of colours like \"#12436D\"" : "a list of texts in quotes";
    case Type::integers:
      return "a list of whole numbers" + limits(key);
    case Type::numbers:
      return "a list of numbers" + limits(key);
    case Type::mapping:
      return "pairs between braces, each with a text in quotes";
    case Type::labelled:
      return "pairs between braces, each with a number" + limits(key);
  }
  return "";
}

std::string example_line(const Key& key) {
  return key.name + " = " + (key.example.empty() ? key.default_value : key.example);
}

std::string comment_line(const Key& key, core::Language language) {
  const bool nl = language == core::Language::nl;
  std::string line = key.comment.in(language);
  line += line.ends_with('.') ? "" : ".";
  if (!key.allowed.empty()) {
    line += (nl ? " Keuze: " : " Choice: ") + quoted_list(key.allowed, ", ") + ".";
  } else if (const std::string range = limits_for_readers(key, language); !range.empty()) {
    line += (nl ? " Waarde: " : " Value: ") + range + ".";
  }
  if (key.required) {
    line += nl ? " Verplicht." : " Required.";
  } else if (!key.default_value.empty() && key.default_value != "\"\"" && key.default_value != "[]" &&
             key.default_value != "{}") {
    line += (nl ? " Standaard: " : " Default: ") + key.default_value + ".";
  } else {
    line += nl ? " Mag weg." : " May be left out.";
  }
  return line;
}

std::string nearest_section(std::string_view word) {
  std::vector<std::string> names;
  for (const Section& section : schema()) {
    names.push_back(section.path);
  }
  return core::nearest(word, names);
}

std::string nearest_key(const Section& section, std::string_view word) {
  std::vector<std::string> names;
  for (const Key& key : section.keys) {
    names.push_back(key.name);
  }
  return core::nearest(word, names);
}

std::string key_reference(core::Language language) {
  std::string result;
  for (const Section& section : schema()) {
    result += (result.empty() ? "" : "\n") + heading(section) + "\n  " + section.comment.in(language) + ".\n";
    for (const Key& key : section.keys) {
      result += "  " + key.name + " (" + std::string(type_word(key, language)) + ")\n      " +
                comment_line(key, language) + "\n";
    }
  }
  return result;
}

}  // namespace werkthet::config
