#include "findings/draft.hpp"

#include "core/error.hpp"
#include "core/format.hpp"
#include "core/text.hpp"
#include "statistics/proportions/proportions.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace werkthet::findings {
namespace {

std::int64_t whole(double value) {
  return static_cast<std::int64_t>(std::llround(value));
}

/// Rounded counts may exceed the size of a small group; a share above 100 % would be nonsense.
std::int64_t capped(double value, std::int64_t total) {
  return std::clamp<std::int64_t>(whole(value), 0, total);
}

/// The size of a group as readers see it: exact and public, or a count that the gate decides on.
class PrintedSize {
 public:
  /// Appends the count that `size` is, if it is one, to the queries of a derived cell.
  PrintedSize(const Cell& size, std::vector<std::string>& queries) : position_(queries.size()) {
    if (const auto* count = std::get_if<CountCell>(&size)) {
      queries.push_back(count->query);
    } else {
      const auto* group = std::get_if<GroupSize>(&size);
      core::ensure(group != nullptr, "a share is of a group with a size");
      exact_ = group->value;
    }
  }
  /// The size, given what readers know of the queries.
  [[nodiscard]] std::int64_t in(std::span<const double> known) const {
    return exact_ ? *exact_ : whole(known[position_]);
  }

 private:
  std::size_t position_;
  std::optional<std::int64_t> exact_;
};

}  // namespace

std::string Draft::query(Query query) {
  const auto same = std::find_if(findings.queries.begin(), findings.queries.end(),
                                 [&](const Query& q) { return q.id == query.id; });
  if (same != findings.queries.end()) {
    core::ensure(same->value == query.value, "one query has one value: " + query.id);
    return same->id;
  }
  findings.queries.push_back(std::move(query));
  return findings.queries.back().id;
}

core::Bilingual label_at(const config::Outcome& outcome, int month) {
  if (month == 0) {
    return outcome.label;
  }
  const std::string months = std::to_string(month);
  return {outcome.label.nl + ", na " + months + " maanden",
          outcome.label.in(core::Language::en) + ", after " + months + " months"};
}

bool known_query(const Draft& draft, const std::string& id) {
  return std::any_of(draft.findings.queries.begin(), draft.findings.queries.end(),
                     [&](const Query& q) { return q.id == id; });
}

const analysis::Estimate* Draft::find(std::initializer_list<std::string> key_parts) const {
  return estimates.find(analysis::make_key(key_parts));
}

ShareCells share_cells(const std::string& query, const Cell& size, double confidence) {
  using Take = double (*)(const statistics::Proportion&);
  std::vector<std::string> queries{query};
  const PrintedSize printed(size, queries);
  const auto cell = [&](Take take) {
    return Derived{queries,
                   [printed, confidence, take](std::span<const double> v) -> statistics::Estimated<double> {
                     const std::int64_t total = printed.in(v);
                     const auto share = statistics::wilson(capped(v[0], total), total, confidence);
                     return share ? statistics::Estimated<double>(100.0 * take(*share))
                                  : statistics::Estimated<double>(share.why());
                   },
                   0};
  };
  return {cell([](const statistics::Proportion& p) { return p.estimate; }),
          cell([](const statistics::Proportion& p) { return p.interval.low; }),
          cell([](const statistics::Proportion& p) { return p.interval.high; })};
}

Cell class_share_cell(const std::string& query, std::int64_t size) {
  return Derived{{query},
                 [size](std::span<const double> v) -> statistics::Estimated<double> {
                   if (size < fewest_to_divide) {
                     return statistics::NotEstimable{statistics::Reason::too_few, "few people"};
                   }
                   return 100.0 * static_cast<double>(capped(v[0], size)) / static_cast<double>(size);
                 },
                 0};
}

Cell rest_cell(const std::string& query, const Cell& size) {
  std::vector<std::string> queries{query};
  const PrintedSize printed(size, queries);
  return Derived{queries,
                 [printed](std::span<const double> v) -> statistics::Estimated<double> {
                   const std::int64_t total = printed.in(v);
                   return static_cast<double>(total - capped(v[0], total));
                 },
                 0};
}

ShareCells difference_cells(const std::string& query1, const Cell& size1, const std::string& query0,
                            const Cell& size0, double confidence) {
  using Take = double (*)(const statistics::RiskDifference&);
  std::vector<std::string> queries{query1, query0};
  const PrintedSize printed1(size1, queries);
  const PrintedSize printed0(size0, queries);
  const auto cell = [&](Take take) {
    return Derived{queries,
                   [=](std::span<const double> v) -> statistics::Estimated<double> {
                     const std::int64_t total1 = printed1.in(v);
                     const std::int64_t total0 = printed0.in(v);
                     const auto d = statistics::risk_difference_newcombe(
                         capped(v[0], total1), total1, capped(v[1], total0), total0, confidence);
                     return d ? statistics::Estimated<double>(100.0 * take(*d))
                              : statistics::Estimated<double>(d.why());
                   },
                   0};
  };
  return {cell([](const statistics::RiskDifference& d) { return d.difference; }),
          cell([](const statistics::RiskDifference& d) { return d.interval.low; }),
          cell([](const statistics::RiskDifference& d) { return d.interval.high; })};
}

ShareCells model_cells(const analysis::Estimate* estimate, double factor, int decimals, bool closing_only,
                       const std::vector<std::string>& depends) {
  if (estimate == nullptr) {
    return {NotApplicable{}, NotApplicable{}, NotApplicable{}};
  }
  const std::int64_t contributors =
      estimate->comparator.empty() ? estimate->n : std::min(estimate->n, estimate->n_comparator);
  const auto cell = [&](auto take) -> Cell {
    Model model;
    model.decimals = decimals;
    model.contributors = contributors;
    model.closing_only = closing_only;
    model.depends = depends;
    if (!estimate->result) {
      model.value = estimate->result.why();
    } else if (const std::optional<double> value = take(*estimate->result)) {
      model.value = factor * *value;
    } else {
      model.value = statistics::NotEstimable{statistics::Reason::no_variation, "no interval"};
    }
    return model;
  };
  return {cell([](const analysis::Value& v) { return std::optional{v.estimate}; }),
          cell([](const analysis::Value& v) {
            return v.interval ? std::optional{v.interval->low} : std::nullopt;
          }),
          cell([](const analysis::Value& v) {
            return v.interval ? std::optional{v.interval->high} : std::nullopt;
          })};
}

safe::Dimension group_dimension(const config::Study& study, bool with_non_participants) {
  safe::Dimension dimension{"groep", {"Groep", "Group"}, {}};
  for (const config::Arm& arm : study.arms) {
    dimension.codes.push_back({arm.id, arm.name});
  }
  if (with_non_participants) {
    dimension.codes.push_back(
        {std::string(analysis::non_participants), {"Niet-deelnemers", "Non-participants"}});
  }
  return dimension;
}

safe::Dimension month_dimension(const std::vector<int>& months) {
  safe::Dimension dimension{"maand", {"Maanden na de start", "Months after the start"}, {}};
  for (const int month : months) {
    dimension.codes.push_back({std::to_string(month), {std::to_string(month), std::to_string(month)}});
  }
  return dimension;
}

safe::Dimension comparison_dimension() {
  return {"vergelijking",
          {"Vergelijking", "Comparison"},
          {{"treatment",
            {"Groep tegenover controlegroep (geloot)", "Group against control group (drawn by lot)"}},
           {"participation",
            {"Controlegroep tegenover niet-deelnemers (niet geloot)",
             "Control group against non-participants (not drawn by lot)"}},
           {"total",
            {"Groep tegenover niet-deelnemers (niet geloot)",
             "Group against non-participants (not drawn by lot)"}}}};
}

safe::Dimension method_dimension() {
  return {"methode",
          {"Methode", "Method"},
          {{"ongewogen", {"Ongewogen", "Unweighted"}},
           {"gewogen",
            {"Gewogen naar kenmerken van de deelnemers", "Weighted to the participants' characteristics"}},
           {"ancova", {"Met correctie voor de eerste meting", "Adjusted for the first wave"}},
           {"verschil_in_verschil", {"Verschil in verandering", "Difference in change"}},
           {"loting_uitnodiging",
            {"Via de loting van de uitnodiging", "Through the lottery of the invitation"}}}};
}

bool through_lottery(const Draft& draft, const std::string& outcome) {
  return std::any_of(draft.estimates.comparisons.begin(), draft.estimates.comparisons.end(),
                     [&](const analysis::Comparison& c) { return c.outcome == outcome && c.by_lottery; });
}

safe::Dimension wave_dimension(const config::Study& study, const std::vector<std::string>& ids) {
  safe::Dimension dimension{"meting", {"Meting", "Wave"}, {}};
  for (const std::string& id : ids) {
    for (const config::Wave& wave : study.waves) {
      if (wave.id == id) {
        dimension.codes.push_back({wave.id, wave.name});
      }
    }
  }
  return dimension;
}

std::string code_of(const std::string& name, const std::vector<safe::Code>& taken,
                    const std::string& nameless) {
  std::string code;
  for (const char c : core::lower_ascii(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      code += c;
    } else if (!code.empty() && code.back() != '_') {
      code += '_';
    }
  }
  while (!code.empty() && code.back() == '_') {
    code.pop_back();
  }
  const auto used = [&](const std::string& id) {
    return id.empty() || id == "totaal" ||
           std::any_of(taken.begin(), taken.end(), [&](const safe::Code& other) { return other.id == id; });
  };
  if (!used(code)) {
    return code;
  }
  const std::string stem = (code.empty() ? nameless : code) + "_";
  std::size_t number = taken.size() + 1;
  while (used(stem + std::to_string(number))) {  // "a_3" may have been somebody's name for it
    ++number;
  }
  return stem + std::to_string(number);
}

safe::Column column(std::string id, core::Bilingual label, safe::Unit unit) {
  return {std::move(id), std::move(label), unit, false};
}

safe::Column column_n() {
  return column("n", {"Aantal in de groep", "Number in the group"}, safe::Unit::count);
}

core::Bilingual margin_words(double confidence) {
  const double percent = 100.0 * confidence;
  const int decimals = core::round_half_away(percent, 1) == core::round_half_away(percent, 0) ? 0 : 1;
  return {"marge (" + core::percent(percent, decimals, core::Language::nl) + ")",
          "margin (" + core::percent(percent, decimals, core::Language::en) + ")"};
}

safe::Column low_column(safe::Unit unit, double confidence) {
  core::Bilingual words = margin_words(confidence);
  words.nl.front() = 'M';
  words.en.front() = 'M';
  return column("low", {words.nl + " van", words.en + " from"}, unit);
}

safe::Column high_column(safe::Unit unit, double confidence) {
  core::Bilingual words = margin_words(confidence);
  words.nl.front() = 'M';
  words.en.front() = 'M';
  return column("high", {words.nl + " tot", words.en + " to"}, unit);
}

core::Bilingual register_source(const config::Study& study) {
  if (!study.source_note.empty()) {
    return {study.source_note, study.source_note};
  }
  return {"Bijstandsuitkeringenstatistiek (BUS), gemeente " + study.municipality,
          "Benefit statistics (BUS), municipality of " + study.municipality};
}

core::Bilingual list_source(const config::Study& study) {
  return {"Lotingslijst, gemeente " + study.municipality,
          "Allocation list, municipality of " + study.municipality};
}

core::Bilingual survey_source(const config::Study& study) {
  return {"Vragenlijsten, gemeente " + study.municipality, "Surveys, municipality of " + study.municipality};
}

core::Bilingual unit_name(const config::Study& study) {
  return study.unit == config::Unit::person ? core::Bilingual{"personen", "persons"}
                                            : core::Bilingual{"uitkeringen", "benefits"};
}

std::int64_t group_size(const Draft& draft, int arm) {
  std::int64_t n = 0;
  for (std::size_t i = 0; i < draft.cohort.size; ++i) {
    const bool randomised = draft.cohort.membership[i] == cohort::Membership::randomised;
    n += (arm >= 0 ? (randomised && draft.cohort.arm[i] == arm)
                   : draft.cohort.membership[i] == cohort::Membership::never_asked)
             ? 1
             : 0;
  }
  return n;
}

Cell size_cell(Draft& draft, const std::string& outcome, const std::string& group, std::int64_t n) {
  int arm = -1;
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    if (draft.study.arms[a].id == group) {
      arm = static_cast<int>(a);
    }
  }
  const std::int64_t all = group_size(draft, arm);
  if (arm >= 0 && n == all) {
    return GroupSize{n};
  }
  Query query;
  query.id = n == all ? "size|" + group : "observed|" + outcome + "|" + group;
  query.value = n;
  query.total = n == all ? 0 : all;
  // The pool is a step of the route to the lottery, which is in tens: exact, it would take the rounding off
  // the others.
  query.protection = n == all ? Protection::refreshed : Protection::closing;
  query.leaves = {query.id};
  query.whole_group = n == all;
  return CountCell{draft.query(std::move(query))};
}

std::vector<const cohort::Division*> first_and_last(const std::vector<cohort::Division>& divisions,
                                                    const std::string& of) {
  std::vector<const cohort::Division*> found;
  for (const cohort::Division& division : divisions) {
    if (division.of == of) {
      found.resize(std::min<std::size_t>(found.size(), 1));
      found.push_back(&division);
    }
  }
  return found;
}

std::vector<std::string> division_queries(Draft& draft, const std::string& name,
                                          const cohort::Division& division, std::size_t arm,
                                          const std::vector<std::string>& codes, std::size_t telling) {
  constexpr int after_outcomes = 2000;
  const auto row = division.counts.begin() + static_cast<std::ptrdiff_t>(arm * division.classes);
  const std::int64_t among =
      std::accumulate(row, row + static_cast<std::ptrdiff_t>(telling), std::int64_t{0});
  std::vector<std::string> ids(codes.size());
  for (std::size_t c = 0; c < codes.size(); ++c) {
    if (codes[c].empty()) {
      continue;
    }
    Query query;
    query.id = name + "|" + codes[c];
    query.value = row[static_cast<std::ptrdiff_t>(c)];
    query.total = group_size(draft, static_cast<int>(arm));
    query.leaves = {query.id};
    query.priority = after_outcomes;
    query.fills = name;
    query.among = c < telling ? std::optional(among) : std::nullopt;
    ids[c] = draft.query(std::move(query));
  }
  return ids;
}

std::size_t full_quarters(const Draft& draft) {
  const core::Month first = core::month_of(draft.study.start);
  std::size_t quarters = 0;
  while (quarters < draft.cohort.contact_quarters &&
         core::first_day(first + 3 * static_cast<int>(quarters + 1)) <= draft.study.end &&
         (!draft.cohort.data_until ||
          core::first_day(first + 3 * static_cast<int>(quarters + 1)) <= *draft.cohort.data_until + 1)) {
    ++quarters;
  }
  return quarters;
}

}  // namespace werkthet::findings
