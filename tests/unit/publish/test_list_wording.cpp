// How outcomes from lists and durable exits read, and what is said of a time after the experiment. The golden
// file is for a person to read.

#include <catch2/catch.hpp>

#include "publish/caveats.hpp"
#include "publish/methods.hpp"
#include "publish/wording.hpp"
#include "support/test_forge.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace werkthet;
using config::OutcomeKind;
using core::Bilingual;
using core::Language;
using safe::Statement;
using safe::StatementKind;
using safe::TestForge;
using safe::Unit;

config::Outcome outcome(std::string id, OutcomeKind kind, Bilingual label, double at_least = 0,
                        Bilingual unit = {}) {
  config::Outcome made;
  made.id = std::move(id);
  made.kind = kind;
  made.label = std::move(label);
  made.at_least = at_least;
  made.unit = std::move(unit);
  return made;
}

config::Study study() {
  config::Study study;
  study.start = *core::make_date(2017, 10, 1);
  study.end = *core::make_date(2019, 10, 1);
  study.arms.resize(2);
  study.arms[0].id = "regie";
  study.arms[0].name = {"Eigen regie", "Own direction"};
  study.arms[1].id = "regulier";
  study.arms[1].name = {"Gewone begeleiding", "Usual guidance"};
  study.arms[1].role = config::Role::control;
  study.outcomes = {
      outcome("durable", OutcomeKind::durable_exit, {"Duurzame uitstroom", "Durable exit"}),
      outcome("hours12", OutcomeKind::hours_at_least, {"Minstens 12 uur werk", "At least 12 hours of work"},
              12),
      outcome("wage", OutcomeKind::wage_at_least, {"70% van het minimumloon", "70% of the minimum wage"},
              1113),
      outcome("permanent", OutcomeKind::permanent_contract, {"Vast contract", "Permanent contract"}),
      outcome("hours", OutcomeKind::hours_worked, {"Uren werk", "Hours of work"}, 0,
              {"uur per week", "hours a week"}),
      outcome("ladder", OutcomeKind::ladder_change,
              {"Stijging op de participatieladder", "Steps up the ladder"}, 0, {"treden", "steps"})};
  study.release.kind = config::ReleaseKind::final;
  study.release.status = config::FigureStatus::final;
  return study;
}

Statement about(const config::Outcome& outcome, int horizon, StatementKind kind, double d, double lo,
                double hi) {
  const bool share = config::measured_as(outcome.kind) == config::Measurement::share;
  const double unit = share ? 1 : 0.1;
  const int decimals = share ? 0 : 1;
  const auto cell = [&](double value) { return TestForge::number(value * unit, decimals); };
  Statement s;
  s.id = "x";
  s.kind = kind;
  s.outcome = outcome.id;
  s.group = kind == StatementKind::participation ? "regulier" : "regie";
  s.comparator = kind == StatementKind::treatment ? "regulier" : "non_participants";
  s.horizon = horizon;
  s.unit = share ? Unit::points : Unit::score_difference;
  s.slots = {{"a", cell(24 + d)},
             {"b", cell(24)},
             {"d", cell(d)},
             {"lo", cell(lo)},
             {"hi", cell(hi)},
             {"n_a", TestForge::number(150)},
             {"n_b", TestForge::number(148)}};
  return s;
}

std::string rendered() {
  std::ostringstream text;
  const config::Study s = study();
  const auto put = [&](const std::string& name, const Statement& statement, const config::Study& of) {
    text << "## " << name << '\n';
    for (const Language language : {Language::nl, Language::en}) {
      const publish::Sentence found = publish::sentence(statement, of, language);
      text << core::code(language) << " [" << found.code << "] " << found.text << '\n';
      if (!found.per_hundred.empty()) {
        text << "   100: " << found.per_hundred << '\n';
      }
    }
  };
  for (const config::Outcome& outcome : s.outcomes) {
    put(outcome.id, about(outcome, 12, StatementKind::treatment, 10, 2, 18), s);
    put(outcome.id + ", chance", about(outcome, 12, StatementKind::treatment, 3, -9, 15), s);
    put(outcome.id + ", not drawn by lot", about(outcome, 12, StatementKind::participation, 12, 8, 16), s);
  }
  put("for people who came in late after the end",
      about(s.outcomes[0], 24, StatementKind::treatment, 10, 2, 18), s);
  put("after the end", about(s.outcomes[4], 30, StatementKind::treatment, 10, 2, 18), s);
  put("after the end, not drawn by lot", about(s.outcomes[1], 30, StatementKind::participation, 12, 8, 16),
      s);
  config::Study benefits = study();
  benefits.unit = config::Unit::benefit;
  put("of benefits", about(s.outcomes[3], 12, StatementKind::treatment, 10, 2, 18), benefits);
  return text.str();
}

}  // namespace

TEST_CASE("outcomes from lists have their golden sentences in both languages") {
  const std::string path = std::string(WERKTHET_SOURCE) + "/tests/golden/list_outcomes.txt";
  std::ifstream file(path);
  const std::string golden{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const std::string now = rendered();
  if (now != golden) {  // beside the test program, to compare and to copy after reading
    std::ofstream("list_outcomes.txt") << now;
  }
  CHECK(now == golden);
}

TEST_CASE("sentences about outcomes from lists stay below twenty words") {
  std::istringstream lines(rendered());
  std::string word;
  int words = 0;
  std::string sentence;
  while (lines >> word) {
    if (word == "##" || word == "nl" || word == "en" || word == "100:") {
      words = 0;
      sentence.clear();
      continue;
    }
    sentence += word + " ";
    words += word.front() == '[' ? 0 : 1;
    INFO(sentence);
    CHECK(words <= 20);
    if (word.ends_with('.')) {
      words = 0;
      sentence.clear();
    }
  }
}

TEST_CASE("16: a time after the end is said in every sentence that gives a figure of it, and nowhere else") {
  const config::Study s = study();
  const auto said = [&](int horizon, StatementKind kind) {
    return publish::sentence(about(s.outcomes[1], horizon, kind, 10, 2, 18), s, Language::nl).text;
  };
  for (const StatementKind kind :
       {StatementKind::treatment, StatementKind::participation, StatementKind::total}) {
    CHECK(said(30, kind).find("Dit is gemeten na afloop van het experiment.") != std::string::npos);
    CHECK(said(24, kind).find("Voor wie later begon, is dit gemeten na afloop") != std::string::npos);
    CHECK(said(18, kind).find("na afloop") == std::string::npos);
  }
  const Statement open = about(s.outcomes[1], 30, StatementKind::treatment, 3, -9, 15);
  const std::vector<const Statement*> under_a_table{&open};
  CHECK(publish::open_text(under_a_table, s, Language::nl).find("Dit is gemeten na afloop") != std::string::npos);
  Statement few = about(s.outcomes[1], 30, StatementKind::treatment, 10, 2, 18);
  few.slots.at("d") = TestForge::hidden();
  CHECK(publish::sentence(few, s, Language::nl).text.find("na afloop") == std::string::npos);
}

TEST_CASE("the account of methods tells how lists and durable exits were counted, when the study has them") {
  const auto ids = [](const config::Study& of) {
    std::vector<std::string> list;
    for (const publish::MethodChoice& choice : publish::method_choices(of)) {
      list.push_back(choice.id);
      CHECK(choice.source.find_first_of("0123456789") != std::string::npos);
    }
    return list;
  };
  const auto has = [](const std::vector<std::string>& list, const char* id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  const auto all = ids(study());
  CHECK((has(all, "durable_exit") && has(all, "employment") && has(all, "ladder")));
  config::Study register_only = study();
  register_only.outcomes = {outcome("exit", OutcomeKind::exit_work, {"Uit", "Left"})};
  const auto plain = ids(register_only);
  CHECK_FALSE((has(plain, "durable_exit") || has(plain, "employment") || has(plain, "ladder")));
}

TEST_CASE("the words for durable exits and the ladder stand in the list of terms") {
  for (const char* id : {"durable_exit", "ladder"}) {
    CHECK(std::any_of(publish::glossary().begin(), publish::glossary().end(),
                      [&](const publish::Term& term) { return term.id == id; }));
  }
}
