// What the study file says about survey files: shape, columns, answers in words, missing codes, duplicates.
#include "unit/config/study_text.hpp"

namespace werkthet::config {
namespace {

std::string with_wave(const std::string& lines) {
  return changed("clients = \"data/surveys/t0.csv\"\n", "clients = \"data/surveys/t0.csv\"\n" + lines);
}

std::string with_scale(const std::string& lines) {
  return changed("items = [\"sc1\", \"sc2\"]\n", "items = [\"sc1\", \"sc2\"]\n" + lines);
}

}  // namespace

TEST_CASE("without survey settings a file has one row per response, and two responses are an error") {
  const Parsed result = parsed(small_study);
  REQUIRE(result.study.has_value());
  const Wave& wave = result.study->waves[0];
  CHECK(wave.shape == SurveyShape::wide);
  CHECK(wave.columns.empty());
  CHECK(wave.missing.empty());
  CHECK(wave.duplicates == DuplicateRule::error);
  CHECK(result.study->scales[0].answers.empty());
  CHECK(result.study->scales[0].missing.empty());
  CHECK(result.study->data.max_mode_difference == 0.2);
}

TEST_CASE("survey settings are read") {
  const Parsed result =
      parsed(with_wave("shape = \"long\"\ncolumns = { bsn = \"Nummer\" }\nmissing = [\"99\"]\n"
                       "duplicates = \"complete\"\n"));
  REQUIRE(result.study.has_value());
  CHECK(result.study->waves[0].shape == SurveyShape::long_rows);
  CHECK(result.study->waves[0].columns.at("bsn") == "Nummer");
  CHECK(result.study->waves[0].missing == std::vector<std::string>{"99"});
  CHECK(result.study->waves[0].duplicates == DuplicateRule::complete);
  const Parsed scale = parsed(with_scale(
      "answers = { \"Helemaal niet\" = 1, \"Gaat wel\" = 2.5, \"Erg\" = 5 }\nmissing = [\"weet niet\"]\n"));
  REQUIRE(scale.study.has_value());
  CHECK(scale.study->scales[0].answers ==
        std::map<std::string, double>{{"Erg", 5}, {"Gaat wel", 2.5}, {"Helemaal niet", 1}});
  CHECK(scale.study->scales[0].missing == std::vector<std::string>{"weet niet"});
}

TEST_CASE("wrong survey settings say what is wrong and where") {
  const auto codes = [](const std::string& text) {
    std::string found;
    const Parsed result = parsed(text);
    for (const core::Problem& problem : result.problems.all()) {
      found += problem.code + " " + problem.place.field + ";";
    }
    return found;
  };
  CHECK(codes(with_wave("shape = \"breed\"\n")) == "S106 waves.t0.shape;");
  CHECK(codes(with_wave("duplicates = \"average\"\n")) == "S106 waves.t0.duplicates;");
  CHECK(codes(with_wave("missing = [99]\n")) == "S105 waves.t0.missing;");
  CHECK(codes(with_wave("missing = [\"99\", \"99\"]\n")) == "S123 waves.t0.missing;");
  CHECK(codes(with_wave("columns = { bsn = 3 }\n")) == "S105 waves.t0.columns;");
  CHECK(codes(with_scale("answers = { \"Erg\" = \"5\" }\n")) == "S105 scales.contact.answers;");
  CHECK(codes(with_scale("answers = [\"Erg\"]\n")) == "S105 scales.contact.answers;");
  CHECK(codes(with_scale("answers = { \"Erg\" = 6 }\n")) == "S107 scales.contact.answers;");
  CHECK(codes(with_scale("answers = { \"Erg\" = inf }\n")) == "S107 scales.contact.answers;");
  CHECK(codes(with_scale("answers = { \"\" = 5 }\n")) == "S122 scales.contact.answers;");
  CHECK(codes(with_scale("answers = { \"Erg\" = 5 }\nmissing = [\"Erg\"]\n")) ==
        "S123 scales.contact.missing;");
  CHECK(codes(changed("[data]\n", "[data]\nmax_mode_difference = 1.2\n")) ==
        "S107 data.max_mode_difference;");
  const std::string message = messages(with_scale("answers = { \"Erg\" = \"5\" }\n"));
  CHECK(message.find("pairs between braces, each with a number from -1000 to 1000, found \"5\"") !=
        std::string::npos);
  CHECK(message.find("answers = { \"Helemaal niet\" = 1, \"Heel erg\" = 5 }") != std::string::npos);
}

}  // namespace werkthet::config
