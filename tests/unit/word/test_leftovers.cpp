// A figure that was taken back does not stay in the package, also when Word gave it another name; what is not
// ours, or still used, stays.

#include "support/word_samples.hpp"
#include "word/fill.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace werkthet;
using namespace werkthet::test_support;
using Catch::Matchers::Contains;
using word::FieldKind;

namespace {

word::Content content_with(const std::string& figure) {
  word::Content content;
  content.organisation = "Gemeente Lindeveen";
  content.date = *core::make_date(2020, 6, 15);
  content.fields.push_back({"wh.kern", FieldKind::blocks, false, "", "",
                            "<w:p><w:r><wh:picture id=\"" + figure + "\"/></w:r></w:p>"});
  content.pictures.push_back({figure, "PNG " + figure, "<svg/>", "Kolommen", 720, 360});
  return content;
}

bool has(const std::string& bytes, const std::string& name) {
  const auto parts = office::read_zip(bytes);
  return std::any_of(parts.begin(), parts.end(), [&](const auto& part) { return part.name == name; });
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// As Word saves it: pictures are numbered, relations as well.
std::vector<office::ZipPart> as_word_saves(const std::string& bytes) {
  auto parts = office::read_zip(bytes);
  for (office::ZipPart& part : parts) {
    replace_all(part.bytes, "rIdWhPng-werk", "rId21");
    replace_all(part.bytes, "rIdWhSvg-werk", "rId22");
    replace_all(part.bytes, "media/wh-werk.png", "media/image1.png");
    replace_all(part.bytes, "media/wh-werk.svg", "media/image2.svg");
    part.name = part.name == "word/media/wh-werk.png"   ? "word/media/image1.png"
                : part.name == "word/media/wh-werk.svg" ? "word/media/image2.svg"
                                                        : part.name;
  }
  return parts;
}

const std::string place = control_of("wh.kern", paragraph_of(run_of("x")));

std::string once() {
  return word::fill(word_package(place), content_with("werk")).bytes;
}

}  // namespace

TEST_CASE("a figure of before goes, with its relations, under our name and under Word's") {
  const std::string first = once();
  REQUIRE(has(first, "word/media/wh-werk.svg"));
  const std::string other = word::fill(reopened(first), content_with("welzijn")).bytes;
  CHECK_FALSE(has(other, "word/media/wh-werk.svg"));
  CHECK_FALSE(has(other, "word/media/wh-werk.png"));
  CHECK(has(other, "word/media/wh-welzijn.svg"));
  CHECK_THAT(part_of(other, "word/_rels/document.xml.rels"), !Contains("wh-werk"));

  const word::Package saved(as_word_saves(first), "brief.docx");
  REQUIRE(saved.find("word/media/image1.png") != nullptr);
  const std::string again = word::fill(saved, content_with("werk")).bytes;
  CHECK_FALSE(has(again, "word/media/image1.png"));
  CHECK_FALSE(has(again, "word/media/image2.svg"));
  CHECK(part_of(again, "word/media/wh-werk.png") == "PNG werk");
  CHECK_THAT(part_of(again, "word/_rels/document.xml.rels"), !Contains("rId21") && !Contains("rId22"));
  CHECK(word::fill(reopened(again), content_with("werk")).bytes == again);
}

TEST_CASE("a picture that something else still shows stays") {
  auto parts = as_word_saves(once());
  SECTION("another drawing of the same part") {
    for (office::ZipPart& part : parts) {
      if (part.name == "word/document.xml") {
        part.bytes.insert(
            part.bytes.find("<w:sectPr>"),
            "<w:p><w:r><w:drawing><a:blip xmlns:a=\"u\" r:embed=\"rId21\"/></w:drawing></w:r></w:p>");
      }
    }
    CHECK(has(word::fill({parts, "b.docx"}, content_with("werk")).bytes, "word/media/image1.png"));
  }
  SECTION("another part of the package, with capitals in the address") {
    parts.push_back({"word/_rels/header1.xml.rels",
                     "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                     "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                     "relationships/image\" Target=\"Media/Image1.PNG\"/></Relationships>"});
    const std::string bytes = word::fill({parts, "b.docx"}, content_with("werk")).bytes;
    CHECK(has(bytes, "word/media/image1.png"));
    CHECK_FALSE(has(bytes, "word/media/image2.svg"));
  }
}

TEST_CASE("a drawing that claims to be ours takes nothing else along") {
  const auto drawing = [](const std::string& id) {
    return "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"u\"><wp:docPr id=\"1\" name=\"werkthet x\" "
           "descr=\"x\"/>"
           "<a:blip xmlns:a=\"u\" r:embed=\"" +
           id + "\"/></wp:inline></w:drawing></w:r></w:p>";
  };
  auto parts = word_parts(
      control_of("wh.kern", drawing("rId1") + drawing("rId2") + drawing("rId77") + drawing("nergens")));
  for (office::ZipPart& part : parts) {
    if (part.name == "word/_rels/document.xml.rels") {
      part.bytes.insert(
          part.bytes.rfind("</Relationships>"),
          "<Relationship Id=\"rId77\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
          "relationships/image\" Target=\"http://elders/a.png\" TargetMode=\"External\"/>"
          "<Relationship Id=\"rId78\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
          "relationships/image\" Target=\"../../../weg.png\"/>");
    }
  }
  const std::string bytes = word::fill({parts, "b.docx"}, content_with("werk")).bytes;
  CHECK(has(bytes, "word/styles.xml"));
  CHECK(has(bytes, "word/header1.xml"));
  for (const char* id : {"\"rId1\"", "\"rId2\"", "\"rId77\""}) {
    CHECK_THAT(part_of(bytes, "word/_rels/document.xml.rels"), Contains(id));
  }
}
