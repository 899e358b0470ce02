#pragma once
// The styles of a Word file by the name that Word shows: Dutch Word saves heading 1 under the id Kop1, French
// under Titre1, and the name in the file stays "heading 1".

#include "word/package.hpp"

#include <map>
#include <string>
#include <string_view>

namespace werkthet::word {

class Styles {
 public:
  explicit Styles(const Package& package);

  /// The id, escaped for an attribute; empty when the file has no such style. `type`: "paragraph", "table",
  /// "character".
  [[nodiscard]] std::string id(std::string_view name, std::string_view type = "paragraph") const;
  /// The list (w:abstractNumId) whose bullet or number paragraphs of the style have by themselves, also
  /// through the style they are based on; empty when they have none, or the file does not hold the list.
  [[nodiscard]] std::string list(std::string_view name) const;
  /// The outline level of a paragraph style by its id, 1 for heading 1; 0 for text.
  [[nodiscard]] int heading_level(std::string_view style_id) const;
  /// The default language of the file, "nl-NL"; empty when it does not say.
  [[nodiscard]] const std::string& language() const { return language_; }

 private:
  struct Style {
    std::string name;  ///< lower case
    std::string type;
    std::string based_on;
    std::string number;  ///< number instance; "0" takes away that of the style it is based on
    int outline{-1};
  };
  [[nodiscard]] const Style* find(std::string_view name, std::string_view type, std::string* id) const;

  std::map<std::string, Style, std::less<>> styles_;
  std::map<std::string, std::string> lists_;  ///< of a number instance
  std::string language_;
};

/// Width between the margins of the last section in twentieths of a point; that of A4 with its usual margins
/// when the file does not say.
[[nodiscard]] int text_width(const Package& package);

}  // namespace werkthet::word
