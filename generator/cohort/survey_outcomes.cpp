#include "cohort/survey_outcomes.hpp"

#include "config/statements.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace werkthet::cohort {
namespace {

using Responses = std::vector<const ingest::SurveyRow*>;

/// Per unit the response that counts for a scale (position in the study): the first with a score, else the
/// first; nullptr for a unit without one.
Responses responses_of(const ingest::SurveyWave& wave, std::size_t scale,
                       const std::vector<std::int32_t>& unit_of, std::size_t units) {
  Responses result(units, nullptr);
  const auto scored = [&](const ingest::SurveyRow* row) {
    return row != nullptr && row->scores[scale].has_value();
  };
  for (const ingest::SurveyRow& row : wave.rows) {
    if (row.person >= unit_of.size() || unit_of[row.person] < 0 || scale >= row.scores.size()) {
      continue;
    }
    const ingest::SurveyRow*& counts = result[static_cast<std::size_t>(unit_of[row.person])];
    if (counts == nullptr || (!scored(counts) && scored(&row))) {
      counts = &row;
    }
  }
  return result;
}

std::string wave_id(const config::Study& study, const ingest::SurveyWave& wave) {
  return wave.wave < study.waves.size() ? study.waves[wave.wave].id : "";
}

StatementAnswer answer_of(const config::Scale& scale, std::size_t statement,
                          const ingest::SurveyRow* response, bool asked) {
  const bool answered =
      response != nullptr && statement < response->statements.size() && response->statements[statement];
  const auto side = answered ? config::side_of(scale, *response->statements[statement]) : std::nullopt;
  if (!side) {
    return answered || asked ? StatementAnswer::none : StatementAnswer::not_asked;
  }
  switch (*side) {
    case config::Side::low:
      return StatementAnswer::low;
    case config::Side::middle:
      return StatementAnswer::middle;
    case config::Side::high:
      break;
  }
  return StatementAnswer::high;
}

bool anybody_answered(const std::vector<Division>& divisions) {
  constexpr auto answers = static_cast<std::size_t>(StatementAnswer::none);
  return std::any_of(divisions.begin(), divisions.end(), [&](const Division& division) {
    for (std::size_t i = 0; i < division.counts.size(); ++i) {
      if (i % division.classes < answers && division.counts[i] > 0) {
        return true;
      }
    }
    return false;
  });
}

}  // namespace

void add_scales(Cohort& cohort, const config::Study& study, std::span<const Unit> units,
                const std::vector<ingest::SurveyWave>& surveys) {
  const std::vector<std::int32_t> unit_of = unit_of_person(units);
  for (const config::Outcome& outcome : study.outcomes) {
    const auto scale = std::find_if(study.scales.begin(), study.scales.end(),
                                    [&](const config::Scale& s) { return s.id == outcome.scale; });
    if (outcome.kind != config::OutcomeKind::scale || scale == study.scales.end()) {
      continue;
    }
    const auto position = static_cast<std::size_t>(scale - study.scales.begin());
    for (const ingest::SurveyWave& wave : surveys) {
      NumericColumn result{outcome.id, wave_id(study, wave), wave.by_caseworker, Values(units.size())};
      const Responses responses = responses_of(wave, position, unit_of, units.size());
      for (std::size_t i = 0; i < units.size(); ++i) {
        if (responses[i] != nullptr) {
          result.values[i] = responses[i]->scores[position];
        }
      }
      cohort.numeric.push_back(std::move(result));
    }
  }
}

std::vector<Division> statement_divisions(const config::Study& study, std::span<const Unit> units,
                                          const std::vector<ingest::SurveyWave>& surveys,
                                          const std::vector<int>& measured) {
  std::vector<Division> all;
  if (study.unit != config::Unit::person) {
    return all;
  }
  const std::vector<std::int32_t> unit_of = unit_of_person(units);
  for (std::size_t s = 0; s < study.scales.size(); ++s) {
    const config::Scale& scale = study.scales[s];
    for (const ingest::SurveyWave& wave : surveys) {
      if (wave.by_caseworker) {
        continue;
      }
      const Responses responses = responses_of(wave, s, unit_of, units.size());
      std::vector<Division> of_wave;
      for (std::size_t t = 0; t < study.statements.size(); ++t) {
        if (study.statements[t].scale != scale.id) {
          continue;
        }
        Division division{study.statements[t].item, wave_id(study, wave), statement_classes,
                          std::vector<std::int64_t>(study.arms.size() * statement_classes, 0)};
        for (std::size_t i = 0; i < units.size(); ++i) {
          if (!is_drawn(units[i]) || units[i].arm < 0) {
            continue;
          }
          const bool asked = i >= measured.size() || measured[i] != 0;
          const auto answer = static_cast<std::size_t>(answer_of(scale, t, responses[i], asked));
          ++division.counts[static_cast<std::size_t>(units[i].arm) * statement_classes + answer];
        }
        of_wave.push_back(std::move(division));
      }
      if (anybody_answered(of_wave)) {
        std::move(of_wave.begin(), of_wave.end(), std::back_inserter(all));
      }
    }
  }
  return all;
}

}  // namespace werkthet::cohort
