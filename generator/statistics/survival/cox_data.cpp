#include "statistics/survival/cox_data.hpp"

#include "statistics/survival/risk_sets.hpp"

#include <algorithm>

namespace werkthet::statistics::detail {
namespace {

template <class T>
std::vector<T> picked(std::span<const T> from, const std::vector<std::size_t>& rows) {
  std::vector<T> out;
  if (!from.empty()) {
    out.reserve(rows.size());
    for (const std::size_t i : rows) {
      out.push_back(from[i]);
    }
  }
  return out;
}

}  // namespace

CoxRows::CoxRows(const CoxData& given) : given_(given) {
  const std::size_t n = given.time.size();
  require_times(given.time);
  require_binary(given.event, n);
  require(!given.covariates.empty(), "a hazard model needs a covariate");
  require_columns(given.covariates, n);
  require_entry(given.entry, given.time);
  require_weights(given.weights, n);
  require(given.strata.empty() || given.strata.size() == n, "one stratum per unit, or none");
  require(given.cluster.empty() || given.cluster.size() == n, "one cluster per unit, or none");
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < n; ++i) {
    if (given.weights.empty() || given.weights[i] > 0) {
      rows.push_back(i);
    }
  }
  all_count_ = rows.size() == n;
  if (all_count_) {
    return;
  }
  time_ = picked(given.time, rows);
  event_ = picked(given.event, rows);
  entry_ = picked(given.entry, rows);
  strata_ = picked(given.strata, rows);
  weights_ = picked(given.weights, rows);
  cluster_ = picked(given.cluster, rows);
  for (const auto& column : given.covariates) {
    covariates_.push_back(picked(std::span<const double>(column), rows));
  }
}

CoxData CoxRows::data() const {
  return all_count_ ? given_ : CoxData{time_, event_, covariates_, entry_, strata_, weights_, cluster_};
}

std::optional<NotEstimable> cannot_fit(const CoxData& data) {
  if (data.time.empty()) {
    return NotEstimable{Reason::too_few, "no units"};
  }
  if (std::find(data.event.begin(), data.event.end(), 1) == data.event.end()) {
    return NotEstimable{Reason::no_events, "nobody had the event"};
  }
  if (!data.cluster.empty() && std::adjacent_find(data.cluster.begin(), data.cluster.end(),
                                                  std::not_equal_to<>()) == data.cluster.end()) {
    return NotEstimable{Reason::few_clusters, "one cluster has no variance between clusters"};
  }
  return std::nullopt;
}

}  // namespace werkthet::statistics::detail
