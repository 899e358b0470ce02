#pragma once
// One coefficient of a mixed model with its t interval. Degrees of freedom are matched per coefficient
// (Satterthwaite), because an effect between persons and one within persons rest on different amounts of
// data.

#include "statistics/estimated.hpp"

#include <optional>

namespace werkthet::statistics {

/// The same coefficient with the standard error and degrees of freedom of Kenward and Roger (1997).
struct KenwardRoger {
  double se{};
  double df{};
  Interval interval;
  double p{};
};

/// In the unit of the outcome per unit of the column.
struct FixedEffect {
  double estimate{};
  double se{};
  double df{};  ///< Satterthwaite, with the observed curvature of the likelihood
  Interval interval;
  double p{};                                 ///< two-sided, t with df
  std::optional<KenwardRoger> kenward_roger;  ///< restricted likelihood of mixed_model only
};

}  // namespace werkthet::statistics
