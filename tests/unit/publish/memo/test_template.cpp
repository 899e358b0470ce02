// The memo in a municipality's own file (design text council-memo §9.4): every tag has a text, the text is
// that of the new document, and the starter template passes its own check.

#include "core/error.hpp"
#include "core/text.hpp"
#include "publish/charts/chart.hpp"
#include "publish/memo/docx_writer.hpp"
#include "publish/memo/memo_builder.hpp"
#include "publish/memo/memo_content.hpp"
#include "publish/memo/memo_figure.hpp"
#include "publish/memo/starter_template.hpp"
#include "publish/memo/template_tags.hpp"
#include "support/sample_findings.hpp"
#include "support/sample_study.hpp"
#include "support/word_samples.hpp"
#include "word/check_template.hpp"
#include "word/text.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace werkthet;
using namespace werkthet::test_support;
using namespace werkthet::publish::memo;
using Catch::Matchers::Contains;
using config::ReleaseKind;

namespace {

std::string text_of(const std::string& bytes) {
  std::string all;
  for (const word::TextLine& line : word::read_text(reopened(bytes))) {
    all += line.text + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("the starter template of every kind of memo can be filled, without an error or a warning") {
  for (const ReleaseKind kind :
       {ReleaseKind::final, ReleaseKind::interim, ReleaseKind::quarterly, ReleaseKind::exploration}) {
    const std::string bytes = starter_template(kind);
    CHECK(bytes == starter_template(kind));
    const word::TemplateReport report = word::check_template(reopened(bytes), known_tags(), "nl-NL");
    for (const core::Problem& one : report.problems.all()) {
      INFO(core::text(one));
      CHECK(one.code == "D104");  // parts of other kinds of memo
    }
    CHECK(report.found.size() >= 16);
  }
}

TEST_CASE("a filled template holds every sentence and figure of the new document") {
  for (const ReleaseKind kind : {ReleaseKind::final, ReleaseKind::interim, ReleaseKind::quarterly}) {
    const config::Study study = sample_study(kind);
    const safe::SafeFindings findings = sample_findings(study);
    const word::Filled filled = fill_memo(findings, study, reopened(starter_template(kind)));
    CHECK(filled.problems.all().empty());
    const std::string text = text_of(filled.bytes);
    CHECK_THAT(text, !Contains("hier komt"));
    const Document document = build_memo(findings, study, core::Language::nl);
    std::size_t compared = 0;
    for (const Block& block : document.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        CHECK_THAT(text, Contains(paragraph->text.substr(0, paragraph->text.find('\n'))));
        ++compared;
      } else if (const auto* table = std::get_if<Table>(&block)) {
        for (const auto& row : table->rows) {
          for (const Paragraph& cell : row) {
            CHECK_THAT(text, Contains(cell.text));
            ++compared;
          }
        }
      }
    }
    CHECK(compared > 30);
    // Filled again: the same bytes.
    CHECK(fill_memo(findings, study, reopened(filled.bytes)).bytes == filled.bytes);
  }
}

TEST_CASE("a figure in a template is an SVG with a PNG beside it and has words") {
  const config::Study study = sample_study();
  const word::Filled filled =
      fill_memo(sample_findings(study), study, reopened(starter_template(ReleaseKind::final)));
  std::set<std::string> names;
  for (const office::ZipPart& part : office::read_zip(filled.bytes)) {
    names.insert(part.name);
    if (part.name.ends_with(".png")) {
      CHECK(part.bytes.starts_with("\x89PNG"));
    }
  }
  const std::string outcome = core::slug(study.primary_outcome()->id);
  INFO(outcome);
  CHECK(names.contains("word/media/wh-" + outcome + "-maand-24.png"));
  CHECK(names.contains("word/media/wh-" + outcome + "-maand-24.svg"));
  CHECK(names.contains("word/media/wh-logo.png"));
  const std::string body = part_of(filled.bytes, "word/document.xml");
  CHECK_THAT(body, !Contains("descr=\"\""));
  CHECK_THAT(text_of(filled.bytes), Contains("aandeel per groep."));
  // It is the picture of a document without a template.
  const safe::SafeFindings findings = sample_findings(study);
  const Document document = build_memo(findings, study, core::Language::nl);
  const std::string alone = docx(document, drawn_pictures(document, findings, study));
  for (const char* extension : {".png", ".svg"}) {
    const std::string name = "word/media/wh-" + outcome + "-maand-24" + extension;
    CHECK(part_of(filled.bytes, name) == part_of(alone, name));
  }
}

TEST_CASE("a figure that a template asks for by its table has all months, as in public/charts") {
  const config::Study study = sample_study();
  const safe::SafeFindings findings = sample_findings(study);
  const std::string id = study.primary_outcome()->id;
  const std::string body = control_of("wh.brief", paragraph_of("")) +
                           paragraph_of(control_of("wh.status", run_of("x"))) +
                           control_of("wh.figuur." + id, paragraph_of(run_of("x")));
  const word::Filled filled = fill_memo(findings, study, word_package(body));
  CHECK(part_of(filled.bytes, "word/media/wh-" + core::slug(id) + ".svg") ==
        publish::charts::draw_file(*safe::find_table(findings, id), study, core::Language::nl));
  CHECK_FALSE(part_of(filled.bytes, "word/media/wh-" + core::slug(id) + "-maand-24.svg").empty());
}

TEST_CASE("a warning that the figures are invented cannot be left out by a template") {
  const std::string body = control_of("wh.kern", paragraph_of("")) +
                           control_of("wh.kanttekeningen", paragraph_of("")) +
                           paragraph_of(control_of("wh.status", run_of("x")));
  const word::Filled filled = fill_memo(sample_findings(sample_study()), sample_study(), word_package(body));
  CHECK_THAT(text_of(filled.bytes), Contains("VERZONNEN GEGEVENS"));
}

TEST_CASE("a template without a place for core, caveats or status is refused with all of them") {
  try {
    static_cast<void>(fill_memo(sample_findings(sample_study()), sample_study(),
                                word_package(control_of("wh.opzet", paragraph_of("")))));
    FAIL("it was filled");
  } catch (const core::Error& error) {
    CHECK(error.kind() == core::ErrorKind::template_);
    for (const char* tag : {"wh.kern", "wh.kanttekeningen", "wh.status"}) {
      CHECK_THAT(error.message(), Contains(tag));
    }
  }
}

TEST_CASE("a part of another kind of memo is a sentence that says so") {
  const std::string body = control_of("wh.brief", paragraph_of("")) +
                           paragraph_of(control_of("wh.status", run_of("x"))) +
                           control_of("wh.stop", paragraph_of(run_of("x")));
  const word::Filled filled =
      fill_memo(sample_findings(sample_study()), sample_study(ReleaseKind::final), word_package(body));
  CHECK(filled.problems.count("D116") == 1);
  CHECK_THAT(text_of(filled.bytes), Contains("Dit onderdeel hoort niet bij deze brief."));
}

TEST_CASE("styles of the municipality are used by name, and numbered lists begin at one") {
  const std::string body =
      control_of("wh.brief", paragraph_of("")) + paragraph_of(control_of("wh.status", run_of("x")));
  const word::Filled filled = fill_memo(sample_findings(sample_study()), sample_study(), word_package(body));
  const std::string xml = part_of(filled.bytes, "word/document.xml");
  CHECK_THAT(xml, Contains("<w:pStyle w:val=\"Kop2\"/>"));
  CHECK_THAT(xml, Contains("<w:pStyle w:val=\"Bijschrift\"/>"));
  CHECK_THAT(xml, !Contains("Heading2"));
  CHECK_THAT(xml, Contains("<w:t>1.</w:t>"));  // this style has no numbers of its own: they are typed
  const std::string own = part_of(fill_memo(sample_findings(sample_study()), sample_study(),
                                            reopened(starter_template(ReleaseKind::final)))
                                      .bytes,
                                  "word/numbering.xml");
  CHECK_THAT(own, Contains("w:numId=\"9001\""));
  CHECK_THAT(own, Contains("w:numId=\"9002\""));
  CHECK_THAT(own, Contains("startOverride"));
}

TEST_CASE("tags are listed once each, and those of the head block are all there") {
  std::set<std::string> seen;
  for (const TagRule& rule : template_tags()) {
    CHECK(seen.insert(rule.tag).second);
    CHECK_FALSE(rule.nl.empty());
    CHECK_FALSE(rule.en.empty());
  }
  for (const HeadField& field :
       build_memo(sample_findings(sample_study()), sample_study(), core::Language::nl).head) {
    CHECK(seen.contains("wh." + field.id));
  }
}
