// Colours of charts stay apart for everybody: contrast as WCAG 2.1 defines it, and CIEDE2000 between any two
// as seen with normal sight and with each of the three kinds of colour blindness (publishing §4.2, §5.1; N14
// [M]).

#include "publish/charts/palette.hpp"
#include "support/chart_tables.hpp"
#include "support/colour_difference.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace werkthet;
namespace charts = werkthet::publish::charts;
using test_support::ciede2000;
using test_support::Lab;
using test_support::least_difference;

TEST_CASE("the colour difference is the one of CIE 142-2001") {
  // Sharma, Wu and Dalal 2005 (Color Research and Application 30:21), rows 1, 7, 13, 17 and 25 of their test
  // data.
  CHECK(ciede2000(Lab{50, 2.6772, -79.7751}, Lab{50, 0, -82.7485}) == Approx(2.0425).margin(5e-5));
  CHECK(ciede2000(Lab{50, 0, 0}, Lab{50, -1, 2}) == Approx(2.3669).margin(5e-5));
  CHECK(ciede2000(Lab{50, 2.5, 0}, Lab{50, 0, -2.5}) == Approx(4.3065).margin(5e-5));
  CHECK(ciede2000(Lab{50, 2.5, 0}, Lab{73, 25, -18}) == Approx(27.1492).margin(5e-5));
  CHECK(ciede2000(Lab{60.2574, -34.0099, 36.2677}, Lab{60.4626, -34.1751, 39.4387}) ==
        Approx(1.2644).margin(5e-5));
}

TEST_CASE("colours of five groups, control group and non-participants differ by 15 or more for everybody") {
  const config::Study study = test_support::study_with_groups(5, false);
  std::vector<std::string> colours;
  for (const config::Arm& arm : study.arms) {
    colours.push_back(charts::group_style(study, arm.id).colour);
  }
  colours.push_back(charts::group_style(study, "niet_deelnemers").colour);
  REQUIRE(colours.size() == 7);
  for (std::size_t i = 0; i < colours.size(); ++i) {
    CHECK(charts::contrast(colours[i], charts::paper).value_or(0) >= 4.5);
    for (std::size_t k = i + 1; k < colours.size(); ++k) {
      INFO(colours[i] << " and " << colours[k]);
      CHECK(least_difference(colours[i], colours[k]) >= 15.0);
    }
  }
  // The figure that the design quotes for the first three, and a pair that fails: the check can fail.
  CHECK(least_difference("#12436D", "#6B6B6B") == Approx(21.6).margin(0.05));
  CHECK(least_difference("#12436D", "#7A1F6E") < 5.0);
}

TEST_CASE("segments go from light to dark, each tells its neighbour apart and carries readable text") {
  for (std::size_t count = 2; count <= 8; ++count) {
    double before = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string fill = charts::ramp_colour(i, count);
      INFO(i << " of " << count << ": " << fill);
      const double dark = charts::contrast(fill, charts::paper).value_or(0);
      CHECK(dark > before);
      before = dark;
      CHECK(charts::contrast(charts::text_on(fill), fill).value_or(0) >= 4.5);
      if (i > 0) {
        CHECK(least_difference(fill, charts::ramp_colour(i - 1, count)) >= 7.0);
      }
    }
  }
  CHECK(charts::ramp_colour(0, 1) == "#5C8FBF");
}
