#include "ingest/lists/persons_table.hpp"

#include "ingest/tables/table_reader.hpp"

#include <map>
#include <string>

namespace werkthet::ingest {
namespace {

enum class Allowed : std::uint8_t { number, yes_no, count, not_negative };

/// The columns the study names, each once; the strictest use decides what is allowed.
std::map<std::string, Allowed> wanted_columns(const config::Study& study) {
  std::map<std::string, Allowed> wanted;
  const auto want = [&](const std::string& column, Allowed allowed) {
    if (!column.empty()) {
      const auto [at, added] = wanted.try_emplace(column, allowed);
      if (!added && at->second == Allowed::number) {
        at->second = allowed;
      }
    }
  };
  for (const config::Outcome& outcome : study.outcomes) {
    const bool time = outcome.kind == config::OutcomeKind::time_to_event;
    const Allowed allowed = outcome.kind == config::OutcomeKind::binary ? Allowed::yes_no
                            : time                                      ? Allowed::not_negative
                                                                        : Allowed::number;
    want(outcome.column, allowed);
    want(outcome.event_column, Allowed::count);
    for (const std::string& placebo : outcome.placebo_columns) {
      want(placebo, time ? Allowed::number : allowed);
    }
  }
  for (const config::Covariate& covariate : study.covariates) {
    want(covariate.column,
         covariate.kind == config::CovariateKind::binary ? Allowed::yes_no : Allowed::number);
  }
  want(study.data.persons->weight_column, Allowed::not_negative);
  return wanted;
}

bool fits(double value, Allowed allowed) {
  switch (allowed) {
    case Allowed::yes_no:
      return value == 0.0 || value == 1.0;
    case Allowed::count:
      return value >= 0.0 && value <= 1000.0 && value == static_cast<double>(static_cast<int>(value));
    case Allowed::not_negative:
      return value >= 0.0;
    case Allowed::number:
      break;
  }
  return true;
}

std::optional<double> value_of(TableReader& table, std::size_t row, const ColumnRef& column,
                               Allowed allowed) {
  if (allowed == Allowed::yes_no) {  // yes, ja and TRUE beside 1
    if (const auto answer = parse_answer(table.text(row, column))) {
      return *answer == Answer::none ? std::nullopt : std::optional{*answer == Answer::yes ? 1.0 : 0.0};
    }
  }
  const auto value = table.number(row, column);
  if (value && !fits(*value, allowed)) {
    table.report().null("W213", table.place(row, column));
    return std::nullopt;
  }
  return value;
}

/// Index of the arm, -1 for non-participants; nullopt for a row that is left out.
class Groups {
 public:
  explicit Groups(const config::Study& study) {
    std::map<std::string, int> arms = {{"non_participant", -1}};
    for (std::size_t i = 0; i < study.arms.size(); ++i) {
      arms.emplace(study.arms[i].id, static_cast<int>(i));
    }
    if (study.data.persons->arm_values.empty()) {
      for (const auto& [id, index] : arms) {
        groups_.emplace(id, index);
      }
    }
    for (const auto& [value, arm] : study.data.persons->arm_values) {
      const auto at = arms.find(arm);
      groups_.emplace(value, at == arms.end() ? std::nullopt : std::optional{at->second});
    }
  }
  [[nodiscard]] bool knows(const std::string& value) const { return groups_.contains(value); }
  [[nodiscard]] std::optional<int> of(const std::string& value) const { return groups_.at(value); }

 private:
  std::map<std::string, std::optional<int>> groups_;
};

}  // namespace

void read_persons(const config::Study& study, Input& input) {
  const config::PersonsTable& about = *study.data.persons;
  TableReader table(list_source(study, about.file), "persons", about.form);
  const ColumnRef arm = table.column(about.arm_column, true);
  const ColumnRef where = about.where_column.empty() ? ColumnRef{} : table.column(about.where_column, true);
  std::vector<std::pair<ColumnRef, Allowed>> columns;
  for (const auto& [column, allowed] : wanted_columns(study)) {
    columns.emplace_back(table.column(column, true), allowed);
  }
  PersonsData persons;
  for (const auto& [column, allowed] : columns) {
    persons.columns[column.field];
  }
  const Groups groups(study);
  for (std::size_t i = 0; i < table.rows() && arm.index; ++i) {
    if (where.index && table.text(i, where) != about.where_value) {
      continue;
    }
    const std::string group(table.text(i, arm));
    if (!groups.knows(group)) {
      table.report().null("E202", table.place(i, arm));
      continue;
    }
    const auto index = groups.of(group);
    if (!index) {
      continue;
    }
    persons.arm.push_back(*index);
    for (const auto& [column, allowed] : columns) {
      persons.columns[column.field].push_back(value_of(table, i, column, allowed));
    }
    ++persons.rows;
  }
  if (table.ok() && arm.index && persons.rows == 0) {
    table.report().fail("E212", {}, "no row of the table belongs to the study");
  }
  if (table.ok()) {
    input.persons = std::move(persons);
  }
  table.finish(input);
}

}  // namespace werkthet::ingest
