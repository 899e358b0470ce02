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

void replace_once(std::string& part, std::string_view old, std::string_view with) {
  const auto at = part.find(old);
  core::ensure(at != std::string::npos && part.find(old, at + 1) == std::string::npos,
               "a chart of a workbook is as libxlsxwriter writes it");
  part.replace(at, old.size(), with);
}

/// Lines from the lowest to the highest of three series: Excel draws them in a line chart too, LibreOffice in
/// a stock chart only, and both draw a stock chart from the same cells. Needs the order highest, lowest,
/// between.
void as_stock_chart(std::string& part) {
  if (part.find("<c:hiLowLines>") == std::string::npos) {
    return;
  }
  replace_once(part, "<c:lineChart><c:grouping val=\"standard\"/>", "<c:stockChart>");
  replace_once(part, "<c:marker val=\"1\"/>", "");
  replace_once(part, "</c:lineChart>", "</c:stockChart>");
}

std::string alt_text_extension(const AltText& alt) {
  return "<extLst><ext xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" "
         "uri=\"{504A1905-F514-4f6f-8877-14C23A59335A}\"><x14:table altText=\"" +
         core::escape_markup(alt.title) + "\" altTextSummary=\"" + core::escape_markup(alt.text) +
         "\"/></ext></extLst>";
}

}  // namespace

std::string patched_workbook(std::string_view package, core::Language language,
                             const std::vector<AltText>& alt_texts) {
  std::size_t languages = 0;
  std::size_t tables = 0;
  ZipWriter packed;
  for (const PackedPart& part : packed_parts(package)) {
    if (part.name == "docProps/core.xml") {
      std::string bytes = unpacked(part);
      insert_before(bytes, "</cp:coreProperties>",
                    "<dc:language>" + std::string(core::code(language)) + "</dc:language>");
      ++languages;
      packed.add(part.name, bytes);
    } else if (part.name.starts_with("xl/tables/")) {
      std::string bytes = unpacked(part);
      for (const AltText& alt : alt_texts) {
        if (bytes.find(" displayName=\"" + alt.table + "\"") != std::string::npos) {
          insert_before(bytes, "</table>", alt_text_extension(alt));
          ++tables;
        }
      }
      packed.add(part.name, bytes);
    } else if (part.name.starts_with("xl/charts/")) {
      std::string bytes = unpacked(part);
      spell_markers(bytes);
      as_stock_chart(bytes);
      packed.add(part.name, bytes);
    } else {
      packed.add_packed(part);  // a large sheet is neither unpacked nor packed again
    }
  }
  core::ensure(languages == 1 && tables == alt_texts.size(),
               "every table of a workbook gets its alternative text");
  return packed.finish();
}

}  // namespace werkthet::office
