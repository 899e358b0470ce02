#include "publish/memo/memo_region.hpp"

#include "publish/memo/memo_municipalities.hpp"
#include "publish/memo/memo_tables.hpp"
#include "publish/synthesis_wording.hpp"

#include <algorithm>
#include <array>

namespace werkthet::publish::memo {
namespace {

using core::Language;

constexpr std::array<BlockId, 10> blocks{
    BlockId::purpose,   BlockId::reason,  BlockId::core,         BlockId::design, BlockId::results,
    BlockId::certainty, BlockId::caveats, BlockId::consequences, BlockId::next,   BlockId::annexes};

void write_purpose(MemoWriter& writer) {
  writer.say(
      writer.pick("U ontvangt deze brief om kennis te nemen van de vergelijking van gemeenten ‘",
                  "This letter informs you of the comparison of municipalities ‘") +
      writer.study().name.in(writer.language()) +
      writer.pick("’. Elke gemeente deed een eigen experiment. Wij leggen hun openbare cijfers naast "
                  "elkaar.",
                  "’. Every municipality did an experiment of its own. We lay their public figures side "
                  "by side."));
}

/// Of each kind of approach how many municipalities can be compared, and on which side of nought their
/// estimates lie. Joint figures need their margin and their spread beside them: those are the results.
void write_core(MemoWriter& writer) {
  constexpr std::size_t told = 2;
  std::vector<Paragraph> items;
  for (const safe::Table* results : synthesis_results(writer.findings())) {
    for (const VariantSentences& said : synthesis_sentences(writer.findings(), *results)) {
      std::string text = results->title.in(writer.language()) + ". " + said.name.in(writer.language()) + ".";
      for (std::size_t i = 0; i < std::min(told, said.sentences.size()); ++i) {
        text += " " + said.sentences[i].in(writer.language());
      }
      items.push_back(writer.plain(std::move(text)));
    }
  }
  if (items.empty()) {
    items.push_back(writer.plain(
        writer.pick("Er zijn geen uitkomsten die in deze gemeenten hetzelfde zijn gemeten.",
                    "There are no results that were measured in the same way in these municipalities.")));
  }
  items.push_back(writer.free_or_placeholder(writer.study().memo.core_decision,
                                             "wat het bestuur ermee doet, in één zin",
                                             "what the board will do with it, in one sentence"));
  writer.bullets(std::move(items), true);
}

void put(MemoWriter& writer, std::string_view id) {
  if (const safe::Table* table = safe::find_table(writer.findings(), id)) {
    writer.table(plain_table(writer, *table), source_line(writer, table));
  }
}

void write_design(MemoWriter& writer) {
  if (!writer.study().question.empty()) {
    writer.say(writer.pick("De vraag: ", "The question: ") + writer.study().question.in(writer.language()));
  }
  writer.say(
      writer.pick("Elke gemeente lootte en vergeleek met haar eigen controlegroep. We zetten alleen "
                  "cijfers bij elkaar die hetzelfde meten. Ook zetten we alleen groepen bij elkaar met "
                  "dezelfde soort aanpak.",
                  "Every municipality drew lots and compared with its own control group. We put "
                  "together only figures that measure the same thing. And only groups with the same kind "
                  "of approach."));
  put(writer, "synthesis_municipalities");
}

void write_results(MemoWriter& writer) {
  for (const safe::Table* results : synthesis_results(writer.findings())) {
    write_comparison(writer, *results);
  }
  writer.say(writer.pick("Alle cijfers, en wat niet te vergelijken was, staan in het werkboek.",
                         "All figures, and what could not be compared, are in the workbook."));
}

void write_certainty(MemoWriter& writer) {
  writer.say(
      writer.pick("Wij tellen niet in hoeveel gemeenten een verschil “significant” was. Een kleine "
                  "gemeente kan een verschil missen dat er wel is.",
                  "We do not count in how many municipalities a difference was “significant”. A small "
                  "municipality can miss a difference that is there."));
  put(writer, "synthesis_controls");
}

}  // namespace

bool belongs_to_region(BlockId id) {
  return std::find(blocks.begin(), blocks.end(), id) != blocks.end();
}

std::string_view region_heading(BlockId id, config::Headings set, Language language) {
  if (id != BlockId::design) {
    return {};
  }
  return language == Language::en         ? "What we compare"
         : set == config::Headings::brief ? "Opzet"
                                          : "Wat vergelijken we?";
}

std::string region_subject(const config::Study& study, Language language) {
  return (language == Language::nl ? "Vergelijking van gemeenten ‘" : "Comparison of municipalities ‘") +
         study.name.in(language) + "’";
}

bool write_region(MemoWriter& writer, BlockId id) {
  switch (id) {
    case BlockId::purpose:
      write_purpose(writer);
      return true;
    case BlockId::core:
      write_core(writer);
      return true;
    case BlockId::design:
      write_design(writer);
      return true;
    case BlockId::results:
      write_results(writer);
      return true;
    case BlockId::certainty:
      write_certainty(writer);
      return true;
    default:
      return false;
  }
}

}  // namespace werkthet::publish::memo
