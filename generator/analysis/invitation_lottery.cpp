#include "analysis/invitation_lottery.hpp"

#include "statistics/proportions/proportions.hpp"
#include "statistics/weighting/random_invitation.hpp"

#include <functional>
#include <vector>

namespace werkthet::analysis {
namespace {

using cohort::Membership;
using statistics::NotEstimable;
using statistics::Reason;

struct Invited {
  std::vector<double> never_asked;
  std::vector<double> refused;  ///< or did not answer: invited, and outside
  std::int64_t accepted{};      ///< drawn, or willing and not drawn
};

Invited invited(const cohort::Cohort& cohort, const Groups& groups, const cohort::Values& values) {
  Invited result;
  for (std::size_t i = 0; i < cohort.size; ++i) {
    const Membership who = cohort.membership[i];
    result.accepted += who == Membership::randomised || who == Membership::not_drawn ? 1 : 0;
    if (!values[i]) {
      continue;
    }
    if (groups.code[i] == -1) {
      result.never_asked.push_back(*values[i]);
    } else if (who == Membership::refused || who == Membership::asked_no_answer) {
      result.refused.push_back(*values[i]);
    }
  }
  return result;
}

std::vector<double> of_code(const Groups& groups, const cohort::Values& values,
                            const std::function<bool(int)>& wanted) {
  std::vector<double> result;
  for (std::size_t i = 0; i < groups.code.size(); ++i) {
    if (wanted(groups.code[i]) && values[i]) {
      result.push_back(*values[i]);
    }
  }
  return result;
}

statistics::Estimated<statistics::Mixture> mixture(const Invited& all, const std::vector<double>& group,
                                                   double confidence) {
  if (all.refused.empty()) {
    return NotEstimable{Reason::too_few, "nobody who refused the invitation can be found in the data"};
  }
  return statistics::never_asked_mixture(all.never_asked, all.refused, group, all.accepted,
                                         static_cast<std::int64_t>(all.refused.size()), confidence);
}

Value value_of(const statistics::Contrast& contrast) {
  return {contrast.estimate, contrast.se, contrast.interval, contrast.p};
}

using Part = statistics::Estimated<Value> (*)(const statistics::Mixture&);

statistics::Estimated<Value> part_of(const statistics::Estimated<statistics::Mixture>& found, Part part) {
  return found ? part(*found) : statistics::Estimated<Value>(found.why());
}

statistics::Estimated<Value> participation(const statistics::Mixture& m) {
  return value_of(m.participation);
}
statistics::Estimated<Value> invitation(const statistics::Mixture& m) {
  return as_value(m.invitation, value_of);
}
statistics::Estimated<Value> selection(const statistics::Mixture& m) {
  return as_value(m.selection, value_of);
}

const Method mixture_method{"mean_difference",
                            "lottery of the invitation: never asked less refusers, over the share that took "
                            "part; delta method",
                            "Bloom 1984, Eval Rev 8:225"};

}  // namespace

double invitation_strength(double share, std::int64_t invited) {
  // The square of the share over its standard error: the never asked cannot take part.
  return share < 1.0 ? static_cast<double>(invited) * share / (1.0 - share)
                     : static_cast<double>(invited) * static_cast<double>(invited);
}

void add_invitation_lottery(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                            const cohort::Values& values, const Subject& subject, Estimates& estimates) {
  if (!study.non_participants.invited_by_lottery || !groups.has_non_participants) {
    return;
  }
  const Invited all = invited(cohort, groups, values);
  const auto add = [&](const std::string& group, std::size_t n, const std::string& last, Method method,
                       statistics::Estimated<Value> result) {
    estimates.add(make_estimate(subject, {group, std::string(non_participants), n, all.never_asked.size()},
                                last, std::move(method), std::move(result)));
  };
  const std::string& control_id = groups.ids[0];
  const std::vector<double> control = of_code(groups, values, [](int code) { return code == 0; });
  const auto found = mixture(all, control, estimates.confidence);
  add(control_id, control.size(), "participation.lottery", mixture_method, part_of(found, participation));
  add(control_id, control.size(), "participation.lottery_selection",
      {"mean_difference", "people like the participants, unasked, less all never asked; delta method",
       mixture_method.reference},
      part_of(found, selection));
  add(control_id, control.size(), "invitation.itt",
      {"mean_difference", "invited to the control arm, whatever they did, less never asked; delta method",
       mixture_method.reference},
      part_of(found, invitation));
  const auto share = statistics::wilson(
      all.accepted, all.accepted + static_cast<std::int64_t>(all.refused.size()), study.plan.confidence);
  Estimate took_part =
      make_estimate(subject, {control_id, "", static_cast<std::size_t>(all.accepted) + all.refused.size(), 0},
                    "invitation.share",
                    {"share", "of the invited, who took part, Wilson interval", "Wilson 1927, JASA 22:209"},
                    as_value(share, [](const auto& s) {
                      return Value{s.estimate, {}, s.interval, {}};
                    }));
  took_part.events = all.accepted;
  estimates.add(std::move(took_part));
  for (std::size_t code = 1; code < groups.ids.size(); ++code) {
    const std::vector<double> arm =
        of_code(groups, values, [&](int c) { return c == static_cast<int>(code); });
    add(groups.ids[code], arm.size(), "total.lottery", mixture_method,
        part_of(mixture(all, arm, estimates.confidence), participation));
  }
}

void add_lottery_placebo(const cohort::Cohort& cohort, const Groups& groups, const cohort::Values& values,
                         const Subject& subject, Estimates& estimates) {
  const Invited all = invited(cohort, groups, values);
  const std::vector<double> drawn = of_code(groups, values, [](int code) { return code >= 0; });
  estimates.add(make_estimate(
      subject,
      {std::string(all_randomised), std::string(non_participants), drawn.size(), all.never_asked.size()},
      "placebo.lottery", mixture_method, part_of(mixture(all, drawn, estimates.confidence), participation)));
}

}  // namespace werkthet::analysis
