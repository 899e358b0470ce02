#include "statistics/linear/regression.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

std::vector<std::string> names(std::size_t count) {
  return std::vector<std::string>(count, "x");
}

/// Largest relative deviation of coefficients and standard errors from the certified ones.
double deviation(const Regression& r, const Numbers& beta, const Numbers& se) {
  double worst = 0;
  for (std::size_t j = 0; j < beta.size(); ++j) {
    worst = std::max(worst, std::abs(r.coefficients[j].estimate / beta[j] - 1));
    worst = std::max(worst, std::abs(r.coefficients[j].se / se[j] - 1));
  }
  return worst;
}

}  // namespace

TEST_CASE("Longley: certified values of the NIST Statistical Reference Datasets") {
  const Numbers y{60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761,
                  66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551};
  const std::vector<Numbers> x{
      {83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7,
       116.9},
      {234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546, 482704,
       502601, 518173, 554894},
      {2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007},
      {1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827},
      {107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950, 123366,
       125368, 127852, 130081},
      {1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960, 1961, 1962}};
  const auto r = ols(y, x, names(6), 0.95, StandardError::classical);
  REQUIRE(r.ok());
  const Numbers beta{-3482258.63459582, 15.0618722713733,       -0.358191792925910E-01, -2.02022980381683,
                     -1.03322686717359, -0.511041056535807E-01, 1829.15146461355};
  const Numbers se{890420.383607373,  84.9149257747669,  0.334910077722432E-01, 0.488399681651699,
                   0.214274163161675, 0.226073200069370, 455.478499142212};
  CHECK(deviation(*r, beta, se) < 1e-10);
  CHECK(r->r_squared == Approx(0.995479004577296).epsilon(1e-13));
  CHECK(r->sigma == Approx(304.854073561965).epsilon(1e-12));
}

TEST_CASE("Filip: a polynomial of degree ten, certified values of the NIST Statistical Reference Datasets") {
  const Numbers y{0.8116, 0.9072, 0.9052, 0.9039, 0.8053, 0.8377, 0.8667, 0.8809, 0.7975, 0.8162, 0.8515,
                  0.8766, 0.8885, 0.8859, 0.8959, 0.8913, 0.8959, 0.8971, 0.9021, 0.909,  0.9139, 0.9199,
                  0.8692, 0.8872, 0.89,   0.891,  0.8977, 0.9035, 0.9078, 0.7675, 0.7705, 0.7713, 0.7736,
                  0.7775, 0.7841, 0.7971, 0.8329, 0.8641, 0.8804, 0.7668, 0.7633, 0.7678, 0.7697, 0.77,
                  0.7749, 0.7796, 0.7897, 0.8131, 0.8498, 0.8741, 0.8061, 0.846,  0.8751, 0.8856, 0.8919,
                  0.8934, 0.894,  0.8957, 0.9047, 0.9129, 0.9209, 0.9219, 0.7739, 0.7681, 0.7665, 0.7703,
                  0.7702, 0.7761, 0.7809, 0.7961, 0.8253, 0.8602, 0.8809, 0.8301, 0.8664, 0.8834, 0.8898,
                  0.8964, 0.8963, 0.9074, 0.9119, 0.9228};
  const Numbers at{
      -6.860120914, -4.324130045, -4.358625055, -4.358426747, -6.955852379, -6.661145254, -6.355462942,
      -6.118102026, -7.115148017, -6.815308569, -6.519993057, -6.204119983, -5.853871964, -6.109523091,
      -5.79832982,  -5.482672118, -5.171791386, -4.851705903, -4.517126416, -4.143573228, -3.709075441,
      -3.499489089, -6.300769497, -5.953504836, -5.642065153, -5.031376979, -4.680685696, -4.329846955,
      -3.928486195, -8.56735134,  -8.363211311, -8.107682739, -7.823908741, -7.522878745, -7.218819279,
      -6.920818754, -6.628932138, -6.323946875, -5.991399828, -8.781464495, -8.663140179, -8.473531488,
      -8.247337057, -7.971428747, -7.676129393, -7.352812702, -7.072065318, -6.774174009, -6.478861916,
      -6.159517513, -6.835647144, -6.53165267,  -6.224098421, -5.910094889, -5.598599459, -5.290645224,
      -4.974284616, -4.64454848,  -4.290560426, -3.885055584, -3.408378962, -3.13200249,  -8.726767166,
      -8.66695597,  -8.511026475, -8.165388579, -7.886056648, -7.588043762, -7.283412422, -6.995678626,
      -6.691862621, -6.392544977, -6.067374056, -6.684029655, -6.378719832, -6.065855188, -5.752272167,
      -5.132414673, -4.811352704, -4.098269308, -3.66174277,  -3.2644011};
  std::vector<Numbers> x(10, Numbers(at.size()));
  for (std::size_t i = 0; i < at.size(); ++i) {
    double power = 1;
    for (auto& column : x) {
      column[i] = power *= at[i];
    }
  }
  const auto r = ols(y, x, names(10), 0.95, StandardError::classical);
  REQUIRE(r.ok());
  const Numbers beta{-1467.48961422980,      -2772.17959193342,      -2316.37108160893,     -1127.97394098372,
                     -354.478233703349,      -75.1242017393757,      -10.8753180355343,     -1.06221498588947,
                     -0.670191154593408E-01, -0.246781078275479E-02, -0.402962525080404E-04};
  const Numbers se{298.084530995537,      559.779865474950,      466.477572127796,     227.204274477751,
                   71.6478660875927,      15.2897178747400,      2.23691159816033,     0.221624321934227,
                   0.142363763154724E-01, 0.535617408889821E-03, 0.896632837373868E-05};
  // The powers themselves are rounded to 16 digits, which leaves about seven of the coefficients.
  CHECK(deviation(*r, beta, se) < 1e-6);
  CHECK(r->r_squared == Approx(0.996727416185620).epsilon(1e-9));
  // With the tenth power twice there is nothing to tell apart.
  x.push_back(x.back());
  CHECK(ols(y, x, names(11)).why().reason == Reason::singular);
}

TEST_CASE("a column a billion away from zero, and one a billion times as large, leave the effect alone") {
  Numbers y;
  std::vector<Numbers> near(2);
  for (int i = 0; i < 60; ++i) {
    near[0].push_back(i % 2);
    near[1].push_back(i * 7 % 30);
    y.push_back(3 * (i % 2) + 0.25 * (i * 7 % 30) + i * 11 % 13);
  }
  std::vector<Numbers> far = near;
  for (double& v : far[1]) {
    v = v * 1e9 + 1e9;
  }
  std::vector<Numbers> shifted = near;
  for (double& v : shifted[1]) {
    v += 1e9;
  }
  Numbers large = y;
  for (double& v : large) {
    v *= 1e9;
  }
  const auto plain = ols(y, near, names(2));
  for (const auto& columns : {far, shifted}) {
    const auto r = ols(y, columns, names(2));
    REQUIRE(r.ok());
    CHECK(r->coefficients[1].estimate == Approx(plain->coefficients[1].estimate).epsilon(1e-9));
    CHECK(r->coefficients[1].se == Approx(plain->coefficients[1].se).epsilon(1e-9));
  }
  CHECK(ols(large, near, names(2))->coefficients[1].p.value() ==
        Approx(plain->coefficients[1].p.value()).epsilon(1e-9));
}

TEST_CASE("a frequency weight is the unit as often, for the coefficients") {
  const Numbers y{1, 3, 2, 5, 4, 6};
  const std::vector<Numbers> x{{0, 1, 0, 1, 1, 0}};
  const Numbers weights{2, 1, 1, 3, 1, 1};
  Numbers repeated_y;
  std::vector<Numbers> repeated_x(1);
  for (std::size_t i = 0; i < y.size(); ++i) {
    for (int times = 0; times < static_cast<int>(weights[i]); ++times) {
      repeated_y.push_back(y[i]);
      repeated_x[0].push_back(x[0][i]);
    }
  }
  const auto weighted = ols(y, x, names(1), 0.95, StandardError::hc2, weights);
  const auto repeated = ols(repeated_y, repeated_x, names(1));
  CHECK(weighted->coefficients[1].estimate == Approx(repeated->coefficients[1].estimate).epsilon(1e-13));
  CHECK(weighted->r_squared == Approx(repeated->r_squared).epsilon(1e-13));
  CHECK(ols(y, x, names(1), 0.95, StandardError::hc2, Numbers(6, 0.0)).why().reason == Reason::too_few);
  CHECK_THROWS_AS(ols(y, x, names(1), 0.95, StandardError::hc2, Numbers{1, 1, 1, 1, 1, -1}),
                  std::invalid_argument);
}
