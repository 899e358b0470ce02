#include "findings/published.hpp"

#include "core/format.hpp"
#include "core/text.hpp"
#include "findings/draft.hpp"
#include "statistics/proportions/one_proportion.hpp"

#include <algorithm>
#include <map>

namespace werkthet::findings {
namespace {

using core::Bilingual;
using core::Language;

Bilingual source_of(const config::Study& study) {
  return study.source_note.empty() ? Bilingual{"gepubliceerde tabel", "published table"}
                                   : Bilingual{study.source_note, study.source_note};
}

Table table_of(const config::Study& study, std::string id, std::string topic, Bilingual title,
               Bilingual statistic) {
  Table table;
  table.id = std::move(id);
  table.topic = std::move(topic);
  table.title = std::move(title);
  table.statistic = std::move(statistic);
  table.source = source_of(study);
  return table;
}

safe::Dimension arms_dimension(const config::Study& study, bool with_total) {
  safe::Dimension groups{"groep", {"Groep", "Group"}, {}};
  for (const config::Arm& arm : study.arms) {
    groups.codes.push_back({arm.id, arm.name});
  }
  if (with_total) {
    groups.codes.push_back({"Totaal", {"Totaal", "Total"}});
  }
  return groups;
}

/// A star as the source prints it, so that nobody has to look it up and nobody can take it for ours.
Cell star_cell(int stars) {
  return stars == 0 ? Cell(NotApplicable{})
                    : Cell(Text{{std::string(static_cast<std::size_t>(stars), '*'),
                                 std::string(static_cast<std::size_t>(stars), '*')}});
}

void add_means(const config::Study& study, const config::Outcome& outcome, const ingest::Published& published,
               Findings& findings) {
  Table table = table_of(
      study, outcome.id + "_published_means", "outcome:" + outcome.id,
      {outcome.label.nl + ": de gepubliceerde gemiddelden", outcome.label.en + ": the published means"},
      {"Gemiddelde per groep en meting, zoals gepubliceerd", "Mean per group and wave, as published"});
  std::vector<std::string> waves;
  for (const config::Wave& wave : study.waves) {
    waves.push_back(wave.id);
  }
  table.dimensions = {arms_dimension(study, true), wave_dimension(study, waves)};
  table.columns = {column("mean", {"Gemiddelde", "Mean"}, safe::Unit::score),
                   column("star", {"Teken in de bron", "Mark in the source"}, safe::Unit::text), column_n()};
  for (std::size_t g = 0; g < table.dimensions[0].codes.size(); ++g) {
    const std::string group = g < study.arms.size() ? study.arms[g].id : "";
    for (std::size_t w = 0; w < waves.size(); ++w) {
      for (const ingest::PublishedMean& mean : published.means) {
        if (mean.outcome == outcome.id && mean.group == group && mean.wave == waves[w]) {
          table.rows.push_back(
              {{g, w},
               {PublicNumber{mean.value, mean.decimals}, star_cell(mean.stars),
                mean.n ? Cell(PublicNumber{static_cast<double>(*mean.n), 0}) : Cell(NotApplicable{})}});
        }
      }
    }
  }
  if (!table.rows.empty()) {
    findings.tables.push_back(std::move(table));
  }
}

std::vector<Bilingual> change_notes(const analysis::PublishedChanges& changes) {
  std::vector<Bilingual> notes = {
      {"De bron noemt geen spreiding. Daarom is er geen marge te berekenen, en is niets hiervan aangetoond.",
       "The source gives no spread. So no margin can be computed, and none of this is shown."},
      {"Een ster in de bron zegt niet dat de groep meer veranderde dan de controlegroep. Het verschil kan er "
       "bij de "
       "start al zijn, of de controlegroep verandert net zo.",
       "A star in the source does not say that the group changed more than the control group. The difference "
       "may have "
       "been there at the start, or the control group changes as much."},
      {"Wie rekening houdt met het verschil bij de start, komt ergens tussen de laatste twee getallen uit. "
       "Waar precies "
       "hangt af van cijfers die de bron niet geeft.",
       "Whoever takes the difference at the start into account ends up between the last two numbers. Where "
       "exactly "
       "depends on figures that the source does not give."}};
  double rounding = 0;
  for (const analysis::PublishedChange& one : changes.arms) {
    rounding = std::max(rounding, one.rounding);
  }
  const auto amount = [&](Language language) { return core::number(rounding, 2, language); };
  notes.push_back({"Door afronding in de bron kan een verschil in verandering " + amount(Language::nl) +
                       " hoger of lager zijn.",
                   "Rounding in the source can make a difference in change " + amount(Language::en) +
                       " higher or lower."});
  if (changes.total_off) {
    const auto off = [&](Language language) { return core::number(*changes.total_off, 3, language); };
    notes.push_back({"Nagerekend: de groepen samen, gewogen naar aantal, wijken hooguit " +
                         off(Language::nl) + " af van het gepubliceerde totaal.",
                     "Checked: the groups together, weighted by number, differ at most " + off(Language::en) +
                         " from the published total."});
  }
  return notes;
}

void add_changes(const config::Study& study, const config::Outcome& outcome,
                 const analysis::PublishedChanges& changes, Findings& findings) {
  Table table = table_of(study, outcome.id + "_published_change", "outcome:" + outcome.id,
                         {outcome.label.nl + ": veranderde een groep meer dan de controlegroep?",
                          outcome.label.en + ": did a group change more than the control group?"},
                         {"Verschillen met de controlegroep bij de start, aan het eind en in de verandering",
                          "Differences with the control group at the start, at the end and in change"});
  table.dimensions = {arms_dimension(study, false)};
  const auto signed_column = [&](const char* id, Bilingual label) {
    return column(id, std::move(label), safe::Unit::score_difference);
  };
  table.columns = {
      column("start", {"Bij de start", "At the start"}, safe::Unit::score),
      column("end", {"Aan het eind", "At the end"}, safe::Unit::score),
      signed_column("gap_start", {"Verschil bij de start", "Difference at the start"}),
      signed_column("change", {"Verandering", "Change"}),
      signed_column("difference_in_change", {"Verschil in verandering", "Difference in change"}),
      column("conclusion", {"Effect", "Effect"}, safe::Unit::text),
      column("star", {"Teken in de bron", "Mark in the source"}, safe::Unit::text),
      signed_column("adjusted_low", {"Rekening houdend met de start: van", "Adjusted for the start: from"}),
      signed_column("adjusted_high", {"tot", "to"})};
  const std::size_t control = study.control();
  for (std::size_t g = 0; g < study.arms.size(); ++g) {
    const auto one = std::find_if(changes.arms.begin(), changes.arms.end(),
                                  [&](const auto& c) { return c.arm == study.arms[g].id; });
    const int decimals = changes.arms.empty() ? 2 : changes.arms.front().decimals;
    if (g == control) {
      const double change = changes.control_end - changes.control_start;
      table.rows.push_back(
          {{g},
           {PublicNumber{changes.control_start, decimals}, PublicNumber{changes.control_end, decimals},
            NotApplicable{}, PublicNumber{change, decimals}, NotApplicable{}, NotApplicable{},
            NotApplicable{}, NotApplicable{}, NotApplicable{}}});
    } else if (one != changes.arms.end()) {
      table.rows.push_back(
          {{g},
           {PublicNumber{one->start, decimals}, PublicNumber{one->end, decimals},
            PublicNumber{one->gap_start, decimals}, PublicNumber{one->change, decimals},
            PublicNumber{one->difference_in_change, decimals}, Text{{"niet aangetoond", "not shown"}},
            star_cell(one->stars), PublicNumber{one->adjusted_low, decimals},
            PublicNumber{one->adjusted_high, decimals}}});
    }
  }
  table.notes = change_notes(changes);
  findings.tables.push_back(std::move(table));
}

void add_counts(const config::Study& study, const config::Outcome& outcome,
                const ingest::Published& published, Findings& findings) {
  Table table = table_of(
      study, outcome.id + "_published_counts", "outcome:" + outcome.id, outcome.label,
      {"Aantal en aandeel, met marge van " + core::percent(100 * study.plan.confidence, 0, Language::nl),
       "Number and share, with a margin of " + core::percent(100 * study.plan.confidence, 0, Language::en)});
  safe::Dimension groups{"rij", {"Groep of reden", "Group or reason"}, {}};
  table.columns = {column("events", {"Aantal", "Number"}, safe::Unit::count), column_n(),
                   column("share", {"Aandeel", "Share"}, safe::Unit::percent),
                   low_column(safe::Unit::percent), high_column(safe::Unit::percent)};
  for (const ingest::PublishedCount& count : published.counts) {
    if (count.outcome != outcome.id) {
      continue;
    }
    const auto share = statistics::wilson(count.events, count.n, study.plan.confidence);
    const auto percent = [&](auto part) {
      return share ? Cell(PublicNumber{100 * part(*share), 2}) : Cell(NotApplicable{});
    };
    table.rows.push_back(
        {{groups.codes.size()},
         {PublicNumber{static_cast<double>(count.events), 0}, PublicNumber{static_cast<double>(count.n), 0},
          percent([](const auto& s) { return s.estimate; }),
          percent([](const auto& s) { return s.interval.low; }),
          percent([](const auto& s) { return s.interval.high; })}});
    groups.codes.push_back({core::slug(count.group), {count.group, count.group}});
  }
  if (table.rows.empty()) {
    return;
  }
  table.dimensions = {std::move(groups)};
  findings.tables.push_back(std::move(table));
}

Bilingual unit_words(ingest::CountUnit unit) {
  return unit == ingest::CountUnit::benefits ? Bilingual{"Uitkeringen", "Benefits"}
                                             : Bilingual{"Mensen", "People"};
}

/// T33: a difference between two stocks is a balance and never outflow.
void add_stock(const config::Study& study, const ingest::Published& published, Findings& findings) {
  if (published.stocks.empty()) {
    return;
  }
  Table table = table_of(study, "published_stock", "stock", {"Stand van de bijstand", "Stock of benefits"},
                         {"Aantal op een dag, en het saldo sinds de eerste dag",
                          "Number on a day, and the balance since the first day"});
  safe::Dimension days{"stand", {"Stand", "Stock"}, {}};
  table.columns = {column("n", {"Aantal", "Number"}, safe::Unit::count),
                   column("balance", {"Saldo sinds de eerste stand", "Balance since the first stock"},
                          safe::Unit::score_difference)};
  std::vector<ingest::PublishedStock> stocks = published.stocks;
  std::stable_sort(stocks.begin(), stocks.end(), [](const auto& a, const auto& b) {
    return std::pair(a.unit, a.day) < std::pair(b.unit, b.day);
  });
  std::map<ingest::CountUnit, std::int64_t> first;
  for (const ingest::PublishedStock& stock : stocks) {
    const bool is_first = first.try_emplace(stock.unit, stock.number).second;
    const Bilingual unit = unit_words(stock.unit);
    table.rows.push_back(
        {{days.codes.size()},
         {PublicNumber{static_cast<double>(stock.number), 0},
          is_first ? Cell(NotApplicable{})
                   : Cell(PublicNumber{static_cast<double>(stock.number - first[stock.unit]), 0})}});
    days.codes.push_back({core::slug(unit.nl) + "-" + core::iso(stock.day),
                          {unit.nl + ", " + core::long_date(stock.day, Language::nl),
                           unit.en + ", " + core::long_date(stock.day, Language::en)}});
  }
  table.dimensions = {std::move(days)};
  table.notes.push_back(
      {"Het saldo is instroom min uitstroom. Hoeveel mensen uitstroomden, is hieruit niet af te leiden: er "
       "kwamen ook "
       "mensen bij.",
       "The balance is inflow minus outflow. How many people left cannot be derived from it: others came "
       "in."});
  for (const ingest::PublishedStock& people : stocks) {
    for (const ingest::PublishedStock& benefits : stocks) {
      if (people.unit == ingest::CountUnit::persons && benefits.unit == ingest::CountUnit::benefits &&
          people.day == benefits.day && people.number >= benefits.number &&
          people.number <= 2 * benefits.number) {
        const auto say = [&](Language language) {
          const auto number = [&](std::int64_t n) { return core::number(n, language); };
          return language == Language::nl
                     ? number(people.number) + " mensen hebben samen " + number(benefits.number) +
                           " uitkeringen: " + number(people.number - benefits.number) +
                           " paren delen een uitkering."
                     : number(people.number) + " people have " + number(benefits.number) +
                           " benefits together: " + number(people.number - benefits.number) +
                           " couples share a benefit.";
        };
        table.notes.push_back({say(Language::nl), say(Language::en)});
      }
    }
  }
  findings.tables.push_back(std::move(table));
}

}  // namespace

Findings make_published_findings(const config::Study& study, const ingest::Published& published) {
  Findings findings;
  const auto changes = analysis::published_changes(study, published.means);
  for (const config::Outcome& outcome : study.outcomes) {
    const auto own =
        std::find_if(changes.begin(), changes.end(), [&](const auto& c) { return c.outcome == outcome.id; });
    if (own != changes.end()) {
      add_changes(study, outcome, *own, findings);
    }
    add_means(study, outcome, published, findings);
    add_counts(study, outcome, published, findings);
  }
  add_stock(study, published, findings);
  return findings;
}

}  // namespace werkthet::findings
