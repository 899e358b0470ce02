#include "config/covariates.hpp"
#include "config/outcomes.hpp"
#include "config/region.hpp"
#include "config/relations.hpp"
#include "core/format.hpp"

#include <set>

namespace werkthet::config {
namespace {

void arms(const Relations& r) {
  std::vector<const Arm*> controls;
  bool roles_known = r.usable("arms");
  std::set<std::string> names;
  for (const Arm& arm : r.study().arms) {
    const std::string path = "arms." + arm.id;
    roles_known = roles_known && r.usable(path) && r.usable(path + ".role");
    if (arm.role == Role::control && r.usable(path + ".role")) {
      controls.push_back(&arm);
    }
    static const std::set<std::string> reserved = {"niet_deelnemers", "non_participant", "non_participants",
                                                   "totaal"};
    if (reserved.contains(arm.id)) {
      r.report().error("S109", r.at(path), quote(arm.id) + " has a meaning of its own in the tables",
                       "choose another short name for this group");
    }
    if (!arm.name.nl.empty() && !names.insert(arm.name.nl).second) {
      r.report().error("S110", r.at(path + ".name"), "two groups are called " + quote(arm.name.nl),
                       "give every group its own name; readers tell groups apart by it");
    }
  }
  if (roles_known && r.study().arms.empty() && !compares_only(r.study())) {
    r.report().error("S108", r.at("release.kind"), "the sections [arms.<id>] are missing",
                     "name the groups; only a comparison of municipalities has none");
  }
  if (!roles_known || r.study().arms.empty()) {
    return;
  }
  if (controls.empty()) {
    r.report().error("S112", r.at("arms." + r.study().arms.front().id), "no group has role = \"control\"",
                     "give exactly one group role = \"control\"");
  }
  for (std::size_t i = 1; i < controls.size(); ++i) {
    r.report().error("S112", r.at("arms." + controls[i]->id + ".role"),
                     "a second group has role = \"control\"; the first is " + quote(controls.front()->id),
                     "give exactly one group role = \"control\"");
  }
  if (r.study().arms.size() < 2) {
    r.report().error("S112", r.at("arms." + r.study().arms.front().id), "there is only one group",
                     "an experiment compares at least two groups");
  }
}

void needs(const Relations& r, const std::string& path, const std::string& key, bool present,
           const std::string& kind) {
  if (!present && r.usable(path + "." + key)) {
    const Key* description = find_key(*find_section("outcomes"), key);
    r.report().error("S113", r.at(path), "an outcome of kind " + quote(kind) + " needs " + key,
                     "add a line, for example: " + example_line(*description));
  }
}

void no_effect(const Relations& r, const std::string& path, const std::string& key, bool fine,
               const std::string& kind) {
  if (!fine) {
    r.report().warning("S124", r.at(path + "." + key), key + " has no effect for kind " + quote(kind),
                       "remove the line");
  }
}

bool has_bound(const Outcome& outcome) {
  return outcome.kind == OutcomeKind::hours_at_least || outcome.kind == OutcomeKind::wage_at_least;
}

/// An outcome from a list of its own: the list must be there, an amount has one horizon, a bound has a
/// height.
void list_needs(const Relations& r, const Outcome& outcome, const std::string& path,
                const std::string& kind) {
  const Data& data = r.study().data;
  const bool ladder = source_of(outcome.kind) == DataSource::ladder;
  const std::string file = ladder ? "ladder" : "employment";
  if ((ladder ? data.ladder : data.employment).empty() && r.usable("data." + file)) {
    r.report().error("S113", r.at(path + ".kind"),
                     "an outcome of kind " + quote(kind) + " needs the list " + quote(file),
                     "name it in [data]: " + file + " = \"data/" + file + ".csv\"");
  }
  // Who is in which group on which day follows from the deliveries; the list only adds to it.
  if (r.study().data.bus.empty() && r.usable("data.bus")) {
    r.report().error("S113", r.at(path + ".kind"), "an outcome of kind " + quote(kind) + " needs BUS files",
                     "name them in [data]: bus = [\"data/bus/*.xml\"]");
  }
  if (measured_as(outcome.kind) == Measurement::amount && outcome.horizons.size() > 1) {
    r.report().error("S113", r.item_at(path, "horizons", 1),
                     "an outcome of kind " + quote(kind) + " is a mean at one moment, and has one horizon",
                     "keep one, or add an outcome for each moment");
  }
  if (has_bound(outcome)) {
    needs(r, path, "at_least", outcome.at_least > 0, kind);
  }
}

/// Who must stay away for six months cannot have done so within six.
void durable_needs(const Relations& r, const Outcome& outcome, const std::string& path) {
  const bool fits = outcome.horizons.empty() || outcome.horizons.front() > outcome.kept_months;
  if (!fits && r.usable(path + ".horizons") && r.usable(path + ".kept_months")) {
    r.report().error("S107", r.item_at(path, "horizons", 0),
                     "within " + std::to_string(outcome.horizons.front()) + " months nobody can stay away for " +
                         std::to_string(outcome.kept_months),
                     "write horizons above kept_months");
  }
}

void outcome_needs(const Relations& r, const Outcome& outcome, const std::string& path) {
  const std::string kind =
      find_key(*find_section("outcomes"), "kind")->allowed[static_cast<std::size_t>(outcome.kind)];
  const DataSource source = source_of(outcome.kind);
  const bool from_bus = source == DataSource::benefit_register;
  const bool from_list = source == DataSource::employment || source == DataSource::ladder;
  const bool from_scale = source == DataSource::survey;
  if (!r.study().data.published.empty() || r.study().release.kind == ReleaseKind::exploration ||
      compares_only(r.study())) {
    return;  // there are no data about people that an outcome could need
  }
  if (from_bus || from_list || outcome.kind == OutcomeKind::time_to_event) {
    needs(r, path, "horizons", !outcome.horizons.empty(), kind);
  }
  if (from_list) {
    list_needs(r, outcome, path, kind);
  }
  if (outcome.kind == OutcomeKind::durable_exit) {
    durable_needs(r, outcome, path);
  }
  if (from_bus && r.study().data.bus.empty() && r.usable("data.bus")) {
    r.report().error("S113", r.at(path + ".kind"), "an outcome of kind " + quote(kind) + " needs BUS files",
                     "name them in [data]: bus = [\"data/bus/*.xml\"]");
  }
  if (outcome.kind != OutcomeKind::time_to_event && !outcome.horizons.empty() &&
      outcome.horizons.back() > 240) {
    r.report().error(
        "S107", r.item_at(path, "horizons", outcome.horizons.size() - 1),
        "horizons are months here, at most 240, found " + std::to_string(outcome.horizons.back()),
        "only time_to_event counts in the units of its column");
  }
  if (from_scale) {
    needs(r, path, "scale", !outcome.scale.empty(), kind);
    if (!outcome.scale.empty() && r.usable("scales") && !contains(ids_of(r.study().scales), outcome.scale)) {
      r.report().error(
          "S113", r.at(path + ".scale"), "there is no scale " + quote(outcome.scale),
          suggest(outcome.scale, ids_of(r.study().scales), "a section [scales." + outcome.scale + "]"));
    }
    const bool surveyed = std::any_of(r.study().waves.begin(), r.study().waves.end(),
                                      [](const Wave& wave) { return !wave.clients.empty(); });
    if (!surveyed && !r.study().data.persons && r.usable("waves") && r.untouched("waves.")) {
      r.report().error("S113", r.at(path + ".kind"), "a scale needs a wave with answers of participants",
                       "add a section [waves.t0] with clients = \"data/surveys/t0.csv\"");
    }
  }
  if (source == DataSource::persons_table) {
    needs(r, path, "column", !outcome.column.empty(), kind);
    if (!r.study().data.persons && r.usable("data.persons")) {
      r.report().error("S113", r.at(path + ".kind"),
                       "an outcome of kind " + quote(kind) + " needs a persons table",
                       "add a section [data.persons] with file = \"data/persons.csv\"");
    }
  }
  if (outcome.kind == OutcomeKind::time_to_event) {
    needs(r, path, "event_column", !outcome.event_column.empty(), kind);
  }
  no_effect(r, path, "scale", from_scale || outcome.scale.empty(), kind);
  no_effect(r, path, "column", source == DataSource::persons_table || outcome.column.empty(), kind);
  no_effect(r, path, "common", is_exchanged(outcome.kind) || outcome.common.empty(), kind);
  no_effect(r, path, "event_column",
            outcome.kind == OutcomeKind::time_to_event || outcome.event_column.empty(), kind);
  no_effect(r, path, "at_least", has_bound(outcome) || outcome.at_least == 0, kind);
  no_effect(r, path, "kept_months",
            outcome.kind == OutcomeKind::durable_exit || !r.given(path + ".kept_months"), kind);
}

void outcomes(const Relations& r) {
  const Outcome* primary = nullptr;
  for (const Outcome& outcome : r.study().outcomes) {
    const std::string path = "outcomes." + outcome.id;
    if (outcome.primary) {
      if (primary != nullptr) {
        r.report().error("S114", r.at(path + ".primary"),
                         "a second outcome has primary = true; the first is " + quote(primary->id),
                         "choose one; the others are reported as secondary outcomes");
      } else {
        primary = &outcome;
      }
    }
    if (r.usable(path + ".kind")) {
      outcome_needs(r, outcome, path);
    }
  }
}

/// Labels stand for numbers of the scale, and none is an answer and no answer at once.
void answers(const Relations& r, const Scale& scale, const std::string& path) {
  for (const auto& [label, value] : scale.answers) {
    if (r.usable(path + ".min") && r.usable(path + ".max") && (value < scale.min || value > scale.max)) {
      r.report().error("S107", r.at(path + ".answers"),
                       "answers gives " + core::shortest(value) + ", outside " + core::shortest(scale.min) +
                           " to " + core::shortest(scale.max),
                       "correct the number, or min and max of the scale");
      return;
    }
    if (contains(scale.missing, label)) {
      r.report().error("S123", r.at(path + ".missing"), "missing names a label that answers gives a number",
                       "keep the label in one of the two");
      return;
    }
  }
}

void scales(const Relations& r) {
  for (const Scale& scale : r.study().scales) {
    const std::string path = "scales." + scale.id;
    if (r.usable(path + ".min") && r.usable(path + ".max") && scale.min >= scale.max) {
      r.report().error(
          "S107", r.at(path + ".max"),
          "max (" + core::shortest(scale.max) + ") must be above min (" + core::shortest(scale.min) + ")",
          "write the lowest and the highest answer");
    }
    answers(r, scale, path);
    for (std::size_t i = 0; i < scale.reversed.size(); ++i) {
      if (r.usable(path + ".items") && !contains(scale.items, scale.reversed[i])) {
        r.report().error("S113", r.item_at(path, "reversed", i),
                         "reversed names " + quote(scale.reversed[i]) + ", which is not among the items",
                         suggest(scale.reversed[i], scale.items, "it to items"));
      }
    }
  }
}

void covariates(const Relations& r) {
  std::set<std::string> seen;
  for (const Covariate& covariate : r.study().covariates) {
    const std::string path = "covariates." + covariate.id;
    if (!seen.insert(covariate.id).second) {
      r.report().error("S110", r.at(path), quote(covariate.id) + " is in covariates_built_in as well",
                       "keep the section or the name in the list, not both");
      continue;
    }
    if (!r.given(path)) {
      continue;  // from the list of built-in ones
    }
    const bool built_in = built_in_covariate(covariate.id) != nullptr;
    if (!built_in && !r.given(path + ".kind") && r.usable(path + ".kind")) {
      r.report().error("S108", r.at(path), "kind is missing: one of \"numeric\", \"binary\"",
                       "add a line, for example: kind = \"numeric\"");
    }
    if (!built_in && covariate.label.empty() && r.usable(path + ".label")) {
      r.report().error("S108", r.at(path), "label is missing: a text in quotes",
                       "add a line, for example: label = \"Leeftijd\"");
    }
    if (!built_in && covariate.column.empty() && r.usable(path + ".column")) {
      r.report().error("S113", r.at(path),
                       quote(covariate.id) + " is no built-in characteristic, so it needs a column",
                       "name a column of the persons table, or " +
                           suggest(covariate.id, ids_of(built_in_covariates()), ""));
    }
    if (!covariate.column.empty() && !r.study().data.persons && r.usable("data.persons")) {
      r.report().error("S113", r.at(path + ".column"), "column names a persons table, and there is none",
                       "add a section [data.persons], or use a built-in characteristic without column");
    }
  }
}

void subgroups(const Relations& r) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < r.study().subgroups.size(); ++i) {
    const Subgroup& subgroup = r.study().subgroups[i];
    const std::string path = "subgroups[" + std::to_string(i + 1) + "]";
    if (!subgroup.id.empty() && !seen.insert(subgroup.id).second) {
      r.report().error("S110", r.at(path + ".id"), "two subgroups have the id " + quote(subgroup.id),
                       "give each its own short name");
    }
    if (subgroup.covariate.empty() || !r.usable("covariates") || !r.usable("study.covariates_built_in")) {
      continue;
    }
    const auto found = std::find_if(r.study().covariates.begin(), r.study().covariates.end(),
                                    [&](const Covariate& c) { return c.id == subgroup.covariate; });
    if (found == r.study().covariates.end()) {
      r.report().error("S113", r.at(path + ".covariate"),
                       "there is no characteristic " + quote(subgroup.covariate),
                       suggest(subgroup.covariate, ids_of(r.study().covariates),
                               "it to covariates_built_in below [study]"));
    } else if (found->kind == CovariateKind::numeric && subgroup.cuts.empty() && r.usable(path + ".cuts")) {
      r.report().error("S113", r.at(path),
                       quote(subgroup.covariate) + " is a number, so this subgroup needs cuts",
                       "add a line, for example: cuts = [2, 5]");
    } else if (found->kind == CovariateKind::binary && !subgroup.cuts.empty()) {
      r.report().warning("S124", r.at(path + ".cuts"), "cuts has no effect for a yes/no characteristic",
                         "remove the line");
    }
  }
}

}  // namespace

void check_design(const Relations& relations) {
  arms(relations);
  outcomes(relations);
  scales(relations);
  check_statements(relations);
  covariates(relations);
  subgroups(relations);
}

}  // namespace werkthet::config
