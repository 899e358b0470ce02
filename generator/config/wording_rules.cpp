#include "config/wording_rules.hpp"

namespace werkthet::config {
namespace {

const std::string no_proof =
    "statistics does not prove; write \"past bij\" or \"gaat samen met\", with the margin";
const std::string chance = "write \"Dit verschil kan toeval zijn. De marge loopt van ... tot ...\"";
const std::string needs_margin = "give the lower limit in words: \"hooguit ... lager\"";
const std::string not_found = "write \"niet vastgesteld\"";
const std::string chance_en = "write \"This difference may be chance. The margin runs from ... to ...\"";
const std::string size_word = "give the number and its margin instead of a size word";
const std::string causal = "only with a comparison by lot; otherwise write \"ging samen met\"";
const std::string ranking = "a ranking is mostly noise; compare two groups, with the margin";
const std::string inference =
    "another outcome than was measured: name the outcome that was, or write \"is niet gemeten\"";

}  // namespace

const std::vector<Phrase>& phrases() {
  static const std::vector<Phrase> list = {
      {"onomstotelijk*", Level::blocked, false, no_proof},
      {"staat vast dat", Level::blocked, false, no_proof},
      {"wetenschappelijk bewezen", Level::blocked, false, no_proof},
      {"bewezen dat", Level::blocked, false, no_proof},
      {"bewijst dat", Level::blocked, false, no_proof},
      {"net niet significant", Level::blocked, false, chance},
      {"bijna significant", Level::blocked, false, chance},
      {"randsignificant", Level::blocked, false, chance},
      {"marginaal significant", Level::blocked, false, chance},
      {"niet significant", Level::blocked, false, chance},
      {"zeker niet slechter", Level::blocked, false, needs_margin},
      {"weerlegd", Level::blocked, false, not_found},
      {"ontkracht", Level::blocked, false, not_found},
      {"proven that", Level::blocked, false,
       "statistics does not prove; write \"is in line with\", with the margin"},
      {"proves that", Level::blocked, false,
       "statistics does not prove; write \"is in line with\", with the margin"},
      {"beyond doubt", Level::blocked, false,
       "statistics does not prove; write \"is in line with\", with the margin"},
      {"conclusively shown", Level::blocked, false,
       "statistics does not prove; write \"is in line with\", with the margin"},
      {"just not significant", Level::blocked, false, chance_en},
      {"almost significant", Level::blocked, false, chance_en},
      {"marginally significant", Level::blocked, false, chance_en},
      {"not significant", Level::blocked, false, chance_en},
      {"certainly not worse", Level::blocked, false, "give the lower limit in words: \"at most ... lower\""},
      {"niet slechter", Level::warned, true, needs_margin},
      {"significant*", Level::warned, false,
       "write \"groter dan toeval goed kan verklaren\", with the margin"},
      {"aangetoond", Level::warned, true, no_proof},
      {"bewezen", Level::warned, true, no_proof},
      {"goede richting", Level::warned, true, chance},
      {"positieve richting", Level::warned, true, chance},
      {"positieve trend", Level::warned, true, chance},
      {"veelbelovend*", Level::warned, true, chance},
      {"substantieel*", Level::warned, true, size_word},
      {"substantiële", Level::warned, true, size_word},
      {"betekenisvol*", Level::warned, true, size_word},
      {"aanzienlijk*", Level::warned, true, size_word},
      {"fors", Level::warned, true, size_word},
      {"forse", Level::warned, true, size_word},
      {"flink", Level::warned, true, size_word},
      {"flinke", Level::warned, true, size_word},
      {"geen verschil", Level::warned, true,
       "absence of evidence: write \"geen verschil vastgesteld\", with the margin"},
      {"geen effect", Level::warned, true,
       "absence of evidence: write \"geen effect vastgesteld\", with the margin"},
      {"leidt tot", Level::warned, true, causal},
      {"levert op", Level::warned, true, causal},
      {"dankzij", Level::warned, true, causal},
      {"verdubbel*", Level::warned, true, "give both figures"},
      {"gehalveerd*", Level::warned, true, "give both figures"},
      {"koploper*", Level::warned, true, ranking},
      {"de gemiddelde bijstandsgerechtigde", Level::warned, true, "nobody is average; write \"gemiddeld\""},
      {"beste scores", Level::warned, true, ranking},
      {"beste' scores", Level::warned, true, ranking},
      {"beste score", Level::warned, true, ranking},
      {"beste resultaten", Level::warned, true, ranking},
      {"scoort het best*", Level::warned, true, ranking},
      {"scoren het best*", Level::warned, true, ranking},
      {"doet het het best*", Level::warned, true, ranking},
      {"werkt het best*", Level::warned, true, ranking},
      {"slechtste*", Level::warned, true, ranking},
      {"betekent ook dat", Level::warned, true, inference},
      {"afstand tot de arbeidsmarkt", Level::warned, true, inference},
      {"oplevert", Level::warned, true, causal},
      {"opleverde", Level::warned, true, causal},
      {"opgeleverd", Level::warned, true, causal},
      {"leverde op", Level::warned, true, causal},
      {"leidde tot", Level::warned, true, causal},
      {"leiden tot", Level::warned, true, causal},
      {"effectiever en efficiënter", Level::warned, false, "\"efficiënter\" needs costs per outcome"},
      {"ten aanzien van", Level::plain, false, "write \"over\""},
      {"met betrekking tot", Level::plain, false, "write \"over\""},
      {"middels", Level::plain, false, "write \"met\""},
      {"teneinde", Level::plain, false, "write \"om\""},
      {"derhalve", Level::plain, false, "write \"dus\""},
      {"voorts", Level::plain, false, "write \"ook\""},
      {"inzake", Level::plain, false, "write \"over\""},
      {"respondenten", Level::plain, false, "write \"deelnemers\""},
      {"alsmede", Level::plain, false, "write \"en ook\""},
      {"dientengevolge", Level::plain, false, "write \"daardoor\""},
      {"omtrent", Level::plain, false, "write \"over\""},
  };
  return list;
}

}  // namespace werkthet::config
