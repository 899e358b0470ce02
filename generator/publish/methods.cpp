#include "publish/methods.hpp"

#include "config/region.hpp"
#include "core/format.hpp"
#include "publish/further_methods.hpp"

#include <algorithm>
#include <utility>

namespace werkthet::publish {
namespace {

using config::OutcomeKind;
using core::Bilingual;
using core::Language;

/// Which kinds of outcome the study has decides which methods ran.
struct Has {
  bool share{};
  bool time{};
  bool survey{};
  bool amount{};
  bool durable{};
  bool work{};    ///< from the list of employment
  bool ladder{};
};

Has kinds_of(const config::Study& study) {
  Has has;
  for (const config::Outcome& outcome : study.outcomes) {
    has.share |= config::measured_as(outcome.kind) == config::Measurement::share;
    has.time |= outcome.kind == OutcomeKind::exit_work || outcome.kind == OutcomeKind::time_to_event;
    has.survey |= outcome.kind == OutcomeKind::scale;
    has.amount |= config::measured_as(outcome.kind) == config::Measurement::amount;
    has.durable |= outcome.kind == OutcomeKind::durable_exit;
    has.work |= config::source_of(outcome.kind) == config::DataSource::employment;
    has.ladder |= config::source_of(outcome.kind) == config::DataSource::ladder;
  }
  return has;
}

std::string whole(int value, Language language) {
  return core::number(value, language);
}

void add_shares(std::vector<MethodChoice>& list) {
  list.push_back({"share",
                  {"Marge bij een percentage", "Interval of a share"},
                  {"De marge van Wilson.", "The Wilson score interval."},
                  {"Andere programma's: Wald of Clopper-Pearson.", "Elsewhere: Wald or Clopper-Pearson."},
                  "Wilson 1927, J Am Stat Assoc 22:209"});
  list.push_back({"risk_difference",
                  {"Verschil van twee percentages", "Difference of two shares"},
                  {"De marge is die van Newcombe. De toets is die van Miettinen en Nurminen, zonder "
                   "continuïteitscorrectie.",
                   "The interval is Newcombe's hybrid score; the test is Miettinen and Nurminen's, without "
                   "continuity correction."},
                  {"Andere programma's: Wald, of chi-kwadraat met Yates. Dat kan een andere p-waarde geven.",
                   "Elsewhere: Wald, or chi-square with Yates, which can give another p-value."},
                  "Newcombe 1998, Stat Med 17:873, method 10; Miettinen & Nurminen 1985, Stat Med 4:213"});
  list.push_back(
      {"few_expected",
       {"Als er weinig mensen zijn", "When there are few people"},
       {"Bij minder dan vijf verwachte gevallen staat de exacte toets van Fisher ernaast, met mid-p.",
        "With fewer than five expected cases Fisher's exact test stands beside it, as mid-p."},
       {"Andere programma's: de gewone p van Fisher, die te groot is, of twee keer de kleinste kant.",
        "Elsewhere: Fisher's ordinary p, which is too large, or twice the smaller tail."},
       "Lancaster 1961, J Am Stat Assoc 56:223"});
  list.push_back(
      {"marginal_effect",
       {"Logistisch model als controle", "Logistic model as a check"},
       {"Het gemiddelde verschil als iedereen in de ene of in de andere groep zat. De marge houdt de "
        "kenmerken vast (deltamethode). Voorspelt een kenmerk de uitkomst volledig, dan Firth.",
        "The average difference if everybody were in one group or the other (average marginal effect), "
        "delta method with fixed covariates; Firth's penalty under separation."},
       {"Andere programma's laten ook de kenmerken variëren.",
        "Elsewhere: variance that also lets the covariates vary."},
       "Firth 1993, Biometrika 80:27"});
}

/// How outcomes are counted that the register of benefits alone does not tell.
void add_lists(const Has& has, std::vector<MethodChoice>& list) {
  if (has.durable) {
    list.push_back(
        {"durable_exit",
         {"Duurzame uitstroom", "Durable exit"},
         {"Wie naar werk ging en daarna lang genoeg zonder bijstand bleef, telt mee. Alle anderen in de groep tellen "
          "als nee. Zo blijft het de vergelijking van de loting.",
          "Who left for work and then stayed off benefit long enough counts as yes, everybody else in the group as "
          "no, so that it remains the comparison of the lottery."},
         {"Andere rapporten: het aandeel van wie uitstroomde. Dat is een selectie na de start.",
          "Elsewhere: the share of those who left, a selection after the start."},
         "Frangakis & Rubin 2002, Biometrics 58:21"});
  }
  if (has.work) {
    list.push_back(
        {"employment",
         {"Uren, loon en contract", "Hours, wage and contract"},
         {"De kalendermaand van de laatste dag van de periode. Uren per maand maal 12/52 zijn uren per week. Banen "
          "tellen op. Wie niet in de lijst staat, heeft geen werk. Dat geldt alleen in maanden waarin de lijst mensen "
          "van dezelfde kant van de loting noemt. Is van iemand iets onbekend, dan tonen we geen aandeel.",
          "The calendar month of the last day of the period. Hours in a month times 12/52 are hours a week. Jobs add "
          "up. Who is not in the list has no work, in months in which the list names people on the same side of the "
          "lottery. Where something is unknown of somebody no share is shown."},
         {},
         "CPB 2020, Evaluatie experimenten Participatiewet"});
  }
  if (has.ladder) {
    list.push_back(
        {"ladder",
         {"Participatieladder", "Participation ladder"},
         {"De laatst bekende trede op de laatste dag van de periode, min die op de dag van de "
          "loting. Op dezelfde dag gaat het dossier voor de vragenlijst, en de consulent voor de deelnemer.",
          "The last step known on the last day of the period, less the last known on the day of the draw. On one day "
          "the work file goes before a survey and the caseworker before the client."},
         {"Andere rapporten vergelijken alleen wie twee keer is gemeten op vaste momenten.",
          "Elsewhere: only people measured twice at fixed moments."},
         "Van Gent et al. 2008, De participatieladder, Regioplan"});
  }
}

void add_regression(std::vector<MethodChoice>& list) {
  list.push_back(
      {"adjusted",
       {"Gecorrigeerd verschil", "Adjusted difference"},
       {"Lineaire regressie op de loting en kenmerken van voor de start. Robuuste marge HC2, t-verdeling "
        "met n − k vrijheidsgraden. Een onbekend kenmerk krijgt het gemiddelde van allen.",
        "Linear regression on assignment and characteristics from before the start, HC2 with t(n - k). A "
        "missing characteristic gets the overall mean."},
       {"Andere programma's: HC1 (Stata) of HC3.", "Elsewhere: HC1 (Stata) or HC3."},
       "MacKinnon & White 1985, J Econometrics 29:305"});
  list.push_back(
      {"cluster",
       {"Consulenten met meer deelnemers", "Caseworkers with several participants"},
       {"Als controle: marge naar consulent, CR2 met vrijheidsgraden van Satterthwaite.",
        "As a check: clustered by caseworker, CR2 with Satterthwaite degrees of freedom."},
       {"Andere programma's: CR1 met G − 1 vrijheidsgraden (Stata). Bij weinig consulenten is die marge te "
        "smal.",
        "Elsewhere: CR1 with G - 1 degrees of freedom (Stata), too narrow with few caseworkers."},
       "Bell & McCaffrey 2002, Survey Methodology 28:169; Pustejovsky & Tipton 2018, JBES 36:672"});
}

void add_time(std::vector<MethodChoice>& list) {
  list.push_back(
      {"survival",
       {"Tijd tot uitstroom", "Time to leaving"},
       {"Kaplan-Meier met log-log-marges. Een mediaan is het eerste moment waarop de lijn de helft haalt.",
        "Kaplan-Meier with log-log limits; a median is the first time at which the curve reaches one half."},
       {"R neemt standaard log-marges en het midden van een vlak stuk.",
        "R's defaults: log limits, and the midpoint of a flat stretch."},
       "Kalbfleisch & Prentice 2002, Statistical Analysis of Failure Time Data, ch. 1"});
  list.push_back(
      {"cox",
       {"Verhouding van uitstroomkansen", "Hazard ratio"},
       {"Cox met gelijke tijden volgens Efron en robuuste marge. De toets op een vaste verhouding is de "
        "exacte scoretoets (zoals cox.zph in survival 3 en later).",
        "Cox with Efron's ties and robust variance; the test of proportionality is the exact score test (as "
        "cox.zph of survival 3 and later)."},
       {"Stata, SAS en SPSS: gelijke tijden volgens Breslow.", "Stata, SAS, SPSS: Breslow's ties."},
       "Efron 1977, J Am Stat Assoc 72:557; Grambsch & Therneau 1994, Biometrika 81:515"});
  list.push_back(
      {"incidence",
       {"Verschillende redenen van einde", "Different reasons of ending"},
       {"Cumulatieve incidentie per reden (Aalen-Johansen) met variantie volgens Greenwood, en niet 1 − "
        "Kaplan-Meier. De toets van Gray en de log-ranktoets stellen een andere vraag; we bewaren beide.",
        "Cumulative incidence per reason (Aalen-Johansen) with Greenwood-type variance, not 1 - "
        "Kaplan-Meier. "
        "Gray's test and the log-rank test ask different questions; both are kept."},
       {"cmprsk in R gebruikt een andere variantie (derde cijfer).",
        "R's cmprsk uses another variance (third digit)."},
       "Aalen & Johansen 1978, Scand J Stat 5:141; Gray 1988, Ann Stat 16:1141"});
}

void add_surveys(const config::Study& study, std::vector<MethodChoice>& list) {
  list.push_back(
      {"ancova",
       {"Vragenlijsten", "Surveys"},
       {"De score op de laatste meting, gecorrigeerd voor de eerste meting (ANCOVA), HC2. Het verschil in "
        "verandering staat ernaast.",
        "The last score adjusted for the first (ANCOVA), HC2; the difference in changes stands beside it."},
       {"Andere programma's kiezen alleen het verschil in verandering.",
        "Elsewhere: the difference in changes alone."},
       "Vickers & Altman 2001, BMJ 323:1123"});
  list.push_back(
      {"mmrm",
       {"Alle metingen samen", "All waves together"},
       {"Gemengd model voor herhaalde metingen: vrije samenhang tussen metingen, REML, vrijheidsgraden van "
        "Satterthwaite.",
        "Mixed model for repeated measures: unstructured covariance, REML, Satterthwaite degrees of "
        "freedom."},
       {"SAS: Kenward-Roger.", "SAS: Kenward-Roger."},
       "Mallinckrodt et al. 2008, Drug Inf J 42:303"});
  if (study.plan.imputations > 0) {
    list.push_back(
        {"imputation",
         {"Ontbrekende antwoorden", "Missing answers"},
         {"Als controle vullen we ontbrekende scores " + whole(study.plan.imputations, Language::nl) +
              " keer in, per groep, en tellen de onzekerheid mee (Rubin, vrijheidsgraden van Barnard en "
              "Rubin). "
              "Grenzen volgens Lee laten zien hoeveel uitval kan uitmaken.",
          "As a check, missing scores are filled in " + whole(study.plan.imputations, Language::en) +
              " times per group and the uncertainty is counted (Rubin's rules, Barnard-Rubin degrees of "
              "freedom). Lee "
              "bounds show how much drop-out can matter; a fraction of a person is trimmed at the edge."},
         {"Andere programma's: vrijheidsgraden volgens Rubin 1987; Lee-grenzen met hele personen (Stata).",
          "Elsewhere: degrees of freedom of Rubin 1987; Lee bounds by the quantile rule (Stata)."},
         "Barnard & Rubin 1999, Biometrika 86:948; Lee 2009, Rev Econ Stud 76:1071"});
  }
}

void add_comparison(const config::Study& study, std::vector<MethodChoice>& list) {
  list.push_back(
      {"weights",
       {"Vergelijking met niet-deelnemers", "Comparison with non-participants"},
       {"Niet-deelnemers krijgen gewichten, zodat zij gemiddeld op alle gelote deelnemers lijken (entropy "
        "balancing). De marge telt de onzekerheid van de gewichten en van het doel mee. Niemand wordt "
        "stilletjes weggelaten.",
        "Non-participants are weighted to the means of all randomised persons (entropy balancing); the "
        "interval carries the uncertainty of weights and target. Nobody is trimmed silently."},
       {"Andere programma's nemen de gewichten als vast. De marge wordt dan anders.",
        "Elsewhere: weights taken as fixed, which gives another interval."},
       "Hainmueller 2012, Polit Anal 20:25; Stefanski & Boos 2002, Am Stat 56:29"});
  list.push_back({"doubly_robust",
                  {"Tweede weg naar hetzelfde verschil", "A second route to the same difference"},
                  {"Dubbel robuuste schatting (AIPW) met dezelfde kenmerken; de gewichten tellen op tot één. "
                   "Zo is te zien "
                   "of de keuze van de methode uitmaakt.",
                   "Doubly robust estimate (AIPW) with the same covariates and weights that add up to one, "
                   "so that one can "
                   "see whether the method matters."},
                  {"Andere programma's laten de gewichten zoals ze zijn (Horvitz-Thompson).",
                   "Elsewhere: weights as they come (Horvitz-Thompson)."},
                  "Robins, Rotnitzky & Zhao 1994, J Am Stat Assoc 89:846"});
  list.push_back({"balance",
                  {"Lijken de groepen op elkaar?", "Are the groups alike?"},
                  {"Verschil van gemiddelden gedeeld door de ongewogen spreiding van de deelnemers.",
                   "Difference in means over the unweighted standard deviation of the participants."},
                  {"Andere programma's nemen de spreiding van beide groepen samen.",
                   "Elsewhere: the pooled standard deviation."},
                  "Austin 2009, Stat Med 28:3083"});
  list.push_back({"e_value",
                  {"Hoe sterk moet een vergeten oorzaak zijn?", "How strong must a missing cause be?"},
                  {"E-waarde van het verschil en van de grens het dichtst bij nul.",
                   "E-value of the difference and of the limit nearest to none."},
                  {},
                  "VanderWeele & Ding 2017, Ann Intern Med 167:268"});
  list.push_back(
      {"placebo",
       {"Toets op de tijd vóór de start", "Test on the time before the start"},
       {"Dezelfde vergelijking op maanden vóór de loting, met alle gelote deelnemers samen. De toets telt "
        "alleen als zij de helft van het gevonden verschil had kunnen zien (kans 80%). Zij moet ook samenhangen met "
        "de uitkomst.",
        "The same comparison on months before the draw, with all randomised persons together. It counts "
        "only when it could have seen half of the difference found (80% power) and goes with the outcome."},
       {"Andere programma's noemen een toets geslaagd als hij niets vindt, ook als hij weinig kon zien.",
        "Elsewhere: a test that finds nothing has passed, also when it could see little."},
       "Imbens & Xu 2024, arXiv 2406.00827"});
  if (study.non_participants.invited_by_lottery) {
    list.push_back(
        {"invitation",
         {"Meedoen via de loting van de uitnodiging", "Participation by the lottery of the invitation"},
         {"Wie niet gevraagd is, is een mengsel van mensen die ja en nee hadden gezegd. Wie nee zei, kennen "
          "we. Het verschil daarvan, gedeeld door het aandeel dat meedeed, haalt zelfselectie weg.",
          "The never asked are a mixture of people who would have said yes and no, and the refusers are "
          "known. Their difference over the share that took part removes self-selection."},
         {"Andere programma's doen dit met een regressie met instrument; de schatting is dezelfde.",
          "Elsewhere: two-stage least squares, with the same estimate."},
         "Bloom 1984, Eval Rev 8:225"});
  }
}

void add_municipalities(std::vector<MethodChoice>& list) {
  list.push_back(
      {"pooling",
       {"Gemeenten samen", "Municipalities together"},
       {"Een model met toevallige verschillen tussen gemeenten (REML), met de marge van Hartung en Knapp. Bij minder "
        "dan vijf gemeenten is die nooit smaller dan de gewone marge. De verwachting voor een volgende gemeente "
        "gebruikt dezelfde fout en een t-verdeling met het aantal gemeenten min één.",
        "A random-effects model (REML) with Hartung-Knapp intervals, whose factor is cut at 1 below five "
        "municipalities. The prediction interval uses the same error and a t distribution with one degree of freedom "
        "less than there are municipalities."},
       {"Andere programma's: DerSimonian-Laird, een normale marge, of een voorspelling met twee vrijheidsgraden minder.",
        "Elsewhere: DerSimonian-Laird, a normal interval, or a prediction with two degrees of freedom less."},
       "Viechtbauer 2005, J Educ Behav Stat 30:261; Knapp & Hartung 2003, Stat Med 22:2693"});
}

void add_design(const config::Study& study, const Has& has, std::vector<MethodChoice>& list) {
  if (study.plan.randomisations > 0) {
    list.push_back(
        {"randomisation",
         {"Toets door de loting na te spelen", "Test by drawing the lottery again"},
         {"De loting is " + whole(study.plan.randomisations, Language::nl) +
              " keer nagespeeld. De p-waarde is (treffers + 1) / (trekkingen + 1). Het startgetal staat in "
              "het onderzoek.",
          "The lottery was drawn " + whole(study.plan.randomisations, Language::en) +
              " times again; p = (hits + 1) / (draws + 1). The seed stands in the study."},
         {"Andere programma's: treffers / trekkingen.", "Elsewhere: hits / draws."},
         "Phipson & Smyth 2010, Stat Appl Genet Mol Biol 9:39"});
  }
  if (study.plan.bootstrap_draws > 0 && (has.amount || has.share)) {
    list.push_back(
        {"bootstrap",
         {"Marge door opnieuw te trekken", "Interval by sampling again"},
         {"Als controle: BCa-bootstrap met " + whole(study.plan.bootstrap_draws, Language::nl) +
              " trekkingen. Kwantielen volgens type 7.",
          "As a check: BCa bootstrap with " + whole(study.plan.bootstrap_draws, Language::en) +
              " draws. Quantiles of type 7."},
         {"SPSS en SAS rekenen kwantielen anders uit.", "SPSS and SAS compute quantiles differently."},
         "Efron 1987, J Am Stat Assoc 82:171"});
  }
  if (study.arms.size() > 2) {
    list.push_back({"multiplicity",
                    {"Meer dan één groep en uitkomst", "Several groups and outcomes"},
                    {"De hoofduitkomst is gecorrigeerd voor het aantal groepen (Holm). " +
                         std::string(study.plan.secondary.empty()
                                         ? ""
                                         : "De tweede reeks uitkomsten uit het plan ook, samen (Holm). ") +
                         "De andere uitkomsten zijn verkennend: Benjamini-Hochberg. Vergelijkingen met "
                         "niet-deelnemers horen niet bij de toetsen.",
                     "The main outcome is adjusted for the number of groups (Holm). " +
                         std::string(study.plan.secondary.empty()
                                         ? ""
                                         : "So are the secondary outcomes of the plan, together (Holm). ") +
                         "Other outcomes are exploratory: Benjamini-Hochberg. Comparisons with "
                         "non-participants are no part of the tests."},
                    {"Andere programma's corrigeren standaard niet.", "Elsewhere: no adjustment by default."},
                    "Holm 1979, Scand J Stat 6:65; Benjamini & Hochberg 1995, JRSS B 57:289"});
  }
  if (!study.plan.looks.empty()) {
    const std::string shape = study.plan.spending == config::Spending::pocock ? "Pocock" : "O'Brien-Fleming";
    list.push_back(
        {"looks",
         {"Tussentijds kijken", "Interim looks"},
         {"Grenzen volgens Lan en DeMets (" + shape +
              "), de helft van de foutkans per kant. Het deel van de gegevens is "
              "dat van de deelnemers van wie de hoofduitkomst bekend is, in stappen van 5%.",
          "Lan-DeMets bounds (" + shape +
              "), half the error on each side. The share of the data is that of the "
              "participants whose main outcome is known, in steps of 5%."},
         {"Eén programma geeft de hele foutkans in één functie: 2,772 in plaats van 2,963 halverwege.",
          "One program spends the total error in one function: 2.772 instead of 2.963 half-way."},
         "Lan & DeMets 1983, Biometrika 70:659"});
  }
  if (study.plan.shrink_subgroups && !study.subgroups.empty()) {
    list.push_back({"shrinkage",
                    {"Deelgroepen naar het gemiddelde", "Subgroups drawn to the mean"},
                    {"Elk verschil is naar het gemiddelde van de deelgroepen getrokken, meer naarmate het "
                     "onzekerder is. De spreiding "
                     "tussen deelgroepen volgt DerSimonian en Laird.",
                     "Each difference is drawn to the mean of the subgroups, more so when it is less "
                     "certain. The spread between "
                     "subgroups follows DerSimonian and Laird."},
                    {"Meestal staat alleen het verschil per deelgroep er, zonder deze stap.",
                     "Mostly only the difference per subgroup is given, without this step."},
                    "Efron & Morris 1975, J Am Stat Assoc 70:311; Morris 1983, J Am Stat Assoc 78:47"});
  }
}

}  // namespace

std::vector<MethodChoice> method_choices(const config::Study& study) {
  const Has has = kinds_of(study);
  std::vector<MethodChoice> list;
  if (config::compares_only(study)) {
    add_municipalities(list);
    return list;
  }
  if (has.share) {
    add_shares(list);
  }
  add_lists(has, list);
  add_regression(list);
  if (has.time) {
    add_time(list);
  }
  if (has.survey) {
    add_surveys(study, list);
  }
  if (study.non_participants.use) {
    add_comparison(study, list);
  }
  add_design(study, has, list);
  if (!study.synthesis.files.empty()) {
    add_municipalities(list);
  }
  add_further_methods(study, list);
  return list;
}

}  // namespace werkthet::publish
