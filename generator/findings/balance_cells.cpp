#include "findings/balance_cells.hpp"

#include "safe/difference_class.hpp"
#include "statistics/linear/means.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::findings {

using core::Bilingual;

std::vector<double> values_of(const Draft& draft, const cohort::Values& values, int arm) {
  std::vector<double> result;
  for (std::size_t i = 0; i < draft.cohort.size; ++i) {
    const bool in_group =
        arm >= 0 ? draft.cohort.membership[i] == cohort::Membership::randomised && draft.cohort.arm[i] == arm
                 : draft.cohort.membership[i] == cohort::Membership::never_asked;
    if (in_group && values[i]) {
      result.push_back(*values[i]);
    }
  }
  return result;
}

std::string balance_query(Draft& draft, const cohort::CovariateColumn& covariate, int arm) {
  const std::vector<double> values = values_of(draft, covariate.values, arm);
  Query query;
  query.id = "balance|" + covariate.id + "|" +
             (arm < 0 ? std::string(analysis::non_participants)
                      : draft.study.arms[static_cast<std::size_t>(arm)].id);
  query.value = std::count(values.begin(), values.end(), 1.0);
  query.total = group_size(draft, arm);
  query.leaves = {query.id};
  // In the register a household has one form; a table of persons may mean something else by these names.
  const bool form = covariate.id == "single" || covariate.id == "single_parent" || covariate.id == "couple";
  if (form && !draft.study.data.persons) {
    query.beside = "balance|household" + query.id.substr(query.id.rfind('|'));
  }
  return draft.query(std::move(query));
}

Bilingual difference_words(double standardised) {
  return safe::difference_words(safe::difference_class(standardised));
}

Bilingual difference_class(const std::vector<double>& group, const std::vector<double>& control) {
  const auto a = statistics::mean_summary(group);
  const auto b = statistics::mean_summary(control);
  if (!a || !b) {
    return {"niet te bepalen", "not available"};
  }
  const double sd = std::sqrt((a->sd * a->sd + b->sd * b->sd) / 2.0);
  return difference_words(sd > 0.0 ? (a->mean - b->mean) / sd : 0.0);
}

Bilingual difference_note(const Bilingual& column) {
  using safe::DifferenceClass;
  const auto words = [&](core::Language language, const char* less, const char* deviations, const char* to,
                         const char* more) {
    const std::string low = safe::difference_limit(DifferenceClass::negligible, language);
    return column.in(language) + ": " + safe::difference_words(DifferenceClass::negligible).in(language) +
           less + low + deviations + safe::difference_words(DifferenceClass::small).in(language) + " is " +
           low + to + safe::difference_limit(DifferenceClass::small, language) + ", " +
           safe::difference_words(DifferenceClass::large).in(language) + more;
  };
  return {words(core::Language::nl, " is minder dan ", " standaardafwijking, ", " tot ", " is meer."),
          words(core::Language::en, " is less than ", " standard deviations, ", " to ", " is more.")};
}

}  // namespace werkthet::findings
