#pragma once
// The records of a delivery that stood in an earlier one of the same sender letter for letter: taken over
// instead of read. For rows of a table only, where a record is one line and the header fields stand side by
// side in it. What is taken over was sound when it was read; what depends on the month is looked at again
// (DeliveryBuilder::repeat).

#include "ingest/bus/expected_place.hpp"
#include "ingest/bus/record.hpp"
#include "ingest/bus/record_texts.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace werkthet::ingest {

class RepeatedRecords {
 public:
  /// `last`: an earlier delivery of the same sender, read with the same layout and form; nullptr when there
  /// is none.
  RepeatedRecords(DeliveryBuilder& builder, const ParsedDelivery* last) : builder_(builder), last_(last) {}

  /// Begins once it is known what stands where. Until then nothing is taken over or remembered.
  void begin(std::string columns);
  [[nodiscard]] bool begun() const { return begun_; }
  /// Whether the header fields of a record are as in the record that was read last in this file.
  [[nodiscard]] bool same_header(std::string_view text) const { return text == header_; }
  [[nodiscard]] std::size_t header_length() const { return header_.size(); }
  /// A record with such header fields and this print: true when it was taken over and need not be read.
  [[nodiscard]] bool take(const Key16& print, std::uint64_t line);
  /// A record was read: its header fields and its print.
  void read(std::string_view header, const Key16& print);

 private:
  DeliveryBuilder& builder_;
  const ParsedDelivery* last_;
  RecordTexts* texts_{};
  std::string header_;
  ExpectedPlace place_;  ///< in the last delivery
  bool begun_{};
};

}  // namespace werkthet::ingest
