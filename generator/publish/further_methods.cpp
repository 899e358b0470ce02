#include "publish/further_methods.hpp"

#include "config/further_analyses.hpp"
#include "core/format.hpp"

#include <map>
#include <string_view>

namespace werkthet::publish {
namespace {

using core::Bilingual;
using core::Language;

struct How {
  Bilingual choice;
  Bilingual elsewhere;
  const char* source;
};

const std::map<std::string_view, How>& how_of() {
  static const std::map<std::string_view, How> how{
      {"representativeness",
       {{"Alle gelote deelnemers samen naast de niet-deelnemers. Het verschil is gedeeld door de spreiding "
         "van de deelnemers.",
         "Everybody drawn beside the non-participants; differences over the participants' standard "
         "deviation."},
        {"Andere programma's nemen de spreiding van beide groepen samen.",
         "Elsewhere: the pooled standard deviation."},
        "Austin 2009, Stat Med 28:3083"}},
      {"selection",
       {{"Logistisch model van meedoen, met alle kenmerken. We bewaren kansverhoudingen en gemiddelde "
         "effecten op de kans.",
         "Logit of taking part on all characteristics; odds ratios and average marginal effects are kept."},
        {"Andere programma's rekenen het effect uit voor een gemiddeld persoon.",
         "Elsewhere: the effect at the mean of the characteristics."},
        "Bartus 2005, Stata Journal 5:309"}},
      {"predicted",
       {{"Logistisch model met de groepen en de kenmerken. De kans per groep is het gemiddelde over alle "
         "mensen in het model. Niet-deelnemers hebben een eigen model.",
         "Logit with groups and characteristics, averaged over everybody in the model (marginal "
         "standardisation, delta method). Non-participants have a model of their own."},
        {"Andere programma's laten ook de kenmerken variëren.",
         "Elsewhere: variance that also lets the covariates vary."},
        "Lane & Nelder 1982, Biometrics 38:613"}},
      {"by_duration",
       {{"Hetzelfde model, met groep maal tijd in de bijstand. We vergelijken verschillen in kans, en "
         "toetsen alle producten samen (Wald, intern).",
         "The same with group by time on benefit; differences are compared as probabilities, with a joint "
         "Wald test (internal)."},
        {"Andere programma's vergelijken kansverhoudingen. Dat kan een ander antwoord geven.",
         "Elsewhere: interactions of odds ratios, which can give another answer."},
        "Ai & Norton 2003, Econ Lett 80:123"}},
      {"matching",
       {{"Binnen dezelfde klasse van tijd in de bijstand de meest gelijkende niet-deelnemer (Mahalanobis, "
         "met teruglegging). Marge volgens Abadie en Imbens.",
         "The nearest non-participant within a class of time on benefit (Mahalanobis, with replacement), "
         "errors of Abadie and Imbens."},
        {"Andere programma's zoeken op één score, of zonder teruglegging.",
         "Elsewhere: matching on a propensity score, or without replacement."},
        "Rubin 1980, Biometrics 36:293; Abadie & Imbens 2006, Econometrica 74:235"}},
      {"caseworkers",
       {{"Hoeveel de verklaarde variantie stijgt als de consulent in het model komt, met F-toets. Daarbij het deel "
         "van de spreiding tussen consulenten. Wie minder dan vijf klanten heeft, telt samen met anderen.",
         "Gain in explained variance when the caseworker enters, with an F test and the share of the "
         "variance between caseworkers; those with fewer than five clients count as one."},
        {"Andere programma's gebruiken een model met toevallige effecten.",
         "Elsewhere: a random-effects model."},
        "Donner 1986, Int Stat Rev 54:67"}},
      {"monthly",
       {{"Per maand een lineair kansmodel naar loting, met en zonder kenmerken, HC2.",
         "A linear probability model by assignment per month, with and without characteristics, HC2."},
        {"Andere programma's: HC1.", "Elsewhere: HC1."},
        "MacKinnon & White 1985, J Econometrics 29:305"}},
      {"compliance",
       {{"Het verschil van de loting, gedeeld door het deel dat de aanpak kreeg (Bloom). Intern staan er ook "
         "tweestapsschattingen met HC2.",
         "The difference by lottery over the share that got the approach (Bloom). Two-stage least squares "
         "with HC2 are kept inside."},
        {"Andere programma's publiceren de tweestapsschatting zelf. Daarmee is het aantal weigeraars te "
         "herleiden.",
         "Elsewhere: two-stage least squares itself, from which the number of refusals follows."},
        "Bloom 1984, Eval Rev 8:225; Angrist, Imbens & Rubin 1996, JASA 91:444"}},
      {"summary",
       {{"Alle verschillen met de controlegroep bij elkaar, met dezelfde cijfers als bij de uitkomsten. Een "
         "grens die als 0 is afgedrukt, telt als nul binnen de marge.",
         "All differences from control in one table, with the same figures as elsewhere; a limit printed as "
         "0 counts as zero inside the margin."},
        {},
        "ICH E9 1998, section 5"}},
      {"tranches",
       {{"Per kwartaal en klasse van tijd in de bijstand naast alle niet-deelnemers uit hetzelfde kwartaal, "
         "gewogen naar de deelnemers. Een kwartaal telt mee bij tien mensen aan beide kanten.",
         "Per quarter and class of time on benefit beside all non-participants of the same quarter, weighted "
         "to the participants. A quarter counts with ten people on both sides."},
        {"Amsterdam koos per lichting een vergelijkingsgroep van dezelfde grootte.",
         "Amsterdam drew a comparison group of equal size per tranche."},
        "Imbens & Rubin 2015, Causal Inference, section 17"}}};
  return how;
}

}  // namespace

void add_further_methods(const config::Study& study, std::vector<MethodChoice>& list) {
  for (const config::FurtherAnalysis& analysis : config::further_analyses()) {
    if (!config::asks_for(study, analysis.id)) {
      continue;
    }
    const How& how = how_of().at(analysis.id);
    list.push_back({"further_" + std::string(analysis.id),
                    {"Verdieping: " + analysis.name.nl, "Further: " + analysis.name.en},
                    how.choice,
                    how.elsewhere,
                    how.source});
  }
  if (study.plan.mediation.empty()) {
    return;
  }
  list.push_back(
      {"further_mediation",
       {"Verdieping: via welke weg werkt het?", "Further: through what does it work?"},
       {"Intern: totaal, direct en indirect effect uit twee lineaire modellen, marge door " +
            core::number(study.plan.bootstrap_draws, Language::nl) +
            " keer opnieuw te trekken. De loting bewijst de weg niet. Het klopt alleen als niets anders "
            "beide schalen beïnvloedt, en als de tussenstap in beide groepen hetzelfde doet.",
        "Inside: total, direct and indirect effect from two linear models, percentile bootstrap with " +
            core::number(study.plan.bootstrap_draws, Language::en) +
            " draws. The draw does not prove the path. It holds only when nothing else moves both scales, "
            "and when the step between does the same in both groups."},
       {"Andere programma's simuleren vanuit het model, of laten groep en tussenstap elkaar versterken.",
        "Elsewhere: simulation from the model, or a product of group and mediator."},
       "Imai, Keele & Tingley 2010, Psychol Methods 15:309"});
}

}  // namespace werkthet::publish
