#include "example/study_text.hpp"

namespace werkthet::example {

namespace {

constexpr std::string_view source = R"toml(# Lindeveen: een VERZONNEN gemeente met een verzonnen experiment.
# Dit bestand beschrijft het onderzoek. werkthet leest het en maakt er werkboek, brief en website mee.
# Regels met # zijn uitleg. Namen van instellingen zijn Engels, teksten voor lezers Nederlands.
@INTRO@
[study]
id = "lindeveen"
name = "Zelf aan het roer"
name_en = "At your own helm"
municipality = "Lindeveen"
municipality_code = "9999"          # CBS-code; 9999 bestaat niet
fictitious = true                   # elke uitvoer zegt dat de gegevens verzonnen zijn
framework = "within_law"            # binnen de gewone wet, dus zonder AMvB
researcher = "Universiteit van Lindeveen"
contact = "onderzoek@lindeveen.example"
start = 2017-10-01
end = 2019-10-01
run_out_until = 2020-01-01          # zo lang volgen we mensen
entry_months = 6                    # meedoen kon tot 1 april 2018
unit = "person"                     # de loting was per persoon; partners lootten samen
seed = 20171001
languages = ["nl", "en"]
covariates_built_in = ["age", "woman", "single", "single_parent", "couple", "duration_years", "months_on_benefit_24", "work_months_24"]
question = "Helpt het mensen met bijstand als zij meer zelf mogen bepalen of meer begeleiding krijgen?"
question_en = "Does it help people on benefit when they decide more themselves or get more guidance?"
not_studied = "We hebben niet onderzocht wat bijverdienen betekent voor toeslagen."
not_studied_en = "We did not study what extra earnings mean for other allowances."

# De groepen. De volgorde hier is de volgorde in alle stukken.
[arms.regie]
name = "Eigen regie"
name_en = "Self-direction"
role = "experiment"
contacts_per_year = 2
text = "Deelnemers maken zelf een plan. De consulent is er voor vragen."
text_en = "Participants make their own plan. The caseworker is there for questions."
obligations = "De inlichtingenplicht geldt. Solliciteren hoeft alleen als het in het eigen plan staat."
obligations_en = "The duty to inform applies. Applying for jobs is only needed when the own plan says so."
initiative = "De deelnemer"
initiative_en = "The participant"

[arms.intensief]
name = "Intensief"
name_en = "Intensive support"
role = "experiment"
guidance = true
contacts_per_year = 12
text = "Deelnemers krijgen elke maand een gesprek en hulp op maat."
text_en = "Participants get a talk every month and help that fits them."
obligations = "De gewone plichten gelden."
obligations_en = "The usual duties apply."
initiative = "De consulent"
initiative_en = "The caseworker"

[arms.regulier]
name = "Regulier"
name_en = "Usual service"
role = "control"                    # met deze groep vergelijken we
contacts_per_year = 4
text = "Deelnemers krijgen de gewone aanpak van de gemeente."
text_en = "Participants get the usual service of the municipality."
obligations = "De gewone plichten gelden."
obligations_en = "The usual duties apply."
initiative = "De consulent"
initiative_en = "The caseworker"

# De vragenlijsten, in maanden na de loting van een deelnemer.
[waves.t0]
name = "Nulmeting"
name_en = "Baseline"
month = 0
window_months = 2
clients = "data/surveys/t0.csv"
caseworkers = "data/surveys/t0-caseworkers.csv"

[waves.t1]
name = "Tussenmeting"
name_en = "Interim measurement"
month = 12
window_months = 2
clients = "data/surveys/t1.csv"
caseworkers = "data/surveys/t1-caseworkers.csv"

[waves.t2]
name = "Eindmeting"
name_en = "Final measurement"
month = 24
window_months = 3                   # wie laat begon, vulde de lijst wat eerder in
clients = "data/surveys/t2.csv"
caseworkers = "data/surveys/t2-caseworkers.csv"

# De schalen: het gemiddelde van een aantal vragen.
[scales.wellbeing]
label = "Welbevinden"
label_en = "Wellbeing"
items = ["w1", "w2", "w3", "w4"]
min = 1
max = 10

[scales.social_contacts]
label = "Sociale contacten"
label_en = "Social contacts"
items = ["s1", "s2", "s3", "s4"]
min = 1
max = 5

[scales.capacity]                   # ook de consulent vulde deze vragen in
label = "Draagkracht"
label_en = "Capacity"
items = ["d1", "d2", "d3", "d4"]
reversed = ["d3"]                   # hier is een laag antwoord gunstig
min = 1
max = 5

[scales.health]
label = "Gezondheid"
label_en = "Health"
items = ["g1", "g2", "g3"]
reversed = ["g2"]
min = 1
max = 5

# Stellingen waarvan we de antwoorden laten zien. Zonder tekst hier blijft een vraag bij zijn eigenaar.
[[statements]]
scale = "capacity"
item = "d1"
text = "Ik kan goed omgaan met tegenslag."
text_en = "I cope well with setbacks."

[[statements]]
scale = "capacity"
item = "d2"
text = "Ik weet waar ik hulp kan vragen."
text_en = "I know where to ask for help."

[[statements]]
scale = "capacity"
item = "d3"                         # telt omgekeerd in de schaal; hier staat wat mensen antwoordden
text = "Ik stel lastige dingen vaak uit."
text_en = "I often put off difficult things."

# De uitkomsten. De hoofduitkomst is vooraf gekozen.
[outcomes.exit_work]
kind = "exit_work"
label = "Uitstroom naar volledig betaald werk"
label_en = "Left benefit for full paid work"
definition = "De bijstand stopte omdat iemand betaald werk of een eigen bedrijf kreeg."
definition_en = "Benefit ended because of paid work or an own business."
primary = true
horizons = [6, 12, 18]
margin = 5                          # verschillen onder 5 procentpunt noemen we klein

[outcomes.part_time_work]
kind = "part_time_work"
label = "Deeltijdwerk naast bijstand"
label_en = "Part-time work beside benefit"
definition = "Iemand had in die maand bijstand en ook inkomen uit werk."
definition_en = "In that month somebody had benefit and also income from work."
horizons = [6, 12, 18]
margin = 5

[outcomes.social_contacts]
kind = "scale"
label = "Sociale contacten"
label_en = "Social contacts"
scale = "social_contacts"
margin = 0.2

[outcomes.wellbeing]
kind = "scale"
label = "Welbevinden"
label_en = "Wellbeing"
scale = "wellbeing"
margin = 0.4

[outcomes.capacity]
kind = "scale"
label = "Draagkracht"
label_en = "Capacity"
scale = "capacity"
margin = 0.2

[outcomes.health]
kind = "scale"
label = "Gezondheid"
label_en = "Health"
scale = "health"
margin = 0.2

# Een deelgroep die vooraf is gekozen.
[[subgroups]]
id = "duration"
label = "Tijd in de bijstand"
label_en = "Time on benefit"
covariate = "duration_years"
cuts = [2]

[eligibility]
age_min = 18
age_max = 61                        # wie 62 jaar of ouder is, deed niet mee
schemes = [1, 2, 3]                 # bijstand, IOAW, IOAZ

[non_participants]                  # mensen die niet meededen; hier is niet geloot
use = true
reference = "random_like_participants"

[plan]
fixed_on = 2017-09-15               # het plan lag vast voor de start
confidence = 0.95

[disclosure]
min_cell = 10                       # aantallen onder 10 tonen we niet
rounding = 10

[data]
bus = ["data/bus/*.xml"]            # november 2018 is twee keer geleverd; de laatste telt
bus_layout = "bus2015-xml"
allocation = "data/allocation.csv"
contacts = "data/contacts.csv"
costs = "data/costs.csv"
goals = "data/goals.csv"
stock = "data/stock.csv"
key_file = "../lindeveen.key"       # ligt buiten deze map en gaat nooit mee

@RELEASE@
[memo]
headings = "questions"
from = "College van burgemeester en wethouders"
to = "Gemeenteraad"
portfolio = "Werk en inkomen"
department = "Sociaal domein, onderzoek@lindeveen.example"
case_number = "Z-2020-0417"
document_number = "D-2020-1180"
reason = """
De raad vroeg in 2017 om een proef met meer ruimte voor mensen met bijstand. \
Wij hebben toegezegd u over de uitkomsten te berichten."""
consequences = """@CONSEQUENCES@"""
core_decision = "@DECISION@"

[[memo.next_steps]]
what = "Gesprek met de cliëntenraad over de uitkomsten"
who = "Sociaal domein"
when = "uiterlijk 15 september 2020"

[[memo.next_steps]]
what = "Voorstel voor de dienstverlening vanaf 2021"
who = "College"
when = "uiterlijk 30 november 2020"

[site]
base_url = "https://onderzoek.lindeveen.example/uitgaven/@ID@"
latest_url = "https://onderzoek.lindeveen.example/nieuwste"

[catalogue]
publisher = "https://identifier.overheid.nl/tooi/id/gemeente/gm9999"
identifier = "https://onderzoek.lindeveen.example/id/dataset/regie"
keywords = ["bijstand", "experiment", "loting"]

[[stories]]
title = "Weer onder de mensen"
title_en = "Among people again"
text = """
Ik zat al jaren thuis en zag niemand meer. Nu help ik in het buurthuis, eerst een ochtend, nu drie. \
Betaald werk is het niet. Toch ben ik blij dat ik ben begonnen."""
text_en = """
I had been at home for years and saw nobody. Now I help at the community centre, first one morning, now three. \
It is not paid work. Still, I am glad that I started."""
consent = true
)toml";

std::string_view intro(Release release) {
  switch (release) {
    case Release::final:
      return "# Dit is het eindbericht. Ernaast staan study-interim.toml (tussenbericht) en\n"
             "# study-quarterly.toml (kwartaalbericht): dezelfde tekst met een ander blok [release].\n";
    case Release::interim:
      return "# Dit is het tussenbericht over de cijfers tot en met 2018. Het eindbericht staat in "
             "study.toml.\n";
    case Release::quarterly:
      return "# Dit is het kwartaalbericht over het vierde kwartaal van 2019. Het eindbericht staat in "
             "study.toml.\n";
  }
  return {};
}

std::string_view release_block(Release release) {
  switch (release) {
    case Release::final:
      return R"toml([release]
id = "2020-eind"
kind = "final"
status = "final"
date = 2020-06-16                   # staat op elk stuk; de klok van de computer telt niet
data_until = 2019-12-31
public_from = 2020-06-16
)toml";
    case Release::interim:
      return R"toml([release]
id = "2019-k1"
kind = "interim"
status = "provisional"
date = 2019-05-20
data_until = 2018-12-31             # latere gegevens tellen nog niet mee
)toml";
    case Release::quarterly:
      return R"toml([release]
id = "2019-k4"
kind = "quarterly"
status = "provisional"
date = 2020-03-10
data_until = 2019-12-31
)toml";
  }
  return {};
}

/// As it stands in the block above.
std::string_view release_id(Release release) {
  switch (release) {
    case Release::final:
      return "2020-eind";
    case Release::interim:
      return "2019-k1";
    case Release::quarterly:
      return "2019-k4";
  }
  return {};
}

void replace(std::string& text, std::string_view mark, std::string_view by) {
  text.replace(text.find(mark), mark.size(), by);
}

}  // namespace

std::string_view study_file(Release release) {
  switch (release) {
    case Release::final:
      return "study.toml";
    case Release::interim:
      return "study-interim.toml";
    case Release::quarterly:
      return "study-quarterly.toml";
  }
  return {};
}

std::string study_text(Release release, bool with_errors) {
  std::string text(source);
  replace(text, "@INTRO@", intro(release));
  replace(text, "@RELEASE@", release_block(release));
  replace(text, "@ID@", release_id(release));
  // The number is one of nobody: the Netherlands has no area code 012.
  replace(text, "@CONSEQUENCES@",
          with_errors
              ? "De gewone aanpak blijft voorlopig bestaan. Vragen? Bel 012-3456789."
              : "De gewone aanpak blijft voorlopig bestaan. De kosten passen binnen de begroting van 2020.");
  replace(text, "@DECISION@",
          with_errors ? "Het nut van de proef staat onomstotelijk vast."
                      : "Wij gebruiken de uitkomsten bij een voorstel voor de dienstverlening vanaf 2021.");
  return text;
}

std::string readme_text() {
  return "VERZONNEN VOORBEELD / INVENTED EXAMPLE\n\n"
         "Lindeveen bestaat niet. Namen, nummers en uitkomsten in deze map zijn verzonnen.\n"
         "Elk burgerservicenummer hier komt uit een vaste, oplopende reeks die met 99 begint.\n"
         "- study.toml: het onderzoek; begin hier\n"
         "- study-interim.toml, study-quarterly.toml: hetzelfde onderzoek, een andere uitgave\n"
         "- data/: wat een gemeente aanlevert\n"
         "- truth/: wat in Lindeveen waar is; alleen om werkthet mee te controleren\n\n"
         "Lindeveen does not exist. Names, numbers and results in this folder are invented.\n"
         "Every citizen number comes from one rising series that begins with 99.\n"
         "- study.toml: the study; start here\n"
         "- study-interim.toml, study-quarterly.toml: the same study, another release\n"
         "- data/: what a municipality delivers\n"
         "- truth/: what is true in Lindeveen; only to check werkthet with\n";
}

}  // namespace werkthet::example
