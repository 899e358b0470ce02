// The table of settings is complete, and the file written from it reads back.
#include "config/schema.hpp"
#include "config/settings.hpp"
#include "config/template.hpp"
#include "config/text_check.hpp"
#include "core/error.hpp"
#include "unit/config/study_text.hpp"

#include <set>

namespace werkthet::config {
namespace {

core::Language language(bool dutch) {
  return dutch ? core::Language::nl : core::Language::en;
}

}  // namespace

TEST_CASE("every setting is described") {
  std::set<std::string> names;
  for (const Section& section : schema()) {
    CHECK_FALSE(section.comment.nl.empty());
    CHECK_FALSE(section.comment.en.empty());
    for (const Key& key : section.keys) {
      INFO(section.path << "." << key.name);
      CHECK(names.insert(section.path + "." + key.name).second);
      CHECK_FALSE(key.comment.nl.empty());
      CHECK_FALSE(key.comment.en.empty());
      CHECK(key.comment.nl.find('\n') == std::string::npos);
      CHECK((!key.required || key.default_value.empty()));
      CHECK_FALSE(example_line(key).ends_with("= "));
      // Whole numbers become int: the limits make that safe.
      const bool whole = key.type == Type::integer || key.type == Type::integers;
      CHECK((!whole || key.name == "seed" || (key.min >= -2e9 && key.max <= 2e9)));
      if (!key.default_value.empty()) {
        CHECK(default_value(key) != nullptr);
      }
    }
  }
  CHECK(names.size() > 140);
}

TEST_CASE("examples and defaults pass the checks that they illustrate") {
  for (const Section& section : schema()) {
    for (const Key& key : section.keys) {
      std::string name = "[" + section.path + "]\n";
      if (section.repeat == Repeat::by_id) {
        name = "[" + section.path + ".x]\n";
      } else if (section.repeat == Repeat::list) {
        name = "[[" + section.path + "]]\n";
      }
      const std::string text = name + example_line(key) + "\n";
      Report report("study.toml", text);
      const auto settings = read_settings(text, report);
      REQUIRE(settings.has_value());
      for (const core::Problem& problem : report.problems().all()) {
        INFO(text << core::text(problem));
        CHECK((problem.code == "S108" || problem.code == "S126"));
      }
    }
  }
}

TEST_CASE("the reference names every setting in both languages") {
  for (const bool dutch : {true, false}) {
    const std::string reference = key_reference(language(dutch));
    for (const Section& section : schema()) {
      CHECK(("\n" + reference).find("\n" + heading(section) + "\n") != std::string::npos);
      for (const Key& key : section.keys) {
        INFO(key.name);
        CHECK(reference.find("\n  " + key.name + " (") != std::string::npos);
      }
    }
  }
  CHECK(key_reference(core::Language::en)
            .find("  min_cell (whole number)\n      Smallest count that may show; below 10 "
                  "with a reason. Value: 5 to 1000. Default: 10.\n") != std::string::npos);
}

TEST_CASE("the nearest name is found, and nothing when none is near") {
  CHECK(nearest_section("outcome") == "outcomes");
  CHECK(nearest_section("qqqqqqqq").empty());
  CHECK(nearest_key(*find_section("release"), "data_untill") == "data_until");
}

TEST_CASE("a template reads back without a message, for every profile and language") {
  for (const std::string& profile : profiles()) {
    for (const bool dutch : {true, false}) {
      INFO(profile << (dutch ? " nl" : " en"));
      const std::string text = study_template({profile, language(dutch), "", "", ""});
      const Parsed result = parsed(text);
      INFO(core::text(result.problems));
      REQUIRE(result.study.has_value());
      CHECK(result.problems.all().empty());
      CHECK(result.study->profile == profile);
      core::Problems texts;
      check_texts(*result.study, texts);
      INFO(core::text(texts));
      CHECK(texts.all().empty());
      // Every setting is there, switched on or off, below a line that explains it.
      for (const Section& section : schema()) {
        for (const Key& key : section.keys) {
          INFO(key.name);
          CHECK((text.find("\n" + key.name + " = ") != std::string::npos ||
                 text.find("\n# " + key.name + " = ") != std::string::npos));
          CHECK(text.find("# " + comment_line(key, language(dutch)) + "\n") != std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("profiles are the known designs") {
  const auto study = [](const std::string& profile) {
    return *parsed(study_template({profile, core::Language::nl, "", "", ""})).study;
  };
  const Study oss = study("apeldoorn-oss");
  REQUIRE(oss.arms.size() == 3);
  CHECK(oss.arms[0].id == "regie");
  CHECK(oss.arms[1].id == "intensief");
  CHECK(oss.arms[oss.control()].id == "regulier");
  CHECK(oss.entry_months == 6);
  CHECK(oss.eligibility.age_min == 18);
  CHECK(oss.eligibility.age_max == 61);
  CHECK(oss.framework == "within_law");
  CHECK(oss.waves.size() == 3);
  const Study zwolle = study("zwolle");
  REQUIRE(zwolle.arms.size() == 2);
  CHECK(zwolle.arms[zwolle.control()].id == "professionele_ondersteuning");
  CHECK(zwolle.waves[1].month == 12);
  CHECK(zwolle.waves[2].month == 24);
  const Study amvb = study("amvb");
  CHECK(amvb.framework == "amvb");
  CHECK(amvb.arms[amvb.control()].id == "controle");
  bool release = false;
  for (const Arm& arm : amvb.arms) {
    release = release || (arm.id == "vrijlating" && arm.earnings_release && !arm.exemption);
  }
  CHECK(release);
}

TEST_CASE("options of the template land in the file, escaped") {
  const std::string name = "Meer \"ruimte\" \\ voor caf\xC3\xA9's";
  const Parsed result = parsed(study_template({"zwolle", core::Language::en, "proef", name, "Lindeveen"}));
  REQUIRE(result.study.has_value());
  CHECK(result.study->id == "proef");
  CHECK(result.study->name.nl == name);
  CHECK(result.study->municipality == "Lindeveen");
  CHECK(result.study->data.key_file == "../proef.key");
}

TEST_CASE("an unknown profile names the nearest") {
  try {
    static_cast<void>(study_template({"zwole", core::Language::nl, "", "", ""}));
    FAIL("no error");
  } catch (const core::Error& error) {
    CHECK(error.kind() == core::ErrorKind::usage);
    CHECK(error.message() == "there is no profile \"zwole\"");
    CHECK(error.hint() == "did you mean zwolle?");
  }
}

}  // namespace werkthet::config
