#include "statistics/distributions.hpp"

#include "statistics/numerics.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {
namespace {

namespace bm = boost::math;
using Policy = bm::policies::policy<bm::policies::promote_double<false>>;
using Normal = bm::normal_distribution<double, Policy>;
using StudentT = bm::students_t_distribution<double, Policy>;
using NoncentralT = bm::non_central_t_distribution<double, Policy>;
using ChiSquare = bm::chi_squared_distribution<double, Policy>;
using FisherF = bm::fisher_f_distribution<double, Policy>;
using Beta = bm::beta_distribution<double, Policy>;
using Binomial = bm::binomial_distribution<double, Policy>;

void require_probability(double p) {
  detail::require(p > 0 && p < 1, "a probability must lie between 0 and 1");
}

void require_df(double df) {
  detail::require(std::isfinite(df) && df > 0, "degrees of freedom must be positive");
}

void require_draws(double k, double n, double p) {
  detail::require(std::isfinite(n) && k >= 0 && k <= n, "a binomial count must lie between 0 and n");
  require_probability(p);
}

void require_number(double x) {
  detail::require(std::isfinite(x), "a statistic must be finite");
}

}  // namespace

double normal_quantile(double p) {
  require_probability(p);
  return bm::quantile(Normal(), p);
}

double normal_cdf(double z) {
  require_number(z);
  return bm::cdf(Normal(), z);
}

double normal_upper_p(double z) {
  require_number(z);
  return bm::cdf(bm::complement(Normal(), z));
}

double normal_two_sided_p(double z) {
  return 2 * normal_upper_p(std::abs(z));
}

double normal_critical(double confidence) {
  detail::require_confidence(confidence);
  return -normal_quantile((1 - confidence) / 2);
}

double t_quantile(double p, double df) {
  require_probability(p);
  require_df(df);
  return bm::quantile(StudentT(df), p);
}

double t_upper_p(double t, double df) {
  require_number(t);
  require_df(df);
  return bm::cdf(bm::complement(StudentT(df), t));
}

double t_two_sided_p(double t, double df) {
  return 2 * t_upper_p(std::abs(t), df);
}

double t_critical(double confidence, double df) {
  detail::require_confidence(confidence);
  return -t_quantile((1 - confidence) / 2, df);
}

double noncentral_t_upper_p(double t, double df, double ncp) {
  require_number(t);
  require_number(ncp);
  require_df(df);
  constexpr double far = 1e4;  // the series behind the distribution needs more terms the further out it is
  if (ncp < -far) {
    return 1 - noncentral_t_upper_p(-t, df, -ncp);
  }
  if (ncp > far) {  // the normal part no longer matters beside the noncentrality: T > t when chi < ncp / t
    const double ratio = std::min(ncp / std::max(t, 1e-100), 1e100);
    return t <= 0 ? 1.0 : 1 - chi_square_upper_p(df * ratio * ratio, df);
  }
  return bm::cdf(bm::complement(NoncentralT(df, ncp), t));
}

double chi_square_upper_p(double x, double df) {
  require_number(x);
  require_df(df);
  detail::require(x >= 0, "a chi-square statistic must not be negative");
  return bm::cdf(bm::complement(ChiSquare(df), x));
}

double chi_square_quantile(double p, double df) {
  require_probability(p);
  require_df(df);
  return bm::quantile(ChiSquare(df), p);
}

double f_upper_p(double f, double df1, double df2) {
  require_number(f);
  require_df(df1);
  require_df(df2);
  detail::require(f >= 0, "an F statistic must not be negative");
  return bm::cdf(bm::complement(FisherF(df1, df2), f));
}

double beta_quantile(double p, double a, double b) {
  require_probability(p);
  detail::require(std::isfinite(a) && a > 0 && std::isfinite(b) && b > 0, "a beta shape must be positive");
  return bm::quantile(Beta(a, b), p);
}

double binomial_cdf(double k, double n, double p) {
  require_draws(k, n, p);
  return bm::cdf(Binomial(n, p), k);
}

double binomial_probability(double k, double n, double p) {
  require_draws(k, n, p);
  return bm::pdf(Binomial(n, p), k);
}

}  // namespace werkthet::statistics
