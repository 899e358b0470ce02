#include "analysis/further/duration_classes.hpp"
#include "analysis/further/pieces.hpp"
#include "statistics/binary/levels_by_arm.hpp"

namespace werkthet::analysis {
namespace {

using statistics::LevelsByArm;
using statistics::NotEstimable;
using statistics::Reason;

constexpr const char* reference = "Ai & Norton 2003, Econ Lett 80:123; Lane & Nelder 1982, Biometrics 38:613";

/// The people of the model: randomised, with the outcome and a known time on benefit. Its covariates are the
/// others, since the classes take the place of the years.
struct Model {
  Sample sample;
  std::vector<int> level;
};

Model model_of(const FurtherOutcome& one, const std::vector<double>& cuts) {
  const std::vector<int> classes = duration_classes(one.cohort, cuts);
  const Sample all = one.sample(false);
  Model model;
  for (std::size_t c = 0; c < all.covariates.size(); ++c) {
    if (all.covariate_ids[c] != duration_id) {
      model.sample.covariate_ids.push_back(all.covariate_ids[c]);
      model.sample.covariates.emplace_back();
    }
  }
  for (std::size_t i = 0; i < all.unit.size(); ++i) {
    if (classes[all.unit[i]] == 0) {
      continue;
    }
    model.level.push_back(classes[all.unit[i]]);
    model.sample.outcome.push_back(all.outcome[i]);
    model.sample.group.push_back(all.group[i]);
    model.sample.unit.push_back(all.unit[i]);
    std::size_t kept = 0;
    for (std::size_t c = 0; c < all.covariates.size(); ++c) {
      if (all.covariate_ids[c] != duration_id) {
        model.sample.covariates[kept++].push_back(all.covariates[c][i]);
      }
    }
  }
  return model;
}

Count count_in(const Model& model, int level, int group) {
  Count found;
  for (std::size_t i = 0; i < model.level.size(); ++i) {
    if (model.level[i] == level && model.sample.group[i] == group) {
      ++found.n;
      found.events += model.sample.outcome[i] == 1.0 ? 1 : 0;
    }
  }
  return found;
}

}  // namespace

void add_by_duration(const FurtherOutcome& one, Estimates& estimates) {
  const std::vector<double> cuts = by_duration_cuts(one);
  const Subject subject = one.subject();
  const auto arms = one.groups.ids.size() - 1;
  const auto wald = [&](std::size_t n, statistics::Estimated<Value> value) {
    estimates.add(make_estimate(
        subject, {std::string(all_treated), one.groups.ids[0], n, 0}, "further.by_duration.wald",
        {"chi_square", "logit, Wald test of all products of group and class", reference}, std::move(value)));
  };
  if (cuts.empty()) {
    return wald(0, NotEstimable{Reason::too_few, "fewer than two classes of time on benefit"});
  }
  const Model model = model_of(one, cuts);
  const auto found = statistics::levels_by_arm(
      further::whole(model.sample.outcome), further::group_columns(model.sample, 1, static_cast<int>(arms)),
      model.level, model.sample.covariates, estimates.confidence);
  const auto value = [&](auto pick) {
    return as_value(found, [&](const LevelsByArm& f) { return further::value_of(pick(f)); });
  };
  for (std::size_t l = 0; l <= cuts.size(); ++l) {
    const int level = static_cast<int>(l) + 1;
    const std::string name = "further.by_duration." + std::to_string(level);
    const Count zero = count_in(model, level, 0);
    for (std::size_t g = 0; g <= arms; ++g) {
      const Count here = count_in(model, level, static_cast<int>(g));
      const auto add = [&](const std::string& last, bool against, const char* quantity, const char* how,
                           statistics::Estimated<Value> result) {
        Estimate e =
            make_estimate(subject,
                          {one.groups.ids[g], against ? one.groups.ids[0] : "",
                           static_cast<std::size_t>(here.n), against ? static_cast<std::size_t>(zero.n) : 0},
                          name + last, {quantity, how, reference}, std::move(result));
        e.events = here.events;
        e.events_comparator = against ? zero.events : 0;
        estimates.add(std::move(e));
      };
      add(".risk", false, "share", "logit with products, predicted probability averaged over everybody",
          as_value(found, [&](const LevelsByArm& f) {
            const auto& risk = f.risk[l * (arms + 1) + g];
            return Value{risk.estimate, risk.se, risk.interval, {}};
          }));
      if (g == 0) {
        continue;
      }
      add(".difference", true, "risk_difference", "logit with products, difference within the class",
          value([&](const LevelsByArm& f) { return f.effect[l * arms + g - 1]; }));
      if (l > 0) {
        add(".interaction", true, "interaction", "difference within the class less that in the first class",
            value([&](const LevelsByArm& f) { return f.interaction[(l - 1) * arms + g - 1]; }));
      }
    }
  }
  wald(model.level.size(), as_value(found, [](const LevelsByArm& f) {
         return Value{f.chi_square, {}, {}, f.p};
       }));
}

}  // namespace werkthet::analysis
