#include "statistics/linear/cluster_robust.hpp"
#include "statistics/linear/columns.hpp"
#include "statistics/linear/difference_in_differences.hpp"
#include "statistics/linear/intraclass.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>
#include <stdexcept>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

struct Study {
  Numbers outcome;
  std::vector<int> treated;
  std::vector<int> caseworker;
  std::vector<Numbers> columns;
};

Study study(int workers = 9, int clients = 11) {
  Study s;
  s.columns.resize(2);
  for (int w = 0; w < workers; ++w) {
    for (int c = 0; c < clients + w % 3; ++c) {
      const int i = w * 17 + c * 5;
      s.caseworker.push_back(w * 3 - 4);
      s.treated.push_back(c % 2);
      s.columns[0].push_back(c % 2);
      s.columns[1].push_back(i * 7 % 23 / 4.0);
      s.outcome.push_back(0.4 * (c % 2) + w * 5 % 7 + i * 13 % 19 / 3.0);
    }
  }
  return s;
}

const std::vector<std::string> names{"treated", "x"};

double se(const Study& s, ClusterError kind, std::size_t at = 1) {
  return ols_clustered(s.outcome, s.columns, names, s.caseworker, 0.95, kind)->coefficients[at].se;
}

}  // namespace

TEST_CASE("clusters of one unit each: CR2 is HC2, CR0 is HC0, CR3 is HC3") {
  Study s = study();
  std::iota(s.caseworker.begin(), s.caseworker.end(), 0);
  const auto plain = [&](StandardError kind) {
    return ols(s.outcome, s.columns, names, 0.95, kind)->coefficients[1].se;
  };
  CHECK(se(s, ClusterError::cr2) == Approx(plain(StandardError::hc2)).epsilon(1e-11));
  CHECK(se(s, ClusterError::cr0) == Approx(plain(StandardError::hc0)).epsilon(1e-11));
  CHECK(se(s, ClusterError::cr3) == Approx(plain(StandardError::hc3)).epsilon(1e-11));
}

TEST_CASE("CR3 is the jackknife over clusters, and CR1 has Stata's factor") {
  const Study s = study();
  const auto all = ols_clustered(s.outcome, s.columns, names, s.caseworker);
  double squares = 0;
  for (const int left_out : levels_of(s.caseworker)) {
    Study rest;
    rest.columns.resize(2);
    for (std::size_t i = 0; i < s.outcome.size(); ++i) {
      if (s.caseworker[i] != left_out) {
        rest.outcome.push_back(s.outcome[i]);
        rest.columns[0].push_back(s.columns[0][i]);
        rest.columns[1].push_back(s.columns[1][i]);
      }
    }
    const double moved =
        ols(rest.outcome, rest.columns, names)->coefficients[1].estimate - all->coefficients[1].estimate;
    squares += moved * moved;
  }
  CHECK(se(s, ClusterError::cr3) == Approx(std::sqrt(squares)).epsilon(1e-11));
  const double n = static_cast<double>(s.outcome.size());
  CHECK(se(s, ClusterError::cr1) ==
        Approx(se(s, ClusterError::cr0) * std::sqrt(9.0 / 8 * (n - 1) / (n - 3))).epsilon(1e-12));
  CHECK(all->clusters == 9);
  CHECK(all->coefficients[1].df < 8.5);
  CHECK(all->coefficients[1].df > 4);
}

TEST_CASE(
    "balanced clusters of a treatment given per cluster: degrees of freedom of a test of cluster means") {
  // Four treated and four other clusters of equal size: CR2 is Welch on the means, Satterthwaite is 6.
  Numbers outcome;
  std::vector<int> treated;
  std::vector<int> cluster;
  Numbers means[2];
  for (int g = 0; g < 8; ++g) {
    double total = 0;
    for (int i = 0; i < 5; ++i) {
      const double y = g * 3 % 5 + (g * 5 + i * 7) % 11 / 2.0;
      outcome.push_back(y);
      treated.push_back(g % 2);
      cluster.push_back(g);
      total += y;
    }
    means[g % 2].push_back(total / 5);
  }
  const auto r = ancova_clustered(outcome, treated, {}, cluster);
  REQUIRE(r.ok());
  const double v = sample_variance(means[1]) / 4 + sample_variance(means[0]) / 4;
  CHECK(r->se == Approx(std::sqrt(v)).epsilon(1e-12));
  CHECK(r->df == Approx(6).epsilon(1e-10));
}

TEST_CASE("effects of caseworkers as columns without a name: adjusted for and not reported") {
  const Study s = study();
  std::vector<Numbers> columns = s.columns;
  const auto effects = indicator_columns(s.caseworker);
  columns.insert(columns.end(), effects.begin(), effects.end());
  const auto r = ols_clustered(s.outcome, columns, names, s.caseworker);
  REQUIRE(r.ok());
  CHECK(r->coefficients.size() == 3);
  CHECK(r->k == 11);
  CHECK(r->coefficients[1].interval.has_value());
  // Every cluster has an effect of its own, so leaving one out loses it.
  CHECK(ols_clustered(s.outcome, columns, names, s.caseworker, 0.95, ClusterError::cr3).why().reason ==
        Reason::few_clusters);
}

TEST_CASE("difference in differences: pooled CR2 by unit is Welch on the changes") {
  Numbers pre;
  Numbers post;
  std::vector<int> treated;
  for (int i = 0; i < 30; ++i) {
    treated.push_back(i % 3 == 0 ? 1 : 0);
    pre.push_back(i * 7 % 11);
    post.push_back(i * 5 % 13 + i % 3);
  }
  const auto change = difference_in_differences(pre, post, treated);
  const auto pooled = pooled_difference_in_differences(pre, post, treated);
  REQUIRE(pooled.ok());
  CHECK(pooled->estimate == Approx(change->estimate).epsilon(1e-12));
  CHECK(pooled->se == Approx(change->se).epsilon(1e-11));
  CHECK(pooled->n == 30);
}

TEST_CASE("hundreds of clusters cost no more than their rows") {
  const Study s = study(400, 14);
  const auto r = ols_clustered(s.outcome, s.columns, names, s.caseworker);
  REQUIRE(r.ok());
  CHECK(r->clusters == 400);
}

TEST_CASE("intraclass correlation by hand: clusters (1,2,3) and (4,5,9)") {
  const auto r = intraclass_correlation(Numbers{1, 2, 3, 4, 5, 9}, std::vector<int>{7, 7, 7, 2, 2, 2});
  // Means 2 and 6 around 4: between = 3 (4 + 4) = 24 on 1; within = 2 + 14 = 16 on 4.
  CHECK(r->between == Approx(24).epsilon(1e-14));
  CHECK(r->within == Approx(4).epsilon(1e-14));
  CHECK(r->average_size == Approx(3).epsilon(1e-14));
  CHECK(r->icc == Approx(20.0 / 32).epsilon(1e-14));
  CHECK(r->explained_share == r->icc);
  CHECK(r->design_effect == Approx(1 + 2 * 0.625).epsilon(1e-14));
  CHECK(r->effective_n.value() == Approx(6 / 2.25).epsilon(1e-14));
  CHECK(r->f.value() == Approx(6).epsilon(1e-14));
  // Clusters that are alike: the correlation is negative and the share is none.
  const auto alike = intraclass_correlation(Numbers{1, 5, 2, 4, 3, 3}, std::vector<int>{1, 1, 2, 2, 3, 3});
  CHECK(alike->icc == Approx(-1).epsilon(1e-14));
  CHECK(alike->explained_share == 0);
  CHECK_FALSE(alike->effective_n.has_value());
  // Constant within: everything lies between.
  const auto constant = intraclass_correlation(Numbers{1, 1, 2, 2}, std::vector<int>{1, 1, 2, 2});
  CHECK(constant->icc == 1);
  CHECK_FALSE(constant->f.has_value());
}

TEST_CASE("clusters: what cannot be estimated says why") {
  const Study s = study();
  const std::vector<int> one(s.outcome.size(), 4);
  CHECK(ols_clustered(s.outcome, s.columns, names, one).why().reason == Reason::few_clusters);
  CHECK(ancova_clustered(s.outcome, s.treated, {}, one).why().reason == Reason::few_clusters);
  CHECK(ols_clustered(Numbers{}, {}, {}, {}).why().reason == Reason::too_few);
  CHECK(ols_clustered(Numbers{1}, {}, {}, std::vector<int>{1}).why().reason == Reason::too_few);
  CHECK(ols_clustered(Numbers(s.outcome.size(), 2.0), s.columns, names, s.caseworker).why().reason ==
        Reason::no_variation);
  CHECK(ols_clustered(s.columns[1], s.columns, names, s.caseworker).why().reason == Reason::no_variation);
  std::vector<Numbers> twice{s.columns[0], s.columns[0]};
  CHECK(ols_clustered(s.outcome, twice, names, s.caseworker).why().reason == Reason::singular);
  CHECK_THROWS_AS(ols_clustered(s.outcome, s.columns, names, std::vector<int>{1}), std::invalid_argument);
  // The treated all belong to one caseworker who treats nobody else: nothing says how caseworkers differ.
  std::vector<int> treated(s.treated.size());
  for (std::size_t i = 0; i < treated.size(); ++i) {
    treated[i] = s.caseworker[i] == s.caseworker[0] ? 1 : 0;
  }
  const auto lonely = ancova_clustered(s.outcome, treated, {}, s.caseworker);
  REQUIRE_FALSE(lonely.ok());
  CHECK(lonely.why().reason == Reason::few_clusters);
  Study large = s;
  for (double& v : large.outcome) {
    v *= 1e9;
  }
  for (double& v : large.columns[1]) {
    v *= 1e9;
  }
  CHECK(se(large, ClusterError::cr2) == Approx(1e9 * se(s, ClusterError::cr2)).epsilon(1e-9));

  const Numbers same(4, 1.0);
  const std::vector<int> groups{1, 1, 0, 0};
  CHECK(pooled_difference_in_differences(same, same, groups).why().reason == Reason::no_variation);
  CHECK(pooled_difference_in_differences(Numbers{1, 2, 3, 4}, Numbers{2, 3, 5, 6}, groups).why().reason ==
        Reason::no_variation);
  CHECK(pooled_difference_in_differences(Numbers{}, Numbers{}, {}).why().reason == Reason::too_few);
  CHECK(difference_in_differences(Numbers{}, Numbers{}, {}).why().reason == Reason::too_few);
  CHECK_THROWS_AS(pooled_difference_in_differences(Numbers{1}, Numbers{}, {}), std::invalid_argument);

  CHECK(intraclass_correlation(Numbers{}, {}).why().reason == Reason::too_few);
  CHECK(intraclass_correlation(Numbers{1}, std::vector<int>{1}).why().reason == Reason::too_few);
  CHECK(intraclass_correlation(Numbers{1, 2}, std::vector<int>{1, 1}).why().reason == Reason::few_clusters);
  CHECK(intraclass_correlation(Numbers{1, 2}, std::vector<int>{1, 2}).why().reason == Reason::too_few);
  CHECK(intraclass_correlation(same, groups).why().reason == Reason::no_variation);
  CHECK(intraclass_correlation(Numbers{1e9, 2e9, 4e9, 9e9}, groups).ok());
  CHECK_THROWS_AS(intraclass_correlation(same, std::vector<int>{1}), std::invalid_argument);
}

TEST_CASE("columns of labels: the smallest is the reference") {
  const std::vector<int> labels{5, -1, 5, 3};
  CHECK(levels_of(labels) == std::vector<int>{-1, 3, 5});
  const auto columns = indicator_columns(labels);
  REQUIRE(columns.size() == 2);
  CHECK(columns[0] == Numbers{0, 0, 0, 1});
  CHECK(columns[1] == Numbers{1, 0, 1, 0});
  CHECK(indicator_columns({}).empty());
  CHECK(indicator_columns(std::vector<int>{2, 2}).empty());
  CHECK(levels_of({}).empty());
  const std::vector<Numbers> a{{1, 2}, {3, 4}};
  const std::vector<Numbers> b{{10, 100}};
  const auto product = product_columns(a, b);
  REQUIRE(product.size() == 2);
  CHECK(product[1] == Numbers{30, 400});
  CHECK_THROWS_AS(product_columns(a, std::vector<Numbers>{{1}}), std::invalid_argument);
}
