#pragma once
// What a place in a Word file is filled with: one field per tag, already in words and in WordprocessingML.
// Nothing in here computes or formats; whoever makes the fields holds checked values only.

#include "core/date.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::word {

/// Tags of this program start so; other controls are never touched.
inline constexpr std::string_view tag_prefix = "wh.";

enum class FieldKind {
  text,     ///< a line: subject, date, case number
  blocks,   ///< paragraphs, lists and tables
  rows,     ///< a table: its rows into a control around one row, or the whole of it into a control around
            ///< paragraphs
  picture,  ///< a figure
};

struct Picture {
  std::string id;   ///< letters, digits, _ and -: names the files in the package
  std::string png;  ///< for programs that cannot show SVG; twice the size it is shown at
  std::string svg;  ///< a file of its own
  std::string alt;  ///< text alternative, never empty
  int width{};      ///< of the drawing; only the proportion to `height` counts
  int height{};
};

struct Field {
  std::string tag;  ///< "wh.kern"
  FieldKind kind{};
  bool absent{};           ///< this kind of memo has no such part; the text says so
  std::string text{};      ///< of a text, and of blocks that are one paragraph: used within a line
  std::string language{};  ///< "nl-NL" when it is another than that of the document
  /// Paragraphs and tables with the prefix w:. A paragraph without properties takes those of the place it
  /// comes to. The element <wh:picture id="..."/> stands where a picture comes.
  std::string xml{};
  std::vector<std::vector<std::string>> rows{};
  std::vector<std::string> headers{};  ///< as many as cells of a row
};

/// What a whole file is filled with.
struct Content {
  std::vector<Field> fields;
  std::vector<Picture> pictures;
  std::string title;
  std::string subject;
  std::string organisation;  ///< becomes author and last author: never a person
  std::string language;      ///< "nl-NL"
  int numbered_lists{};      ///< number instances that the XML uses, from first_restart on
  core::Date date;           ///< becomes the date of creation and of change
};

[[nodiscard]] const Field* find_field(const Content& content, std::string_view tag);
[[nodiscard]] const Picture* find_picture(const Content& content, std::string_view id);

}  // namespace werkthet::word
