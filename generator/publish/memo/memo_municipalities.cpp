#include "publish/memo/memo_municipalities.hpp"

#include "publish/synthesis_wording.hpp"

namespace werkthet::publish::memo {

namespace {

void say_variants(MemoWriter& writer, const safe::Table& results) {
  for (const VariantSentences& said : synthesis_sentences(writer.findings(), results)) {
    std::string text = said.name.in(writer.language()) + ".";
    for (const core::Bilingual& sentence : said.sentences) {
      text += " " + sentence.in(writer.language());
    }
    writer.say(std::move(text));
  }
}

}  // namespace

void write_municipalities(MemoWriter& writer) {
  const std::vector<const safe::Table*> all = synthesis_results(writer.findings());
  if (all.empty()) {
    return;
  }
  const safe::Table* told = all.front();
  if (const config::Outcome* primary = writer.study().primary_outcome()) {
    for (const safe::Table* table : all) {
      told = table->topic == "synthesis:" + primary->common ? table : told;
    }
  }
  writer.say(
      writer.pick("Andere gemeenten onderzochten dit ook. ", "Other municipalities studied this too. ") +
      told->title.in(writer.language()) + ". " +
      writer.pick("Alle cijfers, en wat niet te vergelijken was, staan in het werkboek.",
                  "All figures, and what could not be compared, are in the workbook."));
  say_variants(writer, *told);
}

void write_comparison(MemoWriter& writer, const safe::Table& results) {
  writer.say(results.title.in(writer.language()) + ".");
  say_variants(writer, results);
}

}  // namespace werkthet::publish::memo
