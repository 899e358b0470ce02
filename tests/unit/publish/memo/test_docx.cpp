// The file: well-formed parts, same bytes, escaping, accessibility, widths.

#include <catch2/catch.hpp>

#include "memo_test_tools.hpp"
#include "office/text_width.hpp"
#include "office/zip_reader.hpp"
#include "publish/cell_text.hpp"
#include "publish/charts/chart.hpp"
#include "publish/memo/docx_writer.hpp"
#include "publish/memo/memo_builder.hpp"
#include "publish/memo/memo_figure.hpp"
#include "support/sample_findings.hpp"

#include <numeric>
#include <string>
#include <vector>

using namespace werkthet;
using config::ReleaseKind;
using core::Language;
using publish::memo::Document;
using publish::memo::Table;

namespace {

Document memo(ReleaseKind kind, Language language = Language::nl) {
  const config::Study study = test_support::sample_study(kind);
  return publish::memo::build_memo(test_support::sample_findings(study), study, language);
}

std::string part(const Document& document, std::string_view name) {
  for (const auto& one : publish::memo::docx_parts(document)) {
    if (one.name == name) {
      return one.xml;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("the XML check of these tests can fail") {
  CHECK(test_support::xml_problem("<a b=\"1\"><c/>x &amp; y</a>").empty());
  CHECK_FALSE(test_support::xml_problem("<a><b></a></b>").empty());
  CHECK_FALSE(test_support::xml_problem("<a>x & y</a>").empty());
  CHECK_FALSE(test_support::xml_problem("<a b=\"1\" b=\"2\"/>").empty());
  CHECK_FALSE(test_support::xml_problem("<a b=\"<\"></a>").empty());
  CHECK_FALSE(test_support::xml_problem("<a>").empty());
  CHECK_FALSE(test_support::xml_problem("<a></a><b></b>").empty());
}

TEST_CASE("every part of every memo is well-formed and the types come first") {
  for (const ReleaseKind kind : {ReleaseKind::interim, ReleaseKind::final, ReleaseKind::quarterly}) {
    for (const Language language : {Language::nl, Language::en}) {
      const auto parts = publish::memo::docx_parts(memo(kind, language));
      CHECK(parts.front().name == "[Content_Types].xml");
      for (const auto& one : parts) {
        CAPTURE(one.name);
        CHECK(test_support::xml_problem(one.xml).empty());
        CHECK(one.xml.find("rsid") == std::string::npos);
      }
    }
  }
}

TEST_CASE("two runs give the same bytes and the package holds the parts") {
  const Document document = memo(ReleaseKind::final);
  const std::string package = publish::memo::docx(document);  // without pictures; with them: below
  CHECK(package == publish::memo::docx(memo(ReleaseKind::final)));
  const auto parts = office::read_zip(package);
  CHECK(parts.size() == publish::memo::docx_parts(document).size());
  CHECK(parts.front().name == "[Content_Types].xml");
}

TEST_CASE("every part but the types has a type and every relation a target") {
  const Document document = memo(ReleaseKind::final);
  const std::string types = part(document, "[Content_Types].xml");
  const std::string relations = part(document, "word/_rels/document.xml.rels");
  for (const char* name : {"document", "styles", "numbering", "settings", "header1", "footer1"}) {
    CAPTURE(name);
    CHECK(types.find("\"/word/" + std::string(name) + ".xml\"") != std::string::npos);
    CHECK_FALSE(part(document, "word/" + std::string(name) + ".xml").empty());
    if (std::string(name) != "document") {
      CHECK(relations.find("Target=\"" + std::string(name) + ".xml\"") != std::string::npos);
    }
  }
}

TEST_CASE("a hostile name is escaped in every part and turns nothing around") {
  config::Study study = test_support::sample_study();
  study.name = {
      "A<b>&\"'\xE2\x80\xAE"
      "evil",
      "A<b>&\"'\xE2\x80\xAE"
      "evil"};
  study.arms[0].name = {"<w:p>&amp;\xE2\x81\xA6", ""};
  study.memo.from = "College & <wethouders> \x01";
  study.memo.subject.clear();
  study.memo.next_steps[0].what = "]]></w:t>";
  for (const Language language : {Language::nl, Language::en}) {
    const Document document =
        publish::memo::build_memo(test_support::sample_findings(study), study, language);
    for (const auto& one : publish::memo::docx_parts(document)) {
      CAPTURE(one.name);
      CHECK(test_support::xml_problem(one.xml).empty());
      CHECK(one.xml.find("\xE2\x80\xAE") == std::string::npos);
      CHECK(one.xml.find("\xE2\x81\xA6") == std::string::npos);
      CHECK(one.xml.find('\x01') == std::string::npos);
      CHECK(one.xml.find("A<b>") == std::string::npos);
    }
    CHECK(part(document, "docProps/core.xml").find("A&lt;b&gt;&amp;&quot;") != std::string::npos);
    CHECK(part(document, "word/document.xml").find("&lt;w:p&gt;&amp;amp;") != std::string::npos);
  }
}

TEST_CASE("properties: title, language, organisation, and the release's date as only time") {
  const std::string nl = part(memo(ReleaseKind::final), "docProps/core.xml");
  CHECK(nl.find("<dc:title>Resultaten van de proef Bijstand op maat</dc:title>") != std::string::npos);
  CHECK(nl.find("<dc:language>nl-NL</dc:language>") != std::string::npos);
  CHECK(nl.find("<dc:creator>College van burgemeester en wethouders</dc:creator>") != std::string::npos);
  CHECK(test_support::occurrences(nl, "2020-04-09T00:00:00Z") == 2);
  const Document english = memo(ReleaseKind::final, Language::en);
  CHECK(part(english, "docProps/core.xml").find("<dc:language>en-GB</dc:language>") != std::string::npos);
  CHECK(part(english, "word/styles.xml").find("<w:lang w:val=\"en-GB\"") != std::string::npos);
  // Free text is Dutch in the English memo too, and a screen reader must know.
  CHECK(part(english, "word/document.xml")
            .find("<w:lang w:val=\"nl-NL\"/></w:rPr><w:t xml:space=\"preserve\">De gemeente") !=
        std::string::npos);
}

TEST_CASE("headings, lists and tables are real") {
  const Document document = memo(ReleaseKind::final);
  const std::string body = part(document, "word/document.xml");
  const auto all = test_support::tables(document);
  CHECK(test_support::occurrences(body, "<w:tbl>") == all.size());
  CHECK(test_support::occurrences(body, "<w:tblHeader/>") == all.size());
  CHECK(test_support::occurrences(body, "<w:tblCaption w:val=\"\"") == 0);
  CHECK(test_support::occurrences(body, "<w:tblDescription w:val=\"\"") == 0);
  CHECK(test_support::occurrences(body, "<w:vMerge") + test_support::occurrences(body, "<w:gridSpan") == 0);
  CHECK(test_support::occurrences(body, "w:val=\"Heading1\"") == 1);
  int level = 0;
  for (const auto& block : document.blocks) {
    if (const auto* heading = std::get_if<publish::memo::Heading>(&block)) {
      CHECK(heading->level <= level + 1);
      level = heading->level;
    }
  }
  // Two numbered lists, each counting from 1 with a number instance of its own.
  CHECK(body.find("<w:numId w:val=\"2\"/>") != std::string::npos);
  CHECK(body.find("<w:numId w:val=\"3\"/>") != std::string::npos);
  CHECK(part(document, "word/numbering.xml").find("<w:num w:numId=\"3\">") != std::string::npos);
}

TEST_CASE("lines of a list item all arrive") {
  Document document;
  document.blocks.emplace_back(
      publish::memo::List{false, {{"one\n\ntwo", Language::nl, publish::memo::Tone::plain}}});
  const std::string body = part(document, "word/document.xml");
  CHECK(test_support::occurrences(body, "<w:numPr>") == 1);
  CHECK(body.find(">two<") != std::string::npos);
}

TEST_CASE("columns hold their longest word and fill the page") {
  for (const ReleaseKind kind : {ReleaseKind::interim, ReleaseKind::final, ReleaseKind::quarterly}) {
    for (const Language language : {Language::nl, Language::en}) {
      for (const Table& table : test_support::tables(memo(kind, language))) {
        CAPTURE(table.caption);
        const double points = publish::memo::table_points(table, publish::memo::text_width_twips);
        CHECK(points == 9.5);
        const auto widths = publish::memo::column_widths(table, points, publish::memo::text_width_twips);
        CHECK(std::accumulate(widths.begin(), widths.end(), 0) == publish::memo::text_width_twips);
        for (std::size_t i = 0; i < widths.size(); ++i) {
          std::vector<std::string> texts{table.columns[i].header};
          for (const auto& row : table.rows) {
            texts.push_back(row[i].text);
          }
          for (const std::string& text : texts) {
            std::size_t from = 0;
            while (from <= text.size()) {
              const std::size_t to = std::min(text.find(' ', from), text.size());
              // 15 twips per pixel, 85 of margin on either side.
              const double room = (widths[i] - 170) / 15.0;
              CHECK(office::text_width(text.substr(from, to - from), points, false) <= room);
              from = to + 1;
            }
          }
        }
      }
    }
  }
}

TEST_CASE("a table whose words do not fit gets smaller letters, never a width below zero") {
  Table table;
  for (int i = 0; i < 6; ++i) {
    table.columns.push_back({"Arbeidsongeschiktheidsverzekering", false});
  }
  const double points = publish::memo::table_points(table, publish::memo::text_width_twips);
  CHECK(points < 9.5);
  for (const int width : publish::memo::column_widths(table, points, publish::memo::text_width_twips)) {
    CHECK(width > 0);
  }
}

TEST_CASE("caption, drawing and words of the figure speak of the same month") {
  for (const Language language : {Language::nl, Language::en}) {
    const config::Study study = test_support::sample_study(ReleaseKind::final);
    const safe::SafeFindings findings = test_support::sample_findings(study);
    const Document document = publish::memo::build_memo(findings, study, language);
    std::vector<publish::memo::Figure> figures;
    for (const auto& block : document.blocks) {
      if (const auto* found = std::get_if<publish::memo::Figure>(&block)) {
        figures.push_back(*found);
      }
    }
    REQUIRE(figures.size() == 1);
    const publish::memo::Figure& figure = figures[0];
    REQUIRE(figure.month == "24");
    const safe::Table& all = *safe::find_table(findings, figure.table);
    const safe::Table one = publish::memo::drawn_table(findings, study, figure);
    REQUIRE(one.rows.size() < all.rows.size());
    const bool dutch = language == Language::nl;
    CHECK(figure.caption.find(dutch ? "na 24\xC2\xA0maanden, aandeel per groep."
                                    : "after 24\xC2\xA0months, share") != std::string::npos);
    const auto pictures = publish::memo::drawn_pictures(document, findings, study);
    REQUIRE(pictures.size() == 1);
    const word::Picture& picture = pictures[0];
    CHECK(picture.svg == publish::charts::draw_file(one, study, language));
    CHECK(picture.png.starts_with("\x89PNG"));
    CHECK(picture.alt.find("27%") != std::string::npos);
    for (const safe::Row& row : all.rows) {
      const auto month = *safe::dimension_index(all, "maand");
      const auto share = *safe::column_index(all, "share");
      const std::string code = all.dimensions[month].codes[row.codes[month]].id;
      const std::string told = publish::cell_text(row.cells[share], safe::Unit::percent, language);
      CAPTURE(code, told);
      if (code == "24" && all.dimensions[0].codes[row.codes[0]].id != "niet_deelnemers") {
        CHECK(picture.alt.find(told) != std::string::npos);
      }
    }
    // Who was not drawn by lot is compared under a heading of its own, and at a red light not at all.
    CHECK(publish::charts::draw_file(all, study, language).find(dutch ? "iet-deelnemers" : "on-participants") !=
          std::string::npos);
    CHECK(picture.svg.find(dutch ? "iet-deelnemers" : "on-participants") == std::string::npos);
    CHECK(picture.alt.find(dutch ? "iet-deelnemers" : "on-participants") == std::string::npos);
    CHECK(picture.alt.find(dutch ? "12 maanden" : "12 months") == std::string::npos);

    const std::string package = publish::memo::docx(document, pictures);
    CHECK(package == publish::memo::docx(document, publish::memo::drawn_pictures(document, findings, study)));
    const auto parts = office::read_zip(package);
    CHECK(parts.size() == publish::memo::docx_parts(document).size() + 2);
    std::string body;
    std::string relations;
    for (const auto& one_part : parts) {
      body = one_part.name == "word/document.xml" ? one_part.bytes : body;
      relations = one_part.name == "word/_rels/document.xml.rels" ? one_part.bytes : relations;
    }
    CHECK(body.find("wh:picture") == std::string::npos);
    CHECK(body.find("asvg:svgBlip") != std::string::npos);
    CHECK(body.find("descr=\"\"") == std::string::npos);
    CHECK(relations.find("media/wh-exit-work-maand-24.png") != std::string::npos);
    CHECK(relations.find("media/wh-exit-work-maand-24.svg") != std::string::npos);
  }
}

TEST_CASE(
    "a short table stays on one page, a long one may break but not after its first or before its last row") {
  const auto kept = [](std::size_t rows, bool with_source = false) {
    Table table;
    table.caption = "Tabel";
    table.columns = {{"Kop", false}};
    table.rows.assign(rows, {{"cel", Language::nl}});
    Document document;
    document.blocks.emplace_back(table);
    if (with_source) {
      document.blocks.emplace_back(
          publish::memo::Paragraph{"Bron", Language::nl, publish::memo::Tone::source});
    }
    return test_support::occurrences(part(document, "word/document.xml"), "<w:keepNext/>");
  };
  CHECK(kept(1) == 1);         // the header
  CHECK(kept(4) == 4);         // the header and every row but the last
  CHECK(kept(12) == 3);        // the header, the first row and the last but one
  CHECK(kept(12, true) == 5);  // and the last row with the source line under the table
}

TEST_CASE("a paragraph between a heading and its table stays with both") {
  const auto kept = [](bool heading) {
    Document document;
    if (heading) {
      document.blocks.emplace_back(publish::memo::Heading{3, "Deeltijdwerk"});
    }
    document.blocks.emplace_back(
        publish::memo::Paragraph{"Wat het is.", Language::nl, publish::memo::Tone::plain});
    document.blocks.emplace_back(publish::memo::Table{
        "Tabel", "Tabel", {{"Groep", false}}, {{publish::memo::Paragraph{"een", Language::nl, {}}}}});
    return test_support::occurrences(part(document, "word/document.xml"), "<w:keepNext/>");
  };
  CHECK(kept(true) == kept(false) + 1);  // a heading itself keeps through its style
}
