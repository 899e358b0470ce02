#pragma once
// How far apart two colours are to people: CIEDE2000 (CIE 142-2001, in the form of Sharma, Wu and Dalal 2005)
// between colours "#RRGGBB" as seen with normal sight and with full protanopia, deuteranopia and tritanopia
// (Machado, Oliveira and Fernandes 2009, severity 1.0). For tests of palettes.

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

namespace werkthet::test_support {

struct Lab {
  double l{};
  double a{};
  double b{};
};

using Rgb = std::array<double, 3>;  // linear
using Matrix3 = std::array<Rgb, 3>;

inline Rgb linear_rgb(const std::string& colour) {
  Rgb rgb{};
  for (std::size_t c = 0; c < 3; ++c) {
    const double value = std::stoi(colour.substr(1 + 2 * c, 2), nullptr, 16) / 255.0;
    rgb.at(c) = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  }
  return rgb;
}

inline Rgb times(const Matrix3& m, const Rgb& v) {
  Rgb result{};
  for (std::size_t i = 0; i < 3; ++i) {
    result.at(i) = m.at(i)[0] * v[0] + m.at(i)[1] * v[1] + m.at(i)[2] * v[2];
  }
  return result;
}

/// D65.
inline Lab lab_of(const Rgb& linear) {
  const Rgb xyz = times({{{0.4124564, 0.3575761, 0.1804375},
                          {0.2126729, 0.7151522, 0.0721750},
                          {0.0193339, 0.1191920, 0.9503041}}},
                        linear);
  const auto f = [](double t) {
    return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
  };
  const double x = f(xyz[0] / 0.95047);
  const double y = f(xyz[1]);
  const double z = f(xyz[2] / 1.08883);
  return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

inline double ciede2000(Lab one, Lab two) {
  const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180.0; };
  const auto seventh = [](double c) {
    return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7)));
  };
  const double chroma = (std::hypot(one.a, one.b) + std::hypot(two.a, two.b)) / 2.0;
  const double stretch = 1.0 + 0.5 * (1.0 - seventh(chroma));
  one.a *= stretch;
  two.a *= stretch;
  const double c1 = std::hypot(one.a, one.b);
  const double c2 = std::hypot(two.a, two.b);
  const auto hue = [](const Lab& lab) {
    const double degrees =
        lab.a == 0.0 && lab.b == 0.0 ? 0.0 : std::atan2(lab.b, lab.a) * 180.0 / std::numbers::pi;
    return degrees < 0.0 ? degrees + 360.0 : degrees;
  };
  const double h1 = hue(one);
  const double h2 = hue(two);
  const bool grey = c1 * c2 == 0.0;
  const double turn = h2 - h1;
  const double dh = grey ? 0.0 : std::abs(turn) <= 180.0 ? turn : turn > 180.0 ? turn - 360.0 : turn + 360.0;
  const double d_hue = 2.0 * std::sqrt(c1 * c2) * std::sin(radians(dh / 2.0));
  const double mean_l = (one.l + two.l) / 2.0;
  const double mean_c = (c1 + c2) / 2.0;
  const double sum = h1 + h2;
  const double mean_h = grey                      ? sum
                        : std::abs(turn) <= 180.0 ? sum / 2.0
                        : sum < 360.0             ? (sum + 360.0) / 2.0
                                                  : (sum - 360.0) / 2.0;
  const double t = 1.0 - 0.17 * std::cos(radians(mean_h - 30.0)) + 0.24 * std::cos(radians(2.0 * mean_h)) +
                   0.32 * std::cos(radians(3.0 * mean_h + 6.0)) -
                   0.20 * std::cos(radians(4.0 * mean_h - 63.0));
  const double theta = 30.0 * std::exp(-std::pow((mean_h - 275.0) / 25.0, 2));
  const double sl = 1.0 + 0.015 * std::pow(mean_l - 50.0, 2) / std::sqrt(20.0 + std::pow(mean_l - 50.0, 2));
  const double sc = 1.0 + 0.045 * mean_c;
  const double sh = 1.0 + 0.015 * mean_c * t;
  const double rt = -std::sin(radians(2.0 * theta)) * 2.0 * seventh(mean_c);
  const double l = (two.l - one.l) / sl;
  const double c = (c2 - c1) / sc;
  const double h = d_hue / sh;
  return std::sqrt(l * l + c * c + h * h + rt * c * h);
}

/// The smallest difference between two colours over normal sight and the three kinds of colour blindness.
inline double least_difference(const std::string& one, const std::string& two) {
  constexpr std::array<Matrix3, 4> sights{
      {{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
       {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
       {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
       {{{1.255528, -0.076749, -0.178779},
         {-0.078411, 0.930809, 0.147602},
         {0.004733, 0.691367, 0.303900}}}}};
  double least = 1000.0;
  for (const Matrix3& sight : sights) {
    const auto seen = [&](const std::string& colour) {
      Rgb rgb = times(sight, linear_rgb(colour));
      for (double& channel : rgb) {
        channel = std::clamp(channel, 0.0, 1.0);
      }
      return lab_of(rgb);
    };
    least = std::min(least, ciede2000(seen(one), seen(two)));
  }
  return least;
}

}  // namespace werkthet::test_support
