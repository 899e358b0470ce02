#pragma once
// The delivery of each sender that was read last, by whichever thread, for recognising its records in the
// next one (repeated_records.hpp). And the memory of deliveries that nobody needs any more, emptied for the
// next file: files of a study are alike in size, and memory that is given back and asked for again is either
// made ready anew by the system every time or kept twice.

#include "ingest/bus/delivery_file.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace werkthet::ingest {

class LastDeliveries : public std::enable_shared_from_this<LastDeliveries> {
 public:
  /// A delivery to be shared. When its last holder lets go, its citizen numbers are overwritten.
  [[nodiscard]] std::shared_ptr<DeliveryFile> shared(DeliveryFile file);
  void remember(std::uint8_t sender, std::shared_ptr<const DeliveryFile> file);
  /// nullptr when there is none.
  [[nodiscard]] std::shared_ptr<const DeliveryFile> of(std::uint8_t sender);
  /// For the records of the next file.
  [[nodiscard]] RecordSpace space();

 private:
  void take_back(ParsedDelivery& delivery);

  std::mutex mutex_;
  std::map<std::uint8_t, std::shared_ptr<const DeliveryFile>> last_;
  std::vector<RecordSpace> spaces_;
};

}  // namespace werkthet::ingest
