#include "busbench/tables.hpp"
#include "core/error.hpp"
#include "statistics/distributions.hpp"

#include <array>
#include <cmath>

namespace werkthet::bench {
namespace {

// The program has no logistic regression: no output of a report uses one. The workload does, so here is a
// small one.

constexpr std::size_t terms = 10;
constexpr std::array<std::string_view, terms> names{
    "const", "groep1", "groep2",  "groep3", "leeftijd", "vrouw", "alleenstaande_ouder",
    "paar",  "duur",   "deeltijd"};
using Row = std::array<double, terms>;
using Matrix = std::array<Row, terms>;

/// The lower triangle L with L L' = a, in place.
void cholesky(Matrix& a) {
  for (std::size_t j = 0; j < terms; ++j) {
    for (std::size_t k = 0; k < j; ++k) {
      for (std::size_t i = j; i < terms; ++i) {
        a[i][j] -= a[i][k] * a[j][k];
      }
    }
    core::ensure(a[j][j] > 0, "the terms of the regression are independent");
    const double root = std::sqrt(a[j][j]);
    for (std::size_t i = j; i < terms; ++i) {
      a[i][j] /= root;
    }
  }
}

/// x with L L' x = b.
Row solve(const Matrix& l, Row b) {
  for (std::size_t i = 0; i < terms; ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      b[i] -= l[i][k] * b[k];
    }
    b[i] /= l[i][i];
  }
  for (std::size_t i = terms; i-- > 0;) {
    for (std::size_t k = i + 1; k < terms; ++k) {
      b[i] -= l[k][i] * b[k];
    }
    b[i] /= l[i][i];
  }
  return b;
}

double dot(const Row& a, const Row& b) {
  double sum = 0;
  for (std::size_t i = 0; i < terms; ++i) {
    sum += a[i] * b[i];
  }
  return sum;
}

struct Step {
  Matrix information{};  // lower triangle
  Row score{};
  double log_likelihood{};
};

Step step_at(const std::vector<Row>& x, const std::vector<double>& y, const Row& beta) {
  Step step;
  for (std::size_t r = 0; r < x.size(); ++r) {
    const double eta = dot(x[r], beta);
    const double mu = 1 / (1 + std::exp(-eta));
    const double weight = mu * (1 - mu);
    step.log_likelihood += y[r] * eta - std::log1p(std::exp(eta));
    for (std::size_t i = 0; i < terms; ++i) {
      step.score[i] += x[r][i] * (y[r] - mu);
      for (std::size_t j = 0; j <= i; ++j) {
        step.information[i][j] += weight * x[r][i] * x[r][j];
      }
    }
  }
  return step;
}

/// What the deliveries say about a person in a month: the last record in stock. Runs that began in one month
/// are in the order of the file; of two benefits at once the one whose run began last counts.
const ingest::BusRow* in_stock(const ingest::BusData& bus, std::span<const std::uint32_t> rows,
                               core::Month month) {
  const ingest::BusRow* found = nullptr;
  for (const std::uint32_t position : rows) {
    const ingest::BusRow& row = bus.rows[position];
    if (row.covers(month) && (!row.start || *row.start <= core::last_day(month)) &&
        (!row.end || *row.end >= core::first_day(month))) {
      found = &row;
    }
  }
  return found;
}

}  // namespace

void logit(const ingest::BusData& bus, const cohort::RowsByPerson& rows, std::span<const Followed> followed,
           Results& results) {
  std::vector<Row> x;
  std::vector<double> y;
  for (const Followed& one : followed) {
    if (one.full < 365) {
      continue;
    }
    const auto own = rows.of(one.person);
    const ingest::BusRow& first = bus.rows[own.front()];
    const ingest::BusRow* then = in_stock(bus, own, core::month_of(one.date));
    core::ensure(first.birth.has_value(), "everybody in the workload has a date of birth");
    const auto flag = [](bool b) { return b ? 1.0 : 0.0; };
    x.push_back({1.0, flag(one.group == 1), flag(one.group == 2), flag(one.group == 3),
                 (one.date - *first.birth) / 365.25, flag(first.sex == ingest::Sex::woman),
                 flag(then != nullptr && then->household == ingest::Household::single_parent),
                 flag(then != nullptr && then->household == ingest::Household::couple),
                 (one.date - one.start) / 365.25, flag(then != nullptr && then->work_income > 0)});
    y.push_back(flag(one.event == 1 && one.time <= 365));
  }
  Row beta{};
  for (int iteration = 0; iteration < 50; ++iteration) {
    Step step = step_at(x, y, beta);
    cholesky(step.information);
    const Row change = solve(step.information, step.score);
    double largest = 0;
    for (std::size_t i = 0; i < terms; ++i) {
      beta[i] += change[i];
      largest = std::max(largest, std::abs(change[i]));
    }
    if (largest < 1e-12) {
      break;
    }
  }
  Step last = step_at(x, y, beta);
  cholesky(last.information);
  for (std::size_t i = 0; i < terms; ++i) {
    Row unit{};
    unit[i] = 1;
    const double se = std::sqrt(solve(last.information, unit)[i]);
    const std::string name(names[i]);
    results.add("logit", name, "", "coef", beta[i]);
    results.add("logit", name, "", "se", se);
    results.add("logit", name, "", "z", beta[i] / se);
    results.add("logit", name, "", "p", statistics::normal_two_sided_p(beta[i] / se));
  }
  results.add("logit", "", "", "loglik", last.log_likelihood);
  results.add("logit", "", "", "n", static_cast<std::int64_t>(x.size()));
}

}  // namespace werkthet::bench
