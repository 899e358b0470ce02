#include "analysis/sample.hpp"

#include "statistics/numerics.hpp"

#include <algorithm>

namespace werkthet::analysis {

Groups make_groups(const config::Study& study, const cohort::Cohort& cohort) {
  Groups groups;
  const std::size_t control = study.control();
  std::vector<int> code_of_arm(study.arms.size());
  groups.ids.push_back(study.arms[control].id);
  for (std::size_t a = 0; a < study.arms.size(); ++a) {
    if (a == control) {
      code_of_arm[a] = 0;
    } else {
      code_of_arm[a] = static_cast<int>(groups.ids.size());
      groups.ids.push_back(study.arms[a].id);
    }
  }
  groups.code.assign(cohort.size, -2);
  for (std::size_t i = 0; i < cohort.size; ++i) {
    if (cohort.membership[i] == cohort::Membership::randomised) {
      groups.code[i] = code_of_arm[static_cast<std::size_t>(cohort.arm[i])];
    } else if (cohort.membership[i] == cohort::Membership::never_asked && study.non_participants.use) {
      groups.code[i] = -1;
      groups.has_non_participants = true;
    }
  }
  return groups;
}

Sample make_sample(const cohort::Cohort& cohort, const Groups& groups, const cohort::Values& values,
                   int lowest) {
  Sample sample;
  for (std::size_t i = 0; i < cohort.size; ++i) {
    if (groups.code[i] >= lowest && values[i]) {
      sample.outcome.push_back(*values[i]);
      sample.group.push_back(groups.code[i]);
      sample.unit.push_back(i);
    }
  }
  for (const cohort::CovariateColumn& column : cohort.covariates) {
    std::vector<double> known;
    for (const std::size_t i : sample.unit) {
      if (column.values[i]) {
        known.push_back(*column.values[i]);
      }
    }
    if (known.empty() ||
        std::all_of(known.begin(), known.end(), [&](double v) { return v == known.front(); })) {
      continue;
    }
    const double mean = statistics::mean(known);
    std::vector<double> filled;
    filled.reserve(sample.unit.size());
    for (const std::size_t i : sample.unit) {
      filled.push_back(column.values[i].value_or(mean));
    }
    sample.covariates.push_back(std::move(filled));
    sample.covariate_ids.push_back(column.id);
  }
  return sample;
}

const cohort::Values* column_of(const cohort::Cohort& cohort, const std::string& outcome, int horizon) {
  for (const cohort::BinaryColumn& column : cohort.binary) {
    if (column.outcome == outcome && column.horizon == horizon) {
      return &column.values;
    }
  }
  for (const cohort::NumericColumn& column : cohort.numeric) {
    if (column.outcome == outcome && column.wave.empty()) {
      return &column.values;
    }
  }
  return nullptr;
}

std::vector<double> of_group(const Sample& sample, int code) {
  std::vector<double> values;
  for (std::size_t i = 0; i < sample.outcome.size(); ++i) {
    if (sample.group[i] == code) {
      values.push_back(sample.outcome[i]);
    }
  }
  return values;
}

TwoGroups two_groups(const Sample& sample, int code, int comparator) {
  TwoGroups out;
  out.covariates.resize(sample.covariates.size());
  for (std::size_t i = 0; i < sample.outcome.size(); ++i) {
    if (sample.group[i] != code && sample.group[i] != comparator) {
      continue;
    }
    const bool in_group = sample.group[i] == code;
    out.outcome.push_back(sample.outcome[i]);
    out.treated.push_back(in_group ? 1 : 0);
    out.unit.push_back(sample.unit[i]);
    for (std::size_t c = 0; c < sample.covariates.size(); ++c) {
      out.covariates[c].push_back(sample.covariates[c][i]);
    }
    ++(in_group ? out.n1 : out.n0);
  }
  return out;
}

std::vector<double> of_side(const TwoGroups& groups, int side) {
  std::vector<double> values;
  for (std::size_t i = 0; i < groups.outcome.size(); ++i) {
    if (groups.treated[i] == side) {
      values.push_back(groups.outcome[i]);
    }
  }
  return values;
}

Count count(const Sample& sample, int code) {
  Count result;
  for (std::size_t i = 0; i < sample.outcome.size(); ++i) {
    if (sample.group[i] == code) {
      ++result.n;
      result.events += sample.outcome[i] == 1.0 ? 1 : 0;
    }
  }
  return result;
}

}  // namespace werkthet::analysis
