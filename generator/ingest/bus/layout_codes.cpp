// The meanings that a code list of a layout may use. A new meaning is a value here and a use of it in cohort.
#include "ingest/bus/layout.hpp"

namespace werkthet::ingest {
namespace {

int of(EndReason reason) {
  return static_cast<int>(reason);
}
int of(Household household) {
  return static_cast<int>(household);
}
int of(Sex sex) {
  return static_cast<int>(sex);
}

std::map<Field, std::map<std::string, int>> make() {
  return {
      {Field::scheme,
       {{"general", 1},
        {"ioaw", 2},
        {"ioaz", 3},
        {"special_periodic", 11},
        {"special_once", 12},
        {"bbz", 14},
        {"special_allowance", 12}}},  // individual allowances beside a benefit: never income support
      {Field::household,
       {{"single", of(Household::single)},
        {"single_parent", of(Household::single_parent)},
        {"couple", of(Household::couple)},
        {"other", of(Household::other)}}},
      {Field::sex, {{"man", of(Sex::man)}, {"woman", of(Sex::woman)}}},
      {Field::exemption, {{"no", 0}, {"yes", 1}}},
      {Field::income_kind, {{"work", 1}, {"other", 0}}},
      {Field::income_exempted, {{"no", 0}, {"yes", 1}}},
      {Field::end_reason,
       {{"none", of(EndReason::none)},
        {"unknown", of(EndReason::unknown)},
        {"work_employed", of(EndReason::work_employed)},
        {"work_self", of(EndReason::work_self)},
        {"via_partner", of(EndReason::via_partner)},
        {"education", of(EndReason::education)},
        {"relationship", of(EndReason::relationship)},
        {"pension_age", of(EndReason::pension_age)},
        {"death", of(EndReason::death)},
        {"detention", of(EndReason::detention)},
        {"abroad", of(EndReason::abroad)},
        {"moved", of(EndReason::moved)},
        {"other_income", of(EndReason::other_income)},
        {"conduct", of(EndReason::conduct)},
        {"other", of(EndReason::other)}}},
  };
}

}  // namespace

const std::map<std::string, int>* canonical_codes(Field field) {
  static const std::map<Field, std::map<std::string, int>> table = make();
  const auto at = table.find(field);
  return at == table.end() ? nullptr : &at->second;
}

}  // namespace werkthet::ingest
