#include "office/xlsx_patch.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "office/zip_reader.hpp"
#include "office/zip_writer.hpp"

namespace werkthet::office {
namespace {

void insert_before(std::string& part, std::string_view mark, std::string_view addition) {
  const auto at = part.rfind(mark);
  core::ensure(at != std::string::npos, "a part of a workbook ends as libxlsxwriter writes it");
  part.insert(at, addition);
}

/// The library writes the marker "dash" as long_dash, which the standard does not know and Excel repairs
/// away.
void spell_markers(std::string& part) {
  constexpr std::string_view wrong = "<c:symbol val=\"long_dash\"/>";
  constexpr std::string_view right = "<c:symbol val=\"dash\"/>";
  for (auto at = part.find(wrong); at != std::string::npos; at = part.find(wrong, at)) {
    part.replace(at, wrong.size(), right);
  }
}

std::string alt_text_extension(const XlsxAltText& alt) {
  return "<extLst><ext xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" "
         "uri=\"{504A1905-F514-4f6f-8877-14C23A59335A}\"><x14:table altText=\"" +
         core::escape_markup(alt.title) + "\" altTextSummary=\"" + core::escape_markup(alt.text) +
         "\"/></ext></extLst>";
}

}  // namespace

std::string patched_workbook(std::string_view package, core::Language language,
                             const std::vector<XlsxAltText>& alt_texts) {
  std::vector<ZipPart> parts = read_zip(package);
  std::size_t languages = 0;
  std::size_t tables = 0;
  ZipWriter packed;
  for (ZipPart& part : parts) {
    if (part.name == "docProps/core.xml") {
      insert_before(part.bytes, "</cp:coreProperties>",
                    "<dc:language>" + std::string(core::code(language)) + "</dc:language>");
      ++languages;
    } else if (part.name.starts_with("xl/tables/")) {
      for (const XlsxAltText& alt : alt_texts) {
        if (part.bytes.find(" displayName=\"" + alt.table + "\"") != std::string::npos) {
          insert_before(part.bytes, "</table>", alt_text_extension(alt));
          ++tables;
        }
      }
    } else if (part.name.starts_with("xl/charts/")) {
      spell_markers(part.bytes);
    }
    packed.add(part.name, part.bytes);
  }
  core::ensure(languages == 1 && tables == alt_texts.size(),
               "every table of a workbook gets its alternative text");
  return packed.finish();
}

}  // namespace werkthet::office
