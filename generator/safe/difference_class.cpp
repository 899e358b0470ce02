#include "safe/difference_class.hpp"

#include "core/format.hpp"

#include <array>
#include <cmath>

namespace werkthet::safe {
namespace {

constexpr double small_from = 0.10;
constexpr double large_from = 0.25;

}  // namespace

DifferenceClass difference_class(double standardised) {
  const double d = std::abs(standardised);
  if (d < small_from) {
    return DifferenceClass::negligible;
  }
  return d < large_from ? DifferenceClass::small : DifferenceClass::large;
}

core::Bilingual difference_words(DifferenceClass in) {
  switch (in) {
    case DifferenceClass::negligible:
      return {"verwaarloosbaar", "negligible"};
    case DifferenceClass::small:
      return {"klein", "small"};
    case DifferenceClass::large:
      break;
  }
  return {"let op", "note"};
}

std::optional<DifferenceClass> difference_class_of(const Cell& cell) {
  constexpr std::array<DifferenceClass, 3> all{DifferenceClass::negligible, DifferenceClass::small,
                                               DifferenceClass::large};
  if (cell.kind() == Cell::Kind::text) {
    for (const DifferenceClass in : all) {
      if (cell.text().nl == difference_words(in).nl) {
        return in;
      }
    }
  }
  return std::nullopt;
}

std::string difference_limit(DifferenceClass in, core::Language language) {
  switch (in) {
    case DifferenceClass::negligible:
      return core::number(small_from, 2, language);
    case DifferenceClass::small:
      return core::number(large_from, 2, language);
    case DifferenceClass::large:
      break;
  }
  return {};
}

}  // namespace werkthet::safe
