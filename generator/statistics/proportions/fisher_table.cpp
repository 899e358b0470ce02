// Fisher's exact test for tables of any size, as a network: a node is what is left of the lines (the shorter
// side of the table) after some of the steps (the longer side); an edge hands one step's total out over the
// lines. A path is a table and its length the logarithm of the number of ways to reach it. What a node's
// longest and shortest remainder decide is decided there for all its tables at once; the last two steps are
// answered from a sorted list. Lengths within 1e-9 share one entry.

#include "statistics/numerics.hpp"
#include "statistics/proportions/contingency_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

namespace werkthet::statistics {
namespace {

using Counts = std::vector<std::int64_t>;

constexpr double most_edges = 4e6;  // the walk stays below half a gigabyte and some seconds
constexpr std::size_t most_lengths = 16'000'000;
constexpr double most_remainders = 1e8;
constexpr double same_length = 1e-9;
constexpr double tie = 1e-7;

class LogFactorials {
 public:
  explicit LogFactorials(std::int64_t largest) {
    values_.reserve(static_cast<std::size_t>(largest) + 1);
    detail::Carried total;
    values_.push_back(0);
    for (std::int64_t k = 1; k <= largest; ++k) {
      total = detail::add(total, {std::log(static_cast<double>(k)), 0.0});
      values_.push_back(total.high + total.low);
    }
  }
  [[nodiscard]] double of(std::int64_t k) const { return values_[static_cast<std::size_t>(k)]; }
  /// Logarithm of n! / (k1! k2! ...) with n the sum.
  [[nodiscard]] double ways(const Counts& parts) const {
    double below = 0;
    for (const std::int64_t part : parts) {
      below += of(part);
    }
    return of(std::accumulate(parts.begin(), parts.end(), std::int64_t{0})) - below;
  }

 private:
  std::vector<double> values_;
};

/// Calls `each` with every way to hand `amount` out over the lines without exceeding what is left of them.
template <class Each>
void hand_out(const Counts& left, std::size_t line, std::int64_t amount, std::int64_t room, Counts& parts,
              const Each& each) {
  if (line + 1 == left.size()) {
    parts[line] = amount;
    each(parts);
    return;
  }
  const std::int64_t room_behind = room - left[line];
  for (std::int64_t n = std::max<std::int64_t>(0, amount - room_behind); n <= std::min(left[line], amount);
       ++n) {
    parts[line] = n;
    hand_out(left, line + 1, amount - n, room_behind, parts, each);
  }
}

template <class Each>
void hand_out(const Counts& left, std::int64_t amount, const Each& each) {
  Counts parts(left.size());
  hand_out(left, 0, amount, std::accumulate(left.begin(), left.end(), std::int64_t{0}), parts, each);
}

/// How often hand_out would call `each`; infinite or not a number when that is absurdly often.
double ways_to_hand_out(const Counts& left, std::int64_t amount) {
  std::vector<double> ways(static_cast<std::size_t>(amount) + 1, 0.0);  // by what has been handed out
  ways[0] = 1;
  for (const std::int64_t line : left) {
    // a running sum over the last line + 1 entries
    std::vector<double> next(ways.size());
    double window = 0;
    for (std::size_t k = 0; k < ways.size(); ++k) {
      window += ways[k];
      const auto before = static_cast<std::int64_t>(k) - line - 1;
      if (before >= 0) {
        window -= ways[static_cast<std::size_t>(before)];
      }
      next[k] = window;
    }
    ways = std::move(next);
  }
  return ways.back();
}

struct Edge {
  std::size_t to;
  double length;
};

/// Tables that are equally long so far.
struct Past {
  double length;
  double tables;
};

struct Node {
  Counts left;
  double longest{};
  double shortest{};
  std::vector<Edge> edges;
  std::vector<Past> pasts;
};

void merge_equal(std::vector<Past>& pasts) {
  std::sort(pasts.begin(), pasts.end(), [](const Past& a, const Past& b) { return a.length < b.length; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < pasts.size(); ++i) {
    if (kept > 0 && pasts[i].length - pasts[kept - 1].length <= same_length) {
      pasts[kept - 1].tables += pasts[i].tables;
    } else {
      pasts[kept++] = pasts[i];
    }
  }
  pasts.resize(kept);
}

class Network {
 public:
  Network(Counts lines, Counts steps, double observed)
      : steps_(std::move(steps)),
        factorials_(std::accumulate(lines.begin(), lines.end(), std::int64_t{0})),
        observed_(observed),
        all_(factorials_.ways(lines)) {
    // The largest step needs no walk at all and the next largest only the sorted list.
    std::sort(steps_.begin(), steps_.end());
    std::sort(lines.begin(), lines.end());
    layers_.push_back({});
    layers_.back().push_back({std::move(lines), 0, 0, {}, {{0.0, 1.0}}});
  }

  [[nodiscard]] std::optional<double> p() {
    if (!build()) {
      return std::nullopt;
    }
    bound();
    for (std::size_t layer = 0; layer + 1 < layers_.size(); ++layer) {
      if (!advance(layer)) {
        return std::nullopt;
      }
    }
    for (const Node& node : layers_.back()) {
      close(node);
    }
    return std::min(1.0, sum(found_));
  }

 private:
  /// Nodes and edges of all steps but the last two. False when there are too many.
  bool build() {
    double edges = 0;
    for (std::size_t step = 0; step + 2 < steps_.size(); ++step) {
      std::map<Counts, std::size_t> position;
      std::vector<Node> next;
      for (Node& node : layers_.back()) {
        edges += ways_to_hand_out(node.left, steps_[step]);
        if (!(edges <= most_edges)) {
          return false;
        }
        hand_out(node.left, steps_[step], [&](const Counts& parts) {
          Counts left = node.left;
          for (std::size_t line = 0; line < left.size(); ++line) {
            left[line] -= parts[line];
          }
          std::sort(left.begin(), left.end());  // lines are exchangeable
          const auto [at, fresh] = position.emplace(left, next.size());
          if (fresh) {
            next.push_back({std::move(left), 0, 0, {}, {}});
          }
          node.edges.push_back({at->second, factorials_.ways(parts)});
        });
      }
      layers_.push_back(std::move(next));
    }
    double remainders = 0;
    for (const Node& node : layers_.back()) {
      remainders += ways_to_hand_out(node.left, steps_[steps_.size() - 2]);
      if (!(remainders <= most_remainders)) {
        return false;
      }
    }
    return true;
  }

  /// Lengths of the last two steps from here.
  [[nodiscard]] std::vector<double> remainders(const Node& node) const {
    std::vector<double> lengths;
    Counts rest(node.left.size());
    hand_out(node.left, steps_[steps_.size() - 2], [&](const Counts& parts) {
      for (std::size_t line = 0; line < rest.size(); ++line) {
        rest[line] = node.left[line] - parts[line];
      }
      lengths.push_back(factorials_.ways(parts) + factorials_.ways(rest));
    });
    return lengths;
  }

  void bound() {
    for (Node& node : layers_.back()) {
      const std::vector<double> lengths = remainders(node);
      const auto [low, high] = std::minmax_element(lengths.begin(), lengths.end());
      node.shortest = *low;
      node.longest = *high;
    }
    for (std::size_t layer = layers_.size() - 1; layer-- > 0;) {
      for (Node& node : layers_[layer]) {
        bool first = true;
        for (const Edge& edge : node.edges) {
          const Node& to = layers_[layer + 1][edge.to];
          node.longest = first ? edge.length + to.longest : std::max(node.longest, edge.length + to.longest);
          node.shortest =
              first ? edge.length + to.shortest : std::min(node.shortest, edge.length + to.shortest);
          first = false;
        }
      }
    }
  }

  bool advance(std::size_t layer) {
    std::size_t lengths = 0;
    for (Node& node : layers_[layer]) {
      for (const Edge& edge : node.edges) {
        Node& to = layers_[layer + 1][edge.to];
        const double open = factorials_.ways(to.left);
        for (const Past& past : node.pasts) {
          const double length = past.length + edge.length;
          if (length + to.longest <= observed_ + tie) {
            found_.push_back(past.tables * std::exp(length + open - all_));
          } else if (length + to.shortest <= observed_ + tie) {
            to.pasts.push_back({length, past.tables});
            ++lengths;
          }
        }
        if (lengths > most_lengths) {
          return false;
        }
      }
      node.pasts = {};
      found_ = {sum(found_)};
    }
    for (Node& node : layers_[layer + 1]) {
      merge_equal(node.pasts);
    }
    return true;
  }

  void close(const Node& node) {
    if (node.pasts.empty()) {
      return;
    }
    std::vector<double> lengths = remainders(node);
    std::sort(lengths.begin(), lengths.end());
    std::vector<double> share;  // of all tables from here, those up to this length
    detail::Carried total;
    for (const double length : lengths) {
      total = detail::add(total, {std::exp(length - lengths.back()), 0.0});
      share.push_back(total.high + total.low);
    }
    for (const Past& past : node.pasts) {
      const auto end = std::upper_bound(lengths.begin(), lengths.end(), observed_ + tie - past.length);
      if (end != lengths.begin()) {
        found_.push_back(past.tables * std::exp(past.length + lengths.back() - all_) *
                         share[static_cast<std::size_t>(end - lengths.begin()) - 1]);
      }
    }
    found_ = {sum(found_)};
  }

  Counts steps_;
  LogFactorials factorials_;
  double observed_;
  double all_;
  std::vector<std::vector<Node>> layers_;
  std::vector<double> found_;
};

}  // namespace

Estimated<double> fisher_exact_table(CountTable table, std::int64_t most) {
  const std::size_t columns = table.empty() ? 0 : table[0].size();
  Counts row_totals;
  Counts column_totals(columns, 0);
  std::int64_t total = 0;
  for (const Counts& row : table) {
    detail::require(row.size() == columns, "rows of a table differ in length");
    row_totals.push_back(0);
    for (std::size_t j = 0; j < columns; ++j) {
      detail::require(row[j] >= 0, "a count is negative");
      if (row[j] > most || total > most) {
        return NotEstimable{Reason::out_of_range, "more counts than an exact test is worth"};
      }
      row_totals.back() += row[j];
      column_totals[j] += row[j];
      total += row[j];
    }
  }
  if (total > most) {
    return NotEstimable{Reason::out_of_range, "more counts than an exact test is worth"};
  }
  std::erase(row_totals, 0);
  std::erase(column_totals, 0);
  if (row_totals.size() < 2 || column_totals.size() < 2) {
    return NotEstimable{Reason::too_few, "fewer than two rows or columns with counts"};
  }
  const LogFactorials factorials(total);
  const bool rows_are_lines = row_totals.size() <= column_totals.size();
  double observed = 0;
  for (const std::int64_t step : rows_are_lines ? column_totals : row_totals) {
    observed += factorials.of(step);
  }
  for (const Counts& row : table) {
    for (const std::int64_t n : row) {
      observed -= factorials.of(n);
    }
  }
  const auto p = rows_are_lines ? Network(row_totals, column_totals, observed).p()
                                : Network(column_totals, row_totals, observed).p();
  if (!p) {
    return NotEstimable{Reason::out_of_range, "too many tables to walk"};
  }
  return *p;
}

}  // namespace werkthet::statistics
