// What write_lindeveen puts on disk: the same bytes every time, the files a study names, and nothing without
// warning.
#include "config/read_study.hpp"
#include "core/error.hpp"
#include "written.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace {

using namespace example_test;

TEST_CASE("the same options give the same bytes, another seed does not") {
  werkthet::example::LindeveenOptions options;
  options.scale = 0.2;
  const Files first = written(options);
  CHECK(first == written(options));
  options.seed = 7;
  const Files other = written(options);
  CHECK(first.size() == other.size());
  CHECK(first.at("data/allocation.csv") != other.at("data/allocation.csv"));
  CHECK(first.at("study.toml") == other.at("study.toml"));
}

TEST_CASE("scale 1 gives its 51 months, one of them twice, and stays compact") {
  const Files& files = plain();
  std::set<std::string> months;
  std::size_t bytes = 0;
  std::size_t persons = 0;
  for (const auto& [name, text] : files) {
    if (name.rfind("data/bus/", 0) == 0) {
      months.insert(element(text, "Statistiekjaar") + "-" + element(text, "Statistiekmaand"));
      CHECK(name.substr(9, 7) == element(text, "Statistiekjaar") + "-" + element(text, "Statistiekmaand"));
      bytes += text.size();
      persons += parts(text, "Persoon").size();
    }
  }
  CHECK(months.size() == 51);
  CHECK(*months.begin() == "2015-10");
  CHECK(*months.rbegin() == "2019-12");
  CHECK(bytes / persons < 420);
  const std::string& first = files.at("data/bus/2018-11.xml");
  const std::string& second = files.at("data/bus/2018-11-b.xml");
  CHECK(element(first, "Volgnummer") == "1");
  CHECK(element(second, "Volgnummer") == "2");
  CHECK(parts(first, "Uitkering").size() < parts(second, "Uitkering").size());
}

TEST_CASE("the three study files are read without a problem and name files that exist") {
  const Folder folder;
  const fs::path study_folder = folder.path() / "lindeveen";
  werkthet::example::LindeveenOptions options;
  options.scale = 0.1;
  werkthet::example::write_lindeveen(study_folder, options);
  for (const char* name : {"study.toml", "study-interim.toml", "study-quarterly.toml"}) {
    werkthet::core::Problems problems;
    const auto study = werkthet::config::read_study(study_folder / name, problems);
    INFO(name << "\n" << werkthet::core::text(problems));
    REQUIRE(study.has_value());
    CHECK(problems.all().empty());
    CHECK(study->fictitious);
    CHECK(study->municipality == "Lindeveen");
    CHECK(study->arms.size() == 3);
    CHECK(study->arms[study->control()].id == "regulier");
    CHECK(study->primary_outcome()->id == "exit_work");
    CHECK(study->covariates.size() == 8);
    std::vector<std::string> listed = {study->data.allocation, study->data.contacts, study->data.costs,
                                       study->data.goals, study->data.stock};
    for (const auto& wave : study->waves) {
      listed.push_back(wave.clients);
      listed.push_back(wave.caseworkers);
    }
    CHECK(listed.size() == 11);
    for (const std::string& file : listed) {
      INFO(file);
      CHECK(fs::is_regular_file(study_folder / file));
    }
    CHECK(fs::is_regular_file(study_folder / "data/bus/2015-10.xml"));
    const fs::path key = fs::weakly_canonical(study_folder / study->data.key_file);
    CHECK(key.parent_path() == fs::weakly_canonical(folder.path()));
    CHECK_FALSE(fs::exists(key));
  }
}

TEST_CASE("the study files differ in their release only") {
  const std::vector<std::string> final_lines = lines_of(plain().at("study.toml"));
  for (const char* name : {"study-interim.toml", "study-quarterly.toml"}) {
    std::set<std::string> rest(final_lines.begin(), final_lines.end());
    int own = 0;
    for (const std::string& line : lines_of(plain().at(name))) {
      own += rest.contains(line) ? 0 : 1;
    }
    INFO(name);
    CHECK(own <= 7);
    CHECK(own >= 4);
  }
}

TEST_CASE("a scale out of reach and a folder in use are refused") {
  const Folder folder;
  werkthet::example::LindeveenOptions options;
  for (const double scale : {0.0, -1.0, 21.0}) {
    options.scale = scale;
    CHECK_THROWS_AS(werkthet::example::write_lindeveen(folder.path() / "x", options), werkthet::core::Error);
  }
  options.scale = 0.5;
  options.with_errors = true;
  CHECK_THROWS_AS(werkthet::example::write_lindeveen(folder.path() / "x", options), werkthet::core::Error);
  options.with_errors = false;
  CHECK_FALSE(fs::exists(folder.path() / "x"));
  werkthet::core::write_file(folder.path() / "mine.txt", "mine");
  options.scale = 0.1;
  CHECK_THROWS_AS(werkthet::example::write_lindeveen(folder.path(), options), werkthet::core::Error);
  CHECK(files_below(folder.path()).size() == 1);
}

TEST_CASE("small and large scales work, also with errors") {
  for (const double scale : {0.1, 0.5, 2.0}) {
    werkthet::example::LindeveenOptions options;
    options.scale = scale;
    options.with_errors = scale >= 1.0;
    INFO(scale);
    CHECK(written(options).size() == plain().size());
  }
}

}  // namespace
