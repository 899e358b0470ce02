// Clients per caseworker and group.
#include "ingest/lists/caseworkers.hpp"
#include "unit/ingest/lists/allocation_text.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

/// Eight clients, of these caseworkers in turn.
struct Served : Listed {
  explicit Served(const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      lines[i]["caseworker"] = names[i % names.size()];
    }
    study.protocol.caseworkers_balanced = true;
  }
};

}  // namespace

TEST_CASE("Z39: clients per caseworker and group are counted, without who refused or was not drawn") {
  Served list({"Jansen", "De Vries"});
  list.lines[4]["refused"] = "11-10-2017";
  list.lines.push_back({{"bsn", number(20)}, {"caseworker", "Jansen"}});
  const auto input = list.run();
  const auto loads = caseworker_loads(list.study, input);
  REQUIRE(loads.size() == 2);
  CHECK((loads[0].caseworker == 0 && loads[0].clients == std::vector<std::uint32_t>{2, 1}));
  CHECK((loads[1].caseworker == 1 && loads[1].clients == std::vector<std::uint32_t>{2, 2}));
  CHECK(input.caseworkers == 2);
  CHECK(codes_of(input).empty());  // a difference of one is allowed
}

TEST_CASE("Z38: caseworkers whose groups differ by more than one are counted, and nobody is named") {
  Served list({"Jansen"});
  list.lines[0]["arm"] = "freedom";  // 3 and 5
  auto input = list.run();
  CHECK(codes_of(input) == Codes{{"W246", 1}});
  CHECK(core::text(input.problems).find("1 of 1 caseworkers have groups that differ") != std::string::npos);
  CHECK(all_text(input.problems).find("Jansen") == std::string::npos);
  list.study.protocol.caseworkers_balanced = false;
  CHECK(codes_of(list.run()).empty());
}

TEST_CASE("Z38: a caseworker with one group is flagged, also with one client") {
  Served list({"Jansen"});
  list.lines[0]["caseworker"] = "De Vries";
  const auto input = list.run();
  CHECK(codes_of(input) == Codes{{"W247", 1}});
  CHECK(core::text(input.problems).find("1 of 2 caseworkers serve one group only") != std::string::npos);
}
