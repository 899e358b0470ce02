#pragma once
// A file with design tokens as a list of declarations: names, values as they stand, scheme, place. The file
// comes from a designer's tool, so it may be large, nested and odd; it is capped and never run.

#include "core/problem.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::theme {

inline constexpr std::size_t most_bytes = 4U << 20U;
inline constexpr std::size_t most_declarations = 20'000;
inline constexpr std::size_t longest_value = 2'000;  ///< a longer one is kept as an empty value
inline constexpr std::size_t deepest = 32;           ///< blocks in blocks

enum class Scheme {
  light,
  dark,
  other,  ///< paper, widths, fonts: not followed
};

struct Declaration {
  std::string name;   ///< with its dashes: "--utrecht-link-color"
  std::string value;  ///< without comments, blanks around it and !important
  Scheme scheme{Scheme::light};
  core::Place place;
};

/// Custom properties of a style sheet in the order of the file; everything else in it is passed over. nullopt
/// with a problem H102 at its place when a comment, quote, bracket or block is not closed, or a cap is
/// passed.
[[nodiscard]] std::optional<std::vector<Declaration>> parse_css(std::string_view text,
                                                                const std::string& file,
                                                                core::Problems& problems);

/// Tokens of a JSON file: a nested object whose leaves are texts or numbers, or objects with "$value" or
/// "value"; names are the path with dashes, "{a.b}" is a reference. All of the light scheme. Problems as
/// above.
[[nodiscard]] std::optional<std::vector<Declaration>> parse_json(std::string_view text,
                                                                 const std::string& file,
                                                                 core::Problems& problems);

/// Either of the two, by the first sign that is no blank. H101 when the text is not UTF-8.
[[nodiscard]] std::optional<std::vector<Declaration>> parse_tokens(std::string_view text,
                                                                   const std::string& file,
                                                                   core::Problems& problems);

/// Name of a custom property: two dashes, then ASCII letters, digits, - and _.
[[nodiscard]] bool is_token_name(std::string_view name);

}  // namespace werkthet::theme
