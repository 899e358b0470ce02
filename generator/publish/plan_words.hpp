#pragma once
// Everything that sentences of an exploration may print, by the name of its hole in plan_phrases.cpp, and the
// few figures that decide between sentences. From checked cells and the study; a name is absent when nothing
// of it is printed, and then no sentence may use it.

#include "config/study.hpp"
#include "core/language.hpp"
#include "publish/phrases.hpp"
#include "safe/safe_findings.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace werkthet::publish {

struct PlanWords {
  Words words;
  bool work{};         ///< the main outcome is leaving benefit for work
  bool amber{};        ///< enough people, fewer than preferred
  bool red{};          ///< too few
  bool red_at_best{};  ///< too few in every expectation
  bool few_people{};   ///< the first wished difference asks for more people than there are
  bool own_joins{};    ///< this municipality is one of those that join
  bool shared_without_key{};
  bool own_share_unknown{};
  bool divided_equally{};  ///< the shared costs: every municipality pays as much
  std::size_t not_priced{};
  std::optional<double> mde;      ///< percentage points
  std::optional<double> hundred;  ///< of every 100, to earn it back

  [[nodiscard]] bool has(std::string_view name) const { return words.find(name) != words.end(); }
};

/// Precondition: study.feasibility.
[[nodiscard]] PlanWords plan_words(const safe::SafeFindings& findings, const config::Study& study,
                                   core::Language language);

}  // namespace werkthet::publish
