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

/// Those with a name of ours, in the order of the file (a field counts from where it begins); none inside a
/// control of ours, which is filled as a whole. Other people's fields and bookmarks are none of them. A text
/// of more than 200 pieces and every place after the first 1,000 are unfit.
[[nodiscard]] std::vector<TextPlace> text_places(pugi::xml_node root);

/// The pieces between the two ends, marks of spelling and bookmarks included.
[[nodiscard]] std::vector<pugi::xml_node> pieces_of(const TextPlace& place);
/// The text that stands in a place, as a reader sees it.
[[nodiscard]] std::string text_of(const TextPlace& place);
/// Puts a run, as XML, in the place of the text; bookmarks in it stay, behind the run. Precondition: the
/// place is fit and `run` is well-formed.
void write_place(const TextPlace& place, const std::string& run);

}  // namespace werkthet::word
