// What selection, attention and contamination would each show (statistics.md §3.1), beside what was found.
// The numbers go through the gate; what a row points at is decided there, from the print
// (safe/participation_verdict.hpp).

#include "findings/builders.hpp"
#include "findings/delivered_contrast.hpp"
#include "findings/maturity.hpp"
#include "findings/outcome_words.hpp"
#include "findings/reading_rows.hpp"
#include "safe/participation_verdict.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::findings {
namespace {

using core::Bilingual;

const Bilingual nothing_special{"zegt niets", "says nothing"};
const Bilingual no_difference{"geen verschil", "no difference"};
const Bilingual a_difference{"verschil", "difference"};

/// How the outcome is printed.
struct Scale {
  double factor{};
  int decimals{};
  Bilingual unit;
};

Scale scale_of(const config::Outcome& outcome) {
  if (config::measured_as(outcome.kind) == config::Measurement::amount) {
    return {1.0, outcome.decimals, outcome.unit};
  }
  return {100.0, 0, {"procentpunt", "percentage points"}};
}

Bilingual with_unit(const Bilingual& label, const Bilingual& unit) {
  if (unit.empty()) {
    return label;
  }
  return {label.nl + " (" + unit.nl + ")",
          label.in(core::Language::en) + " (" + unit.in(core::Language::en) + ")"};
}

class Reading {
 public:
  Reading(Draft& draft, const config::Outcome& outcome, const analysis::Comparison& comparison)
      : draft_(draft),
        outcome_(outcome),
        comparison_(comparison),
        scale_(scale_of(outcome)),
        horizon_(comparison.horizon > 0 ? std::to_string(comparison.horizon) : ""),
        control_(draft.study.arms[draft.study.control()].id),
        rows_(outcome.favourable == config::Favourable::lower ? -1 : 1) {}

  void build() {
    const bool lottery = comparison_.by_lottery;
    const bool red = comparison_.overall == analysis::Light::red;
    outcome_row("raw", {"Verschil zonder weging", "Difference without weighting"},
                {a_difference, a_difference, a_difference}, found("participation.raw"),
                {"het begin: iets valt te verklaren", "the start: there is something to explain"});
    add_selection(lottery, red);
    add_remaining(lottery, red);
    add_before();
    add_start(red);
    add_service();
    add_outcome_signs();
    self_report();
    if (lottery) {
      outcome_row("invited", {"Alleen gevraagd worden, wat iemand ook deed", "Being asked, whatever one did"},
                  {no_difference, a_difference, a_difference}, found("invitation.itt"),
                  {"hetzelfde verschil, uitgesmeerd over iedereen die is gevraagd",
                   "the same difference, spread over everybody who was asked"});
    } else {
      rows_.not_measured(
          "lottery", {"Loting van de uitnodiging", "Lottery of the invitation"},
          {{"verschil verdwijnt", "difference disappears"},
           {"verschil blijft", "difference stays"},
           {"verschil blijft", "difference stays"}},
          draft_.study.non_participants.invited_by_lottery
              ? Bilingual{"wie weigerde, is niet te vinden", "those who refused cannot be found"}
              : Bilingual{"wie een uitnodiging kreeg, is niet geloot",
                          "who got an invitation was not drawn by lot"});
    }
    finish();
  }

 private:
  [[nodiscard]] const analysis::Estimate* found(const std::string& last) const {
    return draft_.find({outcome_.id, horizon_, control_, last});
  }

  /// With what it starts from, this gives what is left: so at a red light neither is stated.
  void add_selection(bool lottery, bool red) {
    const Bilingual label =
        lottery ? Bilingual{"Deel dat verdwijnt via de loting van de uitnodiging",
                            "Part that disappears through the lottery of the invitation"}
                : Bilingual{"Deel dat verdwijnt door weging", "Part that disappears by weighting"};
    const Prediction predicted{{"een flink deel", "a good part"}, {"weinig", "little"}, {"weinig", "little"}};
    if (red) {
      rows_.not_stated("selection", label, predicted);
    } else {
      outcome_row("selection", label, predicted,
                  found(lottery ? "participation.lottery_selection" : "participation.selection"),
                  {"wijst nergens op", "points at nothing"});
    }
  }

  void add_remaining(bool lottery, bool red) {
    const Bilingual label =
        lottery ? Bilingual{"Verschil dat overblijft via de loting van de uitnodiging",
                            "Difference that remains through the lottery of the invitation"}
                : Bilingual{"Verschil dat overblijft na weging", "Difference that remains after weighting"};
    const Prediction predicted{{"klein of nul", "small or zero"}, a_difference, a_difference};
    if (red) {  // the number stands in the annex; here it would be read as an effect
      rows_.not_stated("remaining", label, predicted);
      return;
    }
    outcome_row("remaining", label, predicted,
                found(lottery ? "participation.lottery" : "participation.weighted"),
                {"wat nog te verklaren is", "what is left to explain"});
    if (lottery) {
      return;  // no characteristic has to be known, so none can be missing
    }
    const analysis::Estimate* strength = found("participation.e_value");
    ShareCells cells = model_cells(strength, 1.0, 1, true, {});
    rows_.add("strength",
              {"Kracht die een onbekende oorzaak moet hebben (keer)",
               "Strength that an unknown cause must have (times)"},
              {nothing_special, nothing_special, nothing_special},
              {cells.share, NotApplicable{}, NotApplicable{}},
              Bilingual{"zo sterk, met meedoen én met de uitkomst, om alles te verklaren",
                        "so strong, with joining and with the outcome, to explain it all"});
    if (comparison_.known_driver) {
      Model known;
      known.value = comparison_.known_driver->strength;
      known.decimals = 1;
      known.closing_only = true;
      known.contributors = group_size(draft_, static_cast<int>(draft_.study.control()));
      rows_.add("known",
                {"Ter vergelijking: sterkste kenmerk dat we kennen (keer)",
                 "Beside it: strongest characteristic we know (times)"},
                {nothing_special, nothing_special, nothing_special},
                {known, NotApplicable{}, NotApplicable{}},
                covariate_label(comparison_.known_driver->covariate));
    }
  }

  [[nodiscard]] Bilingual covariate_label(const std::string& id) const {
    for (const config::Covariate& covariate : draft_.study.covariates) {
      if (covariate.id == id) {
        return covariate.label;
      }
    }
    return {id, id};
  }

  /// ": ‘Uitkering 12 maanden voor de start’": a difference in what.
  [[nodiscard]] Bilingual placebo_name() const {
    for (const cohort::PlaceboColumn& column : draft_.cohort.placebos) {
      if (column.outcome == outcome_.id && column.id == comparison_.placebo->column &&
          !column.label.empty()) {
        return {": ‘" + column.label.nl + "’", ": ‘" + column.label.in(core::Language::en) + "’"};
      }
    }
    return {};
  }

  void add_before() {
    const Bilingual label{"Verschil vóór de start", "Difference before the start"};
    const Prediction predicted{a_difference, no_difference, no_difference};
    if (!comparison_.placebo) {
      rows_.not_measured("before", label, predicted,
                         {"er zijn geen bruikbare cijfers van vóór de start",
                          "there are no usable figures from before the start"});
      return;
    }
    const analysis::Estimate* e = draft_.find(
        {outcome_.id, "placebo_" + comparison_.placebo->column, std::string(analysis::all_randomised),
         comparison_.by_lottery ? "placebo.lottery" : "placebo.weighted"});
    outcome_row("before", {label.nl + placebo_name().nl, label.en + placebo_name().en}, predicted, e,
                {"vóór de start geen verschil gevonden", "no difference found before the start"});
    Model detectable;
    detectable.value = scale_.factor * comparison_.placebo->detectable;
    detectable.decimals = scale_.decimals;
    detectable.closing_only = true;
    detectable.contributors = e == nullptr ? 0 : std::min(e->n, e->n_comparator);
    rows_.add("detectable",
              with_unit({"Kleinste verschil vóór de start dat we zouden zien",
                         "Smallest difference before the start that we would see"},
                        scale_.unit),
              {nothing_special, nothing_special, nothing_special},
              {detectable, NotApplicable{}, NotApplicable{}},
              !comparison_.placebo->informative
                  ? Bilingual{"deze toets zegt weinig: dit vooraf hangt niet samen met de uitkomst",
                              "this test says little: what came before does not go with the outcome"}
                  : Bilingual{"zo scherp is de rij hierboven", "how sharp the row above is"});
  }

  void add_start(bool red) {
    const Bilingual label{"Sprong bij de start", "Jump at the start"};
    const Prediction predicted{{"geen", "none"}, {"sprong", "jump"}, {"groeit langzaam", "grows slowly"}};
    const analysis::Estimate* jump = found("participation.weighted_change");
    if (jump == nullptr || !jump->result) {
      rows_.not_measured("start", label, predicted,
                         outcome_.kind == config::OutcomeKind::exit_work ||
                                 outcome_.kind == config::OutcomeKind::durable_exit
                             ? Bilingual{"vóór de start kan nog niemand zijn uitgestroomd",
                                         "before the start nobody can have left yet"}
                             : Bilingual{"deze uitkomst is niet van vóór de start bekend",
                                         "this outcome is not known from before the start"});
    } else if (red) {
      rows_.not_stated("start", label, predicted);
    } else {
      outcome_row("start", label, predicted, jump, {"geen sprong gevonden", "no jump found"});
    }
  }

  void add_service() {
    const Prediction predicted{{"blijft", "stays"}, {"blijft", "stays"}, {"wordt kleiner", "shrinks"}};
    std::optional<double> left;
    double largest = 0.0;
    std::size_t of = 0;
    for (std::size_t a = 0; a < draft_.study.arms.size(); ++a) {
      const ContrastLeft contrast = contrast_left(draft_, a);
      if (contrast.percent() && std::abs(*contrast.first) > largest) {
        largest = std::abs(*contrast.first);
        left = contrast.percent();
        of = a;
      }
    }
    const Bilingual label{
        "Verschil in contacten tussen groep en controlegroep dat overbleef (procent van het begin)",
        "Difference in contacts between group and control group that was left (per cent of the start)"};
    if (!left) {
      rows_.not_measured("service", label, predicted,
                         draft_.cohort.contact_quarters == 0
                             ? Bilingual{"er is geen lijst van contacten", "there is no list of contacts"}
                             : Bilingual{"het verschil in contacten was te klein, of de tijd te kort",
                                         "the difference in contacts was too small, or the time too short"});
      return;
    }
    Model model;
    model.value = *left;
    model.closing_only = true;
    model.contributors = std::min(group_size(draft_, static_cast<int>(of)),
                                  group_size(draft_, static_cast<int>(draft_.study.control())));
    rows_.add("service", label, predicted, {model, NotApplicable{}, NotApplicable{}},
              Bilingual{"het verschil in contacten bleef staan", "the difference in contacts stayed"});
  }

  void add_outcome_signs() {
    const analysis::Estimate* within = found("signs.caseworker_share");
    sign_row("within",
             {"Binnen de controlegroep: per tiende meer cliënten van de consulent in een andere groep",
              "Within the control group: per tenth more of the caseworker's clients in another group"},
             {no_difference, no_difference, {"hoger", "higher"}}, within,
             {"geen samenhang gevonden", "no relation found"},
             within == nullptr ? Bilingual{"de lotingslijst noemt geen consulenten",
                                           "the allocation list names no caseworkers"}
                               : Bilingual{"de consulenten verschilden daarin te weinig",
                                           "the caseworkers differed too little in this"});
    sign_row("shared",
             {"Niet-deelnemers van consulenten met deelnemers, tegenover andere niet-deelnemers",
              "Non-participants of caseworkers with participants, against other non-participants"},
             {no_difference, no_difference, {"hoger", "higher"}}, found("signs.shared_reference"),
             {"geen verschil gevonden", "no difference found"},
             {"van niet-deelnemers is de consulent niet bekend",
              "the caseworker of non-participants is not known"});
    sign_row(
        "over_time",
        {"Verschil tussen groepen en controlegroep: later min eerder",
         "Difference between groups and control group: later less earlier"},
        {{"gelijk", "the same"}, {"gelijk", "the same"}, {"wordt kleiner", "shrinks"}},
        draft_.find({outcome_.id, horizon_, std::string(analysis::all_treated), "signs.late_less_early"}),
        {"geen daling gevonden", "no decline found"},
        {"er is maar één moment gemeten", "only one moment was measured"});
    sign_row("measured", {"Wel of geen vragenlijst, geloot", "Survey or none, drawn by lot"},
             {no_difference, a_difference, no_difference}, found("signs.measured"),
             {"geen verschil gevonden", "no difference found"},
             {"wie de vragenlijst kreeg, is niet geloot", "who got the survey was not drawn by lot"});
  }

  void self_report() {
    rows_.not_measured("self_report",
                       {"Administratie tegenover eigen antwoord", "Records against own answer"},
                       {{"beide", "both"}, {"eigen antwoord meer", "own answer more"}, {"beide", "both"}},
                       {"geen uitkomst is op beide manieren gemeten", "no outcome was measured both ways"});
  }

  void sign_row(const std::string& id, const Bilingual& label, const Prediction& predicted,
                const analysis::Estimate* estimate, const Bilingual& otherwise, const Bilingual& why_not) {
    if (estimate == nullptr || !estimate->result) {
      rows_.not_measured(id, label, predicted, why_not);
    } else {
      outcome_row(id, label, predicted, estimate, otherwise);
    }
  }

  /// A row in the unit of the outcome. `otherwise`: what is said when it points at nothing.
  void outcome_row(const std::string& id, const Bilingual& label, const Prediction& predicted,
                   const analysis::Estimate* estimate, const Bilingual& otherwise) {
    const ShareCells cells = model_cells(estimate, scale_.factor, scale_.decimals, true, behind(id));
    rows_.add(id, with_unit(label, scale_.unit), predicted, {cells.share, cells.low, cells.high}, otherwise);
  }

  /// Counts that must not be hidden when this number is shown: those of the two groups it compares.
  [[nodiscard]] std::vector<std::string> behind(const std::string& id) const {
    std::vector<std::string> result;
    if (id != "raw" && id != "selection" && id != "remaining") {
      return result;
    }
    for (const std::string& group : {control_, std::string(analysis::non_participants)}) {
      std::string query = outcome_.id + "|" + group + "|" + std::to_string(comparison_.horizon);
      if (std::any_of(draft_.findings.queries.begin(), draft_.findings.queries.end(),
                      [&](const Query& q) { return q.id == query; })) {
        result.push_back(std::move(query));
      }
    }
    return result;
  }

  void finish() {
    Table table;
    table.id = safe::reading_table;
    table.topic = "comparison";
    table.title = {"Wat kan het verschil met niet-deelnemers verklaren?",
                   "What can explain the difference with non-participants?"};
    const std::string when = comparison_.horizon > 0 ? std::to_string(comparison_.horizon) : "";
    const std::string label_nl =
        "‘" + outcome_.label.nl + "’" + (when.empty() ? "" : ", na " + when + " maanden");
    const std::string label_en = "‘" + outcome_.label.in(core::Language::en) + "’" +
                                 (when.empty() ? "" : ", after " + when + " months");
    table.statistic = {label_nl + ": wat we zien, met marge (95%), naast wat drie verklaringen voorspellen",
                       label_en + ": what we see, with margin (95%), beside what three explanations predict"};
    table.source = outcome_source(draft_.study, outcome_);
    if (!ages_with_register(outcome_)) {
      table.maturity = {};
    } else if (comparison_.horizon > 0) {
      table.maturity = maturity_by_horizon(draft_, {comparison_.horizon});
      table.maturity.status.clear();  // those are for a table with months
    } else {
      table.maturity = maturity_so_far(draft_);
    }
    table.notes = {
        {"Zelfselectie: wie meedoet, was vooraf al anders. Aandacht: mensen doen iets anders omdat ze "
         "gevraagd, "
         "gevolgd of bevraagd worden. Naar elkaar toe groeien: de controlegroep krijgt iets van de andere "
         "aanpakken.",
         "Self-selection: who takes part was different beforehand. Attention: people act differently because "
         "they are "
         "asked, followed or questioned. Growing alike: the control group gets something of the other "
         "approaches."},
        {"Geen enkele rij beslist alleen. Hoeveel van het verschil bij welke verklaring hoort, is niet te "
         "zeggen.",
         "No single row decides. How much of the difference belongs to which explanation cannot be said."}};
    table.columns = {
        column("estimate", {"Wat we zien", "What we see"}, safe::Unit::score),
        low_column(safe::Unit::score),
        high_column(safe::Unit::score),
        column("reading", {"Wat het zegt", "What it says"}, safe::Unit::text),
        column("selection", {"Bij zelfselectie verwacht je", "Self-selection predicts"}, safe::Unit::text),
        column("attention", {"Bij aandacht verwacht je", "Attention predicts"}, safe::Unit::text),
        column("contamination", {"Bij naar elkaar toe groeien verwacht je", "Growing alike predicts"},
               safe::Unit::text)};
    rows_.move_to(table);
    draft_.findings.tables.push_back(std::move(table));
  }

  Draft& draft_;
  const config::Outcome& outcome_;
  const analysis::Comparison& comparison_;
  Scale scale_;
  std::string horizon_;
  std::string control_;
  ReadingRows rows_;
};

}  // namespace

void add_participation_reading(Draft& draft) {
  const config::Outcome* primary = draft.study.primary_outcome();
  // The adjusted numbers are for closing releases, and a table of predictions without them would only
  // suggest.
  if (primary == nullptr || !draft.study.effects_allowed() ||
      draft.study.release.kind != config::ReleaseKind::final) {
    return;
  }
  for (const analysis::Comparison& comparison : draft.estimates.comparisons) {
    if (comparison.outcome == primary->id && !comparison.checks.empty()) {
      Reading(draft, *primary, comparison).build();
    }
  }
}

}  // namespace werkthet::findings
