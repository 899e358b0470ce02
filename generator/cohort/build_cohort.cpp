#include "cohort/build_cohort.hpp"

#include "cohort/covariates.hpp"
#include "cohort/coverage.hpp"
#include "cohort/flow.hpp"
#include "cohort/follow_up.hpp"
#include "cohort/list_outcomes.hpp"
#include "cohort/maturity.hpp"
#include "cohort/outcomes.hpp"
#include "cohort/persons_cohort.hpp"
#include "cohort/spells.hpp"
#include "cohort/stock.hpp"
#include "cohort/survey_outcomes.hpp"
#include "cohort/units.hpp"
#include "core/error.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <iterator>
#include <map>

namespace werkthet::cohort {
namespace {

std::vector<std::optional<FollowUp>> follow_ups(std::span<const Unit> units, const Spells& spells,
                                                core::Date until, const ReasonSet& work) {
  std::vector<std::optional<FollowUp>> result(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].index) {
      result[i] = follow_up(spells, units[i].persons, *units[i].index, until, work);
    }
  }
  return result;
}

/// Without the column in the list nobody has a word about it, and the cohort has no column either.
void drop_unsaid(std::vector<int>& measured) {
  if (std::all_of(measured.begin(), measured.end(), [](int said) { return said < 0; })) {
    measured.clear();
  }
}

/// The arm whose approach somebody who was drawn really got; -1: none, after a refusal.
int arm_followed(const Unit& unit, const ingest::AllocationRow& row) {
  if (row.refused) {
    return -1;
  }
  return row.followed >= 0 ? row.followed : unit.arm;
}

void add_unit_columns(Cohort& cohort, const ingest::Input& input, std::span<const Unit> units) {
  cohort.size = units.size();
  cohort.weight.assign(units.size(), 1.0);
  std::map<ingest::BenefitIndex, std::int32_t> clusters;
  std::int32_t next_cluster = 0;
  for (const Unit& unit : units) {
    cohort.membership.push_back(unit.membership);
    cohort.arm.push_back(unit.arm);
    cohort.index_date.push_back(unit.index);
    cohort.new_inflow.push_back(unit.new_inflow);
    const ingest::AllocationRow* row =
        unit.row < 0 ? nullptr : &input.allocation[static_cast<std::size_t>(unit.row)];
    const bool drawn = unit.arm >= 0;
    cohort.refused_after_draw.push_back(drawn && row->refused.has_value());
    cohort.replacement.push_back(drawn && row->replaces >= 0);
    cohort.stopped.push_back(drawn && row->stopped.has_value());
    cohort.followed.push_back(drawn ? arm_followed(unit, *row) : -1);
    cohort.caseworker.push_back(row == nullptr ? -1 : row->caseworker);
    cohort.measured.push_back(row == nullptr || row->measured == ingest::Answer::none ? -1
                              : row->measured == ingest::Answer::yes                  ? 1
                                                                                      : 0);
    if (unit.benefit == ingest::nobody) {
      cohort.cluster.push_back(next_cluster++);
      continue;
    }
    const auto [found, added] = clusters.emplace(unit.benefit, next_cluster);
    next_cluster += added ? 1 : 0;
    cohort.cluster.push_back(found->second);
  }
  drop_unsaid(cohort.measured);
}

/// The covariates of the study, and those that only a subgroup names.
std::vector<std::string> wanted_covariates(const config::Study& study) {
  std::vector<std::string> result;
  const auto add = [&](const std::string& id) {
    if (is_built_in(id) && std::find(result.begin(), result.end(), id) == result.end()) {
      result.push_back(id);
    }
  };
  for (const config::Covariate& covariate : study.covariates) {
    add(covariate.id);
  }
  for (const config::Subgroup& subgroup : study.subgroups) {
    add(subgroup.covariate);
  }
  return result;
}

void add_exit_reasons(Cohort& cohort, const config::Study& study, std::span<const Unit> units,
                      std::span<const std::optional<FollowUp>> follow_up_of) {
  cohort.exit_reasons.assign((study.arms.size() + 1) * end_reasons, 0);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const bool pool = units[i].membership == Membership::never_asked;
    if ((units[i].arm < 0 && !pool) || !follow_up_of[i] || !follow_up_of[i]->on_benefit) {
      continue;
    }
    const std::size_t group = pool ? study.arms.size() : static_cast<std::size_t>(units[i].arm);
    const auto reason = follow_up_of[i]->exit ? follow_up_of[i]->exit->reason : ingest::EndReason::none;
    ++cohort.exit_reasons[group * end_reasons + static_cast<std::size_t>(reason)];
  }
}

void say(core::Log& log, const config::Study& study, const Spells& spells, const Units& units) {
  const auto warn_if = [&](std::uint64_t n, const char* what) {
    if (n > 0) {
      log.warn(fmt::format("{} {}", n, what));
    }
  };
  for (const int scheme : study.eligibility.schemes) {
    if (scheme < 0 || scheme > 255 ||
        !counts_as_benefit(static_cast<std::uint8_t>(scheme), study.benefit_rules)) {
      log.warn(fmt::format("scheme {} is eligible but not in joined_schemes, so nobody is on it", scheme));
    }
  }
  const SpellCounts& c = spells.counts;
  log.info(fmt::format("{} units from {} spells; {} reasons taken from the partner", units.units.size(),
                       spells.spells.values.size(), c.partner_resolved));
  warn_if(c.silent_ends, "records stop without an end date; counted as ended for an unknown reason");
  warn_if(c.bridged, "records run on because their reporter delivered no later month");
  warn_if(c.withdrawn, "records end on or before their start; counted as withdrawn");
  warn_if(c.partner_unresolved, "records end because of the partner, whose reason is not in the deliveries");
  if (units.without_reference >
      0) {  // normal: most people on benefit in four years were not so on the chosen dates
    log.info(fmt::format("{} units were on benefit, but on no drawn reference date; not in the pool",
                         units.without_reference));
  }
  warn_if(static_cast<std::uint64_t>(units.lines_without_unit),
          "lines of the allocation list name nobody in the deliveries; they are in no count");
  warn_if(static_cast<std::uint64_t>(units.drawn_not_eligible),
          "participants were not eligible on their draw date");
  warn_if(static_cast<std::uint64_t>(units.drawn_not_on_benefit),
          "participants were not on benefit on their draw date; their exit is not observed");
}

Cohort register_cohort(const config::Study& study, const ingest::Input& input, core::Log& log) {
  const ingest::BusData& bus = *input.bus;
  const Coverage coverage = coverage_of(bus, study.release.data_until);
  const RowsByPerson rows = rows_by_person(bus, coverage, study.benefit_rules);
  const Spells spells = build_spells(bus, coverage, rows, study.benefit_rules);
  const ReasonSet work = work_reasons(study.benefit_rules);

  Cohort cohort;
  cohort.data_until = coverage.data_until;
  cohort.complete_months = complete_months(coverage);
  cohort.stock = stock_by_quarter(spells.spells.values, coverage, work, false);
  std::ranges::copy(
      stock_by_quarter(benefit_spells(spells, study.benefit_rules.return_days), coverage, work, true),
      std::back_inserter(cohort.stock));

  Units all = build_units(study, input, rows, spells);
  say(log, study, spells, all);
  cohort.flow = build_flow(study, input, all.units);
  cohort.partners_in_two_arms = partners_in_two_arms(all.units);
  if (!study.non_participants.use) {  // after the flow: it shows the whole frame either way
    std::erase_if(all.units, [](const Unit& unit) { return unit.row < 0; });
  }
  const std::span<const Unit> units = all.units;

  add_unit_columns(cohort, input, units);
  for (const std::string& id : wanted_covariates(study)) {
    CovariateColumn column{id, Values(units.size())};
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (units[i].index) {
        column.values[i] =
            built_in(id, bus, rows, spells, coverage, units[i].persons.front(), *units[i].index);
      }
    }
    cohort.covariates.push_back(std::move(column));
  }
  const core::Date until = followed_until(coverage.data_until, study.start, study.run_out_until);
  const std::vector<std::optional<FollowUp>> followed = follow_ups(units, spells, until, work);
  add_register_outcomes(cohort, study, units, followed, spells, coverage);
  add_list_outcomes(cohort, study, input, units, followed, spells, log);
  add_scales(cohort, study, units, input.surveys);
  cohort.statements = statement_divisions(study, units, input.surveys, cohort.measured);
  add_contacts(cohort, study, units, input.contacts, coverage.data_until);
  add_contact_contrast(cohort, study, units, followed, input.contacts);
  add_exemptions(cohort, study, units, input.exemptions, coverage.data_until);
  add_exit_reasons(cohort, study, units, followed);
  return cohort;
}

}  // namespace

Cohort build_cohort(const config::Study& study, const ingest::Input& input, core::Log& log) {
  if (input.bus) {
    return register_cohort(study, input, log);
  }
  if (input.persons) {
    return persons_cohort(study, *input.persons);
  }
  throw core::Error(core::ErrorKind::input, "there are no deliveries and no persons table", {},
                    "name them in the section data of the study file");
}

}  // namespace werkthet::cohort
