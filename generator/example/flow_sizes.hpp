#pragma once
// How many people of Lindeveen pass each step of recruitment, as plain arithmetic beside the generator, so
// that tests and documents can quote it. At scale 1: 1,180 in the frame, 96 excluded, 1,084 invited, 483
// consented, 471 drawn (3 x 157: 151 at first and 6 replacements), 21 refused after the draw (3 x 7, of whom
// 18 were replaced), 450 started (3 x 150), 61 stopped. The groups of the analysis are the 157 drawn,
// refusers included.

#include <array>
#include <cmath>
#include <string_view>

namespace werkthet::example {

inline constexpr std::size_t arm_count = 3;
inline constexpr std::size_t round_count = 6;

/// Exclusion codes as they stand in allocation.csv; each has at least ten persons at scale 1.
inline constexpr std::array<std::string_view, 7> exclusion_codes = {
    "dak_of_thuisloos", "statushouder_taal", "zelfstandig", "instelling", "psychosociaal", "wia",
    "62_of_ouder"};

struct FlowSizes {
  std::array<int, exclusion_codes.size()> excluded{};
  std::array<int, round_count> invited{};  ///< per round of invitations
  int first_drawn{};                       ///< per arm, before replacements
  int refused{};                           ///< per arm, after the draw
  int replaced{};                          ///< per arm, refusers for whom a replacement was drawn
  int consented_not_drawn{};
  std::array<int, arm_count> stopped{};
  int singles{};  ///< benefits of one person at the start
  int couples{};  ///< benefits of two persons at the start
  int self_employed{};

  [[nodiscard]] int all_excluded() const {
    int sum = 0;
    for (const int n : excluded) {
      sum += n;
    }
    return sum;
  }
  [[nodiscard]] int all_invited() const {
    int sum = 0;
    for (const int n : invited) {
      sum += n;
    }
    return sum;
  }
  [[nodiscard]] int frame() const { return all_excluded() + all_invited(); }
  [[nodiscard]] int drawn_per_arm() const { return first_drawn + replaced; }
  [[nodiscard]] int started_per_arm() const { return first_drawn + replaced - refused; }
  [[nodiscard]] int drawn() const { return 3 * drawn_per_arm(); }
  [[nodiscard]] int consented() const { return drawn() + consented_not_drawn; }
};

/// The sizes at a scale, each rounded by itself, so sums at other scales than 1 are those of the parts.
[[nodiscard]] inline FlowSizes flow_sizes(double scale) {
  const auto n = [scale](int size) { return static_cast<int>(std::lround(size * scale)); };
  FlowSizes sizes;
  sizes.excluded = {n(12), n(17), n(11), n(13), n(16), n(14), n(13)};
  sizes.invited = {n(320), n(270), n(190), n(110), n(100), n(94)};
  sizes.first_drawn = n(151);
  sizes.replaced = n(6);
  sizes.refused = n(7);
  sizes.consented_not_drawn = n(12);
  sizes.stopped = {n(16), n(21), n(24)};
  sizes.singles = n(1690);
  sizes.couples = n(275);
  sizes.self_employed = n(30);
  return sizes;
}

}  // namespace werkthet::example
