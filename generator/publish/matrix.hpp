#pragma once
// Which sentence of the uncertainty matrix (design text council-memo §5.2) fits a statement. Decided from the
// printed cells, the favourable direction and the margin that was set beforehand; the words are in wording
// and phrases. Only printed numbers decide: a limit that is printed as 0 counts as zero within the interval,
// since a reader who sees "0 tot 12" must not be told that zero lies outside it. That choice errs towards
// "may be chance".

#include "config/study.hpp"
#include "safe/claims.hpp"
#include "safe/safe_findings.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace werkthet::publish {

/// How the printed difference relates to the two printed levels; a reader with a calculator will notice.
enum class Levels {
  none,      ///< a or b is absent: the sentence names the difference alone
  exact,     ///< a - b is the printed difference
  rounded,   ///< differs by rounding only
  modelled,  ///< differs by more: the difference was adjusted
};

struct Situation {
  std::string code;  ///< A+, A-, A0, A~, A>=, A?, B+, B-, B0, B?, Bred, C, C0, C?
  Levels levels{Levels::none};
  bool zero_inside{};   ///< zero belongs to the printed interval
  bool zero_on_edge{};  ///< a limit is printed as 0
  bool hidden{};        ///< a needed cell is hidden (few people), not just impossible to compute
};

/// The outcome of a statement, or nullptr when the study does not know it.
[[nodiscard]] const config::Outcome* find_outcome(const config::Study& study, std::string_view id);

/// The situation of a statement. A~ (whole interval inside the margin) goes before A+, A- and A0, and A>=
/// before A0 unless the worst limit is printed as 0 ("not more than 7 worse" says too little then). Limits
/// are compared with the margin with half a printed unit of safety, since -4 may stand for -4.49.
[[nodiscard]] Situation situation(const safe::Statement& statement, const config::Study& study);

/// The number in a slot, or nullptr when it is absent, hidden or not a number.
[[nodiscard]] const safe::Cell* slot(const safe::Statement& statement, std::string_view name);

/// The figures that the sentence of a statement names, `code` being that of its situation; nothing when it
/// names none. What a release claims and what a correction compares are these.
[[nodiscard]] std::optional<safe::ClaimedNumbers> named_numbers(const safe::Statement& statement,
                                                                std::string_view code);

}  // namespace werkthet::publish
