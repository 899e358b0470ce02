#include "ingest/bus/draft.hpp"

#include "core/error.hpp"
#include "core/resources.hpp"
#include "core/text.hpp"
#include "ingest/bus/known_names.hpp"
#include "ingest/values.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>
#include <utility>

namespace werkthet::ingest {
namespace {

constexpr std::size_t longest_name = 120;
constexpr std::size_t data_digits = 6;  ///< so many digits in a row are a date or a number of somebody

/// A basic string of TOML.
std::string toml_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (byte < 0x20U || byte == 0x7FU) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04X", byte);
      result += code;
    } else {
      result += c;
    }
  }
  return result + "\"";
}

bool is_data(std::string_view header) {
  const std::string_view text = core::trimmed(header);
  if (text.empty()) {
    return false;
  }
  std::size_t run = 0;
  for (const char c : text) {
    run = c >= '0' && c <= '9' ? run + 1 : 0;
    if (run >= data_digits || c == '@') {
      return true;
    }
  }
  return text.find_first_not_of("0123456789.,-+/: ") == text.npos;
}

void refuse_data(const std::vector<std::string>& headers) {
  if (std::any_of(headers.begin(), headers.end(), [](const std::string& h) { return is_data(h); })) {
    throw core::Error(core::ErrorKind::input,
                      "the first row is not a header: it holds numbers or dates, so it may be about a person",
                      {},
                      "put a row with the names of the columns on top, or describe the file by positions");
  }
}

/// Names that were given a field, and those that were not.
struct Guesses {
  struct Named {
    std::vector<std::string> names;
    bool sure{};
  };
  std::map<Guess, Named> fields;
  std::vector<std::string> unknown;
};

bool may_repeat(const std::string& key) {
  return key == "income_kind" || key == "income_amount" || key == "income_exempted";
}

/// Surest likeness first over all names, so that a vague likeness never takes a field from a name that is the
/// same.
Guesses guess_all(const std::vector<std::string>& names, const KnownNames& known) {
  Guesses result;
  std::vector<bool> done(names.size());
  for (const Likeness how : {Likeness::same, Likeness::nearly, Likeness::part, Likeness::word}) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (done[i]) {
        continue;
      }
      const auto guess = known.guess(names[i], how);
      if (!guess || (result.fields.contains(*guess) && !may_repeat(guess->key))) {
        continue;
      }
      auto& field = result.fields[*guess];
      field.names.push_back(names[i]);
      field.sure = how == Likeness::same;
      done[i] = true;
    }
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!done[i]) {
      result.unknown.push_back(names[i]);
    }
  }
  return result;
}

std::string list(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    text += (text.empty() ? "" : ", ") + toml_string(name);
  }
  return "[" + text + "]";
}

std::string fields_text(const Guesses& guesses, const KnownNames& known) {
  std::string text;
  std::map<std::string, std::vector<std::pair<std::uint8_t, const Guesses::Named*>>> by_key;
  for (const auto& [guess, named] : guesses.fields) {
    by_key[guess.key].emplace_back(guess.person, &named);
  }
  for (const auto& [key, persons] : by_key) {
    const bool sure =
        std::all_of(persons.begin(), persons.end(), [](const auto& p) { return p.second->sure; });
    text += "[fields." + key +
            "]  # GUESS: " + (sure ? "a layout of the program has this name" : "the name looks like it") +
            (field_named(key) == Field::unread ? "; not read" : "") + "\n";
    for (const auto& [person, named] : persons) {
      constexpr std::array<std::string_view, 3> keys = {"names", "first_names", "second_names"};
      text += std::string(keys[person]) + " = " + list(named->names) + "\n";
    }
    text += known.lines(key) + "\n";
  }
  if (!guesses.unknown.empty()) {
    text += "# Not recognised, and not read. Move a name to the field that it is:\n";
    for (const std::string& name : guesses.unknown) {
      text += "#   " + toml_string(name) + "\n";
    }
    text += "\n";
  }
  return text;
}

/// Needed fields that nothing looked like.
std::string missing_text(const Guesses& guesses) {
  std::string text;
  for (const std::string key :
       {"citizen_number", "benefit", "scheme", "start", "end", "end_reason", "year", "month"}) {
    const bool found = std::any_of(guesses.fields.begin(), guesses.fields.end(),
                                   [&](const auto& field) { return field.first.key == key; });
    text += found ? "" : (text.empty() ? "" : ", ") + key;
  }
  return text.empty() ? text
                      : "# NOT FOUND, look for them: " + text +
                            "\n# (the month may stand in the file name: month_from = \"name\")\n\n";
}

/// The code lists of 2015, from their first line on.
std::string code_lists() {
  const std::string text = core::resource("layouts/kenmerk-csv.toml");
  return "# ---- Code lists of 2015, as an example. GUESS that this file has them.\n\n" +
         text.substr(text.find("[codes."));
}

std::string opening(std::string_view id, std::string_view kind) {
  return "# A layout drafted by `werkthet layout new`. Everything that says GUESS was told by names alone: "
         "check it.\n"
         "# Keep it beside study.toml as " +
         std::string(id) + ".toml and name it there: bus_layout = \"" + std::string(id) +
         ".toml\"\n\nid = \"" + std::string(id) + "\"\nkind = \"" + std::string(kind) + "\"\n";
}

/// Distinct names by their loose form; what cannot be a name in a layout is left out and counted.
std::vector<std::string> usable(const std::vector<std::string>& names, std::size_t& left_out) {
  std::vector<std::string> result;
  std::set<std::string> seen;
  for (const std::string& name : names) {
    const std::string clean = core::without_controls(name);
    if (loose_name(clean).empty() || clean.size() > longest_name || !seen.insert(loose_name(clean)).second) {
      ++left_out;
    } else {
      result.push_back(clean);
    }
  }
  return result;
}

std::string left_out_text(std::size_t n) {
  return n == 0 ? std::string{}
                : "# " + std::to_string(n) +
                      " columns have no name, the name of another one or a name that is too long\n\n";
}

std::string draft_csv(const Sample& sample, std::string_view id) {
  const std::vector<std::string> headers = sample.headers();
  refuse_data(headers);
  std::size_t left_out = 0;
  const KnownNames known;
  const Guesses guesses = guess_all(usable(headers, left_out), known);
  return opening(id, "csv") + "\n" + left_out_text(left_out) + missing_text(guesses) +
         fields_text(guesses, known) + code_lists();
}

/// Which element is which repeating part: by name, else by what stands in it.
std::string records_text(const std::vector<SampleElement>& elements, const Guesses& guesses,
                         const KnownNames& known) {
  std::map<std::string, std::string> parts;  // part -> element
  for (const SampleElement& element : elements) {
    if (const auto part = known.part(element.name); part && !element.leaf && *part != "skip") {
      parts.emplace(*part, element.name);
    }
  }
  const auto home =
      [&](const std::string& key) -> const SampleElement* {  // the element that the field stands in
    const auto named = guesses.fields.find(Guess{key, 0});
    for (const SampleElement& element : elements) {
      if (named != guesses.fields.end() && element.leaf && element.name == named->second.names.front()) {
        return &elements[element.parent];
      }
    }
    return nullptr;
  };
  const SampleElement* person = home("citizen_number");
  const SampleElement* start = home("start");
  const bool inside = person != nullptr && start != nullptr && start != person &&
                      &elements[start->parent] == person;  // the benefits of a person
  if (person != nullptr && !parts.contains("person")) {
    parts.emplace("person", person->name);
  }
  if (inside) {
    parts["benefit"] = start->name;
  } else if (person != nullptr && !parts.contains("benefit")) {
    parts.emplace("benefit", elements[person->parent].name);
  }
  std::string text = inside ? "nesting = \"benefits_in_person\"  # GUESS\n" : "";
  text += "\n[records]  # GUESS: which elements repeat\n";
  for (const auto& [part, element] : parts) {
    text += part + " = [" + toml_string(element) + "]\n";
  }
  return text + "\n";
}

std::string draft_xml(const Sample& sample, std::string_view id) {
  std::vector<std::string> leaves;
  std::set<std::string> once;
  for (const SampleElement& element : sample.elements()) {
    if (element.leaf && once.insert(element.name).second) {
      leaves.push_back(element.name);
    }
  }
  refuse_data(leaves);
  std::size_t left_out = 0;
  const KnownNames known;
  const Guesses guesses = guess_all(usable(leaves, left_out), known);
  return opening(id, "xml") + records_text(sample.elements(), guesses, known) + left_out_text(left_out) +
         missing_text(guesses) + fields_text(guesses, known) + code_lists();
}

std::string draft_fixed(const Sample& sample, std::string_view id) {
  const KnownNames known;
  std::string text =
      opening(id, "fixed") + "\n# Records of " + std::to_string(sample.record_length()) +
      " positions. Nothing in the file says where a field stands: ask who made it, take the # away and\n"
      "# write at = [first position, length], both from 1.\n\n";
  for (const char* key :
       {"year", "month", "reporter", "municipality", "benefit", "scheme", "household", "citizen_number",
        "birth", "sex", "start", "end", "exemption", "income_kind", "income_amount", "end_reason"}) {
    text += "#[fields." + std::string(key) + "]\n#at = [1, 1]\n";
    const std::string lines = known.lines(key);  // the parts are views of it
    for (const std::string_view line : core::split(lines, '\n')) {
      text += line.empty() ? "" : "#" + std::string(line) + "\n";
    }
    text += "\n";
  }
  return text + code_lists();
}

}  // namespace

std::string draft_layout(const Sample& sample, std::string_view id) {
  switch (sample.kind()) {
    case Layout::Kind::xml:
      return draft_xml(sample, id);
    case Layout::Kind::csv:
      return draft_csv(sample, id);
    case Layout::Kind::fixed:
      return draft_fixed(sample, id);
  }
  return {};
}

}  // namespace werkthet::ingest
