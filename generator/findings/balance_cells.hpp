#pragma once
// Characteristics at the start, per group: `balance` and `further_representativeness` print the same counts
// under the same queries and the same words for a standardised difference, so that neither tells what the
// other hides.

#include "findings/draft.hpp"

#include <string>
#include <vector>

namespace werkthet::findings {

/// The known values of an arm (index) or, for -1, of the non-participants.
[[nodiscard]] std::vector<double> values_of(const Draft& draft, const cohort::Values& values, int arm);

/// The count of people with a yes/no characteristic in an arm (index) or, for -1, the non-participants; in
/// tens.
[[nodiscard]] std::string balance_query(Draft& draft, const cohort::CovariateColumn& covariate, int arm);

/// A standardised difference in words and not as a number: two decimals of it give the counts back.
[[nodiscard]] core::Bilingual difference_words(double standardised);
/// The same of two groups, over the root of the mean of their variances.
[[nodiscard]] core::Bilingual difference_class(const std::vector<double>& group,
                                               const std::vector<double>& control);
/// What the words mean, for a column of that name.
[[nodiscard]] core::Bilingual difference_note(const core::Bilingual& column);

}  // namespace werkthet::findings
