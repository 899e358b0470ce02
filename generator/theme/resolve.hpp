#pragma once
// The value behind a chain of var(). A theme's tokens point at one another, often five deep; a chain that
// goes round has no value in a browser either.

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace werkthet::theme {

/// Custom properties by name, with their dashes.
using Scope = std::map<std::string, std::string, std::less<>>;

inline constexpr std::size_t longest_resolved =
    4'000;  ///< a few tokens that double each other would fill memory
inline constexpr std::size_t most_steps = 4'000;
inline constexpr std::size_t longest_chain = 64;

enum class Outcome {
  value,
  missing,  ///< a name that is not there and has no fallback
  circle,   ///< a name that rests on itself
  endless,  ///< beyond the caps above
};

struct Resolved {
  Outcome outcome{Outcome::value};
  std::string value;           ///< for Outcome::value, without var()
  std::string at;              ///< otherwise: the name where it stopped
  std::set<std::string> used;  ///< the names that the value rests on
};

/// The value of a name in a scope, as CSS Custom Properties Level 1 substitutes var(). A fallback is taken
/// when its name is missing, and for nothing else.
[[nodiscard]] Resolved resolve(const Scope& scope, std::string_view name);

/// The names that a value mentions in var(), in its fallbacks too.
[[nodiscard]] std::set<std::string> names_in(std::string_view value);

}  // namespace werkthet::theme
