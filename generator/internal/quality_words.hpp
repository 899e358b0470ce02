#pragma once
// The rules in Dutch, for the page that a data manager reads: what is wrong, and what to do. The English beside it comes
// from the rules themselves (ingest/rules.hpp).

#include <string>
#include <string_view>

namespace werkthet::internal {

struct DutchRule {
  std::string_view code;
  std::string_view title;   ///< a sentence without its first capital and full stop, as the English title
  std::string_view remedy;  ///< what to do
};

/// The rule in Dutch; nullptr for a code that has no Dutch words yet.
[[nodiscard]] const DutchRule* dutch_rule(std::string_view code);
/// The name of a field of the deliveries in Dutch with its kenmerk ("einddatum (kenmerk 23)"); any other name stays.
[[nodiscard]] std::string dutch_field(std::string_view field);

}  // namespace werkthet::internal
