#include "ingest/as_of.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using core::make_date;

TEST_CASE("what happened after the day has not happened yet") {
  const core::Date day = *make_date(2018, 12, 31);
  ingest::Input input;
  ingest::AllocationRow before;
  before.drawn = make_date(2017, 10, 2);
  before.arm = 1;
  before.stopped = make_date(2019, 3, 1);
  before.stop_reason = "moved";
  before.refused = make_date(2018, 12, 31);
  ingest::AllocationRow after;
  after.consent = ingest::Answer::yes;
  after.consent_date = make_date(2019, 1, 2);
  after.drawn = make_date(2019, 1, 3);
  after.arm = 0;
  input.allocation = {before, after};
  input.surveys = {
      {0, false, {{1, make_date(2018, 12, 31), {}}, {2, make_date(2019, 1, 1), {}}, {3, std::nullopt, {}}}}};
  input.contacts = {{1, *make_date(2018, 12, 31), false}, {1, *make_date(2019, 1, 1), false}};

  ingest::forget_after(input, day);

  CHECK(input.allocation[0].arm == 1);
  CHECK(input.allocation[0].refused);
  CHECK_FALSE(input.allocation[0].stopped);
  CHECK(input.allocation[0].stop_reason.empty());
  CHECK(input.allocation[1].arm == -1);
  CHECK_FALSE(input.allocation[1].drawn);
  CHECK(input.allocation[1].consent == ingest::Answer::none);
  REQUIRE(input.surveys[0].rows.size() == 2);
  CHECK(input.surveys[0].rows[1].person == 3);
  CHECK(input.contacts.size() == 1);
}
