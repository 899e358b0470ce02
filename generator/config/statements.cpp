#include "config/statements.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace werkthet::config {

bool has_middle(const Scale& scale) {
  const bool whole = std::floor(scale.min) == scale.min && std::floor(scale.max) == scale.max;
  return !whole || std::fmod(scale.max - scale.min, 2.0) == 0.0;
}

std::optional<Side> side_of(const Scale& scale, double answer) {
  const double middle = (scale.min + scale.max) / 2.0;
  if (answer == middle) {
    return has_middle(scale) ? std::optional(Side::middle) : std::nullopt;
  }
  return answer < middle ? Side::low : Side::high;
}

std::vector<Statement> statements_of(const Study& study, const std::string& scale) {
  std::vector<Statement> found;
  std::copy_if(study.statements.begin(), study.statements.end(), std::back_inserter(found),
               [&](const Statement& statement) { return statement.scale == scale; });
  return found;
}

}  // namespace werkthet::config
