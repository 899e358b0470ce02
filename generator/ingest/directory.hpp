#pragma once
// Persons and benefits as indexes, in order of first appearance. The only place that knows which pseudonym
// became which index; it ends with the reading. Everything after ingest holds indexes, so another key changes
// nothing.

#include "ingest/input.hpp"
#include "ingest/pseudonym.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace werkthet::ingest {

class Directory {
 public:
  /// The index of a person, new ones at the end.
  [[nodiscard]] PersonIndex person(const Pseudonym& pseudonym) {
    return persons_.try_emplace(pseudonym, static_cast<PersonIndex>(persons_.size())).first->second;
  }
  /// The index of a benefit by its registration number, new ones at the end; `nobody` for an empty number.
  [[nodiscard]] BenefitIndex benefit(std::string_view registration) {
    if (registration.empty()) {
      return nobody;
    }
    return benefits_.try_emplace(std::string(registration), static_cast<BenefitIndex>(benefits_.size()))
        .first->second;
  }
  [[nodiscard]] std::uint32_t persons() const { return static_cast<std::uint32_t>(persons_.size()); }
  [[nodiscard]] std::uint32_t benefits() const { return static_cast<std::uint32_t>(benefits_.size()); }

 private:
  std::unordered_map<Pseudonym, PersonIndex, PseudonymHash> persons_;
  std::unordered_map<std::string, BenefitIndex> benefits_;
};

}  // namespace werkthet::ingest
