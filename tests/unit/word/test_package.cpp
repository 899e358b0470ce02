// What is refused and with which words, and that parts of others keep their bytes (design text council-memo
// §9.4, N14).

#include "core/error.hpp"
#include "support/word_samples.hpp"
#include "word/fill.hpp"
#include "word/numbering.hpp"
#include "word/styles.hpp"
#include "word/text.hpp"

#include <catch2/catch.hpp>

#include <functional>

using namespace werkthet;
using namespace werkthet::test_support;
using Catch::Matchers::Contains;

namespace {

std::string story_of(const std::function<void()>& run) {
  try {
    run();
  } catch (const core::Error& error) {
    CHECK(error.kind() == core::ErrorKind::template_);
    return error.story();
  }
  return "nothing was refused";
}

std::vector<office::ZipPart> with(std::vector<office::ZipPart> parts, std::string_view name,
                                  std::string bytes) {
  for (office::ZipPart& part : parts) {
    if (part.name == name) {
      part.bytes = std::move(bytes);
      return parts;
    }
  }
  parts.push_back({std::string(name), std::move(bytes)});
  return parts;
}

}  // namespace

TEST_CASE("files of another kind are named for what they are") {
  const auto told = [](std::string_view bytes) {
    return story_of([&] { word::refuse_other_formats(bytes, "brief.doc"); });
  };
  CHECK_THAT(told("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest"), Contains("password"));
  CHECK_THAT(told("{\\rtf1 x"), Contains("RTF"));
  CHECK_THAT(told("%PDF-1.7"), Contains("PDF"));
  CHECK_THAT(told("hello"), Contains("not a Word document"));
  CHECK_NOTHROW(word::refuse_other_formats("PK\x03\x04", "brief.docx"));
}

TEST_CASE("macros, spreadsheets, strict files and damage are refused with a plain message") {
  const auto told = [](std::vector<office::ZipPart> parts) {
    return story_of([&] { const word::Package package(parts, "x.docx"); });
  };
  const auto parts = word_parts("<w:p/>");
  CHECK_THAT(told(with(parts, "word/vbaProject.bin", "x")), Contains("macros"));
  CHECK_THAT(told(word_parts("<w:p/>", "<w:p/>", "application/vnd.ms-word.document.macroEnabled.main+xml")),
             Contains("macros"));
  CHECK_THAT(told(word_parts("<w:p/>", "<w:p/>",
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")),
             Contains("not of Word"));
  CHECK_THAT(told({{"a.txt", "x"}}), Contains("zip"));
  CHECK_THAT(told(with(parts, "word/document.xml", "<w:document><w:body></w:document>")), Contains(":1:"));
  CHECK_THAT(told(with(parts, "word/document.xml",
                       "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document xmlns:w=\"u\"><w:body/></w:document>")),
             Contains("DOCTYPE"));
  std::string deep;
  for (int i = 0; i < 100'000; ++i) {
    deep += "<w:p>";
  }
  CHECK_THAT(told(with(parts, "word/document.xml", deep)), Contains("nested too deeply"));
  std::string strict = parts[1].bytes;
  const std::string usual =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  strict.replace(strict.find(usual), usual.size(),
                 "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument");
  CHECK_THAT(told(with(parts, "_rels/.rels", strict)), Contains("Strict"));
  CHECK_THAT(
      told(with(parts, "_rels/.rels",
                "<Relationships><Relationship Id=\"a\" "
                "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                "Target=\"../../../etc/passwd\"/></Relationships>")),
      Contains("main document"));
}

TEST_CASE("styles are found by the name that Word shows and not by their id") {
  const word::Styles styles(word_package("<w:p/>"));
  CHECK(styles.id("Heading 1") == "Kop1");
  CHECK(styles.id("list bullet") == "Lijstopsomteken");
  CHECK(styles.id("heading 7").empty());
  CHECK(styles.heading_level("Kop3") == 3);
  CHECK(styles.heading_level("Standaard") == 0);
  CHECK(styles.language() == "nl-NL");
}

TEST_CASE("a style has the list that the file holds; number 0 takes it away") {
  const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const auto made = [&](std::string_view bullet, std::string_view number) {
    auto parts =
        with(word_parts("<w:p/>"), "word/numbering.xml",
             "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
             "<w:abstractNum w:abstractNumId=\"4\"/><w:num w:numId=\"2\"><w:abstractNumId w:val=\"4\"/>"
             "</w:num></w:numbering>");
    const auto numbered = [](std::string_view id) {
      return "<w:pPr><w:numPr><w:numId w:val=\"" + std::string(id) + "\"/></w:numPr></w:pPr></w:style>";
    };
    const std::string styles =
        "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:style "
        "w:type=\"paragraph\" w:styleId=\"L\"><w:name w:val=\"List Bullet\"/>" +
        numbered(bullet) +
        "<w:style w:type=\"paragraph\" w:styleId=\"N\"><w:name w:val=\"List Number\"/><w:basedOn "
        "w:val=\"L\"/>" +
        numbered(number) + "</w:styles>";
    parts = with(std::move(parts), "word/styles.xml", styles);
    std::string relations = part_of(word_package("<w:p/>").bytes(), "word/_rels/document.xml.rels");
    relations.insert(relations.find("</Relationships>"), "<Relationship Id=\"rId9\" Type=\"" + relation +
                                                             "numbering\" Target=\"numbering.xml\"/>");
    return word::Package(with(std::move(parts), "word/_rels/document.xml.rels", relations), "x.docx");
  };
  const word::Package both = made("2", "2");
  CHECK(word::Styles(both).list("List Bullet") == "4");
  CHECK(word::Styles(both).list("List Number") == "4");
  CHECK(word::Styles(made("2", "0")).list("List Number").empty());
  CHECK(word::Styles(made("2", "7")).list("List Number").empty());  // the file has no list 7
  word::Package again = made("2", "2");
  word::add_restarts(again, "List Number", 1);
  CHECK_THAT(*again.find("word/numbering.xml"),
             Contains("<w:num w:numId=\"9001\"><w:abstractNumId w:val=\"4\"/>"));
}

TEST_CASE("a part without a place of ours keeps its bytes, and a .dotx becomes a .docx") {
  const auto parts = with(
      word_parts(control_of("wh.kern", paragraph_of("")), "<w:p  ><w:r/></w:p><!-- eigen -->", dotx_main),
      "word/media/eigen.bin", std::string("\0\x01\xFF", 3));
  word::Content content;
  content.organisation = "Gemeente Lindeveen";
  content.fields.push_back(
      {"wh.kern", word::FieldKind::blocks, false, "", "", "<w:p><w:r><w:t>Kern</w:t></w:r></w:p>"});
  const word::Filled filled = word::fill({parts, "huisstijl.dotx"}, content);
  for (const office::ZipPart& part : parts) {
    if (part.name == "word/header1.xml" || part.name == "word/styles.xml" ||
        part.name == "word/media/eigen.bin") {
      CHECK(part_of(filled.bytes, part.name) == part.bytes);
    }
  }
  CHECK_THAT(part_of(filled.bytes, "[Content_Types].xml"), Contains(std::string(docx_main)));
  // The name of who drew up the template does not go to the council.
  CHECK_THAT(part_of(filled.bytes, "docProps/core.xml"), !Contains("Janssen"));
  CHECK_THAT(part_of(filled.bytes, "docProps/core.xml"), Contains("Gemeente Lindeveen"));
}

TEST_CASE("the manager of who drew up a template does not go to the council either") {
  auto parts =
      with(word_parts(control_of("wh.kern", paragraph_of(""))), "docProps/app.xml",
           "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
           "<Manager>B. de Baas</Manager><Company>Gemeente Lindeveen</Company></Properties>");
  std::string relations = part_of(word_package("<w:p/>").bytes(), "_rels/.rels");
  relations.insert(
      relations.find("</Relationships>"),
      "<Relationship Id=\"rId3\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" "
      "Target=\"docProps/app.xml\"/>");
  parts = with(std::move(parts), "_rels/.rels", relations);
  const word::Filled filled = word::fill({parts, "huisstijl.docx"}, {});
  CHECK_THAT(part_of(filled.bytes, "docProps/app.xml"), !Contains("Baas"));
  CHECK_THAT(part_of(filled.bytes, "docProps/app.xml"), Contains("Gemeente Lindeveen"));
}

TEST_CASE("text is read as a reader sees it: one form of a text box, no deleted or moved text") {
  const std::string box =
      "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>" + paragraph_of(run_of("kader")) +
      "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + paragraph_of(run_of("kader")) +
      "</w:txbxContent></mc:Fallback></mc:AlternateContent>";
  const auto lines = word::read_text(word_package(
      paragraph_of(run_of("Kop"), "Kop2") +
      paragraph_of(run_of("In ") + "<w:del><w:r><w:delText>oud</w:delText></w:r></w:del><w:moveFrom>" +
                   run_of("weg") + "</w:moveFrom>" + run_of("woorden")) +
      paragraph_of("<w:r>" + box + "</w:r>") + control_of("wh.kern", paragraph_of(run_of("Kern")))));
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].is_heading);
  CHECK(lines[1].text == "In woorden");
  CHECK(lines[1].heading == "Kop");
  CHECK(lines[2].text == "kader");
  CHECK(lines[3].tag == "wh.kern");
}
