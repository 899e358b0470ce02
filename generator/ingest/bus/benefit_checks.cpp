#include "ingest/bus/benefit_checks.hpp"

#include <algorithm>

namespace werkthet::ingest {

void BenefitChecks::look(const ParsedRecord& record, BenefitIndex benefit) {
  const std::uint32_t at = records_++;
  if (benefit == nobody) {
    return;
  }
  if (benefit >= met_.size()) {
    met_.resize(std::max<std::size_t>(benefit + 1, met_.size() * 9 / 8));
  }
  Met& met = met_[benefit];
  const bool shared = met.stamp == stamp_ + 1;
  if (met.stamp != stamp_ && !shared) {
    met = {stamp_, at};
    if (const RecordChecks::Broken broken = RecordChecks::look_alone(record); broken != 0) {
      suspects_.push_back({at, benefit, broken});
    }
    return;
  }
  if (!shared) {
    shared_.push_back(met.place);
    met = {stamp_ + 1, static_cast<std::uint32_t>(shared_.size() - 1)};
    joins_.emplace_back(shared_.back(), met.place);
  }
  joins_.emplace_back(at, met.place);
}

void BenefitChecks::finish(const ParsedDelivery& delivery, Report& report) {
  RecordChecks checks;
  for (const Suspect& one : suspects_) {
    if (met_[one.benefit].stamp == stamp_) {
      checks.broken(one.broken, {delivery.records[one.record].line, 0});
    }
  }
  std::vector<RecordChecks::Benefit> benefits(shared_.size());
  for (const auto& [record, place] : joins_) {
    RecordChecks::join(benefits[place], delivery.records[record]);
  }
  for (std::size_t i = 0; i < benefits.size(); ++i) {
    if (const RecordChecks::Broken broken = RecordChecks::look(benefits[i]); broken != 0) {
      checks.broken(broken, {delivery.records[shared_[i]].line, 0});
    }
  }
  checks.finish(delivery.found, report);
  suspects_.clear();
  shared_.clear();
  joins_.clear();
  records_ = 0;
  stamp_ += 2;
}

}  // namespace werkthet::ingest
