#pragma once
// The parts of a Word file around its body: types, relations, properties, styles, numbering, settings, header
// and footer. Apart from the body, since these hardly change and are long.

#include "core/language.hpp"
#include "publish/memo/document.hpp"
#include "publish/memo/docx_writer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::publish::memo {

inline constexpr int bullet_list = 1;     ///< number instance of all bullet lists
inline constexpr int first_numbered = 2;  ///< number instances of numbered lists count from here

/// "nl-NL" or "en-GB".
[[nodiscard]] std::string_view language_tag(core::Language language);

/// Every part but word/document.xml, "[Content_Types].xml" first.
[[nodiscard]] std::vector<Part> fixed_parts(const Document& document, int numbered_lists);

/// word/document.xml around the blocks, with page size and references to header and footer.
[[nodiscard]] std::string document_part(std::string_view blocks);

}  // namespace werkthet::publish::memo
