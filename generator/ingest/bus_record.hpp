#pragma once
// From fields to benefit records, for every kind of delivery file: the XML and the CSV reader only say which
// field holds which text and where parts begin and end. Fields may come in any order within their part, since
// the official order is not known. Persons and benefits are numbered within the file; deliveries.cpp joins
// them over files.

#include "ingest/input.hpp"
#include "ingest/layout.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/report.hpp"

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace werkthet::ingest {

/// What one delivery file holds. Person and benefit of a row index `persons` and `benefits` here.
struct ParsedDelivery {
  Delivery delivery;
  std::int64_t sequence{1};
  std::vector<BusRow> rows;
  std::vector<Pseudonym> persons;
  std::vector<std::string> benefits;
  std::array<bool, field_count> found{};  ///< which fields the file has
};

class DeliveryBuilder {
 public:
  /// `where` gives the place of the value being set.
  DeliveryBuilder(const Layout& layout, Pseudonymiser& pseudonyms, Report& report,
                  std::function<core::Place()> where);

  void begin(Part part);
  void end(Part part);
  /// One field; the text is trimmed here and a filler counts as absent.
  void set(Field field, std::string_view text);
  /// The file as a whole; fails the report when it has no month. Rows get their month here.
  [[nodiscard]] ParsedDelivery finish();

 private:
  core::Place place(Field field) const;
  void header(Field field, std::string_view value);
  void person_number(std::string_view value);
  void amount(std::string_view value);
  std::optional<core::Date> date(Field field, std::string_view value);
  int code(Field field, std::string_view value, int otherwise);
  void flush_income();
  void end_person();
  void end_benefit();

  const Layout& layout_;
  Pseudonymiser& pseudonyms_;
  Report& report_;
  std::function<core::Place()> where_;
  ParsedDelivery parsed_;
  std::unordered_map<Pseudonym, PersonIndex, PseudonymHash> persons_;
  std::unordered_map<std::string, BenefitIndex> benefits_;
  std::optional<int> year_;
  std::optional<int> month_;
  bool in_benefit_{false};
  bool in_person_{false};
  std::size_t first_of_benefit_{};
  std::string registration_;
  std::uint8_t scheme_{};
  Household household_{};
  BusRow row_;
  bool numbered_{false};  ///< a citizen number was seen for this person, usable or not
  core::Place person_place_;
  std::optional<bool> income_work_;
  std::optional<std::int32_t> income_amount_;
};

}  // namespace werkthet::ingest
