#pragma once
// A small study that is right, and ways to make it wrong at one place. Shared by the tests of config.

#include "config/read_study.hpp"
#include "core/problem.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace werkthet::config {

inline const std::string small_study = R"([study]
id = "lindeveen"
name = "Zelf aan het roer"
name_en = "At the helm"
municipality = "Lindeveen"
municipality_code = "9999"
fictitious = true
start = 2017-10-01
end = 2019-10-01
run_out_until = 2020-01-01
covariates_built_in = ["age", "woman"]

[arms.regie]
name = "Eigen regie"
name_en = "Own direction"
role = "experiment"
contacts_per_year = 2

[arms.regulier]
name = "Regulier"
name_en = "Regular"
role = "control"

[waves.t0]
name = "Nulmeting"
name_en = "Baseline"
month = 0
clients = "data/surveys/t0.csv"

[scales.contact]
label = "Sociale contacten"
label_en = "Social contacts"
items = ["sc1", "sc2"]

[outcomes.werk]
kind = "exit_work"
label = "Uitstroom naar werk"
label_en = "Exit to work"
horizons = [6, 12]

[outcomes.contact]
kind = "scale"
label = "Sociale contacten"
label_en = "Social contacts"
scale = "contact"

[[subgroups]]
id = "leeftijd"
label = "Leeftijd"
label_en = "Age"
covariate = "age"
cuts = [27, 45]

[disclosure]
min_cell = 10

[data]
bus = ["data/bus/*.xml"]
allocation = "data/allocation.csv"
key_file = "../lindeveen.key"

[release]
id = "2020-k1"
kind = "quarterly"
date = 2020-04-09
)";

/// small_study with one piece of text replaced; the piece must be there.
inline std::string changed(const std::string& from, const std::string& to, std::string text = small_study) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

struct Parsed {
  std::optional<Study> study;
  core::Problems problems;
};

inline Parsed parsed(std::string_view text) {
  Parsed result;
  result.study = parse_study(text, "lindeveen/study.toml", result.problems);
  return result;
}

/// Everything that is reported, as the program prints it.
inline std::string messages(std::string_view text) {
  return core::text(parsed(text).problems);
}

}  // namespace werkthet::config
