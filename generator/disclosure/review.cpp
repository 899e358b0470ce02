#include "disclosure/review.hpp"

namespace werkthet::disclosure {

std::vector<ReviewPoint> review_points(const Released& released, const config::Study& study,
                                       std::size_t without_ledger) {
  const config::Disclosure standard;
  std::vector<ReviewPoint> points;
  if (study.disclosure.min_cell < standard.min_cell) {
    points.push_back({"min_cell", "min_cell is " + std::to_string(study.disclosure.min_cell) +
                                      ", below 10, for this reason: " + study.disclosure.reason_below_10});
  }
  if (study.disclosure.rounding < standard.rounding) {
    points.push_back(
        {"rounding", "counts are rounded to " + std::to_string(study.disclosure.rounding) + " and not to ten"});
  }
  if (!released.proof.exposed.empty()) {
    points.push_back({"exposed", std::to_string(released.proof.exposed.size()) +
                                     " hidden counts follow from what earlier releases printed; "
                                     "disclosure.csv names them"});
  }
  if (without_ledger > 0) {
    points.push_back({"history", std::to_string(without_ledger) +
                                     " earlier releases left no ledger.json, and are not held against this one"});
  }
  return points;
}

}  // namespace werkthet::disclosure
