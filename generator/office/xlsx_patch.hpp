#pragma once
// What libxlsxwriter cannot write and a screen reader needs: the language of the document and the alternative
// text of tables; stock charts, which is how LibreOffice draws intervals; and one marker of charts that it
// spells wrongly. The finished package is opened, three kinds of parts change by a few bytes, and it is
// packed again in the same order: the bytes depend on the content only.

#include "core/language.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::office {

struct AltText {
  std::string table;  ///< its name
  std::string title;
  std::string text;
};

/// The package with charts with high-low lines as stock charts, the marker "dash" spelled right, dc:language,
/// and altText, altTextSummary (Office Open XML, extension x14:table) of the named tables. Throws
/// core::Error{internal} when a part is not as libxlsxwriter writes it: better no file than a broken one.
[[nodiscard]] std::string patched_workbook(std::string_view package, core::Language language,
                                           const std::vector<AltText>& alt_texts);

}  // namespace werkthet::office
