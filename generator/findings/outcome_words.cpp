#include "findings/outcome_words.hpp"

#include "config/outcomes.hpp"

#include <string>

namespace werkthet::findings {
namespace {

using config::DataSource;
using config::OutcomeKind;
using core::Bilingual;

const Bilingual& only_what_is_listed() {
  static const Bilingual words{"We zien alleen werk dat in de lijst van de gemeente staat.",
                               "We see only work that is in the municipality's list."};
  return words;
}

/// "12", "12 en 18", "12, 18 en 24".
Bilingual listed(const std::vector<int>& numbers) {
  Bilingual text;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const bool last = i + 1 == numbers.size();
    text.nl += (i == 0 ? "" : last ? " en " : ", ") + std::to_string(numbers[i]);
    text.en += (i == 0 ? "" : last ? " and " : ", ") + std::to_string(numbers[i]);
  }
  return text;
}

}  // namespace

Bilingual outcome_source(const config::Study& study, const config::Outcome& outcome) {
  switch (config::source_of(outcome.kind)) {
    case DataSource::employment:
      return {"Lijst met werk per maand, gemeente " + study.municipality,
              "List of employment by month, municipality of " + study.municipality};
    case DataSource::ladder:
      return {"Lijst met treden op de participatieladder, gemeente " + study.municipality,
              "List of steps on the participation ladder, municipality of " + study.municipality};
    case DataSource::survey:
      return survey_source(study);
    case DataSource::benefit_register:
    case DataSource::persons_table:
      break;
  }
  return register_source(study);
}

bool ages_with_register(const config::Outcome& outcome) {
  const DataSource source = config::source_of(outcome.kind);
  return source == DataSource::benefit_register || source == DataSource::persons_table;
}

std::vector<Bilingual> outcome_notes(const config::Outcome& outcome) {
  const std::string kept = std::to_string(outcome.kept_months);
  switch (outcome.kind) {
    case OutcomeKind::durable_exit:
      return {
          {"Duurzaam: naar werk gegaan en daarna " + kept +
               " maanden zonder bijstand. Ook die maanden vallen binnen de genoemde tijd.",
           "Durable: left for work and then " + kept +
               " months without benefit. Those months, too, fall within the time given."},
          {"Het aandeel is van iedereen in de groep, en niet alleen van wie uitstroomde. Wie uitstroomt, is "
           "een "
           "selectie na de start. Die selectie kan per groep verschillen.",
           "The share is of everybody in the group, and not only of those who left. Those who leave are a "
           "selection after the start. That selection may differ between groups."}};
    case OutcomeKind::hours_at_least:
      return {{"We tellen de uren van alle banen van iemand op, in de laatste maand van de genoemde tijd.",
               "We add up the hours of all of somebody's jobs, in the last month of the time given."},
              only_what_is_listed()};
    case OutcomeKind::wage_at_least:
      return {{"We tellen het loon van alle banen van iemand op, in de laatste maand van de genoemde tijd. "
               "Het gaat om "
               "loon voor belasting.",
               "We add up the wages of all of somebody's jobs, in the last month of the time given. Wages "
               "are before "
               "tax."},
              only_what_is_listed()};
    case OutcomeKind::permanent_contract:
      return {{"Het gaat om de laatste maand van de genoemde tijd. Eén vaste baan is genoeg.",
               "This is about the last month of the time given. One permanent job is enough."},
              only_what_is_listed()};
    case OutcomeKind::hours_worked:
      return {{"We tellen de uren van alle banen op, in de laatste maand van de genoemde tijd. Wie geen baan "
               "heeft, "
               "telt mee met 0 uur.",
               "We add up the hours of all jobs, in the last month of the time given. Somebody without a job "
               "counts "
               "with 0 hours."},
              only_what_is_listed()};
    case OutcomeKind::ladder_change:
      return {{"Het verschil tussen de laatst bekende trede en de trede bij de start. De ladder heeft zes "
               "treden. Een "
               "getal boven nul betekent: gemiddeld hoger.",
               "The difference between the last step known and the step at the start. The ladder has six "
               "steps. A "
               "number above zero means: higher on average."},
              {"Een gemiddelde doet alsof elke trede even groot is. Dat weten we niet.",
               "A mean takes every step to be equally large. We do not know that."}};
    default:
      break;
  }
  return {};
}

std::vector<Bilingual> after_end_notes(const config::Study& study, const config::Outcome& outcome,
                                       const std::vector<int>& horizons) {
  std::vector<int> all;
  std::vector<int> some;
  for (const int horizon : horizons) {
    switch (config::after_end(study, outcome, horizon)) {
      case config::AfterEnd::all:
        all.push_back(horizon);
        break;
      case config::AfterEnd::some:
        some.push_back(horizon);
        break;
      case config::AfterEnd::no:
        break;
    }
  }
  std::vector<Bilingual> notes;
  if (!some.empty()) {
    const Bilingual months = listed(some);
    notes.push_back({"De stand na " + months.nl +
                         " maanden is voor wie later begon gemeten na afloop van het experiment.",
                     "For people who began later, the position after " + months.en +
                         " months was measured after the end of the experiment."});
  }
  if (!all.empty()) {
    const Bilingual months = listed(all);
    notes.push_back(
        {"De stand na " + months.nl + " maanden is gemeten na afloop van het experiment.",
         "The position after " + months.en + " months was measured after the end of the experiment."});
  }
  return notes;
}

}  // namespace werkthet::findings
