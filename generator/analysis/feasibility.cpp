#include "analysis/feasibility.hpp"

#include "core/error.hpp"
#include "core/format.hpp"
#include "statistics/design/cluster_power.hpp"
#include "statistics/design/power.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace werkthet::analysis {
namespace {

constexpr double hair = 1e-9;  // a decimal fraction such as 0.2 is not exact

std::int64_t people_down(double left) {
  return static_cast<std::int64_t>(std::floor(left + hair));
}

std::int64_t rounded(double value) {
  return static_cast<std::int64_t>(core::round_half_away(value, 0));
}

std::vector<ExpectedSize> expected_sizes(const config::Feasibility& f, std::int64_t pool,
                                         std::int64_t groups) {
  std::vector<ExpectedSize> list;
  const auto add = [&](const char* id, double share) {
    ExpectedSize size;
    size.id = id;
    size.share = share;
    size.participants = rounded(static_cast<double>(pool) * share);
    size.others = pool - size.participants;
    size.per_group = size.participants / groups;
    size.light = size_light(size.per_group, f);
    list.push_back(std::move(size));
  };
  if (f.participation_low > 0 && f.participation_low < f.participation) {
    add("low", f.participation_low);
  }
  add("expected", f.participation);
  if (f.participation_high > f.participation) {
    add("high", f.participation_high);
  }
  return list;
}

std::vector<NeededShare> needed_shares(const config::Feasibility& f, std::int64_t pool, std::int64_t groups) {
  std::vector<NeededShare> list;
  const std::set<std::int64_t> sizes{f.min_per_group, f.preferred_per_group};
  // Two groups is the smallest experiment there is: what a council can still choose when there are few
  // people.
  const std::set<std::int64_t, std::greater<>> numbers{groups, 2};
  for (const std::int64_t number : numbers) {
    for (const std::int64_t size : sizes) {
      list.push_back(
          {number, size, number * size, static_cast<double>(number * size) / static_cast<double>(pool)});
    }
  }
  return list;
}

GroupWorth worth(std::int64_t per_group, const config::Feasibility& f, double design_effect) {
  const std::int64_t at_end = people_down(static_cast<double>(per_group) * (1 - f.attrition));
  return {per_group, at_end, people_down(static_cast<double>(at_end) / design_effect)};
}

statistics::Estimated<double> visible_points(double base, std::int64_t n) {
  const auto found = statistics::detectable_difference(base, n, n);
  return found ? statistics::Estimated<double>(100 * found->up) : statistics::Estimated<double>(found.why());
}

NeededSize needed_size(double base, double points, const config::Feasibility& f, const Exploration& all) {
  NeededSize size;
  size.base = base;
  size.points = points;
  const double other = base + points / 100;
  if (other >= 1) {
    return size;
  }
  const auto n = statistics::n_per_group_proportions(other, base);
  if (!n) {
    return size;
  }
  size.at_end = people_up(*n);
  size.clustered = people_up(static_cast<double>(*size.at_end) * all.design_effect);
  size.at_start = people_up(static_cast<double>(size.clustered) / (1 - f.attrition));
  size.total = size.at_start * all.groups;
  size.share = static_cast<double>(size.total) / static_cast<double>(all.pool);
  return size;
}

void add_power(const config::Feasibility& f, Exploration& all) {
  if (f.clients_per_caseworker > 0) {
    all.design_effect = statistics::design_effect(f.clients_per_caseworker, f.intraclass_correlation);
  }
  std::set<std::int64_t> sizes{f.min_per_group, f.preferred_per_group};
  for (const ExpectedSize& expected : all.expected) {
    sizes.insert(expected.per_group);
  }
  for (const std::int64_t n : sizes) {
    const GroupWorth group = worth(n, f, all.design_effect);
    for (const double base : f.base_rates) {
      all.visible.push_back({group, base, visible_points(base, group.effective)});
    }
    all.visible_scores.push_back(
        {group, statistics::detectable_mean_difference(group.effective, group.effective)});
  }
  all.headline_base = f.base_rates.empty() ? 0 : f.base_rates[f.base_rates.size() / 2];
  for (const double points : f.wished) {
    for (const double base : f.base_rates) {
      all.sizes.push_back(needed_size(base, points, f, all));
    }
  }
}

/// Every partner's part of an amount, without and with those that join later.
std::vector<Share> parts_of(double euros, const config::Feasibility& f, config::SharingKey key) {
  std::vector<std::int64_t> now;
  std::vector<std::int64_t> later;
  for (const config::CostPartner& partner : f.partners) {
    const std::int64_t weight = key == config::SharingKey::equal ? 1 : partner.inhabitants;
    now.push_back(partner.joins ? 0 : weight);
    later.push_back(weight);
  }
  const bool anybody = std::accumulate(now.begin(), now.end(), std::int64_t{0}) > 0;
  const std::vector<double> before = anybody ? largest_remainder(euros, now) : std::vector<double>{};
  const std::vector<double> after = largest_remainder(euros, later);
  std::vector<Share> parts;
  for (std::size_t i = 0; i < f.partners.size(); ++i) {
    const config::CostPartner& partner = f.partners[i];
    Share share{partner.name, partner.inhabitants, std::nullopt, after[i]};
    if (!partner.joins) {
      share.before = before[i];
    }
    parts.push_back(std::move(share));
  }
  return parts;
}

void add_shares(const config::Study& study, Exploration& all) {
  const config::Feasibility& f = *study.feasibility;
  if (f.fixed_costs && !f.partners.empty()) {
    all.shares = parts_of(*f.fixed_costs, f, config::SharingKey::inhabitants);
  }
}

void add_cents(double& sum, double part) {
  sum = core::round_half_away(sum + part, 2);
}

/// Whoever is in already counts on paying the share of today: whether others come is not certain.
std::optional<double> own_share(const config::Study& study, const std::vector<Share>& shares) {
  for (const Share& share : shares) {
    if (share.name == study.municipality) {
      return share.before.value_or(share.after);
    }
  }
  return std::nullopt;
}

/// Our part of one shared item, to the cent; the parts of all are added to what each municipality pays together.
std::optional<double> divide(const config::Study& study, double euros, Exploration& all) {
  const std::vector<Share> parts = parts_of(euros, *study.feasibility, study.feasibility->shared_costs_key);
  if (all.divided.empty()) {
    all.divided = parts;
  } else {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      add_cents(all.divided[i].after, parts[i].after);
      if (parts[i].before) {
        add_cents(*all.divided[i].before, *parts[i].before);
      }
    }
  }
  return own_share(study, parts);
}

void add_costs(const config::Study& study, std::span<const ingest::CostRow> costs, Exploration& all) {
  CostTotal sum;
  bool about = false;
  bool at_least = false;
  const config::Feasibility& f = *study.feasibility;
  const bool key = f.shared_costs_key != config::SharingKey::none && !f.partners.empty();
  for (const ingest::CostRow& cost : costs) {
    const bool divided = key && cost.kind == "shared";
    sum.own_parts.push_back(divided && cost.priced ? divide(study, cost.planned, all) : std::nullopt);
    sum.items += sum.own_parts.back().value_or(cost.planned);
    if (!cost.priced) {
      sum.not_priced.push_back(cost.item);
    }
    about = about || cost.firmness == ingest::Firmness::about;
    at_least = at_least || cost.firmness == ingest::Firmness::at_least;
    sum.shared_without_key = sum.shared_without_key || (cost.kind == "shared" && !divided);
    if (cost.fte) {
      sum.fte = sum.fte.value_or(0) + *cost.fte;
    }
  }
  sum.own_share = own_share(study, all.shares);
  sum.own_share_unknown = study.feasibility->fixed_costs.has_value() && !sum.own_share;
  if (costs.empty() && !sum.own_share) {
    return;
  }
  sum.total = sum.items + sum.own_share.value_or(0);
  at_least = at_least || !sum.not_priced.empty() || sum.own_share_unknown;
  sum.firmness = at_least ? ingest::Firmness::at_least
                 : about  ? ingest::Firmness::about
                          : ingest::Firmness::exact;
  for (ExpectedSize& expected : all.expected) {
    if (expected.participants > 0) {
      expected.cost = core::round_half_away(sum.total / static_cast<double>(expected.participants), 2);
    }
  }
  all.costs = std::move(sum);
}

void add_break_even(const config::Feasibility& f, Exploration& all) {
  if (!f.saving_per_month || *f.saving_per_month <= 0 || !all.costs || all.costs->total <= 0) {
    return;
  }
  const auto middle = std::find_if(all.expected.begin(), all.expected.end(),
                                   [](const ExpectedSize& size) { return size.id == "expected"; });
  const std::int64_t treated = middle->per_group * (all.groups - 1);
  const std::set<int> months{std::max(1, f.saving_months / 2), f.saving_months, 2 * f.saving_months};
  for (const int n : months) {
    BreakEven row;
    row.months = n;
    row.saving = *f.saving_per_month * n;
    row.people = people_up(all.costs->total / row.saving);
    if (treated > 0) {
      row.per_hundred = 100 * static_cast<double>(row.people) / static_cast<double>(treated);
    }
    all.break_even.push_back(row);
  }
}

}  // namespace

SizeLight size_light(std::int64_t per_group, const config::Feasibility& wishes) {
  if (per_group < wishes.min_per_group) {
    return SizeLight::red;
  }
  return per_group < wishes.preferred_per_group ? SizeLight::amber : SizeLight::green;
}

std::int64_t people_up(double needed) {
  return static_cast<std::int64_t>(std::ceil(needed - hair));
}

std::vector<double> largest_remainder(double euros, std::span<const std::int64_t> weights) {
  const auto whole = static_cast<std::int64_t>(std::llround(euros * 100));
  const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  core::ensure(sum > 0, "costs are shared by somebody");
  std::vector<std::int64_t> cents;
  std::vector<long double> rest;
  std::int64_t left = whole;
  for (const std::int64_t weight : weights) {
    const long double exact =
        static_cast<long double>(whole) * static_cast<long double>(weight) / static_cast<long double>(sum);
    cents.push_back(static_cast<std::int64_t>(std::floor(exact)));
    rest.push_back(exact - std::floor(exact));
    left -= cents.back();
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rest[a] > rest[b]; });
  for (std::size_t i = 0; left > 0; i = (i + 1) % order.size(), --left) {
    ++cents[order[i]];
  }
  std::vector<double> parts;
  for (const std::int64_t part : cents) {
    parts.push_back(static_cast<double>(part) / 100);
  }
  return parts;
}

Exploration explore(const config::Study& study, std::span<const ingest::CostRow> costs) {
  core::ensure(study.feasibility.has_value() && study.arms.size() > 1,
               "an exploration has wishes and groups");
  const config::Feasibility& f = *study.feasibility;
  Exploration all;
  all.groups = static_cast<std::int64_t>(study.arms.size());
  all.pool = study.unit == config::Unit::benefit ? f.benefits : f.persons;
  core::ensure(all.pool > 0, "an exploration counts somebody");
  if (f.benefits > 0) {
    all.pairs = f.persons - f.benefits;
    all.singles = f.benefits - *all.pairs;
  }
  all.expected = expected_sizes(f, all.pool, all.groups);
  all.needed = needed_shares(f, all.pool, all.groups);
  add_power(f, all);
  add_shares(study, all);
  add_costs(study, costs, all);
  add_break_even(f, all);
  if (f.budget && all.costs) {
    all.budget_left = *f.budget - all.costs->total;
  }
  return all;
}

}  // namespace werkthet::analysis
