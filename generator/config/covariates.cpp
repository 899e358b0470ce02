#include "config/covariates.hpp"

namespace werkthet::config {

const std::vector<Covariate>& built_in_covariates() {
  static const std::vector<Covariate> list = {
      {"age", CovariateKind::numeric, {"Leeftijd in jaren", "Age in years"}, ""},
      {"woman", CovariateKind::binary, {"Vrouw", "Woman"}, ""},
      {"single", CovariateKind::binary, {"Alleenstaand", "Single"}, ""},
      {"single_parent", CovariateKind::binary, {"Alleenstaande ouder", "Single parent"}, ""},
      {"couple", CovariateKind::binary, {"Paar", "Couple"}, ""},
      {"duration_years", CovariateKind::numeric, {"Jaren in de bijstand", "Years on benefit"}, ""},
      {"months_on_benefit_24",
       CovariateKind::numeric,
       {"Maanden met bijstand in de 24 maanden ervoor", "Months on benefit in the 24 months before"},
       ""},
      {"work_months_24",
       CovariateKind::numeric,
       {"Maanden met inkomen uit werk in de 24 maanden ervoor",
        "Months with income from work in the 24 months before"},
       ""},
  };
  return list;
}

const Covariate* built_in_covariate(std::string_view id) {
  for (const Covariate& covariate : built_in_covariates()) {
    if (covariate.id == id) {
      return &covariate;
    }
  }
  return nullptr;
}

}  // namespace werkthet::config
