#include "config/wording_rules.hpp"

namespace werkthet::config {
namespace {

const std::string no_proof =
    "statistics does not prove; write \"past bij\" or \"gaat samen met\", with the margin";
const std::string no_proof_en = "statistics does not prove; write \"is in line with\", with the margin";
const std::string chance = "write \"Dit verschil kan toeval zijn. De marge loopt van ... tot ...\"";
const std::string chance_en = "write \"This difference may be chance. The margin runs from ... to ...\"";
const std::string needs_margin = "give the lower limit in words: \"hooguit ... lager\"";
const std::string needs_margin_en = "give the lower limit in words: \"at most ... lower\"";
const std::string not_found = "write \"niet vastgesteld\"";
const std::string absence = "absence of evidence: write \"geen verschil vastgesteld\", with the margin";
const std::string absence_en =
    "absence of evidence: write \"no difference was established\", with the margin";
const std::string size_word = "give the number and its margin instead of a size word";
const std::string causal = "only with a comparison by lot; otherwise write \"ging samen met\"";
const std::string causal_en = "only with a comparison by lot; otherwise write \"went together with\"";
const std::string ranking = "a ranking is mostly noise; compare two with their margin";
const std::string inference =
    "say what was measured; one outcome does not show another: \"of ... veranderde, is niet gemeten\"";
const std::string counted = "say how many: \"{x} van de {k}\", as in the table";
const std::string early = "a signal is what was agreed beforehand; otherwise " + chance;
const std::string both_figures = "give both figures";

// Words that patterns share.
const std::string outcome =
    "{uitstroom|uitstromen|uitgestroomd|baan|banen|werk|deeltijdwerk|uitkering*|besparing*|bespaart|"
    "welbevinden|"
    "gezondheid|inkomen|participatie|effect|effecten|resultaat|resultaten|winst|schulden|zelfvertrouwen}";
const std::string approach =
    "{aanpak|aanpakken|methode|experiment|regie|begeleiding|maatregel|ontheffing|interventie|project|pilot|"
    "proef|"
    "werkwijze|regeling|maatwerk}";
const std::string change =
    "{meer|minder|hoger|lager|beter|slechter|vaker|verschil|verschillen|effect|effecten|toename|afname|"
    "stijging|"
    "daling|verbetering|verslechtering|gestegen|gedaald|toegenomen|afgenomen|verbeterd|verslechterd}";
const std::string people =
    "{deelnemers|inwoners|mensen|gemeenten|groepen|bijstandsgerechtigden|uitkeringsgerechtigden|klanten|"
    "consulenten}";
const std::string number_word = "{twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf}";
const std::string groups = "{groepen|resultaten|uitkomsten|scores|effecten|aanpakken|percentages}";

std::vector<Phrase> blocked() {
  std::vector<Phrase> list;
  const auto add = [&](const char* words, const std::string& instead) {
    list.push_back({words, Level::blocked, false, instead});
  };
  add("onomstotelijk*", no_proof);
  add("staat vast dat", no_proof);
  add("wetenschappelijk bewezen", no_proof);
  add("bewezen dat", no_proof);
  add("bewijst dat", no_proof);
  add("net niet significant", chance);
  add("bijna significant", chance);
  add("randsignificant", chance);
  add("marginaal significant", chance);
  add("niet significant", chance);
  add("zeker niet slechter", needs_margin);
  add("weerlegd", not_found);
  add("ontkracht", not_found);
  add("proven that", no_proof_en);
  add("proves that", no_proof_en);
  add("beyond doubt", no_proof_en);
  add("conclusively shown", no_proof_en);
  add("just not significant", chance_en);
  add("almost significant", chance_en);
  add("marginally significant", chance_en);
  add("not significant", chance_en);
  add("certainly not worse", needs_margin_en);
  return list;
}

/// What is looked at, and blocked where the study lacks what it rests on.
std::vector<Phrase> leaning() {
  std::vector<Phrase> list;
  const auto lot = [&](std::string words, const std::string& instead, std::string beside = {},
                       std::vector<std::string> unless = {}) {
    list.push_back({std::move(words), Level::warned, true, instead, Rests::lot, std::move(beside),
                    std::move(unless), false});
  };
  const auto margin = [&](std::string words, const std::string& instead) {
    list.push_back({std::move(words), Level::warned, true, instead, Rests::margin});
  };
  margin("niet slechter", needs_margin);
  margin("niet minder goed", needs_margin);
  margin("{minstens|minimaal|tenminste} {even|zo} goed", needs_margin);
  margin("{doet|doen|deed|deden} het even goed", needs_margin);
  margin("not worse", needs_margin_en);
  lot("aangetoond", no_proof);
  lot("{toont|tonen|toonde|toonden} aan dat", no_proof);
  lot("aantoont", no_proof);
  lot("{bewezen|bewijst|bewijzen|bewees}", no_proof);
  lot("bewijs dat", no_proof);
  const std::vector<std::string> unknown = {"{weten|weet} .. niet",
                                            "niet .. {vastgesteld|vaststellen|zeggen}", "kan .. komen",
                                            "{kunnen|kan} .. door toeval"};
  lot("{leidt|leiden|leidde|leidden|geleid} tot", causal, {}, unknown);
  lot("{levert|leveren} op $", causal, outcome);
  lot("{oplevert|opleveren|opleverde|opleverden|opgeleverd}", causal, outcome, unknown);
  lot("{levert|leveren|leverde|leverden} .. op $", causal, outcome, unknown);
  lot("{levert|leveren|leverde|leverden} .. op {voor|dan|bij|en|maar}", causal, outcome, unknown);
  lot("dankzij", causal);
  lot("door {de|het|deze|dit|onze|die|eigen} " + approach, causal, outcome, unknown);
  lot("{komt|komen|kwam} door {de|het|deze|dit|onze|die} " + approach, causal, {}, unknown);
  lot("als gevolg van {de|het|deze|dit|onze} " + approach, causal, outcome, unknown);
  lot(approach + " werkt", causal, {},
      {"werkt {samen|met|als|volgens|zo|aan|mee|bij|naar|voor}", "{of|hoe} .. werkt",
       "{weten|weet} .. niet"});
  lot(approach + " {werkte|werken|werkten} {goed|beter|niet|wel|averechts}", causal, {},
      {"{weten|weet} .. niet"});
  lot("dat {het|dit|deze|die} werkt", causal, {}, {"werkt {samen|met|als|volgens|aan|mee|bij}"});
  lot("lijkt te werken", causal);
  lot("thanks to", causal_en);
  lot("{leads|led} to", causal_en);
  return list;
}

std::vector<Phrase> warned() {
  std::vector<Phrase> list;
  const auto add = [&](std::string words, const std::string& instead, std::string beside = {},
                       std::vector<std::string> unless = {}, bool without_number = false) {
    list.push_back({std::move(words), Level::warned, true, instead, Rests::nothing, std::move(beside),
                    std::move(unless), without_number});
  };
  list.push_back({"significant*", Level::warned, false,
                  "write \"groter dan toeval goed kan verklaren\", with the margin"});
  add("{goede|juiste|positieve|gewenste} richting", chance);
  add("positieve trend", chance);
  add("{veelbelovend|veelbelovende|hoopvol|hoopvolle}", chance);
  add("{signaal|signalen} dat", early);
  add("{eerste|positieve|duidelijke} {signaal|signalen}", early);
  add("{right|good} direction", chance_en);
  add("promising", chance_en);
  add("substantieel*", size_word);
  add("{substantiële|substantial|substantially}", size_word);
  add("betekenisvol*", size_word);
  add("aanzienlijk*", size_word);
  add("{fors|forse|flink|flinke|spectaculair|spectaculaire|enorm|enorme}", size_word);
  add("{duidelijk|duidelijke|sterk|sterke} " + change, size_word);
  add(change + " {duidelijk|sterk}", size_word);
  add("{sterk|duidelijk} {stijgen|dalen|steeg|daalde|verbeterde|verslechterde|gegroeid}", size_word);
  add("{groot|grote|klein|kleine|gering|geringe|beperkt|beperkte} " + change, size_word, {},
      {"kleinste", "grootste"}, true);
  add("geen verschil", absence);
  add("geen effect", absence);
  add("geen invloed", absence);
  add("{maakt|maakte|maken} {niet|niets} uit", absence);
  add("no {difference|effect}", absence_en);
  add(groups + " .. {gelijk|hetzelfde}", absence, {},
      {"niet", "geen", "vooraf", "{gelijk|hetzelfde} {verdeeld|gehouden}"});
  add("gelijk aan de controlegroep", absence);
  add("{verdubbel*|gehalveerd*|halvering}", both_figures);
  add("koploper*", ranking);
  add("{beste|slechtste}", ranking, {},
      {"beste {raad|raads*|leden|lezer*|inwoner*|collega*|heer|mevrouw|mensen|allemaal}",
       "geen conclusie .. beste", "{weten|weet|zegt|zeggen} .. niet .. beste"});
  add("{best|worst} {score|scores|result|results|group|approach}", ranking);
  add("de gemiddelde {bijstandsgerechtigde|uitkeringsgerechtigde|deelnemer}",
      "nobody is average; write \"gemiddeld\"");
  add("afstand tot de arbeidsmarkt .. {verklein*|kleiner|korter|verkort|afgenomen|gedaald|minder}", inference,
      {}, {"niet gemeten"});
  add("{verklein*|kleinere|kortere|verkort} .. afstand tot de arbeidsmarkt", inference, {}, {"niet gemeten"});
  add("{dit|dat} betekent {ook|dus|daarmee} dat", inference);
  add("hieruit blijkt {ook|dus} dat", inference);
  // What was sent to everybody is a fact of the design and no result.
  const std::vector<std::string> sent = {
      "{brief|brieven|uitnodiging|vragenlijst|vragenlijsten|bericht|gesprek|loting}", "niet {alle|altijd}",
      "{samen|totaal}"};
  add("alle " + people, counted, {}, sent);
  add("alle " + number_word + " " + people, counted, {}, sent);
  add("{niemand|altijd}", counted, {}, sent);
  add("all {participants|people|municipalities|residents}", counted, {},
      {"not all", "{letter|questionnaire|together}"});
  list.push_back(
      {"effectiever en efficiënter", Level::warned, false, "\"efficiënter\" needs costs per outcome"});
  return list;
}

}  // namespace

const std::vector<Phrase>& phrases() {
  static const std::vector<Phrase> list = [] {
    std::vector<Phrase> all = blocked();
    for (std::vector<Phrase> part : {leaning(), warned()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return list;
}

const std::vector<std::string>& innocent_phrases() {
  static const std::vector<std::string> list = {"niet bewezen dat",
                                                "{niet|geen|nog} bewezen",
                                                "niet aangetoond",
                                                "{is|zijn|geen} geen bewijs dat",
                                                "geen verschil {vastgesteld|vaststellen}",
                                                "geen effect {vastgesteld|vaststellen}",
                                                "{betekent|wil} niet .. geen {verschil|effect}",
                                                "no {difference|effect} was established",
                                                "not proven that",
                                                "wat betekent niet significant",
                                                "what does not significant mean"};
  return list;
}

const std::vector<std::string>& not_by_lot_words() {
  static const std::vector<std::string> list = {"niet deelnemers", "niet {meededen|meedoen|meedeed|meedoet}",
                                                "niet geloot", "non participants", "did not take part"};
  return list;
}

}  // namespace werkthet::config
