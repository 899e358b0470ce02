#include "publish/phrases.hpp"

#include "config/outcomes.hpp"
#include "core/error.hpp"
#include "core/format.hpp"
#include "publish/wording.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::publish {
namespace {

using core::Language;
using safe::Cell;
using safe::Statement;
using safe::Unit;

const std::map<std::string_view, core::Bilingual>& phrases() {
  static const std::map<std::string_view, core::Bilingual> all{
      // Levels of the two groups, by family.
      {"exit.a",
       {"In {A}{n_a} vond {a}{within} volledig werk.", "In {A}{n_a}, {a} found full-time work{within}."}},
      {"exit_benefit.a",
       {"In {A}{n_a} eindigde {a}{within} met volledig werk.",
        "In {A}{n_a}, {a} ended with full-time work{within}."}},
      {"part_time.a",
       {"In {A}{n_a} had {a}{after} werk naast de uitkering.",
        "In {A}{n_a}, {a} had work beside the benefit{after}."}},
      {"durable.a",
       {"In {A}{n_a} vond {a}{within} werk en bleef daarna {kept} uit de bijstand.",
        "In {A}{n_a}, {a} found work{within} and then stayed off benefit for {kept}."}},
      {"hours.a",
       {"In {A}{n_a} werkte {a}{after} {bound} of meer.", "In {A}{n_a}, {a} worked {bound} or more{after}."}},
      {"wage.a",
       {"In {A}{n_a} verdiende {a}{after} {bound} of meer.", "In {A}{n_a}, {a} earned {bound} or more{after}."}},
      {"permanent.a",
       {"In {A}{n_a} had {a}{after} een vast contract.",
        "In {A}{n_a}, {a} had a permanent contract{after}."}},
      {"share.a",
       {"In {A}{n_a} gold ‘{label}’{after} voor {a}.", "In {A}{n_a}, ‘{label}’ held for {a}{after}."}},
      {"score.a",
       {"In {A}{n_a} was ‘{label}’{after} gemiddeld {a}.",
        "In {A}{n_a}, ‘{label}’ was {a} on average{after}."}},
      {"level.b", {"In {B}{n_b} was dat {b}.", "In {B}{n_b} it was {b}."}},
      {"score.change",
       {"In {A}{n_a} was ‘{label}’ bij de start gemiddeld {b} en{later} {a}.",
        "In {A}{n_a}, ‘{label}’ was {b} on average at the start and {a}{later}."}},
      {"share.change",
       {"In {A}{n_a} gold ‘{label}’ bij de start voor {b}. Dat was{later} {a}.",
        "In {A}{n_a}, ‘{label}’ held for {b} at the start. It was {a}{later}."}},
      // The difference. "bare" ones name the outcome, for statements without levels.
      {"d.exact", {"Dat is {d} {more}.", "That is {d} {more}."}},
      {"d.rounded", {"Dat is afgerond {d} {more}.", "Rounded, that is {d} {more}."}},
      {"d.modelled",
       {"Het verschil is apart berekend: {d} {more}.",
        "The difference was computed separately: {d} {more}."}},
      {"d.bare",
       {"Bij ‘{label}’ ligt {A}{n_a} {d} {higher} dan {B}{n_b}.",
        "On ‘{label}’, {A}{n_a} is {d} {higher} than {B}{n_b}."}},
      {"d.zero", {"Afgerond is het verschil {d}.", "Rounded, the difference is {d}."}},
      {"d.bare_zero",
       {"Bij ‘{label}’ is het verschil van {A}{n_a} met {B}{n_b} afgerond {d}.",
        "On ‘{label}’, the difference of {A}{n_a} from {B}{n_b} is {d}, rounded."}},
      {"less_is_good", {"Minder is hier gunstig.", "Less is favourable here."}},
      {"chance", {"Dit verschil kan toeval zijn.", "This difference may be chance."}},
      // The interval.
      {"interval.outside",
       {"De marge loopt van {lo_hi}; nul valt daarbuiten.",
        "The margin runs from {lo_hi}; zero lies outside it."}},
      {"interval.inside",
       {"De marge loopt van {lo_hi}; nul hoort daarbij.",
        "The margin runs from {lo_hi}; zero belongs to it."}},
      {"interval", {"De marge loopt van {lo_hi}.", "The margin runs from {lo_hi}."}},
      // Drawn by lot.
      {"A+",
       {"Er is geloot. De aanpak is daarom de meest aannemelijke verklaring.",
        "The groups were drawn by lot. The approach is therefore the most plausible explanation."}},
      {"A-",
       {"Er is geloot. De aanpak pakte ongunstig uit.",
        "The groups were drawn by lot. The approach worked out unfavourably."}},
      {"A0",
       {"Het werkelijke verschil kan dus gunstig zijn, nul of ongunstig. We kunnen niet zeggen dat de "
        "groepen gelijk zijn.",
        "The real difference may be favourable, zero or unfavourable. We cannot say that the groups are "
        "equal."}},
      {"A0.edge",
       {"Het werkelijke verschil kan dus ook nul zijn. We kunnen niet zeggen dat de groepen gelijk zijn.",
        "The real difference may therefore also be zero. We cannot say that the groups are equal."}},
      {"A~",
       {"Vooraf noemden we {m} een verschil dat telt. Zo’n verschil is hiermee onwaarschijnlijk.",
        "Beforehand we called {m} a difference that counts. Such a difference is now unlikely."}},
      {"A>=",
       {"Volgens de marge doet {A} het niet meer dan {m} slechter dan {B}. Dat was vooraf de grens.",
        "By the margin, {A} does no more than {m} worse than {B}. That limit was set beforehand."}},
      // Not drawn by lot.
      {"not_by_lot",
       {"Hier is niet geloot: mensen kozen zelf of ze meededen.",
        "This was not drawn by lot: people chose themselves whether to take part."}},
      {"B.participation",
       {"Het verschil kan te maken hebben met het meedoen, maar ook met verschillen van vooraf.",
        "The difference may have to do with taking part, but also with earlier differences."}},
      {"B.total",
       {"Dit telt de aanpak en het meedoen bij elkaar op. Ook verschillen van vooraf kunnen meespelen.",
        "This adds the approach and taking part together. Earlier differences may play a part too."}},
      {"B0.total",
       {"Dit telt de aanpak en het meedoen bij elkaar op.",
        "This adds the approach and taking part together."}},
      {"amber",
       {"Niet elke controle van deze vergelijking viel goed uit.",
        "Not every check of this comparison turned out well."}},
      {"Bred",
       {"Bij ‘{label}’ kunnen we {A} niet eerlijk vergelijken met mensen die niet meededen. "
        "Het verschil is niet te scheiden van zelfselectie. "
        "Hier is niet geloot: mensen kozen zelf of ze meededen. Het cijfer staat daarom alleen in de "
        "bijlage.",
        "On ‘{label}’, we cannot fairly compare {A} with people who did not take part. "
        "The difference cannot be separated from self-selection. "
        "This was not drawn by lot: people chose themselves whether to take part. "
        "The number therefore stands in the annex only."}},
      // Several red lights in one paragraph.
      {"red.few",
       {"Bij {labels} kunnen we {groups} niet eerlijk vergelijken met niet-deelnemers.",
        "On {labels}, we cannot fairly compare {groups} with people who did not take part."}},
      {"red.many",
       {"Bij {k} uitkomsten kunnen we {groups} niet eerlijk vergelijken met mensen die niet meededen.",
        "On {k} outcomes, we cannot fairly compare {groups} with people who did not take part."}},
      {"red.which", {"Het gaat om {labels}.", "These are {labels}."}},
      {"red.rest",
       {"De verschillen zijn niet te scheiden van zelfselectie. "
        "Hier is niet geloot: mensen kozen zelf of ze meededen. De cijfers staan daarom alleen in de "
        "bijlage.",
        "The differences cannot be separated from self-selection. "
        "This was not drawn by lot: people chose themselves whether to take part. "
        "The numbers therefore stand in the annex only."}},
      // Several groups without a difference, under a table with the numbers.
      {"open.A0",
       {"Bij {groups} kan het verschil toeval zijn. We kunnen niet zeggen dat de groepen gelijk zijn.",
        "For {groups}, the difference may be chance. We cannot say that the groups are equal."}},
      {"open.A>=",
       {"Bij {groups} kan het verschil toeval zijn. Meer dan {m} slechter dan {B} is onwaarschijnlijk. Dat "
        "was "
        "vooraf de grens.",
        "For {groups}, the difference may be chance. More than {m} worse than {B} is unlikely. That limit "
        "was "
        "set beforehand."}},
      {"open.A~",
       {"Bij {groups} is een verschil van {m} of meer onwaarschijnlijk. Zo’n verschil telt, spraken we "
        "vooraf "
        "af.",
        "For {groups}, a difference of {m} or more is unlikely. We agreed beforehand that such a difference "
        "counts."}},
      // A horizon beyond the last day of the experiment.
      {"after_end.some",
       {"Voor wie later begon, is dit gemeten na afloop van het experiment.",
        "For people who began later, this was measured after the end of the experiment."}},
      {"after_end.all",
       {"Dit is gemeten na afloop van het experiment.",
        "This was measured after the end of the experiment."}},
      // The effect of what was left of the contrast.
      {"faded",
       {"Dit is het effect van het overgebleven verschil in aanpak.",
        "This is the effect of the remaining contrast."}},
      // What can explain the difference with non-participants: one of three verdicts, and why.
      {"reading.verdict.unexplained",
       {"Het verschil bij meedoen is niet verklaard door wat we weten.",
        "The participation difference is not explained by what we know."}},
      {"reading.verdict.selection",
       {"Het verschil bij meedoen is verklaard door zelfselectie, of niet te beoordelen.",
        "The participation difference is explained by self-selection, or cannot be assessed."}},
      {"reading.verdict.mixed",
       {"Het verschil bij meedoen is gemengd: meer dan één verklaring past.",
        "The participation difference is mixed: more than one explanation fits."}},
      {"reading.raw",
       {"Bij ‘{label}’ ligt de controlegroep {raw} {raw_side} dan mensen die niet meededen. De marge loopt "
        "van {raw_margin}.",
        "On ‘{label}’, the control group is {raw} {raw_side} than people who did not take part. The margin "
        "runs from {raw_margin}."}},
      {"reading.raw_zero",
       {"Bij ‘{label}’ zien we geen duidelijk verschil tussen de controlegroep en mensen die niet meededen. "
        "De marge loopt van {raw_margin}.",
        "On ‘{label}’, we see no clear difference between the control group and people who did not take "
        "part. The margin runs from {raw_margin}."}},
      {"reading.remaining",
       {"Houden we rekening met wie meedoet, dan blijft {remaining} {remaining_side} over. De marge loopt "
        "van {remaining_margin}.",
        "Taking account of who takes part, {remaining} {remaining_side} is left. The margin runs from "
        "{remaining_margin}."}},
      {"reading.red",
       {"Beoordelen kunnen we dit niet: een controle van deze vergelijking staat op rood. Daarom noemen we "
        "geen gewogen verschil. Het is niet te scheiden van zelfselectie.",
        "We cannot assess this: a check of this comparison is red. We therefore state no weighted "
        "difference. It cannot be separated from self-selection."}},
      {"reading.before",
       {"Ook vóór de start vinden we na weging al een verschil: deelnemers {before} {before_side}, marge "
        "{before_margin}. Meedoen kan dat niet hebben veroorzaakt.",
        "Before the start, too, we find a difference after weighting: participants {before} {before_side}, "
        "margin {before_margin}. Taking part cannot have caused that."}},
      {"reading.amber",
       {"Beoordelen kunnen we dit niet: een controle van deze vergelijking staat op oranje. Die is "
        "twijfelachtig, of te zwak om iets te bewijzen.",
        "We cannot assess this: a check of this comparison is amber. It is doubtful, or too weak to prove "
        "anything."}},
      {"reading.not_measured",
       {"Het verschil dat overblijft, is niet te bepalen.",
        "The difference that remains could not be determined."}},
      {"reading.disappears",
       {"Houden we rekening met wie meedoet, dan is het verschil niet meer van nul te onderscheiden. "
        "Zelfselectie kan het dus verklaren.",
        "Taking account of who takes part, the difference can no longer be told from zero. So self-selection "
        "can explain it."}},
      {"reading.no_difference",
       {"Er is dan niets te verklaren, of het is te klein om te zien.",
        "Then there is nothing to explain, or it is too small to see."}},
      {"reading.selection",
       {"Een deel van het verschil was er al, want andere mensen doen mee. Dat deel is {selection} "
        "{selection_side}, marge {selection_margin}.",
        "Part of the difference was there already, since other people take part. That part is {selection} "
        "{selection_side}, margin {selection_margin}."}},
      {"reading.contamination",
       {"De controlegroep kreeg steeds meer van de andere aanpakken. Van het verschil in contacten bleef "
        "{service} procent over.",
        "The control group got more and more of the other approaches. Of the difference in contacts, "
        "{service} per cent was left."}},
      {"reading.contamination_outcomes",
       {"De controlegroep ging lijken op de andere groepen: meerdere uitkomsten wijzen daarop.",
        "The control group came to resemble the other groups: several results point at that."}},
      {"reading.attention",
       {"Het verschil begint met het meedoen zelf. Dat past bij aandacht, of bij iets anders dat dan begint.",
        "The difference begins with taking part itself. That fits attention, or something else that begins "
        "then."}},
      {"reading.not_split",
       {"Het kan komen door aandacht, door het meten, of door iets dat we niet kennen. Hoeveel bij wat "
        "hoort, kunnen we niet zeggen.",
        "It may come from attention, from the measuring, or from something we do not know. How much belongs "
        "to what, we cannot say."}},
      {"reading.not_split.mixed",
       {"Ook aandacht, het meten of iets dat we niet kennen kan meespelen. Hoeveel bij wat hoort, kunnen we "
        "niet zeggen.",
        "Attention, the measuring or something we do not know may play a part too. How much belongs to what, "
        "we cannot say."}},
      // One group over time.
      {"C",
       {"Dit vergelijkt één groep met zichzelf. Of de verandering bij het experiment hoort, weten we hiermee "
        "niet.",
        "This compares one group with itself. It does not tell whether the change belongs to the "
        "experiment."}},
      // Nothing to say.
      {"few",
       {"Bij ‘{label}’ zijn er te weinig mensen om {A} en {B} te vergelijken.",
        "On ‘{label}’, there are too few people to compare {A} and {B}."}},
      {"few.change",
       {"Bij ‘{label}’ zijn er te weinig mensen om een verandering in {A} te noemen.",
        "On ‘{label}’, there are too few people to state a change in {A}."}},
      {"unknown",
       {"Bij ‘{label}’ is het verschil van {A} met {B} niet te bepalen.",
        "On ‘{label}’, the difference of {A} from {B} could not be determined."}},
      {"unknown.change",
       {"Bij ‘{label}’ is de verandering in {A} niet te bepalen.",
        "On ‘{label}’, the change in {A} could not be determined."}},
      {"reason", {"Reden: {reason}.", "Reason: {reason}."}},
      // Of every hundred.
      {"hundred.exit.a",
       {"Van elke 100 mensen in {A} vonden er {ha}{within} volledig werk.",
        "Of every 100 people in {A}, {ha} found full-time work{within}."}},
      {"hundred.exit_benefit.a",
       {"Van elke 100 uitkeringen in {A} eindigden er {ha}{within} met volledig werk.",
        "Of every 100 benefits in {A}, {ha} ended with full-time work{within}."}},
      {"hundred.part_time.a",
       {"Van elke 100 mensen in {A} hadden er {ha}{after} werk naast de uitkering.",
        "Of every 100 people in {A}, {ha} had work beside the benefit{after}."}},
      {"hundred.durable.a",
       {"Van elke 100 mensen in {A} vonden er {ha}{within} werk en bleven {kept} uit de bijstand.",
        "Of every 100 people in {A}, {ha} found work{within} and stayed off benefit for {kept}."}},
      {"hundred.hours.a",
       {"Van elke 100 mensen in {A} werkten er {ha}{after} {bound} of meer.",
        "Of every 100 people in {A}, {ha} worked {bound} or more{after}."}},
      {"hundred.wage.a",
       {"Van elke 100 mensen in {A} verdienden er {ha}{after} {bound} of meer.",
        "Of every 100 people in {A}, {ha} earned {bound} or more{after}."}},
      {"hundred.permanent.a",
       {"Van elke 100 mensen in {A} hadden er {ha}{after} een vast contract.",
        "Of every 100 people in {A}, {ha} had a permanent contract{after}."}},
      {"hundred.share.a",
       {"Van elke 100 mensen in {A} gold ‘{label}’{after} voor {ha}.",
        "Of every 100 people in {A}, ‘{label}’ held for {ha}{after}."}},
      {"hundred.b", {"In {B} waren dat er {hb}.", "In {B} it was {hb}."}},
      {"hundred.share.b", {"In {B} was dat voor {hb}.", "In {B} it was {hb}."}},
      // One line for tables and alternative texts.
      {"row",
       {"{name}: {signed}, marge {lo_hi_bare}; {zero}{lot}",
        "{name}: {signed}, margin {lo_hi_bare}; {zero}{lot}"}},
      {"row.few", {"{name}: te weinig mensen{lot}", "{name}: too few people{lot}"}},
      {"row.unknown", {"{name}: niet te bepalen{lot}", "{name}: not available{lot}"}},
      {"row.red",
       {"{name}: niet te scheiden van zelfselectie; niet geloot",
        "{name}: cannot be separated from self-selection; not drawn by lot"}},
      {"row.inside", {"nul valt erbinnen", "zero lies inside"}},
      {"row.outside", {"nul valt erbuiten", "zero lies outside"}},
  };
  return all;
}

std::string unit_word(const Statement& statement, const config::Study& study, Language language) {
  const bool dutch = language == Language::nl;
  if (statement.unit == Unit::points || statement.unit == Unit::percent) {
    return dutch ? "procentpunt" : "percentage points";
  }
  const config::Outcome* outcome = find_outcome(study, statement.outcome);
  if (outcome != nullptr && !outcome->unit.empty()) {
    return outcome->unit.in(language);
  }
  return dutch ? "punt" : "points";
}

/// "procentpunt" has no plural; "percentage points" and "points" lose their s after a bare 1.
std::string unit_after(const std::string& digits, std::string unit, Language language) {
  if (language == Language::en && digits == "1" && unit.ends_with("points")) {
    unit.pop_back();
  }
  return std::string(core::no_break_space) + unit;
}

std::string amount(double value, int decimals, const std::string& unit, Language language) {
  const std::string digits = core::number(std::abs(value), decimals, language);
  return digits + unit_after(digits, unit, language);
}

std::string level(const Cell& cell, const Statement& statement, const config::Study& study,
                  Language language) {
  if (statement.unit == Unit::points || statement.unit == Unit::percent) {
    return core::percent(cell.value(), cell.decimals(), language);
  }
  const config::Outcome* outcome = find_outcome(study, statement.outcome);
  std::string text = core::number(cell.value(), cell.decimals(), language);
  if (outcome != nullptr && !outcome->unit.empty()) {
    text += std::string(core::no_break_space) + outcome->unit.in(language);
  }
  return text;
}

std::string group_phrase(const config::Study& study, std::string_view group, Language language) {
  const std::string name = group_name(study, group, language);
  for (const config::Arm& arm : study.arms) {
    if (arm.id == group) {
      return (language == Language::nl ? "groep " : "group ") + name;
    }
  }
  return name;
}

/// " (150 mensen)". Counts of refreshed releases are tens, so they are said to be about.
std::string people(const Cell* n, const config::Study& study, Language language) {
  if (n == nullptr) {
    return {};
  }
  const bool dutch = language == Language::nl;
  const bool about = study.release.kind != config::ReleaseKind::final;
  const bool person = study.unit == config::Unit::person;
  std::string text = " (";
  text += about ? (dutch ? "ongeveer " : "about ") : "";
  text += core::number(n->value(), n->decimals(), language) + std::string(core::no_break_space);
  text += person ? (dutch ? "mensen" : "people") : (dutch ? "uitkeringen" : "benefits");
  return text + ")";
}

/// " binnen 18 maanden"; empty for horizons in the units of a column of the study's own.
std::string time_phrase(const Statement& statement, const config::Outcome* outcome, std::string_view nl,
                        std::string_view en, Language language) {
  const bool months =
      outcome != nullptr && config::source_of(outcome->kind) != config::DataSource::persons_table;
  if (!months || statement.horizon <= 0) {
    return {};
  }
  const std::string number = core::number(std::int64_t{statement.horizon}, language);
  const bool dutch = language == Language::nl;
  return " " + std::string(dutch ? nl : en) + " " + number + std::string(core::no_break_space) +
         (dutch ? "maanden" : "months");
}

}  // namespace

std::string fill(std::string_view phrase, const Words& words) {
  std::string text;
  std::size_t at = 0;
  while (at < phrase.size()) {
    const std::size_t open = phrase.find('{', at);
    if (open == std::string_view::npos) {
      break;
    }
    const std::size_t close = phrase.find('}', open);
    core::ensure(close != std::string_view::npos, "a hole in a phrase is closed");
    const auto word = words.find(phrase.substr(open + 1, close - open - 1));
    core::ensure(word != words.end(), "every hole in a phrase has a word");
    text += phrase.substr(at, open - at);
    text += word->second;
    at = close + 1;
  }
  text += phrase.substr(at);
  return text;
}

const core::Bilingual& phrase(std::string_view key) {
  const auto found = phrases().find(key);
  core::ensure(found != phrases().end(), "every phrase that is asked for exists");
  return found->second;
}

std::string_view level_family(const Statement& statement, const config::Study& study) {
  if (statement.unit != Unit::points && statement.unit != Unit::percent) {
    return "score";
  }
  const config::Outcome* outcome = find_outcome(study, statement.outcome);
  if (outcome != nullptr && outcome->kind == config::OutcomeKind::exit_work) {
    return study.unit == config::Unit::person ? "exit" : "exit_benefit";
  }
  if (outcome != nullptr && outcome->kind == config::OutcomeKind::part_time_work) {
    return "part_time";
  }
  if (outcome == nullptr || study.unit != config::Unit::person) {
    return "share";  // of a benefit it is at least one of the people on it: the label says what counts
  }
  switch (outcome->kind) {
    case config::OutcomeKind::durable_exit:
      return "durable";
    case config::OutcomeKind::hours_at_least:
      return "hours";
    case config::OutcomeKind::wage_at_least:
      return "wage";
    case config::OutcomeKind::permanent_contract:
      return "permanent";
    default:
      return "share";
  }
}

Words words_for(const Statement& statement, const Situation& situation, const config::Study& study,
                Language language) {
  const bool dutch = language == Language::nl;
  const config::Outcome* outcome = find_outcome(study, statement.outcome);
  const std::string unit = unit_word(statement, study, language);
  Words words;
  words["A"] = group_phrase(study, statement.group, language);
  words["B"] = group_phrase(study, statement.comparator, language);
  words["name"] = group_name(study, statement.group, language);
  words["label"] = outcome != nullptr ? outcome->label.in(language) : statement.outcome;
  words["n_a"] = people(slot(statement, "n_a"), study, language);
  words["n_b"] = people(slot(statement, "n_b"), study, language);
  words["within"] = time_phrase(statement, outcome, "binnen", "within", language);
  words["after"] = time_phrase(statement, outcome, "na", "after", language);
  words["later"] = words["after"].empty() ? " later" : words["after"];
  if (outcome != nullptr) {
    words["bound"] = config::bound_words(*outcome).in(language);
    words["kept"] = core::number(std::int64_t{outcome->kept_months}, language) +
                    std::string(core::no_break_space) +
                    (dutch ? (outcome->kept_months == 1 ? "maand" : "maanden")
                           : (outcome->kept_months == 1 ? "month" : "months"));
  }
  for (const std::string_view name : {"a", "b"}) {
    if (const Cell* cell = slot(statement, name)) {
      words[std::string(name)] = level(*cell, statement, study, language);
      words["h" + std::string(name)] = core::number(cell->value(), 0, language);
    }
  }
  if (const Cell* d = slot(statement, "d")) {
    const bool up = d->value() > 0;
    const bool shares = statement.unit == Unit::points || statement.unit == Unit::percent;
    words["d"] = amount(d->value(), d->decimals(), unit, language);
    const std::string digits = core::number(std::abs(d->value()), d->decimals(), language);
    words["signed"] =
        core::signed_number(d->value(), d->decimals(), language) + unit_after(digits, unit, language);
    words["higher"] = up ? (dutch ? "hoger" : "higher") : (dutch ? "lager" : "lower");
    words["more"] = shares ? (up ? (dutch ? "meer" : "more") : (dutch ? "minder" : "less")) : words["higher"];
  }
  const Cell* lo = slot(statement, "lo");
  const Cell* hi = slot(statement, "hi");
  if (lo != nullptr && hi != nullptr) {
    words["lo_hi_bare"] =
        core::range(lo->value(), hi->value(), std::max(lo->decimals(), hi->decimals()), language);
    words["lo_hi"] = words["lo_hi_bare"] + std::string(core::no_break_space) + unit;
  }
  if (outcome != nullptr && outcome->margin) {
    const double margin = *outcome->margin;
    const bool whole = margin == std::floor(margin);
    words["m"] = amount(margin, whole ? 0 : 1, unit, language);
  }
  words["zero"] = phrase(situation.zero_inside ? "row.inside" : "row.outside").in(language);
  words["lot"] =
      statement.kind == safe::StatementKind::participation || statement.kind == safe::StatementKind::total
          ? (dutch ? "; niet geloot" : "; not drawn by lot")
          : "";
  return words;
}

}  // namespace werkthet::publish
