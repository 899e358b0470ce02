// The linear programs behind the proof: what they answer, and that nothing is made when they cannot.
#include "core/error.hpp"
#include "disclosure/certificate.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using disclosure::Certificate;
using disclosure::Count;
using disclosure::Fate;
using disclosure::Range;
using Print = disclosure::Count::Print;

namespace {

/// Two secrets of seven people together.
const std::vector<Count> counts{{{0, 1}, 7, Print::fixed}, {{0}, 3, Print::secret}, {{1}, 4, Print::secret}};
const std::vector<Fate> fates{Fate::printed, Fate::secret, Fate::secret};

}  // namespace

TEST_CASE("a count that is known bounds the others, until it is not known any more") {
  Certificate certificate(counts, {0, 1, 2}, fates);
  REQUIRE(certificate.possible());
  CHECK(certificate.range_of(2, nullptr) == Range{0, 7});
  certificate.know(1, 3);
  CHECK(certificate.range_of(2, nullptr) == Range{4, 4});
  certificate.know(1, std::nullopt);
  CHECK(certificate.range_of(2, nullptr) == Range{0, 7});
  CHECK(certificate.solved() == 6);
}

TEST_CASE("where the solver has no answer nothing is proved, and nothing is made") {
  Certificate certificate(counts, {0, 1, 2}, fates);
  certificate.know(1, 8);  // of seven
  CHECK_THROWS_AS(certificate.range_of(2, nullptr), core::Error);
}

TEST_CASE("of prints that are missed as little, the one that narrows the count most makes way first") {
  // Three pairs of three classes fix their sum at half of the pairs; the fourth class is bounded by one print alone.
  const std::vector<Count> around{{{0, 1, 2, 3}, 8, Print::secret}, {{0, 1}, 4, Print::open, {}, 1},
                                  {{1, 2}, 4, Print::open, {}, 1},  {{0, 2}, 4, Print::open, {}, 1},
                                  {{3, 4}, 5, Print::open, {}, 1},  {{4, 5}, 9, Print::open, {}, 2}};
  const std::vector<Fate> shown{Fate::secret,  Fate::printed, Fate::printed,
                                Fate::printed, Fate::printed, Fate::printed};
  Certificate certificate(around, {0, 1, 2, 3, 4, 5}, shown);
  CHECK(certificate.range_of(0, nullptr) == Range{6, 11});
  CHECK(certificate.binding(around, shown, 0) == std::vector<std::size_t>{4, 1, 2, 3});
  certificate.hide(4);  // may be nobody from now on, or anybody
  CHECK(certificate.range_of(4, nullptr) == Range{});
  CHECK(certificate.range_of(0, nullptr) == Range{6, Range{}.high});
}
