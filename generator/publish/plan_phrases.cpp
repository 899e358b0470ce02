#include "publish/plan_phrases.hpp"

#include "core/error.hpp"

#include <map>
#include <string>

namespace werkthet::publish {
namespace {

const std::map<std::string_view, core::Bilingual>& phrases() {
  static const std::map<std::string_view, core::Bilingual> all{
      // {people} is "mensen" or "uitkeringen", {pool_name} "mensen met een uitkering" or "uitkeringen".
      {"few",
       {"Met {per_group} {people} per groep zijn er te weinig deelnemers voor een bruikbaar antwoord. Het "
        "minimum "
        "is {min} per groep, liever {preferred} of meer.",
        "With {per_group} {people} per group there are too few participants for a useful answer. The minimum "
        "is "
        "{min} per group, preferably {preferred} or more."}},
      {"few.best",
       {"Ook als het meezit, zijn het er {best} per groep.",
        "Even if it turns out high, there are {best} per group."}},
      {"few.maybe",
       {"Alleen als het meezit, zijn er genoeg: {best} per groep.",
        "Only if it turns out high are there enough: {best} per group."}},
      // Who may take part.
      {"expected",
       {"Wij verwachten ongeveer {n} deelnemers{range}. Dat is {share} van de {pool} {pool_name}.",
        "We expect about {n} participants{range}. That is {share} of the {pool} {pool_name}."}},
      {"range", {" ({low} tot {high})", " ({low} to {high})"}},
      {"range_group", {" ({per_low} tot {per_high})", " ({per_low} to {per_high})"}},
      {"per_group",
       {"Verdeeld over {groups} groepen zijn dat er {per_group} per groep{range_group}.",
        "Divided over {groups} groups that is {per_group} per group{range_group}."}},
      {"per_group.red", {"Dat is te weinig.", "That is too few."}},
      {"per_group.amber",
       {"Dat is krap: liever zijn het er {preferred} of meer.",
        "That is tight: {preferred} or more is better."}},
      {"per_group.green", {"Dat is genoeg.", "That is enough."}},
      {"counted",
       {"Er zijn {persons} mensen met een uitkering{on}.", "There are {persons} people on benefit{on}."}},
      {"on", {", geteld op {date}", ", counted on {date}"}},
      {"benefits",
       {"Samen hebben zij {benefits} uitkeringen. Een paar is één uitkering en twee mensen. Er zijn dus "
        "{pairs} "
        "paren.",
        "Together they have {benefits} benefits. A couple is one benefit and two people. So there are "
        "{pairs} "
        "couples."}},
      {"needed",
       {"Voor {groups} groepen van {min} moet {share} meedoen.",
        "For {groups} groups of {min}, {share} must take part."}},
      // What can be seen.
      {"visible",
       {"Met {per_group} {people} per groep zien wij een verschil pas goed vanaf {mde} procentpunt.",
        "With {per_group} {people} per group we see a difference well only from {mde} percentage points."}},
      {"visible.work",
       {"Stel: in de controlegroep vinden {base} van elke 100 {people} werk. Dan moeten dat er in een andere "
        "groep "
        "ongeveer {other} zijn.",
        "Suppose that {base} of every 100 {people} in the control group find work. Then about {other} must "
        "do so in "
        "another group."}},
      {"visible.any",
       {"Stel: in de controlegroep komt ‘{outcome}’ voor bij {base} van elke 100 {people}. Dan moeten dat er "
        "in een "
        "andere groep ongeveer {other} zijn.",
        "Suppose that ‘{outcome}’ holds for {base} of every 100 {people} in the control group. Then it must "
        "hold "
        "for about {other} in another group."}},
      {"visible.none",
       {"Met {per_group} {people} per groep is geen enkel verschil goed te zien.",
        "With {per_group} {people} per group no difference can be seen well."}},
      {"smaller",
       {"Een kleiner verschil kan er zijn zonder dat wij het zien.",
        "A smaller difference may exist without our seeing it."}},
      {"well",
       {"Hoe groter de groepen, hoe kleiner de verschillen die wij goed kunnen zien. Goed zien betekent: 8 "
        "van de 10 "
        "keer merken wij zo’n verschil op. De kans op vals alarm is 5%.",
        "The larger the groups, the smaller the differences that we can see well. Seeing well means: 8 times "
        "in 10 "
        "we notice such a difference. The chance of a false alarm is 5%."}},
      {"attrition",
       {"Wij rekenen met {lost} uitval. Van {per_group} {people} blijven er dan {left} over.",
        "We allow for {lost} drop-out. Of {per_group} {people}, {left} are then left."}},
      {"clustered",
       {"Klanten van één medewerker lijken op elkaar. Daarom tellen {left} {people} als {effective}.",
        "Clients of one caseworker are alike. So {left} {people} count as {effective}."}},
      {"wished",
       {"Wilt u een verschil van {points} procentpunt kunnen zien? Dan zijn {start} {people} per groep "
        "nodig, bij "
        "{base_share} in de controlegroep. In {groups} groepen zijn dat er {wished_total}.",
        "Do you want to be able to see a difference of {points} percentage points? Then {start} {people} per "
        "group "
        "are needed, with {base_share} in the control group. In {groups} groups that is {wished_total}."}},
      {"wished.too_many",
       {"Zoveel {pool_name} zijn er niet: het zijn er {pool}.",
        "There are not so many {pool_name}: there are {pool}."}},
      {"wished.above", {"Wij verwachten er {n}.", "We expect {n}."}},
      // What it costs.
      {"costs", {"De kosten zijn {firm}{total}.", "The costs are {firm}{total}."}},
      {"cost_each", {"Per verwachte deelnemer is dat {cost}.", "Per expected participant that is {cost}."}},
      {"cost_range",
       {"Doen meer mensen mee, dan is het {least}. Doen er minder mee, dan is het {most}.",
        "If more people take part it is {least}. If fewer do it is {most}."}},
      {"costs.none", {"De kosten zijn nog niet geraamd.", "The costs have not been estimated yet."}},
      {"fte", {"Daar horen {fte} voltijdbanen bij.", "That includes {fte} full-time jobs."}},
      {"not_priced.one",
       {"Eén post heeft geen bedrag: {items}. De echte kosten liggen dus hoger dan {total}.",
        "One item has no amount: {items}. The real costs are therefore higher than {total}."}},
      {"not_priced",
       {"{Count} posten hebben geen bedrag: {items}. De echte kosten liggen dus hoger dan {total}.",
        "{Count} items have no amount: {items}. The real costs are therefore higher than {total}."}},
      {"budget.short",
       {"In de begroting staat {budget}{budget_source}. Er ontbreekt {short}.",
        "The budget holds {budget}{budget_source}. {short} is missing."}},
      {"budget.left",
       {"In de begroting staat {budget}{budget_source}. Er blijft {spare} over.",
        "The budget holds {budget}{budget_source}. {spare} is left."}},
      {"shared_key",
       {"Voor gedeelde kosten is geen verdeelsleutel opgegeven. Het hele bedrag telt mee.",
        "No key is given for shared costs. The whole amount is counted."}},
      {"shared_by.inhabitants",
       {"De gedeelde kosten zijn {divided}. Die zijn verdeeld naar inwoners. Ons deel is {own_part}.",
        "The shared costs are {divided}. They are divided by inhabitants. Our part is {own_part}."}},
      {"shared_by.equal",
       {"De gedeelde kosten zijn {divided}. Elke gemeente betaalt evenveel. Ons deel is {own_part}.",
        "The shared costs are {divided}. Every municipality pays as much. Our part is {own_part}."}},
      {"decide",
       {"Een besluit over ‘{step}’ is nodig op {decide} of eerder. Het inregelen kost {lead}.",
        "A decision on ‘{step}’ is needed on {decide} or earlier. Setting it up takes {lead}."}},
      {"own_unknown",
       {"Ons deel van de gedeelde vaste kosten is niet bekend. Het telt hier niet mee.",
        "Our share of the shared fixed costs is not known. It is not counted here."}},
      // Who pays which part.
      {"shares",
       {"De gemeenten delen de vaste kosten van {fixed} naar inwoners.",
        "The municipalities share the fixed costs of {fixed} by inhabitants."}},
      {"shares.own", {"Ons deel is {now}.", "Our share is {now}."}},
      {"shares.only", {"Ons deel is {later}.", "Our share is {later}."}},
      {"shares.later",
       {"Komen alle genoemde gemeenten erbij, dan is het {later}.",
        "If all municipalities named join, it is {later}."}},
      {"shares.joins", {"Als wij meedoen, is ons deel {later}.", "If we join, our share is {later}."}},
      // What must be saved.
      {"saving",
       {"Om {total} terug te verdienen, moeten {extra} mensen extra uit de uitkering gaan. Elk van hen moet "
        "{months} maanden wegblijven.",
        "To earn back {total}, {extra} people must leave benefit on top of the usual. Each of them must stay "
        "off "
        "for {months} months."}},
      {"saving.counted",
       {"Wij rekenen met een besparing van {saving} per persoon in {months} maanden. De bron is: "
        "{saving_source}.",
        "We count a saving of {saving} per person in {months} months. The source is: {saving_source}."}},
      {"saving.hundred",
       {"Dat zijn er {hundred} van elke 100 deelnemers met een andere aanpak.",
        "That is {hundred} of every 100 participants with another approach."}},
      {"saving.unseen",
       {"Zo’n verschil is kleiner dan dit experiment goed kan zien.",
        "Such a difference is smaller than this experiment can see well."}},
      {"saving.impossible",
       {"Dat is meer dan er meedoen: terugverdienen kan in die tijd niet.",
        "That is more than take part: it cannot be earned back in that time."}},
      {"saving.sure",
       {"Of dat lukt, is vooraf niet te zeggen.", "Whether that works cannot be said beforehand."}},
      {"saving.none",
       {"Of de kosten worden terugverdiend, is niet te zeggen. Zonder bron tellen wij geen besparing mee.",
        "Whether the costs are earned back cannot be said. Without a source we count no saving."}},
      // Caveats: each with its number.
      {"caveat.forecast",
       {"De {n} deelnemers zijn een verwachting en geen telling. De {share} berust op: {source}.",
        "The {n} participants are an expectation and no count. The {share} rests on: {source}."}},
      {"caveat.forecast.bare",
       {"De {n} deelnemers zijn een verwachting en geen telling. Waar de {share} op berust, is niet "
        "opgegeven.",
        "The {n} participants are an expectation and no count. What the {share} rests on is not stated."}},
      {"caveat.volunteers",
       {"Meedoen is vrijwillig. Voor de {others} {people} die niet meedoen, geldt de uitkomst niet zonder "
        "meer.",
        "Taking part is voluntary. For the {others} {people} who do not take part the outcome does not "
        "simply hold."}},
      {"caveat.small",
       {"Voor {groups} groepen van {min} moet {share_min} meedoen. Voor groepen van {preferred} is dat "
        "{share_preferred}. Verwacht is {share}.",
        "For {groups} groups of {min}, {share_min} must take part. For groups of {preferred} that is "
        "{share_preferred}. Expected is {share}."}},
      {"caveat.attrition.none",
       {"Wij rekenen zonder uitval. Vallen er mensen uit, dan is ook een verschil van {mde} procentpunt niet "
        "goed te "
        "zien.",
        "We count without drop-out. If people drop out, a difference of {mde} percentage points cannot be "
        "seen well "
        "either."}},
      {"caveat.attrition",
       {"Wij rekenen met {lost} uitval. Valt meer uit, dan is ook een verschil van {mde} procentpunt niet "
        "goed te "
        "zien.",
        "We allow for {lost} drop-out. If more drop out, a difference of {mde} percentage points cannot be "
        "seen well "
        "either."}},
      {"caveat.costs",
       {"De {total} is een ondergrens: {count} van de posten {has} geen bedrag.",
        "The {total} is a lower bound: {count} of the items {has} no amount."}},
      {"caveat.saving",
       {"Tegenover de {total} staat geen besparing: daarvoor is geen bron opgegeven.",
        "No saving stands against the {total}: no source was given for one."}},
      {"caveat.base",
       {"Dat {base_share} van de controlegroep de uitkomst haalt, is een aanname. Is dat {base_first}, dan "
        "zien wij "
        "verschillen vanaf {mde_first} procentpunt. Is het {base_last}, dan vanaf {mde_last}.",
        "That {base_share} of the control group reach the outcome is an assumption. If it is {base_first}, "
        "we see "
        "differences from {mde_first} percentage points. If it is {base_last}, from {mde_last}."}},
      {"caveat.pairs",
       {"Van de {persons} mensen horen er {in_pairs} bij een paar met één uitkering. Loot de {pairs} paren "
        "samen, dan "
        "komen zij in dezelfde groep.",
        "Of the {persons} people, {in_pairs} belong to a couple with one benefit. Draw the {pairs} couples "
        "together, "
        "so that they come into the same group."}},
  };
  return all;
}

}  // namespace

const core::Bilingual& plan_phrase(std::string_view key) {
  const auto found = phrases().find(key);
  core::ensure(found != phrases().end(), "an exploration knows the sentence " + std::string(key));
  return found->second;
}

}  // namespace werkthet::publish
