#pragma once
// Small Word files for tests, written here by hand as Word writes them: an invented municipality's house
// style with Dutch style ids. Only what a test needs; a real file has more parts and is copied as it is.

#include "office/zip_reader.hpp"
#include "word/package.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::test_support {

inline constexpr std::string_view xml_head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

inline std::string word_types(std::string_view main_type, std::string_view more = {}) {
  return std::string(xml_head) +
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
         "Extension=\"rels\" "
         "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
         "Extension=\"xml\" "
         "ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"" +
         std::string(main_type) +
         "\"/><Override PartName=\"/word/styles.xml\" "
         "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/"
         "><Override "
         "PartName=\"/word/header1.xml\" "
         "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>" +
         std::string(more) + "</Types>";
}

inline constexpr std::string_view docx_main =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
inline constexpr std::string_view dotx_main =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";

inline std::string word_document(std::string_view body) {
  return std::string(xml_head) +
         "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
         "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
         "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" "
         "xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" "
         "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:Ignorable=\"w14 "
         "w15\"><w:body>" +
         std::string(body) +
         "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" "
         "w:h=\"16838\"/><w:pgMar "
         "w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" "
         "w:footer=\"708\" "
         "w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
}

inline std::string word_styles(std::string_view language = "nl-NL") {
  const auto style = [](std::string_view id, std::string_view name) {
    return "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(id) + "\"><w:name w:val=\"" +
           std::string(name) + "\"/></w:style>";
  };
  return std::string(xml_head) +
         "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults>"
         "<w:rPrDefault><w:rPr><w:lang w:val=\"" +
         std::string(language) + "\"/></w:rPr></w:rPrDefault></w:docDefaults>" +
         style("Standaard", "Normal") + style("Kop1", "heading 1") + style("Kop2", "heading 2") +
         style("Kop3", "heading 3") + style("Lijstopsomteken", "List Bullet") +
         style("Lijstnummering", "List Number") + style("Bijschrift", "caption") + "</w:styles>";
}

/// A file with this body. `header`: content of its page header.
inline std::vector<office::ZipPart> word_parts(std::string_view body, std::string_view header = "<w:p/>",
                                               std::string_view main_type = docx_main) {
  const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return {{"[Content_Types].xml", word_types(main_type)},
          {"_rels/.rels",
           std::string(xml_head) +
               "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
               "<Relationship Id=\"rId1\" Type=\"" +
               relation +
               "officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" "
               "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
               "core-properties\" Target=\"docProps/core.xml\"/></Relationships>"},
          {"docProps/core.xml",
           std::string(xml_head) +
               "<cp:coreProperties "
               "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
               "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>J. "
               "Janssen</dc:creator></cp:coreProperties>"},
          {"word/_rels/document.xml.rels",
           std::string(xml_head) +
               "<Relationships "
               "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
               "Id=\"rId1\" Type=\"" +
               relation + "styles\" Target=\"styles.xml\"/><Relationship Id=\"rId2\" Type=\"" + relation +
               "header\" Target=\"header1.xml\"/></Relationships>"},
          {"word/styles.xml", word_styles()},
          {"word/header1.xml",
           std::string(xml_head) +
               "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" +
               std::string(header) + "</w:hdr>"},
          {"word/document.xml", word_document(body)}};
}

inline word::Package word_package(std::string_view body, std::string_view header = "<w:p/>") {
  return {word_parts(body, header), "huisstijl.docx"};
}

inline std::string run_of(std::string_view text) {
  return "<w:r><w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>";
}
inline std::string paragraph_of(std::string_view inside, std::string_view style = {}) {
  return "<w:p>" +
         (style.empty() ? std::string() : "<w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/></w:pPr>") +
         std::string(inside) + "</w:p>";
}
/// A content control around `content`; `more` stands in its properties.
inline std::string control_of(std::string_view tag, std::string_view content, std::string_view more = {}) {
  return "<w:sdt><w:sdtPr><w:tag w:val=\"" + std::string(tag) + "\"/><w:id w:val=\"7\"/>" +
         std::string(more) + "</w:sdtPr><w:sdtContent>" + std::string(content) + "</w:sdtContent></w:sdt>";
}
inline std::string cell_of(std::string_view inside) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr>" + paragraph_of(inside) + "</w:tc>";
}
inline std::string table_of(std::string_view rows) {
  return "<w:tbl><w:tblPr><w:tblW w:w=\"4000\" w:type=\"dxa\"/></w:tblPr><w:tblGrid><w:gridCol "
         "w:w=\"2000\"/><w:gridCol "
         "w:w=\"2000\"/></w:tblGrid>" +
         std::string(rows) + "</w:tbl>";
}

/// A file again from its bytes.
inline word::Package reopened(const std::string& bytes) {
  return {office::read_zip(bytes), "huisstijl.docx"};
}

inline std::string part_of(const std::string& bytes, std::string_view name) {
  for (const office::ZipPart& part : office::read_zip(bytes)) {
    if (part.name == name) {
      return part.bytes;
    }
  }
  return {};
}

}  // namespace werkthet::test_support
