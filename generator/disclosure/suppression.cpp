#include "disclosure/suppression.hpp"

#include "core/error.hpp"
#include "disclosure/certificate.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace werkthet::disclosure {
namespace {

using Print = Count::Print;

/// One suppression; its steps in the order of the functions.
class Suppression {
 public:
  Suppression(const std::vector<Count>& counts, const SuppressionRules& rules)
      : counts_(counts), rules_(rules) {
    for (const Count& count : counts_) {
      core::ensure(std::is_sorted(count.classes.begin(), count.classes.end()) && count.value >= 0,
                   "a count adds up sorted classes and is not negative");
      const bool in_range = count.print == Print::range || count.print == Print::past_range ||
                            count.print == Print::fixed_range;
      result_.fates.push_back(in_range                       ? Fate::in_range
                              : count.print == Print::secret ? Fate::secret
                                                             : Fate::printed);
    }
    result_.ranges.resize(counts_.size());
  }

  Suppressed run() {
    eliminate();
    if (rules_.programs) {
      for (std::vector<std::size_t>& part : parts()) {
        prove(std::move(part));
      }
    }
    return std::move(result_);
  }

 private:
  /// What follows exactly from exact prints. Counts in ranges are left to the programs.
  void eliminate() {
    std::vector<Sum> secrets;
    std::vector<bool> alone;
    std::vector<std::size_t> open;
    std::map<Sum, std::size_t> same;  // one sum in two tables is one secret
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i].print == Print::secret && same.emplace(counts_[i].classes, i).second) {
        secrets.push_back(counts_[i].classes);
        alone.push_back(rules_.insiders && counts_[i].value == 1);
      }
    }
    Elimination elimination(secrets, std::move(alone));
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i].print == Print::fixed) {
        elimination.force(counts_[i].classes);
      } else if (counts_[i].print == Print::open) {
        open.push_back(i);
      }
    }
    std::stable_sort(open.begin(), open.end(),
                     [&](std::size_t a, std::size_t b) { return counts_[a].rank < counts_[b].rank; });
    for (const std::size_t i : open) {
      if (same.contains(counts_[i].classes) || !elimination.print(counts_[i].classes)) {
        result_.fates[i] = Fate::hidden_for_others;
      }
    }
  }

  /// Counts that share no class cannot tell anything about each other.
  [[nodiscard]] std::vector<std::vector<std::size_t>> parts() const {
    std::map<std::size_t, std::size_t> owner;  // class -> count
    std::vector<std::size_t> parent(counts_.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
      while (parent[i] != i) {
        parent[i] = parent[parent[i]];
        i = parent[i];
      }
      return i;
    };
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      for (const std::size_t at : counts_[i].classes) {
        parent[root(i)] = root(owner.emplace(at, i).first->second);
      }
    }
    std::map<std::size_t, std::vector<std::size_t>> by_root;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      by_root[root(i)].push_back(i);
    }
    std::vector<std::vector<std::size_t>> all;
    for (auto& [first, members] : by_root) {
      all.push_back(std::move(members));
    }
    return all;
  }

  /// A secret needs width and reach. A count in a range needs what its print leaves, no more than the rules
  /// ask; where the print says "a few at most", nobody at all stays possible, or it would say that there are some.
  [[nodiscard]] Room needed(std::size_t i, const SuppressionRules& rules) const {
    Room room{rules.width, rules.min_cell};
    if (result_.fates[i] == Fate::in_range) {
      const Range& range = counts_[i].range;
      room.width = std::min(room.width, range.high - range.low);
      room.reach = std::min(room.reach, range.high);
      if (range.high < rules_.min_cell) {
        room.least = range.low;
      }
    }
    return room;
  }

  [[nodiscard]] bool examined(std::size_t i) const {
    const Print print = counts_[i].print;
    return print == Print::secret || print == Print::range || print == Print::past_range;
  }

  void prove(std::vector<std::size_t> part) {
    if (std::none_of(part.begin(), part.end(), [&](std::size_t i) { return examined(i); })) {
      return;
    }
    Certificate certificate(counts_, std::move(part), result_.fates);
    if (!certificate.possible()) {
      result_.contradiction = true;
      return;
    }
    protect(certificate);
    if (rules_.insiders) {
      protect_from_insiders(certificate);
    }
    for (const std::size_t i : certificate.members()) {
      if (result_.fates[i] != Fate::printed) {
        const Room room = needed(i, rules_);
        result_.ranges[i] = certificate.range_of(i, rules_.full_ranges ? nullptr : &room);
      }
    }
    result_.programs += certificate.solved();
  }

  /// Hides what is missed least until the count is uncertain enough. A count that only fixed prints give away
  /// is told and left.
  void widen(Certificate& certificate, std::size_t i, const SuppressionRules& rules) {
    while (true) {
      const Room room = needed(i, rules);
      if (has_room(certificate.range_of(i, &room), room)) {
        return;
      }
      const std::vector<std::size_t> binding = certificate.binding(counts_, result_.fates, i);
      // A count in tens that is missed less than what narrows it makes way itself.
      const bool itself = counts_[i].print == Print::range && result_.fates[i] == Fate::in_range &&
                          (binding.empty() || counts_[i].rank > counts_[binding.front()].rank);
      if (binding.empty() && !itself) {
        result_.unprotected.push_back(i);
        return;
      }
      hide(certificate, itself ? i : binding.front());
    }
  }

  void hide(Certificate& certificate, std::size_t i) {
    for (const std::size_t other : certificate.members()) {  // the same sum in another table goes with it
      const bool shown = (result_.fates[other] == Fate::printed && counts_[other].print == Print::open) ||
                         (result_.fates[other] == Fate::in_range && counts_[other].print == Print::range);
      if (shown && (other == i || counts_[other].classes == counts_[i].classes)) {
        result_.fates[other] = Fate::hidden_for_others;
        certificate.hide(other);
        ++hidden_;
      }
    }
  }

  void protect(Certificate& certificate) {
    std::vector<std::size_t> all;
    std::copy_if(certificate.members().begin(), certificate.members().end(), std::back_inserter(all),
                 [&](std::size_t i) { return examined(i); });
    certificate.warm(all);
    widen_all(certificate, all, rules_);
  }

  /// Once hidden, a count is never shown again, so this ends. Hiding only widens what was examined before,
  /// but a count whose own tens are gone has to meet the rules for hidden ones.
  void widen_all(Certificate& certificate, const std::vector<std::size_t>& all,
                 const SuppressionRules& rules) {
    for (std::size_t before = hidden_ + 1; before != hidden_;) {
      before = hidden_;
      std::erase_if(result_.unprotected,
                    [&](std::size_t i) { return std::find(all.begin(), all.end(), i) != all.end(); });
      for (const std::size_t i : all) {
        widen(certificate, i, rules);
      }
    }
  }

  /// Somebody who is alone in a secret knows it to be one: what else has fewer values left then?
  void protect_from_insiders(Certificate& certificate) {
    SuppressionRules rules = rules_;
    rules.min_cell = 0;
    std::vector<std::size_t> exposed;
    exposed.swap(result_.unprotected);
    for (const std::size_t one : certificate.members()) {
      if (counts_[one].print != Print::secret || counts_[one].value != 1) {
        continue;
      }
      std::vector<std::size_t> others;
      // What lies inside the cell is the person's own.
      const Sum& own = counts_[one].classes;
      std::copy_if(certificate.members().begin(), certificate.members().end(), std::back_inserter(others),
                   [&](std::size_t i) {
                     const Sum& sum = counts_[i].classes;
                     return examined(i) && !std::includes(own.begin(), own.end(), sum.begin(), sum.end());
                   });
      certificate.know(one, 1);
      widen_all(certificate, others, rules);
      certificate.know(one, std::nullopt);
      exposed.insert(exposed.end(), result_.unprotected.begin(), result_.unprotected.end());
      result_.unprotected.clear();
    }
    std::sort(exposed.begin(), exposed.end());
    exposed.erase(std::unique(exposed.begin(), exposed.end()), exposed.end());
    result_.unprotected = std::move(exposed);
  }

  const std::vector<Count>& counts_;
  const SuppressionRules rules_;
  Suppressed result_;
  std::size_t hidden_{};  ///< by the programs
};

}  // namespace

Suppressed suppress(const std::vector<Count>& counts, const SuppressionRules& rules) {
  return Suppression(counts, rules).run();
}

}  // namespace werkthet::disclosure
