#include "config/further_analyses.hpp"

#include "core/error.hpp"

#include <algorithm>

namespace werkthet::config {

const std::vector<FurtherAnalysis>& further_analyses() {
  static const std::vector<FurtherAnalysis> list = {
      {"representativeness",
       {"Lijken de deelnemers op alle mensen in de bijstand?", "Are participants like everybody on benefit?"},
       {"In welke kenmerken verschillen deelnemers van de mensen die niet meededen?",
        "In which characteristics do participants differ from people who did not take part?"},
       false},
      {"selection",
       {"Wie doet er mee?", "Who takes part?"},
       {"Welke kenmerken gaan samen met meedoen, de andere kenmerken gelijk?",
        "Which characteristics go with taking part, the others being equal?"},
       true},
      {"predicted",
       {"Voorspelde kansen per groep", "Predicted probabilities per group"},
       {"Welke kans had iedere groep gehad met dezelfde kenmerken?",
        "What probability would each group have had with the same characteristics?"},
       false},
      {"by_duration",
       {"Voorspelde kansen naar tijd in de bijstand", "Predicted probabilities by time on benefit"},
       {"Hangt het verschil met controle af van hoe lang iemand bijstand kreeg?",
        "Does the difference from control depend on how long somebody was on benefit?"},
       false},
      {"matching",
       {"Vergeleken met mensen die op hen lijken", "Compared with people like them"},
       {"Wat is het verschil met niet-deelnemers die sterk op de deelnemers lijken?",
        "What is the difference from non-participants who are much like the participants?"},
       false},
      {"caseworkers",
       {"Hoeveel hangt af van de consulent?", "How much depends on the caseworker?"},
       {"Hoeveel beter past het model als ook de consulent meetelt?",
        "How much better does the model fit when the caseworker counts too?"},
       true},
      {"monthly",
       {"Verschil per maand", "Difference by month"},
       {"Hoe groot was het verschil met controle in elke maand?",
        "How large was the difference from control in each month?"},
       true},
      {"compliance",
       {"Effect voor wie de aanpak echt kreeg", "Effect for those who really got the approach"},
       {"Hoe groot is het effect voor mensen die de aanpak van hun groep kregen?",
        "How large is the effect for people who got the approach of their group?"},
       false},
      {"summary",
       {"Alle verschillen op een rij", "All differences in a row"},
       {"Welke verschillen met controle zijn gemeten, over alle uitkomsten?",
        "Which differences from control were measured, over all outcomes?"},
       false},
      {"tranches",
       {"Vergeleken per lichting", "Compared per tranche"},
       {"Wat is het verschil met niet-deelnemers die in dezelfde periode begonnen?",
        "What is the difference from non-participants who started in the same period?"},
       false},
  };
  return list;
}

bool asks_for(const Study& study, std::string_view id) {
  core::ensure(std::any_of(further_analyses().begin(), further_analyses().end(),
                           [&](const FurtherAnalysis& a) { return a.id == id; }),
               "an analysis stands in the list");
  return std::find(study.plan.analyses.begin(), study.plan.analyses.end(), id) != study.plan.analyses.end();
}

bool publishes(const Study& study, std::string_view id) {
  const auto known = std::find_if(further_analyses().begin(), further_analyses().end(),
                                  [&](const FurtherAnalysis& a) { return a.id == id; });
  if (!asks_for(study, id) || known->internal_only) {
    return false;
  }
  const ReleaseKind kind = study.release.kind;
  if (id == "representativeness") {
    return kind == ReleaseKind::final || kind == ReleaseKind::interim;
  }
  return id == "summary" ? study.effects_allowed() : kind == ReleaseKind::final;
}

bool publishes_any(const Study& study) {
  return std::any_of(further_analyses().begin(), further_analyses().end(),
                     [&](const FurtherAnalysis& a) { return publishes(study, a.id); });
}

}  // namespace werkthet::config
