#pragma once
// From fields to benefit records, for every kind of delivery file: the XML, CSV and fixed-width readers only
// say which field holds which text and where parts begin and end. Fields may come in any order within their
// part, since the official order is not known. Keys stay what the file says here; merge.hpp turns them into
// indexes over all files.

#include "ingest/bus/layout.hpp"
#include "ingest/bus/parsed_record.hpp"
#include "ingest/bus/record_checks.hpp"
#include "ingest/bus/record_texts.hpp"
#include "ingest/flat_index.hpp"
#include "ingest/input.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/report.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::ingest {

/// What a file says about itself. Empty or absent where it says nothing.
struct DeliveryHeader {
  std::optional<int> year;
  std::optional<int> month;
  std::string reporter;
  std::string municipality;
  std::optional<std::int64_t> sequence;
  std::optional<core::Date> received;
  friend bool operator==(const DeliveryHeader&, const DeliveryHeader&) = default;
};

/// What one delivery file holds.
struct ParsedDelivery {
  DeliveryHeader header;
  std::vector<ParsedRecord> records;
  std::array<bool, field_count> found{};  ///< which fields the file has
  DeliveryTotals totals;
  std::uint8_t sender{};  ///< position in BusData::senders
  bool scattered{};   ///< the persons of a benefit may stand anywhere in it: benefit_checks.hpp looks at them
  RecordTexts texts;  ///< of the records, where they are rows of a table
};

/// Memory for the records of a delivery, from one that was read before: empty, and large enough for most.
struct RecordSpace {
  std::vector<ParsedRecord> records;
  std::vector<Key16> prints;
};

class DeliveryBuilder {
 public:
  /// `where` gives the place of the value being set. `header_only`: stop as soon as the header is known (see
  /// done()).
  DeliveryBuilder(const Layout& layout, Report& report, std::function<core::Place()> where,
                  bool header_only = false);

  /// How to ask for the line alone, which is cheaper than a place; without it some problems name no line.
  void lines(std::function<std::uint64_t()> line) { line_ = std::move(line); }
  void begin(Part part);
  void end(Part part);
  /// A record whose fields all stand side by side, as in a row of a table: cheaper than two parts.
  void begin_record(std::uint64_t line) {
    inner_ = Current{};
    inner_.record.line = line & 0x7FFFFFFFU;
    current_ = &inner_;
    said_before_ = report_.said();
  }
  void end_record();
  /// A record that stood in an earlier delivery with the same text, and said this. False when it breaks a
  /// rule in this month: then it has to be read, to say so.
  [[nodiscard]] bool repeat(const ParsedRecord& before, const Key16& print, std::uint64_t line);
  /// The texts of the records of this delivery, and the print of the record that ended last.
  [[nodiscard]] RecordTexts& remember() { return parsed_.texts; }
  void remember(const Key16& print);
  /// Where to put the records, and about how many will come. Before the first.
  void prepare(RecordSpace space, std::size_t records) {
    parsed_.records = std::move(space.records);
    parsed_.texts.prints = std::move(space.prints);
    parsed_.records.reserve(records);
    parsed_.texts.prints.reserve(records);
  }
  /// One field; the text is trimmed here and a filler counts as absent.
  void set(Field field, std::string_view text);
  /// A field of the header that the study gives because the file does not have it.
  void assume(Field field, std::string_view text) { header(field, text); }
  /// Nothing more has to be read: the header is known and only that was asked, or the report failed.
  [[nodiscard]] bool done() const { return done_ || report_.failed(); }
  /// What was read. Totals need the month: `month` is that of the delivery.
  [[nodiscard]] ParsedDelivery finish(core::Month month);
  [[nodiscard]] const DeliveryHeader& header() const { return parsed_.header; }

 private:
  using Mask = FieldMask;

  struct Current {
    ParsedRecord record;
    Mask given{};          ///< fields with a value
    std::uint64_t line{};  ///< where a record with something wrong ends; 0: not kept
    std::uint64_t column{};
  };

  [[nodiscard]] core::Place place(Field field) const;
  void header(Field field, std::string_view value);
  void month_known();
  void person_number(std::string_view value);
  void amount(Field field, std::string_view value);
  [[nodiscard]] core::MaybeDate date(Field field, std::string_view value);
  [[nodiscard]] int code(Field field, std::string_view value, int otherwise);
  void flush_income();
  void begin_inner();
  void end_inner();
  void end_outer();
  void identify_by_persons();
  void complete(Current& record);
  [[nodiscard]] RecordChecks::Spot spot(const Current& record) const;
  void check(const Current& record);
  void keep(const ParsedRecord& record);
  void check_benefit();

  const Layout& layout_;
  Report& report_;
  std::function<core::Place()> where_;
  std::function<std::uint64_t()> line_;
  Part inner_part_;
  Part outer_part_;
  bool together_;   ///< the persons of a benefit stand in one record of the file
  bool scattered_;  ///< they may stand anywhere in it; of a month only: a history mixes what was so at
                    ///< several times
  bool header_only_;
  bool done_{};
  ParsedDelivery parsed_;
  std::array<std::string, 8> header_texts_;  ///< the last text of each header field: rows of a CSV repeat it
  Current outer_;                            ///< fields between the outer and the inner part
  Current inner_;
  Current* current_{&outer_};
  std::vector<Current>
      staged_;  ///< inner parts of the open outer part, with fields of the outer still to come
  bool in_outer_{};
  bool in_inner_{};
  std::optional<bool> income_work_;
  std::optional<std::int32_t> income_amount_;
  RecordChecks checks_;
  core::MaybeDate month_first_;  ///< first and last day of the month of the file, as soon as it is known
  core::MaybeDate month_last_;
  std::size_t without_month_{};  ///< records from the first on that were read before that
  std::uint64_t said_before_{};  ///< what the report had said before the record
  bool sound_{};                 ///< nothing was wrong with the record that ended last
};

}  // namespace werkthet::ingest
