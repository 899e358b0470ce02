// The phrases that are caught in texts about results, and as important: the ones that are not
// (council-memo.md §5.3). The cases that must be caught are short citations from published council letters,
// by the code of their requirement.
#include "config/text_check.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace werkthet::config {
namespace {

core::Problems checked(const std::string& text, const TextContext& context = {}) {
  core::Problems problems;
  check_text(text, {"study.toml", 3, 1, "memo.reason"}, true, problems, context);
  return problems;
}

/// True when `code` is reported about `words` with a remedy that holds `advice`.
bool caught(const core::Problems& problems, const std::string& code, const std::string& words,
            const std::string& advice) {
  return std::any_of(problems.all().begin(), problems.all().end(), [&](const core::Problem& problem) {
    return problem.code == code && problem.message.find(words) != std::string::npos &&
           problem.remedy.find(advice) != std::string::npos;
  });
}

TextContext study_with(bool lot, bool margin) {
  TextContext context;
  context.lot = lot;
  context.margin = margin;
  return context;
}

std::string all_of(const core::Problems& problems) {
  return core::text(problems);
}

}  // namespace

TEST_CASE(
    "sentences of real letters are caught, each with what to write instead [O18] [O26] [O27] [G22] [G26] "
    "[T09]") {
  struct Case {
    std::string requirement, text, code, words, advice;
  };
  const std::vector<Case> cases = {
      {"O18", "Dit is onomstotelijk aangetoond.", "T101", "onomstotelijk", "past bij"},
      {"O26", "De ‘beste’ scores zien we bij de eigen regie groep (groep 1).", "T102", "beste",
       "compare two"},
      {"O27", "Dit betekent ook dat de afstand tot de arbeidsmarkt is verkleind.", "T102",
       "afstand tot de arbeidsmarkt", "what was measured"},
      {"G22", "In de statistische toets op significantie zijn verschillende effecten (net) niet significant.",
       "T101", "net niet significant", "De marge loopt van"},
      {"G22", "Ze wijzen wel in de goede richting en zijn substantieel.", "T102", "goede richting",
       "De marge loopt van"},
      {"G22", "Ze wijzen wel in de goede richting en zijn substantieel.", "T102", "substantieel",
       "number and its margin"},
      {"G26", "De aanpak is dus zeker niet slechter op uitstroom en werkaanvaarding.", "T101",
       "zeker niet slechter", "hooguit"},
      {"T09", "Onze hands on-mentaliteit al veel uitstroom oplevert.", "T102", "oplevert", "ging samen met"},
  };
  for (const Case& one : cases) {
    INFO(one.requirement << ": " << one.text << "\n" << all_of(checked(one.text)));
    CHECK(caught(checked(one.text), one.code, one.words, one.advice));
  }
}

TEST_CASE("a cause without a lot is blocked, with one it is looked at [T09] [O18]") {
  for (const std::string text :
       {"Onze mentaliteit levert veel uitstroom op.", "Dit heeft meer werk opgeleverd.",
        "Dit leidde tot meer werk.", "Dankzij de aanpak is er meer uitstroom.",
        "Door de aanpak vonden meer mensen een baan.", "Dit komt door het experiment.", "Onze aanpak werkt.",
        "Het bewijst ons gelijk.", "Dat is aangetoond.", "Wij zien dat het werkt.",
        "Als gevolg van deze begeleiding steeg het inkomen."}) {
    INFO(text);
    CHECK(checked(text).count("T102") == 1);
    CHECK(checked(text, study_with(true, false)).count("T102") == 1);
    CHECK(checked(text, study_with(false, false)).count("T101") == 1);
  }
  // The lot of the study says nothing about people who did not take part.
  CHECK(
      checked("Vergeleken met niet-deelnemers leidt tot meer werk.", study_with(true, true)).count("T101") ==
      1);
  CHECK(checked("Dankzij de aanpak deden zij het beter dan wie niet meedeed.", study_with(true, true))
            .count("T101") == 1);
}

TEST_CASE("not worse needs a margin set beforehand [G26]") {
  for (const std::string text : {"De aanpak is niet slechter.", "De groep doet het minstens zo goed.",
                                 "Zij deden het even goed.", "De aanpak is niet minder goed."}) {
    INFO(text);
    CHECK(checked(text, study_with(true, true)).count("T102") == 1);
    CHECK(checked(text, study_with(true, false)).count("T101") == 1);
    CHECK(checked(text).count("T102") == 1);
  }
  CHECK(checked("De aanpak is zeker niet slechter.", study_with(true, true)).count("T101") == 1);
}

TEST_CASE("each kind of word in the table is caught once") {
  for (const std::string text : {"Er is een duidelijke verbetering.",
                                 "De uitstroom is sterk gestegen.",
                                 "Het gaat flink vooruit.",
                                 "Er was een groot verschil.",
                                 "Er is geen verschil.",
                                 "De groepen zijn nu gelijk.",
                                 "Het maakt niet uit.",
                                 "Alle deelnemers zijn tevreden.",
                                 "In alle zes gemeenten steeg de uitstroom.",
                                 "Niemand was ontevreden.",
                                 "Het ging altijd beter.",
                                 "De uitstroom is verdubbeld.",
                                 "Onze gemeente is koploper.",
                                 "Dat was de slechtste groep.",
                                 "De gemiddelde bijstandsgerechtigde vond werk.",
                                 "Het is een signaal dat dit past.",
                                 "De eerste signalen zijn er.",
                                 "De resultaten zijn hoopvol.",
                                 "De kleinere afstand tot de arbeidsmarkt valt op.",
                                 "Dat betekent dus dat mensen gezonder zijn.",
                                 "De uitstroom is 9% hoger.",
                                 "Het verschil is significant.",
                                 "Er was een positieve trend."}) {
    INFO(text);
    INFO(all_of(checked(text)));
    CHECK(checked(text).count("T102") == 1);
    CHECK(checked(text).all().size() == 1);
  }
  for (const std::string text : {"De uitstroom steeg van 24% naar 27%, dus 3% hoger.", "Dat is weerlegd.",
                                 "Het is net niet significant.", "Dat is bijna significant."}) {
    INFO(text);
    CHECK(checked(text).count("T101") == 1);
  }
}

TEST_CASE("innocent sentences stay without a message, also near misses") {
  const std::vector<std::string> innocent = {
      "Beste raadsleden, hierbij onze brief.",
      "Beste lezer, u vindt de tabellen in het werkboek.",
      "Uit tussencijfers trekken wij geen conclusie over wat het beste werkt.",
      "Het is niet bewezen dat de aanpak helpt.",
      "Een verkennend verschil is geen bewijs.",
      "Er is geen verschil vastgesteld.",
      "Dat betekent niet dat er geen verschil is.",
      "We kunnen niet zeggen dat de groepen gelijk zijn.",
      "De groepen zijn vooraf gelijk verdeeld.",
      "Of dit door het experiment komt, weten we niet.",
      "Dit verschil kan toeval zijn.",
      "De gemeente werkt samen met Oss.",
      "De consulent werkt met twee groepen.",
      "Deze brief is gemaakt door de gemeente.",
      "De groepen zijn door loting gemaakt.",
      "De vragenlijst leverde 571 antwoorden op.",
      "Het UWV levert op 1 mei nieuwe cijfers.",
      "De gemeente levert elke maand een bestand.",
      "Dit leidt niet zonder meer af wat er gebeurde.",
      "Wij leiden de bijeenkomst.",
      "De uitstroom is 3 procentpunt hoger.",
      "Van elke 100 mensen vonden er 27 werk.",
      "Dat is 3 procentpunt meer dan de 24% in de controlegroep.",
      "Alle deelnemers kregen een brief.",
      "Alle tabellen staan in het werkboek.",
      "Niet alle deelnemers deden tot het einde mee.",
      "Wij waren niet altijd op tijd.",
      "De afstand tot de arbeidsmarkt is niet gemeten.",
      "Mensen met een grote afstand tot de arbeidsmarkt deden mee.",
      "Wij lichten dit graag toe in de beste zaal van het huis, beste leden.",
      "Dat betekent niet dat wij stoppen.",
      "Dat betekent extra werk voor de griffie.",
      "In duidelijke taal leggen wij dit uit.",
      "Het is duidelijk wie dit besluit.",
      "Zij staan sterk in hun werk.",
      "Wij zoeken een sterke partner.",
      "De grote zaal is vrij.",
      "Het kleinste verschil dat wij kunnen zien, is 14 procentpunt.",
      "Een groot verschil van 14 procentpunt kunnen wij goed zien.",
      "De richting van het verschil staat in tabel 2.",
      "Wij stoppen als een signaal is bereikt.",
      "Wij geven een signaal af als de grens is bereikt.",
      "Hoe de begeleiding werkt, staat in bijlage 2.",
      "De aanpak werkt als volgt.",
      "Wij schrijven u opnieuw in het voorjaar.",
      "Het toont de marge bij elk cijfer.",
      "Wij vragen u kennis te nemen van deze brief.",
      "De wethouder licht dit toe op 9 april 2020.",
      "Wat dit voor mensen betekent, hoort u later.",
      "Er is geen vergelijkingsgroep.",
      "De groep kreeg dezelfde vragenlijst.",
      "Wie op 1 mei niet werkt, krijgt een gesprek.",
  };
  CHECK(innocent.size() >= 40);
  for (const std::string& text : innocent) {
    INFO(text);
    INFO(all_of(checked(text)));
    CHECK(checked(text).all().empty());
    CHECK(checked(text, study_with(false, false)).all().empty());
  }
}

TEST_CASE("what stands between the words of a phrase is not repeated") {
  const core::Problems problems = checked("Dit levert volgens nummer X meer uitstroom op.");
  REQUIRE(problems.all().size() == 1);
  CHECK(problems.all().front().message == "\"levert ... op\" is wording to look at");
}

TEST_CASE("a phrase does not run over the end of a sentence") {
  CHECK(checked("Wij doen dit niet. Significant is een moeilijk woord.").count("T101") == 0);
  CHECK(checked("Het resultaat is niet.\nSignificant.").count("T101") == 0);
  CHECK(checked("Het resultaat is niet\nsignificant.").count("T101") == 1);
}

TEST_CASE("dashes part words, whichever dash was typed") {
  for (const std::string dash : {"\xE2\x80\x90", "\xE2\x80\x92", "\xE2\x80\x94", "\xE2\x88\x92"}) {
    INFO(dash);
    CHECK(checked("Vergeleken met niet" + dash + "deelnemers leidt tot meer werk.", study_with(true, true))
              .count("T101") == 1);
    CHECK(checked("Dit is zo" + dash + "dankzij de aanpak.").count("T102") == 1);
  }
}

TEST_CASE("a study knows whether it has a lot and a margin") {
  Study study;
  CHECK(context_of(study).lot == false);
  CHECK(context_of(study).margin == false);
  study.arms.resize(2);
  study.arms[1].role = Role::control;
  study.outcomes.emplace_back();
  study.outcomes[0].margin = 7;
  CHECK(context_of(study).lot == true);
  CHECK(context_of(study).margin == true);
  study.memo.consequences = "Dankzij de aanpak is de groep niet slechter af.";
  core::Problems problems;
  check_texts(study, problems);
  CHECK(problems.count("T101") == 0);
  CHECK(problems.count("T102") == 2);
  study.outcomes.clear();
  study.arms.clear();
  core::Problems blocked;
  check_texts(study, blocked);
  CHECK(blocked.count("T101") == 2);
}

}  // namespace werkthet::config
