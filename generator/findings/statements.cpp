// What people answered to single statements of a survey, per group, at the first and the last wave with
// answers: below the middle of the scale, on it or above it, of the sentence as it is worded. A mean hides
// whether people moved or drifted apart.

#include "config/statements.hpp"
#include "core/format.hpp"
#include "findings/builders.hpp"

#include <algorithm>

namespace werkthet::findings {
namespace {

using cohort::Division;
using cohort::StatementAnswer;
using core::Bilingual;

/// Positions in StatementAnswer of the answers that this study can have, in the order of the table.
std::vector<std::size_t> answers_of(const Draft& draft, const config::Scale& scale) {
  const std::vector<int>& measured = draft.cohort.measured;
  const bool asked_all = std::find(measured.begin(), measured.end(), 0) == measured.end();
  std::vector<std::size_t> answers;
  for (std::size_t c = 0; c < cohort::statement_classes; ++c) {
    const auto answer = static_cast<StatementAnswer>(c);
    if ((answer != StatementAnswer::middle || config::has_middle(scale)) &&
        (answer != StatementAnswer::not_asked || !asked_all)) {
      answers.push_back(c);
    }
  }
  return answers;
}

bool is_answer(std::size_t position) {
  return position < static_cast<std::size_t>(StatementAnswer::none);
}

safe::Code answer_code(const config::Scale& scale, std::size_t position) {
  switch (static_cast<StatementAnswer>(position)) {
    case StatementAnswer::low:
      return {"laag", scale.low_answer};
    case StatementAnswer::middle:
      return {"midden", scale.middle_answer};
    case StatementAnswer::high:
      return {"hoog", scale.high_answer};
    case StatementAnswer::none:
      return {"geen_antwoord", {"Geen antwoord", "No answer"}};
    case StatementAnswer::not_asked:
      break;
  }
  return {"niet_gevraagd", {"Niet gevraagd", "Not asked"}};
}

/// Of everybody who answered, so that the answers add up to about 100 %.
Derived share_of_answers(const std::vector<std::string>& answers, std::size_t which) {
  return {answers,
          [which](std::span<const double> counts) -> statistics::Estimated<double> {
            double sum = 0.0;
            for (const double count : counts) {
              sum += count;
            }
            if (sum < static_cast<double>(fewest_to_divide)) {
              return statistics::NotEstimable{statistics::Reason::too_few, "few answers"};
            }
            return 100.0 * counts[which] / sum;
          },
          0};
}

/// "Mensen antwoordden op een schaal van 1 tot 5. 'Oneens' is lager dan 3, 'Eens' is hoger. ..."
Bilingual classes_note(const config::Scale& scale) {
  const double middle = (scale.min + scale.max) / 2.0;
  const auto words = [&](core::Language language) {
    const bool nl = language == core::Language::nl;
    const auto number = [&](double value) {
      return core::number(value, value == core::round_half_away(value, 0) ? 0 : 1, language);
    };
    const std::string low = scale.low_answer.in(language);
    const std::string high = scale.high_answer.in(language);
    std::string text = (nl ? "Mensen antwoordden op een schaal van " : "People answered on a scale from ") +
                       number(scale.min) + (nl ? " tot " : " to ") + number(scale.max) + ". '" + low +
                       (nl ? "' is lager dan " : "' is below ") + number(middle) + ", '" + high +
                       (nl ? "' is hoger." : "' is above it.");
    if (config::has_middle(scale)) {
      text += " '" + scale.middle_answer.in(language) + (nl ? "' is precies " : "' is exactly ") +
              number(middle) + ".";
    }
    return text;
  };
  return {words(core::Language::nl), words(core::Language::en)};
}

std::vector<Bilingual> notes_of(const config::Scale& scale, const config::Outcome& outcome,
                                bool some_not_asked) {
  const std::string fewest = std::to_string(fewest_to_divide);
  std::vector<Bilingual> notes{
      classes_note(scale),
      {"Dit toont geen effect. Wie antwoord gaf, kan anders zijn dan wie dat niet deed. Wilt u de groepen "
       "vergelijken? Kijk dan naar het gemiddelde van '" +
           outcome.label.nl + "': daarin tellen alle vragen samen.",
       "This shows no effect. Who answered may differ from who did not. Do you want to compare the groups? "
       "Then "
       "look at the mean of '" +
           outcome.label.in(core::Language::en) + "', which takes all questions together."},
      {"Geen antwoord betekent: de lijst kwam niet terug, de vraag bleef leeg of de lijst was nog niet "
       "verstuurd.",
       "No answer means: the survey did not come back, the question was left empty, or the survey had not "
       "been "
       "sent yet."},
      {"Aandelen zijn berekend uit aantallen die op tien zijn afgerond. Ze kunnen een paar procentpunten "
       "afwijken. Bij minder dan " +
           fewest + " antwoorden geven we geen aandeel.",
       "Shares are computed from numbers rounded to ten. They may be a few percentage points off. With fewer "
       "than " +
           fewest + " answers we give no share."}};
  if (some_not_asked) {
    notes.push_back(
        {"Een deel van de mensen kreeg de vragenlijst niet. Wie hem kreeg, is bepaald door loting.",
         "Some people did not get the survey. Who got it was decided by lot."});
  }
  return notes;
}

/// The scale of an outcome, when this is the first outcome that uses it.
const config::Scale* own_scale(const config::Study& study, const config::Outcome& outcome) {
  const auto scale = std::find_if(study.scales.begin(), study.scales.end(),
                                  [&](const config::Scale& s) { return s.id == outcome.scale; });
  const auto first = std::find_if(study.outcomes.begin(), study.outcomes.end(),
                                  [&](const config::Outcome& o) { return o.scale == outcome.scale; });
  return scale == study.scales.end() || first->id != outcome.id ? nullptr : &*scale;
}

}  // namespace

void add_statements(Draft& draft, const config::Outcome& outcome) {
  const config::Scale* scale = own_scale(draft.study, outcome);
  if (scale == nullptr) {
    return;
  }
  std::vector<config::Statement> statements = config::statements_of(draft.study, scale->id);
  std::erase_if(statements, [&](const config::Statement& statement) {
    return first_and_last(draft.cohort.statements, statement.item).empty();
  });
  if (statements.empty()) {
    return;
  }
  const std::vector<std::size_t> answers = answers_of(draft, *scale);
  const bool some_not_asked = answers.back() == static_cast<std::size_t>(StatementAnswer::not_asked);
  Table table;
  table.id = outcome.id + "_statements";
  table.topic = "outcome:" + outcome.id;
  table.title = {outcome.label.nl + ": antwoorden op stellingen",
                 outcome.label.in(core::Language::en) + ": answers to statements"};
  table.statistic = {"Aandeel van wie antwoord gaf op de stelling, in procenten; en het aantal gelote " +
                         unit_name(draft.study).nl + " per antwoord",
                     "Share of those who answered the statement, in per cent; and the number of " +
                         unit_name(draft.study).in(core::Language::en) + " drawn, by answer"};
  table.source = survey_source(draft.study);
  table.notes = notes_of(*scale, outcome, some_not_asked);
  safe::Dimension sentences{"stelling", {"Stelling", "Statement"}, {}};
  std::vector<std::string> waves;
  for (const config::Statement& statement : statements) {
    sentences.codes.push_back({code_of(statement.item, sentences.codes, "stelling"), statement.text});
    for (const Division* division : first_and_last(draft.cohort.statements, statement.item)) {
      if (std::find(waves.begin(), waves.end(), division->moment) == waves.end()) {
        waves.push_back(division->moment);
      }
    }
  }
  safe::Dimension given{"antwoord", {"Antwoord", "Answer"}, {}};
  std::vector<std::string> codes(cohort::statement_classes);
  for (const std::size_t answer : answers) {
    given.codes.push_back(answer_code(*scale, answer));
    codes[answer] = given.codes.back().id;
  }
  table.dimensions = {std::move(sentences), group_dimension(draft.study, false),
                      wave_dimension(draft.study, waves), std::move(given)};
  table.columns = {
      column("n", {"Aantal", "Number"}, safe::Unit::count),
      column("share", {"Aandeel van wie antwoordde", "Share of those who answered"}, safe::Unit::percent)};
  for (std::size_t s = 0; s < statements.size(); ++s) {
    const auto moments = first_and_last(draft.cohort.statements, statements[s].item);
    for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
      for (std::size_t m = 0; m < moments.size(); ++m) {
        const std::string name =
            "statement|" + statements[s].item + "|" + draft.study.arms[a].id + "|" + moments[m]->moment;
        const std::vector<std::string> ids = division_queries(
            draft, name, *moments[m], a, codes, static_cast<std::size_t>(StatementAnswer::none));
        std::vector<std::string> answering;
        for (const std::size_t answer : answers) {
          if (is_answer(answer)) {
            answering.push_back(ids[answer]);
          }
        }
        for (std::size_t i = 0; i < answers.size(); ++i) {
          table.rows.push_back(
              {{s, a, m, i},
               {CountCell{ids[answers[i]]},
                is_answer(answers[i]) ? Cell{share_of_answers(answering, i)} : NotApplicable{}}});
        }
      }
    }
  }
  table.chart = {safe::ChartKind::stacked, "groep", "antwoord", "share", "", "", table.title};
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace werkthet::findings
