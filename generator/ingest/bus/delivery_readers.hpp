#pragma once
// The three forms of a delivery, each a loop that finds fields and gives them to a DeliveryBuilder. Only
// delivery_file.cpp calls these. They throw core::Error{input} for a file that cannot be read to its end.

#include "ingest/bus/delivery_file.hpp"

#include <string_view>

namespace werkthet::ingest {

class XmlEvents;

/// Where the reader is, worked out only when somebody asks: counting columns for every field would cost more
/// than reading it.
class Where {
 public:
  /// A record of a text file: its line, its first byte and the field that is being read.
  void record(std::uint64_t line, const char* begin) {
    line_ = line;
    begin_ = begin;
    at_ = begin;
  }
  void field(const char* at) { at_ = at; }
  void xml(const XmlEvents* events) { events_ = events; }
  [[nodiscard]] core::Place place() const;
  /// Of a text file: the line on which the record begins.
  [[nodiscard]] std::uint64_t line() const { return line_; }

 private:
  std::uint64_t line_{};
  const char* begin_{};
  const char* at_{};
  const XmlEvents* events_{};
};

void read_xml(ByteStream& stream, const Layout& layout, const DeliveryCaps& caps, Report& report,
              DeliveryBuilder& builder, Where& where);
/// `last`: as for read_delivery().
void read_csv_records(ByteStream& stream, const Layout& layout, const DeliveryForm& form,
                      const DeliveryCaps& caps, Report& report, const ParsedDelivery* last,
                      DeliveryBuilder& builder, Where& where);
void read_fixed_records(ByteStream& stream, const Layout& layout, const DeliveryCaps& caps, Report& report,
                        const ParsedDelivery* last, DeliveryBuilder& builder, Where& where);

/// Fields of one record to the builder, also for pairs: the benefit, then each person that is there.
class RecordWriter {
 public:
  struct Column {
    Meaning meaning;
    std::string_view text;
    const char* at{};
  };
  RecordWriter(const Layout& layout, DeliveryBuilder& builder, Where& where)
      : layout_(layout), builder_(builder), where_(where) {}
  /// A record whose columns are all known.
  void write(const std::vector<Column>& columns);

 private:
  void set(const Column& column) {
    where_.field(column.at);
    builder_.set(column.meaning.field, column.text);
  }
  const Layout& layout_;
  DeliveryBuilder& builder_;
  Where& where_;
};

}  // namespace werkthet::ingest
