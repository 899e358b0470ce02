#pragma once
// The fourteen problems that `with_errors` puts in, each meant to give exactly its own code. They are planted
// in the finished world, after everything was drawn, so the two versions of Lindeveen differ in these places
// only. Victims are people living alone who were drawn themselves (not replaced, not replacing), each used
// once.

#include "example/world.hpp"

#include <array>
#include <string_view>

namespace werkthet::example {

struct PlantedProblem {
  std::string_view code;
  std::string_view file;  ///< where it shows: the file, or the folder, that differs
  std::string_view what;
};

/// All fourteen, in the order of the check report's codes.
[[nodiscard]] const std::array<PlantedProblem, 14>& planted_problems();

/// Plants the twelve that lie in data; the two in texts are written by study_text().
/// Throws Error{internal} when nobody fits (the population is too small).
void plant(World& world);

}  // namespace werkthet::example
