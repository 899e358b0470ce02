#include "analysis/further/further.hpp"
#include "analysis/further/pieces.hpp"
#include "statistics/binary/marginal_effects.hpp"

namespace werkthet::analysis {
namespace {

constexpr const char* reference = "Lane & Nelder 1982, Biometrics 38:613";

/// One model: the groups with codes lowest.., of which the lowest is the reference.
void add_model(const FurtherOutcome& one, int lowest, const std::string& word, Estimates& estimates) {
  const Sample sample = one.sample(lowest < 0);
  if (sample.covariates.empty()) {
    return;
  }
  const int highest = static_cast<int>(one.groups.ids.size()) - 1;
  const auto groups = static_cast<std::size_t>(highest - lowest);  // without the reference
  std::vector<std::vector<double>> columns = further::group_columns(sample, lowest + 1, highest);
  columns.insert(columns.end(), sample.covariates.begin(), sample.covariates.end());
  std::vector<statistics::Setting> settings(groups + 1);
  for (std::size_t g = 0; g <= groups; ++g) {
    for (std::size_t c = 0; c < groups; ++c) {
      settings[g].emplace_back(c, c + 1 == g ? 1.0 : 0.0);
    }
  }
  const auto risks = statistics::predicted_risks(further::whole(sample.outcome), columns, settings);
  const auto id_of = [&](std::size_t g) {
    const int code = lowest + static_cast<int>(g);
    return code < 0 ? std::string(non_participants) : one.groups.ids[static_cast<std::size_t>(code)];
  };
  const auto contrast = [&](std::size_t g, bool against) -> statistics::Estimated<Value> {
    if (!risks) {
      return risks.why();
    }
    std::vector<double> weights(groups + 1, 0.0);
    weights[g] = 1.0;
    weights[0] -= against ? 1.0 : 0.0;
    return as_value(statistics::risk_contrast(*risks, weights,
                                              against ? estimates.confidence : one.study.plan.confidence),
                    [](const auto& found) { return further::value_of(found); });
  };
  const Count zero = count(sample, lowest);
  for (std::size_t g = 0; g <= groups; ++g) {
    const Count here = count(sample, lowest + static_cast<int>(g));
    Estimate level = make_estimate(
        one.subject(), {id_of(g), "", static_cast<std::size_t>(here.n), 0}, "further." + word + ".risk",
        {"share", "logit, predicted probability averaged over everybody, delta method", reference},
        contrast(g, false));
    if (level.result) {
      Value without_p = *level.result;
      without_p.p.reset();  // a test of a probability of zero says nothing
      level.result = without_p;
    }
    level.events = here.events;
    estimates.add(std::move(level));
    if (g == 0) {
      continue;
    }
    Estimate difference = make_estimate(
        one.subject(),
        {id_of(g), id_of(0), static_cast<std::size_t>(here.n), static_cast<std::size_t>(zero.n)},
        "further." + word + ".difference",
        {"risk_difference", "logit, difference of averaged predicted probabilities, delta method", reference},
        contrast(g, true));
    difference.events = here.events;
    difference.events_comparator = zero.events;
    estimates.add(std::move(difference));
  }
}

}  // namespace

void add_predicted(const FurtherOutcome& one, Estimates& estimates) {
  add_model(one, 0, "predicted", estimates);
  if (one.groups.has_non_participants) {
    add_model(one, -1, "predicted_pool", estimates);
  }
}

}  // namespace werkthet::analysis
