#pragma once
// Content controls of a part: which have a tag of ours, what they stand around, and the text in them.
// Internal to this stage.

#include "word/xml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::word {

/// What a control stands around.
enum class Level { run, block, cell, row };

struct Control {
  pugi::xml_node sdt;
  std::string tag;
  Level level{};
  bool inside_own{};   ///< in another control with a tag of ours, which decides
  bool in_fallback{};  ///< in the second form of a text box, for old programs: the same control once more
  bool plain_text{};   ///< holds one line only
  bool picture{};      ///< a picture control
  bool in_table{};
};

/// The tag of a control when it is one of ours; empty otherwise.
[[nodiscard]] std::string_view own_tag(pugi::xml_node node);
/// True when a control of ours is around the node: its text is that control's.
[[nodiscard]] bool inside_own(pugi::xml_node node);
/// Controls with the prefix "wh." in document order.
[[nodiscard]] std::vector<Control> own_controls(pugi::xml_node root);
[[nodiscard]] pugi::xml_node content_of(const Control& control);

/// The text that a reader sees in a node: a line per paragraph, tabs between cells, "[figure]" for a drawing.
/// Of two forms of a text box the first. Text that a tracked change deletes or moves away is not seen.
[[nodiscard]] std::string visible_text(pugi::xml_node node);

/// A place typed as {{name}} in a paragraph, also when Word divided it over runs. Inside a control, a field
/// or a bookmark of ours it is no place: their text comes there.
struct Brace {
  pugi::xml_node paragraph;
  std::string name;     ///< as typed, without blanks and without "wh."
  std::size_t start{};  ///< in the joined open_texts of the paragraph
  std::size_t length{};
  bool split{};  ///< over more than one text
  bool alone{};  ///< nothing else stands in the paragraph
};
[[nodiscard]] std::vector<Brace> braces(pugi::xml_node root);
/// Texts of a paragraph itself: not those of text boxes in it, and none inside a control, a field or a
/// bookmark of ours.
[[nodiscard]] std::vector<pugi::xml_node> open_texts(pugi::xml_node paragraph);

}  // namespace werkthet::word
