// A delivery that differs from its neighbours is named with what differs, by how much, and never with how many.
#include "ingest/checks/jumps.hpp"
#include "unit/ingest/checks/deliveries_fixture.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

/// One sender with these numbers of records, month after month.
BusData series(const std::vector<std::uint64_t>& records) {
  BusData bus;
  for (std::size_t i = 0; i < records.size(); ++i) {
    Delivery delivery;
    delivery.file = "m" + std::to_string(i + 1);
    delivery.month = core::Month{2018 * 12 + static_cast<int>(i)};
    delivery.bytes = 1;
    delivery.records = records[i];
    bus.deliveries.push_back(delivery);
  }
  return bus;
}

std::vector<std::string> files(const std::vector<Jump>& jumps) {
  std::vector<std::string> names;
  for (const Jump& jump : jumps) {
    names.push_back(jump.file);
  }
  return names;
}

}  // namespace

TEST_CASE("a file that stands alone is named once, against both neighbours") {
  const auto jumps = jumps_of(series({100, 100, 60, 100, 100}), 0.25);
  REQUIRE(jumps.size() == 1);
  CHECK(jumps[0].file == "m3");
  CHECK(jumps[0].change == Approx(-0.4));
  REQUIRE(jumps[0].after);
  CHECK(jumps[0].change_after == Approx(-0.4));
  CHECK(percent_text(jumps[0].change) == "-40%");
}

TEST_CASE("a change that stays is named once, at its first month") {
  const auto jumps = jumps_of(series({100, 100, 140, 141, 140}), 0.25);
  CHECK(files(jumps) == std::vector<std::string>{"m3"});
  CHECK_FALSE(jumps[0].after);
}

TEST_CASE("the tolerance is the study's, and small numbers are left alone") {
  CHECK(jumps_of(series({100, 125}), 0.25).empty());
  CHECK(jumps_of(series({100, 126}), 0.25).size() == 1);
  CHECK(jumps_of(series({100, 126}), 0.3).empty());
  CHECK(jumps_of(series({10, 29}), 0.25).empty());        // both below 30
  CHECK(jumps_of(series({10, 31}), 0.25).size() == 1);
  CHECK(jumps_of(series({24, 33}), 0.25).empty());        // a difference of 9
  CHECK(jumps_of(series({24, 34}), 0.25).size() == 1);    // and of 10
  CHECK(jumps_of(series({0, 50}), 0.25).size() == 1);
  CHECK(percent_text(jumps_of(series({0, 50}), 0.25)[0].change) == "from none");
  CHECK(jumps_of(series({50, 0}), 0.25)[0].change == Approx(-1));
}

TEST_CASE("each quantity is compared by itself, within one sender, without replaced files") {
  BusData bus = series({200, 200, 200});
  for (Delivery& delivery : bus.deliveries) {
    delivery.totals = {200, 0, 60, 0, 20'000'000, 40};
  }
  CHECK(jumps_of(bus, 0.25).empty());
  const auto only = [&](auto change) {
    BusData other = bus;
    change(other.deliveries[1]);
    const auto jumps = jumps_of(other, 0.25);
    REQUIRE(jumps.size() == 1);
    CHECK(jumps[0].file == "m2");
    return jumps[0].quantity;
  };
  CHECK(only([](Delivery& d) { d.records = 300; d.totals.unknown = 60; }) == Quantity::records);
  CHECK(only([](Delivery& d) { d.totals.running = 120; d.totals.with_income = 36; }) == Quantity::running);
  CHECK(only([](Delivery& d) { d.totals.with_income = 20; }) == Quantity::income_share);
  CHECK(only([](Delivery& d) { d.totals.unknown = 100; }) == Quantity::unknown_share);
  CHECK(only([](Delivery& d) { d.totals.paid = 5'000'000; }) == Quantity::paid);
  BusData replaced = bus;
  replaced.deliveries[1].records = 20;
  replaced.deliveries[1].superseded = true;
  CHECK(jumps_of(replaced, 0.25).empty());
  BusData others = bus;
  others.deliveries[1].reporter = "0002";
  others.deliveries[1].records = 20;
  CHECK(jumps_of(others, 0.25).empty());
}

TEST_CASE("a file that was cut down is flagged when it is read, with file and month and no number of people") {
  const Folder folder;
  for (int m = 1; m <= 4; ++m) {
    deliver(folder, "9999", m, benefits_of(0, m == 3 ? 37 : 90));
  }
  const Input input = read(study_of(folder));
  const auto found = problems_of(input, "W288");
  REQUIRE(found.size() == 2);  // records and running benefits
  CHECK(found[0].place.file == "data/9999-9999-201803.xml");
  CHECK(found[0].message == "records: 2018-03 is -59% against 2018-02 and -59% against 2018-04");
  CHECK(found[1].message == "running benefits: 2018-03 is -59% against 2018-02 and -59% against 2018-04");
  CHECK(all_text(input.problems).find("37") == std::string::npos);
}
