// What a person must look at before a release is published: each point stands there when it applies and only then.
#include "disclosure/review.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace werkthet;

namespace {

std::string points(const disclosure::Released& released, const config::Study& study, std::size_t without_ledger = 0) {
  std::string ids;
  for (const disclosure::ReviewPoint& point : disclosure::review_points(released, study, without_ledger)) {
    CHECK_FALSE(point.text.empty());
    ids += point.id + ";";
  }
  return ids;
}

disclosure::Released empty_release() {
  return disclosure::Gate::release({}, {});
}

}  // namespace

TEST_CASE("a release by the standard rules has nothing to look at") {
  CHECK(points(empty_release(), {}).empty());
}

TEST_CASE("every rule that is looser, and what cannot be taken back, is a point to look at") {
  config::Study study;
  study.disclosure.min_cell = 9;
  CHECK(points(empty_release(), study) == "min_cell;");
  study.disclosure.rounding = 9;
  CHECK(points(empty_release(), study) == "min_cell;rounding;");
  CHECK(points(empty_release(), {}, 1) == "history;");
  disclosure::Released released = empty_release();
  released.proof.exposed = {"exit|12"};
  CHECK(points(released, {}) == "exposed;");
}
