// The body of a municipality's Word template: refused with a sentence, or checked and filled, and filled
// again with the same bytes. The zip around it is what the target archive reads.
#include "core/error.hpp"
#include "support/promise.hpp"
#include "support/word_samples.hpp"
#include "word/check_template.hpp"
#include "word/fill.hpp"
#include "word/text.hpp"

using namespace werkthet;

namespace {

word::Content content() {
  word::Content made;
  made.title = "Brief";
  made.organisation = "Gemeente";
  made.date = *core::make_date(2020, 1, 1);
  made.fields.push_back({"wh.datum", word::FieldKind::text, false, "1 januari 2020"});
  made.fields.push_back(
      {"wh.kern", word::FieldKind::blocks, false, "", "",
       "<w:p><w:r><w:t>Kern</w:t></w:r></w:p><w:p><w:r><wh:picture id=\"f\"/></w:r></w:p>"});
  word::Field table{"wh.tabel.a", word::FieldKind::rows, false, "", "", "<w:p/>"};
  table.headers = {"x", "y"};
  table.rows = {{"1", "2"}, {"3", "4"}};
  made.fields.push_back(table);
  made.fields.push_back({"wh.figuur.f", word::FieldKind::picture, false, "f", "",
                         "<w:p><w:r><wh:picture id=\"f\"/></w:r></w:p>"});
  made.pictures.push_back({"f", "PNG", "<svg/>", "Figuur", 10, 5});
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const word::Package package(test_support::word_parts(fuzz::view(data, size)), "sjabloon.docx");
    const word::TemplateReport report =
        word::check_template(package, {{"wh.kern", word::FieldKind::blocks, true, ""}}, "nl-NL");
    for (const core::Problem& problem : report.problems.all()) {
      fuzz::promise(problem.code.starts_with("D1") && !problem.message.empty(),
                    "a problem has a code and a sentence");
    }
    static_cast<void>(word::read_text(package));
    const word::Filled once = word::fill(package, content());
    const word::Filled twice = word::fill({office::read_zip(once.bytes), "sjabloon.docx"}, content());
    const word::Filled thrice = word::fill({office::read_zip(twice.bytes), "sjabloon.docx"}, content());
    fuzz::promise(thrice.bytes == twice.bytes, "what is filled again stays the same");
  } catch (const core::Error& error) {
    fuzz::promise(error.kind() == core::ErrorKind::template_, "the only errors are about the template");
  }
  return 0;
}
