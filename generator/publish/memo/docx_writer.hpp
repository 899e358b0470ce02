#pragma once
// Writes a document as a Word file (WordprocessingML, ECMA-376 transitional) with real headings, lists and
// header rows. Written part by part as text and not through a template, so every byte is known: no revision
// ids, no time but the release's date, the same bytes in every run. Column widths come from measured text, so
// no word breaks.

#include "publish/memo/document.hpp"
#include "publish/memo/look.hpp"
#include "word/content.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::publish::memo {

struct Part {
  std::string name;
  std::string xml;
};

/// All parts of the package, "[Content_Types].xml" first, without pictures: a figure is <wh:picture
/// id="..."/>.
[[nodiscard]] std::vector<Part> docx_parts(const Document& document);

/// Blocks as WordprocessingML for a place in another file. A figure is <wh:picture id="..."/>, which
/// word::fill replaces.
struct BlocksXml {
  std::string xml;
  int numbered_lists{};  ///< used so far, those before included
};
[[nodiscard]] BlocksXml blocks_xml(std::span<const Block> blocks, core::Language language, const Look& look,
                                   int lists_before);

/// Names the picture of a figure in a Word file: that of one month is another one than that of all.
[[nodiscard]] std::string picture_id(const Figure& figure);

/// What the properties of a file say of the document.
[[nodiscard]] word::Content properties_of(const Document& document);

/// The package. `pictures`: one for each figure of the document, by picture_id; one that is missing leaves
/// its place empty.
[[nodiscard]] std::string docx(const Document& document, std::vector<word::Picture> pictures = {});

/// Widths of the columns in twentieths of a point, together `total`. Each column holds its longest word; what
/// is left goes to the columns with the longest texts. When the longest words do not fit together the font
/// must be smaller: then the widths are in proportion to them.
[[nodiscard]] std::vector<int> column_widths(const Table& table, double points, int total);

/// The font size at which the longest words of all columns fit: 9.5, or down to 7 points for tables that are
/// too wide.
[[nodiscard]] double table_points(const Table& table, int total);

/// Width between the margins of an A4 page, in twentieths of a point.
inline constexpr int text_width_twips = 9070;

}  // namespace werkthet::publish::memo
