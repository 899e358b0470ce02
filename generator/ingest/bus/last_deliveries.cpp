#include "ingest/bus/last_deliveries.hpp"

#include <cstring>
#include <utility>

namespace werkthet::ingest {

std::shared_ptr<DeliveryFile> LastDeliveries::shared(DeliveryFile file) {
  // Weakly: a delivery may outlive this, and this holds deliveries.
  return {new DeliveryFile(std::move(file)), [home = weak_from_this()](DeliveryFile* done) {
            const std::unique_ptr<DeliveryFile> owned(done);
            std::vector<ParsedRecord>& records = done->parsed.records;
            if (!records.empty()) {  // the memory of an empty one is a null pointer
              ::explicit_bzero(static_cast<void*>(records.data()), records.size() * sizeof(ParsedRecord));
            }
            if (const auto here = home.lock()) {
              here->take_back(done->parsed);
            }
          }};
}

void LastDeliveries::remember(std::uint8_t sender, std::shared_ptr<const DeliveryFile> file) {
  const std::lock_guard lock(mutex_);
  last_[sender].swap(file);  // what was there goes when the argument goes, behind the lock
}

std::shared_ptr<const DeliveryFile> LastDeliveries::of(std::uint8_t sender) {
  const std::lock_guard lock(mutex_);
  return last_[sender];
}

RecordSpace LastDeliveries::space() {
  const std::lock_guard lock(mutex_);
  if (spaces_.empty()) {
    return {};
  }
  RecordSpace space = std::move(spaces_.back());
  spaces_.pop_back();
  return space;
}

void LastDeliveries::take_back(ParsedDelivery& delivery) {
  RecordSpace space{std::move(delivery.records), std::move(delivery.texts.prints)};
  space.records.clear();
  space.prints.clear();
  const std::lock_guard lock(mutex_);
  spaces_.push_back(std::move(space));
}

}  // namespace werkthet::ingest
