#include "example/writing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace werkthet::example {

namespace {

std::string compact(core::Date date) {
  const core::YearMonthDay day = core::civil(date);
  return fmt::format("{:04}{:02}{:02}", day.year, day.month, day.day);
}

/// A benefit as it stands in one month's delivery.
struct Shown {
  const Household& household;
  const Spell& spell;
  bool ended{};  ///< the end is known in this delivery
  bool has_income{};
  std::size_t month{};
};

int income_of(const Shown& shown, const Person& person) {
  return shown.has_income ? person.earnings[shown.month] + person.other_income : 0;
}

void add_income(std::string& out, int kind, int amount) {
  fmt::format_to(std::back_inserter(out),
                 "<Inkomsten><SoortInkomsten>{}</SoortInkomsten><BedragInkomsten>+{:04}</BedragInkomsten>"
                 "<Vrijlating>2</Vrijlating></Inkomsten>",
                 kind, amount);
}

void add_benefit(std::string& out, const Shown& shown) {
  const Household& household = shown.household;
  const Spell& spell = shown.spell;
  int income = 0;
  for (const Person& person : household.persons) {
    income += income_of(shown, person);
  }
  fmt::format_to(std::back_inserter(out),
                 "<Uitkering><Registratienummer>{}</Registratienummer><Statistiekcode>{:02}</Statistiekcode>"
                 "<Leefvorm>{}</Leefvorm><Norm>{}</Norm>",
                 spell.registration, spell.scheme, household.form, household.form == 3 ? 1465 : 1025);
  if (income > 0) {
    fmt::format_to(std::back_inserter(out), "<InkomstenUitkering>+{:04}</InkomstenUitkering>", income);
  }
  for (std::size_t i = 0; i < household.persons.size(); ++i) {
    const Person& person = household.persons[i];
    fmt::format_to(std::back_inserter(out),
                   "<Persoon><Burgerservicenummer>{}</Burgerservicenummer><Geboortedatum>{}</Geboortedatum>"
                   "<Geslacht>{}</Geslacht><AanvangsdatumUitkeringPersoon>{}</AanvangsdatumUitkeringPersoon>",
                   person.bsn, compact(person.birth), person.sex, compact(spell.start));
    if (shown.ended) {
      fmt::format_to(std::back_inserter(out), "<EinddatumUitkeringPersoon>{}</EinddatumUitkeringPersoon>",
                     compact(*spell.end));
    }
    fmt::format_to(std::back_inserter(out), "<Ontheffing>{}</Ontheffing>", person.exemption);
    if (shown.has_income && person.earnings[shown.month] > 0) {
      add_income(out, 11, person.earnings[shown.month]);
    }
    if (shown.has_income && person.other_income > 0) {
      add_income(out, 23, person.other_income);
    }
    if (shown.ended && !spell.reasons[i].empty()) {
      fmt::format_to(std::back_inserter(out), "<RedenBeeindiging>{}</RedenBeeindiging>", spell.reasons[i]);
    }
    out += "</Persoon>";
  }
  out += "</Uitkering>\n";
}

void add_special(std::string& out, const World& world, const SpecialAssistance& special, core::Month month) {
  if (core::month_of(special.from) > month || core::month_of(*special.until) < month) {
    return;
  }
  const Household& household = world.households[special.who.household];
  const Person& person = world.person(special.who);
  fmt::format_to(std::back_inserter(out),
                 "<Uitkering><Registratienummer>{}</Registratienummer><Statistiekcode>{}</Statistiekcode>"
                 "<Leefvorm>{}</Leefvorm><Persoon><Burgerservicenummer>{}</Burgerservicenummer>"
                 "<Geboortedatum>{}</Geboortedatum><Geslacht>{}</Geslacht>"
                 "<AanvangsdatumUitkeringPersoon>{}</AanvangsdatumUitkeringPersoon>",
                 special.registration, special.scheme, household.form, person.bsn, compact(person.birth),
                 person.sex, compact(special.from));
  if (core::month_of(*special.until) == month) {
    fmt::format_to(std::back_inserter(out),
                   "<EinddatumUitkeringPersoon>{}</EinddatumUitkeringPersoon>"
                   "<RedenBeeindiging>98</RedenBeeindiging>",
                   compact(*special.until));
  }
  out += "</Persoon></Uitkering>\n";
}

}  // namespace

std::string bus_delivery(const World& world, core::Month month, int sequence, bool early) {
  std::string out;
  out.reserve(world.households.size() * 300);
  fmt::format_to(std::back_inserter(out),
                 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- VERZONNEN: Lindeveen bestaat niet. -->\n"
                 "<Levering><Statistiekjaar>{}</Statistiekjaar><Statistiekmaand>{:02}</Statistiekmaand>"
                 "<Berichtgevercode>9999</Berichtgevercode><Gemeentecode>9999</Gemeentecode>"
                 "<Softwarepakket>and</Softwarepakket><Versie>1.0</Versie><Volgnummer>{}</Volgnummer>\n",
                 month.year(), month.month(), sequence);
  const core::Date last = core::last_day(month);
  std::size_t position = 0;
  for (const Household& household : world.households) {
    for (const Spell& spell : household.spells) {
      // The end is in the delivery of its month or of a later one; until then the benefit is delivered as
      // running.
      const bool has_end = spell.end.has_value();
      const core::Month known = has_end ? core::month_of(*spell.end) + spell.late : month + 1;
      if (core::month_of(spell.start) > month || known < month) {
        continue;
      }
      if (early && ++position % 97 == 0) {
        continue;
      }
      const bool runs = !has_end || *spell.end >= last;
      const Shown shown{household, spell, has_end && known == month && !early, runs,
                        static_cast<std::size_t>(month - first_month)};
      add_benefit(out, shown);
    }
  }
  for (const SpecialAssistance& special : world.special) {
    add_special(out, world, special, month);
  }
  out += "</Levering>\n";
  return out;
}

}  // namespace werkthet::example
