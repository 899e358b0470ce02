#pragma once
// Which layout fits a file: every layout is tried on the beginning of it, by the names and by what stands
// under them. Names alone do not decide, because the kenmerk numbers of 2013 and 2015 are the same words for
// other things (bus.md, trap 1). Counts and our own field names only: no value, header or element name of the
// file leaves, but for the codes below.

#include "ingest/bus/layout.hpp"
#include "ingest/bus/sample.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::ingest {

/// Codes of one field that a layout does not have.
struct UnknownCodes {
  Field field{};
  std::uint64_t count{};
  /// Those that may be shown, with how often they occur: at least `shown_from` times, at most four letters or
  /// digits. A text like that is an entry of a code list; anything rarer or longer could be something about
  /// one person.
  std::vector<std::pair<std::string, std::uint64_t>> shown;
};
inline constexpr std::uint64_t shown_from = 10;

/// How one layout fits.
struct LayoutFit {
  std::string id;
  bool fits{};
  bool in_period{true};     ///< the months of the file lie in those of the layout, or either is not known
  std::uint64_t records{};  ///< that were looked at
  Sample::Names names;      ///< columns or elements in all, and those that the layout knows
  std::uint64_t values{};   ///< of fields with a form: numbers, dates, amounts, codes
  std::uint64_t understood{};
  std::vector<Field> found;    ///< fields with at least one value
  std::vector<Field> missing;  ///< fields of the layout that the file does not have
  std::vector<Field>
      lacking;  ///< of those, and of what is found but not understood: without them it does not fit
  std::vector<UnknownCodes> unknown;
  std::vector<std::pair<Field, std::uint64_t>>
      misread;  ///< values that are not what the field must be, but for codes
};

/// Every layout of the file's kind, the best first; the order depends on nothing but the file and the
/// layouts. The first one fits when any does.
[[nodiscard]] std::vector<LayoutFit> detect(const Sample& sample, const std::vector<Layout>& layouts);

}  // namespace werkthet::ingest
