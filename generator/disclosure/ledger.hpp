#pragma once
// The status of every number of people in the release: exact, in tens, or hidden. One decision per query,
// whatever tables, sentences and charts it stands in (disclosure.md §1 and §5). Values stay in this stage.

#include "config/study.hpp"
#include "disclosure/history.hpp"
#include "disclosure/suppression.hpp"
#include "findings/findings.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::disclosure {

/// Why a query has its status; the rule's name and parameter stand in the internal log, never a true value.
struct Decision {
  std::string query;
  Status status{};
  std::string rule;                     ///< a name of rule_texts()
  std::optional<std::int64_t> printed;  ///< what readers see; nothing when hidden
  std::optional<Range> range;           ///< what can still be worked out of a count that is not exact
};

/// What the linear programs had to do.
struct Proof {
  std::size_t examined{};  ///< hidden counts and counts in tens
  std::size_t programs{};
  /// Hidden counts that follow from group sizes and earlier releases alone: nothing in this release can help.
  std::vector<std::string> exposed;
};

class Ledger {
 public:
  /// Decides for all queries at once. `closing`: the release is a closing report, so arm-level counts may be
  /// exact. Throws core::Error{privacy} when the counts contradict each other or what was printed before.
  Ledger(const std::vector<findings::Query>& queries, const config::Disclosure& rules, bool closing,
         const History& history = {});

  [[nodiscard]] Status status(const std::string& query) const;
  /// What a reader may know: the exact or the rounded value. Precondition: not hidden.
  [[nodiscard]] double shown(const std::string& query) const;
  [[nodiscard]] const findings::Query& query(const std::string& id) const { return queries_[index_.at(id)]; }
  [[nodiscard]] const std::vector<Decision>& decisions() const { return decisions_; }
  [[nodiscard]] const Proof& proof() const { return proof_; }

 private:
  void decide_primary();
  void decide_answers();
  void decide_by_history(const History& history);
  void decide_steps();
  void decide_holders(const History& history);
  void decide_within();
  void decide_jointly(const History& history);
  void hide(std::size_t index, const char* rule);
  [[nodiscard]] std::vector<Count> counts(const History& history) const;
  [[nodiscard]] const findings::Query* held_then(const findings::Query& so_far, std::size_t release,
                                                 const History& history) const;
  void add_past(std::size_t i, const History& history,
                const std::function<std::size_t(const std::string&)>& class_of, std::vector<Count>& all) const;

  const std::vector<findings::Query>& queries_;
  const config::Disclosure& rules_;
  std::vector<Decision> decisions_;
  std::map<std::string, std::size_t> index_;
  Proof proof_;
};

/// Why a count of a group of `total` (0: none) may not be printed as it is: a name of rule_texts(); null when it may.
[[nodiscard]] const char* primary_rule(std::int64_t value, std::int64_t total, const config::Disclosure& rules);

/// `value` to the nearest multiple of `base`, half up.
[[nodiscard]] std::int64_t to_base(std::int64_t value, std::int64_t base);

/// What a reader knows of a count from its print in tens: 40 is 35 to 44.
[[nodiscard]] Range tens_of(std::int64_t printed, std::int64_t base);

/// What each rule of a decision means, in the order of the log: name, sentence.
[[nodiscard]] const std::vector<std::pair<std::string, std::string>>& rule_texts();

}  // namespace werkthet::disclosure
