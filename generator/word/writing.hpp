#pragma once
// How text gets into a part: runs and paragraphs in the look of what stood there, cells of a row, copies of a
// row. Which text comes where is not decided here. Internal to this stage.

#include "word/text_places.hpp"
#include "word/xml.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::word {

/// The first node inside with this name, at any depth; empty when there is none.
[[nodiscard]] pugi::xml_node first_of(pugi::xml_node node, std::string_view name);
/// Cells of a row itself, also those in controls.
[[nodiscard]] std::vector<pugi::xml_node> cells_of(pugi::xml_node row);

/// Properties of a paragraph (w:pPr as XML) for the paragraphs that take its place: all but the end of a
/// section. Empty when it has none.
[[nodiscard]] std::string pattern_of(pugi::xml_node paragraph);
/// How the first run looks (w:rPr as XML); not the look of "click here to type". Empty when it has none.
[[nodiscard]] std::string run_pattern(pugi::xml_node node);
/// The look of the text that stands in a place; of the text before it when there is none.
[[nodiscard]] std::string look_of(const TextPlace& place);

/// One run as XML; a line break of the text is one of Word. `language` as in "en-GB"; empty: that of the
/// look.
[[nodiscard]] std::string run_xml(const std::string& text, const std::string& look,
                                  const std::string& language);
/// Adds what the XML says as last children. Paragraphs without properties take those of the pattern.
/// Precondition: `xml` is well-formed; `pattern` may be anything.
void append_xml(pugi::xml_node to, const std::string& xml, const std::string& pattern);
/// A paragraph becomes one run; its properties stay.
void set_paragraph(pugi::xml_node paragraph, const std::string& run);
/// A cell becomes one paragraph with this text, in the look of its first run.
void set_cell(pugi::xml_node cell, const std::string& text);
/// A copy has no identity of its own yet: numbers of controls are made, the same in every run, ids of
/// paragraphs and bookmarks go.
void make_copy_own(pugi::xml_node copy, std::string_view tag, std::size_t row);

}  // namespace werkthet::word
