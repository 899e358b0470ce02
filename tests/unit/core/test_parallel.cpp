#include "core/parallel.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <vector>

using werkthet::core::in_ranges;

TEST_CASE("every piece is done once, with any number of threads") {
  for (const unsigned threads : {0U, 1U, 2U, 3U, 50U}) {
    std::vector<int> done(17);
    in_ranges(done.size(), threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        ++done[i];
      }
    });
    CHECK(done == std::vector<int>(17, 1));
  }
}

TEST_CASE("no pieces is no work, and a failure reaches the caller") {
  in_ranges(0, 4, [](std::size_t first, std::size_t last) { CHECK(first == last); });
  CHECK_THROWS_AS(in_ranges(4, 2,
                            [](std::size_t, std::size_t last) {
                              if (last == 4) {
                                throw std::runtime_error("second range");
                              }
                            }),
                  std::runtime_error);
}
