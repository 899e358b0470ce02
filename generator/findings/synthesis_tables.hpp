#pragma once
// The comparison of municipalities as tables: who took part, what each group got, what was measured where,
// the differences per outcome and kind of approach with those of all together, and what was refused. Its
// numbers are public cells of other releases, each checked by the gate of its own release, and averages of
// those: PublicNumber. Nothing here can tell more about a person than those releases did.

#include "findings/findings.hpp"
#include "synthesis/synthesis.hpp"

namespace werkthet::findings {

/// Appends synthesis_municipalities, synthesis_controls, synthesis_approaches, synthesis_measured, per
/// outcome synthesis_<common> and synthesis_pooled_<common>, and synthesis_refused, all of topic "synthesis"
/// (results: "synthesis:<common>"). Nothing without municipalities.
void add_synthesis(Findings& findings, const synthesis::Synthesis& all);

}  // namespace werkthet::findings
