#include "publish/workbook/front_sheets.hpp"

#include "config/region.hpp"
#include "core/format.hpp"
#include "publish/caveats.hpp"
#include "publish/cell_text.hpp"
#include "publish/interim.hpp"
#include "publish/methods.hpp"
#include "publish/wording.hpp"

#include <algorithm>
#include <set>

namespace werkthet::publish::workbook {
namespace {

using core::Language;
using office::Sheet;
using office::CellStyle;

constexpr double text_column = 100;  // digits: about 15 words a line
const CellStyle title_style{.points = 16, .bold = true};
const CellStyle heading_style{.points = 14, .bold = true};
const CellStyle paragraph_style{.wrapped = true};
const CellStyle beside_style{.wrapped = true, .indented = true, .align = office::CellAlign::left};

/// Paragraphs in column A, one under the other without empty rows.
class Paragraphs {
 public:
  explicit Paragraphs(Sheet& sheet) : sheet_(sheet) {
    sheet_.column_width(0, text_column);
    sheet_.print_wide();
  }

  void add(const std::string& text, const CellStyle& style = paragraph_style) {
    if (!text.empty()) {
      sheet_.text(row_++, 0, text, style);
    }
  }
  void heading(const std::string& text) { add(text, heading_style); }
  void link(const std::string& text, const std::string& target) {
    sheet_.link(row_++, 0, text, target, {.underlined = true});
  }
  [[nodiscard]] std::uint32_t row() const { return row_; }

 private:
  Sheet& sheet_;
  std::uint32_t row_{};
};

std::set<std::string_view> used_shorthands(const safe::SafeFindings& findings) {
  std::set<std::string_view> used;
  for (const safe::Table& table : findings.tables()) {
    for (const safe::Row& row : table.rows) {
      for (const safe::Cell& cell : row.cells) {
        used.insert(shorthand(cell));
      }
    }
  }
  return used;
}

std::vector<std::string> sources(const safe::SafeFindings& findings, const config::Study& study) {
  std::vector<std::string> list;
  const auto add = [&](const std::string& source) {
    if (!source.empty() && std::find(list.begin(), list.end(), source) == list.end()) {
      list.push_back(source);
    }
  };
  add(study.source_note);
  for (const safe::Table& table : findings.tables()) {
    add(table.source.nl);
  }
  return list;
}

void write_comparisons(Paragraphs& paragraphs, const config::Study& study) {
  const std::string control = study.arms.empty() ? std::string() : study.arms.at(study.control()).name.nl;
  paragraphs.heading("De vergelijkingen");
  paragraphs.add(
      "Groep tegenover groep (geloot): een groep naast de groep \"" + control +
      "\". Het lot bepaalde wie in welke groep kwam. Daarom leken de groepen vooraf op elkaar, op toeval na. "
      "Een verschil dat groter is dan de marge, komt waarschijnlijk door de aanpak.");
  if (study.non_participants.use) {
    paragraphs.add("Meedoen tegenover niet meedoen (niet geloot): de groep \"" + control +
                   "\" naast vergelijkbare mensen die niet meededen. Mensen kozen zelf of zij meededen. "
                   "Het verschil kan daarom ook komen doordat het andere mensen zijn.");
    paragraphs.add(
        "Beide samen (niet geloot): een groep naast vergelijkbare mensen die niet meededen. Dit verschil "
        "bevat de aanpak en het meedoen. Ook hier kozen mensen zelf.");
    paragraphs.add("Tel de verschillen van de drie vergelijkingen niet bij elkaar op.");
  }
}

void write_caveats_and_sources(Paragraphs& paragraphs, const safe::SafeFindings& findings,
                               const config::Study& study) {
  if (const auto list = caveats(findings, study); !list.empty()) {
    paragraphs.heading("Kanttekeningen");
    for (const Caveat& caveat : list) {
      paragraphs.add(caveat.text.nl);
    }
  }
  paragraphs.heading("Bronnen");
  for (const std::string& source : sources(findings, study)) {
    paragraphs.add(source);
  }
}

}  // namespace

void write_cover(Sheet& sheet, const safe::SafeFindings& findings, const config::Study& study,
                 const provenance::RunFacts& run, const std::string& contents) {
  Paragraphs paragraphs(sheet);
  paragraphs.add(study.name.nl + ": cijfers", title_style);
  if (study.fictitious) {
    paragraphs.add(
        "VERZONNEN GEGEVENS. Deze gemeente, deze mensen en deze cijfers bestaan niet. "
        "INVENTED DATA. This municipality, these people and these figures do not exist.",
        {.bold = true, .wrapped = true});
  }
  paragraphs.add(study.name.en.empty() ? "" : "English: " + study.name.en + ": figures", {.italic = true});
  paragraphs.add("Uitgegeven door: " + config::publisher_name(study).nl);
  paragraphs.add("Uitgave: " + study.release.id + " van " +
                 core::long_date(study.release.date, Language::nl));
  paragraphs.add("Status van de cijfers: " + status_of_figures(findings, study, Language::nl));
  if (study.release.data_until) {
    paragraphs.add("Peildatum: de gegevens lopen tot en met " +
                   core::long_date(*study.release.data_until, Language::nl));
  }
  paragraphs.add((config::compares_only(study) ? "Periode: van " : "Proef: van ") + core::long_date(study.start, Language::nl) + " tot " +
                 core::long_date(study.end, Language::nl));
  paragraphs.add(study.question.nl.empty() ? "" : "Onderzoeksvraag: " + study.question.nl);
  paragraphs.add(study.not_studied.nl.empty() ? "" : "Niet onderzocht: " + study.not_studied.nl);
  const bool exploration = study.release.kind == config::ReleaseKind::exploration;
  paragraphs.add(
      "Dit bestand bevat alle tabellen van deze uitgave, één per werkblad. Elk getal staat er zoals het is "
      "gepubliceerd; er zijn geen verborgen cijfers of formules." +
      std::string(exploration ? "" : " Kleine aantallen zijn weggelaten."));
  paragraphs.add(study.researcher.empty() ? "" : "Onderzoek: " + study.researcher);
  paragraphs.add(study.contact.empty() ? "" : "Vragen: " + study.contact);
  paragraphs.add("Gemaakt met " + run.tool + (run.version.empty() ? "" : " " + run.version));
  paragraphs.link("Naar de inhoud", contents);
}

void write_contents(Sheet& sheet, const std::vector<Listed>& listed) {
  sheet.text(0, 0, "Inhoud", title_style);
  sheet.text(1, 0, "Dit werkblad bevat één tabel.");
  constexpr std::uint32_t header = 2;
  sheet.table({.name = "Inhoud_werkbladen",
               .alt_title = "Inhoud",
               .alt_text = "Lijst van alle werkbladen met een link en een korte omschrijving",
               .row = header,
               .rows = static_cast<std::uint32_t>(listed.size()),
               .columns = {{"Werkblad"}, {"Wat staat erop"}, {"English", false, true}}});
  std::uint32_t row = header;
  for (const Listed& line : listed) {
    ++row;
    sheet.link(row, 0, line.sheet, line.sheet, {.underlined = true});
    sheet.text(row, 1, line.about.nl, paragraph_style);
    sheet.text(row, 2, line.about.in(Language::en), beside_style);
  }
  sheet.fit_column(0, header);
  sheet.column_width(1, 55);
  sheet.column_width(2, 55);
  sheet.print_wide(header);
}

void write_notes(Sheet& sheet, const safe::SafeFindings& findings, const config::Study& study) {
  Paragraphs paragraphs(sheet);
  paragraphs.add("Toelichting", title_style);
  if (const auto used = used_shorthands(findings);
      std::any_of(used.begin(), used.end(), [](std::string_view code) { return !code.empty(); })) {
    paragraphs.heading("Tekens in plaats van een cijfer");
    for (const Shorthand& code : shorthands()) {
      if (used.contains(code.code)) {
        paragraphs.add(std::string(code.code) + " = " + code.meaning.nl);
      }
    }
  }
  if (study.release.kind == config::ReleaseKind::exploration) {
    paragraphs.heading("Verwachting");
    paragraphs.add(
        "Dit zijn verwachtingen van voor de start. Er is niets gemeten en er zijn geen gegevens van mensen "
        "gebruikt. Aantallen mensen zijn afgerond op hele mensen.");
    return write_caveats_and_sources(paragraphs, findings, study);
  }
  if (!study.data.published.empty()) {
    paragraphs.heading("Gepubliceerde cijfers");
    paragraphs.add(
        "De cijfers komen uit een gepubliceerde tabel. De verschillen zijn daaruit berekend; er zijn geen gegevens van "
        "mensen gebruikt. Wat de bron niet noemt, zoals de spreiding, is niet ingevuld.");
    return write_caveats_and_sources(paragraphs, findings, study);
  }
  if (config::compares_only(study)) {
    paragraphs.heading("Cijfers van gemeenten");
    paragraphs.add(
        "De cijfers komen uit openbare uitgaven van gemeenten. Elke gemeente vergeleek met haar eigen controlegroep. "
        "Alleen wat hetzelfde is gemeten, staat bij elkaar. Er zijn geen gegevens van mensen gebruikt.");
    return write_caveats_and_sources(paragraphs, findings, study);
  }
  paragraphs.heading("Afronding");
  paragraphs.add(
      findings.refreshed()
          ? "Aantallen zijn afgerond op tientallen, percentages op hele procenten. Door de afronding kan een "
            "som afwijken."
          : "Percentages zijn afgerond. Door de afronding kan een som afwijken. Staat bij een kolom dat hij "
            "is afgerond op tientallen, dan geldt dat voor alle aantallen in die kolom.");
  paragraphs.heading("Marge");
  paragraphs.add("Ondergrens en bovengrens vormen samen de marge van " +
                 core::percent(study.plan.confidence * 100, 0, Language::nl) +
                 ". De marge laat zien hoeveel een cijfer door toeval kan afwijken.");
  paragraphs.add(spent_text(findings, study, Language::nl));
  write_comparisons(paragraphs, study);
  paragraphs.heading("Wat betekent niet significant?");
  paragraphs.add(significance_box(study, true, Language::nl));
  write_caveats_and_sources(paragraphs, findings, study);
}

void write_methods(Sheet& sheet, const config::Study& study) {
  const std::vector<MethodChoice> choices = method_choices(study);
  sheet.text(0, 0, "Rekenwijze", title_style);
  sheet.text(1, 0, "Dit werkblad bevat één tabel, voor wie de cijfers wil narekenen.");
  constexpr std::uint32_t header = 2;
  sheet.table({.name = "Rekenwijze_keuzes",
               .alt_title = "Rekenwijze",
               .alt_text = "Per onderwerp onze keuze, wat andere programma's doen en de bron",
               .row = header,
               .rows = static_cast<std::uint32_t>(choices.size()),
               .columns = {{"Onderwerp"},
                           {"Onze keuze"},
                           {"Andere programma's"},
                           {"Bron"},
                           {"English: subject", false, true},
                           {"English: our choice", false, true},
                           {"English: elsewhere", false, true}}});
  std::uint32_t row = header;
  for (const MethodChoice& choice : choices) {
    ++row;
    sheet.text(row, 0, choice.subject.nl, {.bold = true, .wrapped = true});
    sheet.text(row, 1, choice.choice.nl, paragraph_style);
    sheet.text(row, 2, choice.elsewhere.nl.empty() ? "Geen verschil bekend" : choice.elsewhere.nl,
               paragraph_style);
    sheet.text(row, 3, choice.source, paragraph_style);
    sheet.text(row, 4, choice.subject.en, beside_style);
    sheet.text(row, 5, choice.choice.en, beside_style);
    sheet.text(row, 6, choice.elsewhere.en.empty() ? "No difference known" : choice.elsewhere.en,
               beside_style);
  }
  for (std::uint32_t column = 0; column < 7; ++column) {
    sheet.column_width(column, column == 0 || column == 4 ? 26 : (column == 1 || column == 5 ? 50 : 34));
  }
  sheet.print_wide(header);
}

void write_glossary(Sheet& sheet) {
  const std::vector<Term>& terms = glossary();
  sheet.text(0, 0, "Begrippen", title_style);
  sheet.text(1, 0, "Dit werkblad bevat één tabel.");
  constexpr std::uint32_t header = 2;
  sheet.table({.name = "Begrippen_lijst",
               .alt_title = "Begrippen",
               .alt_text = "Wat de woorden in dit bestand betekenen, in het Nederlands en het Engels",
               .row = header,
               .rows = static_cast<std::uint32_t>(terms.size()),
               .columns = {{"Begrip"}, {"Betekenis"}, {"English term", false, true}, {"Meaning"}}});
  std::uint32_t row = header;
  for (const Term& term : terms) {
    ++row;
    sheet.text(row, 0, term.term.nl, {.bold = true, .wrapped = true});
    sheet.text(row, 1, term.meaning.nl, paragraph_style);
    sheet.text(row, 2, term.term.en, beside_style);
    sheet.text(row, 3, term.meaning.en, paragraph_style);
  }
  for (std::uint32_t column = 0; column < 4; ++column) {
    sheet.column_width(column, column % 2 == 0 ? 26 : 55);
  }
  sheet.print_wide(header);
}

}  // namespace werkthet::publish::workbook
