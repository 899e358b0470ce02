#include "config/region.hpp"
#include "config/relations.hpp"
#include "core/format.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace werkthet::config {
namespace {

void dates(const Relations& r) {
  if (r.usable("study.start") && r.usable("study.end") && r.study().start >= r.study().end) {
    r.report().error(
        "S111", r.at("study.end"),
        "end (" + core::iso(r.study().end) + ") must come after start (" + core::iso(r.study().start) + ")",
        "correct one of the two dates");
  }
  if (r.usable("study.end") && r.usable("study.run_out_until") && r.given("study.run_out_until") &&
      r.study().run_out_until < r.study().end) {
    r.report().error("S111", r.at("study.run_out_until"),
                     "run_out_until (" + core::iso(r.study().run_out_until) + ") lies before end (" +
                         core::iso(r.study().end) + ")",
                     "the run-out starts where the experiment ends");
  }
  if (r.study().plan.fixed_on && r.usable("study.start") && *r.study().plan.fixed_on > r.study().start) {
    r.report().warning("S127", r.at("plan.fixed_on"),
                       "the plan was fixed on " + core::iso(*r.study().plan.fixed_on) +
                           ", after the start on " + core::iso(r.study().start),
                       "nothing, if this is so: the accountability page says it");
  }
}

void rules(const Relations& r) {
  const Eligibility& e = r.study().eligibility;
  if (r.usable("eligibility.age_min") && r.usable("eligibility.age_max") && e.age_min > e.age_max) {
    r.report().error(
        "S107", r.at("eligibility.age_max"),
        "age_max (" + std::to_string(e.age_max) + ") lies below age_min (" + std::to_string(e.age_min) + ")",
        "both ages may take part; write the lowest and the highest");
  }
  const NonParticipants& n = r.study().non_participants;
  if (r.usable("non_participants.reference") && r.usable("non_participants.date")) {
    if (n.use && n.reference == ReferenceDate::fixed && !n.date) {
      r.report().error("S113", r.at("non_participants.reference"), "reference = \"fixed\" needs a date",
                       "add a line, for example: date = 2017-10-01");
    } else if (n.reference != ReferenceDate::fixed && n.date) {
      r.report().warning("S124", r.at("non_participants.date"),
                         "date has no effect unless reference = \"fixed\"",
                         "remove the line, or set reference = \"fixed\"");
    }
  }
  if (n.date && r.usable("study.start") && r.usable("study.end") &&
      (*n.date < r.study().start || *n.date > r.study().end)) {
    r.report().error("S111", r.at("non_participants.date"),
                     "date (" + core::iso(*n.date) + ") lies outside the experiment, " +
                         core::iso(r.study().start) + " to " + core::iso(r.study().end),
                     "choose a day within the experiment");
  }
  if (r.usable("disclosure.min_cell") && r.usable("disclosure.reason_below_10") &&
      r.study().disclosure.min_cell < 10 && core::trimmed(r.study().disclosure.reason_below_10).empty()) {
    r.report().error("S116", r.at("disclosure.min_cell"),
                     "min_cell is " + std::to_string(r.study().disclosure.min_cell) +
                         ", below 10, and reason_below_10 is empty",
                     "set min_cell = 10, or write in reason_below_10 who decided this and why; it is printed "
                     "in the log");
  }
  const Disclosure& d = r.study().disclosure;
  if (r.usable("disclosure.min_cell") && r.usable("disclosure.rounding") && d.rounding < d.min_cell) {
    const std::string least = std::to_string(d.min_cell);
    r.report().error("S132", r.at("disclosure.rounding"),
                     "rounding (" + std::to_string(d.rounding) + ") is below min_cell (" + least +
                         "): rounded counts would show that fewer than " + least + " people are counted",
                     "set rounding = " + least + " or more");
  }
}

void looks(const Relations& r) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < r.study().plan.looks.size(); ++i) {
    const Look& look = r.study().plan.looks[i];
    const std::string path = "plan.looks[" + std::to_string(i + 1) + "]";
    if (!look.release.empty() && !seen.insert(look.release).second) {
      r.report().error("S110", r.at(path + ".release"), "two looks name the release " + quote(look.release),
                       "a release can be one look");
    }
    const std::string before = "plan.looks[" + std::to_string(i) + "].information";
    if (i > 0 && r.usable(path + ".information") && r.usable(before) &&
        look.information <= r.study().plan.looks[i - 1].information) {
      r.report().error("S115", r.at(path + ".information"),
                       "information (" + core::shortest(look.information) +
                           ") is not above that of the look before (" +
                           core::shortest(r.study().plan.looks[i - 1].information) + ")",
                       "put the looks in the order of time");
    }
  }
}

/// Both sides of a mediation are scales: measured at the same waves, before and after.
void mediation_scale(const Relations& r, const std::string& path, const std::string& id) {
  const auto& outcomes = r.study().outcomes;
  const auto found =
      std::find_if(outcomes.begin(), outcomes.end(), [&](const auto& o) { return o.id == id; });
  if (!id.empty() && (found == outcomes.end() || found->kind != OutcomeKind::scale)) {
    r.report().error("S113", r.at(path), "there is no outcome of kind scale called " + quote(id),
                     suggest(id, ids_of(outcomes), "a section [outcomes." + id + "] with kind = \"scale\""));
  }
}

/// What the plan and the comparison of municipalities name must be there.
void plan_names(const Relations& r) {
  const Plan& plan = r.study().plan;
  if (!r.usable("outcomes")) {
    return;
  }
  const std::vector<std::string> outcomes = ids_of(r.study().outcomes);
  for (std::size_t i = 0; i < plan.secondary.size(); ++i) {
    if (!contains(outcomes, plan.secondary[i])) {
      r.report().error(
          "S113", r.item_at("plan", "secondary", i),
          "secondary names an outcome " + quote(plan.secondary[i]) + " that is not there",
          suggest(plan.secondary[i], outcomes, "a section [outcomes." + plan.secondary[i] + "]"));
    }
  }
  for (const StopCriterion& criterion : plan.stop_criteria) {
    const std::string path = "plan.stop_criteria." + criterion.id;
    if (!criterion.outcome.empty() && !contains(outcomes, criterion.outcome)) {
      r.report().error(
          "S113", r.at(path + ".outcome"), "there is no outcome " + quote(criterion.outcome),
          suggest(criterion.outcome, outcomes, "a section [outcomes." + criterion.outcome + "]"));
    }
    if (!criterion.arm.empty() && r.usable("arms") && !contains(ids_of(r.study().arms), criterion.arm)) {
      r.report().error(
          "S113", r.at(path + ".arm"), "there is no group " + quote(criterion.arm),
          suggest(criterion.arm, ids_of(r.study().arms), "a section [arms." + criterion.arm + "]"));
    }
    if (!criterion.wave.empty() && r.usable("waves") && !contains(ids_of(r.study().waves), criterion.wave)) {
      r.report().error(
          "S113", r.at(path + ".wave"), "there is no wave " + quote(criterion.wave),
          suggest(criterion.wave, ids_of(r.study().waves), "a section [waves." + criterion.wave + "]"));
    }
  }
  for (std::size_t i = 0; i < plan.mediation.size(); ++i) {
    const std::string path = "plan.mediation[" + std::to_string(i + 1) + "]";
    mediation_scale(r, path + ".outcome", plan.mediation[i].outcome);
    mediation_scale(r, path + ".mediator", plan.mediation[i].mediator);
    if (!plan.mediation[i].outcome.empty() && plan.mediation[i].outcome == plan.mediation[i].mediator) {
      r.report().error("S113", r.at(path + ".mediator"), "an outcome cannot work through itself",
                       "name another scale as mediator");
    }
  }
  const Outcome* primary = r.study().primary_outcome();
  if (plan.horizon && primary != nullptr && r.usable("outcomes." + primary->id + ".horizons") &&
      std::find(primary->horizons.begin(), primary->horizons.end(), *plan.horizon) ==
          primary->horizons.end()) {
    r.report().error("S113", r.at("plan.horizon"),
                     "horizon is " + std::to_string(*plan.horizon) +
                         ", which is not among the horizons of the primary outcome",
                     "choose one of its horizons, or add this one to [outcomes." + primary->id + "]");
  }
}

/// A range goes from low to high, and money that is said to be saved has a source.
void feasibility(const Relations& r) {
  if (!r.study().feasibility) {
    return;
  }
  const Feasibility& f = *r.study().feasibility;
  const double low = f.participation_low > 0 ? f.participation_low : f.participation;
  const double high = f.participation_high > 0 ? f.participation_high : f.participation;
  if (r.usable("feasibility.participation") && (low > f.participation || high < f.participation)) {
    r.report().error("S107", r.at("feasibility.participation"),
                     "participation (" + core::shortest(f.participation) + ") lies outside its range, " +
                         core::shortest(low) + " to " + core::shortest(high),
                     "write participation_low, participation and participation_high from low to high");
  }
  if (f.benefits > f.persons || (f.benefits > 0 && f.persons > 2 * f.benefits)) {
    r.report().error("S107", r.at("feasibility.benefits"),
                     std::to_string(f.benefits) + " benefits cannot hold " + std::to_string(f.persons) +
                         " people: each benefit is of one or two people",
                     "check both numbers and the day on which they were counted");
  }
  if (f.preferred_per_group < f.min_per_group) {
    r.report().error("S107", r.at("feasibility.preferred_per_group"),
                     "preferred_per_group (" + std::to_string(f.preferred_per_group) +
                         ") lies below min_per_group (" + std::to_string(f.min_per_group) + ")",
                     "the preferred size is the larger one");
  }
  const bool named = std::any_of(f.partners.begin(), f.partners.end(), [&](const CostPartner& partner) {
    return partner.name == r.study().municipality;
  });
  if (f.shared_costs_key != SharingKey::none && !named && r.untouched("feasibility.partners") &&
      r.usable("study.municipality")) {
    r.report().error("S113", r.at("feasibility.shared_costs_key"),
                     "shared costs are divided over the partners, and this municipality is not among them",
                     "add it: [[feasibility.partners]] with name = " + quote(r.study().municipality));
  }
  if (f.saving_per_month && core::trimmed(f.saving_source).empty()) {
    r.report().error("S113", r.at("feasibility.saving_per_month"), "a saving per month needs its source",
                     "write it in saving_source; without a source no saving is counted");
  }
}

void arm_values(const Relations& r, const PersonsTable& persons) {
  if (!r.usable("arms")) {
    return;
  }
  for (const auto& [value, arm] : persons.arm_values) {
    if (!arm.empty() && arm != "non_participant" && !contains(ids_of(r.study().arms), arm)) {
      r.report().error("S113", r.at("data.persons.arm_values"),
                       "arm_values names a group " + quote(arm) + " that is not there",
                       suggest(arm, ids_of(r.study().arms), "a section [arms." + arm + "]"));
    }
  }
}

void data(const Relations& r) {
  const Data& data = r.study().data;
  const bool known =
      r.usable("data") && r.usable("data.bus") && r.usable("data.allocation") && r.usable("data.persons");
  // Before the start there are no data, and a published table needs none about persons.
  const bool needs_none = r.study().release.kind == ReleaseKind::exploration || !data.published.empty() ||
                          compares_only(r.study());
  if (needs_none && data.bus.empty() && data.allocation.empty()) {
    return;
  }
  if (known && data.bus.empty() && data.allocation.empty() && !data.persons) {
    r.report().error("S108", r.at("data"), "no data are named",
                     "name bus and allocation below [data], or add a section [data.persons]");
  } else if (known && data.bus.empty() != data.allocation.empty()) {
    const std::string missing = data.bus.empty() ? "bus" : "allocation";
    r.report().error("S108", r.at("data"),
                     missing + " is missing: BUS files and the allocation list belong together",
                     "add a line, for example: " + example_line(*find_key(*find_section("data"), missing)));
  }
  if (!data.bus.empty() && r.study().municipality_code.empty() && r.usable("study.municipality_code")) {
    r.report().error("S108", r.at("study"),
                     "municipality_code is missing: BUS files name the municipality by it",
                     "add a line, for example: municipality_code = \"9999\"");
  }
  if (!data.key_file.empty() && inside_study(r.study(), data.key_file)) {
    r.report().error(
        "S118", r.at("data.key_file"), "the key lies inside the study folder",
        "keep it elsewhere, so that who copies the study does not copy the key; for example: key_file = "
        "\"../" +
            r.study().id + ".key\"");
  }
  if (data.persons) {
    arm_values(r, *data.persons);
    if (data.persons->where_column.empty() != data.persons->where_value.empty() &&
        r.usable("data.persons.where_column") && r.usable("data.persons.where_value")) {
      r.report().error("S113", r.at("data.persons"), "where_column and where_value belong together",
                       "write both or none");
    }
  }
}

/// What a correction leans on: a status, earlier releases, and days in their order.
void correction(const Relations& r) {
  const Release& release = r.study().release;
  if (!release.correction) {
    return;
  }
  const Correction& correction = *release.correction;
  if (r.usable("release.status") && release.status != FigureStatus::corrected) {
    r.report().error("S121", r.at(r.given("release.status") ? "release.status" : "release.correction"),
                     "a release that corrects a letter has status \"corrected\"",
                     "set status = \"corrected\", or take [release.correction] out");
  }
  if (r.usable("release.earlier") && release.earlier.empty()) {
    r.report().error("S113", r.at("release.correction"),
                     "[release.correction] corrects an earlier release, and release.earlier names none",
                     "name the folder of the release that was wrong in release.earlier");
  }
  if (!r.usable("release.date") || !r.usable("release.correction")) {
    return;
  }
  const auto late = [&](const char* key, core::Date day, core::Date limit, const std::string& than) {
    if (r.given("release.correction." + std::string(key)) && r.given("release.correction.found_on") &&
        r.usable("release.correction.found_on") && r.usable("release.correction." + std::string(key)) &&
        day > limit) {
      r.report().error(
          "S111", r.at("release.correction." + std::string(key)),
          std::string(key) + " (" + core::iso(day) + ") lies after " + than + " (" + core::iso(limit) + ")",
          "first the letter, then the mistake is found, then the correction");
    }
  };
  late("found_on", correction.found_on, release.date, "the date of this release");
  late("letter_date", correction.letter_date, correction.found_on, "the day the mistake was found");
}

void release(const Relations& r) {
  const Release& release = r.study().release;
  if (r.usable("release.kind") && r.usable("release.status") && release.kind == ReleaseKind::final &&
      (release.status == FigureStatus::provisional || release.status == FigureStatus::revised_provisional)) {
    r.report().error(
        "S121", r.at(r.given("release.status") ? "release.status" : "release.kind"),
        "a final release has status \"final\" or \"corrected\", found " +
            quote(release.status == FigureStatus::provisional ? "provisional" : "revised_provisional"),
        "set status = \"final\", or make this an interim release");
  }
  if (!r.usable("release.date")) {
    return;
  }
  if (r.usable("study.start") && release.date < r.study().start && release.kind != ReleaseKind::exploration) {
    r.report().error("S111", r.at("release.date"),
                     "the release is dated " + core::iso(release.date) + ", before the start on " +
                         core::iso(r.study().start),
                     "correct one of the two dates");
  }
  if (release.kind == ReleaseKind::final && r.usable("release.kind") && r.usable("study.end") &&
      r.usable("study.start") && r.study().start < r.study().end && release.date >= r.study().start &&
      release.date < r.study().end) {
    r.report().error("S121", r.at("release.date"),
                     "a final release is dated " + core::iso(release.date) + ", before the end on " +
                         core::iso(r.study().end),
                     "set end to the day the experiment ended, or make this an interim release");
  }
  if (release.data_until && *release.data_until > release.date) {
    r.report().error("S111", r.at("release.data_until"),
                     "data_until (" + core::iso(*release.data_until) +
                         ") lies after the date of the release (" + core::iso(release.date) + ")",
                     "data cannot reach beyond the day of the release");
  }
  if (release.public_from && *release.public_from < release.date) {
    r.report().error("S111", r.at("release.public_from"),
                     "public_from (" + core::iso(*release.public_from) +
                         ") lies before the date of the release (" + core::iso(release.date) + ")",
                     "a release is public on its date or later");
  }
}

void theme(const Relations& r) {
  const std::size_t colours = r.study().theme.arm_colours.size();
  if (colours > 0 && r.usable("theme.arm_colours") && r.usable("arms") && colours < r.study().arms.size()) {
    r.report().error("S123", r.at("theme.arm_colours"),
                     "arm_colours names " + std::to_string(colours) + " for " +
                         std::to_string(r.study().arms.size()) + " groups",
                     "name a colour for every group, or leave the list empty for the tested set");
  }
}

/// A story without consent is not published; that is a mistake to mend and not a default to choose.
/// Its title is somebody's own words and is not repeated.
void web(const Relations& r) {
  for (std::size_t i = 0; i < r.study().stories.size(); ++i) {
    const std::string path = "stories[" + std::to_string(i + 1) + "].consent";
    if (!r.study().stories[i].consent && r.usable(path)) {
      r.report().error("S131", r.at(path), "story " + std::to_string(i + 1) + " has no consent",
                       "take it out, or set consent = true once the participant agreed to this text");
    }
  }
  const Site& site = r.study().site;
  for (const auto& [key, address] : {std::pair<std::string, std::string>{"base_url", site.base_url},
                                     std::pair<std::string, std::string>{"latest_url", site.latest_url}}) {
    if (r.usable("site." + key) && address.find_first_of("?#") != std::string::npos) {
      r.report().error("S122", r.at("site." + key), key + " is the address of a folder, found ? or #",
                       "write the address up to the folder that will hold site/ and data/");
    }
  }
  if (r.usable("site.base_url") && r.usable("site.latest_url") && !site.latest_url.empty() &&
      site.latest_url == site.base_url) {
    r.report().error(
        "S122", r.at("site.latest_url"), "latest_url is the address of this release itself (base_url)",
        "give every release an address of its own, and the newest one a second that never changes");
  }
  if (r.study().site.next_release && r.usable("release.date") && r.usable("site.next_release") &&
      *r.study().site.next_release <= r.study().release.date) {
    r.report().error("S111", r.at("site.next_release"),
                     "next_release (" + core::iso(*r.study().site.next_release) +
                         ") does not come after the date of this release (" + core::iso(r.study().release.date) + ")",
                     "correct the date, or leave it out when no release follows");
  }
}

}  // namespace

void check_run(const Relations& relations) {
  dates(relations);
  rules(relations);
  looks(relations);
  plan_names(relations);
  feasibility(relations);
  data(relations);
  release(relations);
  correction(relations);
  theme(relations);
  web(relations);
}

}  // namespace werkthet::config
