#include "publish/caveats.hpp"

namespace werkthet::publish {

// One word for one thing: these are the words of memo, site and workbook, and GLOSSARY.md names their code.
const std::vector<Term>& glossary() {
  static const std::vector<Term> terms{
      {"assistance",
       {"bijstand", "social assistance"},
       {"Een uitkering van de gemeente voor wie te weinig inkomen heeft om van te leven.",
        "A benefit from the municipality for people with too little income to live on."}},
      {"bus",
       {"BUS", "BUS"},
       {"Bijstandsuitkeringenstatistiek: de maandelijkse levering van gemeenten aan het CBS over alle "
        "uitkeringen.",
        "Statistics of social assistance: the monthly delivery of municipalities to Statistics "
        "Netherlands."}},
      {"by_lot",
       {"geloot", "drawn by lot"},
       {"Toeval bepaalde wie in welke groep kwam. Groepen lijken dan vooraf op elkaar, op toeval na.",
        "Chance decided who came into which group. The groups are then alike beforehand, apart from "
        "chance."}},
      {"not_by_lot",
       {"niet geloot", "not drawn by lot"},
       {"Mensen kozen zelf. De groepen kunnen vooraf al anders zijn geweest.",
        "People chose themselves. The groups may have differed beforehand."}},
      {"participant",
       {"deelnemer", "participant"},
       {"Iemand die toestemming gaf en is ingeloot in een van de groepen.",
        "Someone who gave consent and was drawn into one of the groups."}},
      {"non_participant",
       {"niet-deelnemer", "non-participant"},
       {"Iemand die aan dezelfde voorwaarden voldeed maar niet meedeed.",
        "Someone who met the same conditions but did not take part."}},
      {"comparable",
       {"vergelijkbare niet-deelnemers", "comparable non-participants"},
       {"Niet-deelnemers, zo gewogen dat hun gemiddelde kenmerken gelijk zijn aan die van de deelnemers.",
        "Non-participants, weighted so that their average characteristics equal those of the participants."}},
      {"treatment",
       {"effect van de aanpak", "treatment effect"},
       {"Het verschil tussen een groep met een andere aanpak en de controlegroep. Hier is geloot.",
        "The difference between a group with another approach and the control group. Drawn by lot."}},
      {"participation",
       {"verschil bij meedoen", "participation difference"},
       {"Het verschil tussen de controlegroep en vergelijkbare niet-deelnemers. Hier is niet geloot.",
        "The difference between the control group and comparable non-participants. Not drawn by lot."}},
      {"total",
       {"totaal verschil", "total difference"},
       {"Het verschil van de aanpak en het verschil bij meedoen bij elkaar. Niet geloot.",
        "The treatment difference and the participation difference together. Not drawn by lot."}},
      {"margin",
       {"marge (95%)", "margin (95%)"},
       {"De grenzen waartussen het werkelijke verschil waarschijnlijk ligt. Ook wel: "
        "betrouwbaarheidsinterval.",
        "The limits between which the real difference probably lies. Also: confidence interval."}},
      {"percentage_point",
       {"procentpunt", "percentage point"},
       {"Het verschil tussen twee percentages. Van 24% naar 27% is 3 procentpunt.",
        "The difference between two percentages. From 24% to 27% is 3 percentage points."}},
      {"significant",
       {"significant", "significant"},
       {"Groter dan toeval goed kan verklaren. Het betekent niet groot of belangrijk.",
        "Larger than chance can well explain. It does not mean large or important."}},
      {"detectable",
       {"kleinste zichtbare verschil", "smallest visible difference"},
       {"Het kleinste verschil dat we met deze aantallen goed konden zien.",
        "The smallest difference that could well be seen with these numbers."}},
      {"primary",
       {"hoofduitkomst", "main outcome"},
       {"De uitkomst die vooraf als belangrijkste is gekozen. Daarop beoordelen we de aanpak.",
        "The outcome that was chosen beforehand as the most important one. By that we judge the approach."}},
      {"stop_light",
       {"stoplicht", "stop-light"},
       {"Zegt of een vergelijking waarvoor niet is geloot bruikbaar is: groen, oranje of rood. Bij rood kunnen we het "
        "verschil niet beoordelen.",
        "Says whether a comparison that was not drawn by lot can be used: green, amber or red. With red we cannot "
        "judge the difference."}},
      {"reference_date",
       {"peildatum", "reference date"},
       {"De laatste dag van de gegevens die in de cijfers zitten.", "The last day of the data in the figures."}},
      {"provisional",
       {"voorlopig", "provisional"},
       {"Het cijfer kan nog veranderen, omdat de bron nog wordt aangevuld. Bij het register telt hoeveel "
        "latere "
        "maanden zijn geleverd. Minder dan 5 is voorlopig, 5 tot 11 nader voorlopig, 12 of meer definitief.",
        "The figure may still change, because the source is still being completed. For the register it "
        "counts "
        "how many later months were delivered. Fewer than 5 is provisional, 5 to 11 revised provisional, 12 "
        "or more final."}},
      {"confidential",
       {"geheim", "not shown"},
       {"We tonen dit getal niet, omdat het over weinig mensen gaat.",
        "We do not show this number, because it is about few people."}},
      {"self_selection",
       {"zelfselectie", "self-selection"},
       {"Wie zelf kiest om mee te doen, kan vooraf al anders zijn dan wie niet meedoet.",
        "Those who choose to take part may differ beforehand from those who do not."}},
      {"attention",
       {"aandachtseffect", "attention effect"},
       {"Mensen kunnen zich anders gedragen als ze weten dat ze worden gevolgd. Ook wel: Hawthorne-effect.",
        "People may act differently when they know that they are followed. Also: Hawthorne effect."}},
      {"interim_look",
       {"tussentijdse toets", "interim look"},
       {"Vooraf aangekondigd moment om al voor het einde naar verschillen te kijken. De marge is dan ruimer.",
        "A moment, announced beforehand, to look at differences before the end. The margin is then wider."}},
      {"error_rate",
       {"foutkans", "error rate"},
       {"De kans dat we een verschil melden dat alleen door toeval komt. Die kans spreken we vooraf af. Elke "
        "tussentijdse toets gebruikt er een deel van.",
        "The chance that we report a difference that is only due to chance. It is agreed beforehand. Every "
        "interim "
        "look uses a part of it."}},
      {"stop_signal",
       {"signaal", "signal"},
       {"Een vooraf afgesproken grens. Wordt die bereikt, dan is dat een reden om te praten over bijsturen "
        "of stoppen.",
        "A bound agreed beforehand. Reaching it is a reason to discuss adjusting or stopping."}},
      {"subgroup",
       {"deelgroep", "subgroup"},
       {"Een deel van de deelnemers met een kenmerk dat vooraf is gekozen, zoals langer dan twee jaar "
        "bijstand.",
        "A part of the participants with a characteristic chosen beforehand, such as more than two years on "
        "assistance."}},
      {"exploratory",
       {"verkennend", "exploratory"},
       {"Bedoeld om ideeën op te doen. Een verkennend verschil is geen bewijs.",
        "Meant to get ideas. An exploratory difference is no proof."}},
      {"growing_alike",
       {"naar elkaar toe groeien", "growing alike"},
       {"De controlegroep krijgt gaandeweg iets van de aanpak van de andere groepen.",
        "Over time the control group gets something of the other groups' approach."}},
      {"durable_exit",
       {"duurzame uitstroom", "durable exit"},
       {"Iemand ging van de bijstand naar werk en had daarna een aantal maanden geen bijstand. Hoeveel maanden, staat "
        "bij de uitkomst.",
        "Somebody left benefit for work and then had no benefit for a number of months. How many is said with the "
        "outcome."}},
      {"ladder",
       {"participatieladder", "participation ladder"},
       {"Zes treden die zeggen hoe iemand meedoet: van een geïsoleerd leven (1) tot betaald werk zonder ondersteuning "
        "(6).",
        "Six steps that say how somebody takes part: from social isolation (1) to paid work without support (6)."}},
      {"balance",
       {"saldo", "net change"},
       {"Instroom min uitstroom. Een daling van het aantal uitkeringen is een saldo, geen uitstroom.",
        "Inflow minus outflow. A fall in the number of benefits is a net change, not an outflow."}},
      {"standard_deviation",
       {"standaardafwijking", "standard deviation"},
       {"Hoe ver de waarden van mensen gewoonlijk van het gemiddelde af liggen.",
        "How far the values of people usually lie from the mean."}},
      {"variant",
       {"soort aanpak", "kind of approach"},
       {"Het woord waarmee gemeenten zeggen dat hun groepen ongeveer hetzelfde kregen, zoals loslaten of met steun.",
        "The word with which municipalities say that their groups got about the same, such as letting go or with "
        "support."}},
      {"prediction_interval",
       {"voorspellingsinterval", "prediction interval"},
       {"Waar het verschil in een volgende gemeente naar verwachting ligt. Breder dan de marge, omdat gemeenten van "
        "elkaar verschillen.",
        "Where the difference in a next municipality is expected to lie. Wider than the margin, because "
        "municipalities differ from each other."}},
      {"heterogeneity",
       {"onderlinge verschillen (I²)", "differences between municipalities (I²)"},
       {"Welk deel van de verschillen tussen gemeenten niet door toeval komt. Hoe hoger, hoe meer de gemeenten van "
        "elkaar verschillen.",
        "Which part of the differences between municipalities is not chance. The higher, the more the "
        "municipalities differ from each other."}},
  };
  return terms;
}

}  // namespace werkthet::publish
