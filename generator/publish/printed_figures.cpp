#include "publish/printed_figures.hpp"

#include "core/format.hpp"
#include "publish/matrix.hpp"
#include "publish/wording.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace werkthet::publish {
namespace {

using core::Language;

constexpr std::string_view by_month = "maand";
constexpr std::string_view by_wave = "meting";

/// The dimension of the moments of an outcome, when its table has one.
std::optional<std::size_t> moments_of(const safe::Table& table) {
  const auto months = safe::dimension_index(table, by_month);
  return months ? months : safe::dimension_index(table, by_wave);
}

void add_outcome(const safe::SafeFindings& findings, const config::Study& study, const std::string& outcome,
                 std::vector<safe::PrintedFigure>& figures) {
  const safe::Table* table = safe::find_table(findings, outcome);
  const auto groups = table == nullptr ? std::nullopt : safe::dimension_index(*table, "groep");
  if (!groups) {
    return;
  }
  const auto moments = moments_of(*table);
  for (const safe::Row& row : table->rows) {
    const std::string& group = table->dimensions[*groups].codes[row.codes[*groups]].id;
    const bool of_an_arm = std::any_of(study.arms.begin(), study.arms.end(),
                                       [&](const config::Arm& arm) { return arm.id == group; });
    for (const std::string_view measure : {"share", "mean"}) {
      const safe::Cell* cell = safe::find_cell(*table, row, measure);
      if (of_an_arm && cell != nullptr && cell->is_number()) {
        figures.push_back(
            {outcome, group,
             moments ? table->dimensions[*moments].codes[row.codes[*moments]].id : std::string(),
             std::string(measure), cell->value(), cell->decimals()});
      }
    }
  }
}

std::string wave_name(const safe::PrintedFigure& figure, const safe::SafeFindings& findings,
                      const config::Study& study, Language language) {
  if (const safe::Table* table = safe::find_table(findings, figure.outcome)) {
    if (const auto waves = safe::dimension_index(*table, by_wave)) {
      for (const safe::Code& code : table->dimensions[*waves].codes) {
        if (code.id == figure.moment) {
          return code.label.in(language);
        }
      }
    }
  }
  for (const config::Wave& wave : study.waves) {
    if (wave.id == figure.moment) {
      return wave.name.in(language);
    }
  }
  return figure.moment;
}

}  // namespace

std::vector<safe::PrintedFigure> printed_figures(const safe::SafeFindings& findings,
                                                 const config::Study& study) {
  std::vector<safe::PrintedFigure> figures;
  const config::Outcome* primary = study.primary_outcome();
  for (const bool first : {true, false}) {
    for (const config::Outcome& outcome : study.outcomes) {
      if ((&outcome == primary) == first) {
        add_outcome(findings, study, outcome.id, figures);
      }
    }
  }
  return figures;
}

std::string figure_words(const safe::PrintedFigure& figure, const safe::SafeFindings& findings,
                         const config::Study& study, Language language) {
  const bool dutch = language == Language::nl;
  const config::Outcome* outcome = find_outcome(study, figure.outcome);
  std::string text = outcome == nullptr ? figure.outcome : outcome->label.in(language);
  text += ", " + group_name(study, figure.group, language);
  // Shares are of months after the draw, means of waves; "0" is a table without months.
  if (figure.moment.empty() || figure.moment == "0") {
    return text;
  }
  return figure.measure == "share" ? text + (dutch ? ", na " : ", after ") + figure.moment +
                                         std::string(core::no_break_space) + (dutch ? "maanden" : "months")
                                   : text + ", " + wave_name(figure, findings, study, language);
}

std::string value_words(const safe::PrintedFigure& figure, Language language) {
  return figure.measure == "share" ? core::percent(figure.value, figure.decimals, language)
                                   : core::number(figure.value, figure.decimals, language);
}

}  // namespace werkthet::publish
