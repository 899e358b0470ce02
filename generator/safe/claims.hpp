#pragma once
// What a release said, for later releases to be held to: data/claims.json among the public files. It
// repeats printed figures only, so it tells nothing that the memo and the tables do not. Writing and reading
// stand in one place, so that they cannot drift apart; the reader trusts nothing, since the file comes from
// outside.

#include "core/date.hpp"
#include "core/language.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::safe {

/// The printed figures of a claim, rounded as they were shown.
struct ClaimedNumbers {
  double estimate{};
  double low{};
  double high{};
  int decimals{};
};

/// One statement of a release.
struct Claim {
  std::string id;    ///< that of the statement: exit_work.12.regie.treatment
  std::string kind;  ///< treatment, participation, total, change
  std::string outcome;
  std::string group;
  std::string comparator;                 ///< empty for a change over time
  int horizon{};                          ///< months, 0 when none
  std::string unit;                       ///< points, score
  std::string strength;                   ///< code of the sentence matrix: A+, A0, B0, Bred, ...
  std::string definition;                 ///< what was counted
  std::optional<ClaimedNumbers> numbers;  ///< nothing: the sentence named no figure
  /// The sentence as printed, Dutch and English; empty where none was, and in files of before this was kept.
  core::Bilingual said{};
};

/// A figure per group that a release without statements on effects printed: what its letter can be wrong
/// about.
struct PrintedFigure {
  std::string outcome;
  std::string group;
  std::string moment;   ///< months after the draw, or a wave; empty when there is one figure per group
  std::string measure;  ///< share (in percentages) or mean
  double value{};
  int decimals{};
};

struct Claims {
  std::string study;
  std::string release;
  core::Date date;
  std::string status;                 ///< provisional, revised_provisional, final, corrected
  std::optional<double> information;  ///< share of the information, when the release was an announced look
  std::vector<Claim> list;
  /// Where the release states no effects; none in files of before this was kept.
  std::vector<PrintedFigure> printed{};
  std::string address{};   ///< https address at which this release stays; empty: none was given, or not kept then
  std::string corrects{};  ///< id of the release that this one corrects; empty: none, or not kept then
};

inline constexpr std::size_t most_claims_bytes = 4U << 20U;
inline constexpr std::size_t most_claims = 5000;  ///< and as many printed figures

/// The release that a correction is about: that of the id, or the last one when the id is empty; nullptr when
/// absent.
[[nodiscard]] const Claims* corrected(std::span<const Claims> earlier, std::string_view release);

[[nodiscard]] std::string write_claims(const Claims& claims);

/// What reading gave: the claims, or a code of `werkthet explain` with the reason.
struct ReadClaims {
  std::optional<Claims> claims;
  std::string code;  ///< L301 or L302
  std::string why;   ///< one English sentence; never repeats text of the file
};

/// Strict: every key known and present, every type right, ids of [A-Za-z0-9_.+-], estimates inside their
/// interval, texts and numbers within limits. Anything else is refused as a whole.
[[nodiscard]] ReadClaims read_claims(std::string_view bytes);

}  // namespace werkthet::safe
