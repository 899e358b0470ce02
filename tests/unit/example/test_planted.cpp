// Lindeveen with errors: every problem is there, and nothing else has changed.
#include "config/read_study.hpp"
#include "config/text_check.hpp"
#include "example/planted.hpp"
#include "written.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace {

using namespace example_test;

/// Rows that are new or changed in the second text, as pairs by position; an extra last row has no first.
std::vector<std::pair<std::string, std::string>> changed(const std::string& name) {
  const std::vector<std::string> before = lines_of(plain().at(name));
  const std::vector<std::string> after = lines_of(with_errors().at(name));
  std::vector<std::pair<std::string, std::string>> result;
  for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
    const std::string a = i < before.size() ? before[i] : "";
    const std::string b = i < after.size() ? after[i] : "";
    if (a != b) {
      result.emplace_back(a, b);
    }
  }
  return result;
}

TEST_CASE("the fourteen problems have the fourteen codes") {
  std::set<std::string> codes;
  for (const auto& problem : werkthet::example::planted_problems()) {
    codes.insert(std::string(problem.code));
  }
  CHECK(codes == std::set<std::string>{"E204", "E205", "E206", "E207", "E208", "E209", "E311", "E412", "E413",
                                       "P102", "P301", "T101", "W210", "W211"});
}

TEST_CASE("the same files are there and the truth is the same") {
  REQUIRE(plain().size() == with_errors().size());
  CHECK(plain().at("truth/truth.json") == with_errors().at("truth/truth.json"));
  CHECK(plain().at("LEESMIJ.txt") == with_errors().at("LEESMIJ.txt"));
  CHECK(plain().at("data/surveys/t0-caseworkers.csv").size() ==
        with_errors().at("data/surveys/t0-caseworkers.csv").size());
}

TEST_CASE("the lists differ in the planted places only") {
  CHECK(changed("data/stock.csv").size() == 1);
  CHECK(changed("data/costs.csv").size() == 1);
  CHECK(changed("data/goals.csv").size() == 1);
  CHECK(changed("study.toml").size() == 2);
  CHECK(changed("study-interim.toml").size() == 2);
  CHECK(changed("data/surveys/t1.csv").size() == 1);
  const auto stock = fields_of(changed("data/stock.csv").front().second);
  CHECK(std::stoi(stock[1]) + std::stoi(stock[2]) - std::stoi(stock[3]) != std::stoi(stock[4]));
  CHECK(with_errors().at("study.toml").find("012-3456789") != std::string::npos);
  CHECK(with_errors().at("study.toml").find("onomstotelijk") != std::string::npos);
  CHECK(plain().at("study.toml").find("onomstotelijk") == std::string::npos);
}

TEST_CASE("the texts give P102 and T101 with errors, and nothing without") {
  for (const char* name : {"study.toml", "study-interim.toml", "study-quarterly.toml"}) {
    INFO(name);
    for (const bool errors : {false, true}) {
      werkthet::core::Problems problems;
      const Files& files = errors ? with_errors() : plain();
      const auto study =
          werkthet::config::parse_study(files.at(name), fs::path("lindeveen") / name, problems);
      REQUIRE(study.has_value());
      werkthet::config::check_texts(*study, problems);
      INFO(werkthet::core::text(problems));
      CHECK(problems.all().size() == (errors ? 2U : 0U));
      CHECK(problems.count("P102") == (errors ? 1U : 0U));
      CHECK(problems.count("T101") == (errors ? 1U : 0U));
    }
  }
}

TEST_CASE("eight lines of the allocation list differ, each in its own way") {
  const auto lines = changed("data/allocation.csv");
  const std::vector<std::string> names = fields_of(lines_of(plain().at("data/allocation.csv")).front());
  std::multiset<std::string> kinds;
  for (const auto& [before, after] : lines) {
    std::string kind;
    const std::vector<std::string> a = before.empty() ? std::vector<std::string>() : fields_of(before);
    const std::vector<std::string> b = fields_of(after);
    for (std::size_t f = 0; f < names.size() && !a.empty(); ++f) {
      kind += a[f] != b[f] ? names[f] + " " : "";
    }
    kinds.insert(a.empty() ? "new line" : kind);
  }
  CHECK(kinds == std::multiset<std::string>{"consent_date ", "drawn started ", "new line", "replaces ",
                                            "arm ", "exclusion ", "exclusion ", "exclusion "});
}

TEST_CASE("the deliveries differ for the person of 63 and the self-employed person only") {
  std::set<std::string> persons;
  bool scheme = false;
  for (const auto& [name, text] : plain()) {
    if (name.rfind("data/bus/", 0) != 0 || text == with_errors().at(name)) {
      continue;
    }
    for (const auto& [before, after] : changed(name)) {
      persons.insert(element(after, "Burgerservicenummer"));
      scheme = scheme || element(after, "Statistiekcode") == "14";
      CHECK(element(before, "Burgerservicenummer") == element(after, "Burgerservicenummer"));
      CHECK(before.size() == after.size());
    }
  }
  CHECK(persons.size() == 2);
  CHECK(scheme);
}

}  // namespace
