#include "core/format.hpp"
#include "findings/synthesis_word_parts.hpp"
#include "findings/synthesis_words.hpp"

#include <string>
#include <utility>

namespace werkthet::findings {
namespace {

using config::OutcomeKind;
using core::Bilingual;
using core::Language;
using synthesis::Measure;
using synthesis::Obstacle;
using namespace words;

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
    default:
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
      return against("Als uitstroom naar werk tellen hier de codes " + list_of(a.work_reasons) + ".",
                     "zijn dat de codes " + list_of(b.work_reasons),
                     "Here the codes " + list_of(a.work_reasons) + " count as exit to work.",
                     "those are the codes " + list_of(b.work_reasons));
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

Bilingual refusal_words(const synthesis::Refusal& refusal, const Measure& shared) {
  Bilingual words;
  for (const Obstacle obstacle : refusal.obstacles) {
    words = joined(words, obstacle_words(obstacle, refusal.theirs, shared, refusal.variant));
  }
  return words;
}

}  // namespace werkthet::findings
