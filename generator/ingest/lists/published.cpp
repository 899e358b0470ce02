#include "ingest/lists/published.hpp"

#include "ingest/lists/words.hpp"
#include "ingest/tables/table_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>
#include <tuple>

namespace werkthet::ingest {
namespace {

enum class Kind : std::uint8_t { unknown, mean, count, stock };

constexpr std::array<Word<Kind>, 6> kinds = {{{"mean", Kind::mean},
                                              {"gemiddelde", Kind::mean},
                                              {"count", Kind::count},
                                              {"aantal", Kind::count},
                                              {"stock", Kind::stock},
                                              {"stand", Kind::stock}}};
constexpr std::array<Word<CountUnit>, 4> units = {{{"personen", CountUnit::persons},
                                                   {"persons", CountUnit::persons},
                                                   {"uitkeringen", CountUnit::benefits},
                                                   {"benefits", CountUnit::benefits}}};

constexpr double most_people = 1e8;
constexpr int most_stars = 3;

template <class Items>
bool has_id(const Items& items, std::string_view id) {
  return std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
}

/// Digits behind the mark, as printed.
int decimals_of(std::string_view text) {
  const std::size_t mark = text.find_last_of(",.");
  return mark == std::string_view::npos ? 0 : static_cast<int>(text.size() - mark - 1);
}

/// The figures of the table, row by row.
class Rows {
 public:
  Rows(const config::Study& study, TableReader& table, core::Problems& problems)
      : study_(study),
        table_(table),
        problems_(problems),
        name_(table.column("table", true, {"tabel"})),
        kind_(table.column("kind", true, {"soort"})),
        group_(table.column("group", true, {"groep"})),
        wave_(table.column("wave", true, {"meting"})),
        value_(table.column("value", true, {"waarde"})),
        n_(table.column("n", false)),
        mark_(table.column("mark", false, {"teken"})) {}

  [[nodiscard]] bool complete() const {
    return name_.index && kind_.index && group_.index && wave_.index && value_.index;
  }

  void read(std::size_t i, Published& all) {
    const Kind kind = category<Kind>(table_, i, kind_, kinds);
    const auto value = table_.number(i, value_);
    if (kind == Kind::unknown || !value) {
      if (!value || is_missing(table_.text(i, kind_))) {
        unusable(i, value_);
      }
      return;
    }
    if (!seen_.emplace(table_.text(i, name_), kind, table_.text(i, group_), table_.text(i, wave_)).second) {
      unusable(i, group_);
      return;
    }
    if (kind == Kind::stock) {
      stock(i, *value, all);
    } else if (!has_id(study_.outcomes, table_.text(i, name_))) {
      table_.report().add("E202", table_.place(i, name_));
    } else if (kind == Kind::mean) {
      mean(i, *value, all);
    } else {
      count(i, *value, all);
    }
  }

 private:
  void unusable(std::size_t i, const ColumnRef& column) {
    table_.report().add("E414", table_.place(i, column));
  }

  /// A whole number of people; nullopt when the cell is empty or no such number.
  static std::optional<std::int64_t> people(std::optional<double> value) {
    if (!value || *value < 0 || *value > most_people || *value != std::floor(*value)) {
      return std::nullopt;
    }
    return static_cast<std::int64_t>(*value);
  }

  void mean(std::size_t i, double value, Published& all) {
    const std::string_view written = table_.text(i, group_);
    const std::string loose = loose_name(written);
    const std::string group = loose == "totaal" || loose == "total" ? "" : std::string(written);
    if (!group.empty() && !has_id(study_.arms, group)) {
      table_.report().add("E202", table_.place(i, group_));
      return;
    }
    if (!has_id(study_.waves, table_.text(i, wave_))) {
      table_.report().add("E202", table_.place(i, wave_));
      return;
    }
    const std::string_view mark = table_.text(i, mark_);
    if (mark.size() > most_stars || mark.find_first_not_of('*') != std::string_view::npos) {
      unusable(i, mark_);
      return;
    }
    all.means.push_back({std::string(table_.text(i, name_)), group, std::string(table_.text(i, wave_)), value,
                         std::min(6, decimals_of(table_.text(i, value_))), people(table_.number(i, n_)),
                         static_cast<int>(mark.size())});
  }

  void count(std::size_t i, double value, Published& all) {
    const auto events = people(value);
    const auto n = people(table_.number(i, n_));
    if (!events || !n || *n == 0 || *events > *n) {
      unusable(i, n_.index ? n_ : value_);
      return;
    }
    table_.check_label(i, group_, problems_);
    all.counts.push_back(
        {std::string(table_.text(i, name_)), std::string(table_.text(i, group_)), *events, *n});
  }

  void stock(std::size_t i, double value, Published& all) {
    const auto unit = meaning<CountUnit>(units, table_.text(i, name_));
    const auto day = table_.date(i, wave_);
    const auto number = people(value);
    if (!unit || !day || !number) {
      unusable(i, !unit ? name_ : !day ? wave_ : value_);
      return;
    }
    all.stocks.push_back({*unit, *day, *number});
  }

  const config::Study& study_;
  TableReader& table_;
  core::Problems& problems_;
  ColumnRef name_, kind_, group_, wave_, value_, n_, mark_;
  std::set<std::tuple<std::string, Kind, std::string, std::string>> seen_;
};

}  // namespace

Published read_published(const config::Study& study, Input& input) {
  Published all;
  TableReader table(list_source(study, study.data.published), "published", study.data.published_form);
  Rows rows(study, table, input.problems);
  for (std::size_t i = 0; i < table.rows() && rows.complete(); ++i) {
    rows.read(i, all);
  }
  table.finish(input);
  return all;
}

}  // namespace werkthet::ingest
