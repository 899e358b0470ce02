#include "publish/memo/docx_parts.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

namespace werkthet::publish::memo {
namespace {

using core::escape_markup;

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view w_namespace =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
constexpr std::string_view r_namespace =
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
constexpr std::string_view relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view word_types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string content_types() {
  std::string xml = std::string(declaration) +
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    "<Default Extension=\"rels\" "
                    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  for (const std::string_view name :
       {"document.main", "styles", "numbering", "settings", "header", "footer"}) {
    const std::string file(name == "document.main" ? "document" : name);
    const std::string digit = name == "header" || name == "footer" ? "1" : "";
    xml += fmt::format("<Override PartName=\"/word/{}{}.xml\" ContentType=\"{}{}+xml\"/>", file, digit,
                       word_types, name);
  }
  xml +=
      "<Override PartName=\"/docProps/core.xml\" "
      "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
      "<Override PartName=\"/docProps/app.xml\" "
      "ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>";
  return xml;
}

std::string package_relations() {
  return std::string(declaration) +
         fmt::format(
             "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
             "<Relationship Id=\"rId1\" Type=\"{0}officeDocument\" Target=\"word/document.xml\"/>"
             "<Relationship Id=\"rId2\" "
             "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
             "Target=\"docProps/core.xml\"/>"
             "<Relationship Id=\"rId3\" Type=\"{0}extended-properties\" Target=\"docProps/app.xml\"/>"
             "</Relationships>",
             relations);
}

std::string document_relations() {
  std::string xml = std::string(declaration) +
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  int id = 1;
  for (const std::string_view name : {"styles", "numbering", "settings", "header", "footer"}) {
    const std::string_view digit = name == "header" || name == "footer" ? "1" : "";
    xml += fmt::format("<Relationship Id=\"rId{}\" Type=\"{}{}\" Target=\"{}{}.xml\"/>", id++, relations,
                       name, name, digit);
  }
  return xml + "</Relationships>";
}

std::string core_properties(const Document& document) {
  const std::string time = core::iso(document.date) + "T00:00:00Z";
  return std::string(declaration) +
         fmt::format(
             "<cp:coreProperties "
             "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
             "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
             "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
             "<dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator>{}</dc:creator>"
             "<dc:language>{}</dc:language><cp:lastModifiedBy>{}</cp:lastModifiedBy>"
             "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}</dcterms:created>"
             "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">{}</dcterms:modified></cp:coreProperties>",
             escape_markup(document.title), escape_markup(document.subject),
             escape_markup(document.organisation), language_tag(document.language),
             escape_markup(document.organisation), time, time);
}

std::string app_properties(const Document& document) {
  return std::string(declaration) +
         "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
         "<Application>werkthet</Application><Company>" +
         escape_markup(document.organisation) + "</Company></Properties>";
}

struct StyleOf {
  std::string_view id;
  std::string_view name;
  std::string_view paragraph;
  std::string_view run;
};

std::string paragraph_style(const StyleOf& style) {
  return fmt::format(
      "<w:style w:type=\"paragraph\" w:styleId=\"{}\"{}><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/>"
      "<w:next w:val=\"Normal\"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
      style.id, style.name.starts_with("werkthet") ? " w:customStyle=\"1\"" : "", style.name, style.paragraph,
      style.run);
}

std::string styles(const Document& document) {
  std::string xml =
      std::string(declaration) +
      fmt::format(
          "<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr>"
          "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:sz "
          "w:val=\"21\"/>"
          "<w:szCs w:val=\"21\"/><w:lang w:val=\"{}\" w:eastAsia=\"nl-NL\" "
          "w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
          "<w:pPrDefault><w:pPr><w:spacing w:after=\"90\" w:line=\"252\" w:lineRule=\"auto\"/></w:pPr>"
          "</w:pPrDefault></w:docDefaults>"
          "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
          "<w:qFormat/></w:style>"
          "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal "
          "Table\"/>"
          "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" "
          "w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" "
          "w:type=\"dxa\"/>"
          "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
          "</w:style>",
          w_namespace, language_tag(document.language));
  const std::string colour = "<w:color w:val=\"" + document.accent + "\"/>";
  const auto heading = [&](int level, int before, int after, int half_points) {
    const std::string id = fmt::format("Heading{}", level);
    const std::string name = fmt::format("heading {}", level);
    const std::string paragraph = fmt::format(
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"{}\" w:after=\"{}\"/><w:outlineLvl w:val=\"{}\"/>",
        before, after, level - 1);
    const std::string run = fmt::format("<w:b/><w:bCs/>{}<w:sz w:val=\"{}\"/><w:szCs w:val=\"{}\"/>", colour,
                                        half_points, half_points);
    xml += paragraph_style({id, name, paragraph, run});
  };
  heading(1, 0, 120, 32);
  heading(2, 200, 50, 25);
  heading(3, 140, 40, 22);
  const std::string box = fmt::format(
      "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"{0}\"/><w:left w:val=\"single\" "
      "w:sz=\"8\" w:space=\"4\" w:color=\"{0}\"/><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"4\" "
      "w:color=\"{0}\"/><w:right w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"{0}\"/></w:pBdr>"
      "<w:spacing w:before=\"100\" w:after=\"140\"/>",
      document.accent);
  for (const StyleOf& style : {
           StyleOf{"Caption", "caption", "<w:keepNext/><w:spacing w:before=\"100\" w:after=\"40\"/>",
                   "<w:b/><w:bCs/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"},
           StyleOf{"ListBullet", "List Bullet",
                   "<w:spacing w:after=\"40\"/><w:ind w:left=\"357\" w:hanging=\"357\"/>", ""},
           StyleOf{"ListNumber", "List Number",
                   "<w:spacing w:after=\"40\"/><w:ind w:left=\"357\" w:hanging=\"357\"/>", ""},
           StyleOf{"ListContinue", "List Continue", "<w:spacing w:after=\"40\"/><w:ind w:left=\"357\"/>", ""},
           StyleOf{"Header", "header", "<w:spacing w:after=\"0\"/>",
                   "<w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>"},
           StyleOf{"Footer", "footer", "<w:spacing w:after=\"0\"/><w:jc w:val=\"right\"/>",
                   "<w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>"},
           StyleOf{"Notice", "werkthet notice", box, "<w:b/><w:bCs/>"},
           StyleOf{"TableText", "werkthet table text",
                   "<w:spacing w:before=\"15\" w:after=\"15\" w:line=\"240\" "
                   "w:lineRule=\"auto\"/>",
                   "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>"},
           StyleOf{"TableSource", "werkthet table source",
                   "<w:spacing w:after=\"100\" w:line=\"240\" w:lineRule=\"auto\"/>",
                   "<w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>"},
           StyleOf{"AfterTable", "werkthet after table",
                   "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"80\" w:lineRule=\"exact\"/>",
                   "<w:sz w:val=\"8\"/><w:szCs w:val=\"8\"/>"},
       }) {
    xml += paragraph_style(style);
  }
  const auto line = [](std::string_view edge, int size) {
    return fmt::format("<w:{} w:val=\"single\" w:sz=\"{}\" w:space=\"0\" w:color=\"595959\"/>", edge, size);
  };
  xml += fmt::format(
      "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"WerkthetTable\"><w:name w:val=\"werkthet "
      "table\"/>"
      "<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>{}{}{}</w:tblBorders><w:tblCellMar>"
      "<w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
      "<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:shd w:val=\"clear\" "
      "w:color=\"auto\" w:fill=\"EDF1F5\"/><w:vAlign "
      "w:val=\"bottom\"/></w:tcPr></w:tblStylePr></w:style></w:styles>",
      line("top", 8), line("bottom", 8), line("insideH", 4));
  return xml;
}

std::string numbering(int numbered_lists) {
  const auto abstract = [](int id, std::string_view format, std::string_view text) {
    return fmt::format(
        "<w:abstractNum w:abstractNumId=\"{}\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\">"
        "<w:start w:val=\"1\"/><w:numFmt w:val=\"{}\"/><w:lvlText w:val=\"{}\"/><w:lvlJc "
        "w:val=\"left\"/><w:pPr>"
        "<w:ind w:left=\"357\" w:hanging=\"357\"/></w:pPr></w:lvl></w:abstractNum>",
        id, format, text);
  };
  std::string xml = std::string(declaration) + fmt::format("<w:numbering {}>", w_namespace) +
                    abstract(0, "bullet", "•") + abstract(1, "decimal", "%1.");
  xml += fmt::format("<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"0\"/></w:num>", bullet_list);
  for (int i = 0; i < numbered_lists; ++i) {
    xml += fmt::format(
        "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride "
        "w:val=\"1\"/></w:lvlOverride></w:num>",
        first_numbered + i);
  }
  return xml + "</w:numbering>";
}

std::string settings(const Document& document) {
  const bool dutch = document.language == core::Language::nl;
  return std::string(declaration) +
         fmt::format(
             "<w:settings {}><w:defaultTabStop w:val=\"709\"/><w:characterSpacingControl "
             "w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
             "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang "
             "w:val=\"{}\"/><w:decimalSymbol w:val=\"{}\"/><w:listSeparator w:val=\"{}\"/></w:settings>",
             w_namespace, language_tag(document.language), dutch ? "," : ".", dutch ? ";" : ",");
}

std::string header(const Document& document) {
  return std::string(declaration) + fmt::format(
                                        "<w:hdr {}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t "
                                        "xml:space=\"preserve\">{}</w:t></w:r></w:p></w:hdr>",
                                        w_namespace, escape_markup(document.running_head));
}

std::string footer(const Document& document) {
  const bool dutch = document.language == core::Language::nl;
  return std::string(declaration) +
         fmt::format(
             "<w:ftr {}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{} "
             "</w:t></w:r><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t "
             "xml:space=\"preserve\"> {} </w:t></w:r><w:fldSimple "
             "w:instr=\"NUMPAGES\"><w:r><w:t>1</w:t></w:r>"
             "</w:fldSimple></w:p></w:ftr>",
             w_namespace, dutch ? "Pagina" : "Page", dutch ? "van" : "of");
}

}  // namespace

std::string_view language_tag(core::Language language) {
  return language == core::Language::nl ? "nl-NL" : "en-GB";
}

std::vector<Part> fixed_parts(const Document& document, int numbered_lists) {
  return {{"[Content_Types].xml", content_types()},
          {"_rels/.rels", package_relations()},
          {"docProps/app.xml", app_properties(document)},
          {"docProps/core.xml", core_properties(document)},
          {"word/_rels/document.xml.rels", document_relations()},
          {"word/footer1.xml", footer(document)},
          {"word/header1.xml", header(document)},
          {"word/numbering.xml", numbering(numbered_lists)},
          {"word/settings.xml", settings(document)},
          {"word/styles.xml", styles(document)}};
}

std::string document_part(std::string_view blocks) {
  return std::string(declaration) +
         fmt::format(
             "<w:document {} {}><w:body>{}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/>"
             "<w:footerReference w:type=\"default\" r:id=\"rId5\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
             "<w:pgMar w:top=\"1134\" w:right=\"1418\" w:bottom=\"964\" w:left=\"1418\" w:header=\"567\" "
             "w:footer=\"510\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
             w_namespace, r_namespace, blocks);
}

}  // namespace werkthet::publish::memo
