#pragma once
// Persons and benefits as indexes, in order of first appearance. The only place that knows which pseudonym became which
// index; it ends with the reading. Everything after ingest holds indexes, so another key changes nothing.

#include "ingest/flat_index.hpp"
#include "ingest/input.hpp"
#include "ingest/pseudonym.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::ingest {

class Directory {
 public:
  /// The index of a person, new ones at the end.
  [[nodiscard]] PersonIndex person(const Pseudonym& pseudonym) {
    return persons_.insert(pseudonym);
  }
  /// The index of a benefit, new ones at the end.
  [[nodiscard]] BenefitIndex benefit(const Pseudonym& pseudonym) {
    return benefits_.insert(pseudonym);
  }
  [[nodiscard]] std::uint32_t persons() const { return static_cast<std::uint32_t>(persons_.size()); }
  [[nodiscard]] std::uint32_t benefits() const { return static_cast<std::uint32_t>(benefits_.size()); }
  /// Takes over who was known to an earlier run, in the order of their indexes. Before anybody is asked for.
  void restore(const std::vector<Pseudonym>& persons, const std::vector<Pseudonym>& benefits) {
    for (const Pseudonym& one : persons) {
      static_cast<void>(person(one));
    }
    for (const Pseudonym& one : benefits) {
      static_cast<void>(benefit(one));
    }
  }
  /// Pseudonyms in the order of their indexes.
  [[nodiscard]] const KeyOrder<Pseudonym>& all_persons() const { return persons_; }
  [[nodiscard]] const KeyOrder<Pseudonym>& all_benefits() const { return benefits_; }

 private:
  KeyOrder<Pseudonym> persons_;
  KeyOrder<Pseudonym> benefits_;
};

}  // namespace werkthet::ingest
