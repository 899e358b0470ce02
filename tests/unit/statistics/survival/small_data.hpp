#pragma once
// Two small data sets that several tests of this folder use.

#include <cstddef>
#include <vector>

namespace werkthet::test::survival {

using Numbers = std::vector<double>;
using Codes = std::vector<int>;

// Freireich et al. 1963, weeks of remission: 6-MP and placebo (Kalbfleisch and Prentice 2002, table 1.1).
inline const Numbers drug_time{6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35};
inline const Codes drug_event{1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0};
inline const Numbers placebo_time{1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};
inline const Codes placebo_event(21, 1);

struct Both {
  Numbers time = drug_time;
  Codes event = drug_event;
  Codes group = Codes(21, 0);
  std::vector<Numbers> columns;
  Both() {
    time.insert(time.end(), placebo_time.begin(), placebo_time.end());
    event.insert(event.end(), placebo_event.begin(), placebo_event.end());
    group.insert(group.end(), 21, 1);
    columns.emplace_back(group.begin(), group.end());
  }
};

// Invented: sixteen people, some of them already on benefit when the register starts.
struct Late {
  Numbers entry{0, 0, 1, 2, 0, 3, 1, 0, 2, 4, 0, 5, 1, 3, 0, 2};
  Numbers time{3, 5, 4, 6, 3, 7, 5, 8, 4, 9, 6, 9, 5, 6, 10, 7};
  Codes event{1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1};
  Codes arm{1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1};
  std::vector<Numbers> columns{
      Numbers(arm.begin(), arm.end()),
      {.5, 1.5, -1, 2, .3, -.7, 1.1, .2, -.4, .9, 1.8, -1.2, .6, .1, -.3, .8},
  };
  Numbers weights{1, .5, 2, 1.5, 1, .8, 1.2, .7, 1, 2, .4, 1.1, .9, 1.6, 1, .6};
  Codes cluster{1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8};
  Codes strata{1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2};
};

// Invented, worked by hand: at risk in (entry, time].
struct ByHand {
  Numbers entry{0, 2, 0, 3, 1};
  Numbers time{2, 5, 3, 6, 4};
  Codes event{1, 1, 0, 1, 1};
  Codes group{1, 0, 0, 1, 1};
};

/// Follow-up cut in two at `at`: the same people as pieces (entry, at] and (at, time].
struct Pieces {
  Numbers entry;
  Numbers time;
  Codes event;
  Codes of;  ///< row of the person
  Pieces(const Numbers& from, const Numbers& until, const Codes& happened, double at) {
    for (std::size_t i = 0; i < until.size(); ++i) {
      const auto piece = [&](double a, double b, int e) {
        entry.push_back(a);
        time.push_back(b);
        event.push_back(e);
        of.push_back(static_cast<int>(i));
      };
      if (from[i] < at && at < until[i]) {
        piece(from[i], at, 0);
        piece(at, until[i], happened[i]);
      } else {
        piece(from[i], until[i], happened[i]);
      }
    }
  }
  template <class T>
  [[nodiscard]] std::vector<T> spread(const std::vector<T>& per_person) const {
    std::vector<T> out;
    for (const int i : of) {
      out.push_back(per_person[static_cast<std::size_t>(i)]);
    }
    return out;
  }
};

}  // namespace werkthet::test::survival
