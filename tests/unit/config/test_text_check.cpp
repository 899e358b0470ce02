// What is found in texts, and as important: what is left alone.
#include "config/text_check.hpp"
#include "unit/config/study_text.hpp"

namespace werkthet::config {
namespace {

std::string codes(const std::string& text, bool results = true) {
  core::Problems problems;
  check_text(text, {"study.toml", 3, 1, "memo.reason"}, results, problems);
  std::string result;
  for (const core::Problem& problem : problems.all()) {
    result += (result.empty() ? "" : " ") + problem.code;
  }
  return result;
}

}  // namespace

TEST_CASE("telephone numbers in Dutch forms") {
  for (const std::string text :
       {"0612345678", "06-12345678", "06 12 34 56 78", "06 - 1234 5678", "06.12.34.56.78", "038-4981234",
        "(038) 498 12 34", "0341 - 123456", "tel.038-4981234", "+31 6 12345678", "+31612345678",
        "+31 (0)6 1234 5678", "0031 38 498 12 34", "+31-38-4981234", "bel 088 1234567.",
        "06\xC2\xA0"
        "12345678",
        "06\xE2\x80\x91"
        "12345678",
        "\xE2\x80\x9C"
        "0612345678\xE2\x80\x9D"}) {
    INFO(text);
    CHECK(has_telephone("Vragen? " + text));
  }
}

TEST_CASE("numbers that are no telephone number") {
  for (const std::string text : {"01-10-2017",
                                 "op 01-10-2017 12 mensen",
                                 "van 01-10-2017 tot 01-10-2019",
                                 "20171001",
                                 "\xE2\x82\xAC 1.234.567,89",
                                 "0,0612345678",
                                 "0.123456789",
                                 "14 038",
                                 "0800-0543",
                                 "0900-1234567",
                                 "kenmerk 2019-0612345678",
                                 "1061234567890",
                                 "06123456789",
                                 "NL91 ABNA 0417 1643 00",
                                 "gemeentecode 0150",
                                 "571 personen in 2018",
                                 "038",
                                 "0-100 en 0-200",
                                 "artikel 6.1.2.3",
                                 "versie 0.1.2.3.4.5"}) {
    INFO(text);
    CHECK_FALSE(has_telephone("Tekst " + text));
  }
}

TEST_CASE("addresses of persons, not of functions") {
  CHECK(has_personal_mail("mail j.jansen@lindeveen.nl"));
  CHECK(has_personal_mail("Jan.de.Vries@Lindeveen.nl"));
  CHECK_FALSE(has_personal_mail("onderzoek@lindeveen.nl"));
  CHECK_FALSE(has_personal_mail("experiment-bijstand@lindeveen.nl"));
  CHECK_FALSE(has_personal_mail("sociaal.domein@lindeveen.nl"));
  CHECK_FALSE(has_personal_mail("groep2.1@lindeveen.nl"));
  CHECK_FALSE(has_personal_mail("j.jansen @ kantoor"));
  CHECK_FALSE(has_personal_mail("geen adres"));
}

TEST_CASE("numbers that pass the eleven-test") {
  // 111222333: 9+8+7+12+10+8+9+6-3 = 66 = 6 x 11.
  CHECK(has_bsn("nummer 111222333."));
  CHECK(has_bsn("111.222.333"));
  CHECK(has_bsn("111 222 333"));
  CHECK(
      has_bsn("\xE2\x80\x98"
              "111222333\xE2\x80\x99"));
  CHECK(has_bsn("1112.22.333"));
  CHECK_FALSE(has_bsn("111222334"));
  CHECK_FALSE(has_bsn("000000000"));
  CHECK_FALSE(has_bsn("\xE2\x82\xAC 111.222.333"));
  CHECK_FALSE(has_bsn("1112223330"));
  CHECK_FALSE(has_bsn("Z111222333"));
  CHECK_FALSE(has_bsn("20171001"));
}

TEST_CASE("blocked wording") {
  for (const std::string text :
       {"Het is onomstotelijk aangetoond.", "De aanpak is onomstotelijke winst.",
        "Onderzoek heeft bewezen dat het helpt.", "Het verschil is net niet significant.",
        "Het verschil is bijna\nsignificant.", "Dat is niet significant.",
        "De groep doet het zeker niet slechter.", "De aanname is weerlegd.",
        "De uitstroom is 9 tot 13% hoger.", "Met 27% is dat 7% meer.", "Van 20% naar 30%: 10 procent hoger.",
        "It is proven that it helps.", "The result is almost significant."}) {
    INFO(text);
    CHECK(codes(text).find("T101") != std::string::npos);
  }
}

TEST_CASE("wording to look at") {
  for (const std::string text :
       {"Het verschil is significant.", "Dat wijst in de goede richting.", "Een substantieel verschil.",
        "De uitstroom is 9% hoger.", "Er is geen effect.", "Dit leidt tot meer werk.", "Dankzij de aanpak.",
        "Besluit voor 1 maart 2018.", "Besluit voor 01-03-2018.", "Niet voor 62+-ers."}) {
    INFO(text);
    CHECK(codes(text) == "T102");
  }
}

TEST_CASE("innocent texts stay without a message") {
  for (const std::string text :
       {"De uitstroom is 9 tot 13 procentpunt hoger.",
        "Dat is 3 procentpunt meer dan de 20% in de controlegroep.",
        "Het is niet bewezen dat de aanpak helpt.", "Er is geen verschil vastgesteld.",
        "De gemeente werkt samen met Oss.", "Een hoger percentage stroomt uit.",
        "Van elke 100 mensen gingen er 27 aan het werk.",
        "De klantmanager is bereikbaar via onderzoek@lindeveen.nl.",
        "De raad besluit uiterlijk 28 februari 2018.", "Mensen van 62 jaar of ouder deden niet mee.",
        "Het experiment liep van 1-10-2017 tot 1-10-2019.", "Dat kostte \xE2\x82\xAC 140.000 in 2 jaar.",
        "Voor 12 deelnemers is dit te vroeg.", "Bel 14 038 of 0800-0543."}) {
    INFO(text);
    CHECK(codes(text).empty());
  }
}

TEST_CASE("words about results are left alone in descriptions") {
  CHECK(codes("Deelnemers krijgen flink meer begeleiding.", false).empty());
  CHECK(codes("Deelnemers krijgen flink meer begeleiding.", true) == "T102");
}

TEST_CASE("office words are notes, very long sentences warnings") {
  CHECK(codes("Middels dit bericht informeren wij u.") == "T103");
  std::string sentence = "Dit";
  for (int i = 0; i < 26; ++i) {
    sentence += " is";
  }
  CHECK(codes(sentence + ".") == "T104");
}

TEST_CASE("messages of texts, word for word, without the number") {
  const Parsed result = parsed(small_study + R"(
[memo]
reason = "Bel 06-12345678 of j.jansen@lindeveen.nl."
consequences = "Het is onomstotelijk."
core_decision = "Zie 111222333."
case_number = "0612345678"

[[memo.next_steps]]
what = "Eindbericht"
when = "voor 1 juli 2020"
)");
  REQUIRE(result.study.has_value());
  core::Problems problems;
  check_texts(*result.study, problems);
  problems.sort();
  CHECK(core::text(problems) ==
        "error P102 study.toml:68:10 memo.reason: a telephone number was found (not shown)\n"
        "  what to do: public documents hold function addresses only; leave the number out\n"
        "error P102 study.toml:68:10 memo.reason: an e-mail address of a person was found (not shown)\n"
        "  what to do: public documents hold function addresses only; use a function mailbox\n"
        "error T101 study.toml:69:16 memo.consequences: \"onomstotelijk\" is blocked wording\n"
        "  what to do: statistics does not prove; write \"past bij\" or \"gaat samen met\", with the margin\n"
        "error P103 study.toml:70:17 memo.core_decision: a number was found that may be a BSN (not shown)\n"
        "  what to do: remove it; is it something else, write it in another grouping\n"
        "warning T102 study.toml:75:8 memo.next_steps[1].when: \"voor\" with a date leaves open whether that "
        "day counts\n"
        "  what to do: write \"uiterlijk\" with the last day that counts\n");
}

TEST_CASE("every text of a study is looked at") {
  Study study;
  study.file = "study.toml";
  study.arms.push_back({});
  study.arms[0].id = "regie";
  study.arms[0].obligations.en = "Call 06-12345678";
  study.question.nl = "Is bewezen dat het helpt?";
  study.memo.next_steps.push_back({"x", "06-12345678", ""});
  study.plan.deviations.push_back({{"Later.", ""}, {"Bel 06-12345678", ""}, std::nullopt});
  study.plan.stop_criteria.push_back({});
  study.plan.stop_criteria[0].decides.nl = "Bel 06-12345678";
  core::Problems problems;
  check_texts(study, problems);
  CHECK(problems.count("P102") == 4);
  CHECK(problems.count("T101") == 1);
  CHECK(core::text(problems).find("arms.regie.obligations_en") != std::string::npos);
}

TEST_CASE("texts of the exploration beforehand are looked through as well: a council reads them") {
  Study study;
  study.feasibility.emplace();
  study.feasibility->source = "bel Jan op 06-12345678";
  study.feasibility->deadlines = {{{"Besluit", "Decision"}, {}, true}};
  study.feasibility->deadlines[0].what.en = "call 06-12345678";
  core::Problems problems;
  check_texts(study, problems);
  CHECK(problems.count(core::Severity::error) == 2);
  CHECK(core::text(problems).find("feasibility.source") != std::string::npos);
  CHECK(core::text(problems).find("feasibility.deadlines[1].what_en") != std::string::npos);
}

}  // namespace werkthet::config
