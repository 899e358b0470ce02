#pragma once
// The characteristics that the benefit records give without further settings. The list stands here once; the
// reader, the template and the cohort take ids and labels from it. Numeric or yes/no only: what balances
// groups must be a number.

#include "config/study.hpp"

#include <string_view>
#include <vector>

namespace werkthet::config {

/// Built-in covariates in the order in which tables show them, with labels in both languages; `column` is
/// empty.
[[nodiscard]] const std::vector<Covariate>& built_in_covariates();

/// The built-in covariate with this id, or nullptr.
[[nodiscard]] const Covariate* built_in_covariate(std::string_view id);

}  // namespace werkthet::config
