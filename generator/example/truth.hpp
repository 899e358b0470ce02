#pragma once
// What is true in Lindeveen by construction, computed from model.hpp and never from the drawn data: the risk
// of leaving for work per arm and horizon if everybody who was drawn had been in that arm, part-time work,
// the expected answers. Beside it stands what the draw happened to give ("realised"), so a test can tell an
// error of the tool from an unlucky draw. The study does not read it.

#include "example/world.hpp"

#include <string>

namespace werkthet::example {

/// The text of truth/truth.json. Call before problems are planted.
[[nodiscard]] std::string truth_json(const World& world, double scale, std::uint64_t seed);

}  // namespace werkthet::example
