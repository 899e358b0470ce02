#include "disclosure/months.hpp"

#include "disclosure/ledger.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <numeric>

namespace werkthet::disclosure {
namespace {

/// A month as readers see it: the values they can think of, one when it is printed exactly. A month that no
/// release prints in tens has none before it is exact.
struct Seen {
  int position{};
  Candidates values;
};

Range bounds(const std::vector<Seen>& seen, std::size_t month, int position) {
  Range range;
  for (std::size_t o = 0; o < seen.size(); ++o) {
    if (o == month || seen[o].values.empty()) {
      continue;
    }
    if (seen[o].position <= position) {
      range.low = std::max(range.low, seen[o].values.front());
    } else {
      range.high = std::min(range.high, seen[o].values.back());
    }
  }
  return range;
}

class Series {
 public:
  Series(const std::vector<Month>& months, const config::Disclosure& rules) : months_(months), rules_(rules) {
    for (const Month& month : months) {
      seen_.push_back(
          {month.position, month.horizon ? candidates_of_tens(month.value, rules.rounding) : Candidates{}});
    }
  }

  /// Decides about a month that is open, and takes in what readers learn from the decision.
  bool decide(std::size_t month) {
    const Candidates thinkable = thinkable_values(month);
    const auto tells = [&](std::int64_t one) { return near_exact(one) || narrows(month, one); };
    Candidates telling;
    std::copy_if(thinkable.begin(), thinkable.end(), std::back_inserter(telling), tells);
    telling = enough(std::move(telling), thinkable);
    const std::int64_t value = months_[month].value;
    const bool exact = !tells(value) && !std::binary_search(telling.begin(), telling.end(), value);
    if (exact) {
      exact_.push_back(value);
      seen_[month].values = {value};
    } else if (months_[month].horizon) {
      seen_[month].values = std::move(telling);
    }
    for (std::size_t o = 0; o < seen_.size(); ++o) {
      std::erase_if(seen_[o].values, [&](std::int64_t other) { return !fits(o, month, other); });
    }
    return exact;
  }

 private:
  /// What readers can think of a month before it is decided: its tens, or for a month of the curve what its
  /// neighbours leave, as far as something can follow from it.
  Candidates thinkable_values(std::size_t month) const {
    const Month& m = months_[month];
    Range range = bounds(seen_, month, m.position);
    Candidates all;
    if (m.horizon) {
      all = seen_[month].values;
    } else {
      range.high = std::min(range.high, reach());
      for (std::int64_t value = range.low; value <= range.high; ++value) {
        all.push_back(value);
      }
    }
    std::erase_if(all, [&](std::int64_t value) {
      return value < range.low || value > range.high || primary_rule(value, m.total, rules_) != nullptr;
    });
    return all;
  }

  /// Above it no value is near an exact month or inside the tens of a horizon.
  std::int64_t reach() const {
    std::int64_t highest = 0;
    for (const Seen& seen : seen_) {
      if (!seen.values.empty()) {
        highest = std::max(highest, seen.values.back() + rules_.min_cell);
      }
    }
    return highest;
  }

  bool not_later(std::size_t o, std::size_t month) const {
    return seen_[o].position <= seen_[month].position;
  }

  bool near_exact(std::int64_t value) const {
    return std::any_of(exact_.begin(), exact_.end(),
                       [&](std::int64_t exact) { return std::abs(exact - value) < rules_.min_cell; });
  }

  /// Whether `month` with this value, printed exactly, leaves few values of another. One more than must fit
  /// in the end: then so many are left also for this month, when it is not printed for that reason.
  bool narrows(std::size_t month, std::int64_t value) const {
    for (std::size_t o = 0; o < seen_.size(); ++o) {
      const Candidates& values = seen_[o].values;
      const auto left =
          static_cast<std::size_t>(std::count_if(values.begin(), values.end(), [&](std::int64_t other) {
            return not_later(o, month) ? other <= value : other >= value;
          }));
      if (o != month && left < values.size() && left <= fewest_candidates) {
        return true;
      }
    }
    return false;
  }

  /// Whether a value of `o` can stand beside what is known of `month`: a count so far only grows.
  bool fits(std::size_t o, std::size_t month, std::int64_t value) const {
    const Candidates& known = seen_[month].values;
    return o == month || known.empty() ||
           (not_later(o, month) ? value <= known.back() : value >= known.front());
  }

  const std::vector<Month>& months_;
  const config::Disclosure& rules_;
  std::vector<Seen> seen_;
  std::vector<std::int64_t> exact_;
};

}  // namespace

Candidates enough(Candidates part, const Candidates& all) {
  const auto distance = [&](std::int64_t value) {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (const std::int64_t one : part) {
      least = std::min(least, std::abs(one - value));
    }
    return least;
  };
  while (!part.empty() && part.size() < std::min(fewest_candidates, all.size())) {
    const std::int64_t* next = nullptr;
    for (const std::int64_t& value : all) {
      if (distance(value) > 0 && (next == nullptr || distance(value) < distance(*next))) {
        next = &value;
      }
    }
    part.insert(std::lower_bound(part.begin(), part.end(), *next), *next);
  }
  return part;
}

Candidates candidates_of_tens(std::int64_t value, std::int64_t base) {
  const Range range = tens_of(to_base(value, base), base);
  Candidates values(static_cast<std::size_t>(range.high - range.low + 1));
  std::iota(values.begin(), values.end(), range.low);
  return values;
}

std::vector<bool> exact_months(const std::vector<Month>& months, const config::Disclosure& rules) {
  Series series(months, rules);
  std::vector<bool> exact;
  for (std::size_t month = 0; month < months.size(); ++month) {
    exact.push_back(months[month].open && series.decide(month));
  }
  return exact;
}

}  // namespace werkthet::disclosure
