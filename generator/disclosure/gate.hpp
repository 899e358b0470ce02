#pragma once
// The one gate of a release. Takes Findings, decides for every count at once (ledger.hpp), computes
// everything else from what readers may know, and hands on SafeFindings, which nobody else can make. A
// sentence, a chart and a percentage therefore disappear together with their cell. The log names rules and
// parameters, never a value.

#include "config/study.hpp"
#include "disclosure/ledger.hpp"
#include "findings/findings.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <vector>

namespace werkthet::disclosure {

/// A cell that was hidden although it is no count: too few people behind a mean, a hidden count behind a
/// difference.
struct CellDecision {
  std::string where;  ///< table or statement, row and column
  std::string rule;   ///< group_size, count, depends, contributors, closing_only
};

struct Released {
  safe::SafeFindings findings;
  std::vector<Decision> queries;
  std::vector<CellDecision> cells;
  Proof proof;

  /// What ledger.json tells later releases.
  [[nodiscard]] std::vector<LedgerLine> ledger() const;
};

class Gate {
 public:
  /// Throws core::Error{privacy} when the study's rules lie below their floors (min_cell 5, rounding min_cell).
  [[nodiscard]] static Released release(const findings::Findings& findings, const config::Study& study,
                                        const History& history = {});

 private:
  class Opening;  // the work on one release
};

}  // namespace werkthet::disclosure
