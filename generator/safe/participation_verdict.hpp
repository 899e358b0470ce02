#pragma once
// The rule by which the difference between participants and non-participants is read, in one place and from
// printed numbers only (statistics.md §3.1 and §3.3): which explanation each observation points at, and which
// of three verdicts follows. It never splits the difference into parts: no number here is "the effect of
// being studied". It stands in `safe` because the table (findings) and the sentences (publish) must read the
// same print the same way.

#include "safe/safe_findings.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::safe {

/// Id of the table that holds the observations, one row each, with the columns estimate, low and high.
inline constexpr std::string_view reading_table = "participation_reading";

/// What a row points at.
enum class Sign {
  unknown,        ///< not measured, or not shown
  nothing,        ///< measured, and it does not point at an explanation
  selection,      ///< who takes part was different beforehand
  attention,      ///< being asked, followed and measured (or something else that begins with taking part)
  contamination,  ///< the control group got something of the approach of the groups
};

/// Numbers of a row as printed; absent when there are none.
struct Printed {
  std::optional<double> estimate;
  std::optional<double> low;
  std::optional<double> high;

  [[nodiscard]] bool known() const { return low && high; }
  /// The printed interval leaves out zero; a limit printed as 0 counts as zero inside, as in the sentences.
  [[nodiscard]] bool not_zero() const { return known() && (*low > 0.0 || *high < 0.0); }
};

[[nodiscard]] Printed printed(const Table& table, std::string_view row);

/// Which explanation a row points at. `favourable` is +1 when more of the outcome is better, -1 when less is.
///   selection     weighting (or the lottery) took away a part that is not zero       -> selection
///   before        a difference before the start that is not zero                      -> selection
///   start         a change at the start that is not zero                              -> attention
///   service       less than half of the contrast in contacts is left (per cent)       -> contamination
///   within        better with more of the caseworker's clients in the groups          -> contamination
///   shared        non-participants of those caseworkers do better                     -> contamination
///   over_time     the effect of the groups shrinks                                    -> contamination
///   measured      the survey drawn by lot did something                               -> attention
///   lottery       what stays when self-selection is undone: not zero -> attention, else selection
/// The other rows (raw, remaining, detectable, strength) point at nothing by themselves.
[[nodiscard]] Sign sign_of(std::string_view row, const Printed& found, int favourable);

enum class Verdict {
  unexplained,  ///< participation difference not explained by what we know
  selection,    ///< explained by selection, or not assessable
  mixed,        ///< a difference is left, and at least one known explanation has a share in what was seen
};

/// Why: in the order in which a reader should hear it.
enum class Because {
  red,            ///< a check of the comparison failed
  amber,          ///< a check is doubtful, or too weak to pass
  not_measured,   ///< there is no number for the difference that is left
  disappears,     ///< there was a difference, and the weighted one is not told from zero
  no_difference,  ///< there was none to begin with, or none that can be seen
  selection,      ///< a part was selection
  contamination,  ///< the control group moved towards the groups
  attention,      ///< a row by design (survey by lot, jump at the start) points at taking part itself
};

struct Judgement {
  Verdict verdict{Verdict::selection};
  std::vector<Because> because;
};

/// The verdict, first rule that applies:
///   1. a light that is not green: not assessable (red, amber).
///   2. no number for what remains, or zero inside its interval: selection (not_measured; disappears when the
///      raw difference was not zero; else no_difference).
///   3. what remains is not zero, and a known explanation shows: mixed.
///      - selection: the part that weighting or the lottery took away is not zero and at least a third of
///      what
///        remains (the size at which the placebo's light leaves green);
///      - contamination: the contrast in contacts fell below half, or two of the rows within, shared and
///        over_time point at it (each is wrong once in forty by chance, two together hardly ever).
///   4. otherwise: unexplained. Rows that point at attention are named, and change nothing: that a difference
///      begins with taking part does not say what in taking part does it.
[[nodiscard]] Judgement judge(const Table& table, Light light, int favourable);

}  // namespace werkthet::safe
