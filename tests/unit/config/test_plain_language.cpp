// How plain a Dutch text is: what splits, what counts as a word, and what makes a sentence hard to read
// (council-memo.md §8).
#include "config/plain_language.hpp"

#include "config/text_check.hpp"
#include "config/word_pattern.hpp"

#include <catch2/catch.hpp>

namespace werkthet::config {
namespace {

std::string codes(const std::string& text) {
  core::Problems problems;
  check_text(text, {"study.toml", 3, 1, "memo.reason"}, true, problems);
  std::string result;
  for (const core::Problem& problem : problems.all()) {
    result += (result.empty() ? "" : " ") + problem.code;
  }
  return result;
}

std::string repeated(const std::string& word, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) {
    text += (i == 0 ? "" : " ") + word;
  }
  return text;
}

}  // namespace

TEST_CASE("sentences end at a point that ends them, and at no other") {
  struct Split {
    std::string text;
    std::vector<std::string> sentences;
  };
  const std::vector<Split> cases = {
      {"Het is 18,5 procent. Dat is veel.", {"Het is 18,5 procent.", "Dat is veel."}},
      {"Wij betaalden € 1.000. Dat klopt.", {"Wij betaalden € 1.000.", "Dat klopt."}},
      {"De lijst loopt t/m 31 dec. 2019 door.", {"De lijst loopt t/m 31 dec. 2019 door."}},
      {"Hulp, bijv. een cursus, kost geld.", {"Hulp, bijv. een cursus, kost geld."}},
      {"Neem bijv. Oss. Daar liep het anders.", {"Neem bijv. Oss.", "Daar liep het anders."}},
      {"Zij is geen lid. Wij wel.", {"Zij is geen lid.", "Wij wel."}},
      {"Zie art. 83 van de wet. Lees o.a. blz. 14.", {"Zie art. 83 van de wet.", "Lees o.a. blz. 14."}},
      {"Op 9-4-2020 en 1.10.2017 begon het. Toen niet.",
       {"Op 9-4-2020 en 1.10.2017 begon het.", "Toen niet."}},
      {"Wat nu? Niets! Wij wachten af.", {"Wat nu?", "Niets!", "Wij wachten af."}},
      {"Hij zei: “Het kan.” Toen ging hij.", {"Hij zei: “Het kan.”", "Toen ging hij."}},
      {"Mail naar onderzoek@lindeveen.example. Dat mag.",
       {"Mail naar onderzoek@lindeveen.example.", "Dat mag."}},
      {"1. Wij gaan door.\n2. Wij stoppen.", {"1. Wij gaan door.", "2. Wij stoppen."}},
      {"- eerste punt\n- tweede punt", {"- eerste punt", "- tweede punt"}},
      {"Kop zonder punt\n\nDe tekst begint hier.", {"Kop zonder punt", "De tekst begint hier."}},
      {"Een regel die\ndoorloopt.", {"Een regel die doorloopt."}},
      {"De heer A. de Vries komt. Zij niet.", {"De heer A. de Vries komt.", "Zij niet."}},
      {"En zo voort... en verder.", {"En zo voort... en verder."}},
      {"(Dat was in 2018.) Daarna niet.", {"(Dat was in 2018.)", "Daarna niet."}},
      {"", {}},
      {" . ! ", {}},
  };
  for (const Split& one : cases) {
    INFO(one.text);
    CHECK(split_sentences(one.text) == one.sentences);
  }
}

TEST_CASE("words are counted as a reader counts them") {
  CHECK(count_words("") == 0);
  CHECK(count_words("– € …") == 0);
  CHECK(count_words("De niet-deelnemers kregen € 1.000,50 (t/m mei).") == 6);
  CHECK(count_words("3\xC2\xA0procentpunt") == 2);
  CHECK(count_words("een\ntwee\tdrie") == 3);
}

TEST_CASE("a passive needs its participle") {
  for (const std::string text : {"De brief wordt door ons verstuurd.", "Er werden vragen gesteld.",
                                 "Omdat dit gevraagd wordt.", "De lijst wordt elke maand aangevuld."}) {
    INFO(text);
    CHECK(is_passive(text));
  }
  for (const std::string text :
       {"Het wordt warm.", "Zij worden lid van de gemeente.", "De gemeente heeft gevraagd.",
        "Het is gevraagd.", "Wie ziek wordt, belt de gemeente."}) {
    INFO(text);
    CHECK_FALSE(is_passive(text));
  }
}

TEST_CASE("brackets, negations and chains") {
  CHECK(has_nested_brackets("Dit (zie ook (bijlage 2)) klopt."));
  CHECK_FALSE(has_nested_brackets("Dit (zie bijlage 1) en dat (zie bijlage 2) klopt."));
  CHECK_FALSE(has_nested_brackets("Een lijst: a) dit, b) dat."));
  CHECK(has_double_negation("Het is niet onmogelijk."));
  CHECK(has_double_negation("Dat ging niet zonder moeite."));
  CHECK_FALSE(has_double_negation("De resultaten gelden niet zonder meer voor iedereen."));
  CHECK_FALSE(has_double_negation("Het is niet bekend."));
  CHECK(has_chain_of_that("Wij denken dat zij weten dat dit inhoudt dat het stopt."));
  CHECK_FALSE(has_chain_of_that("Wij denken dat het dat is."));
}

TEST_CASE("a term is explained in brackets or in so many words") {
  CHECK(unexplained_terms("De BUS telt mee.") == std::vector<std::string>{"BUS"});
  CHECK(unexplained_terms("De bus rijdt naar de IOAW.") == std::vector<std::string>{"IOAW"});
  CHECK(unexplained_terms("Een algemene maatregel van bestuur (AMvB) regelt dit.").empty());
  CHECK(unexplained_terms("De AMvB (een besluit van de regering) regelt dit.").empty());
  CHECK(unexplained_terms("Elke groep noemen we een conditie.").empty());
  CHECK(unexplained_terms("De interventies en de conditie.") ==
        std::vector<std::string>{"interventies", "conditie"});
  CHECK(unexplained_terms("De non-respons is groot.") == std::vector<std::string>{"respons"});
  CHECK(unexplained_terms("De p-waarde is klein.") == std::vector<std::string>{"p-waarde"});
}

TEST_CASE("measures of a text") {
  const Reading reading = measure("Een twee drie. Vier vijf.\n\nZes wordt gevraagd.");
  CHECK(reading.sentences == 3);
  CHECK(reading.words == 8);
  CHECK(reading.longest == 3);
  CHECK(reading.passives == 1);
  CHECK(reading.longest_paragraph == 5);
  CHECK_FALSE(reading.long_on_average());
  CHECK_FALSE(reading.often_passive());
  const Reading nothing = measure("");
  CHECK(nothing.sentences == 0);
  CHECK_FALSE(nothing.long_on_average());
}

TEST_CASE("the limits: 20 words a note, 25 a warning, a mean of 15, a paragraph of 100 [council-memo §8]") {
  CHECK(codes("Dit " + repeated("is", 19) + ".").empty());
  CHECK(codes("Dit " + repeated("is", 20) + ".") == "T103");
  CHECK(codes("Dit " + repeated("is", 24) + ".") == "T103");
  CHECK(codes("Dit " + repeated("is", 25) + ".") == "T104");
  const std::string sixteen = "Dit " + repeated("is", 15) + ". ";
  CHECK(codes(sixteen + sixteen).empty());
  CHECK(codes(sixteen + sixteen + sixteen) == "T105");
  std::string paragraph;
  for (int i = 0; i < 10; ++i) {
    paragraph += "Dit " + repeated("is", 9) + ". ";
  }
  CHECK(codes(paragraph).empty());
  CHECK(codes(paragraph + "Nog een.") == "T105");
  CHECK(codes(paragraph + "\n\nNog een.").empty());
  CHECK(codes("De BUS telt.") == "T106");
  CHECK(codes("Dit wordt gevraagd. Dat wordt gesteld.") == "T103");
  CHECK(codes("Dit wordt gevraagd. Dat niet.").empty());
}

TEST_CASE("the list of office words is ours, long enough, and none stands behind one that hides it") {
  CHECK(plain_words().size() >= 100);
  for (const PlainWord& word : plain_words()) {
    INFO(word.from);
    std::string text(word.from);
    text = text.substr(0, text.find('*'));
    core::Problems problems;
    check_text("Zin met " + text + " erin.", {"study.toml", 3, 1, "arms.a.text"}, false, problems);
    REQUIRE(problems.all().size() == 1);
    CHECK(problems.all().front().code == "T103");
    CHECK(problems.all().front().remedy == "write \"" + std::string(word.to) + "\"");
  }
}

TEST_CASE("an English text is not held to Dutch words, but to its length") {
  core::Problems problems;
  TextContext english;
  english.language = core::Language::en;
  check_text("The treatment and the cohort of participants.", {"s", 0, 0, "x"}, true, problems, english);
  CHECK(problems.all().empty());
  check_text("It " + repeated("is", 26) + ".", {"s", 0, 0, "x"}, true, problems, english);
  CHECK(problems.count("T104") == 1);
}

TEST_CASE("hostile texts are measured in bounded time and never crash") {
  for (const std::string& text :
       {repeated("niet", 20000), repeated("levert", 5000) + " op", std::string(30000, '.'),
        std::string(30000, '('), std::string(10000, '\xFF'), repeated("a.", 10000), std::string("\0\0.", 3),
        repeated("\xE2\x80", 1000)}) {
    core::Problems problems;
    check_text(text.substr(0, 40000), {"s", 0, 0, "x"}, true, problems);
    CHECK(measure(text).sentences <= text.size());
  }
}

}  // namespace werkthet::config
