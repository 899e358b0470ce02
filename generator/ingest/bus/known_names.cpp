#include "ingest/bus/known_names.hpp"

#include "core/resources.hpp"
#include "core/text.hpp"
#include "ingest/bus/layout.hpp"
#include "ingest/values.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <utility>

namespace werkthet::ingest {
namespace {

constexpr std::size_t shortest_part = 6;  ///< letters that two names must have in common
constexpr std::string_view usual = "kenmerk-csv";

std::string quoted_list(const toml::array& list) {
  std::string text;
  for (const toml::node& item : list) {
    text += (text.empty() ? "\"" : ", \"") + item.value_or(std::string{}) + "\"";
  }
  return "[" + text + "]";
}

std::string lines_of(const toml::table& field) {
  std::string text;
  if (const auto type = field["type"].value<std::string>()) {
    text += "type = \"" + *type + "\"\n";
  }
  if (const toml::array* fillers = field["null"].as_array()) {
    text += "null = " + quoted_list(*fillers) + "\n";
  }
  if (const auto codes = field["codes"].value<std::string>()) {
    text += "codes = \"" + *codes + "\"\n";
  }
  return text;
}

/// Words in a loose name that say what it is; all of a row must be there, the first row that fits counts.
struct Words {
  std::array<std::string_view, 2> words;
  std::string_view key;
};
constexpr std::array<Words, 20> words = {{{{"reden", "eind"}, "end_reason"},
                                          {{"einde", "oorzaak"}, "end_reason"},
                                          {{"bsn", ""}, "citizen_number"},
                                          {{"sofi", ""}, "citizen_number"},
                                          {{"burgerservice", ""}, "citizen_number"},
                                          {{"geb", "dat"}, "birth"},
                                          {{"geslacht", ""}, "sex"},
                                          {{"leefvorm", ""}, "household"},
                                          {{"ontheffing", ""}, "exemption"},
                                          {{"soort", "inkomst"}, "income_kind"},
                                          {{"inkomst", ""}, "income_amount"},
                                          {{"eind", ""}, "end"},
                                          {{"begin", ""}, "start"},
                                          {{"aanvang", ""}, "start"},
                                          {{"ingang", ""}, "start"},
                                          {{"gemeente", ""}, "municipality"},
                                          {{"dossier", ""}, "benefit"},
                                          {{"uitkering", "n"}, "benefit"},
                                          {{"regeling", ""}, "scheme"},
                                          {{"periode", ""}, "period"}}};

}  // namespace

KnownNames::KnownNames() {
  std::vector<std::string> ids = shipped_layouts();
  std::stable_partition(ids.begin(), ids.end(), [](const std::string& id) { return id == usual; });
  for (const std::string& id : ids) {
    const toml::table layout = toml::parse(core::resource("layouts/" + id + ".toml"));
    for (const auto& [key, node] : *layout["fields"].as_table()) {
      const toml::table& field = *node.as_table();
      for (const auto& [list, person] :
           {std::pair("names", 0), std::pair("first_names", 1), std::pair("second_names", 2)}) {
        if (const toml::array* names = field[list].as_array()) {
          for (const toml::node& name : *names) {
            names_.emplace(loose_name(name.value_or(std::string{})),
                           Guess{std::string(key.str()), static_cast<std::uint8_t>(person)});
          }
        }
      }
      if (id == usual) {
        lines_.emplace(std::string(key.str()), lines_of(field));
      }
    }
    if (const toml::table* records = layout["records"].as_table()) {
      for (const auto& [part, names] : *records) {
        for (const toml::node& name : *names.as_array()) {
          parts_.emplace(loose_name(name.value_or(std::string{})), std::string(part.str()));
        }
      }
    }
  }
  for (const auto& [name, guess] : names_) {
    all_.push_back(name);
  }
}

std::optional<Guess> KnownNames::guess(std::string_view written, Likeness how) const {
  const std::string name = loose_name(written);
  const auto known = [&](const std::string& alias) {
    const auto at = names_.find(alias);
    return at == names_.end() ? std::nullopt : std::optional(at->second);
  };
  switch (how) {
    case Likeness::same:
      return known(name);
    case Likeness::nearly:
      return name.size() < shortest_part ? std::nullopt : known(core::nearest(name, all_));
    case Likeness::part: {
      std::optional<Guess> best;
      std::size_t longest = shortest_part - 1;
      for (const auto& [alias, guess] : names_) {
        const std::size_t common = name.find(alias) != name.npos    ? alias.size()
                                   : alias.find(name) != alias.npos ? name.size()
                                                                    : 0;
        if (common > longest) {
          longest = common;
          best = guess;
        }
      }
      return best;
    }
    case Likeness::word:
      for (const Words& row : words) {
        if (std::all_of(row.words.begin(), row.words.end(),
                        [&](std::string_view word) { return name.find(word) != name.npos; })) {
          return Guess{std::string(row.key), 0};
        }
      }
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> KnownNames::part(std::string_view name) const {
  const auto at = parts_.find(loose_name(name));
  return at == parts_.end() ? std::nullopt : std::optional(at->second);
}

std::string KnownNames::lines(const std::string& key) const {
  const auto at = lines_.find(key);
  return at == lines_.end() ? std::string{} : at->second;
}

}  // namespace werkthet::ingest
