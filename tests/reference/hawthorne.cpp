// Treatment, participation and their sum; survival of weighted non-participants; the random invitation.

#include "reference/case.hpp"
#include "statistics/weighting/decomposition.hpp"
#include "statistics/weighting/random_invitation.hpp"
#include "statistics/weighting/reference_weights.hpp"
#include "statistics/weighting/weighted_survival.hpp"
#include "statistics/weighting/weights.hpp"

#include <algorithm>
#include <regex>

namespace werkthet::reference {
namespace {

namespace st = statistics;

/// The values that name a group: one or several, words or numbers.
Strings labels(const Json& value) {
  Strings out;
  for (const Json& one : value.is_array() ? value : Json::array({value})) {
    out.push_back(one.is_string() ? one.get<std::string>() : one.dump());
  }
  return out;
}

Strings labels(const Case& c, const std::string& input) {
  return c.has(input) ? labels(c.inputs().at(input)) : Strings{};
}

/// Codes of the decomposition: non-participants -1, control 0, arms 1, 2, ...; rows of other groups are
/// dropped.
std::vector<int> keep_groups(Table& table, const std::string& column, const Strings& arms,
                             const Strings& control, const Strings& outside) {
  std::vector<int> codes;
  std::vector<bool> wanted;
  for (const std::string& cell : table.text(column)) {
    const auto arm = std::find(arms.begin(), arms.end(), cell);
    const bool is_control = std::find(control.begin(), control.end(), cell) != control.end();
    const bool is_outside = std::find(outside.begin(), outside.end(), cell) != outside.end();
    wanted.push_back(arm != arms.end() || is_control || is_outside);
    if (wanted.back()) {
      codes.push_back(is_outside
                          ? st::non_participant
                          : (is_control ? st::control_group : static_cast<int>(arm - arms.begin()) + 1));
    }
  }
  table.keep(wanted);
  return codes;
}

Json contrast(const st::Estimated<st::Contrast>& found) {
  return {{"estimate", found->estimate}, {"se", found->se}, {"ci", pair(found->interval)}, {"p", found->p}};
}

Json three_way_decomposition(const Case& c) {
  const Strings terms = c.words("terms");
  const Strings arms = labels(c, "arms");
  Strings used = terms;
  used.push_back(c.word("outcome"));
  Table table = c.table(used);
  const std::vector<int> codes =
      keep_groups(table, c.word("group"), arms, labels(c, "control"), labels(c, "nonparticipants"));
  const auto d = st::three_way_decomposition(table.numbers(c.word("outcome")), codes, arms.size(),
                                             Case::columns(table, terms), c.confidence());
  Json n_arms = Json::array();
  Json mean_arms = Json::array();
  Json treatment = Json::object();
  Json total = Json::object();
  bool adds_up = true;
  for (std::size_t a = 0; a < arms.size(); ++a) {
    const st::ArmDecomposition& arm = d->arms[a];
    n_arms.push_back(arm.n);
    mean_arms.push_back(arm.mean);
    treatment[arms[a]] = contrast(arm.treatment);
    total[arms[a]] = contrast(arm.total_adjusted);
    adds_up = adds_up &&
              arm.total_adjusted->estimate == arm.treatment->estimate + d->participation_adjusted->estimate;
  }
  return {{"n", d->n},
          {"n_arms", n_arms},
          {"n_control", d->n_control},
          {"n_nonparticipants", d->n_nonparticipants},
          {"mean_arms", mean_arms},
          {"mean_control", d->mean_control},
          {"mean_nonparticipants_raw", d->mean_nonparticipants_raw},
          {"mean_nonparticipants_adjusted", *d->mean_nonparticipants_adjusted},
          {"ess_nonparticipants", d->weights->ess},
          {"max_weight_share", d->weights->max_share},
          {"treatment", treatment},
          {"participation_adjusted", contrast(d->participation_adjusted)},
          {"participation_raw", contrast(d->participation_raw)},
          {"total_adjusted", total},
          {"identity_total_equals_sum", adds_up}};
}

Numbers where(const Numbers& values, const std::vector<int>& wanted) {
  Numbers out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (wanted[i] == 1) {
      out.push_back(values[i]);
    }
  }
  return out;
}

Json never_asked_mixture(const Case& c) {
  const Table table = c.table({c.word("outcome")});
  const Numbers outcome = table.numbers(c.word("outcome"));
  const Numbers refused = where(outcome, table.flags(c.word("refused")));
  const Numbers control = where(outcome, table.flags(c.word("participants")));
  const auto m = st::never_asked_mixture(where(outcome, table.flags(c.word("never_asked"))), refused, control,
                                         static_cast<std::int64_t>(control.size()),
                                         static_cast<std::int64_t>(refused.size()), c.confidence());
  return {{"share_accepting", m->share_accepting},
          {"mean_never_asked", m->mean_never_asked},
          {"mean_refused", m->mean_refused},
          {"mean_control", m->mean_control},
          {"implied_untreated_mean_of_participants", m->implied_untreated_mean},
          {"selection_difference", m->selection_difference},
          {"participation_effect", m->participation.estimate},
          {"se_delta", m->participation.se},
          {"ci", pair(m->participation.interval)},
          {"itt_of_invitation", m->itt_of_invitation}};
}

/// Codes of a case in words, "ui (1 plays the randomised control group, 0 the non-participants; ...)", or
/// with named groups. Rows of other groups are dropped.
std::vector<int> group_codes(const Case& c, Table& table) {
  const std::string column = c.word("group");
  if (c.has("control") && c.has("nonparticipants")) {
    return keep_groups(table, column, labels(c, "arms"), labels(c, "control"), labels(c, "nonparticipants"));
  }
  static const std::regex form(R"((\S+) plays the randomised control)");
  std::smatch found;
  const double control = std::regex_search(column, found, form) ? std::stod(found[1]) : 1.0;
  std::vector<int> codes;
  for (const double value : table.numbers(column)) {
    codes.push_back(value == control ? st::control_group : st::non_participant);
  }
  return codes;
}

std::vector<int> is(const std::vector<int>& codes, bool (*wanted)(int)) {
  std::vector<int> out;
  for (const int code : codes) {
    out.push_back(wanted(code) ? 1 : 0);
  }
  return out;
}

std::vector<int> where(const std::vector<int>& values, const std::vector<int>& wanted) {
  std::vector<int> out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (wanted[i] == 1) {
      out.push_back(values[i]);
    }
  }
  return out;
}

// R extends the last level beyond the follow-up; so do the answers here.
constexpr auto hold = st::AfterFollowUp::hold_level;

Json weighted_survival(const Case& c) {
  const Strings terms = c.words("terms");
  const std::string weighting = c.has("weights") ? c.word("weights") : "ebal";
  Strings used = terms;
  used.push_back(c.word("time"));
  used.push_back(c.word("event"));
  if (!c.has("control")) {
    used.push_back(c.word("group"));
  }
  Table table = c.table(used);
  const std::vector<int> codes = group_codes(c, table);
  const Numbers time = table.numbers(c.word("time"));
  const std::vector<int> event = table.flags(c.word("event"));
  const std::vector<int> randomised = is(codes, [](int code) { return code >= 0; });
  const std::vector<int> both = is(codes, [](int code) { return code <= 0; });
  const auto weights = st::reference_weights(Case::columns(table, terms), randomised,
                                             weighting == "ebal" ? st::ReferenceWeighting::entropy_balancing
                                                                 : st::ReferenceWeighting::propensity_odds);
  const double tau = c.number("tau");
  const auto r = st::weighted_survival(where(time, both), where(event, both), where(randomised, both),
                                       *weights, tau, c.confidence(), hold);
  const auto all = st::kaplan_meier(where(time, randomised), where(event, randomised));
  const auto summary = st::summarise_weights(*weights);
  const auto at_times = [&](const st::SurvivalCurve& curve) {
    Json out = Json::array();
    for (const double at : c.numbers("times")) {
      out.push_back(st::survival_at(curve, at, hold)->survival);
    }
    return out;
  };
  return {{"n_randomised", all->n},
          {"n_control", r->compared.n},
          {"n_nonparticipants", weights->size()},
          {"weights", weighting},
          {"ess_nonparticipants", summary->ess},
          {"max_weight", summary->largest},
          {"times", c.numbers("times")},
          {"surv_control", at_times(r->compared)},
          {"surv_all_randomised", at_times(*all)},
          {"surv_nonparticipants_raw", at_times(r->reference_raw)},
          {"surv_nonparticipants_weighted", at_times(r->reference_weighted)},
          {"tau", tau},
          {"rmst_control", *r->mean_compared},
          {"rmst_nonparticipants_raw", *r->mean_reference_raw},
          {"rmst_nonparticipants_weighted", *r->mean_reference_weighted},
          {"rmst_difference_control_minus_weighted", *r->mean_difference},
          {"cox_control_vs_weighted_nonparticipants",
           {{"log_hr", r->hazard->log_hazard_ratio},
            {"se_robust_weights_fixed", r->hazard->se_robust},
            {"se_model", r->hazard->se_model}}}};
}

}  // namespace

std::span<const Method> hawthorne_methods() {
  static constexpr Method methods[] = {{"three_way_decomposition", &three_way_decomposition},
                                       {"weighted_survival", &weighted_survival},
                                       {"never_asked_mixture", &never_asked_mixture}};
  return methods;
}

}  // namespace werkthet::reference
