#pragma once
// Which colours of site/werkthet.css stand on which, and the contrast each pair needs. Whoever puts a colour
// on another ground in the style sheet adds the pair here.

#include <span>
#include <string_view>

namespace werkthet::theme {

struct ContrastPair {
  std::string_view front;  ///< custom property of the style sheet
  std::string_view back;
  double least{};
  std::string_view words;  ///< for a message: "links on the page"
  /// Another front that will do as well, or empty: a focus ring has two colours and one of them must show.
  std::string_view other{};
};

[[nodiscard]] std::span<const ContrastPair> contrast_pairs();

}  // namespace werkthet::theme
