// Filling a municipality's own file: controls at every level, braces over runs, twice the same, and what a
// person wrote.

#include "support/word_samples.hpp"
#include "word/check_template.hpp"
#include "word/fill.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::test_support;
using Catch::Matchers::Contains;
using word::Field;
using word::FieldKind;

namespace {

word::Content sample_content(const std::string& core = "Er is geloot.") {
  word::Content content;
  content.title = "Resultaten";
  content.organisation = "Gemeente Lindeveen";
  content.language = "nl-NL";
  content.date = *core::make_date(2020, 6, 15);
  content.fields.push_back({"wh.onderwerp", FieldKind::text, false, "Resultaten & kosten <1>"});
  content.fields.push_back({"wh.kern", FieldKind::blocks, false, "", "",
                            "<w:p><w:r><w:t>" + core +
                                "</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Lijst\"/></w:pPr>"
                                "<w:r><w:t>Punt</w:t></w:r></w:p>"});
  Field table{
      "wh.tabel.kosten", FieldKind::rows, false, "", "", "<w:p><w:r><w:t>hele tabel</w:t></w:r></w:p>"};
  table.headers = {"Post", "Bedrag"};
  table.rows = {{"Loon", "10"}, {"Reis", "20"}, {"Totaal", "30"}};
  content.fields.push_back(table);
  content.fields.push_back({"wh.figuur.uitstroom", FieldKind::picture, false, "uitstroom", "",
                            "<w:p><w:r><wh:picture id=\"uitstroom\"/></w:r></w:p>"});
  content.pictures.push_back({"uitstroom", "PNG", "<svg/>", "Kolommen: 27% en 24%", 720, 360});
  return content;
}

std::string body_of(const std::string& bytes) {
  return part_of(bytes, "word/document.xml");
}

std::size_t times(const std::string& text, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++n;
  }
  return n;
}

const std::string row_control =
    table_of("<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell_of(run_of("Post")) + cell_of(run_of("Bedrag")) +
             "</w:tr>" +
             control_of("wh.tabel.kosten", "<w:tr w14:paraId=\"0A\">" +
                                               cell_of("<w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r>") +
                                               cell_of(run_of("y")) + "</w:tr>"));

const std::string repeating = table_of(
    "<w:tr>" + cell_of(run_of("Post")) + cell_of(run_of("Bedrag")) + "</w:tr>" +
    control_of(
        "wh.tabel.kosten",
        "<w:sdt><w:sdtPr><w:id w:val=\"8\"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent><w:tr>" +
            cell_of(run_of("x")) + cell_of(run_of("y")) + "</w:tr></w:sdtContent></w:sdt>",
        "<w15:repeatingSection/>"));

}  // namespace

TEST_CASE("controls at every level are filled, stay, and take the look of their place") {
  const std::string body =
      paragraph_of("Onderwerp: " + control_of("wh.onderwerp",
                                              "<w:r><w:rPr><w:i/></w:rPr><w:t>klik</w:t></w:r>",
                                              "<w:showingPlcHdr/>")) +
      control_of("wh.kern", paragraph_of(run_of("hier"), "Plattetekst")) + row_control +
      control_of("eigen.tag", paragraph_of(run_of("van de gemeente")));
  const word::Filled filled = word::fill(word_package(body), sample_content());
  CHECK(filled.problems.all().empty());
  CHECK(filled.filled == 3);
  const std::string xml = body_of(filled.bytes);
  CHECK_THAT(xml,
             Contains("<w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">Resultaten &amp; kosten &lt;1&gt;"));
  CHECK_THAT(xml, !Contains("showingPlcHdr"));
  CHECK_THAT(xml, Contains("<w:p><w:pPr><w:pStyle w:val=\"Plattetekst\"/></w:pPr><w:r><w:t>Er is geloot."));
  CHECK_THAT(xml, Contains("van de gemeente"));
  CHECK(times(xml, "<w:tr") - times(xml, "<w:trPr") == 4);
  CHECK(times(xml, "<w:sdt>") == 4);
  CHECK(times(xml, "w14:paraId") == 1);  // of the pattern row; a copy has none
  CHECK(times(xml, "<w:rPr><w:b/></w:rPr>") == 3);
}

TEST_CASE("filling twice gives the same bytes, at every level and with pictures") {
  const std::string body = paragraph_of(control_of("wh.onderwerp", run_of("x"))) +
                           control_of("wh.kern", paragraph_of(run_of("x"), "Tekst")) +
                           GENERATE(row_control, repeating) +
                           control_of("wh.figuur.uitstroom", paragraph_of(run_of("x"))) +
                           "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"u\"><wp:docPr id=\"41\" name=\"logo\" "
                           "descr=\"Logo\"/></wp:inline>"
                           "</w:drawing></w:r></w:p>";
  const word::Filled once = word::fill(word_package(body), sample_content());
  REQUIRE(once.filled == 4);
  CHECK_THAT(body_of(once.bytes), Contains("<wp:docPr id=\"42\""));
  CHECK_THAT(body_of(once.bytes), Contains("descr=\"Kolommen: 27% en 24%\""));
  CHECK(part_of(once.bytes, "word/media/wh-uitstroom.png") == "PNG");
  CHECK_THAT(part_of(once.bytes, "[Content_Types].xml"), Contains("image/svg+xml"));
  const word::Filled twice = word::fill(reopened(once.bytes), sample_content());
  CHECK(twice.problems.all().empty());
  CHECK(body_of(twice.bytes) == body_of(once.bytes));
  CHECK(twice.bytes == once.bytes);
  // Rows that are gone go.
  word::Content shorter = sample_content();
  shorter.fields[2].rows.resize(1);
  CHECK_THAT(body_of(word::fill(reopened(once.bytes), shorter).bytes), !Contains("Totaal"));
}

TEST_CASE("a text that a person changed is kept and told, until it is asked for by its tag") {
  const std::string body = control_of("wh.kern", paragraph_of(run_of("x"))) +
                           paragraph_of(control_of("wh.onderwerp", run_of("x")));
  const word::Filled once = word::fill(word_package(body), sample_content());
  auto parts = office::read_zip(once.bytes);
  for (office::ZipPart& part : parts) {
    if (part.name == "word/document.xml") {
      const std::size_t at = part.bytes.find("Er is geloot.");
      REQUIRE(at != std::string::npos);
      part.bytes.replace(at, 13, "Wij hebben geloot.");
      // Word divides runs when it saves; that alone is no change.
      const std::size_t other = part.bytes.find("Resultaten &amp; kosten");
      part.bytes.replace(other, 10, "Resultaten</w:t></w:r><w:r><w:t xml:space=\"preserve\">");
    }
  }
  const word::Package edited(parts, "brief.docx");
  const word::Filled same = word::fill(edited, sample_content());
  REQUIRE(same.kept.size() == 1);  // the program's text did not change, and is told beside the person's
  const word::Filled again = word::fill(edited, sample_content("Er is anders geloot."));
  REQUIRE(again.kept.size() == 1);
  CHECK(again.kept[0].tag == "wh.kern");
  CHECK_THAT(again.kept[0].text, Contains("Wij hebben geloot."));
  CHECK_THAT(again.kept[0].proposal, Contains("Er is anders geloot."));
  CHECK_THAT(body_of(again.bytes), Contains("Wij hebben geloot."));
  CHECK_THAT(body_of(again.bytes), !Contains("Er is anders geloot."));
  CHECK(again.problems.count("D120") == 1);
  // It stays kept when it is filled once more.
  CHECK(word::fill(reopened(again.bytes), sample_content("Nog anders.")).kept.size() == 1);
  const word::Filled forced = word::fill(edited, sample_content("Er is anders geloot."), {"wh.kern"});
  CHECK(forced.kept.empty());
  CHECK_THAT(body_of(forced.bytes), Contains("Er is anders geloot."));
}

TEST_CASE("braces are found over runs, in headers and in both forms of a text box") {
  const std::string split =
      "<w:r><w:rPr><w:b/></w:rPr><w:t>Betreft: {</w:t></w:r><w:proofErr "
      "w:type=\"spellStart\"/><w:r><w:t>{onder"
      "</w:t></w:r><w:r><w:t>werp}} (kort)</w:t></w:r>";
  const std::string box = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>" +
                          paragraph_of(run_of("{{ wh.Onderwerp }}")) +
                          "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" +
                          paragraph_of(run_of("{{onderwerp}}")) +
                          "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>";
  const word::Filled filled = word::fill(
      word_package(paragraph_of(split) + paragraph_of(box) + paragraph_of(run_of("{{kern}}"), "Tekst"),
                   paragraph_of(run_of("{{onderwerp}}"))),
      sample_content());
  CHECK(filled.problems.all().empty());
  CHECK(filled.filled == 5);
  const std::string xml = body_of(filled.bytes);
  CHECK(times(xml, "Resultaten &amp; kosten &lt;1&gt;") == 3);
  CHECK_THAT(xml, Contains("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Betreft: Resultaten"));
  CHECK_THAT(xml, Contains(" (kort)"));
  CHECK_THAT(xml, !Contains("{{"));
  CHECK_THAT(xml, Contains("<w:pStyle w:val=\"Tekst\"/></w:pPr><w:r><w:t>Er is geloot."));
  CHECK_THAT(part_of(filled.bytes, "word/header1.xml"), Contains("Resultaten &amp; kosten"));
}

TEST_CASE("braces inside a control of ours are its text and no place") {
  const std::string body = paragraph_of(control_of("wh.onderwerp", run_of("{{onderwerp}}"))) +
                           control_of("wh.leeg", paragraph_of(run_of("{{kern}}")));
  word::Content content = sample_content();
  content.fields.push_back(
      {"wh.leeg", FieldKind::blocks, false, "", "", "<w:p><w:r><w:t>{{kern}}</w:t></w:r></w:p>"});
  const word::Filled filled = word::fill(word_package(body), content);
  CHECK(filled.problems.all().empty());
  CHECK(filled.filled == 2);
  CHECK_THAT(body_of(filled.bytes), Contains("{{kern}}"));  // a text that says so stays a text
  CHECK(word::fill(reopened(filled.bytes), content).bytes == filled.bytes);
  CHECK(word::used_tags(word_package(body)) == std::set<std::string>{"wh.leeg", "wh.onderwerp"});
  // The core message cannot hide in a control that another text takes the place of.
  const auto report = word::check_template(word_package(body),
                                           {{"wh.onderwerp", FieldKind::text, false, ""},
                                            {"wh.leeg", FieldKind::blocks, false, ""},
                                            {"wh.kern", FieldKind::blocks, true, ""}},
                                           "nl-NL");
  CHECK(report.problems.count("D103") == 1);
  // Beside a control a name does not stand alone.
  const word::Filled beside = word::fill(
      word_package(paragraph_of(control_of("wh.onderwerp", run_of("x")) + run_of("{{kern}}"))), content);
  CHECK(beside.problems.count("D106") == 1);
  CHECK_THAT(body_of(beside.bytes), Contains("wh.onderwerp"));
}

TEST_CASE("a text box that a person changed is told once, and leaves the same tag before it alone") {
  const std::string inside = paragraph_of(control_of("wh.onderwerp", run_of("x")));
  const std::string body =
      inside + paragraph_of("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>" + inside +
                            "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + inside +
                            "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>");
  word::Content content = sample_content();
  content.fields[0].text = "Eerste";
  auto parts = office::read_zip(word::fill(word_package(body), content).bytes);
  for (office::ZipPart& part : parts) {
    if (part.name == "word/document.xml") {
      REQUIRE(times(part.bytes, "Eerste") == 3);
      for (std::size_t at = part.bytes.rfind("Eerste"); times(part.bytes, "Eerste") > 1;
           at = part.bytes.rfind("Eerste")) {
        part.bytes.replace(at, 6, "Eigen");  // the box in both forms
      }
    }
  }
  content.fields[0].text = "Tweede";
  const word::Filled again = word::fill({parts, "brief.docx"}, content);
  CHECK(again.kept.size() == 1);
  CHECK(times(body_of(again.bytes), "Tweede") == 1);
  content.fields[0].text = "Derde";
  const word::Filled third = word::fill(reopened(again.bytes), content);
  CHECK(third.kept.size() == 1);
  CHECK(times(body_of(third.bytes), "Derde") == 1);
  CHECK(times(body_of(third.bytes), "Eigen") == 2);
}

TEST_CASE("a file says whether it remembers what was written into it") {
  const std::string body = control_of("wh.kern", paragraph_of(run_of("x")));
  CHECK_FALSE(word::remembers(word_package(body)));
  CHECK(word::remembers(reopened(word::fill(word_package(body), sample_content()).bytes)));
  CHECK_FALSE(word::remembers(
      reopened(word::fill(word_package(paragraph_of(run_of("{{kern}}"))), sample_content()).bytes)));
}

TEST_CASE("a picture gets a free number when the file has given out the greatest") {
  const std::string body = control_of("wh.figuur.uitstroom", paragraph_of(run_of("x"))) +
                           "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"u\"><wp:docPr id=\"2147483647\" "
                           "name=\"logo\" descr=\"Logo\"/></wp:inline></w:drawing></w:r></w:p>";
  const word::Filled filled = word::fill(word_package(body), sample_content());
  CHECK_THAT(body_of(filled.bytes), Contains("<wp:docPr id=\"1\" name=\"werkthet uitstroom\""));
}

TEST_CASE("what does not fit is told and left as it was") {
  const auto told = [](const std::string& body) {
    const word::Filled filled = word::fill(word_package(body), sample_content());
    CHECK(body_of(filled.bytes) == word_document(body));
    REQUIRE(filled.problems.all().size() == 1);
    return filled.problems.all().front().code;
  };
  CHECK(told(paragraph_of(control_of("wh.kern", run_of("x")))) == "D106");
  CHECK(told(control_of("wh.kern", paragraph_of(run_of("x")), "<w:text/>")) == "D106");
  CHECK(told(control_of("wh.kren", paragraph_of(run_of("x")))) == "D102");
  CHECK(told(paragraph_of(run_of("Kern: {{kern}}"))) == "D106");
  CHECK(told(paragraph_of(run_of("{{kren}}"))) == "D102");
  CHECK(told(table_of(control_of("wh.tabel.kosten", "<w:tr>" + cell_of(run_of("x")) + "</w:tr>"))) == "D115");
}

TEST_CASE("a picture control keeps its width and the height follows") {
  const std::string control = control_of("wh.figuur.uitstroom",
                                         "<w:r><w:drawing><wp:inline xmlns:wp=\"u\"><wp:extent "
                                         "cx=\"3600000\" cy=\"100\"/></wp:inline></w:drawing></w:r>",
                                         "<w:picture/>");
  const word::Filled filled = word::fill(word_package(paragraph_of(control)), sample_content());
  CHECK_THAT(body_of(filled.bytes), Contains("<wp:extent cx=\"3600000\" cy=\"1800000\"/>"));
  CHECK_THAT(body_of(filled.bytes), Contains("asvg:svgBlip"));
}

TEST_CASE("template check tells everything at once, and errors only for what cannot be filled") {
  const std::vector<word::KnownTag> tags{{"wh.onderwerp", FieldKind::text, false, ""},
                                         {"wh.kern", FieldKind::blocks, true, "wh.brief"},
                                         {"wh.opzet", FieldKind::blocks, false, "wh.brief"},
                                         {"wh.brief", FieldKind::blocks, false, ""},
                                         {"wh.tabel.*", FieldKind::rows, false, ""}};
  const auto codes = [&](const word::Package& package) {
    std::multiset<std::string> all;
    const word::TemplateReport report = word::check_template(package, tags, "nl-NL");
    for (const core::Problem& one : report.problems.all()) {
      all.insert(one.code);
    }
    return all;
  };
  CHECK(codes(word_package(control_of("wh.brief", paragraph_of("")))).empty());
  CHECK(codes(word_package("<w:p/>")) == std::multiset<std::string>{"D101"});
  CHECK(codes(word_package(control_of("wh.opzet", paragraph_of("")))) == std::multiset<std::string>{"D103"});
  CHECK(codes(word_package(control_of("wh.kern", paragraph_of("")))) == std::multiset<std::string>{"D104"});
  CHECK(codes(word_package(control_of("wh.brief", paragraph_of("")) +
                           control_of("wh.brief", paragraph_of("")))) == std::multiset<std::string>{"D105"});
  const std::string everything =
      paragraph_of(control_of("wh.kern", run_of("x"))) + control_of("wh.kren", paragraph_of("")) +
      paragraph_of("<w:r><w:t>{{onder</w:t></w:r><w:r><w:t>werp}}</w:t></w:r>") +
      paragraph_of(run_of("{{onderwerp}}")) + table_of("<w:tr>" + cell_of(run_of("Kop")) + "</w:tr>") +
      "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"u\"><wp:docPr id=\"1\" "
      "name=\"logo\"/></wp:inline></w:drawing></w:r></w:p>" +
      paragraph_of(run_of("Te diep"), "Kop3") + "<w:p><w:ins><w:r><w:t>nieuw</w:t></w:r></w:ins></w:p>";
  CHECK(codes(word_package(everything)) ==
        std::multiset<std::string>{"D102", "D104", "D106", "D107", "D108", "D110", "D111", "D112", "D114"});
  auto parts = word_parts(control_of("wh.brief", paragraph_of("")));
  for (office::ZipPart& part : parts) {
    if (part.name == "word/styles.xml") {
      part.bytes = word_styles("en-GB");
      part.bytes.replace(part.bytes.find("heading 3"), 9, "kop drie!");
    }
  }
  CHECK(codes({parts, "x.docx"}) == std::multiset<std::string>{"D109", "D113"});
  const auto report =
      word::check_template(word_package(control_of("wh.kren", paragraph_of(""))), tags, "nl-NL");
  CHECK_THAT(report.problems.all().front().message, Contains("wh.kern"));
}
