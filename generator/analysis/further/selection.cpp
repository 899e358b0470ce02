#include "analysis/further/further.hpp"
#include "analysis/further/pieces.hpp"
#include "statistics/binary/average_slope.hpp"
#include "statistics/linear/means.hpp"

#include <cmath>

namespace werkthet::analysis {
namespace {

using statistics::Estimated;
using statistics::NotEstimable;
using statistics::Reason;

/// Everybody drawn (1) and the comparable non-participants (0): who took part is known of all of them.
struct Taking {
  Sample sample;
  std::vector<int> took_part;
  Pair pair;
};

Taking taking_part(const cohort::Cohort& cohort, const Groups& groups) {
  const cohort::Values everybody(cohort.size, 1.0);
  Taking taking{make_sample(cohort, groups, everybody, -1),
                {},
                {std::string(all_randomised), std::string(non_participants), 0, 0}};
  for (const int code : taking.sample.group) {
    taking.took_part.push_back(code >= 0 ? 1 : 0);
    ++(code >= 0 ? taking.pair.n : taking.pair.n_comparator);
  }
  return taking;
}

std::vector<double> side(const Taking& taking, const cohort::Values& values, int which) {
  std::vector<double> found;
  for (std::size_t i = 0; i < taking.took_part.size(); ++i) {
    if (taking.took_part[i] == which && values[taking.sample.unit[i]]) {
      found.push_back(*values[taking.sample.unit[i]]);
    }
  }
  return found;
}

}  // namespace

void add_selection(const cohort::Cohort& cohort, const Groups& groups, Estimates& estimates) {
  if (!groups.has_non_participants) {
    return;
  }
  const Taking taking = taking_part(cohort, groups);
  const auto fit = statistics::logit(taking.took_part, taking.sample.covariates);
  const auto add = [&](const std::string& last, const char* quantity, const char* how, const char* source,
                       Estimated<Value> value) {
    estimates.add(make_estimate({}, taking.pair, "further.selection." + last, {quantity, how, source},
                                std::move(value)));
  };
  std::vector<statistics::RiskContrast> slopes;
  if (fit) {
    slopes = statistics::average_slopes(*fit, taking.sample.covariates, estimates.confidence);
  }
  for (std::size_t c = 0; c < taking.sample.covariates.size(); ++c) {
    const std::string& id = taking.sample.covariate_ids[c];
    add(id + ".odds_ratio", "odds_ratio", "logit of taking part, per unit of the characteristic",
        "McCullagh & Nelder 1989, section 4.4",
        !fit ? Estimated<Value>(fit.why())
             : as_value(statistics::odds_ratio(*fit, c, estimates.confidence), [](const auto& f) {
                 return Value{f.ratio, {}, f.interval, f.p};
               }));
    add(id + ".marginal", "risk_difference",
        "average marginal effect on the chance to take part, delta method",
        "Bartus 2005, Stata Journal 5:309",
        as_value(fit, [&](const auto&) { return further::value_of(slopes[c]); }));
  }
  add("pseudo_r2", "share", "McFadden's pseudo R2", "McFadden 1974, in Zarembka, Frontiers in Econometrics",
      as_value(fit, [](const auto& f) { return further::plain(statistics::pseudo_r_squared(f)); }));
}

void add_representativeness(const cohort::Cohort& cohort, const Groups& groups, Estimates& estimates) {
  if (!groups.has_non_participants) {
    return;
  }
  const Taking taking = taking_part(cohort, groups);
  for (const cohort::CovariateColumn& column : cohort.covariates) {
    const std::vector<double> in = side(taking, column.values, 1);
    const std::vector<double> out = side(taking, column.values, 0);
    const Pair pair{taking.pair.group, taking.pair.comparator, in.size(), out.size()};
    const auto welch = statistics::welch(in, out, estimates.confidence);
    const auto spread = statistics::mean_summary(in);
    const auto add = [&](const std::string& last, const char* quantity, const char* how, const char* source,
                         Estimated<Value> value) {
      estimates.add(make_estimate({}, pair, "further.representativeness." + column.id + last,
                                  {quantity, how, source}, std::move(value)));
    };
    add(".difference", "mean_difference", "everybody drawn less non-participants, Welch",
        "Welch 1947, Biometrika 34:28", as_value(welch, [](const auto& f) {
          return Value{f.difference, f.se, f.interval, f.p};
        }));
    Estimated<Value> smd = NotEstimable{Reason::no_variation, "the covariate does not vary"};
    if (!welch) {
      smd = welch.why();
    } else if (spread && spread->sd > 0) {
      smd = further::plain(welch->difference / spread->sd);
    }
    add(".smd", "standardised_difference", "difference over the standard deviation of the participants",
        "Austin 2009, Stat Med 28:3083", std::move(smd));
  }
}

}  // namespace werkthet::analysis
