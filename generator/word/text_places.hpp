#pragma once
// Places for a line of text that are no content controls: fields of a document property (DOCPROPERTY
// wh.zaaknummer) and bookmarks (wh_zaaknummer). Only those whose text lies in one paragraph and is plain
// text: what is more than that belongs in a control, and is told and left as it is. Internal to this stage.

#include "word/xml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::word {

struct TextPlace {
  enum class Kind { property, bookmark };
  Kind kind{};
  std::string tag;        ///< "wh.zaaknummer", in small letters
  std::string shown;      ///< as a person finds it in Word: "DOCPROPERTY wh.zaaknummer", "wh_zaaknummer"
  pugi::xml_node holder;  ///< its text stands in here,
  pugi::xml_node after;   ///< behind this child (none: from the first)
  pugi::xml_node before;  ///< and before this one (none: to the last)
  std::string unfit;      ///< why it cannot be filled; empty when it can
  bool in_fallback{};     ///< in the second form of a text box, for old programs
};

/// Why such a place cannot hold another kind of text.
inline constexpr std::string_view only_a_line =
    "a field or a bookmark holds a line of text; paragraphs, tables and figures need a content control";

/// How the names begin, small letters; the rest is the name of a tag.
inline constexpr std::string_view bookmark_prefix = "wh_";

/// Those with a name of ours, in the order of the file; none inside a control of ours, which is filled as a
/// whole. The names of other people's fields and bookmarks are never looked at.
[[nodiscard]] std::vector<TextPlace> text_places(pugi::xml_node root);

/// The pieces between the two ends.
[[nodiscard]] std::vector<pugi::xml_node> pieces_of(const TextPlace& place);
/// As a reader sees it.
[[nodiscard]] std::string text_of(const TextPlace& place);
/// Puts a run, as XML, in the place of the text. Precondition: it is fit.
void write_place(const TextPlace& place, const std::string& run);

}  // namespace werkthet::word
