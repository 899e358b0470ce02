// Percentages that stand for a count nobody prints (characteristics at the start), and differences between
// two shares.
#include "audit/reading.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace werkthet::audit {
namespace {

constexpr const char* kind_dimension = "kenmerk";
constexpr double tens = 10;
/// Forms of household exclude each other.
constexpr std::array<const char*, 3> forms{"single", "single_parent", "couple"};

double percent(double count, double size, int decimals) {
  const double scale = std::pow(10.0, decimals);
  return std::floor(100 * scale * count / size + 0.5 + 1e-9) / scale;
}

/// The counts that a printed percentage of a group may stand for, when it was computed from the number in
/// tens.
Range from_tens(const Cell& printed, const Range& size) {
  Range range{unlimited, -unlimited, true, true};
  const double half = 0.5 * std::pow(10.0, -printed.decimals);
  for (double n = std::max(1.0, size.low); n <= size.high; ++n) {
    const double first = std::floor((printed.value - half) * n / 100 / tens) * tens;
    const double last = std::ceil((printed.value + half) * n / 100 / tens) * tens;
    const auto fits = [&](double count) {
      return count >= 0 && std::abs(percent(std::min(count, n), n, printed.decimals) - printed.value) < 1e-9;
    };
    // The ends are within a step or two of what the formula says.
    for (double count = first - tens; count <= first + 2 * tens; count += tens) {
      if (fits(count)) {
        range.low = std::min(range.low, std::max(0.0, count - tens / 2));
        break;
      }
    }
    for (double count = last + tens; count >= last - 2 * tens; count -= tens) {
      if (fits(count)) {
        range.high = std::max(range.high, std::min(n, count + tens / 2 - 1));
        break;
      }
    }
  }
  return range;
}

Range from_exact(const Cell& printed, const Range& size) {
  const double half = 0.5 * std::pow(10.0, -printed.decimals);
  return {std::max(0.0, std::ceil((printed.value - half) * size.low / 100 - 1e-9)),
          std::ceil((printed.value + half) * size.high / 100 - 1e-9) - 1, false, true};
}

}  // namespace

void Reading::read_shares(std::size_t release) {
  for (const Table& table : releases_[release].tables) {
    const auto g = table.dimension(group_dimension);
    const auto kind = table.dimension(kind_dimension);
    const auto share = table.column("share");
    if (!g || !kind || !share || table.dimensions.size() != 2 || table.columns[*share].unit != "percent") {
      continue;
    }
    std::map<std::string, Sum> households;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const Row& row = table.rows[r];
      const Cell& printed = row.cells[*share];
      const Group* group = this->group(release, row.codes[*g]);
      const bool number = printed.kind == Cell::Kind::number;
      if (group == nullptr || !group->size.printed || (!number && printed.kind != Cell::Kind::hidden) ||
          group->size.high - group->size.low > tens) {
        continue;
      }
      std::string key = "share|" + table.id + "|" + row.codes[*kind] + "|" + group->key;
      auto& prints = share_prints_[key];
      if (number && std::any_of(prints.begin(), prints.end(),
                                [&](const auto& one) { return one.second.value != printed.value; })) {
        key += "@" + std::to_string(release);  // revised since
      } else if (number) {
        prints.emplace(release, printed);
      }
      const std::size_t count = unknown(key);
      const Place place{release, &table, r, *share};
      cell(place, count,
           !number              ? Range{}
           : table.some_in_tens ? from_tens(printed, group->size)
                                : from_exact(printed, group->size));
      at_most_group(count, *group, source(place));
      ask(Asked::rest, release, table.file, row_name(table, row), "the others of the group",
          {{group->unknown, 1}, {count, -1}});
      if (std::find(forms.begin(), forms.end(), row.codes[*kind]) != forms.end()) {
        households[row.codes[*g]].push_back({count, -1});
      }
    }
    for (auto& [name, sum] : households) {
      sum.push_back({this->group(release, name)->unknown, 1});
      fact(sum, 0, unlimited, "forms of household exclude each other: " + table.file + ", groep=" + name);
      ask(Asked::rest, release, table.file, "groep=" + name, "another form of household", sum);
    }
  }
}

/// What a difference of two shares says about their counts, where it was computed from exact ones.
void Reading::read_contrasts(std::size_t release) {
  constexpr std::string_view suffix = "_contrasts";
  for (const Table& table : releases_[release].tables) {
    if (!table.id.ends_with(suffix) || !table.dimension("vergelijking") ||
        !table.dimension(group_dimension)) {
      continue;
    }
    const Table* levels = releases_[release].table(table.id.substr(0, table.id.size() - suffix.size()));
    if (levels == nullptr || !is_outcome(*levels)) {
      continue;
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      contrast(release, table, *levels, r);
    }
  }
}

void Reading::contrast(std::size_t release, const Table& table, const Table& levels, std::size_t r) {
  const Row& row = table.rows[r];
  const auto code = [&](const char* dimension) {
    const auto d = table.dimension(dimension);
    return d ? row.codes[*d] : std::string();
  };
  std::string control;  // the group that the table itself lays beside the pool
  for (const Row& one : table.rows) {
    if (one.codes[*table.dimension("vergelijking")] == "participation") {
      control = one.codes[*table.dimension(group_dimension)];
    }
  }
  const std::string other = code("vergelijking") == "treatment" ? control : pool_code;
  const Group* one = group(release, code(group_dimension));
  const Group* two = group(release, other);
  repeated_sizes(release, table, r, one, two);
  if (code("methode") != "ongewogen" || levels.some_in_tens || one == nullptr || two == nullptr ||
      one->printed < 1 || two->printed < 1) {
    return;
  }
  const auto count_of = [&](const std::string& name) {
    std::vector<std::string> codes(levels.dimensions.size());
    for (std::size_t d = 0; d < codes.size(); ++d) {
      codes[d] = levels.dimensions[d] == group_dimension ? name : code(month_dimension);
    }
    return unknown_at(release, levels.id, codes, "events");
  };
  const auto a = count_of(code(group_dimension));
  const auto b = count_of(other);
  if (!a || !b || levels.columns[*levels.column("events")].in_tens) {
    return;
  }
  const Sum difference{{*a, 100 / one->printed}, {*b, -100 / two->printed}};
  const auto limit = [&](const char* id, bool lower, bool upper) {
    const auto column = table.column(id);
    if (column && row.cells[*column].kind == Cell::Kind::number) {
      const Cell& printed = row.cells[*column];
      const double half = 0.5 * std::pow(10.0, -printed.decimals) + 1e-7;
      fact(difference, lower ? printed.value - half : -unlimited, upper ? printed.value + half : unlimited,
           source({release, &table, r, *column}));
    }
  };
  limit("difference", true, true);
  limit("low", true, false);
  limit("high", false, true);
}

/// The sizes of both groups stand in a comparison once more.
void Reading::repeated_sizes(std::size_t release, const Table& table, std::size_t row, const Group* one,
                             const Group* two) {
  for (const auto& [id, group] : {std::pair{"n_group", one}, std::pair{"n_comparator", two}}) {
    const auto column = table.column(id);
    if (group == nullptr || !column || table.columns[*column].unit != "count") {
      continue;
    }
    const bool pool = group == this->group(release, pool_code);
    if (const auto range = size_range(table, *column, table.rows[row].cells[*column], pool)) {
      cell({release, &table, row, *column}, group->unknown, *range);
    }
  }
}

}  // namespace werkthet::audit
