#pragma once
// The names of columns and elements that the shipped layouts know, for guessing what an unknown name stands
// for.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::ingest {

/// A field by its key in a layout, and of whom: 0 the benefit or its only person, 1 and 2 the persons of a
/// pair.
struct Guess {
  std::string key;
  std::uint8_t person{};
  friend bool operator==(const Guess&, const Guess&) = default;
  friend auto operator<=>(const Guess&, const Guess&) = default;
};

/// How a guess was made, the surest first.
enum class Likeness : std::uint8_t { same, nearly, part, word };
inline constexpr std::size_t likenesses = 4;

class KnownNames {
 public:
  /// From all shipped layouts.
  KnownNames();
  /// What this name most likely is in this manner; nullopt when it looks like nothing.
  [[nodiscard]] std::optional<Guess> guess(std::string_view name, Likeness how) const;
  /// The repeating parts ("person") by the names of their elements.
  [[nodiscard]] std::optional<std::string> part(std::string_view name) const;
  /// The lines of a field below its names in kenmerk-csv: type, fillers, code list. Empty for another field.
  [[nodiscard]] std::string lines(const std::string& key) const;

 private:
  std::map<std::string, Guess> names_;  ///< by loose name
  std::map<std::string, std::string> parts_;
  std::map<std::string, std::string> lines_;
  std::vector<std::string> all_;
};

}  // namespace werkthet::ingest
