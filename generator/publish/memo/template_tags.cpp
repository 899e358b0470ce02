#include "publish/memo/template_tags.hpp"

#include "publish/memo/memo_blocks.hpp"

namespace werkthet::publish::memo {
namespace {

using word::FieldKind;

std::vector<TagRule> make() {
  const std::string head(head_tag);
  const std::string letter(letter_tag);
  std::vector<TagRule> rules;
  const auto line = [&](std::string name, std::string nl, std::string en, bool needed = false) {
    rules.push_back({"wh." + name, FieldKind::text, needed, head, std::move(nl), std::move(en)});
  };
  line("onderwerp", "onderwerp van de brief", "subject of the letter");
  line("van", "afzender ([memo] from)", "sender ([memo] from)");
  line("aan", "ontvanger ([memo] to)", "recipient ([memo] to)");
  line("datum", "datum van de uitgave", "date of the release");
  line("portefeuillehouder", "portefeuille ([memo] portfolio)", "portfolio ([memo] portfolio)");
  line("afdeling", "afdeling met functiepostbus ([memo] department)",
       "department and mailbox ([memo] department)");
  line("zaaknummer", "zaaknummer ([memo] case_number)", "case number ([memo] case_number)");
  line("documentnummer", "documentnummer ([memo] document_number)",
       "document number ([memo] document_number)");
  line("status", "status van de cijfers: voorlopig of definitief",
       "status of the figures: provisional or final", true);
  line("peildatum", "peildatum van de cijfers", "reference date of the figures");
  line("openbaar", "dag vanaf wanneer de brief openbaar is", "day from which the letter is public");
  line("gemeente", "naam van de gemeente", "name of the municipality");
  line("experiment", "naam van het experiment", "name of the experiment");
  line("uitgave", "korte naam van de uitgave ([release] id)", "short name of the release ([release] id)");
  rules.push_back({head, FieldKind::blocks, false, "", "alle gegevens hierboven als tabel",
                   "all of the above as a table"});
  rules.push_back({letter, FieldKind::blocks, false, "",
                   "de hele brief met koppen, zonder de gegevens bovenaan",
                   "the whole letter with headings, without the head block"});
  for (const BlockRule& rule : block_rules()) {
    const bool needed = rule.id == BlockId::core || rule.id == BlockId::caveats;
    rules.push_back({"wh." + std::string(rule.name), FieldKind::blocks, needed, letter,
                     "tekst onder de kop \"" + std::string(rule.questions) + "\"",
                     "text under the heading \"" + std::string(rule.english) + "\""});
  }
  rules.push_back({"wh.tabel.*", FieldKind::rows, false, "",
                   "één tabel van de brief, met zijn naam: arms, next_steps, verdicts, flow_arms, of die van "
                   "een uitkomst; de "
                   "rijen om een tabelrij, de hele tabel om een alinea",
                   "one table of the letter by its name: arms, next_steps, verdicts, flow_arms, or that of "
                   "an outcome; its rows "
                   "around a table row, the whole table around a paragraph"});
  rules.push_back(
      {"wh.figuur.*", FieldKind::picture, false, "",
       "één figuur, met de naam van zijn tabel (als in public/charts); om een afbeelding of om een alinea",
       "one figure by the name of its table (as in public/charts); around a picture or a paragraph"});
  return rules;
}

}  // namespace

const std::vector<TagRule>& template_tags() {
  static const std::vector<TagRule> all = make();
  return all;
}

std::vector<word::KnownTag> known_tags() {
  std::vector<word::KnownTag> tags;
  for (const TagRule& rule : template_tags()) {
    tags.push_back({rule.tag, rule.kind, rule.needed, rule.held_by});
  }
  return tags;
}

}  // namespace werkthet::publish::memo
