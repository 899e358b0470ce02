#include "findings/synthesis_words.hpp"

#include "core/format.hpp"
#include "findings/synthesis_word_parts.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace werkthet::findings {
namespace words {

using core::Bilingual;
using core::Language;

Bilingual joined(const Bilingual& a, const Bilingual& b) {
  if (a.empty()) {
    return b;
  }
  return {a.nl + " " + b.nl, a.en + " " + b.en};
}

std::string number(int value, Language language) {
  return core::number(static_cast<std::int64_t>(value), language);
}

std::string bound(const std::optional<double>& value, Language language) {
  const double held = value.value_or(0.0);
  return core::number(held, held == core::round_half_away(held, 0) ? 0 : 1, language);
}

std::string list_of(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) {
    text += (text.empty() ? "" : ", ") + item;
  }
  return text;
}

std::string list_of(const std::vector<int>& items) {
  std::vector<std::string> texts;
  for (const int item : items) {
    texts.push_back(std::to_string(item));  // a code, no quantity
  }
  return list_of(texts);
}

}  // namespace words

namespace {

using config::OutcomeKind;
using core::Bilingual;
using core::Language;
using synthesis::Measure;
using namespace words;

std::string names_of(const synthesis::Synthesis& all, const std::vector<std::size_t>& of, Language language) {
  std::string text;
  for (std::size_t i = 0; i < of.size(); ++i) {
    const char* between = i + 1 < of.size() ? ", " : language == Language::nl ? " en " : " and ";
    text += (i == 0 ? "" : between) + all.municipalities[of[i]].municipality;
  }
  return text;
}

}  // namespace

Bilingual variant_words(const std::string& variant) {
  struct Known {
    std::string_view id;
    std::string_view nl;
    std::string_view en;
  };
  constexpr std::array<Known, 6> known{
      {{"loslaten", "loslaten", "letting go"},
       {"met_steun", "met steun", "with support"},
       {"eigen_regie", "eigen regie", "self-direction"},
       {"eigen_regie_met_steun", "eigen regie met steun", "self-direction with support"},
       {"extra_begeleiding", "extra begeleiding", "extra guidance"},
       {"vrijlating", "vrijlating van inkomsten", "keeping more earnings"}}};
  for (const Known& k : known) {
    if (k.id == variant) {
      return {std::string(k.nl), std::string(k.en)};
    }
  }
  std::string words = variant;
  std::replace(words.begin(), words.end(), '_', ' ');
  return {words, words};
}

Bilingual framework_words(const std::string& framework) {
  return framework == "amvb" ? Bilingual{"AMvB", "by decree, AMvB"}
                             : Bilingual{"binnen de wet", "within the ordinary law"};
}

Bilingual state_words(synthesis::State state) {
  switch (state) {
    case synthesis::State::compared:
      return {"vergeleken", "compared"};
    case synthesis::State::not_measured:
      return {"niet gemeten", "not measured"};
    case synthesis::State::refused:
      return {"anders gemeten", "measured differently"};
    case synthesis::State::not_shown:
      return {"niet getoond", "not shown"};
    case synthesis::State::no_variant:
      return {"soort aanpak niet opgegeven", "kind of approach not stated"};
  }
  return {};
}

std::vector<Bilingual> measure_words(const Measure& measure) {
  std::vector<Bilingual> notes;
  const exchange::Definition& d = measure.definition;
  if (measure.horizon > 0) {
    notes.push_back(
        {"Gemeten " + number(measure.horizon, Language::nl) + " maanden na de start van een deelnemer.",
         "Measured " + number(measure.horizon, Language::en) + " months after a participant's start."});
  }
  if (measure.kind == OutcomeKind::exit_work) {
    notes.push_back(
        {"Als uitstroom naar werk tellen de codes " + list_of(d.work_reasons) + ". Wie binnen " +
             number(d.return_days.value_or(0), Language::nl) + " dagen terug is, telt niet als uitgestroomd.",
         "The codes " + list_of(d.work_reasons) + " count as exit to work. Who is back within " +
             number(d.return_days.value_or(0), Language::en) + " days does not count as having left."});
  }
  if (measure.kind == OutcomeKind::scale) {
    notes.push_back({"Een schaal van " + bound(d.min, Language::nl) + " tot " + bound(d.max, Language::nl) +
                         " met " + number(d.items.value_or(0), Language::nl) + " vragen.",
                     "A scale from " + bound(d.min, Language::en) + " to " + bound(d.max, Language::en) +
                         " with " + number(d.items.value_or(0), Language::en) + " questions."});
  }
  notes.push_back(
      {"Deze omschrijving is die van de meeste gemeenten. Wie anders mat, staat in de lijst van wat niet "
       "is vergeleken.",
       "This description is that of most municipalities. Who measured differently is in the list of what "
       "was not compared."});
  return notes;
}

std::vector<Bilingual> warning_words(const synthesis::Synthesis& all, const synthesis::Surroundings& around) {
  std::vector<Bilingual> warnings;
  if (around.controls_differ()) {
    Bilingual text{"Let op: de controlegroep kreeg niet overal hetzelfde.",
                   "Note: the control group did not get the same everywhere."};
    for (const auto& group : around.controls) {
      const Bilingual words = control_words(synthesis::control_of(all.municipalities[group.front()]));
      text = joined(text, {names_of(all, group, Language::nl) + ": " + words.nl + ".",
                           names_of(all, group, Language::en) + ": " + words.en + "."});
    }
    warnings.push_back(std::move(text));
  }
  if (around.frameworks_differ) {
    warnings.push_back(
        {"Let op: een deel van de gemeenten werkte met de AMvB en een deel binnen de gewone wet. "
         "Het kader staat erbij.",
         "Note: some municipalities worked by decree (AMvB) and some within the ordinary law. The "
         "legal frame is shown."});
  }
  if (around.periods_differ()) {
    const auto say = [&](Language language) {
      const exchange::Exchange& first = all.municipalities[around.first];
      const exchange::Exchange& last = all.municipalities[around.last];
      const std::string from = core::long_month(core::month_of(first.start), language);
      const std::string to = core::long_month(core::month_of(last.end), language);
      return language == Language::nl
                 ? "Let op: de proeven liepen niet gelijk. De eerste begon in " + from + " (" +
                       first.municipality + "), de laatste eindigde in " + to + " (" + last.municipality +
                       "). De arbeidsmarkt kan intussen zijn veranderd."
                 : "Note: the trials did not run at the same time. The first began in " + from + " (" +
                       first.municipality + "), the last ended in " + to + " (" + last.municipality +
                       "). The labour market may have changed in between.";
    };
    warnings.push_back({say(Language::nl), say(Language::en)});
  }
  if (around.interim_among) {
    warnings.push_back(
        {"Let op: een deel van de cijfers is tussentijds.", "Note: some of the figures are interim."});
  }
  return warnings;
}

Bilingual control_words(const exchange::Arm& control) {
  std::string nl = control.guidance ? "intensieve aanpak" : "gewone aanpak";
  std::string en = control.guidance ? "intensive approach" : "usual approach";
  if (control.exemption) {
    nl += ", met ontheffing";
    en += ", with exemption";
  }
  if (control.earnings_release) {
    nl += ", met vrijlating van inkomsten";
    en += ", keeping more earnings";
  }
  if (control.contacts_per_year) {
    nl += ", " + number(*control.contacts_per_year, Language::nl) + " gesprekken per jaar";
    en += ", " + number(*control.contacts_per_year, Language::en) + " conversations a year";
  }
  return {nl, en};
}

}  // namespace werkthet::findings
