// Fields of document properties and bookmarks: filled when their text is a line within one paragraph, told
// and left alone when it is more, filled again with the same bytes, and what a person wrote is kept.

#include "support/word_samples.hpp"
#include "word/check_template.hpp"
#include "word/fill.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace werkthet;
using namespace werkthet::test_support;
using Catch::Matchers::Contains;
using word::FieldKind;

namespace {

word::Content content_with(const std::string& number = "Z-2020-1180",
                           const std::string& subject = "Resultaten") {
  word::Content content;
  content.title = "Resultaten";
  content.organisation = "Gemeente Lindeveen";
  content.language = "nl-NL";
  content.date = *core::make_date(2020, 6, 15);
  content.fields.push_back({"wh.zaaknummer", FieldKind::text, false, number});
  content.fields.push_back({"wh.onderwerp", FieldKind::text, false, subject});
  content.fields.push_back(
      {"wh.kern", FieldKind::blocks, false, "", "", "<w:p><w:r><w:t>Er is geloot.</w:t></w:r></w:p>"});
  return content;
}

const std::vector<word::KnownTag> tags{{"wh.zaaknummer", FieldKind::text, false, ""},
                                       {"wh.onderwerp", FieldKind::text, false, ""},
                                       {"wh.kern", FieldKind::blocks, false, ""}};

std::string mark(const std::string& type) {
  return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
}

/// A field of several runs, as Word writes it.
std::string field(const std::string& instruction, const std::string& result) {
  return mark("begin") + "<w:r><w:instrText xml:space=\"preserve\">" + instruction + "</w:instrText></w:r>" +
         mark("separate") + result + mark("end");
}

std::string simple(const std::string& instruction, const std::string& inside) {
  return "<w:fldSimple w:instr=\"" + instruction + "\">" + inside + "</w:fldSimple>";
}

std::string bookmark(const std::string& name, const std::string& inside, const std::string& id = "4") {
  return "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"" + name + "\"/>" + inside +
         "<w:bookmarkEnd w:id=\"" + id + "\"/>";
}

std::string body_of(const std::string& bytes) {
  return part_of(bytes, "word/document.xml");
}

/// A file with custom properties.
word::Package with_properties(const std::string& body, const std::string& properties) {
  std::vector<office::ZipPart> parts = word_parts(body);
  for (office::ZipPart& part : parts) {
    if (part.name == "_rels/.rels") {
      part.bytes.insert(part.bytes.rfind("</Relationships>"),
                        "<Relationship Id=\"rId9\" "
                        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                        "custom-properties\" Target=\"docProps/custom.xml\"/>");
    }
  }
  parts.push_back({"docProps/custom.xml", properties});
  return {std::move(parts), "huisstijl.docx"};
}

const std::string own_properties =
    "<?xml version=\"1.0\"?><Properties "
    "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
    "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property "
    "fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"Griffie\"><vt:lpwstr>12</vt:lpwstr>"
    "</property><property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"3\" "
    "name=\"WH.Zaaknummer\"><vt:lpwstr>vul in</vt:lpwstr></property></Properties>";

/// The filled file with one text replaced, as a person would.
word::Package edited(const std::string& bytes, const std::string& part_name, const std::string& from,
                     const std::string& to) {
  auto parts = office::read_zip(bytes);
  for (office::ZipPart& part : parts) {
    if (part.name == part_name) {
      const std::size_t at = part.bytes.find(from);
      REQUIRE(at != std::string::npos);
      part.bytes.replace(at, from.size(), to);
    }
  }
  return {parts, "brief.docx"};
}

}  // namespace

TEST_CASE("a property field gets its text and its property, in both forms, and keeps its look") {
  const std::string result = "<w:r><w:rPr><w:b/></w:rPr><w:t>vul</w:t></w:r><w:r><w:t> in</w:t></w:r>";
  const std::string body =
      paragraph_of("Zaak: " + GENERATE_COPY(field(" DOCPROPERTY  wh.zaaknummer  \\* MERGEFORMAT ", result),
                                            simple(" docproperty &quot;Wh.Zaaknummer&quot; ", result)));
  const bool known = GENERATE(false, true);
  const word::Package file = known ? with_properties(body, own_properties) : word_package(body);
  const word::Filled filled = word::fill(file, content_with("Z & <1>"));
  CHECK(filled.problems.all().empty());
  CHECK(filled.filled == 1);
  CHECK_THAT(body_of(filled.bytes),
             Contains("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Z &amp; &lt;1&gt;</w:t></w:r>"));
  CHECK_THAT(body_of(filled.bytes), !Contains(" in<"));
  const std::string properties = part_of(filled.bytes, "docProps/custom.xml");
  CHECK_THAT(properties, Contains("<vt:lpwstr>Z &amp; &lt;1&gt;</vt:lpwstr>") && !Contains("vul in"));
  if (known) {
    CHECK_THAT(properties, Contains("name=\"WH.Zaaknummer\"") && !Contains("name=\"wh.zaaknummer\""));
    CHECK_THAT(properties, Contains("name=\"Griffie\"><vt:lpwstr>12</vt:lpwstr>"));
  } else {
    CHECK_THAT(part_of(filled.bytes, "_rels/.rels"), Contains("docProps/custom.xml"));
    CHECK_THAT(part_of(filled.bytes, "[Content_Types].xml"), Contains("custom-properties+xml"));
    CHECK_THAT(properties, Contains("pid=\"2\" name=\"wh.zaaknummer\""));
  }
  CHECK(word::fill(reopened(filled.bytes), content_with("Z & <1>")).bytes == filled.bytes);
  CHECK_THAT(body_of(word::fill(reopened(filled.bytes), content_with("Z-2")).bytes),
             Contains(">Z-2<") && !Contains("&lt;1"));
}

TEST_CASE("a bookmark gets its text, also when it is empty, and stays to be filled again") {
  const std::string inside =
      GENERATE(as<std::string>{},
               "<w:r><w:rPr><w:i/></w:rPr><w:t>hier</w:t></w:r><w:proofErr w:type=\"spellStart\"/>", "");
  const std::string body = paragraph_of("<w:r><w:rPr><w:i/></w:rPr><w:t>Onderwerp: </w:t></w:r>" +
                                        bookmark("WH_onderwerp", inside) + run_of(" (kort)"));
  const word::Filled filled = word::fill(word_package(body), content_with());
  CHECK(filled.problems.all().empty());
  const std::string xml = body_of(filled.bytes);
  CHECK_THAT(xml, Contains("w:name=\"WH_onderwerp\"/><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">"
                           "Resultaten</w:t></w:r><w:bookmarkEnd w:id=\"4\"/><w:r>"));
  CHECK_THAT(xml, Contains("Onderwerp: ") && Contains(" (kort)") && !Contains("hier"));
  CHECK(word::fill(reopened(filled.bytes), content_with()).bytes == filled.bytes);
  CHECK_THAT(body_of(word::fill(reopened(filled.bytes), content_with("1", "Anders")).bytes),
             Contains("Anders") && !Contains("Resultaten"));
}

TEST_CASE("fields and bookmarks of the municipality are never touched") {
  const std::string body = paragraph_of(field(" DOCPROPERTY Griffie ", run_of("12"))) +
                           paragraph_of(simple(" PAGE ", run_of("1")) + bookmark("_Toc1", run_of("kop"))) +
                           paragraph_of(control_of("wh.onderwerp", run_of("x")));
  const word::Filled filled = word::fill(with_properties(body, own_properties), content_with());
  CHECK(filled.problems.all().empty());
  CHECK(part_of(filled.bytes, "docProps/custom.xml") == own_properties);
  for (const char* kept : {">12<", ">1<", ">kop<"}) {
    CHECK_THAT(body_of(filled.bytes), Contains(kept));
  }
}

TEST_CASE("what is more than a line of text is told by check and by filling, and left as it was") {
  const std::string link = "<w:hyperlink r:id=\"rId1\">" + run_of("x") + "</w:hyperlink>";
  const std::string inserted = "<w:ins w:id=\"1\" w:author=\"a\">" + run_of("x") + "</w:ins>";
  const std::string own = " DOCPROPERTY wh.onderwerp ";
  const std::string start = "<w:bookmarkStart w:id=\"4\" w:name=\"wh_onderwerp\"/>";
  struct Case {
    std::string body;
    std::string words;
  };
  const std::vector<Case> cases{
      {paragraph_of(field(" DOCPROPERTY wh.kern ", run_of("x"))), "content control"},
      {paragraph_of(bookmark("wh_kern", run_of("x"))), "content control"},
      {paragraph_of(field(own, link)), "more than text"},
      {paragraph_of(simple(own, "<w:r><w:drawing/></w:r>")), "more than text"},
      {paragraph_of(bookmark("wh_onderwerp", inserted)), "more than text"},
      {paragraph_of(bookmark("wh_onderwerp", field(" DATE ", run_of("x")))), "more than text"},
      {paragraph_of(bookmark("wh_onderwerp", bookmark("wh_zaaknummer", run_of("x"), "5"))), "more than text"},
      {paragraph_of(field(" IF " + std::string("a"), field(own, run_of("x")))), "inside another field"},
      {paragraph_of(field(" IF a ", simple(own, run_of("x")))), "inside another field"},
      {paragraph_of(mark("begin") + "<w:r><w:instrText>" + own + "</w:instrText></w:r>" + mark("end")), "F9"},
      {paragraph_of(field(own + "\\* Upper ", run_of("x"))), "MERGEFORMAT"},
      {paragraph_of(mark("begin") + "<w:r><w:instrText>" + own + "</w:instrText></w:r>" + mark("separate")) +
           paragraph_of(run_of("x") + mark("end")),
       "within one paragraph"},
      {paragraph_of(start + run_of("x")) + paragraph_of("<w:bookmarkEnd w:id=\"4\"/>"),
       "within one paragraph"},
      {start + paragraph_of(run_of("x")) + "<w:bookmarkEnd w:id=\"4\"/>", "within one paragraph"},
      {paragraph_of(start + run_of("x")), "within one paragraph"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.body);
    const word::TemplateReport report = word::check_template(word_package(one.body), tags, "nl-NL");
    CHECK(report.problems.count("D117") >= 1);
    CHECK_THAT(core::text(report.problems), Contains(one.words));
    const word::Filled filled = word::fill(word_package(one.body), content_with());
    CHECK(filled.problems.count("D117") >= 1);
    CHECK(body_of(filled.bytes).find("Resultaten") == std::string::npos);
    CHECK(part_of(filled.bytes, "docProps/custom.xml").empty());
  }
}

TEST_CASE("an unknown name is told with the one that is meant") {
  const word::TemplateReport report =
      word::check_template(word_package(paragraph_of(bookmark("wh_ondrwerp", run_of("x")) +
                                                     simple(" DOCPROPERTY wh.zaaknumer ", run_of("x")))),
                           tags, "nl-NL");
  CHECK(report.problems.count("D102") == 2);
  CHECK_THAT(core::text(report.problems),
             Contains("wh.onderwerp is meant") && Contains("wh.zaaknummer is meant"));
}

TEST_CASE("a place that is fit counts as one, and a bookmark is called weak") {
  const word::TemplateReport report = word::check_template(
      word_package(paragraph_of(bookmark("wh_onderwerp", run_of("x"))) +
                   paragraph_of(simple(" DOCPROPERTY wh.zaaknummer ", run_of("x")))),
      {{"wh.onderwerp", FieldKind::text, true, ""}, {"wh.zaaknummer", FieldKind::text, true, ""}}, "nl-NL");
  CHECK_FALSE(report.problems.has_errors());
  CHECK(report.problems.count("D118") == 1);
  CHECK(report.found == std::vector<std::string>{"wh_onderwerp", "DOCPROPERTY wh.zaaknummer"});
}

TEST_CASE("what a person wrote in a field, a bookmark or a property is kept and told") {
  const std::string body = paragraph_of(simple(" DOCPROPERTY wh.zaaknummer ", run_of("x"))) +
                           paragraph_of(bookmark("wh_onderwerp", run_of("x")));
  const std::string once = word::fill(word_package(body), content_with()).bytes;
  REQUIRE(word::remembers(reopened(once)));
  SECTION("a bookmark") {
    const word::Package by_hand = edited(once, "word/document.xml", "Resultaten", "Ons onderwerp");
    const word::Filled again = word::fill(by_hand, content_with("Z-2", "Nieuw"));
    REQUIRE(again.kept.size() == 1);
    CHECK(again.kept[0].tag == "wh.onderwerp");
    CHECK(again.kept[0].proposal == "Nieuw");
    CHECK_THAT(body_of(again.bytes), Contains("Ons onderwerp") && Contains("Z-2") && !Contains("Nieuw"));
    CHECK(word::fill(reopened(again.bytes), content_with("Z-2", "Nieuw")).bytes == again.bytes);
    CHECK_THAT(body_of(word::fill(by_hand, content_with("Z-2", "Nieuw"), {"wh.onderwerp"}).bytes),
               Contains("Nieuw"));
  }
  SECTION("a property: the field shows it, as Word will") {
    const word::Package by_hand = edited(once, "docProps/custom.xml", "Z-2020-1180", "Z-9");
    const word::Filled again = word::fill(by_hand, content_with("Z-2"));
    REQUIRE(again.kept.size() == 1);
    CHECK(again.kept[0].text == "Z-9");
    CHECK_THAT(body_of(again.bytes), Contains("Z-9") && !Contains("Z-2<"));
    CHECK_THAT(part_of(again.bytes, "docProps/custom.xml"), Contains("Z-9"));
    CHECK_THAT(body_of(word::fill(by_hand, content_with("Z-2"), {"wh.zaaknummer"}).bytes), Contains("Z-2<"));
  }
  SECTION("the text of a field") {
    const word::Filled again =
        word::fill(edited(once, "word/document.xml", "Z-2020-1180", "Z-8"), content_with("Z-2"));
    REQUIRE(again.kept.size() == 1);
    CHECK_THAT(body_of(again.bytes), Contains("Z-8"));
  }
}

TEST_CASE("braces inside such a place are its text") {
  const std::string body = paragraph_of(bookmark("wh_onderwerp", run_of("x")) +
                                        simple(" DOCPROPERTY wh.zaaknummer ", run_of("x")));
  const word::Content content = content_with("{{onderwerp}}", "{{zaaknummer}}");
  const word::Filled filled = word::fill(word_package(body), content);
  CHECK(filled.filled == 2);
  CHECK_THAT(body_of(filled.bytes), Contains(">{{zaaknummer}}<") && Contains(">{{onderwerp}}<"));
  CHECK(word::fill(reopened(filled.bytes), content).bytes == filled.bytes);
}

TEST_CASE("hostile files: properties of another form, many places, numbers that are taken") {
  const std::string place = simple(" DOCPROPERTY wh.zaaknummer ", run_of("x"));
  const word::Filled strange =
      word::fill(with_properties(paragraph_of(place), "<p:Properties xmlns:p=\"u\"/>"), content_with());
  CHECK(strange.problems.count("D117") == 1);
  CHECK(part_of(strange.bytes, "docProps/custom.xml") == "<p:Properties xmlns:p=\"u\"/>");
  CHECK_THROWS(word::fill(with_properties(paragraph_of(place), "<!DOCTYPE x><x/>"), content_with()));
  std::string taken = own_properties;
  taken.replace(taken.find("pid=\"3\""), 7, "pid=\"2147483648\"");
  taken.replace(taken.find("WH.Zaaknummer"), 13, "iets");
  CHECK_THAT(part_of(word::fill(with_properties(paragraph_of(place), taken), content_with()).bytes,
                     "docProps/custom.xml"),
             Contains("pid=\"3\" name=\"wh.zaaknummer\""));
  std::string many;
  for (int i = 0; i < 3000; ++i) {
    many += "<w:bookmarkStart w:id=\"1\" w:name=\"wh_onderwerp\"/>";
  }
  const word::Filled filled = word::fill(word_package(paragraph_of(many)), content_with());
  CHECK(filled.filled == 0);
  CHECK(filled.problems.count("D117") > 1000);
  CHECK(word::fill(word_package(paragraph_of(mark("end") + mark("separate") + mark("begin") + mark("begin"))),
                   content_with())
            .filled == 0);
}
