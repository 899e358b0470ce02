// Every message word for word: place, line, caret, what to do. A person has nothing but this text to go by.
#include "config/settings_rules.hpp"
#include "unit/config/study_text.hpp"

#include <set>

namespace werkthet::config {

TEST_CASE("a small study is read without any message") {
  CHECK(messages(small_study).empty());
}

TEST_CASE("wrong kind of value") {
  CHECK(messages(changed("min_cell = 10", "min_cell = \"ten\"")) ==
        "error S105 study.toml:55:12 disclosure.min_cell: min_cell is a whole number from 5 to 1000, found "
        "\"ten\"\n"
        "  55 | min_cell = \"ten\"\n"
        "     |            ^\n"
        "  what to do: for example: min_cell = 10\n");
  CHECK(messages(changed("\"9999\"", "0150")) ==
        "error S102 study.toml:6:25: the file cannot be read as TOML: Error while parsing decimal integer: "
        "leading zeroes "
        "are prohibited\n"
        "  6 | municipality_code = 0150\n"
        "    |                         ^\n"
        "  what to do: look at this line and the one above: a missing quote, bracket or = is the usual "
        "cause\n");
  CHECK(messages(changed("\"9999\"", "9999")) ==
        "error S105 study.toml:6:21 study.municipality_code: municipality_code is a text of four digits in "
        "quotes, found "
        "9999\n"
        "  6 | municipality_code = 9999\n"
        "    |                     ^\n"
        "  what to do: for example: municipality_code = \"9999\"\n");
}

TEST_CASE("unknown setting and section, with the nearest known one") {
  CHECK(messages(changed("min_cell = 10", "min_cel = 10")) ==
        "error S104 study.toml:55:1 disclosure.min_cel: \"min_cel\" is not a setting of [disclosure]\n"
        "  55 | min_cel = 10\n"
        "     | ^\n"
        "  what to do: did you mean min_cell?\n");
  CHECK(messages(changed("[disclosure]", "[disclosures]")) ==
        "error S103 study.toml:54:2 disclosures: there is no section [disclosures]\n"
        "  54 | [disclosures]\n"
        "     |  ^\n"
        "  what to do: did you mean [disclosure]?\n");
  CHECK(messages(changed("min_cell = 10", "horizons = [6]")) ==
        "error S104 study.toml:55:1 disclosure.horizons: \"horizons\" is not a setting of [disclosure]\n"
        "  55 | horizons = [6]\n"
        "     | ^\n"
        "  what to do: it belongs below [outcomes.<id>]\n");
  CHECK(messages("min_cell = 10\n" + small_study) ==
        "error S104 study.toml:1:1 min_cell: \"min_cell\" stands outside every section\n"
        "  1 | min_cell = 10\n"
        "    | ^\n"
        "  what to do: move it below the line [disclosure]\n");
}

TEST_CASE("a misspelt required setting is reported once") {
  const std::string text = messages(changed("municipality = ", "municipalty = "));
  CHECK(text ==
        "error S104 study.toml:5:1 study.municipalty: \"municipalty\" is not a setting of [study]\n"
        "  5 | municipalty = \"Lindeveen\"\n"
        "    | ^\n"
        "  what to do: did you mean municipality?\n");
}

TEST_CASE("choices, ranges and missing settings") {
  CHECK(messages(changed("role = \"control\"", "role = \"controle\"")) ==
        "error S106 study.toml:22:8 arms.regulier.role: role is one of \"experiment\", \"control\", found "
        "\"controle\"\n"
        "  22 | role = \"controle\"\n"
        "     |        ^\n"
        "  what to do: did you mean \"control\"?\n");
  CHECK(
      messages(changed("min_cell = 10", "min_cell = 4")) ==
      "error S107 study.toml:55:12 disclosure.min_cell: min_cell is a whole number from 5 to 1000, found 4\n"
      "  55 | min_cell = 4\n"
      "     |            ^\n"
      "  what to do: for example: min_cell = 10\n");
  CHECK(messages(changed("id = \"lindeveen\"\n", "")) ==
        "error S108 study.toml:1:2 study: id is missing: a short name of small letters, digits, - and _ in "
        "quotes\n"
        "  1 | [study]\n"
        "    |  ^\n"
        "  what to do: add a line, for example: id = \"lindeveen\"\n");
  CHECK(messages(changed("[release]\nid = \"2020-k1\"\nkind = \"quarterly\"\ndate = 2020-04-09\n", "")) ==
        "error S108 study.toml: the section [release] is missing\n"
        "  what to do: add it; `werkthet init` writes an example with every section\n");
}

TEST_CASE("short names, control group, primary outcome") {
  CHECK(messages(changed("[arms.regie]", "[arms.\"Eigen Regie\"]")) ==
        "error S109 study.toml:13:7 arms.Eigen Regie: \"Eigen Regie\" has other characters than small "
        "letters, digits and "
        "_\n"
        "  13 | [arms.\"Eigen Regie\"]\n"
        "     |       ^\n"
        "  what to do: choose another short name, such as arms.eigen_regie\n");
  CHECK(messages(changed("role = \"control\"", "role = \"experiment\"")) ==
        "error S112 study.toml:13:7 arms.regie: no group has role = \"control\"\n"
        "  13 | [arms.regie]\n"
        "     |       ^\n"
        "  what to do: give exactly one group role = \"control\"\n");
  CHECK(messages(changed("role = \"experiment\"", "role = \"control\"")) ==
        "error S112 study.toml:22:8 arms.regulier.role: a second group has role = \"control\"; the first is "
        "\"regie\"\n"
        "  22 | role = \"control\"\n"
        "     |        ^\n"
        "  what to do: give exactly one group role = \"control\"\n");
  const std::string two = changed("scale = \"contact\"", "scale = \"contact\"\nprimary = true",
                                  changed("horizons = [6, 12]", "horizons = [6, 12]\nprimary = true"));
  CHECK(messages(two) ==
        "error S114 study.toml:47:11 outcomes.contact.primary: a second outcome has primary = true; the "
        "first is "
        "\"werk\"\n"
        "  47 | primary = true\n"
        "     |           ^\n"
        "  what to do: choose one; the others are reported as secondary outcomes\n");
}

TEST_CASE("dates in order") {
  CHECK(messages(changed("end = 2019-10-01", "end = 2016-10-01")) ==
        "error S111 study.toml:9:7 study.end: end (2016-10-01) must come after start (2017-10-01)\n"
        "  9 | end = 2016-10-01\n"
        "    |       ^\n"
        "  what to do: correct one of the two dates\n");
  CHECK(messages(changed("run_out_until = 2020-01-01", "run_out_until = 2018-01-01")) ==
        "error S111 study.toml:10:17 study.run_out_until: run_out_until (2018-01-01) lies before end "
        "(2019-10-01)\n"
        "  10 | run_out_until = 2018-01-01\n"
        "     |                 ^\n"
        "  what to do: the run-out starts where the experiment ends\n");
}

TEST_CASE("references, looks, smallest count") {
  CHECK(messages(changed("scale = \"contact\"", "scale = \"contacts\"")) ==
        "error S113 study.toml:45:9 outcomes.contact.scale: there is no scale \"contacts\"\n"
        "  45 | scale = \"contacts\"\n"
        "     |         ^\n"
        "  what to do: did you mean \"contact\"?\n");
  const std::string looks =
      "[[plan.looks]]\nrelease = \"a\"\ninformation = 0.5\n[[plan.looks]]\nrelease = \"b\"\n"
      "information = 0.4\n\n[release]";
  CHECK(messages(changed("[release]", looks)) ==
        "error S115 study.toml:67:15 plan.looks[2].information: information (0.4) is not above that of the "
        "look before "
        "(0.5)\n"
        "  67 | information = 0.4\n"
        "     |               ^\n"
        "  what to do: put the looks in the order of time\n");
  CHECK(messages(changed("min_cell = 10", "min_cell = 7")) ==
        "error S116 study.toml:55:12 disclosure.min_cell: min_cell is 7, below 10, and reason_below_10 is "
        "empty\n"
        "  55 | min_cell = 7\n"
        "     |            ^\n"
        "  what to do: set min_cell = 10, or write in reason_below_10 who decided this and why; it is "
        "printed in the "
        "log\n");
  CHECK(messages(changed("min_cell = 10", "min_cell = 7\nreason_below_10 = \"Besluit van de FG\"")).empty());
  CHECK(messages(changed("min_cell = 10", "min_cell = 10\nrounding = 9")) ==
        "error S132 study.toml:56:12 disclosure.rounding: rounding (9) is below min_cell (10): rounded "
        "counts would "
        "show that fewer than 10 people are counted\n"
        "  56 | rounding = 9\n"
        "     |            ^\n"
        "  what to do: set rounding = 10 or more\n");
}

TEST_CASE("paths stay below the study, the key does not") {
  CHECK(messages(changed("data/allocation.csv", "../allocation.csv")) ==
        "error S117 study.toml:59:14 data.allocation: \"../allocation.csv\" leaves the study folder\n"
        "  59 | allocation = \"../allocation.csv\"\n"
        "     |              ^\n"
        "  what to do: put the file below the study folder and write the path from there: data/name.csv\n");
  for (const std::string path :
       {"/etc/passwd", "data/../../x", "c:/x", "data\\\\x", "data//x", "./x", "da*ta/x"}) {
    INFO(path);
    CHECK(parsed(changed("data/bus/*.xml", path)).problems.count("S117") == 1);
  }
  CHECK(messages(changed("../lindeveen.key", "keys/lindeveen.key")) ==
        "error S118 study.toml:60:12 data.key_file: the key lies inside the study folder\n"
        "  60 | key_file = \"keys/lindeveen.key\"\n"
        "     |            ^\n"
        "  what to do: keep it elsewhere, so that who copies the study does not copy the key; for example: "
        "key_file = "
        "\"../lindeveen.key\"\n");
  CHECK(parsed(changed("../lindeveen.key", "../lindeveen/sub/../x.key")).problems.count("S118") == 1);
}

TEST_CASE("colours that can be seen") {
  CHECK(messages(changed("[release]", "[theme]\naccent = \"#FFDD00\"\n\n[release]")) ==
        "error S120 study.toml:63:10 theme.accent: #FFDD00 has a contrast of 1.34:1 on white; at least 3:1 "
        "is needed to "
        "be seen\n"
        "  63 | accent = \"#FFDD00\"\n"
        "     |          ^\n"
        "  what to do: choose a darker shade of the same colour\n");
  CHECK(messages(changed("[release]", "[theme]\narm_colours = [\"#12436D\", \"geel\"]\n\n[release]")) ==
        "error S119 study.toml:63:27 theme.arm_colours: arm_colours is a list of colours like \"#12436D\", "
        "found "
        "\"geel\"\n"
        "  63 | arm_colours = [\"#12436D\", \"geel\"]\n"
        "     |                           ^\n"
        "  what to do: write # and six digits 0-9 or letters A-F\n");
}

TEST_CASE("releases") {
  CHECK(
      messages(changed("kind = \"quarterly\"", "kind = \"final\"")) ==
      "error S121 study.toml:64:8 release.kind: a final release has status \"final\" or \"corrected\", found "
      "\"provisional\"\n"
      "  64 | kind = \"final\"\n"
      "     |        ^\n"
      "  what to do: set status = \"final\", or make this an interim release\n");
  CHECK(messages(changed("kind = \"quarterly\"", "kind = \"final\"\nstatus = \"final\"")).empty());
  CHECK(parsed(changed("kind = \"quarterly\"\ndate = 2020-04-09",
                       "kind = \"final\"\nstatus = \"final\"\ndate = 2019-04-09"))
            .problems.count("S121") == 1);
  CHECK(parsed(changed("date = 2020-04-09", "date = 2020-04-09\ndata_until = 2020-05-01"))
            .problems.count("S111") == 1);
}

TEST_CASE("lists and forms") {
  CHECK(messages(changed("[27, 45]", "[45, 27]")) ==
        "error S123 study.toml:52:13 subgroups[1].cuts: cuts goes from low to high, found 27 after 45\n"
        "  52 | cuts = [45, 27]\n"
        "     |             ^\n"
        "  what to do: put the numbers in order\n");
  CHECK(messages(changed("\"9999\"", "\"99\"")) ==
        "error S122 study.toml:6:21 study.municipality_code: municipality_code is a text of four digits in "
        "quotes, found "
        "\"99\"\n"
        "  6 | municipality_code = \"99\"\n"
        "    |                     ^\n"
        "  what to do: keep the zeros in front and the quotes, for example: municipality_code = \"9999\"\n");
  CHECK(messages(changed("name_en = \"At the helm\"\n", "")) ==
        "note S126 study.toml:3:8 study.name: name has no English text, so English pages show the Dutch\n"
        "  3 | name = \"Zelf aan het roer\"\n"
        "    |        ^\n"
        "  what to do: add name_en, or set languages = [\"nl\"]\n");
  CHECK(messages(changed("name_en = \"At the helm\"\n", "languages = [\"nl\"]\n")).empty());
}

TEST_CASE("all problems come at once, in the order of the file") {
  std::string text = changed("min_cell = 10", "min_cell = 3");
  text = changed("start = 2017-10-01", "start = \"1 oktober\"", text);
  text = changed("role = \"control\"", "role = \"x\"", text);
  text = changed("scale = \"contact\"", "scale = \"other\"", text);
  text = changed("date = 2020-04-09", "date = 20200409", text);
  const Parsed result = parsed(text);
  CHECK_FALSE(result.study.has_value());
  std::vector<std::string> codes;
  std::uint64_t line = 0;
  for (const core::Problem& problem : result.problems.all()) {
    codes.push_back(problem.code);
    CHECK(problem.place.line > line);
    line = problem.place.line;
  }
  CHECK(codes == std::vector<std::string>{"S105", "S106", "S113", "S107", "S105"});
}

TEST_CASE("the line of a message") {
  SECTION("a caret counts characters and keeps tabs") {
    const std::string text =
        messages(changed("min_cell = 10", "\tmin_cell = \"\xC3\xA9\xC3\xA9n\" # caf\xC3\xA9"));
    CHECK(text.find("  55 | \tmin_cell = \"\xC3\xA9\xC3\xA9n\" # caf\xC3\xA9\n     | \t           ^\n") !=
          std::string::npos);
  }
  SECTION("a long line is cut around the column") {
    const std::string text =
        messages(changed("min_cell = 10", "min_cell = 10" + std::string(400, ' ') + "x"));
    CHECK(text.find("...") != std::string::npos);
    CHECK(text.size() < 600);
  }
  SECTION("Windows line ends do not show") {
    std::string text;
    for (const char c : changed("min_cell = 10", "min_cell = 3")) {
      text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    }
    CHECK(messages(text).find('\r') == std::string::npos);
  }
  SECTION("a control character in a name does not reach the terminal") {
    CHECK(messages(changed("min_cell = 10", "\"min\\u001b[31m\" = 10")).find('\x1b') == std::string::npos);
  }
}

TEST_CASE("every code that is reported is explained, and each once") {
  std::set<std::string> codes;
  std::string before;
  for (const Rule& rule : settings_rules()) {
    CHECK(codes.insert(rule.code).second);
    CHECK(before < rule.code);
    before = rule.code;
    CHECK_FALSE(rule.title.empty());
    CHECK_FALSE(rule.explanation.empty());
    CHECK_FALSE(rule.remedy.empty());
  }
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"min_cell = 10", "min_cell = 3"}, {"[study]", "[studie]"}, {"id = \"2020-k1\"", "id = \"\""}}) {
    const Parsed result = parsed(changed(from, to));
    CHECK(result.problems.has_errors());
    for (const core::Problem& problem : result.problems.all()) {
      CHECK(codes.contains(problem.code));
    }
  }
}

}  // namespace werkthet::config
