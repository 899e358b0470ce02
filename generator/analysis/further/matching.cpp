#include "statistics/weighting/matching.hpp"

#include "analysis/further/duration_classes.hpp"
#include "analysis/further/pieces.hpp"
#include "statistics/binary/logit.hpp"
#include "statistics/weighting/balance.hpp"

namespace werkthet::analysis {
namespace {

using statistics::Estimated;
using statistics::Matching;
using statistics::Reason;

constexpr const char* reference = "Rubin 1980, Biometrics 36:293; Abadie & Imbens 2006, Econometrica 74:235";

/// Control (1) and non-participants (0) with their classes of time on benefit.
struct Pairing {
  TwoGroups two;
  std::vector<int> classes;
  std::vector<std::string> covariate_ids;
};

/// The nearest in Mahalanobis distance; where a covariate is a combination of others that distance does not
/// exist, and the linear predictor of taking part takes its place.
Estimated<Matching> match(const Pairing& pairing, const std::vector<int>& treated) {
  statistics::MatchingOptions options;
  options.classes = pairing.classes;
  auto found = statistics::match_on_covariates(pairing.two.covariates, treated, options);
  if (found || found.why().reason != Reason::singular) {
    return found;
  }
  const auto propensity = statistics::logit(treated, pairing.two.covariates);
  if (!propensity) {
    return propensity.why();
  }
  return statistics::match_on_score(propensity->linear_predictor, treated, options);
}

Estimated<statistics::MatchedEffect> effect(const Pairing& pairing, const std::vector<int>& treated,
                                            const Estimated<Matching>& matching, double confidence) {
  if (!matching) {
    return matching.why();
  }
  return statistics::matched_effect(pairing.two.outcome, treated, *matching, confidence);
}

void add_balance(const FurtherOutcome& one, const Pairing& pairing, const Matching& matching,
                 const Pair& pair, Estimates& estimates) {
  std::vector<std::vector<double>> treated(pairing.two.covariates.size());
  std::vector<std::vector<double>> others(pairing.two.covariates.size());
  std::vector<double> weights_treated;
  std::vector<double> weights;
  for (std::size_t i = 0; i < pairing.two.treated.size(); ++i) {
    const bool in = pairing.two.treated[i] == 1;
    (in ? weights_treated : weights).push_back(matching.weights[i]);
    for (std::size_t c = 0; c < treated.size(); ++c) {
      (in ? treated : others)[c].push_back(pairing.two.covariates[c][i]);
    }
  }
  const auto table = statistics::standardised_differences(treated, others, weights, weights_treated);
  if (!table) {
    return;  // the matching itself says why
  }
  const auto add = [&](const std::string& last, const std::optional<double>& smd) {
    estimates.add(make_estimate(
        one.subject(), pair, last,
        {"standardised_difference", "difference of means over the standard deviation of control",
         "Stuart 2010, Stat Sci 25:1"},
        smd ? Estimated<Value>(further::plain(*smd))
            : Estimated<Value>(
                  statistics::NotEstimable{Reason::no_variation, "the covariate does not vary"})));
  };
  for (std::size_t c = 0; c < table->size(); ++c) {
    add("further.matching.smd_before." + pairing.covariate_ids[c], (*table)[c].smd_before);
    add("further.matching.smd." + pairing.covariate_ids[c], (*table)[c].smd_after);
  }
}

}  // namespace

void add_matching(const FurtherOutcome& one, Estimates& estimates) {
  if (!one.groups.has_non_participants) {
    return;
  }
  const Sample sample = one.sample(true);
  if (sample.covariates.empty()) {
    return;  // nobody can be alike when nothing is known
  }
  const std::vector<int> all = duration_classes(one.cohort, duration_cuts(one.study));
  Pairing pairing{two_groups(sample, 0, -1), {}, sample.covariate_ids};
  for (const std::size_t unit : pairing.two.unit) {
    pairing.classes.push_back(all[unit]);
  }
  const Pair pair{one.groups.ids[0], std::string(non_participants), pairing.two.n1, pairing.two.n0};
  const char* quantity = one.yes_no() ? "risk_difference" : "mean_difference";
  const auto add = [&](const std::string& last, const char* how, Estimated<Value> value) {
    estimates.add(make_estimate(one.subject(), pair, "further.matching." + last, {quantity, how, reference},
                                std::move(value)));
  };
  const std::vector<int>& treated = pairing.two.treated;
  const auto to_control = match(pairing, treated);
  add("att",
      "control less the nearest non-participant of the same class of time on benefit, with replacement",
      as_value(effect(pairing, treated, to_control, estimates.confidence),
               [](const auto& f) { return further::value_of(f.effect); }));
  std::vector<int> others;
  for (const int side : treated) {
    others.push_back(1 - side);
  }
  add("atu", "the nearest of control less each non-participant, with replacement",
      as_value(effect(pairing, others, match(pairing, others), estimates.confidence), [](const auto& f) {
        const auto& e = f.effect;
        return Value{-e.estimate, e.se, statistics::Interval{-e.interval.high, -e.interval.low}, e.p};
      }));
  if (!to_control) {
    return;
  }
  estimates.add(make_estimate(
      one.subject(), pair, "further.matching.matched", {"share", "share of control with a match", reference},
      further::plain(static_cast<double>(to_control->matched.size()) / static_cast<double>(pairing.two.n1))));
  estimates.add(make_estimate(one.subject(), pair, "further.matching.references",
                              {"count", "non-participants that serve as a match", reference},
                              further::plain(static_cast<double>(to_control->references_used))));
  add_balance(one, pairing, *to_control, pair, estimates);
}

}  // namespace werkthet::analysis
