// The newer lists, broken on purpose: nothing crashes, rows stay in order, and nothing of a person reaches a
// message.
#include "core/random.hpp"
#include "unit/ingest/lists/allocation_text.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

const std::string canary = "KANARIEVOGEL";

struct Broken : Listed {
  Broken() {
    study.data.contacts = "contacts.csv";
    study.data.exemptions = "exemptions.csv";
    study.data.ladder = "ladder.csv";
    study.data.employment = "employment.csv";
    study.data.stock = "stock.csv";
    study.protocol.baseline_steps = {3, 4};
    study.protocol.caseworkers_balanced = true;
    study.protocol.frame_size = 2;
    const auto row = [](const std::string& rest) {
      return number(1) + ";" + rest + "\n" + number(2) + ";" + rest + "\n";
    };
    texts = {
        {"contacts.csv",
         "bsn;date;initiative;kind;state\n" + row("01-02-2018;" + canary + ";" + canary + ";gepland")},
        {"exemptions.csv",
         "bsn;from;to;article;reason\n" + row("01-02-2018;01-01-2018;" + canary + ";" + canary)},
        {"ladder.csv",
         "bsn;date;step;source;rated_by\n" + row("01-02-2018;" + canary + ";" + canary + ";zelf")},
        {"employment.csv", "bsn;month;hours;contract\n" + row("2018-02;" + canary + ";" + canary)},
        {"stock.csv",
         "month;begin;inflow;outflow;end;unit\n" + canary + ";1;2;" + canary + ";4;" + canary + "\n"},
    };
    for (Line& line : lines) {
      line["origin"] = line["followed"] = line["caseworker"] = line["still_followed"] = canary;
      line["withdrawn"] = line["bsn"] == number(5) ? canary : "";
      line["exclusion"] = line["stop_reason"] = line["expected_time"] = canary;
    }
    texts["allocation.csv"] = csv_of(lines);
  }
  Input with(const std::map<std::string, std::string>& files) {
    for (const auto& [name, text] : files) {
      folder.write(name, text);
    }
    return read(study);
  }
  std::map<std::string, std::string> texts;
};

void check_silent(const Input& input) {
  const std::string said = all_text(input.problems);
  CHECK(said.find(canary) == std::string::npos);
  for (int i = 0; i < 8; ++i) {
    CHECK(said.find(number(i)) == std::string::npos);
  }
}

}  // namespace

TEST_CASE("values of the newer lists stay in the files, also when they are not understood") {
  Broken broken;
  const Input input = broken.with(broken.texts);
  check_silent(input);
  CHECK(input.problems.count("W213") > 20);
  CHECK(input.problems.count("E240") == 2);
  CHECK(input.withdrawn == 1);
}

TEST_CASE("newer lists that are broken anywhere give problems and keep their order") {
  Broken broken;
  core::RandomStream random(20180201, "broken lists");
  for (int run = 0; run < 150; ++run) {
    auto files = broken.texts;
    for (auto& [name, text] : files) {
      for (std::uint64_t n = 1 + random.below(4); n > 0 && !text.empty(); --n) {
        const std::size_t at = random.below(text.size());
        if (random.below(3) == 0) {
          text.erase(at, 1 + random.below(30));
        } else if (random.below(2) == 0) {
          text[at] = static_cast<char>(random.below(256));
        } else {
          text.insert(at, text.substr(random.below(text.size()), random.below(60)));
        }
      }
    }
    const Input input = broken.with(files);
    check_silent(input);
    const auto by_person = [](const auto& a, const auto& b) { return a.person < b.person; };
    CHECK(std::is_sorted(input.exemptions.begin(), input.exemptions.end(), by_person));
    CHECK(std::is_sorted(input.ladder.begin(), input.ladder.end(), by_person));
    CHECK(std::is_sorted(input.employment.begin(), input.employment.end(), by_person));
    for (const AllocationRow& row : input.allocation) {
      CHECK(row.replaces < static_cast<std::int32_t>(input.allocation.size()));
      CHECK_FALSE(row.withdrawn);
    }
  }
}

TEST_CASE("reading the lists twice, and with another key, gives the same rows") {
  Broken broken;
  const Input first = broken.with(broken.texts);
  fs::remove(broken.folder.path() / "key");
  make_key(broken.folder.path() / "key");
  const Input second = broken.with(broken.texts);
  CHECK(core::text(first.problems) == core::text(second.problems));
  REQUIRE(first.ladder.size() == second.ladder.size());
  for (std::size_t i = 0; i < first.ladder.size(); ++i) {
    CHECK(first.ladder[i].person == second.ladder[i].person);
    CHECK(first.ladder[i].line == second.ladder[i].line);
  }
}
