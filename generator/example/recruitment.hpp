#pragma once
// From the frame to 3 x 150 people who started: exclusions, six rounds of invitations, consent, the draw,
// refusals and their replacements, starts and stops. Who consents depends on what the register shows (short
// duration) and on what it does not (drive), so volunteers differ from others in both ways. After the draw a
// household's future is drawn anew with the effect of taking part and of its arm.

#include "example/flow_sizes.hpp"
#include "example/world.hpp"

#include <cstdint>

namespace werkthet::example {

/// Fills World::lines and World::entries and changes the spells of who was drawn. Partners are drawn
/// together. Throws Error{internal} when the population is too small for the sizes.
void recruit(World& world, const FlowSizes& sizes, std::uint64_t seed);

/// Starts, stops and registration numbers on the lines; after schemes and numbers are final.
void complete_lines(World& world, const FlowSizes& sizes, std::uint64_t seed);

}  // namespace werkthet::example
