#include "audit/audit.hpp"

#include "audit/bounds.hpp"

#include <algorithm>
#include <map>

namespace werkthet::audit {
namespace {

/// `print`: what the cell says by itself, and what rounded prints of the same count say elsewhere.
std::optional<Leak> judge(const Question& question, const Interval& interval, const Interval& print,
                          const Rules& rules) {
  const bool small = interval.high && *interval.high < rules.min_cell;
  const bool narrow = interval.width() < rules.min_width;
  // A printed 0 in tens says 0 to 4: that is what rounding is for. It must not say more than that.
  const bool more = interval.low > print.low || interval.high != print.high;
  switch (question.asked) {
    case Asked::printed:
      return question.print.low < rules.min_cell ? std::optional(Leak::small_printed) : std::nullopt;
    case Asked::hidden:
      if (interval.width() <= 0) {
        return Leak::exact;
      }
      return narrow          ? std::optional(Leak::narrow)
             : small && more ? std::optional(Leak::known_small)
                             : std::nullopt;
    case Asked::rounded:
      if (!more || (interval.width() <= 0 && !small)) {
        return std::nullopt;  // a large one that another place prints exactly gives nobody away
      }
      return interval.width() <= 0        ? std::optional(Leak::exact)
             : narrow                     ? std::optional(Leak::narrow)
             : small && interval.low >= 1 ? std::optional(Leak::known_small)
                                          : std::nullopt;
    case Asked::rest:
    case Asked::step:
      return narrow && (small || interval.width() > 0) ? std::optional(Leak::derived) : std::nullopt;
    case Asked::change:
      break;
  }
  const bool up = interval.low >= 1 && small;
  const bool down = interval.high && *interval.high <= -1 && interval.low > -rules.min_cell;
  return narrow && (up || down) ? std::optional(Leak::derived) : std::nullopt;
}

/// What rounded prints alone say about a count, over all places and releases where it stands.
std::map<std::size_t, Interval> rounded_prints(const std::vector<Question>& questions) {
  std::map<std::size_t, Interval> prints;
  for (const Question& question : questions) {
    if (question.asked == Asked::rounded) {
      const auto [found, fresh] = prints.emplace(question.sum.front().unknown, question.print);
      if (!fresh) {
        found->second.low = std::max(found->second.low, question.print.low);
        found->second.high = std::min(*found->second.high, *question.print.high);
      }
    }
  }
  return prints;
}

}  // namespace

std::size_t Report::leaks() const {
  return static_cast<std::size_t>(
      std::count_if(answers.begin(), answers.end(), [](const Answer& one) { return one.leak.has_value(); }));
}

Report audit(const std::vector<Release>& releases, const Rules& rules) {
  Known known = known_facts(releases, rules.min_cell);
  Bounds bounds(known.system);
  Report report;
  report.rules = rules;
  for (const Release& release : releases) {
    report.releases.push_back(release.name);
  }
  report.unknowns = known.system.unknowns;
  report.facts = known.system.facts.size();
  for (const Clash& clash : bounds.clashes()) {
    Contradiction contradiction;
    for (const std::size_t fact : clash) {
      contradiction.facts.push_back(known.system.facts[fact].source);
    }
    report.contradictions.push_back(std::move(contradiction));
  }
  // One quantity stands in several places; it is worked out once.
  std::map<std::vector<std::pair<std::size_t, double>>, std::optional<Interval>> solved;
  const std::map<std::size_t, Interval> prints = rounded_prints(known.questions);
  for (Question& question : known.questions) {
    std::vector<std::pair<std::size_t, double>> key;
    for (const Term& term : question.sum) {
      key.emplace_back(term.unknown, term.factor);
    }
    std::sort(key.begin(), key.end());
    const auto [found, fresh] = solved.try_emplace(std::move(key));
    if (fresh) {
      found->second = bounds.of(question.sum);
      if (found->second && found->second->width() < 0) {  // fractions fit, people do not
        report.contradictions.push_back(
            {{question.file + " (" + question.release + "), row " + question.row + ", column " +
              question.column + ": no whole number of people fits what is printed around it"}});
        found->second.reset();
      }
    }
    report.cells += question.asked <= Asked::rounded ? 1U : 0U;
    report.hidden += question.asked == Asked::hidden ? 1U : 0U;
    report.rounded += question.asked == Asked::rounded ? 1U : 0U;
    std::optional<Leak> leak;
    if (found->second || question.asked == Asked::printed) {
      const auto elsewhere = prints.find(question.sum.front().unknown);
      const bool counts = question.asked == Asked::hidden || question.asked == Asked::rounded;
      leak = judge(question, found->second.value_or(question.print),
                   counts && elsewhere != prints.end() ? elsewhere->second : question.print, rules);
    }
    report.answers.push_back({std::move(question), found->second, leak});
  }
  report.programs = bounds.solved();
  return report;
}

}  // namespace werkthet::audit
