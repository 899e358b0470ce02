#include "example/planted.hpp"

#include "core/error.hpp"
#include "example/flow_sizes.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace werkthet::example {

namespace {

using core::Date;

Date day_of(int year, int month, int day) {
  return *core::make_date(year, month, day);
}

class Planter {
 public:
  explicit Planter(World& world) : world_(world) {
    for (const Line& line : world.lines) {
      if (line.replaces >= 0) {
        used_.insert(static_cast<std::size_t>(line.replaces));
      }
    }
  }

  void plant_all() {
    consent_after_draw();
    too_old();
    too_late();
    self_employed();
    replacement_without_refusal();
    partners_apart();
    late_survey();
    three_in_a_reason();
    two_arms();  // adds a line, so it comes after everything that counts lines
    world_.stock[13].outflow = 0;
    world_.costs.back().planned += 1000;
    world_.goals[2].percent = 66;
  }

 private:
  using Test = std::function<bool(const Line&)>;

  /// The first plain participant that fits and was not used; marks it used.
  std::size_t victim(const Test& fits) {
    for (std::size_t i = 0; i < world_.lines.size(); ++i) {
      const Line& line = world_.lines[i];
      const bool plain = line.started && line.replaces < 0 && household(line).persons.size() == 1 &&
                         household(line).spells.size() == 1 && !used_.contains(i);
      if (plain && fits(line)) {
        used_.insert(i);
        return i;
      }
    }
    core::ensure(false, "Lindeveen has somebody to plant a problem on");
    return 0;
  }

  [[nodiscard]] const Household& household(const Line& line) const {
    return world_.households[line.who.household];
  }

  void consent_after_draw() {
    Line& line = world_.lines[victim([](const Line& l) { return l.round == 0; })];
    line.consent_date = *line.drawn + 3;
  }

  void too_old() {
    const Line& line = world_.lines[victim([](const Line& l) { return l.round == 0; })];
    world_.person(line.who).birth = core::add_months(*line.drawn, -12 * 63) - 40;
  }

  void too_late() {
    const Date drawn = day_of(2018, 4, 2);
    const Date started = drawn + 7;
    const int last_round = static_cast<int>(round_count) - 1;
    const std::size_t i = victim([&](const Line& l) {
      const Spell* spell = household(l).running(drawn + 60);
      return l.round == last_round && spell != nullptr && !l.stopped;
    });
    Line& line = world_.lines[i];
    const int shift = drawn - *line.drawn;
    line.drawn = drawn;
    line.started = started;
    // What came before the new start goes, and the last wave cannot fall in its window any more.
    std::erase_if(world_.contacts, [&](const Contact& c) { return c.line == i && c.date < started; });
    const auto of_victim = [&](const SurveyLine& s) { return s.line == i; };
    for (auto* surveys : {&world_.clients, &world_.caseworkers}) {
      for (SurveyLine& survey : (*surveys)[0]) {
        survey.answered = of_victim(survey) ? survey.answered + shift : survey.answered;
      }
      std::erase_if((*surveys)[2], of_victim);
    }
  }

  void self_employed() {
    const Line& line = world_.lines[victim([](const Line& l) { return l.round == 1; })];
    world_.households[line.who.household].spells.front().scheme = 14;
  }

  void replacement_without_refusal() {
    const std::size_t kept = victim([](const Line& l) { return l.round == 0; });
    Line& line = world_.lines[victim([](const Line& l) { return l.round == 2; })];
    line.replaces = static_cast<int>(kept);
  }

  void partners_apart() {
    for (Line& line : world_.lines) {
      if (line.started && line.who.person == 1) {
        line.arm = (line.arm + 1) % static_cast<int>(arm_count);
        return;
      }
    }
    core::ensure(false, "a couple of Lindeveen takes part");
  }

  void late_survey() {
    std::vector<SurveyLine>& wave = world_.clients[1];
    const std::size_t i = victim([&](const Line& l) {
      const auto at = static_cast<std::size_t>(&l - world_.lines.data());
      return l.round == 0 && !l.stopped &&
             std::any_of(wave.begin(), wave.end(), [&](const SurveyLine& s) { return s.line == at; });
    });
    for (SurveyLine& survey : wave) {
      if (survey.line == i) {
        survey.answered = survey.answered + 150;
      }
    }
  }

  void three_in_a_reason() {
    int left = 3;
    for (Line& line : world_.lines) {
      if (left > 0 && line.exclusion == exclusion_codes[1]) {
        line.exclusion = "beschut_werk";
        --left;
      }
    }
    core::ensure(left == 0, "three people of Lindeveen can get another reason");
  }

  void two_arms() {
    Line line = world_.lines[victim([](const Line& l) { return l.round == 1; })];
    line.arm = (line.arm + 1) % static_cast<int>(arm_count);
    world_.lines.push_back(line);
  }

  World& world_;
  std::set<std::size_t> used_;
};

}  // namespace

const std::array<PlantedProblem, 14>& planted_problems() {
  static constexpr std::array<PlantedProblem, 14> problems = {{
      {"E204", "data/allocation.csv", "consent three days after the draw"},
      {"E205", "data/bus/", "somebody of 63 on the day of the draw (birth date in the deliveries)"},
      {"E206", "data/allocation.csv", "drawn on 2 April 2018, a day after the window"},
      {"E207", "data/bus/", "somebody on Bbz (scheme 14) in an arm"},
      {"E208", "data/allocation.csv", "one person in two arms (an extra last line)"},
      {"E209", "data/allocation.csv", "a replacement for somebody who did not refuse"},
      {"W210", "data/allocation.csv", "partners in two arms"},
      {"W211", "data/surveys/t1.csv", "an answer five months after the wave"},
      {"E311", "data/stock.csv", "outflow of November 2018 is 0"},
      {"E412", "data/costs.csv", "planned total 1,000 too high"},
      {"E413", "data/goals.csv", "exclusive percentages of one question add to 107"},
      {"P102", "study.toml", "a telephone number in memo.consequences"},
      {"P301", "data/allocation.csv", "an eighth exclusion reason with three persons"},
      {"T101", "study.toml", "a blocked word in memo.core_decision"},
  }};
  return problems;
}

void plant(World& world) {
  Planter(world).plant_all();
}

}  // namespace werkthet::example
