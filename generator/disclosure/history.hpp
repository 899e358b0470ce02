#pragma once
// What earlier releases of the study printed, from the ledger.json that each of them left beside its
// estimates. It holds printed values and patterns only: what was hidden has no number in it. What was printed
// stays known, and what was hidden stays hidden.

#include "config/rule.hpp"
#include "config/study.hpp"
#include "core/problem.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::disclosure {

enum class Status { exact, rounded, hidden };
/// "exact", "tens" or "hidden", as logs say it.
[[nodiscard]] std::string_view status_name(Status status);

/// A count in an earlier release.
struct Past {
  Status status{};
  std::int64_t value{};   ///< as printed; 0 when hidden
  std::size_t release{};  ///< position in release.earlier
};

/// By the id of the count; per count the earlier releases that had it, oldest first.
using History = std::map<std::string, std::vector<Past>, std::less<>>;

/// A count as ledger.json tells it.
struct LedgerLine {
  std::string query;
  Past past;
};

inline constexpr std::size_t most_ledger_bytes = 16U << 20U;
inline constexpr std::size_t most_ledger_lines = 100000;

/// ledger.json of this release.
[[nodiscard]] std::string write_ledger(const config::Study& study, const std::vector<LedgerLine>& lines);

/// The lines of a ledger.json of the study; nothing, and an L305 or L306 for `file`, when it is refused.
[[nodiscard]] std::vector<LedgerLine> read_ledger(std::string_view bytes, const config::Study& study,
                                                  const std::string& file, core::Problems& problems);

/// The history of the releases that release.earlier names. L304 (a warning) for one without a ledger: the
/// gate then relies on its own rules for what such a release may have printed.
[[nodiscard]] History read_history(const config::Study& study, core::Problems& problems);

/// The codes of this stage for `werkthet explain`.
[[nodiscard]] const std::vector<config::Rule>& rules();

}  // namespace werkthet::disclosure
