#pragma once
// Deliveries in order become one register: keys become indexes, and months in a row that say the same become
// one row. Everything here runs once per record, so look-ups are avoided where the files help: a delivery
// keeps the order of the last one, and 19 of 20 records are the ones expected next.

#include "ingest/bus/benefit_checks.hpp"
#include "ingest/bus/record.hpp"
#include "ingest/directory.hpp"
#include "ingest/flat_index.hpp"
#include "ingest/input.hpp"
#include "ingest/pseudonym.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::ingest {

class RegisterBuilder {
 public:
  RegisterBuilder(Directory& directory, const Pseudonymiser& pseudonyms)
      : directory_(directory), pseudonyms_(pseudonyms) {}
  ~RegisterBuilder();
  RegisterBuilder(const RegisterBuilder&) = delete;
  RegisterBuilder& operator=(const RegisterBuilder&) = delete;

  /// Goes on from rows of earlier months (the cache). Before the first add().
  void resume(std::vector<BusRow> rows);
  /// One delivery; months come in order. Records of a history (every benefit since the first) are told month
  /// by month, as deliveries of those months would have told them. What only shows when the records of a
  /// benefit are together goes to the report of the delivery.
  void add(std::shared_ptr<const ParsedDelivery> delivery, core::Month month, Layout::Covers covers,
           Report& report);
  /// How many rows there will be at most, all deliveries together: memory that is not used costs nothing, and
  /// copying rows while their number grows would need it twice.
  void expect(std::size_t rows);
  [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(rows_.size()); }
  /// The rows, by first month and then by order of telling.
  [[nodiscard]] std::vector<BusRow> finish();

 private:
  static constexpr std::uint32_t no_row = 0xFFFFFFFFU;
  /// What a record became: whose it is, and the row that says what it says.
  struct Standing {
    PersonIndex person{nobody};
    BenefitIndex benefit{nobody};
    std::uint32_t run{no_row};  ///< no_row: still to be told, or gone on to the next delivery
    bool open{};                ///< the row is marked as going on
  };
  /// The last delivery of a sender. Its rows may be open: how often they repeat is written when they end.
  struct Sender {
    std::shared_ptr<const ParsedDelivery> last;
    std::vector<Standing> standing;  ///< per record of `last`
    core::Month month;
  };

  [[nodiscard]] Standing look_up(const ParsedRecord& record, const std::string& municipality);
  void recognise(const ParsedDelivery& delivery, core::Month month, Sender& sender);
  void close(const Sender& sender);
  void prefetch_newest(PersonIndex person) const;
  void prefetch_row(PersonIndex person) const;
  /// The row that says this: one of the person that ended a month ago and goes on, or a new one.
  [[nodiscard]] std::uint32_t tell(const BusRow& row);
  void tell_history(const BusRow& row, core::Month month);
  void link(std::uint32_t run);

  Directory& directory_;
  const Pseudonymiser& pseudonyms_;
  FlatIndex<std::uint32_t> persons_;                  ///< citizen number to index
  std::map<std::string, Sender> senders_;             ///< by reporter and municipality
  std::map<std::string, FlatIndex<Key16>> benefits_;  ///< by municipality
  std::vector<BusRow> rows_;
  std::vector<std::uint32_t> newest_;   ///< per person the row that was begun last
  std::vector<std::uint32_t> older_;    ///< per row the one before it of the same person that may go on
  std::vector<Standing> standing_;      ///< of the delivery that is being added
  std::vector<std::uint32_t> changed_;  ///< its records that say something else than a month ago
  BenefitChecks checks_;
};

}  // namespace werkthet::ingest
