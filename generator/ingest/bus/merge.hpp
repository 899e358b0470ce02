#pragma once
// Deliveries in order become one register: keys become indexes, and months in a row that say the same become one row.
// Everything here runs once per record, so look-ups are avoided where the files help: a delivery keeps the order of the
// last one, and 19 of 20 records are the ones expected next.

#include "ingest/bus/record.hpp"
#include "ingest/directory.hpp"
#include "ingest/flat_index.hpp"
#include "ingest/input.hpp"
#include "ingest/pseudonym.hpp"

#include <cstdint>
#include <map>
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
  /// One delivery; months come in order. Records of a history (every benefit since the first) are told month by month,
  /// as deliveries of those months would have told them.
  void add(const ParsedDelivery& delivery, core::Month month, Layout::Covers covers);
  [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(rows_.size()); }
  /// The rows, by first month and then by order of telling.
  [[nodiscard]] std::vector<BusRow> finish();

 private:
  /// Who stood at a place in the last delivery of the same sender.
  struct Expected {
    Key16 benefit_key;
    std::uint32_t person_key{};
    PersonIndex person{};
    BenefitIndex benefit{};
  };
  struct Sender {
    std::vector<Expected> order;
  };

  [[nodiscard]] Expected identify(const ParsedRecord& record, Sender& sender, const std::string& municipality,
                                  std::size_t& cursor);
  void prefetch(PersonIndex person) const;
  void tell(const BusRow& row);
  void tell_history(const BusRow& row, core::Month month);
  void link(std::uint32_t run);

  Directory& directory_;
  const Pseudonymiser& pseudonyms_;
  FlatIndex<std::uint32_t> persons_;       ///< citizen number to index
  std::map<std::string, Sender> senders_;  ///< by reporter and municipality
  std::map<std::string, FlatIndex<Key16>> benefits_;  ///< by municipality
  std::vector<BusRow> rows_;
  std::vector<std::uint32_t> newest_;  ///< per person the row that was begun last
  std::vector<std::uint32_t> older_;   ///< per row the one before it of the same person
  std::vector<Expected> next_order_;
};

}  // namespace werkthet::ingest
