#include "disclosure/gate.hpp"

#include "core/error.hpp"
#include "core/format.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::disclosure {
namespace {

core::Bilingual reason_text(const statistics::NotEstimable& why) {
  switch (why.reason) {
    case statistics::Reason::too_few:
      return {"te weinig gegevens", "too few data"};
    case statistics::Reason::no_events:
      return {"kwam niet voor", "did not happen"};
    case statistics::Reason::no_variation:
      return {"geen spreiding", "no variation"};
    case statistics::Reason::singular:
    case statistics::Reason::no_convergence:
      return {"niet te berekenen", "cannot be computed"};
    case statistics::Reason::separation:
      return {"niet te berekenen", "cannot be computed"};
    case statistics::Reason::few_clusters:
      return {"te weinig gegevens", "too few data"};
    case statistics::Reason::no_overlap:
      return {"geen vergelijkbare mensen", "no comparable people"};
    case statistics::Reason::out_of_range:
      return {"nog niet zo lang gevolgd", "not followed that long yet"};
  }
  return {"niet te bepalen", "not available"};
}

}  // namespace

class Gate::Opening {
 public:
  Opening(const findings::Findings& findings, const config::Study& study, const History& history)
      : findings_(findings),
        rules_(study.disclosure),
        closing_(study.release.kind == config::ReleaseKind::final),
        ledger_(findings.queries, study.disclosure, closing_, history) {}

  Released release() {
    safe::SafeFindings safe;
    for (const findings::Table& table : findings_.tables) {
      safe.tables_.push_back(check(table));
    }
    for (const findings::Statement& statement : findings_.statements) {
      safe::Statement checked = statement.head;
      for (const auto& [name, cell] : statement.slots) {
        checked.slots.emplace(name, check(cell, statement.head.id + " slot " + name));
      }
      safe.statements_.push_back(std::move(checked));
    }
    safe.facts_ = findings_.facts;
    safe.facts_["small_numbers_hidden"] = any_hidden_;
    safe.refreshed_ = !closing_;
    return {std::move(safe), ledger_.decisions(), std::move(decisions_), ledger_.proof()};
  }

 private:
  safe::Cell hidden(const std::string& where, const char* rule) {
    any_hidden_ = true;
    decisions_.push_back({where, rule});
    safe::Cell cell;
    cell.kind_ = safe::Cell::Kind::hidden;
    return cell;
  }
  static safe::Cell number(double value, int decimals) {
    safe::Cell cell;
    cell.kind_ = safe::Cell::Kind::number;
    cell.value_ = core::round_half_away(value, decimals);
    cell.decimals_ = decimals;
    return cell;
  }
  static safe::Cell text_cell(core::Bilingual words) {
    safe::Cell cell;
    cell.kind_ = safe::Cell::Kind::text;
    cell.text_ = std::move(words);
    return cell;
  }
  static safe::Cell unavailable(core::Bilingual why) {
    safe::Cell cell;
    cell.kind_ = safe::Cell::Kind::not_available;
    cell.text_ = std::move(why);
    return cell;
  }
  static safe::Cell estimated(const statistics::Estimated<double>& value, int decimals) {
    if (!value || !std::isfinite(*value)) {
      return unavailable(value ? core::Bilingual{"niet te berekenen", "cannot be computed"}
                               : reason_text(value.why()));
    }
    return number(*value, decimals);
  }
  [[nodiscard]] bool any_query_hidden(const std::vector<std::string>& queries) const {
    return std::any_of(queries.begin(), queries.end(),
                       [&](const std::string& q) { return ledger_.status(q) == Status::hidden; });
  }

  safe::Cell check(const findings::Cell& cell, const std::string& where) {
    if (const auto* size = std::get_if<findings::GroupSize>(&cell)) {
      return size->value < rules_.min_cell ? hidden(where, "group_size")
                                           : number(static_cast<double>(size->value), 0);
    }
    if (const auto* count = std::get_if<findings::CountCell>(&cell)) {
      return ledger_.status(count->query) == Status::hidden ? hidden(where, "count")
                                                            : number(ledger_.shown(count->query), 0);
    }
    if (const auto* derived = std::get_if<findings::Derived>(&cell)) {
      if (any_query_hidden(derived->queries)) {
        return hidden(where, "depends");
      }
      std::vector<double> shown;
      for (const std::string& query : derived->queries) {
        shown.push_back(ledger_.shown(query));
      }
      return estimated(derived->formula(shown), derived->decimals);
    }
    if (const auto* model = std::get_if<findings::Model>(&cell)) {
      if (any_query_hidden(model->depends)) {
        return hidden(where, "depends");
      }
      if (model->contributors < rules_.min_cell) {
        return hidden(where, "contributors");
      }
      if (model->closing_only && !closing_) {
        decisions_.push_back({where, "closing_only"});
        return unavailable({"alleen in het eindbericht", "in the final report only"});
      }
      return estimated(model->value, model->decimals);
    }
    if (const auto* open = std::get_if<findings::PublicNumber>(&cell)) {
      return open->value ? number(*open->value, open->decimals)
                         : unavailable({"niet opgegeven", "not stated"});
    }
    if (const auto* text = std::get_if<findings::Text>(&cell)) {
      return text_cell(text->words);
    }
    return {};
  }

  /// How many counts of a column are in tens, among them sizes of the pool, and how many are exact; hidden
  /// ones are neither.
  struct Mix {
    std::size_t tens{};
    std::size_t pools{};
    std::size_t exact{};
  };
  [[nodiscard]] Mix mix_of(const findings::Table& table, std::size_t column) const {
    Mix mix;
    for (const findings::Row& row : table.rows) {
      if (const auto* count = std::get_if<findings::CountCell>(&row.cells[column])) {
        const Status status = ledger_.status(count->query);
        mix.tens += status == Status::rounded ? 1U : 0U;
        mix.pools += status == Status::rounded && ledger_.query(count->query).whole_group ? 1U : 0U;
        mix.exact += status == Status::exact ? 1U : 0U;
      } else if (std::holds_alternative<findings::GroupSize>(row.cells[column])) {
        ++mix.exact;
      }
    }
    return mix;
  }

  safe::Table check(const findings::Table& table) {
    safe::Table result;
    result.id = table.id;
    result.topic = table.topic;
    result.title = table.title;
    result.statistic = table.statistic;
    result.source = table.source;
    result.maturity = table.maturity;
    result.notes = table.notes;
    result.dimensions = table.dimensions;
    result.columns = table.columns;
    result.chart = table.chart;
    bool mixed = false;
    bool pool = false;
    for (std::size_t c = 0; c < result.columns.size(); ++c) {
      const Mix mix = mix_of(table, c);
      result.columns[c].in_tens = mix.tens > 0 && mix.exact == 0;
      mixed = mixed || (mix.tens > mix.pools && mix.exact > 0);
      pool = pool || (mix.pools > 0 && mix.exact > 0);
    }
    if (pool) {
      result.notes.push_back({"Het aantal niet-deelnemers is afgerond op tien.",
                              "The number of non-participants is rounded to ten."});
    }
    if (mixed) {
      result.notes.push_back({"Sommige aantallen zijn afgerond op tien, zodat niemand herkenbaar is.",
                              "Some numbers are rounded to ten, so that nobody can be recognised."});
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const findings::Row& row = table.rows[r];
      core::ensure(row.cells.size() == table.columns.size() && row.codes.size() == table.dimensions.size(),
                   "a row of " + table.id + " has a cell per column and a code per dimension");
      safe::Row checked{row.codes, {}};
      std::vector<safe::Cell> unprinted;
      for (const findings::Cell& cell : row.unprinted) {
        unprinted.push_back(check(cell, table.id + " row " + std::to_string(r + 1) + " unprinted"));
      }
      bool any_count = false;
      bool any_shown = false;
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const std::string where = table.id + " row " + std::to_string(r + 1) + " " + table.columns[c].id;
        if (const auto* said = std::get_if<findings::Said>(&row.cells[c])) {
          checked.cells.push_back(text_cell(said->words(checked.cells, unprinted)));
          continue;
        }
        checked.cells.push_back(check(row.cells[c], where));
        if (std::holds_alternative<findings::CountCell>(row.cells[c])) {
          any_count = true;
          any_shown = any_shown || checked.cells.back().is_number();
        }
      }
      if (!(table.drop_hidden_rows && any_count && !any_shown)) {
        result.rows.push_back(std::move(checked));
      }
    }
    drop_unused_codes(result);
    return result;
  }

  /// Codes without a row would show as empty months on an axis.
  static void drop_unused_codes(safe::Table& table) {
    for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
      std::vector<std::size_t> now(table.dimensions[d].codes.size());
      std::vector<safe::Code> kept;
      for (std::size_t i = 0; i < now.size(); ++i) {
        const bool used = std::any_of(table.rows.begin(), table.rows.end(),
                                      [&](const safe::Row& r) { return r.codes[d] == i; });
        now[i] = kept.size();
        if (used) {
          kept.push_back(table.dimensions[d].codes[i]);
        }
      }
      for (safe::Row& row : table.rows) {
        row.codes[d] = now[row.codes[d]];
      }
      table.dimensions[d].codes = std::move(kept);
    }
  }

  const findings::Findings& findings_;
  const config::Disclosure& rules_;
  bool closing_;
  Ledger ledger_;
  std::vector<CellDecision> decisions_;
  bool any_hidden_{false};
};

std::vector<LedgerLine> Released::ledger() const {
  std::vector<LedgerLine> lines;
  for (const Decision& decision : queries) {
    lines.push_back({decision.query, {decision.status, decision.printed.value_or(0)}});
  }
  return lines;
}

Released Gate::release(const findings::Findings& findings, const config::Study& study,
                       const History& history) {
  if (study.disclosure.min_cell < 5 || study.disclosure.rounding < study.disclosure.min_cell ||
      (study.disclosure.min_cell < 10 && study.disclosure.reason_below_10.empty())) {
    throw core::Error(core::ErrorKind::privacy, "the disclosure rules lie below their floor",
                      study.file.string(),
                      "min_cell is at least 5, below 10 with a written reason; rounding is at least min_cell");
  }
  return Opening(findings, study, history).release();
}

}  // namespace werkthet::disclosure
