#include "cohort/maturity.hpp"
#include "core/format.hpp"
#include "ingest/checks/jumps.hpp"
#include "ingest/checks/months.hpp"
#include "internal/quality_parts.hpp"
#include "internal/quality_table.hpp"
#include "internal/quality_words.hpp"

#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace werkthet::internal {
namespace {

using ingest::Delivery;

std::string count_text(std::uint64_t n) {
  return core::number(static_cast<std::int64_t>(n), core::Language::nl);
}

std::string month_list(const std::vector<core::Month>& months) {
  std::string text;
  for (const core::Month month : months) {
    text += (text.empty() ? "" : ", ") + core::iso(month);
  }
  return text;
}

std::string nothing() {
  return paragraph("Er zijn geen leveringen van uitkeringen gelezen.", "No deliveries of benefits were read.");
}

/// Files, without the months that a history told.
std::vector<const Delivery*> files_of(const ingest::Input& input) {
  std::vector<const Delivery*> files;
  if (input.bus) {
    for (const Delivery& delivery : input.bus->deliveries) {
      if (delivery.bytes > 0) {
        files.push_back(&delivery);
      }
    }
  }
  return files;
}

std::string status_of(cohort::Maturity maturity) {
  switch (maturity) {
    case cohort::Maturity::provisional:
      return both("voorlopig", "provisional");
    case cohort::Maturity::revised_provisional:
      return both("nader voorlopig", "revised provisional");
    case cohort::Maturity::final:
      break;
  }
  return both("definitief", "final");
}

std::string sender_text(const std::string& reporter, const std::string& municipality) {
  return (reporter.empty() ? "-" : reporter) + " / " + (municipality.empty() ? "-" : municipality);
}

}  // namespace

std::string summary(const ingest::Input& input) {
  const auto files = files_of(input);
  if (files.empty()) {
    return nothing();
  }
  std::uint64_t replaced = 0;
  std::uint64_t records = 0;
  std::uint64_t errors = 0;
  std::uint64_t warnings = 0;
  for (const core::Problem& problem : input.problems.all()) {
    errors += problem.severity == core::Severity::error ? problem.times : 0U;
    warnings += problem.severity == core::Severity::warning ? problem.times : 0U;
  }
  std::set<core::Month> months;
  std::set<std::pair<std::string, std::string>> senders;
  for (const Delivery* delivery : files) {
    replaced += delivery->superseded ? 1U : 0U;
    records += delivery->superseded ? 0U : delivery->records;
    months.insert(delivery->month);
    senders.emplace(delivery->reporter, delivery->municipality);
  }
  HtmlTable table("Wat er is gelezen", "What was read", {{"Wat", "What"}, {"Aantal", "Number", true}});
  const auto row = [&](std::string_view dutch, std::string_view english, const std::string& value) {
    table.html_row({both(dutch, english), both(value, "")});
  };
  row("Bestanden met leveringen", "Files with deliveries", count_text(files.size()));
  row("waarvan vervangen door een latere levering", "of which replaced by a later one", count_text(replaced));
  row("Berichtgevers met hun gemeente", "Reporters with their municipality", count_text(senders.size()));
  row("Maanden", "Months", count_text(months.size()));
  row("Eerste en laatste maand", "First and last month", core::iso(*months.begin()) + " – " + core::iso(*months.rbegin()));
  row("Records in leveringen die tellen", "Records in deliveries that count", count_text(records));
  row("Fouten", "Errors", count_text(errors));
  row("Waarschuwingen", "Warnings", count_text(warnings));
  return table.text();
}

std::string unknown_shares(const config::Study& study, const ingest::Input& input) {
  if (!input.bus || input.bus->rows.empty()) {
    return nothing();
  }
  struct Tally {
    std::string_view field;
    std::uint64_t unknown{};
    std::uint64_t of{};
  };
  std::array<Tally, 6> tallies = {
      {{"citizen_number"}, {"benefit"}, {"birth"}, {"start"}, {"scheme"}, {"end_reason"}}};
  for (const ingest::BusRow& row : input.bus->rows) {
    const std::array<bool, 6> unknown = {row.person == ingest::nobody,
                                         row.benefit == ingest::nobody,
                                         !row.birth.has_value(),
                                         !row.start.has_value(),
                                         row.scheme == 0,
                                         row.end_reason == ingest::EndReason::unknown};
    const std::uint64_t months = row.repeats + std::uint64_t{1};
    for (std::size_t i = 0; i < tallies.size(); ++i) {
      const bool counts = tallies[i].field != "end_reason" || row.end.has_value();
      tallies[i].of += counts ? months : 0U;
      tallies[i].unknown += counts && unknown[i] ? months : 0U;
    }
  }
  HtmlTable table("Deel onbekend per verplicht veld", "Share unknown per required field",
                  {{"Veld", "Field"}, {"Onbekend", "Unknown", true}, {"Grens", "Limit", true}, {"Oordeel", "Verdict"}});
  for (const Tally& tally : tallies) {
    const double share = tally.of == 0 ? 0 : static_cast<double>(tally.unknown) / static_cast<double>(tally.of);
    const bool limited = tally.field != "benefit";  // W219 is about the other five
    table.html_row({both(dutch_field(tally.field), tally.field), core::percent(100 * share, 1, core::Language::nl),
                    limited ? core::percent(100 * study.data.max_unknown_share, 1, core::Language::nl) : "–",
                    limited && share > study.data.max_unknown_share ? both("te veel", "too many") : both("goed", "fine")});
  }
  return paragraph("Een veld dat onbekend is, maakt een record niet ongeldig: alleen dat veld doet niet mee. Reden "
                   "beëindiging gaat over de records met een einddatum.",
                   "A record with an unknown field stays; only the field is left out. The reason for ending is about "
                   "records with an end date.") +
         table.text();
}

std::string missing(const ingest::Input& input) {
  if (!input.bus) {
    return nothing();
  }
  HtmlTable table("Ontbrekende maanden en wat zij doen", "Missing months and what they do",
                  {{"Berichtgever / gemeente", "Reporter / municipality"},
                   {"Maanden", "Months"},
                   {"Wat dit doet met de cijfers", "What this does to the figures"}});
  for (const ingest::MissingMonths& one : ingest::missing_months(*input.bus)) {
    const bool all = one.kind == ingest::Missing::everybody;
    const std::string who = all ? both("niemand leverde", "nobody delivered")
                                : both(sender_text(input.bus->senders[one.sender].reporter,
                                                   input.bus->senders[one.sender].municipality),
                                       "");
    if (one.kind == ingest::Missing::after) {
      table.html_row({who, both("na " + month_list(one.months), "after " + month_list(one.months)),
                      both("De mensen van deze berichtgever tellen tot het eind als nog in de uitkering. Wie na de laatste "
                           "levering vertrok, is niet te zien: de uitstroom is te laag.",
                           "The people of this reporter count as on benefit until the end. Who left after its last "
                           "delivery cannot be seen: outflow is too low.")});
      continue;
    }
    table.html_row({who, both(month_list(one.months), ""),
                    both("Wie ervoor en erna in de uitkering zit, telt ook in deze maanden mee. Wie erin vertrok, is aan het "
                         "eind van de maand ervoor vertrokken zonder reden: de uitstroom naar werk is te laag. Inkomsten "
                         "uit werk in deze maanden zijn onbekend.",
                         "Who is on benefit before and after counts in these months too. Who left in them left at the end "
                         "of the month before, without a reason: outflow to work is too low. Income from work in these "
                         "months is unknown.")});
  }
  return table.empty() ? paragraph("Er ontbreken geen maanden tussen de eerste en de laatste levering.",
                                   "No months are missing between the first and the last delivery.")
                       : table.text();
}

std::string jumps(const config::Study& study, const ingest::Input& input) {
  if (!input.bus) {
    return nothing();
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, ingest::quantities> words = {
      {{"aantal records", "number of records"},
       {"lopende uitkeringen", "running benefits"},
       {"deel met inkomsten uit werk", "share with income from work"},
       {"deel onbekende waarden", "share of unknown values"},
       {"betaald bedrag", "amount paid"}}};
  const auto change = [](double value) {
    return std::isinf(value) ? std::string("was er niet") : ingest::percent_text(value);
  };
  HtmlTable table("Leveringen die afwijken van de maanden ernaast", "Deliveries that differ from their neighbours",
                  {{"Bestand", "File"},
                   {"Maand", "Month"},
                   {"Wat", "What"},
                   {"Tegen de maand ervoor", "Against the month before"},
                   {"Tegen de maand erna", "Against the month after"}});
  for (const ingest::Jump& jump : ingest::jumps_of(*input.bus, study.data.max_jump)) {
    const auto& [dutch, english] = words[static_cast<std::size_t>(jump.quantity)];
    table.html_row({both(jump.file, ""), core::iso(jump.month), both(dutch, english),
                    change(jump.change) + " (" + core::iso(jump.before) + ")",
                    jump.after ? change(jump.change_after) + " (" + core::iso(*jump.after) + ")" : "–"});
  }
  const std::string limit = core::percent(100 * study.data.max_jump, 0, core::Language::nl);
  return table.empty() ? paragraph("Geen levering verschilt meer dan " + limit + " van de maand ervoor.",
                                   "No delivery differs by more than that from the month before.")
                       : table.text();
}

std::string maturity(const ingest::Input& input) {
  const auto files = files_of(input);
  if (files.empty()) {
    return nothing();
  }
  struct Of {
    std::uint64_t files{};
    std::uint64_t replaced{};
    std::uint64_t records{};
  };
  std::map<core::Month, Of> months;
  for (const Delivery* delivery : files) {
    Of& of = months[delivery->month];
    of.files += delivery->superseded ? 0U : 1U;
    of.replaced += delivery->superseded ? 1U : 0U;
    of.records += delivery->superseded ? 0U : delivery->records;
  }
  HtmlTable table("Per maand: wat telt, en hoe rijp de maand is", "By month: what counts, and how mature it is",
                  {{"Maand", "Month"},
                   {"Bestanden die tellen", "Files that count", true},
                   {"Vervangen", "Replaced", true},
                   {"Records", "Records", true},
                   {"Latere maanden geleverd", "Later months delivered", true},
                   {"Rijpheid", "Maturity"}});
  std::size_t later = months.size();
  for (const auto& [month, of] : months) {
    --later;
    table.html_row({core::iso(month), count_text(of.files), count_text(of.replaced), count_text(of.records),
                    count_text(later), status_of(cohort::maturity(static_cast<int>(later)))});
  }
  return paragraph(
             "Begin en einde van een uitkering worden soms weken of maanden later verwerkt. Elke latere "
             "levering "
             "verbetert de maanden ervoor: na vijf is een maand nader voorlopig, na twaalf definitief.",
             "Starts and ends reach the administration weeks to months late. Every later delivery corrects "
             "the "
             "months before it: a month is revised provisional after five and final after twelve.") +
         table.text();
}

std::string redeliveries(const ingest::Input& input) {
  HtmlTable table("Bestanden die niet tellen", "Files that do not count",
                  {{"Bestand", "File"},
                   {"Berichtgever / gemeente", "Reporter / municipality"},
                   {"Maand", "Month"},
                   {"Vervangen door", "Replaced by"}});
  const auto files = files_of(input);
  for (const Delivery* old : files) {
    if (!old->superseded) {
      continue;
    }
    std::string by;
    for (const Delivery* other : files) {  // a history is replaced by one of a later month
      if (!other->superseded && other->reporter == old->reporter && other->municipality == old->municipality &&
          other->month >= old->month) {
        by = other->file;
        break;
      }
    }
    table.row({old->file, sender_text(old->reporter, old->municipality), core::iso(old->month), by});
  }
  return table.empty() ? paragraph("Geen maand is meer dan één keer geleverd.", "No month was delivered more than once.")
                       : table.text();
}

}  // namespace werkthet::internal
