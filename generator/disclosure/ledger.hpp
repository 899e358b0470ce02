#pragma once
// The status of every number of people in the release: exact, in tens, or hidden. One decision per query,
// whatever tables, sentences and charts it stands in (disclosure.md §1 and §5). Values stay in this stage.

#include "config/study.hpp"
#include "findings/findings.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace werkthet::disclosure {

enum class Status { exact, rounded, hidden };

/// Why a query has its status; the rule's name and parameter stand in the internal log, never a value.
struct Decision {
  std::string query;
  Status status{};
  std::string rule;  ///< tens, exact, threshold, complement, group_share, step, within, secondary;
                     ///< tens_history and tens_within: exact would tell too much
};

class Ledger {
 public:
  /// Decides for all queries at once. `closing`: the release is a closing report, so arm-level counts may be
  /// exact.
  Ledger(const std::vector<findings::Query>& queries, const config::Disclosure& rules, bool closing);

  [[nodiscard]] Status status(const std::string& query) const;
  /// What a reader may know: the exact or the rounded value. Precondition: not hidden.
  [[nodiscard]] double shown(const std::string& query) const;
  [[nodiscard]] const std::vector<Decision>& decisions() const { return decisions_; }

 private:
  void decide_primary(const config::Disclosure& rules);
  void decide_steps(const config::Disclosure& rules);
  void decide_within(const config::Disclosure& rules);
  void decide_secondary();
  void hide(std::size_t index, const char* rule);

  const std::vector<findings::Query>& queries_;
  std::int64_t base_;
  std::vector<Decision> decisions_;
  std::map<std::string, std::size_t> index_;
};

/// `value` to the nearest multiple of `base`, half up.
[[nodiscard]] std::int64_t to_base(std::int64_t value, std::int64_t base);

}  // namespace werkthet::disclosure
