#pragma once
// The register of layout_register.hpp as text in each of the shipped layouts, and in one of fixed width.

#include "layout_register.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace layout_test {

using Row = std::map<std::string, std::string>;

/// A table: only the columns that are named, in that order.
inline std::string table(const std::vector<std::string>& columns, const std::vector<Row>& rows) {
  std::string text;
  for (const std::string& column : columns) {
    text += (text.empty() ? "" : ";") + column;
  }
  text += "\n";
  for (const Row& row : rows) {
    std::string line;
    for (const std::string& column : columns) {
      const auto at = row.find(column);
      line += (&column == &columns.front() ? "" : ";") + (at == row.end() ? "" : at->second);
    }
    text += line + "\n";
  }
  return text;
}

inline std::string end_of(const Line& line) {
  return line.stint.end ? compact(*line.stint.end) : "";
}
inline std::string reason_of(const Line& line, const Someone& p) {
  return line.stint.end ? p.reason : "";
}
inline int year_of(int m) {
  return month_at(m).year();
}
inline std::string mm(int m) {
  return two(static_cast<int>(month_at(m).month()));
}
inline std::string yyyymm(int m) {
  return std::to_string(year_of(m)) + mm(m);
}

inline std::string bus2015_xml(const std::vector<Line>& lines, int m, const std::string& sequence) {
  using ingest_test::element;
  std::string xml = "<?xml version=\"1.0\"?>\n<Levering>" +
                    element("Statistiekjaar", std::to_string(year_of(m))) +
                    element("Statistiekmaand", mm(m)) + element("Volgnummer", sequence);
  for (const Line& line : lines) {
    xml += "<Uitkering>" + element("Registratienummer", line.household->id) +
           element("Statistiekcode", line.stint.scheme) + element("Leefvorm", line.household->type);
    for (const Someone& p : line.household->persons) {
      xml += "<Persoon>" + element("Burgerservicenummer", p.number) + element("Geboortedatum", p.birth) +
             element("Geslacht", p.sex) + element("AanvangsdatumUitkering", compact(line.stint.start)) +
             element("EinddatumUitkering", end_of(line)) + element("Ontheffing", p.exempt ? "4" : "2");
      for (const auto& [kind, amount] : line.income(p)) {
        xml += "<Inkomsten>" + element("SoortInkomsten", kind) +
               element("BedragInkomsten", "+" + padded(amount, 4, '0')) + "</Inkomsten>";
      }
      xml += element("RedenBeeindiging", reason_of(line, p)) + "</Persoon>";
    }
    xml += "</Uitkering>\n";
  }
  return xml + "</Levering>\n";
}

/// One row per person with the kenmerk numbers of a year; what does not apply is empty, or the filler.
inline std::string kenmerken(const std::vector<Line>& lines, int m, const std::string& sequence,
                             bool of_2013) {
  const std::string n = of_2013 ? "9" : "";
  const auto filled = [&](const std::string& text, std::size_t width) {
    return text.empty() && of_2013 ? std::string(width, '9') : text;
  };
  const std::map<std::string, std::string> k =
      of_2013 ? Row{{"bsn", "K20"},   {"birth", "K21"}, {"sex", "K22"},
                    {"start", "K24"}, {"end", "K25"},   {"exempt", "K26"}}
              : Row{{"bsn", "K18"},   {"birth", "K19"}, {"sex", "K20"},
                    {"start", "K22"}, {"end", "K23"},   {"exempt", "K24"}};
  std::vector<Row> rows;
  for (const Line& line : lines) {
    for (const Someone& p : line.household->persons) {
      const auto income = line.income(p);
      Row row{{"K01", std::to_string(year_of(m))},
              {"K02", mm(m)},
              {"K07", line.household->id},
              {"K08", line.stint.scheme},
              {"K09", n},
              {"K10", line.household->type},
              {k.at("bsn"), p.number},
              {k.at("birth"), p.birth},
              {k.at("sex"), p.sex},
              {k.at("start"), compact(line.stint.start)},
              {k.at("end"), end_of(line).empty() && of_2013 ? "00000000" : end_of(line)},
              {k.at("exempt"), p.exempt ? "4" : "2"},
              {"K31", income.empty() ? filled("", 2) : income[0].first},
              {"K32", income.empty() ? filled("", 5) : income[0].second},
              {"K31_2", income.size() < 2 ? filled("", 2) : income[1].first},
              {"K32_2", income.size() < 2 ? filled("", 5) : income[1].second},
              {"K34", filled(reason_of(line, p), 2)},
              {"Volgnummer", sequence}};
      if (of_2013) {
        row["K18"] = "a";  // the cluster of special assistance; in 2015 this number is the citizen number
      }
      rows.push_back(row);
    }
  }
  std::vector<std::string> columns{"K01", "K02", "K07", "K08", "K09", "K10"};
  for (int i = 11; i <= 34; ++i) {
    columns.push_back("K" + std::to_string(i));
  }
  for (const char* more : {"K31_2", "K32_2", "Volgnummer"}) {
    columns.emplace_back(more);
  }
  return table(columns, rows);
}

/// One row per benefit, persons side by side; no number of the benefit in the form of 2010.
inline std::string bus2010_pair(const std::vector<Line>& lines, int m, const std::string& sequence) {
  std::vector<Row> rows;
  for (const Line& line : lines) {
    Row row{{"Statistiekjaar", std::to_string(year_of(m))},
            {"Statistiekmaand", mm(m)},
            {"Statistiekcode", line.stint.scheme},
            {"Begindatum uitkering", compact(line.stint.start)},
            {"Einddatum uitkering", line.stint.end ? end_of(line) : "00000000"},
            {"Leefvorm", line.household->type},
            {"Volgnummer", sequence}};
    const auto income = line.income(line.household->persons[0]);
    row["Bedrag inkomsten"] = income.empty() ? "99999" : income[0].second;
    row["Soort inkomsten 1"] = income.empty() ? "99" : income[0].first;
    row["Soort inkomsten 2"] = "99";
    for (std::size_t p = 0; p < 2; ++p) {
      const std::string who = " persoon" + std::to_string(p + 1);
      const bool there = p < line.household->persons.size();
      const Someone nobody{std::string(9, '9'), std::string(8, '9'), "9", "99", false, {}};
      const Someone& person = there ? line.household->persons[p] : nobody;
      row["Burgerservicenummer" + who] = person.number;
      row["Geboortedatum" + who] = person.birth;
      row["Geslacht" + who] = person.sex;
      row["Ontheffing arbeidsverplichting" + who] = !there ? "9" : person.exempt ? "1" : "2";
      row["Reden be\xC3\xABindiging uitkering" + who] = there && line.stint.end ? person.reason : "99";
    }
    rows.push_back(row);
  }
  std::vector<std::string> columns;
  for (const auto& [column, value] : rows.front()) {
    columns.push_back(column);
  }
  return table(columns, rows);
}

/// A dossier list with words of the municipality's own.
inline std::string gws_dossier(const std::vector<Line>& lines) {
  const Row household{{"1", "Alleenstaande"}, {"2", "Alleenstaande ouder"}, {"3", "Gehuwd / Samenwonend"}};
  const Row reason{
      {"11", "Werk in loondienst"}, {"13", "Eigen bedrijf"},       {"32", "Verhuisd (andere gemeente)"},
      {"04", "Overleden"},          {"33", "Naar het buitenland"}, {"98", "Overig"},
      {"97", "Door partner"}};
  std::vector<Row> rows;
  for (const Line& line : lines) {
    for (const Someone& p : line.household->persons) {
      rows.push_back(
          {{"Dossiernr", line.household->id},
           {"Clientnummer", p.number},
           {"geboortejaar", "1980"},
           {"geslacht", p.sex == "1" ? "man" : "vrouw"},
           {"Startdatum periodiek algemeen", compact(line.stint.start)},
           {"Einddatum periodiek algemeen", end_of(line)},
           {"Oorspronkelijke begindatum uitkeringsdossier", compact(line.household->stints[0].start)},
           {"Omschrijving leefvorm", household.at(line.household->type)},
           {"Omschrijving einde bijstandsafhankelijkheid", line.stint.end ? reason.at(p.reason) : ""}});
    }
  }
  std::vector<std::string> columns;
  for (const auto& [column, value] : rows.front()) {
    columns.push_back(column);
  }
  return table(columns, rows);
}
/// The table of local reasons for gws_dossier.
inline constexpr const char* gws_reasons =
    "code;statistiekcode\nWerk in loondienst;11\nEigen bedrijf;13\nVerhuisd (andere "
    "gemeente);32\nOverleden;04\n"
    "Naar het buitenland;33\nOverig;98\nDoor partner;97\n";

/// One answer per person, with the partner and an application in it as the message has them.
inline std::string suwiml(const std::vector<Line>& lines) {
  using ingest_test::element;
  const Row law{{"01", "PW"}, {"02", "IOAW"}};
  std::string xml = "<Antwoorden xmlns:bij=\"http://bkwi.nl/SuwiML/Diensten/Bijstandsregelingen/v0500\">\n";
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t next = first;
    while (next < lines.size() && lines[next].household == lines[first].household) {
      ++next;
    }
    const Household& h = *lines[first].household;
    for (const Someone& p : h.persons) {
      xml += "<bij:BijstandsregelingenInfoResponse><ClientSuwi>" + element("Burgerservicenr", p.number) +
             element("Geslacht", p.sex) + element("Geboortedat", p.birth) +
             element("CdLeefvorm", "0" + h.type) + "<DossierGsd>" + element("Dossiercd", h.id) +
             "</DossierGsd><AanvraagUitkering><SzWet>" + element("CdSzWet", "BBZ") +
             "</SzWet><PartnerAanvraagUitkering>" + element("Burgerservicenr", number(900)) +
             element("Geboortedat", "19000101") + "</PartnerAanvraagUitkering></AanvraagUitkering>";
      for (std::size_t i = first; i < next; ++i) {
        xml += "<Uitkeringsverhouding>" + element("DatBUitkeringsverhouding", compact(lines[i].stint.start)) +
               element("DatEUitkeringsverhouding", end_of(lines[i])) + "<SzWet>" +
               element("CdSzWet", law.at(lines[i].stint.scheme)) +
               "</SzWet><SpecifiekeGegevensBijstandUitk>" +
               element("CdAanleidingEindeBijstandUitk", reason_of(lines[i], p)) +
               "</SpecifiekeGegevensBijstandUitk><VrijstellingArbeidsplicht>" +
               element("CdVrijstellingArbeidsplichtBijst", p.exempt ? "4" : "2") +
               "</VrijstellingArbeidsplicht><PartnerUitkeringsverhouding>" +
               element("Burgerservicenr", number(901)) + "</PartnerUitkeringsverhouding><Uitkeringsperiode>" +
               element("DatBUitkeringsperiode", "20150101") + "</Uitkeringsperiode></Uitkeringsverhouding>";
      }
      xml += "</ClientSuwi></bij:BijstandsregelingenInfoResponse>\n";
    }
    first = next;
  }
  return xml + "</Antwoorden>\n";
}

inline std::string microdata(const std::vector<Line>& lines) {
  std::vector<Row> rows;
  for (const Line& line : lines) {
    Row row{{"BIJSTANDStatistiekcodeA", line.stint.scheme == "01" ? "15" : line.stint.scheme},
            {"BIJSTANDLeefvormA", line.household->type},
            {"BIJSTANDIndicatieLopendA", "1"}};
    for (std::size_t p = 0; p < line.household->persons.size(); ++p) {
      const Someone& person = line.household->persons[p];
      const std::string who = "Persoon" + std::to_string(p + 1) + "A";
      row["RINPERSOON" + std::to_string(p + 1)] = person.number;
      row["BIJSTANDAanvangUitkering" + who] = compact(line.stint.start);
      row["BIJSTANDEindeUitkering" + who] = end_of(line);
      row["BIJSTANDRedenBeeindigingUitkering" + who] = reason_of(line, person);
      row["BIJSTANDOntheffingArbeidsverplichting" + who] = person.exempt ? "4" : "2";
    }
    rows.push_back(row);
  }
  std::vector<std::string> columns{"RINPERSOON1", "RINPERSOON2", "BIJSTANDStatistiekcodeA",
                                   "BIJSTANDLeefvormA", "BIJSTANDIndicatieLopendA"};
  for (const char* stem :
       {"AanvangUitkering", "EindeUitkering", "RedenBeeindigingUitkering", "OntheffingArbeidsverplichting"}) {
    columns.push_back(std::string("BIJSTAND") + stem + "Persoon1A");
    columns.push_back(std::string("BIJSTAND") + stem + "Persoon2A");
  }
  return table(columns, rows);
}

/// Records of 69 positions, as a user would describe them in a layout of the study.
inline std::string fixed_width(const std::vector<Line>& lines, int m, const std::string& sequence) {
  std::string text;
  for (const Line& line : lines) {
    for (const Someone& p : line.household->persons) {
      const auto income = line.income(p);
      text += yyyymm(m) + (sequence.empty() ? "1" : sequence) + padded(line.household->id, 15) +
              line.stint.scheme + line.household->type + p.number + padded(p.birth, 8, '0') +
              padded(p.sex, 1, '9') + compact(line.stint.start) + padded(end_of(line), 8, '0') +
              (p.exempt ? "4" : "2") +
              (income.empty() ? "9999999" : income[0].first + padded(income[0].second, 5, '0')) +
              padded(reason_of(line, p), 2, '9') + "\r\n";
    }
  }
  return text;
}
/// The same example stands in generator/ingest/bus/README.md.
inline constexpr const char* fixed_layout = R"(id = "own-fixed"
kind = "fixed"

[fields.period]
at = [1, 6]

[fields.sequence]
at = [7, 1]

[fields.benefit]
at = [8, 15]

[fields.scheme]
at = [23, 2]
codes = "scheme"

[fields.household]
at = [25, 1]
codes = "household"

[fields.citizen_number]
at = [26, 9]

[fields.birth]
at = [35, 8]
null = ["00000000"]

[fields.sex]
at = [43, 1]
null = ["9"]
codes = "sex"

[fields.start]
at = [44, 8]

[fields.end]
at = [52, 8]
null = ["00000000"]

[fields.exemption]
at = [60, 1]
codes = "exemption"

[fields.income_kind]
at = [61, 2]
null = ["99"]
codes = "income_kind"

[fields.income_amount]
at = [63, 5]
null = ["99999"]

[fields.end_reason]
at = [68, 2]
null = ["99"]
codes = "end_reason"

[codes.scheme]
"01" = "general"
"02" = "ioaw"

[codes.household]
"1" = "single"
"2" = "single_parent"
"3" = "couple"

[codes.sex]
"1" = "man"
"2" = "woman"

[codes.exemption]
"2" = "no"
"4" = "yes"

[codes.income_kind]
"11" = "work"
"98" = "other"

[codes.end_reason]
"04" = "death"
"11" = "work_employed"
"13" = "work_self"
"32" = "moved"
"33" = "abroad"
"97" = "via_partner"
"98" = "other"
)";

}  // namespace layout_test
