// Statements whose answers are published: what the study file says, and how answers fall on either side of a
// scale.
#include "config/statements.hpp"
#include "unit/config/study_text.hpp"

namespace werkthet::config {
namespace {

const std::string first =
    "[[statements]]\nscale = \"contact\"\nitem = \"sc2\"\ntext = \"Ik heb vrienden.\"\n"
    "text_en = \"I have friends.\"\n\n";
const std::string second =
    "[[statements]]\nscale = \"contact\"\nitem = \"sc1\"\ntext = \"Ik kom buiten.\"\n"
    "text_en = \"I go out.\"\n\n";

std::string with(const std::string& statements, const std::string& scale_lines = "") {
  return changed("items = [\"sc1\", \"sc2\"]\n\n",
                 "items = [\"sc1\", \"sc2\"]\n" + scale_lines + "\n" + statements);
}

std::string codes(const std::string& text) {
  std::string found;
  const Parsed result = parsed(text);
  for (const core::Problem& problem : result.problems.all()) {
    found += problem.code + " " + problem.place.field + ";";
  }
  return found;
}

Scale from_to(double min, double max) {
  Scale scale;
  scale.min = min;
  scale.max = max;
  return scale;
}

}  // namespace

TEST_CASE("without a text nothing of an item is published") {
  const Parsed result = parsed(small_study);
  REQUIRE(result.study.has_value());
  CHECK(result.study->statements.empty());
}

TEST_CASE("statements keep the order of the file, and answers have names of their own") {
  const Parsed result = parsed(with(first + second));
  REQUIRE(result.study.has_value());
  CHECK(result.problems.all().empty());
  REQUIRE(result.study->statements.size() == 2);
  CHECK(result.study->statements[0].item == "sc2");
  CHECK(result.study->statements[0].text.nl == "Ik heb vrienden.");
  CHECK(result.study->statements[1].text.en == "I go out.");
  const Scale& scale = result.study->scales[0];
  CHECK(scale.low_answer.nl == "Oneens");
  CHECK(scale.middle_answer.en == "Neither agree nor disagree");
  CHECK(scale.high_answer.en == "Agree");
  const Parsed named = parsed(with(first, "low_answer = \"Nooit\"\nlow_answer_en = \"Never\"\n"));
  REQUIRE(named.study.has_value());
  CHECK(named.study->scales[0].low_answer.nl == "Nooit");
  CHECK(named.study->scales[0].low_answer.en == "Never");
  CHECK(named.study->scales[0].high_answer.nl == "Eens");
  // A name in Dutch alone is shown in English too, and is not taken for our word.
  const Parsed dutch = parsed(with(first, "low_answer = \"Nooit\"\n"));
  REQUIRE(dutch.study.has_value());
  CHECK(dutch.study->scales[0].low_answer.in(core::Language::en) == "Nooit");
  CHECK(codes(with(first, "low_answer = \"Nooit\"\n")) == "S126 scales.contact.low_answer;");
}

TEST_CASE("wrong statements say what is wrong and where") {
  CHECK(messages(with(changed("\"sc2\"", "\"sc3\"", first))) ==
        "error S113 study.toml:37:8 statements[1].item: \"sc3\" is not among the items of the scale "
        "\"contact\"\n"
        "  37 | item = \"sc3\"\n"
        "     |        ^\n"
        "  what to do: did you mean \"sc1\"?\n");
  CHECK(codes(with(changed("\"contact\"", "\"contct\"", first))) == "S113 statements[1].scale;");
  CHECK(codes(with(changed("text = \"Ik heb vrienden.\"\n", "", first))) == "S108 statements[1];");
  CHECK(codes(with(changed("\"Ik heb vrienden.\"", "\"\"", first))) == "S122 statements[1].text;");
  CHECK(codes(with(changed("text_en = \"I have friends.\"\n", "", first))) == "S126 statements[1].text;");
  CHECK(codes(with(changed("vrienden.\"", "\\u0007vrienden.\"", first))) == "S122 statements[1].text;");
  CHECK(codes(with(changed("\"sc2\"", "\"sc\\u00002\"", first))) == "S122 statements[1].item;");
  CHECK(codes(with(first + changed("\"sc1\"", "\"sc2\"", second))) == "S110 statements[2].item;");
  CHECK(codes(with(first + changed("Ik kom buiten.", "Ik heb vrienden.", second))) ==
        "S110 statements[2].text;");
  CHECK(codes(with(first, "low_answer = \"Eens\"\nlow_answer_en = \"Agree\"\n")) ==
        "S110 scales.contact.low_answer;");
}

TEST_CASE("a statement that changes nothing is told") {
  const std::string unused = changed(
      "[outcomes.contact]\nkind = \"scale\"\nlabel = \"Sociale contacten\"\n"
      "label_en = \"Social contacts\"\nscale = \"contact\"\n",
      "", with(first));
  CHECK(codes(unused) == "S124 statements[1].scale;");
  CHECK(codes(changed("fictitious = true\n", "fictitious = true\nunit = \"benefit\"\n", with(first))) ==
        "S124 statements[1];");
  CHECK(codes(with(first, "max = 4\nmiddle_answer = \"Beide\"\nmiddle_answer_en = \"Both\"\n")) ==
        "S124 scales.contact.middle_answer;");
  CHECK(codes(with(first, "max = 4\n")).empty());
}

TEST_CASE("at most twelve statements of one scale") {
  std::string items = "items = [";
  std::string statements;
  for (int i = 1; i <= 13; ++i) {
    const std::string n = std::to_string(i);
    items += (i == 1 ? "\"q" : ", \"q") + n + "\"";
    statements += "[[statements]]\nscale = \"contact\"\nitem = \"q" + n + "\"\ntext = \"Zin " + n +
                  ".\"\ntext_en = \"Sentence " + n + ".\"\n\n";
    if (i == 12) {
      CHECK(codes(changed("items = [\"sc1\", \"sc2\"]\n\n", items + "]\n\n" + statements)).empty());
    }
  }
  CHECK(codes(changed("items = [\"sc1\", \"sc2\"]\n\n", items + "]\n\n" + statements)) ==
        "S125 statements[13];");
}

TEST_CASE("answers lie below the middle, on it or above it, and some scales have no middle") {
  CHECK(has_middle(from_to(1, 5)));
  CHECK(has_middle(from_to(0, 10)));
  CHECK(has_middle(from_to(-2, 2)));
  CHECK(has_middle(from_to(0.5, 1)));
  CHECK_FALSE(has_middle(from_to(1, 4)));
  CHECK_FALSE(has_middle(from_to(1, 10)));
  CHECK(side_of(from_to(1, 5), 2) == Side::low);
  CHECK(side_of(from_to(1, 5), 3) == Side::middle);
  CHECK(side_of(from_to(1, 5), 3.5) == Side::high);
  CHECK(side_of(from_to(1, 4), 2) == Side::low);
  CHECK(side_of(from_to(1, 4), 3) == Side::high);
  CHECK(side_of(from_to(1, 4), 2.5) == std::nullopt);
}

}  // namespace werkthet::config
