// Files that were broken on purpose: nothing crashes, nothing eats memory, nothing of a person reaches a
// message.
#include "core/random.hpp"
#include "unit/ingest/fixture.hpp"

#include <catch2/catch.hpp>

#include <string>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

const std::string canary = "KANARIEVOGEL";

struct Hostile {
  Folder folder;
  config::Study xml_study = study_in(folder);
  config::Study csv_study = study_in(folder);
  std::string xml =
      delivery_xml(2018, 3,
                   {{"B-" + canary,
                     {{number(1), "19800131", "2", "20151101", "20180320", "11", "+0250"}, {number(2)}},
                     "01",
                     "3"},
                    {canary, {{number(3)}}}});
  std::string csv =
      "bsn;registration_number;consent;consent_date;drawn;arm;stop_reason;exclusion;caseworker\n" +
      number(1) + ";B1;ja;" + "01-10-2017;02-10-2017;control;\"" + canary + " \"\"x\"\"\";;" + canary + "\n" +
      number(2) + ";B2;nee;;;;" + canary + ";" + canary + ";\xC3\xA9\n";
  Hostile() {
    xml_study.data.bus = {"m.xml"};
    csv_study.data.allocation = "a.csv";
  }
  Input read_xml(const std::string& bytes) {
    folder.write("m.xml", bytes);
    return read(xml_study);
  }
  Input read_csv(const std::string& bytes) {
    folder.write("a.csv", bytes);
    return read(csv_study);
  }
};

std::string mutated(std::string text, core::RandomStream& random) {
  for (std::uint64_t n = 1 + random.below(6); n > 0 && !text.empty(); --n) {
    const std::size_t at = random.below(text.size());
    switch (random.below(5)) {
      case 0:
        text[at] = static_cast<char>(random.below(256));
        break;
      case 1:
        text.erase(at, 1 + random.below(40));
        break;
      case 2:
        text.insert(at, text.substr(random.below(text.size()), random.below(60)));
        break;
      case 3:
        text.insert(at, std::string("<>&\";\n'\0\xFF,", 10).substr(random.below(10), 1));
        break;
      default:
        text.insert(at, std::to_string(random.next()));
        break;
    }
  }
  return text;
}

void check_silent(const Input& input) {
  const std::string said = all_text(input.problems);
  CHECK(said.find(canary) == std::string::npos);
  for (int i = 1; i <= 3; ++i) {
    CHECK(said.find(number(i)) == std::string::npos);
  }
}

}  // namespace

TEST_CASE("300 damaged copies of an XML and a CSV are read or refused, and say nothing of a person") {
  Hostile files;
  core::RandomStream random(20260701, "ingest/fuzz");
  std::size_t refused = 0;
  for (int i = 0; i < 300; ++i) {
    const Input xml = files.read_xml(mutated(files.xml, random));
    check_silent(xml);
    refused += xml.problems.has_errors() ? 1U : 0U;
    check_silent(files.read_csv(mutated(files.csv, random)));
  }
  CHECK(refused > 50);   // the damage does something
  CHECK(refused < 300);  // and not everything is refused
}

TEST_CASE("files cut off at every sixty-fourth are refused or read without a crash") {
  Hostile files;
  for (std::size_t i = 0; i < 64; ++i) {
    const Input xml = files.read_xml(files.xml.substr(0, files.xml.size() * i / 64));
    CHECK(xml.problems.count("E200") == 1);
    CHECK(xml.bus->rows.empty());
    check_silent(xml);
    check_silent(files.read_csv(files.csv.substr(0, files.csv.size() * i / 64)));
  }
}

TEST_CASE("binary and empty files are E200, and a file without a header is not quoted") {
  Hostile files;
  core::RandomStream random(1, "ingest/binary");
  std::string binary;
  for (int i = 0; i < 5000; ++i) {
    binary += static_cast<char>(random.below(256));
  }
  CHECK(files.read_xml(binary).problems.count("E200") == 1);
  CHECK(files.read_csv(binary).problems.count("E200") == 1);
  CHECK(files.read_xml("").problems.count("E200") == 1);
  CHECK(files.read_csv("").problems.count("E200") == 1);
  const Input headless =
      files.read_csv(number(1) + ";" + canary + ";ja\n" + number(2) + ";" + canary + ";nee\n");
  CHECK(headless.problems.count("E203") >= 3);
  check_silent(headless);
}

TEST_CASE("bad values in every column keep their content to themselves") {
  Hostile files;
  std::string csv =
      "bsn;registration_number;consent;consent_date;drawn;arm;refused;replaces;started;stopped;measured\n";
  csv += canary;
  for (int i = 0; i < 10; ++i) {
    csv += ";" + canary;
  }
  const Input input = files.read_csv(csv + "\n");
  CHECK(input.problems.count("E201") == 2);
  CHECK(input.problems.count("W213") == 7);
  CHECK(input.problems.count("E202") == 1);
  CHECK(input.allocation.size() == 1);
  check_silent(input);
}

TEST_CASE("a sparse file of 3 GB is refused without reading it") {
  Hostile files;
  for (const char* name : {"m.xml", "a.csv"}) {
    const int fd = ::open((files.folder.path() / name).c_str(), O_CREAT | O_WRONLY, 0600);
    REQUIRE(fd >= 0);
    REQUIRE(::ftruncate(fd, off_t{3} << 30) == 0);
    ::close(fd);
  }
  CHECK(read(files.xml_study).problems.count("E200") == 1);
  CHECK(read(files.csv_study).problems.count("E200") == 1);
  struct rusage usage {};
  REQUIRE(::getrusage(RUSAGE_SELF, &usage) == 0);
  CHECK(usage.ru_maxrss < 1'000'000);  // kilobytes, over all tests so far
}

TEST_CASE("a wrong code in every record is stored a hundred times and counted always") {
  Hostile files;
  std::vector<Benefit> many;
  for (int i = 0; i < 300; ++i) {
    many.push_back({"B" + std::to_string(i), {{number(i), "19800131", "7"}}});
  }
  const Input input = files.read_xml(delivery_xml(2018, 3, many));
  CHECK(input.problems.count("W213") == 101);
  REQUIRE(input.nulls.size() == 1);
  CHECK(input.nulls[0].field == "sex");
  CHECK(input.nulls[0].count == 300);
}
