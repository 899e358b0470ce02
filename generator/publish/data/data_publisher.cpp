#include "publish/data/data_publisher.hpp"

#include "core/format.hpp"
#include "exchange/write_exchange.hpp"
#include "publish/catalogue.hpp"
#include "publish/cell_text.hpp"
#include "publish/data/claims_file.hpp"
#include "publish/data/csv_metadata.hpp"
#include "publish/data/csv_table.hpp"
#include "publish/data/exchange_file.hpp"
#include "publish/data/figures_file.hpp"
#include "publish/wording.hpp"

namespace werkthet::publish::data {
namespace {

using core::Language;

std::string readme_in(const Context& context, Language language) {
  const config::Study& study = context.study;
  const bool dutch = language == Language::nl;
  const auto pick = [&](std::string_view nl, std::string_view en) { return std::string(dutch ? nl : en); };
  std::string text = study.name.in(language) + ", " + study.municipality + "\n";
  if (study.fictitious) {
    text += pick("VERZONNEN GEGEVENS: deze gemeente en deze cijfers bestaan niet.\n",
                 "INVENTED DATA: this municipality and these figures do not exist.\n");
  }
  text += pick("Uitgave: ", "Release: ") + study.release.id + ", " +
          core::long_date(study.release.date, language) + ", " + status_text(study, language) + "\n\n";
  text += pick(
      "Elk bestand is één tabel. Een regel is één combinatie van kenmerken; daarna komen de cijfers.\n"
      "Tekenset UTF-8, scheidingsteken komma, decimaalteken punt. Wie alleen wil kijken, opent "
      "workbook.xlsx.\n"
      "In de map nl staan dezelfde tabellen voor een Nederlands spreadsheetprogramma: met namen, puntkomma en "
      "decimale komma.\nfigures.json bevat alle cijfers samen, met eenheid, status en uitleg.\n"
      "Een totaal heeft de code Totaal. Bij elk bestand hoort een .csv-metadata.json met namen, eenheden en "
      "codes.\n\n"
      "In plaats van een cijfer kan er staan:\n",
      "Each file is one table. A line is one combination of characteristics, followed by the figures.\n"
      "Encoding UTF-8, separator comma, decimal point. To look at the figures only, open workbook.xlsx.\n"
      "The folder nl has the same tables for a Dutch spreadsheet program: names, semicolons and decimal commas.\n"
      "figures.json holds all figures together, with unit, status and explanation.\n"
      "A total has the code Totaal. Each file has a .csv-metadata.json with names, units and codes.\n\n"
      "Instead of a figure there may be:\n");
  for (const Shorthand& code : shorthands()) {
    text += "  " + std::string(code.code) + "  " + code.meaning.in(language) + "\n";
  }
  text += "\n";
  if (context.findings.refreshed()) {
    text += pick("Aantallen zijn afgerond op tientallen. Door de afronding kan een som afwijken.\n\n",
                 "Counts are rounded to tens. Because of rounding a sum may differ.\n\n");
  }
  text += pick("Bestanden:\n", "Files:\n");
  for (const safe::Table& table : context.findings.tables()) {
    text += "  " + table.id + ".csv  " + table.title.in(language) + "\n";
  }
  if (exchange_of(context.findings, study)) {
    text += pick("  exchange.json  Voor andere gemeenten: de omschrijvingen en verschillen, om naast de hunne te leggen\n",
                 "  exchange.json  For other municipalities: definitions and differences, to lay beside theirs\n");
  }
  text += pick(
      "\nclaims.json noemt elke uitspraak van deze uitgave, zodat een volgende uitgave kan zeggen wat "
      "ervan "
      "werd.\n",
      "\nclaims.json lists every statement of this release, so that a later one can say what became of "
      "it.\n");
  text += pick("\nLicentie: ", "\nLicence: ") + std::string(licence_address(study.catalogue.licence)) + "\n";
  if (!study.contact.empty()) {
    text += pick("Vragen: ", "Questions: ") + study.contact + "\n";
  }
  return text;
}

}  // namespace

void DataPublisher::write_files(const Context& context) const {
  for (const safe::Table& table : context.findings.tables()) {
    const std::string file = "data/" + table.id + ".csv";
    context.out.write(file, "text/csv; charset=utf-8", csv_table(table));
    context.out.write("data/nl/" + table.id + ".csv", "text/csv; charset=utf-8", csv_table_nl(table));
    context.out.write(file + "-metadata.json", "application/csvm+json", csv_metadata(table, context.study));
  }
  context.out.write("data/figures.json", "application/json", figures_json(context.findings, context.study));
  context.out.write("data/claims.json", "application/json",
                    safe::write_claims(claims_of(context.findings, context.study, context.earlier)));
  if (const auto exchange = exchange_of(context.findings, context.study)) {
    context.out.write("data/exchange.json", "application/json", exchange::exchange_json(*exchange));
  }
  context.out.write("data/README.txt", "text/plain; charset=utf-8",
                    readme_in(context, Language::nl) + "\n----\n\n" + readme_in(context, Language::en));
}

}  // namespace werkthet::publish::data
