// Golden sentences for every cell of the matrix, and the rules that no sentence may break.

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "publish/matrix.hpp"
#include "publish/phrases.hpp"
#include "publish/wording.hpp"
#include "support/plain_dutch.hpp"
#include "support/test_forge.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace werkthet;
using core::Language;
using publish::sentence;
using safe::Light;
using safe::Statement;
using safe::StatementKind;
using safe::TestForge;
using safe::Unit;

config::Study study() {
  config::Study study;
  study.arms.resize(2);
  study.arms[0].id = "regie";
  study.arms[0].name = {"Eigen regie", "Own direction"};
  study.arms[1].id = "regulier";
  study.arms[1].name = {"Gewone begeleiding", "Usual guidance"};
  study.arms[1].role = config::Role::control;
  config::Outcome exit_work;
  exit_work.id = "exit_work";
  exit_work.kind = config::OutcomeKind::exit_work;
  exit_work.label = {"Uitstroom naar werk", "Exit to work"};
  config::Outcome part_time;
  part_time.id = "part_time_work";
  part_time.kind = config::OutcomeKind::part_time_work;
  part_time.label = {"Werk naast de uitkering", "Work beside the benefit"};
  config::Outcome wellbeing;
  wellbeing.id = "wellbeing";
  wellbeing.kind = config::OutcomeKind::scale;
  wellbeing.label = {"Welbevinden", "Well-being"};
  config::Outcome debts;
  debts.id = "debts";
  debts.kind = config::OutcomeKind::binary;
  debts.favourable = config::Favourable::lower;
  debts.label = {"Schulden", "Debts"};
  config::Outcome earnings;
  earnings.id = "re78";
  earnings.kind = config::OutcomeKind::numeric;
  earnings.label = {"Verdiensten in 1978", "Earnings in 1978"};
  earnings.unit = {"dollar", "dollars"};
  study.outcomes = {exit_work, part_time, wellbeing, debts, earnings};
  study.release.kind = config::ReleaseKind::final;
  study.release.status = config::FigureStatus::final;
  study.release.date = *core::make_date(2020, 4, 9);
  return study;
}

config::Study with_margin(double margin) {
  config::Study result = study();
  for (config::Outcome& outcome : result.outcomes) {
    outcome.margin = margin;
  }
  return result;
}

Statement points(double a, double b, double d, double lo, double hi,
                 StatementKind kind = StatementKind::treatment) {
  Statement s;
  s.id = "x";
  s.kind = kind;
  s.outcome = "exit_work";
  s.group = kind == StatementKind::participation ? "regulier" : "regie";
  s.comparator = kind == StatementKind::treatment ? "regulier" : "non_participants";
  s.horizon = 18;
  s.unit = Unit::points;
  s.slots = {{"a", TestForge::number(a)},    {"b", TestForge::number(b)},   {"d", TestForge::number(d)},
             {"lo", TestForge::number(lo)},  {"hi", TestForge::number(hi)}, {"n_a", TestForge::number(150)},
             {"n_b", TestForge::number(148)}};
  return s;
}

Statement score(double a, double b, double d, double lo, double hi,
                StatementKind kind = StatementKind::treatment) {
  Statement s = points(a, b, d, lo, hi, kind);
  s.outcome = "wellbeing";
  s.horizon = 24;
  s.unit = Unit::score_difference;
  for (const char* name : {"a", "b", "d", "lo", "hi"}) {
    s.slots.at(name) = TestForge::number(s.slots.at(name).value(), 1);
  }
  return s;
}

Statement lit(Statement s, Light light) {
  s.light = light;
  return s;
}

struct Case {
  std::string name;
  Statement statement;
  config::Study study;
};

std::vector<Case> cases() {
  Statement hidden = points(27, 24, 3, -9, 15);
  hidden.slots.at("a") = TestForge::hidden();
  Statement missing = score(3.4, 3.1, 0.3, 0.1, 0.5);
  missing.slots.erase("d");
  Statement unknown = points(27, 24, 3, -9, 15, StatementKind::participation);
  unknown.slots.at("lo") = TestForge::not_available({"geen overlap.", "no overlap"});
  Statement faded = points(39, 24, 15, 4, 26);
  faded.contrast_faded = true;
  Statement bare = points(27, 24, 3, 1, 5);
  bare.slots.erase("a");
  Statement debts = points(20, 25, -5, -9, -1);
  debts.outcome = "debts";
  Statement part = points(30, 22, 8, 2, 14);
  part.outcome = "part_time_work";
  Statement money = points(6349, 4555, 1794, 551, 3038);
  money.outcome = "re78";
  money.unit = Unit::score_difference;
  config::Study provisional = study();
  provisional.release.kind = config::ReleaseKind::interim;
  provisional.release.status = config::FigureStatus::provisional;
  config::Study benefits = study();
  benefits.unit = config::Unit::benefit;
  const auto B = StatementKind::participation;
  const auto T = StatementKind::total;
  const auto C = StatementKind::change;
  return {
      {"A+ points", points(34, 24, 10, 2, 18), study()},
      {"A+ score", score(3.4, 3.1, 0.3, 0.1, 0.5), study()},
      {"A+ lower is favourable", debts, study()},
      {"A+ part-time", part, study()},
      {"A+ numeric", money, study()},
      {"A+ benefits", points(34, 24, 10, 2, 18), benefits},
      {"A+ without levels", bare, study()},
      {"A- points", points(14, 24, -10, -18, -2), study()},
      {"A- score", score(2.9, 3.1, -0.2, -0.3, -0.1), study()},
      {"A0 points", points(27, 24, 3, -9, 15), study()},
      {"A0 score", score(3.2, 3.1, 0.1, -0.1, 0.3), study()},
      {"A0 on the edge", points(30, 24, 6, 0, 12), study()},
      {"A0 rounded", points(27, 24, 4, -8, 15), study()},
      {"A0 modelled", score(3.2, 3.1, 0.3, -0.1, 0.7), study()},
      {"A0 nothing", points(24, 24, 0, -8, 8), study()},
      {"A0 provisional", points(27, 24, 3, -9, 15), provisional},
      {"A+ faded", faded, study()},
      {"A~ points", points(25, 24, 1, -3, 5), with_margin(7)},
      {"A~ score", score(3.2, 3.1, 0.1, -0.1, 0.3), with_margin(0.5)},
      {"A>= points", points(27, 24, 3, -5, 11), with_margin(7)},
      {"A>= score", score(3.3, 3.1, 0.2, -0.2, 0.6), with_margin(0.5)},
      {"A? hidden", hidden, study()},
      {"A? missing, score", missing, study()},
      {"B+ points", points(24, 12, 12, 8, 16, B), study()},
      {"B+ total, amber", lit(points(27, 12, 15, 9, 21, T), Light::amber), study()},
      {"B+ score", score(3.4, 3.1, 0.3, 0.1, 0.5, B), study()},
      {"B- points", points(8, 12, -4, -7, -1, B), study()},
      {"B- score", score(2.9, 3.1, -0.2, -0.3, -0.1, T), study()},
      {"B0 points", points(13, 12, 1, -3, 5, B), study()},
      {"B0 score, total", score(3.2, 3.1, 0.1, -0.1, 0.3, T), study()},
      {"B? points", unknown, study()},
      {"Bred points", lit(points(24, 12, 12, 8, 16, B), Light::red), study()},
      {"Bred score, total", lit(score(3.4, 3.1, 0.3, 0.1, 0.5, T), Light::red), study()},
      {"C score", score(3.4, 3.1, 0.3, 0.1, 0.5, C), study()},
      {"C points", points(34, 24, 10, 2, 18, C), study()},
      {"C0 score", score(3.2, 3.1, 0.1, -0.1, 0.3, C), study()},
  };
}

std::string rendered() {
  std::ostringstream text;
  for (const Case& c : cases()) {
    text << "## " << c.name << '\n';
    for (const Language language : {Language::nl, Language::en}) {
      const publish::Sentence s = sentence(c.statement, c.study, language);
      text << core::code(language) << " [" << s.code << "] " << s.text << '\n';
      if (!s.per_hundred.empty()) {
        text << "   100: " << s.per_hundred << '\n';
      }
      text << "   row: " << publish::row_sentence(c.statement, c.study, language) << '\n';
    }
  }
  return text.str();
}

}  // namespace

TEST_CASE("every cell of the matrix has its golden sentence in both languages") {
  std::ifstream file(std::string(WERKTHET_SOURCE) + "/tests/unit/publish/golden_sentences.txt");
  REQUIRE(file);
  const std::string golden{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const std::string now = rendered();
  if (now != golden) {  // beside the test program, to compare and to copy after reading
    std::ofstream("golden_sentences.txt") << now;
  }
  CHECK(now == golden);
}

TEST_CASE("the name of a case begins with the code that is chosen") {
  for (const Case& c : cases()) {
    CAPTURE(c.name);
    CHECK(sentence(c.statement, c.study, Language::nl).code == c.name.substr(0, c.name.find(' ')));
  }
}

TEST_CASE("generated sentences are plain: at most twenty words, fifteen on average, no office word") {
  config::Reading all;
  for (const Case& c : cases()) {
    for (const Language language : {Language::nl, Language::en}) {
      const publish::Sentence s = sentence(c.statement, c.study, language);
      CAPTURE(c.name, s.text);
      CHECK(config::split_sentences(s.text).size() <= 7);
      const std::string told = s.text + (s.per_hundred.empty() ? "" : " " + s.per_hundred);
      for (const std::string& one : config::split_sentences(told)) {
        CAPTURE(one);
        CHECK(config::count_words(one) <= config::most_words_sentence);
      }
      if (language == Language::nl) {
        CHECK(test_support::not_plain(told) == "");
        const config::Reading reading = config::measure(told);
        all.sentences += reading.sentences;
        all.words += reading.words;
      }
    }
  }
  CHECK(all.sentences > 100);
  CHECK_FALSE(all.long_on_average());
}

TEST_CASE("a sentence that is not plain is told") {
  CHECK(test_support::not_plain("Middels deze zin.") == "middels: Middels deze zin.\n");
  CHECK(test_support::not_plain("Een zin.").empty());
}

TEST_CASE("a comparison that was not drawn by lot says so and gets no cause word") {
  for (const Case& c : cases()) {
    const bool b = c.name.front() == 'B';
    const std::string nl = " " + sentence(c.statement, c.study, Language::nl).text;
    const std::string en = " " + sentence(c.statement, c.study, Language::en).text;
    CAPTURE(c.name, nl, en);
    if (b && c.name[1] != '?') {
      CHECK(nl.find("niet geloot") != std::string::npos);
      CHECK(en.find("not drawn by lot") != std::string::npos);
    }
    if (b || c.name.front() == 'C') {
      for (const std::string_view word :
           {" door ", "dankzij", "leidt tot", "levert op", " werkt ", "verklaring"}) {
        CHECK(nl.find(word) == std::string::npos);
      }
      for (const std::string_view word : {"because", "caused", "leads to", "explanation"}) {
        CHECK(en.find(word) == std::string::npos);
      }
    }
    for (const std::string_view word :
         {"fors", "flink", "sterk", "duidelijk", "groot", "klein", "significant"}) {
      CHECK(nl.find(word) == std::string::npos);
    }
  }
}

TEST_CASE("a total says that it adds the approach and taking part") {
  for (const Statement& s :
       {points(27, 12, 15, 9, 21, StatementKind::total), points(13, 12, 1, -3, 5, StatementKind::total)}) {
    CHECK(sentence(s, study(), Language::nl).text.find("de aanpak en het meedoen bij elkaar") !=
          std::string::npos);
    CHECK(sentence(s, study(), Language::en).text.find("the approach and taking part together") !=
          std::string::npos);
  }
}

TEST_CASE("a red light keeps every number of the comparison out of the sentence") {
  const Statement s = lit(points(24, 12, 12, 8, 16, StatementKind::participation), Light::red);
  for (const Language language : {Language::nl, Language::en}) {
    CHECK(sentence(s, study(), language).text.find_first_of("0123456789") == std::string::npos);
    CHECK(publish::row_sentence(s, study(), language).find_first_of("0123456789") == std::string::npos);
  }
}

TEST_CASE("several red lights make one paragraph that names outcomes and groups once") {
  const auto B = StatementKind::participation;
  const auto T = StatementKind::total;
  const Statement exit_control = lit(points(24, 12, 12, 8, 16, B), Light::red);
  const Statement exit_arm = lit(points(34, 12, 22, 18, 26, T), Light::red);
  const Statement wellbeing = lit(score(3.4, 3.1, 0.3, 0.1, 0.5, B), Light::red);
  const Statement green = lit(points(24, 12, 12, 8, 16, B), Light::green);
  const auto told = [](std::vector<const Statement*> all, Language language) {
    return publish::red_light_text(all, study(), language);
  };
  const std::string rest =
      " De verschillen zijn niet te scheiden van zelfselectie. Hier is niet geloot: mensen kozen zelf of ze "
      "meededen. De cijfers staan daarom alleen in de bijlage.";
  CHECK(told({&exit_control, &exit_arm, &wellbeing, &green}, Language::nl) ==
        "Bij ‘Uitstroom naar werk’ en ‘Welbevinden’ kunnen we de groepen niet eerlijk vergelijken met "
        "niet-deelnemers." +
            rest);
  CHECK(
      told({&exit_control, &exit_arm, &wellbeing}, Language::en) ==
      "On ‘Exit to work’ and ‘Well-being’, we cannot fairly compare the groups with people who did not take "
      "part. The differences cannot be separated from self-selection. This was not drawn by lot: people "
      "chose themselves whether to take part. The numbers therefore stand in the annex only.");
  CHECK(told({&exit_control, &wellbeing}, Language::nl) ==
        "Bij ‘Uitstroom naar werk’ en ‘Welbevinden’ kunnen we groep Gewone begeleiding niet eerlijk "
        "vergelijken met niet-deelnemers." +
            rest);
  Statement part = exit_control;
  part.outcome = "part_time_work";
  CHECK(told({&part, &wellbeing, &exit_arm}, Language::nl) ==
        "Bij drie uitkomsten kunnen we de groepen niet eerlijk vergelijken met mensen die niet meededen. Het "
        "gaat om ‘Uitstroom naar werk’, ‘Werk naast de uitkering’ en ‘Welbevinden’." +
            rest);
  CHECK(told({&exit_control}, Language::nl) == sentence(exit_control, study(), Language::nl).text);
  CHECK(told({&green}, Language::nl).empty());
  CHECK(told({}, Language::nl).empty());
  config::Study provisional = study();
  provisional.release.status = config::FigureStatus::provisional;
  const std::vector<const Statement*> two{&exit_control, &wellbeing};
  CHECK(publish::red_light_text(two, provisional, Language::nl).starts_with("Voorlopig: bij ‘Uitstroom"));
}

TEST_CASE("under a table, groups with the same open verdict share one short sentence without numbers") {
  config::Study three = study();
  three.arms.insert(three.arms.begin() + 1, three.arms.front());
  three.arms[1].id = "intensief";
  three.arms[1].name = {"Intensief", "Intensive"};
  Statement first = score(3.2, 3.1, 0.1, -0.1, 0.3);
  Statement second = first;
  second.group = "intensief";
  const Statement found = score(3.4, 3.1, 0.3, 0.1, 0.5);
  const std::vector<const Statement*> all{&first, &found, &second};
  CHECK(publish::open_text(all, three, Language::nl) ==
        "Bij de groepen Eigen regie en Intensief kan het verschil toeval zijn. We kunnen niet zeggen dat de "
        "groepen gelijk zijn.");
  CHECK(publish::open_text(all, three, Language::en) ==
        "For groups Own direction and Intensive, the difference may be chance. We cannot say that the groups "
        "are equal.");
  for (config::Outcome& outcome : three.outcomes) {
    outcome.margin = 0.4;  // well above both limits
  }
  const std::vector<const Statement*> one{&second};
  CHECK(
      publish::open_text(one, three, Language::nl) ==
      "Bij groep Intensief is een verschil van 0,4\xC2\xA0punt of meer onwaarschijnlijk. Zo’n verschil telt, "
      "spraken we vooraf af.");
  second.slots.at("hi") = TestForge::number(0.6, 1);
  CHECK(
      publish::open_text(one, three, Language::nl) ==
      "Bij groep Intensief kan het verschil toeval zijn. Meer dan 0,4\xC2\xA0punt slechter dan groep Gewone "
      "begeleiding is onwaarschijnlijk. Dat was vooraf de grens.");
  const std::vector<const Statement*> none{&found};
  CHECK(publish::open_text(none, study(), Language::nl).empty());
}

TEST_CASE("the margin is compared with half a printed unit of safety") {
  // -5 may stand for -5.49, which lies beyond a margin of 5.
  CHECK(publish::situation(points(25, 24, 1, -5, 4), with_margin(5)).code == "A0");
  CHECK(publish::situation(points(25, 24, 1, -4, 4), with_margin(5)).code == "A~");
  CHECK(publish::situation(points(28, 24, 4, -4, 12), with_margin(5)).code == "A>=");
  CHECK(publish::situation(points(30, 24, 6, 0, 12), with_margin(5)).code == "A0");
  // With "lower is favourable" it is the upper limit that must stay below the margin.
  Statement debts = points(28, 24, 4, -4, 12);
  debts.outcome = "debts";
  CHECK(publish::situation(debts, with_margin(5)).code == "A0");
}

TEST_CASE("a hidden number shows nowhere and a name with braces stays what it is") {
  config::Study odd = study();
  odd.arms.front().name = {"{d} <b>&", "{lo}"};
  const std::string text = sentence(points(34, 24, 10, 2, 18), odd, Language::nl).text;
  CHECK(text.find("groep {d} <b>& (150") != std::string::npos);
  CHECK_THROWS_AS(publish::fill("{unheard_of}", {}), core::Error);
  CHECK_THROWS_AS(publish::phrase("unheard_of"), core::Error);
}

TEST_CASE("a release that is called final says which months are not") {
  config::Study s = study();
  s.release.kind = config::ReleaseKind::final;
  s.release.status = config::FigureStatus::final;
  const auto with = [](std::vector<std::optional<core::Month>> open) {
    std::vector<safe::Table> tables;
    for (const auto& month : open) {
      tables.emplace_back().maturity.open_from = month;
    }
    return TestForge::findings(std::move(tables));
  };
  const core::Month january = core::month_of(*core::make_date(2019, 1, 1));
  const auto open = with({std::nullopt, january + 5, january});
  CHECK(publish::status_of_figures(open, s, Language::nl) ==
        "Definitief rapport; cijfers over de maanden vanaf januari 2019 zijn nog voorlopig");
  CHECK(publish::status_of_figures(open, s, Language::en) ==
        "Final report; figures on the months from January 2019 are still provisional");
  CHECK(publish::open_months(open, s, Language::nl) ==
        "Cijfers over de maanden vanaf januari 2019 zijn nog voorlopig.");
  CHECK(publish::status_of_figures(with({std::nullopt}), s, Language::nl) == "Definitief");
  s.release.status = config::FigureStatus::corrected;
  CHECK(publish::status_of_figures(open, s, Language::nl) ==
        "Gecorrigeerd op 9 april 2020; cijfers over de maanden vanaf januari 2019 zijn nog voorlopig");
  s.release.status = config::FigureStatus::provisional;  // all of it is
  CHECK(publish::status_of_figures(open, s, Language::nl) == "Voorlopig");
  s.release.kind = config::ReleaseKind::quarterly;
  s.release.status = config::FigureStatus::final;
  CHECK(publish::status_of_figures(open, s, Language::nl).starts_with("Definitieve uitgave; "));
}

TEST_CASE("status, group names and the box") {
  config::Study s = study();
  CHECK(publish::status_text(s, Language::nl) == "Definitief");
  s.release.status = config::FigureStatus::corrected;
  CHECK(publish::status_text(s, Language::nl) == "Gecorrigeerd op 9 april 2020");
  CHECK(publish::status_text(s, Language::en) == "Corrected on 9 April 2020");
  CHECK(publish::in_sentence(publish::status_text(s, Language::en)) == "corrected on 9 April 2020");
  CHECK(publish::in_sentence("").empty());
  CHECK(publish::group_name(s, "regie", Language::en) == "Own direction");
  CHECK(publish::group_name(s, "niet_deelnemers", Language::nl) == "vergelijkbare niet-deelnemers");
  CHECK(publish::group_name(s, "Totaal", Language::en) == "total");
  CHECK(config::count_words(publish::significance_box(s, false, Language::nl)) <= 45);
  for (const bool longer : {false, true}) {
    CHECK(test_support::not_plain(publish::significance_box(s, longer, Language::nl)) == "");
  }
  s.plan.confidence = 0.9;
  CHECK(publish::significance_box(s, true, Language::en).find("(90%)") != std::string::npos);
}
