#include "cohort/flow.hpp"
#include "core/format.hpp"
#include "ingest/input.hpp"
#include "internal/quality_parts.hpp"
#include "internal/quality_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace werkthet::internal {
namespace {

using ingest::ContactState;

std::string count_text(std::uint64_t n) {
  return core::number(static_cast<std::int64_t>(n), core::Language::nl);
}

std::string contacts(const ingest::Input& input) {
  if (input.contacts.empty()) {
    return paragraph("Er zijn geen contacten gelezen.", "No contacts were read.");
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> words = {
      {{"niet gezegd hoe het ging", "not said how it went"},
       {"gepland", "planned"},
       {"gehouden", "held"},
       {"niet verschenen", "missed"},
       {"afgezegd", "cancelled"}}};
  HtmlTable table("Contacten naar hoe ze gingen", "Contacts by how they went",
                  {{"Hoe het ging", "How it went"},
                   {"Aantal", "Number", true},
                   {"Telt als contact", "Counts as contact"}});
  for (std::size_t state = 0; state < words.size(); ++state) {
    const auto n = std::count_if(
        input.contacts.begin(), input.contacts.end(),
        [&](const ingest::ContactRow& row) { return static_cast<std::size_t>(row.state) == state; });
    ingest::ContactRow one;
    one.state = static_cast<ContactState>(state);
    const bool counts = cohort::took_place(one);
    table.html_row({both(words[state].first, words[state].second), count_text(static_cast<std::uint64_t>(n)),
                    counts ? both("ja", "yes") : both("nee", "no")});
  }
  return table.text();
}

std::string answers(const config::Study& study, const ingest::Input& input) {
  HtmlTable table("Antwoorden per meting en vraag", "Answers by wave and item",
                  {{"Meting", "Wave"},
                   {"Vraag", "Item"},
                   {"Beantwoord", "Answered", true},
                   {"Weet niet of geen antwoord", "Don't know or no answer", true},
                   {"Leeg", "Empty", true},
                   {"Niet te gebruiken", "Not usable", true}});
  for (const ingest::SurveyWave& wave : input.surveys) {
    std::string name = wave.wave < study.waves.size() ? study.waves[wave.wave].id : "";
    name += wave.by_caseworker ? " (consulenten)" : "";
    for (const ingest::ItemCounts& item : wave.items) {
      table.row({name, item.item, count_text(item.answered), count_text(item.declared),
                 count_text(item.empty), count_text(item.unusable)});
    }
  }
  if (table.empty()) {
    return paragraph("Er zijn geen vragenlijsten gelezen.", "No surveys were read.");
  }
  return paragraph(
             "Alle lijsten in het bestand tellen hier mee, ook dubbele. “Weet niet of geen antwoord” zijn de "
             "codes die de "
             "studie of het bestand zo noemt; zij tellen niet mee in een score.",
             "Every list in the file counts here, also doubles. “Don't know or no answer” are the codes that "
             "the "
             "study or the file calls so; they are in no score.") +
         table.text();
}

}  // namespace

std::string lists(const config::Study& study, const ingest::Input& input) {
  return contacts(input) + answers(study, input);
}

}  // namespace werkthet::internal
