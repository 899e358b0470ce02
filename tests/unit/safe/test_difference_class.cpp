// Words of a difference at the start: written by findings, read back by the drawing.

#include "safe/difference_class.hpp"
#include "support/test_forge.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using safe::DifferenceClass;
using safe::TestForge;

TEST_CASE("a standardised difference has a class on either side of zero, and its words lead back to it") {
  CHECK(safe::difference_class(0.0999) == DifferenceClass::negligible);
  CHECK(safe::difference_class(0.10) == DifferenceClass::small);
  CHECK(safe::difference_class(-0.2499) == DifferenceClass::small);
  CHECK(safe::difference_class(-0.25) == DifferenceClass::large);
  for (const DifferenceClass in :
       {DifferenceClass::negligible, DifferenceClass::small, DifferenceClass::large}) {
    CHECK(safe::difference_class_of(TestForge::text(safe::difference_words(in))) == in);
  }
  CHECK_FALSE(safe::difference_class_of(TestForge::text({"niet te bepalen", "not available"})));
  CHECK_FALSE(safe::difference_class_of(TestForge::hidden()));
  CHECK_FALSE(safe::difference_class_of(TestForge::number(0.1, 1)));
  CHECK_FALSE(safe::difference_class_of(TestForge::not_applicable()));
}

TEST_CASE("the edges of the classes are written as readers write numbers") {
  CHECK(safe::difference_limit(DifferenceClass::negligible, core::Language::nl) == "0,10");
  CHECK(safe::difference_limit(DifferenceClass::small, core::Language::en) == "0.25");
  CHECK(safe::difference_limit(DifferenceClass::large, core::Language::nl).empty());
}
