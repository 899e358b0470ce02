#include "analysis/treatment_checks.hpp"

#include "statistics/binary/firth.hpp"
#include "statistics/binary/marginal_effects.hpp"
#include "statistics/linear/cluster_robust.hpp"
#include "statistics/linear/ranks.hpp"
#include "statistics/proportions/fisher.hpp"
#include "statistics/proportions/two_proportions.hpp"
#include "statistics/resampling/bootstrap.hpp"
#include "statistics/resampling/randomisation.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace werkthet::analysis {
namespace {

using statistics::NotEstimable;
using statistics::Reason;

/// Couples are drawn together, unless some were split over the groups: then persons were drawn.
std::vector<int> drawn_together(const cohort::Cohort& cohort, const TwoGroups& two) {
  std::vector<int> cluster;
  std::map<int, int> side;
  for (std::size_t i = 0; i < two.unit.size(); ++i) {
    cluster.push_back(cohort.cluster[two.unit[i]]);
    if (const auto [found, added] = side.emplace(cluster.back(), two.treated[i]);
        !added && found->second != two.treated[i]) {
      return {};
    }
  }
  return side.size() == cluster.size() ? std::vector<int>{} : cluster;
}

statistics::Draws draws(int count, const config::Study& study, const std::string& name) {
  return {static_cast<std::size_t>(count), study.seed, name, 1};
}

void add_randomisation(const config::Study& study, const cohort::Cohort& cohort, const TwoGroups& two,
                       const Subject& subject, const Pair& pair, const std::string& quantity,
                       Estimates& estimates) {
  if (study.plan.randomisations == 0) {
    return;
  }
  const std::vector<int> clusters = drawn_together(cohort, two);
  statistics::RandomisationOptions options;
  options.draws =
      draws(study.plan.randomisations, study,
            make_key({subject.outcome, std::to_string(subject.horizon), subject.wave, pair.group}) +
                ".randomisation");
  const auto test = statistics::randomisation_test(two.outcome, {two.treated, {}, clusters}, options);
  estimates.add(make_estimate(
      subject, pair, "treatment.randomisation",
      {quantity, clusters.empty() ? "randomisation test of persons" : "randomisation test, couples together",
       "Fisher 1935; Phipson & Smyth 2010, Stat Appl Genet Mol Biol 9:39"},
      as_value(test, [](const auto& found) {
        return Value{found.difference_in_means, {}, {}, found.p.two_sided};
      })));
}

void add_bootstrap(const config::Study& study, const TwoGroups& two, const Subject& subject, const Pair& pair,
                   const std::string& quantity, Estimates& estimates) {
  if (study.plan.bootstrap_draws == 0) {
    return;
  }
  const auto found = statistics::bootstrap_two_sample(
      of_side(two, 1), of_side(two, 0),
      draws(study.plan.bootstrap_draws, study,
            make_key({subject.outcome, std::to_string(subject.horizon), subject.wave, pair.group}) +
                ".bootstrap"),
      estimates.confidence);
  estimates.add(make_estimate(
      subject, pair, "treatment.bootstrap",
      {quantity, "bootstrap within groups, BCa interval", "Efron 1987, J Am Stat Assoc 82:171"},
      as_value(found, [](const auto& f) {
        return Value{
            f.interval.estimate, f.interval.se, f.interval.bca ? *f.interval.bca : f.interval.percentile, {}};
      })));
}

void add_clustered(const cohort::Cohort& cohort, const TwoGroups& two, const Subject& subject,
                   const Pair& pair, Estimates& estimates) {
  std::vector<int> caseworker;
  for (const std::size_t unit : two.unit) {
    caseworker.push_back(cohort.caseworker[unit]);
  }
  if (std::all_of(caseworker.begin(), caseworker.end(), [](int c) { return c < 0; })) {
    return;  // the allocation list names no caseworkers
  }
  int own = -1;  // unknown caseworkers: each client a cluster of its own, so nothing is assumed to be shared
  for (int& c : caseworker) {
    if (c < 0) {
      c = --own;
    }
  }
  const auto effect = statistics::ancova_clustered(two.outcome, two.treated, two.covariates, caseworker,
                                                   estimates.confidence);
  estimates.add(make_estimate(subject, pair, "treatment.clustered",
                              {"mean_difference", "linear regression, CR2 by caseworker, Satterthwaite",
                               "Bell & McCaffrey 2002, Survey Methodology 28:169"},
                              as_value(effect, [](const auto& found) {
                                return Value{found.estimate, found.se, found.interval, found.p};
                              })));
}

void add_logit(const TwoGroups& two, const Subject& subject, const Pair& pair, Estimates& estimates) {
  std::vector<int> outcome;
  std::transform(two.outcome.begin(), two.outcome.end(), std::back_inserter(outcome),
                 [](double v) { return v == 1.0 ? 1 : 0; });
  std::vector<std::vector<double>> columns{{two.treated.begin(), two.treated.end()}};
  columns.insert(columns.end(), two.covariates.begin(), two.covariates.end());
  const auto effect = statistics::average_marginal_effect(outcome, columns, 0, estimates.confidence);
  if (effect || effect.why().reason != Reason::separation) {
    estimates.add(make_estimate(subject, pair, "treatment.logit",
                                {"risk_difference", "logit, average marginal effect, delta method",
                                 "Lane & Nelder 1982, Biometrics 38:613"},
                                as_value(effect, [](const auto& found) {
                                  return Value{found.difference.estimate, found.difference.se,
                                               found.difference.interval, found.difference.p};
                                })));
    return;
  }
  const auto firth = statistics::firth_logit(outcome, columns, 1, estimates.confidence);
  estimates.add(make_estimate(subject, pair, "treatment.logit",
                              {"odds_ratio", "Firth's penalised logit, profile limits",
                               "Firth 1993, Biometrika 80:27; Heinze & Schemper 2002, Stat Med 21:2409"},
                              as_value(firth, [](const auto& found) {
                                return Value{std::exp(found.coefficients[1]),
                                             {},
                                             statistics::Interval{std::exp(found.profile[0].low),
                                                                  std::exp(found.profile[0].high)},
                                             found.p[0]};
                              })));
}

void add_mid_p(const TwoGroups& two, const Subject& subject, const Pair& pair, Estimates& estimates) {
  const auto events = [&](int side) {
    const std::vector<double> values = of_side(two, side);
    return static_cast<std::int64_t>(std::count(values.begin(), values.end(), 1.0));
  };
  const std::int64_t e1 = events(1);
  const std::int64_t e0 = events(0);
  const auto n1 = static_cast<std::int64_t>(two.n1);
  const auto n0 = static_cast<std::int64_t>(two.n0);
  const auto expected = statistics::chi_square_2x2(e1, n1, e0, n0);
  if (expected && expected->smallest_expected >= 5) {
    return;  // the score test is good enough
  }
  const auto test = statistics::fisher_exact(e1, n1, e0, n0);
  estimates.add(
      make_estimate(subject, pair, "treatment.mid_p",
                    {"risk_difference", "Fisher's exact test, mid-p", "Lancaster 1961, JASA 56:223"},
                    as_value(test, [&](const auto& found) {
                      return Value{static_cast<double>(e1) / static_cast<double>(n1) -
                                       static_cast<double>(e0) / static_cast<double>(n0),
                                   {},
                                   {},
                                   found.mid_p};
                    })));
}

void add_superiority(const TwoGroups& two, const Subject& subject, const Pair& pair, Estimates& estimates) {
  const auto found =
      statistics::probability_of_superiority(of_side(two, 1), of_side(two, 0), estimates.confidence);
  estimates.add(make_estimate(subject, pair, "treatment.superiority",
                              {"probability", "probability that somebody of the group stands higher",
                               "DeLong et al. 1988, Biometrics 44:837; Brunner & Munzel 2000, Biom J 42:17"},
                              as_value(found, [](const auto& f) {
                                return Value{f.probability, f.se, f.interval, f.p};
                              })));
}

}  // namespace

void add_treatment_checks(const config::Study& study, const cohort::Cohort& cohort, const TwoGroups& two,
                          const Subject& subject, const Pair& pair, bool yes_no, Estimates& estimates) {
  if (two.n1 == 0 || two.n0 == 0) {
    return;  // the main estimate says so
  }
  const std::string quantity = yes_no ? "risk_difference" : "mean_difference";
  add_randomisation(study, cohort, two, subject, pair, quantity, estimates);
  add_bootstrap(study, two, subject, pair, quantity, estimates);
  add_clustered(cohort, two, subject, pair, estimates);
  if (yes_no) {
    add_logit(two, subject, pair, estimates);
    add_mid_p(two, subject, pair, estimates);
  } else {
    add_superiority(two, subject, pair, estimates);
  }
}

}  // namespace werkthet::analysis
