#include "statistics/missing/imputation.hpp"

#include "statistics/missing/bayesian_draws.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace werkthet::statistics {
namespace {

constexpr std::size_t donors = 5;

/// A column with what stays the same in every imputation.
struct Target {
  std::size_t column{};
  ImputationModel model{};
  std::vector<std::size_t> observed;  ///< rows
  std::vector<std::size_t> missing;
  std::vector<double> values;  ///< the observed ones
};

double predicted(const std::vector<double>& coefficients,
                 const std::vector<const std::vector<double>*>& others, std::size_t row) {
  double total = coefficients[0];
  for (std::size_t j = 0; j < others.size(); ++j) {
    total += coefficients[j + 1] * (*others[j])[row];
  }
  return total;
}

/// For every missing row the value of one of the nearest observed predictions, at random.
class Donors {
 public:
  Donors(const Target& target, const std::vector<double>& predictions) {
    for (std::size_t i = 0; i < predictions.size(); ++i) {
      known_.push_back({predictions[i], target.values[i]});
    }
    std::stable_sort(known_.begin(), known_.end(),
                     [](const Known& a, const Known& b) { return a.prediction < b.prediction; });
  }

  [[nodiscard]] double near(double prediction, core::RandomStream& stream) const {
    const auto at = std::lower_bound(known_.begin(), known_.end(), prediction,
                                     [](const Known& known, double p) { return known.prediction < p; });
    std::size_t first = static_cast<std::size_t>(at - known_.begin());
    std::size_t last = first;
    while (last - first < std::min(donors, known_.size())) {
      const bool can_left = first > 0;
      const bool can_right = last < known_.size();
      const bool left = can_left && (!can_right || prediction - known_[first - 1].prediction <=
                                                       known_[last].prediction - prediction);
      left ? --first : ++last;
    }
    return known_[first + stream.below(last - first)].value;
  }

 private:
  struct Known {
    double prediction{};
    double value{};
  };
  std::vector<Known> known_;
};

/// One imputation under way.
class Chain {
 public:
  Chain(std::span<const IncompleteColumn> columns, const std::vector<Target>& targets,
        core::RandomStream stream)
      : targets_(targets), stream_(stream) {
    for (const IncompleteColumn& column : columns) {
      data_.push_back(column.values);
    }
    for (const Target& target : targets_) {
      for (const std::size_t row : target.missing) {
        data_[target.column][row] = target.values[stream_.below(target.values.size())];
      }
    }
  }

  /// Every column once; the reason when a column cannot be imputed.
  std::optional<NotEstimable> iterate() {
    for (const Target& target : targets_) {
      if (auto why = impute_column(target)) {
        return why;
      }
    }
    return std::nullopt;
  }

  Completed take() { return std::move(data_); }

 private:
  std::optional<NotEstimable> impute_column(const Target& target) {
    std::vector<const std::vector<double>*> others;
    std::vector<std::vector<double>> predictors;
    for (std::size_t j = 0; j < data_.size(); ++j) {
      if (j == target.column) {
        continue;
      }
      others.push_back(&data_[j]);
      std::vector<double> own;
      own.reserve(target.observed.size());
      for (const std::size_t row : target.observed) {
        own.push_back(data_[j][row]);
      }
      predictors.push_back(std::move(own));
    }
    const auto fit = target.model == ImputationModel::logistic
                         ? detail::draw_logistic_regression(target.values, predictors, stream_)
                         : detail::draw_normal_regression(target.values, predictors, stream_);
    if (!fit) {
      return fit.why();
    }
    std::vector<double>& column = data_[target.column];
    if (target.model == ImputationModel::predictive_mean) {
      std::vector<double> predictions;
      for (const std::size_t row : target.observed) {
        predictions.push_back(predicted(fit->estimate, others, row));
      }
      const Donors known(target, predictions);
      for (const std::size_t row : target.missing) {
        column[row] = known.near(predicted(fit->drawn, others, row), stream_);
      }
      return std::nullopt;
    }
    for (const std::size_t row : target.missing) {
      const double centre = predicted(fit->drawn, others, row);
      column[row] = target.model == ImputationModel::logistic
                        ? (stream_.chance(1 / (1 + std::exp(-centre))) ? 1.0 : 0.0)
                        : centre + fit->sigma * stream_.normal();
    }
    return std::nullopt;
  }

  const std::vector<Target>& targets_;
  core::RandomStream stream_;
  Completed data_;
};

void require_columns(std::span<const IncompleteColumn> columns, const ImputationOptions& options) {
  detail::require(options.imputations > 0 && options.iterations > 0,
                  "no imputations or iterations asked for");
  for (const IncompleteColumn& column : columns) {
    detail::require(
        column.values.size() == columns[0].values.size() && column.missing.size() == column.values.size(),
        "columns differ in length");
    for (std::size_t i = 0; i < column.values.size(); ++i) {
      const double value = column.values[i];
      detail::require(column.missing[i] || (std::isfinite(value) && std::abs(value) <= 1e100),
                      "an observed value is not finite");
      detail::require(
          column.missing[i] || column.model != ImputationModel::logistic || value == 0 || value == 1,
          "a logistic column has another value than 0 and 1");
    }
  }
}

}  // namespace

Estimated<std::vector<Completed>> impute(std::span<const IncompleteColumn> columns,
                                         const ImputationOptions& options) {
  require_columns(columns, options);
  if (columns.empty() || columns[0].values.empty()) {
    return NotEstimable{Reason::too_few, "no columns or no rows"};
  }
  std::vector<Target> targets;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    Target target{j, columns[j].model, {}, {}, {}};
    for (std::size_t row = 0; row < columns[j].values.size(); ++row) {
      (columns[j].missing[row] ? target.missing : target.observed).push_back(row);
      if (!columns[j].missing[row]) {
        target.values.push_back(columns[j].values[row]);
      }
    }
    if (target.missing.empty()) {
      continue;
    }
    if (target.observed.empty()) {
      return NotEstimable{Reason::too_few, "a column has no observed value"};
    }
    targets.push_back(std::move(target));
  }
  const core::StreamFamily streams(options.seed, options.name);
  std::vector<Completed> copies(options.imputations);
  std::vector<std::optional<NotEstimable>> troubles(options.imputations);
  core::in_ranges(options.imputations, options.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      Chain chain(columns, targets, streams.stream(i));
      for (std::size_t round = 0; round < options.iterations && !targets.empty() && !troubles[i]; ++round) {
        troubles[i] = chain.iterate();
      }
      copies[i] = chain.take();
    }
  });
  for (const auto& why : troubles) {
    if (why) {
      return *why;
    }
  }
  return copies;
}

std::vector<Completed> shift_imputed(std::span<const Completed> copies, std::size_t column,
                                     const std::vector<bool>& missing, std::span<const int> group,
                                     std::span<const double> delta) {
  detail::require(group.size() == missing.size(), "groups have another length than the column");
  std::vector<Completed> out(copies.begin(), copies.end());
  for (Completed& copy : out) {
    detail::require(column < copy.size() && copy[column].size() == missing.size(),
                    "no such column, or one of another length");
    for (std::size_t row = 0; row < missing.size(); ++row) {
      detail::require(group[row] >= 0 && static_cast<std::size_t>(group[row]) < delta.size(),
                      "a group has no shift");
      copy[column][row] += missing[row] ? delta[static_cast<std::size_t>(group[row])] : 0;
    }
  }
  return out;
}

Estimated<double> tipping_point(const std::function<Estimated<double>(double)>& p_at, double farthest,
                                double alpha) {
  detail::require(std::isfinite(farthest) && farthest != 0, "the farthest shift must be finite and not 0");
  detail::require_confidence(alpha);
  constexpr int steps = 64;
  const auto start = p_at(0);
  if (!start) {
    return start.why();
  }
  const bool below = *start < alpha;
  double before = 0;
  for (int step = 1; step <= steps; ++step) {
    const double here = farthest * step / steps;
    const auto p = p_at(here);
    if (!p) {
      return p.why();
    }
    if ((*p < alpha) != below) {
      double same = before;
      double turned = here;
      for (int i = 0; i < 40; ++i) {
        const double middle = same + (turned - same) / 2;
        const auto there = p_at(middle);
        if (!there) {
          return there.why();
        }
        ((*there < alpha) == below ? same : turned) = middle;
      }
      return turned;
    }
    before = here;
  }
  return NotEstimable{Reason::out_of_range, "the conclusion does not turn"};
}

}  // namespace werkthet::statistics
