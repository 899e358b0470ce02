#include "ingest/lists/survey_checks.hpp"

#include "core/format.hpp"
#include "ingest/lists/survey_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::ingest {
namespace {

std::uint64_t least_shown(const config::Study& study) {
  return std::max<std::uint64_t>(10, static_cast<std::uint64_t>(std::max(study.disclosure.min_cell, 0)));
}

std::string count_text(const config::Study& study, std::uint64_t count) {
  return count >= least_shown(study) ? std::to_string(count)
                                     : "fewer than " + std::to_string(least_shown(study));
}

constexpr std::array<SurveyMode, 4> known_modes = {SurveyMode::online, SurveyMode::paper,
                                                   SurveyMode::telephone, SurveyMode::interview};

/// How the people of one group or wave answered.
struct Mix {
  std::string name;
  std::string file;
  std::array<std::uint64_t, 5> counts{};  ///< by SurveyMode

  void add(SurveyMode mode) { ++counts[static_cast<std::size_t>(mode)]; }
  [[nodiscard]] std::uint64_t of(SurveyMode mode) const { return counts[static_cast<std::size_t>(mode)]; }
  [[nodiscard]] std::uint64_t known() const {
    std::uint64_t sum = 0;
    for (const SurveyMode mode : known_modes) {
      sum += of(mode);
    }
    return sum;
  }
  [[nodiscard]] double share(SurveyMode mode) const {
    return static_cast<double>(of(mode)) / static_cast<double>(known());
  }
};

double difference(const Mix& a, const Mix& b) {
  double largest = 0;
  for (const SurveyMode mode : known_modes) {
    largest = std::max(largest, std::abs(a.share(mode) - b.share(mode)));
  }
  return largest;
}

std::string counts_of(const config::Study& study, const Mix& mix) {
  std::string result;
  for (const SurveyMode mode : known_modes) {
    if (mix.of(mode) > 0) {
      result +=
          (result.empty() ? "" : ", ") + std::string(text(mode)) + " " + count_text(study, mix.of(mode));
    }
  }
  return mix.name + ": " + result;
}

/// One warning for the two that differ most, when they differ too much.
void warn(const config::Study& study, const std::string& what, const std::vector<Mix>& mixes, Input& input) {
  double largest = 0;
  std::pair<const Mix*, const Mix*> most{};
  for (std::size_t i = 0; i < mixes.size(); ++i) {
    for (std::size_t j = i + 1; j < mixes.size(); ++j) {
      if (mixes[i].known() > 0 && mixes[j].known() > 0 && difference(mixes[i], mixes[j]) > largest) {
        largest = difference(mixes[i], mixes[j]);
        most = {&mixes[i], &mixes[j]};
      }
    }
  }
  // The small margin keeps 7 of 10 against 5 of 10 at the limit of 0.2 on the right side of binary fractions.
  if (largest <= study.data.max_mode_difference + 1e-9) {
    return;
  }
  std::string message = "the way of answering differs more than max_mode_difference between " + what + " " +
                        most.first->name + " and " + most.second->name;
  if (std::min(most.first->known(), most.second->known()) >= least_shown(study)) {
    message += " (" + counts_of(study, *most.first) + "; " + counts_of(study, *most.second) + ")";
  }
  input.problems.add(make_problem("W234", {most.second->file, 0, 0, "mode"}, message));
}

}  // namespace

void note_wave(const config::Study& study, const SurveyWave& wave, Report& report) {
  const SurveyCounts& counts = wave.counts;
  if (counts.partial + counts.unanswered > 0) {
    report.add("N231", {{}, 0, 0, "finished"},
               "partial responses: " + count_text(study, counts.partial) +
                   " count with the answers they have, " + count_text(study, counts.unanswered) +
                   " without an answer to any scale are left out");
  }
  std::vector<double> months;
  std::uint64_t dated = 0;
  for (const SurveyRow& row : wave.rows) {
    dated += row.answered ? 1U : 0U;
    if (row.months) {
      months.push_back(*row.months);
    }
  }
  const std::uint64_t inside = dated - counts.outside;
  if (counts.outside < least_shown(study) || (inside > 0 && inside < least_shown(study))) {
    return;
  }
  std::string message =
      core::plain(100.0 * static_cast<double>(counts.outside) / static_cast<double>(dated), 0) +
      "% of the answers with a date lie outside the window of the wave";
  if (months.size() >= 2 * least_shown(study)) {
    // The earliest and the latest twentieth stay out: an extreme is one person.
    std::sort(months.begin(), months.end());
    const std::size_t cut = std::max<std::size_t>(1, months.size() / 20);
    message += "; nine in ten came " + core::plain(std::floor(months[cut]), 0) + " to " +
               core::plain(std::ceil(months[months.size() - 1 - cut]), 0) + " months after the draw";
  }
  report.add("N233", {{}, 0, 0, "answered"}, message);
}

void check_modes(const config::Study& study, Input& input) {
  std::map<PersonIndex, int> arm_of;
  for (const AllocationRow& row : input.allocation) {
    if (row.person != nobody && row.arm >= 0) {
      arm_of.try_emplace(row.person, row.arm);
    }
  }
  std::array<std::vector<Mix>, 2> waves;  // by rater
  for (const SurveyWave& wave : input.surveys) {
    const config::Wave& about = study.waves[wave.wave];
    const std::string& file = wave.by_caseworker ? about.caseworkers : about.clients;
    Mix all{about.id, file, {}};
    std::vector<Mix> groups;
    for (const config::Arm& arm : study.arms) {
      groups.push_back({arm.id, file, {}});
    }
    for (const SurveyRow& row : wave.rows) {
      all.add(row.mode);
      const auto arm = arm_of.find(row.person);
      if (arm != arm_of.end() && static_cast<std::size_t>(arm->second) < groups.size()) {
        groups[static_cast<std::size_t>(arm->second)].add(row.mode);
      }
    }
    warn(study, "the groups", groups, input);
    waves[wave.by_caseworker ? 1 : 0].push_back(std::move(all));
  }
  for (const std::vector<Mix>& rater : waves) {
    warn(study, "the waves", rater, input);
  }
}

}  // namespace werkthet::ingest
