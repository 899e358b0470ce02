// The registry of publishers: what each says about itself has to hold for all of them together.
#include "cli/publishers.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <vector>

using namespace werkthet;

TEST_CASE("every publisher has a name and places of its own") {
  std::set<std::string_view> names;
  std::vector<std::string> places;
  for (const auto& publisher : cli::publishers()) {
    INFO(publisher->name());
    CHECK(names.insert(publisher->name()).second);
    CHECK_FALSE(publisher->description().empty());
    REQUIRE_FALSE(publisher->places().empty());
    for (const std::string& place : publisher->places()) {
      INFO(place);
      CHECK_FALSE(place.empty());  // an empty one would be everywhere
      for (const std::string& other : places) {
        CHECK_FALSE(place.starts_with(other));
        CHECK_FALSE(other.starts_with(place));
      }
      places.push_back(place);
    }
  }
}
