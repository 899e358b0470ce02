// Published tables as studies (evaluations.md §4.1 to 4.4): what they say once they are differenced. The
// figures are public: Muffels, Blom-Stam and Van Wanrooij (2020), final reports Tilburg (par. 3.5.5) and
// Wageningen (par. 3.5.5, third half-year report); CPB Notitie (January 2022); raadsbrief Twenterand (18
// December 2018).
#include "analysis/published.hpp"
#include "config/read_study.hpp"
#include "disclosure/gate.hpp"
#include "findings/published.hpp"
#include "ingest/lists/published.hpp"
#include "publish/published_text.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <string>
#include <vector>

namespace werkthet {
namespace {

using core::Language;

const std::string head = R"([study]
id = "gepubliceerd"
name = "Gepubliceerde tabel"
name_en = "Published table"
municipality = "Voorbeeldstad"
source_note = "Eindrapport, paragraaf 3.5.5"
start = 2017-10-01
end = 2019-12-31

[release]
id = "gepubliceerd"
kind = "final"
status = "final"
date = 2020-05-28

[data]
published = "published.csv"
)";

const std::string tilburg = R"(
[arms.regie]
name = "Eigen regie en vrijlating"
name_en = "Own direction and release"
role = "experiment"
[arms.intensief]
name = "Intensieve begeleiding"
name_en = "Intensive guidance"
role = "experiment"
[arms.coaching]
name = "Coaching en vrijlating"
name_en = "Coaching and release"
role = "experiment"
[arms.standaard]
name = "Standaardgroep"
name_en = "Standard group"
role = "control"
[waves.t0]
name = "Nulmeting"
name_en = "Baseline"
month = 0
[waves.t2]
name = "Meting 2"
name_en = "Wave 2"
month = 12
[waves.t3]
name = "Meting 3"
name_en = "Wave 3"
month = 24
[outcomes.sociaal]
kind = "scale"
label = "Sociaal vertrouwen"
label_en = "Social trust"
scale = "sociaal"
[outcomes.institutioneel]
kind = "scale"
label = "Institutioneel vertrouwen"
label_en = "Institutional trust"
scale = "institutioneel"
)";

const std::string tilburg_table = R"(table;kind;group;wave;value;n;mark
sociaal;mean;regie;t0;5.23;308;
sociaal;mean;regie;t2;5.50;308;*
sociaal;mean;regie;t3;5.84;308;*
sociaal;mean;intensief;t0;5.43;197;
sociaal;mean;intensief;t2;5.69;197;
sociaal;mean;intensief;t3;5.89;197;**
sociaal;mean;coaching;t0;4.88;304;
sociaal;mean;coaching;t2;5.10;304;*
sociaal;mean;coaching;t3;5.39;304;
sociaal;mean;standaard;t0;4.92;273;
sociaal;mean;standaard;t2;5.18;273;
sociaal;mean;standaard;t3;5.44;273;
sociaal;mean;totaal;t0;5.08;1082;
sociaal;mean;totaal;t2;5.34;1082;
sociaal;mean;totaal;t3;5.63;1082;***
institutioneel;mean;regie;t0;3.76;308;
institutioneel;mean;regie;t3;2.63;308;***
institutioneel;mean;intensief;t0;3.76;197;
institutioneel;mean;intensief;t3;2.63;197;**
institutioneel;mean;coaching;t0;3.67;304;*
institutioneel;mean;coaching;t3;2.52;304;
institutioneel;mean;standaard;t0;3.68;273;
institutioneel;mean;standaard;t3;2.53;273;
)";

const std::string wageningen_arms = R"(
[arms.regie]
name = "Eigen regie"
name_en = "Own direction"
role = "experiment"
[arms.begeleiding]
name = "Extra begeleiding"
name_en = "Extra guidance"
role = "experiment"
[arms.vrijlating]
name = "Vrijlating"
name_en = "Earnings release"
role = "experiment"
[arms.onderzoek]
name = "Onderzoekgroep"
name_en = "Research group"
role = "control"
)";

const std::string poverty = R"(
[waves.t0]
name = "Nulmeting"
name_en = "Baseline"
month = 0
[waves.t3]
name = "Meting 3"
name_en = "Wave 3"
month = 24
[outcomes.inkomen]
kind = "scale"
label = "Inkomensarmoede"
label_en = "Income poverty"
scale = "inkomen"
favourable = "lower"
[outcomes.tekort]
kind = "scale"
label = "Tekorten"
label_en = "Deprivation"
scale = "tekort"
favourable = "lower"
)";

const std::string poverty_table = R"(table;kind;group;wave;value;n;mark
inkomen;mean;regie;t0;0.23;200;***
inkomen;mean;regie;t3;0.21;200;**
inkomen;mean;begeleiding;t0;0.24;166;
inkomen;mean;begeleiding;t3;0.22;166;*
inkomen;mean;vrijlating;t0;0.29;225;
inkomen;mean;vrijlating;t3;0.27;225;
inkomen;mean;onderzoek;t0;0.29;168;
inkomen;mean;onderzoek;t3;0.28;168;**
inkomen;mean;totaal;t0;0.26;759;
inkomen;mean;totaal;t3;0.25;759;
tekort;mean;regie;t0;0.31;200;
tekort;mean;regie;t3;0.26;200;
tekort;mean;begeleiding;t0;0.33;166;
tekort;mean;begeleiding;t3;0.24;166;
tekort;mean;vrijlating;t0;0.37;225;
tekort;mean;vrijlating;t3;0.29;225;
tekort;mean;onderzoek;t0;0.39;168;
tekort;mean;onderzoek;t3;0.32;168;
)";

const std::string counted = R"(
[outcomes.deelname]
kind = "binary"
label = "Doet mee"
label_en = "Takes part"
column = "deelname"
[outcomes.uitstroom]
kind = "binary"
label = "Uit de bijstand"
label_en = "Left benefit"
column = "uitstroom"
[outcomes.teruggetrokken]
kind = "binary"
label = "Teruggetrokken uit het onderzoek"
label_en = "Withdrew from the study"
column = "teruggetrokken"
)";

const std::string counted_table = R"(table;kind;group;wave;value;n;mark
deelname;count;Deventer;;364;1584;
deelname;count;Utrecht;;710;752;
deelname;count;Groningen;;890;6551;
deelname;count;Nijmegen;;304;366;
deelname;count;Tilburg;;780;780;
deelname;count;Wageningen;;410;410;
uitstroom;count;Alle redenen;;110;410;
uitstroom;count;Betaald werk;;55;410;
uitstroom;count;Andere redenen;;55;410;
teruggetrokken;count;Wageningen;;16;410;
personen;stock;;2018-01-01;661;;
personen;stock;;2018-11-28;571;;
uitkeringen;stock;;2018-11-28;502;;
)";

struct Read {
  config::Study study;
  ingest::Input input;
  ingest::Published published;
};

Read read(const std::string& study_text, const std::string& table) {
  const test_support::ScratchFolder folder;
  std::ofstream(folder.path() / "published.csv") << table;
  std::ofstream(folder.path() / "study.toml") << study_text;
  core::Problems problems;
  auto study = config::read_study(folder.path() / "study.toml", problems);
  INFO(core::text(problems));
  REQUIRE(study);
  Read all{*study, {}, {}};
  all.published = ingest::read_published(all.study, all.input);
  return all;
}

std::string problems_of(const std::string& rows) {
  const Read all = read(head + tilburg, "table;kind;group;wave;value;n;mark\n" + rows);
  std::string said;
  for (const core::Problem& problem : all.input.problems.all()) {
    said += problem.code + " " + std::to_string(problem.place.line) + " " + problem.place.field + ";";
  }
  return said;
}

std::string sentences(const Read& all, Language language) {
  const auto released =
      disclosure::Gate::release(findings::make_published_findings(all.study, all.published), all.study);
  std::string text;
  for (const std::string& sentence : publish::published_sentences(released.findings, all.study, language)) {
    text += sentence + "\n";
  }
  return text;
}

void compare(const std::string& now, const std::string& name) {
  std::ifstream file(std::string(WERKTHET_SOURCE) + "/tests/golden/published/" + name);
  const std::string golden{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (now != golden) {
    std::ofstream(name, std::ios::binary) << now;
  }
  INFO("written beside the test program: " << name);
  CHECK(now == golden);
}

}  // namespace

TEST_CASE("Tilburg: the starred figures go with the start, the differences in change are about nil") {
  const Read all = read(head + tilburg, tilburg_table);
  REQUIRE_FALSE(all.input.problems.has_errors());
  const auto changes = analysis::published_changes(all.study, all.published.means);
  REQUIRE(changes.size() == 2);
  const auto& social = changes[0];
  REQUIRE(social.arms.size() == 3);
  // evaluations.md §4.3
  CHECK(social.arms[0].gap_start == Approx(0.31));
  CHECK(social.arms[1].gap_start == Approx(0.51));
  CHECK(social.arms[2].gap_start == Approx(-0.04));
  CHECK(social.arms[0].difference_in_change == Approx(0.09));
  CHECK(social.arms[1].difference_in_change == Approx(-0.06));
  CHECK(social.arms[2].difference_in_change == Approx(-0.01));
  CHECK(social.arms[0].stars == 1);
  CHECK(social.arms[1].stars == 2);
  CHECK(social.arms[0].rounding == Approx(0.02));
  // Covariance lies between the gap at the end and the difference in change.
  CHECK(social.arms[0].adjusted_low == Approx(0.09));
  CHECK(social.arms[0].adjusted_high == Approx(0.40));
  CHECK(*social.total_off < 0.0105);
  CHECK(changes[1].arms[0].difference_in_change == Approx(0.02));
  CHECK(changes[1].arms[1].difference_in_change == Approx(0.02));
  CHECK(changes[1].arms[2].difference_in_change == Approx(0.0).margin(1e-9));
  compare(sentences(all, Language::nl), "tilburg-nl.txt");
  compare(sentences(all, Language::en), "tilburg-en.txt");
}

TEST_CASE("Wageningen: poverty, differenced") {
  const Read all = read(head + wageningen_arms + poverty, poverty_table);
  REQUIRE_FALSE(all.input.problems.has_errors());
  const auto changes = analysis::published_changes(all.study, all.published.means);
  REQUIRE(changes.size() == 2);
  for (const auto& arm : changes[0].arms) {
    CHECK(arm.difference_in_change == Approx(-0.01));
  }
  CHECK(changes[1].arms[0].difference_in_change == Approx(0.02));
  CHECK(changes[1].arms[1].difference_in_change == Approx(-0.02));
  CHECK(changes[1].arms[2].difference_in_change == Approx(-0.01));
  CHECK(*changes[0].total_off < 0.0105);
  CHECK_FALSE(changes[1].total_off);
}

TEST_CASE(
    "T33, T46: participation, exits by reason with withdrawal apart, and a balance that is no outflow") {
  const Read all = read(head + wageningen_arms + counted, counted_table);
  REQUIRE_FALSE(all.input.problems.has_errors());
  const std::string nl = sentences(all, Language::nl);
  // evaluations.md §4.4: shares with Wilson limits.
  for (const char* expected :
       {"22,98", "20,97", "25,12", "94,41", "92,54", "95,84", "13,59", "12,78", "14,44", "83,06", "78,88",
        "86,56", "99,51", "99,07", "26,83", "22,77", "31,32", "13,41"}) {
    INFO(expected);
    CHECK(nl.find(expected) != std::string::npos);
  }
  CHECK(nl.find("−90") != std::string::npos);
  CHECK(nl.find("niet de uitstroom") != std::string::npos);
  const auto findings = findings::make_published_findings(all.study, all.published);
  const auto& notes = findings.tables.back().notes;
  REQUIRE(notes.size() == 2);
  CHECK(notes[1].nl == "571 mensen hebben samen 502 uitkeringen: 69 paren delen een uitkering.");
  compare(nl, "counts-nl.txt");
}

TEST_CASE("a published table with mistakes is refused with their places, all at once") {
  CHECK(problems_of("sociaal;mean;regie;t0;5.23;308;\n").empty());
  CHECK(problems_of("sociaal;mean;regy;t0;5.23;308;\nsociaal;mean;regie;t9;5.23;308;\nvertrouwen;mean;regie;"
                    "t0;5;1;\n") == "E202 2 group;E202 3 wave;E202 4 table;");
  CHECK(problems_of("sociaal;mean;regie;t0;5.23;308;\nsociaal;mean;regie;t0;5.24;308;\n") == "E414 3 group;");
  CHECK(problems_of("sociaal;mean;regie;t0;;308;\n") == "E414 2 value;");
  CHECK(problems_of("sociaal;mean;regie;t0;5.23;308;p<0.05\n") == "E414 2 mark;");
  CHECK(problems_of("sociaal;count;A;;12;10;\n") == "E414 2 n;");
  CHECK(problems_of("personen;stock;;2018-13-01;12;;\n").find("E414 2 wave;") != std::string::npos);
  CHECK(problems_of("huizen;stock;;2018-12-01;12;;\n") == "E414 2 table;");
}

TEST_CASE("without control, or with one wave only, nothing is differenced") {
  const Read one = read(head + tilburg,
                        "table;kind;group;wave;value;n;mark\nsociaal;mean;regie;t0;5.23;;\n"
                        "sociaal;mean;regie;t3;5.84;;\nsociaal;mean;standaard;t0;4.92;;\n");
  CHECK(analysis::published_changes(one.study, one.published.means).empty());
  CHECK(analysis::published_changes(one.study, {}).empty());
  CHECK(sentences(one, Language::nl).empty());
}

}  // namespace werkthet
