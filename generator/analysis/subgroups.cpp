#include "analysis/subgroups.hpp"

#include "statistics/distributions.hpp"
#include "statistics/linear/regression.hpp"
#include "statistics/pooling/random_effects.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace werkthet::analysis {
namespace {

const cohort::CovariateColumn* column_of(const cohort::Cohort& cohort, const std::string& id) {
  for (const cohort::CovariateColumn& column : cohort.covariates) {
    if (column.id == id) {
      return &column;
    }
  }
  return nullptr;
}

/// 1 below the first cut, and so on; a 0/1 covariate without cuts has the classes 0 -> 1 and 1 -> 2.
std::size_t class_of(double value, const std::vector<double>& cuts) {
  if (cuts.empty()) {
    return value == 0.0 ? 1 : 2;
  }
  return 1 + static_cast<std::size_t>(std::upper_bound(cuts.begin(), cuts.end(), value) - cuts.begin());
}

/// One class and its own effect.
struct ClassEffect {
  std::string name;
  Pair counted;
  statistics::Estimated<Value> effect;
};

/// Every effect drawn towards their mean; without an estimate in two classes there is nothing to draw to.
void add_shrunk(const Subject& subject, const std::vector<ClassEffect>& classes, Estimates& estimates) {
  std::vector<double> effect;
  std::vector<double> variance;
  for (const ClassEffect& one : classes) {
    if (one.effect && one.effect->se) {
      effect.push_back(one.effect->estimate);
      variance.push_back(*one.effect->se * *one.effect->se);
    }
  }
  const auto pooled = statistics::random_effects(effect, variance, estimates.confidence);
  const double z = statistics::normal_quantile(1.0 - (1.0 - estimates.confidence) / 2.0);
  for (const ClassEffect& one : classes) {
    statistics::Estimated<Value> shrunk = statistics::NotEstimable{statistics::Reason::too_few, "no classes"};
    if (!one.effect) {
      shrunk = one.effect.why();
    } else if (!pooled) {
      shrunk = pooled.why();
    } else if (one.effect->se) {
      const statistics::PooledEffect& common = pooled->dersimonian_laird;
      const double v = *one.effect->se * *one.effect->se;
      const double b = v / (v + common.tau2);
      const double estimate = b * common.estimate + (1.0 - b) * one.effect->estimate;
      const double se = std::sqrt((1.0 - b) * v + b * b * common.se * common.se);
      shrunk = Value{estimate, se, statistics::Interval{estimate - z * se, estimate + z * se}, {}};
    }
    estimates.add(make_estimate(subject, one.counted, one.name + ".shrunk",
                                {"mean_difference", "class effect drawn to the common mean, empirical Bayes",
                                 "Morris 1983, J Am Stat Assoc 78:47"},
                                std::move(shrunk)));
  }
}

struct Part {
  std::vector<double> outcome;
  std::vector<int> treated;
  std::vector<std::size_t> cls;
};

/// How many of a side had a yes/no outcome; 0 for other outcomes.
std::int64_t events_of(const Part& part, int side) {
  std::int64_t events = 0;
  for (std::size_t i = 0; i < part.outcome.size(); ++i) {
    if (part.outcome[i] != 0.0 && part.outcome[i] != 1.0) {
      return 0;
    }
    events += part.treated[i] == side && part.outcome[i] == 1.0 ? 1 : 0;
  }
  return events;
}

}  // namespace

void add_subgroups(const config::Study& study, const cohort::Cohort& cohort, const TwoGroups& two,
                   const Subject& subject, const Pair& pair, Estimates& estimates) {
  for (const config::Subgroup& subgroup : study.subgroups) {
    const cohort::CovariateColumn* covariate = column_of(cohort, subgroup.covariate);
    if (covariate == nullptr) {
      continue;
    }
    const std::size_t classes = subgroup.cuts.empty() ? 2 : subgroup.cuts.size() + 1;
    Part all;
    for (std::size_t i = 0; i < two.outcome.size(); ++i) {
      if (const std::optional<double>& value = covariate->values[two.unit[i]]) {
        all.outcome.push_back(two.outcome[i]);
        all.treated.push_back(two.treated[i]);
        all.cls.push_back(class_of(*value, subgroup.cuts));
      }
    }
    const auto in_class = [&](std::size_t c, int side) {
      std::size_t n = 0;
      for (std::size_t i = 0; i < all.cls.size(); ++i) {
        n += all.cls[i] == c && all.treated[i] == side ? 1U : 0U;
      }
      return n;
    };
    std::vector<ClassEffect> effects;
    for (std::size_t c = 1; c <= classes; ++c) {
      Part part;
      for (std::size_t i = 0; i < all.cls.size(); ++i) {
        if (all.cls[i] == c) {
          part.outcome.push_back(all.outcome[i]);
          part.treated.push_back(all.treated[i]);
        }
      }
      const Pair counted{pair.group, pair.comparator, in_class(c, 1), in_class(c, 0)};
      const std::string name = "subgroup." + subgroup.id + "." + std::to_string(c);
      const auto effect = statistics::ancova(part.outcome, part.treated, {}, estimates.confidence);
      effects.push_back({name, counted, as_value(effect, [](const auto& found) {
                           return Value{found.estimate, found.se, found.interval, found.p};
                         })});
      Estimate of_class = make_estimate(subject, counted, name,
                                        {"mean_difference", "difference in means within the class, HC2",
                                         "MacKinnon & White 1985, J Econometrics 29:305"},
                                        effects.back().effect);
      of_class.events = events_of(part, 1);
      of_class.events_comparator = events_of(part, 0);
      estimates.add(std::move(of_class));
      if (c == 1) {
        continue;
      }
      // outcome = class 1 + class c + arm + arm x class c: the last coefficient is how much the effects
      // differ
      Part both;
      std::vector<std::vector<double>> columns(3);
      for (std::size_t i = 0; i < all.cls.size(); ++i) {
        if (all.cls[i] == 1 || all.cls[i] == c) {
          const double in = all.cls[i] == c ? 1.0 : 0.0;
          both.outcome.push_back(all.outcome[i]);
          columns[0].push_back(in);
          columns[1].push_back(all.treated[i]);
          columns[2].push_back(in * all.treated[i]);
        }
      }
      const std::vector<std::string> names{"class", "arm", "interaction"};
      const auto fit = statistics::ols(both.outcome, columns, names, estimates.confidence);
      estimates.add(make_estimate(subject, {pair.group, pair.comparator, both.outcome.size(), 0},
                                  name + ".interaction",
                                  {"interaction", "difference between the effects in two classes, HC2",
                                   "MacKinnon & White 1985, J Econometrics 29:305"},
                                  as_value(fit, [](const auto& found) {
                                    const auto& last = found.coefficients.back();
                                    return Value{last.estimate, last.se, last.interval, last.p};
                                  })));
    }
    if (study.plan.shrink_subgroups) {
      add_shrunk(subject, effects, estimates);
    }
  }
}

}  // namespace werkthet::analysis
