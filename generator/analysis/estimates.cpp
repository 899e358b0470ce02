#include "analysis/estimates.hpp"

#include "core/error.hpp"

namespace werkthet::analysis {

const Estimate* Estimates::find(std::string_view key) const {
  const auto found = index_.find(key);
  return found == index_.end() ? nullptr : &list[found->second];
}

void Estimates::add(Estimate estimate) {
  core::ensure(index_.emplace(estimate.key, list.size()).second,
               "the key of an estimate is unique: " + estimate.key);
  list.push_back(std::move(estimate));
}

std::string make_key(std::initializer_list<std::string> parts) {
  std::string key;
  for (const std::string& part : parts) {
    if (!part.empty()) {
      key += (key.empty() ? "" : ".") + part;
    }
  }
  return key;
}

Estimate make_estimate(const Subject& subject, const Pair& pair, const std::string& last, Method method,
                       statistics::Estimated<Value> result) {
  Estimate e;
  e.key = make_key({subject.outcome, subject.horizon > 0 ? std::to_string(subject.horizon) : "", subject.wave,
                    pair.group, last});
  e.outcome = subject.outcome;
  e.wave = subject.wave;
  e.horizon = subject.horizon;
  e.group = pair.group;
  e.comparator = pair.comparator;
  e.n = static_cast<std::int64_t>(pair.n);
  e.n_comparator = static_cast<std::int64_t>(pair.n_comparator);
  e.quantity = std::move(method.quantity);
  e.method = std::move(method.name);
  e.reference = std::move(method.reference);
  e.result = std::move(result);
  return e;
}

double effect_confidence(const config::Study& study) {
  return effect_confidence(study, spent_alpha(study));
}

}  // namespace werkthet::analysis
