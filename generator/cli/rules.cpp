#include "cli/rules.hpp"

#include "config/settings_rules.hpp"
#include "disclosure/history.hpp"
#include "exchange/rules.hpp"
#include "findings/earlier.hpp"
#include "ingest/rules.hpp"
#include "theme/rules.hpp"
#include "word/rules.hpp"

#include <algorithm>

namespace werkthet::cli {

std::vector<config::Rule> all_rules() {
  std::vector<config::Rule> rules = config::settings_rules();
  rules.insert(rules.end(), ingest::rules().begin(), ingest::rules().end());
  rules.insert(rules.end(), theme::rules().begin(), theme::rules().end());
  rules.insert(rules.end(), plan_rules().begin(), plan_rules().end());
  rules.insert(rules.end(), findings::rules().begin(), findings::rules().end());
  rules.insert(rules.end(), disclosure::rules().begin(), disclosure::rules().end());
  rules.insert(rules.end(), exchange::rules().begin(), exchange::rules().end());
  rules.insert(rules.end(), word::rules().begin(), word::rules().end());
  std::sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
  return rules;
}

}  // namespace werkthet::cli
