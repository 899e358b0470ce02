#include "publish/memo/starter_template.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "office/svg_picture.hpp"
#include "publish/memo/docx_parts.hpp"
#include "publish/memo/memo_blocks.hpp"
#include "publish/memo/template_tags.hpp"
#include "word/fill.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace werkthet::publish::memo {
namespace {

constexpr std::string_view logo_id = "logo";
constexpr int logo_width = 2'520'000;  // English metric units: 7 cm
constexpr std::string_view logo =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"90\" viewBox=\"0 0 720 90\"><rect "
    "x=\"0\" y=\"5\" "
    "width=\"80\" height=\"80\" fill=\"#12436D\"/><circle cx=\"40\" cy=\"45\" r=\"22\" "
    "fill=\"#FFFFFF\"/><text x=\"100\" "
    "y=\"58\" font-family=\"Arial, 'Liberation Sans', sans-serif\" font-size=\"36\" fill=\"#12436D\">Uw "
    "logo</text></svg>";

std::string run(std::string_view text) {
  return fmt::format("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", core::escape_markup(text));
}

class Maker {
 public:
  std::string line(const std::string& tag, const std::string& hint) {
    return fmt::format("<w:sdt>{}<w:sdtContent>{}</w:sdtContent></w:sdt>", properties(tag),
                       run("[" + hint + "]"));
  }
  std::string part(const std::string& tag, const std::string& hint) {
    return fmt::format("<w:sdt>{}<w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>", properties(tag),
                       run("[" + hint + "]"));
  }

 private:
  std::string properties(const std::string& tag) {
    return fmt::format(
        "<w:sdtPr><w:alias w:val=\"{0}\"/><w:tag w:val=\"{0}\"/><w:id w:val=\"{1}\"/></w:sdtPr>", tag, ++id_);
  }
  int id_{1000};
};

std::string heading_xml(int level, const std::string& inside) {
  return fmt::format("<w:p><w:pPr><w:pStyle w:val=\"Heading{}\"/></w:pPr>{}</w:p>", level, inside);
}

std::string cell(int width, const std::string& inside) {
  return fmt::format(
      "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle "
      "w:val=\"TableText\"/></w:pPr>{}</w:p></w:tc>",
      width, inside);
}

std::string head_table(Maker& maker) {
  constexpr int left = 2600;
  constexpr int right = text_width_twips - left;
  std::string xml = fmt::format(
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"WerkthetTable\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout "
      "w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" "
      "w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"Gegevens van deze brief\"/>"
      "<w:tblDescription w:val=\"Gegevens van deze brief\"/></w:tblPr><w:tblGrid><w:gridCol "
      "w:w=\"{}\"/><w:gridCol "
      "w:w=\"{}\"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr>",
      text_width_twips, left, right, cell(left, run("Kenmerk")), cell(right, run("Gegevens")));
  static const std::vector<std::pair<std::string, std::string>> lines{
      {"Onderwerp", "onderwerp"},
      {"Van", "van"},
      {"Aan", "aan"},
      {"Datum", "datum"},
      {"Portefeuillehouder", "portefeuillehouder"},
      {"Afdeling", "afdeling"},
      {"Zaaknummer", "zaaknummer"},
      {"Documentnummer", "documentnummer"},
      {"Status van de cijfers", "status"},
      {"Peildatum", "peildatum"},
      {"Openbaar vanaf", "openbaar"},
  };
  for (const auto& [label, name] : lines) {
    xml += "<w:tr>" + cell(left, run(label)) +
           cell(right, maker.line("wh." + name, core::lower_ascii(label))) + "</w:tr>";
  }
  return xml + "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>";
}

/// Lists of the template have their signs by their style, as a municipality's own do.
void number_styles(std::string& styles) {
  for (const auto& [id, number] :
       {std::pair{std::string("ListBullet"), bullet_list}, {"ListNumber", first_numbered}}) {
    const std::size_t style = styles.find("w:styleId=\"" + id + "\"");
    const std::size_t at = style == std::string::npos ? style : styles.find("<w:pPr>", style);
    core::ensure(at != std::string::npos, "our own document has list styles");
    styles.insert(at + std::string_view("<w:pPr>").size(),
                  fmt::format("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{}\"/></w:numPr>", number));
  }
}

}  // namespace

std::string starter_template(config::ReleaseKind kind) {
  config::Study study;
  study.release.kind = kind;
  Document document;
  document.title = "Sjabloon raadsbrief";
  document.organisation = "Gemeente";
  document.subject = "Sjabloon";
  document.running_head = "Gemeente · raadsbrief";
  document.date = *core::make_date(2020, 1, 1);
  Maker maker;
  std::string body =
      fmt::format("<w:p><w:r><wh:picture id=\"{}\" width=\"{}\"/></w:r></w:p>", logo_id, logo_width);
  body += heading_xml(1, maker.line("wh.onderwerp", "onderwerp"));
  body += head_table(maker);
  for (const BlockRule& rule : block_rules()) {
    if (belongs(rule, kind)) {
      body += heading_xml(2, run(heading(rule, study, core::Language::nl)));
      body += maker.part("wh." + std::string(rule.name), "hier komt: " + std::string(rule.name));
    }
  }
  std::vector<office::ZipPart> parts;
  for (Part& part : fixed_parts(document, 1)) {
    if (part.name == "word/styles.xml") {
      number_styles(part.xml);
    }
    parts.push_back({std::move(part.name), std::move(part.xml)});
  }
  parts.push_back({"word/document.xml", document_part(body)});
  office::SvgPicture drawn = office::svg_picture(logo);
  word::Content content = properties_of(document);
  content.pictures.push_back({std::string(logo_id), std::move(drawn.png), std::string(logo),
                              "Logo van de gemeente (vervang deze afbeelding)", drawn.width, drawn.height});
  return word::place({std::move(parts), "sjabloon"}, content);
}

}  // namespace werkthet::publish::memo
