#include "findings/synthesis_words.hpp"

#include "core/format.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace werkthet::findings {
namespace {

using config::OutcomeKind;
using core::Bilingual;
using core::Language;
using synthesis::Measure;
using synthesis::Obstacle;

Bilingual joined(const Bilingual& a, const Bilingual& b) {
  if (a.empty()) {
    return b;
  }
  return {a.nl + " " + b.nl, a.en + " " + b.en};
}

std::string number(int value, Language language) {
  return core::number(static_cast<std::int64_t>(value), language);
}

/// A bound of a scale: whole where it is whole.
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

std::string names_of(const synthesis::Synthesis& all, const std::vector<std::size_t>& of, Language language) {
  std::string text;
  for (std::size_t i = 0; i < of.size(); ++i) {
    const char* between = i + 1 < of.size() ? ", " : language == Language::nl ? " en " : " and ";
    text += (i == 0 ? "" : between) + all.municipalities[of[i]].municipality;
  }
  return text;
}

Bilingual kind_words(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::exit_work:
      return {"uitstroom naar werk uit de registratie", "exit to work from the register"};
    case OutcomeKind::part_time_work:
      return {"deeltijdwerk uit de registratie", "part-time work from the register"};
    case OutcomeKind::scale:
      return {"een score uit een vragenlijst", "a score from a questionnaire"};
    case OutcomeKind::numeric:
      return {"een gemiddelde", "a mean"};
    case OutcomeKind::binary:
    case OutcomeKind::time_to_event:
      break;
  }
  return {"een aandeel", "a share"};
}

Bilingual unit_words(config::Unit unit) {
  return unit == config::Unit::person ? Bilingual{"personen", "persons"}
                                      : Bilingual{"uitkeringen", "benefits"};
}

Bilingual side_words(config::Favourable side) {
  return side == config::Favourable::higher ? Bilingual{"een hoger cijfer", "a higher figure"}
                                            : Bilingual{"een lager cijfer", "a lower figure"};
}

/// "Daar <nl_a>; bij de meeste gemeenten <nl_b>."
Bilingual against(const std::string& nl_theirs, const std::string& nl_shared, const std::string& en_theirs,
                  const std::string& en_shared) {
  return {nl_theirs + " Bij de meeste gemeenten " + nl_shared + ".",
          en_theirs + " In most municipalities " + en_shared + "."};
}

Bilingual obstacle_words(Obstacle obstacle, const Measure& theirs, const Measure& shared,
                         const std::string& variant) {
  const exchange::Definition& a = theirs.definition;
  const exchange::Definition& b = shared.definition;
  const auto both = [](int value) {
    return std::pair(number(value, Language::nl), number(value, Language::en));
  };
  switch (obstacle) {
    case Obstacle::kind: {
      const Bilingual x = kind_words(theirs.kind);
      const Bilingual y = kind_words(shared.kind);
      return against("Deze gemeente mat " + x.nl + ".", "is het " + y.nl,
                     "This municipality measured " + x.en + ".", "it is " + y.en);
    }
    case Obstacle::unit: {
      const Bilingual x = unit_words(theirs.unit);
      const Bilingual y = unit_words(shared.unit);
      return against("Deze gemeente telt " + x.nl + ".",
                     "tellen " + y.nl + ". Een paar is één uitkering en twee personen",
                     "This municipality counts " + x.en + ".",
                     y.en + " are counted. A couple is one benefit and two persons");
    }
    case Obstacle::direction: {
      const Bilingual x = side_words(theirs.favourable);
      const Bilingual y = side_words(shared.favourable);
      return against("In deze gemeente is " + x.nl + " gunstig.", "is dat " + y.nl,
                     "In this municipality " + x.en + " is favourable.", "that is " + y.en);
    }
    case Obstacle::return_days: {
      const auto x = both(a.return_days.value_or(0));
      const auto y = both(b.return_days.value_or(0));
      return against(
          "Wie hier binnen " + x.first + " dagen terug is in de bijstand, telt niet als uitgestroomd.",
          "is die grens " + y.first + " dagen",
          "Who is back on benefit within " + x.second + " days, does not count as having left here.",
          "that limit is " + y.second + " days");
    }
    case Obstacle::work_reasons:
      return against("Als uitstroom naar werk tellen hier de redenen " + list_of(a.work_reasons) + ".",
                     "zijn dat de redenen " + list_of(b.work_reasons),
                     "Here the reasons " + list_of(a.work_reasons) + " count as exit to work.",
                     "those are the reasons " + list_of(b.work_reasons));
    case Obstacle::joined_schemes:
      return against("Hier tellen de regelingen " + list_of(a.joined_schemes) + " samen als één uitkering.",
                     "zijn dat " + list_of(b.joined_schemes),
                     "Here the schemes " + list_of(a.joined_schemes) + " together count as one benefit.",
                     "those are " + list_of(b.joined_schemes));
    case Obstacle::schemes:
      return against("Hier deden mensen uit de regelingen " + list_of(a.schemes) + " mee.",
                     "zijn dat de regelingen " + list_of(b.schemes),
                     "Here people of the schemes " + list_of(a.schemes) + " took part.",
                     "those are the schemes " + list_of(b.schemes));
    case Obstacle::scale_range: {
      const auto range = [](const exchange::Definition& d, Language language) {
        return language == Language::nl ? "van " + bound(d.min, language) + " tot " + bound(d.max, language)
                                        : "from " + bound(d.min, language) + " to " + bound(d.max, language);
      };
      return against(
          "De schaal loopt hier " + range(a, Language::nl) + ".", "loopt zij " + range(b, Language::nl),
          "The scale here runs " + range(a, Language::en) + ".", "it runs " + range(b, Language::en));
    }
    case Obstacle::scale_items: {
      const auto x = both(a.items.value_or(0));
      const auto y = both(b.items.value_or(0));
      return against("De schaal telt hier " + x.first + " vragen.", "zijn dat er " + y.first,
                     "The scale here has " + x.second + " questions.", "it has " + y.second);
    }
    case Obstacle::quantity:
      return against("Hier is gemeten in: " + (a.quantity.empty() ? "punten" : a.quantity) + ".",
                     "is dat: " + (b.quantity.empty() ? "punten" : b.quantity),
                     "Here the unit is: " + (a.quantity.empty() ? "points" : a.quantity) + ".",
                     "it is: " + (b.quantity.empty() ? "points" : b.quantity));
    case Obstacle::horizon: {
      const auto x = both(theirs.horizon);
      const auto y = both(shared.horizon);
      return against("Hier is gemeten na " + x.first + " maanden.", "is dat na " + y.first + " maanden",
                     "Here it was measured after " + x.second + " months.",
                     "that is after " + y.second + " months");
    }
    case Obstacle::same_variant_twice: {
      const Bilingual v = variant_words(variant);
      return {"Twee groepen kregen hier dezelfde soort aanpak (" + v.nl +
                  "). Zij delen één controlegroep en tellen daarom niet als twee metingen.",
              "Two groups here got the same kind of approach (" + v.en +
                  "). They share one control group and so do not count as two measurements."};
    }
    case Obstacle::no_margin:
      return {"De marge is hier zo grof afgerond dat zij geen breedte heeft.",
              "The margin here is rounded so coarsely that it has no width."};
    case Obstacle::interim_margin:
      return {"Dit is een tussentijds cijfer zonder aantallen. De onzekerheid ervan is niet te berekenen.",
              "This is an interim figure without counts. Its uncertainty cannot be computed."};
  }
  return {};
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
  return framework == "amvb" ? Bilingual{"AMvB", "by decree (AMvB)"}
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
        {"Als uitstroom naar werk tellen de redenen " + list_of(d.work_reasons) + ". Wie binnen " +
             number(d.return_days.value_or(0), Language::nl) + " dagen terug is, telt niet als uitgestroomd.",
         "The reasons " + list_of(d.work_reasons) + " count as exit to work. Who is back within " +
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

Bilingual refusal_words(const synthesis::Refusal& refusal, const Measure& shared) {
  Bilingual words;
  for (const Obstacle obstacle : refusal.obstacles) {
    words = joined(words, obstacle_words(obstacle, refusal.theirs, shared, refusal.variant));
  }
  return words;
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
         "Het kader staat achter de naam.",
         "Note: some municipalities worked by decree (AMvB) and some within the ordinary law. The legal "
         "frame stands behind the name."});
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
