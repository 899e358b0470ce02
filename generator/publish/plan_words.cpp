#include "publish/plan_words.hpp"

#include "config/deadlines.hpp"
#include "core/error.hpp"
#include "core/format.hpp"
#include "publish/cell_text.hpp"
#include "publish/plan_phrases.hpp"

#include <algorithm>

namespace werkthet::publish {
namespace {

using core::Language;
using safe::Cell;
using safe::Unit;
using Codes = std::initializer_list<std::string_view>;

/// Collects printed figures; what is not printed gets no name.
class Collector {
 public:
  Collector(const safe::SafeFindings& findings, Language language, PlanWords& all)
      : findings_(findings), language_(language), all_(all) {}

  [[nodiscard]] const safe::Table* table(std::string_view id) const {
    return safe::find_table(findings_, id);
  }

  /// The printed figure under that name; `unit` when a sentence writes it otherwise than its table.
  std::optional<double> take(const std::string& name, std::string_view id, Codes codes,
                             std::string_view column, std::optional<Unit> unit = std::nullopt) {
    const safe::Table* source = table(id);
    const auto index = source == nullptr ? std::nullopt : safe::column_index(*source, column);
    const Cell* cell = index ? safe::find_cell(*source, codes, column) : nullptr;
    if (cell == nullptr || !cell->is_number()) {
      return std::nullopt;
    }
    all_.words[name] = cell_text(*cell, unit.value_or(source->columns[*index].unit), language_);
    return cell->value();
  }
  void put(const std::string& name, std::string text) { all_.words[name] = std::move(text); }
  void put(const std::string& name, std::int64_t n) { put(name, core::number(n, language_)); }
  /// A share of the study, 0..1, with no more decimals than it has.
  void put_share(const std::string& name, double share) {
    const double percent = core::round_half_away(100 * share, 1);
    put(name, core::percent(percent, percent == core::round_half_away(percent, 0) ? 0 : 1, language_));
  }
  [[nodiscard]] Language language() const { return language_; }

 private:
  const safe::SafeFindings& findings_;
  Language language_;
  PlanWords& all_;
};

void add_people(Collector& in, const config::Study& study, PlanWords& all) {
  const bool benefit = study.unit == config::Unit::benefit;
  const bool dutch = in.language() == Language::nl;
  const config::Feasibility& wishes = *study.feasibility;
  in.put("people", benefit ? (dutch ? "uitkeringen" : "benefits") : (dutch ? "mensen" : "people"));
  in.put("pool_name", benefit ? (dutch ? "uitkeringen" : "benefits")
                              : (dutch ? "mensen met een uitkering" : "people on benefit"));
  in.put("groups", core::spelled(static_cast<std::int64_t>(study.arms.size()), in.language()));
  in.put("min", std::int64_t{wishes.min_per_group});
  in.put("preferred", std::int64_t{wishes.preferred_per_group});
  in.take("persons", "plan_people", {"personen"}, "n");
  in.take("benefits", "plan_people", {"uitkeringen"}, "n");
  in.take("pairs", "plan_people", {"paren"}, "n");
  in.take("in_pairs", "plan_people", {"in_paren"}, "n");
  in.take("pool", "plan_people", {benefit ? "uitkeringen" : "personen"}, "n");
  if (wishes.counted_on) {
    in.put("date", core::long_date(*wishes.counted_on, in.language()));
  }
  in.put("on", all.has("date") ? fill(plan_phrase("on").in(in.language()), all.words) : "");
  if (!wishes.participation_source.empty()) {
    in.put("source", wishes.participation_source);
  }
}

void add_expected(Collector& in, const config::Study& study, PlanWords& all) {
  const config::Feasibility& wishes = *study.feasibility;
  in.take("n", "plan_participants", {"expected"}, "participants");
  in.take("share", "plan_participants", {"expected"}, "share");
  in.take("others", "plan_participants", {"expected"}, "others");
  const auto size = in.take("per_group", "plan_participants", {"expected"}, "per_group");
  core::ensure(size.has_value(), "an exploration says how many people come in a group");
  const auto low = in.take("low", "plan_participants", {"low"}, "participants");
  const auto high = in.take("high", "plan_participants", {"high"}, "participants");
  const auto best = in.take("best", "plan_participants", {"high"}, "per_group");
  // A range with one end takes the expectation as its other end.
  if (!low) {
    in.take("low", "plan_participants", {"expected"}, "participants");
  }
  if (!high) {
    in.take("high", "plan_participants", {"expected"}, "participants");
  }
  in.take("per_low", "plan_participants", {low ? "low" : "expected"}, "per_group");
  in.take("per_high", "plan_participants", {high ? "high" : "expected"}, "per_group");
  for (const char* name : {"range", "range_group"}) {
    in.put(name, low || high ? fill(plan_phrase(name).in(in.language()), all.words) : "");
  }
  all.red = *size < wishes.min_per_group;
  all.amber = !all.red && *size < wishes.preferred_per_group;
  all.red_at_best = best.value_or(*size) < wishes.min_per_group;
  const std::string groups = std::to_string(study.arms.size()) + "x";
  in.take("share_min", "plan_needed", {groups + std::to_string(wishes.min_per_group)}, "share");
  in.take("share_preferred", "plan_needed", {groups + std::to_string(wishes.preferred_per_group)}, "share");
}

void add_visible(Collector& in, const config::Study& study, PlanWords& all) {
  const config::Feasibility& wishes = *study.feasibility;
  const config::Outcome* outcome = study.primary_outcome();
  all.work = outcome == nullptr || outcome->kind == config::OutcomeKind::exit_work;
  if (outcome != nullptr) {
    in.put("outcome", outcome->label.in(in.language()));
  }
  if (wishes.attrition > 0) {
    in.put_share("lost", wishes.attrition);
  }
  const safe::Table* table = in.table("plan_detectable");
  const safe::Table* people = in.table("plan_participants");
  const Cell* size = people == nullptr ? nullptr : safe::find_cell(*people, {"expected"}, "per_group");
  if (table == nullptr || size == nullptr || table->dimensions.at(1).codes.empty()) {
    return;
  }
  const auto& bases = table->dimensions.at(1).codes;
  const safe::Code& base = bases[bases.size() / 2];  // the middle one: neither the easiest nor the hardest
  const std::string group = core::plain(size->value(), 0);
  in.put("base", base.id);
  in.put("base_share", base.label.in(in.language()));
  in.take("left", "plan_detectable", {group, base.id}, "at_end");
  in.take("effective", "plan_detectable", {group, base.id}, "effective");
  all.mde = in.take("mde", "plan_detectable", {group, base.id}, "detectable");
  in.take("other", "plan_detectable", {group, base.id}, "other", Unit::count);
  if (bases.size() > 1) {
    in.put("base_first", bases.front().label.in(in.language()));
    in.put("base_last", bases.back().label.in(in.language()));
    in.take("mde_first", "plan_detectable", {group, bases.front().id}, "detectable");
    in.take("mde_last", "plan_detectable", {group, bases.back().id}, "detectable");
  }
  const safe::Table* sample = in.table("plan_sample");
  if (sample == nullptr || sample->dimensions.front().codes.empty()) {
    return;
  }
  const std::string& points = sample->dimensions.front().codes.front().id;
  if (in.take("start", "plan_sample", {points, base.id}, "at_start")) {
    in.put("points",
           core::number(wishes.wished.front(),
                        wishes.wished.front() == core::round_half_away(wishes.wished.front(), 0) ? 0 : 1,
                        in.language()));
    in.take("wished_total", "plan_sample", {points, base.id}, "total");
    const Cell* share = safe::find_cell(*sample, {points, base.id}, "share");
    all.few_people = share != nullptr && share->is_number() && share->value() > 100;
  }
}

std::string quoted_list(const std::vector<std::string>& names, bool dutch) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    text += (i == 0 ? "" : last ? (dutch ? " en " : " and ") : ", ") + std::string("‘") + names[i] + "’";
  }
  return text;
}

void add_costs(Collector& in, PlanWords& all) {
  const safe::Table* table = in.table("plan_costs");
  if (table == nullptr) {
    return;
  }
  in.take("total", "plan_costs", {"Totaal"}, "amount");
  in.take("fte", "plan_costs", {"Totaal"}, "fte");
  const Cell* firm = safe::find_cell(*table, {"Totaal"}, "firmness");
  const bool exact = firm == nullptr || firm->text().nl == "precies";
  in.put("firm", exact ? "" : firm->text().in(in.language()) + " ");
  in.take("cost", "plan_cost_per_participant", {"expected"}, "cost");
  in.take("most", "plan_cost_per_participant", {"low"}, "cost");
  in.take("least", "plan_cost_per_participant", {"high"}, "cost");
  std::vector<std::string> names;
  for (const safe::Row& row : table->rows) {
    const Cell* amount = safe::find_cell(*table, row, "amount");
    if (amount != nullptr && amount->kind() == Cell::Kind::text) {
      names.push_back(table->dimensions.front().codes[row.codes.front()].label.in(in.language()));
    }
  }
  all.not_priced = names.size();
  in.put("items", quoted_list(names, in.language() == Language::nl));
  std::string count = core::spelled(static_cast<std::int64_t>(names.size()), in.language());
  in.put("count", count);
  const bool dutch = in.language() == Language::nl;
  in.put("has", names.size() == 1 ? (dutch ? "heeft" : "has") : (dutch ? "hebben" : "have"));
  count.front() = static_cast<char>(count.front() >= 'a' && count.front() <= 'z' ? count.front() - 'a' + 'A'
                                                                                 : count.front());
  in.put("Count", std::move(count));
}

void add_money(Collector& in, const config::Study& study, PlanWords& all) {
  in.take("budget", "plan_budget", {"begroot"}, "amount");
  const std::string& budget_source = study.feasibility->budget_source;
  in.put("budget_source", budget_source.empty() ? "" : " (" + budget_source + ")");
  in.take("short", "plan_budget", {"tekort"}, "amount");
  in.take("spare", "plan_budget", {"over"}, "amount");
  if (const safe::Table* shares = in.table("plan_shares")) {
    in.take("fixed", "plan_shares", {"Totaal"}, "after");
    for (const safe::Code& town : shares->dimensions.front().codes) {
      if (town.label.nl == study.municipality) {
        in.take("now", "plan_shares", {town.id}, "before");
        in.take("later", "plan_shares", {town.id}, "after");
      }
    }
    all.own_joins = safe::column_index(*shares, "before").has_value() && all.has("later") && !all.has("now");
  }
  if (const safe::Table* divided = in.table("plan_shared_costs")) {
    in.take("divided", "plan_shared_costs", {"Totaal"}, "after");
    for (const safe::Code& town : divided->dimensions.front().codes) {
      if (town.label.nl == study.municipality && !in.take("own_part", "plan_shared_costs", {town.id}, "before")) {
        in.take("own_part", "plan_shared_costs", {town.id}, "after");
      }
    }
    all.divided_equally = study.feasibility->shared_costs_key == config::SharingKey::equal;
  }
  const std::string months = std::to_string(study.feasibility->saving_months);
  if (in.take("extra", "plan_break_even", {months}, "people")) {
    in.put("months", months);
    in.put("saving_source", study.feasibility->saving_source);
    in.take("saving", "plan_break_even", {months}, "saving");
    all.hundred = in.take("hundred", "plan_break_even", {months}, "per_hundred");
  }
}

/// C13: the first decision that a deadline asks for.
void add_decision(Collector& in, const config::Study& study) {
  if (const config::Deadline* first = config::first_decision(*study.feasibility)) {
    in.put("decide", core::long_date(config::decide_by(*first), in.language()));
    const bool dutch = in.language() == Language::nl;
    const bool one = first->lead_days == 1;
    in.put("lead", core::number(std::int64_t{first->lead_days}, in.language()) +
                       (dutch ? (one ? " dag" : " dagen") : (one ? " day" : " days")));
    in.put("step", first->what.in(in.language()));
  }
}

}  // namespace

PlanWords plan_words(const safe::SafeFindings& findings, const config::Study& study, Language language) {
  core::ensure(study.feasibility.has_value(), "an exploration has its section");
  PlanWords all;
  all.shared_without_key = findings.fact("shared_without_key");
  all.own_share_unknown = findings.fact("own_share_unknown");
  Collector in(findings, language, all);
  add_people(in, study, all);
  add_expected(in, study, all);
  add_visible(in, study, all);
  add_costs(in, all);
  add_money(in, study, all);
  add_decision(in, study);
  return all;
}

}  // namespace werkthet::publish
