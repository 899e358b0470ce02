#include "ingest/lists/survey_responses.hpp"

#include "core/text.hpp"
#include "ingest/values.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace werkthet::ingest {
namespace {

constexpr std::size_t most_parts = 50;

/// The rows of one person: per date the responses begun on it.
struct OfPerson {
  std::vector<Response> parts;
  std::map<std::string_view, std::vector<std::size_t>> by_date;              ///< positions in parts
  std::map<std::pair<std::string_view, std::size_t>, std::size_t> answered;  ///< (date, question): how often

  void add(std::string_view date, std::size_t question, std::size_t row) {
    std::vector<std::size_t>& begun = by_date[date];
    const std::size_t n = answered[{date, question}]++;
    if (n == begun.size()) {
      begun.push_back(parts.size());
      parts.push_back({{row}, {}});
    }
    parts[begun[n]].answers.emplace_back(question, row);
  }
};

bool overlap(const Response& a, const Response& b) {
  return std::any_of(b.answers.begin(), b.answers.end(),
                     [&](const auto& one) { return row_of(a, one.first) != no_row; });
}

/// Adds the rows of another date that repeat no question.
void complete(Response& response, const Response& more) {
  response.rows.insert(response.rows.end(), more.rows.begin(), more.rows.end());
  response.answers.insert(response.answers.end(), more.answers.begin(), more.answers.end());
  std::sort(response.answers.begin(), response.answers.end());
}

/// The responses of one person, at the end of `result`.
void take_parts(OfPerson& person, std::vector<Response>& result) {
  const std::size_t first = result.size();
  const bool together = person.parts.size() <= most_parts;
  for (Response& part : person.parts) {
    std::sort(part.answers.begin(), part.answers.end());
    const auto at = together ? std::find_if(result.begin() + static_cast<std::ptrdiff_t>(first), result.end(),
                                            [&](const Response& r) { return !overlap(r, part); })
                             : result.end();
    if (at == result.end()) {
      result.push_back(std::move(part));
    } else {
      complete(*at, part);
    }
  }
}

}  // namespace

std::size_t row_of(const Response& response, std::size_t question) {
  if (response.answers.empty()) {
    return response.rows.front();
  }
  const auto at =
      std::lower_bound(response.answers.begin(), response.answers.end(), std::pair{question, std::size_t{0}});
  return at != response.answers.end() && at->first == question ? at->second : no_row;
}

std::vector<Question> wide_questions(const config::Study& study, const Table& table,
                                     const SurveyColumns& columns) {
  std::vector<Question> questions;
  std::set<std::string> known;
  for (const config::Scale& scale : study.scales) {
    for (const std::string& item : scale.items) {
      if (known.insert(item).second) {
        const auto index = columns.find(table, item);
        questions.push_back({item, {index, item}, index.has_value()});
      }
    }
  }
  return questions;
}

std::vector<std::size_t> question_of_rows(const TableReader& table, const ColumnRef& item,
                                          const std::vector<Question>& questions) {
  std::map<std::string, std::size_t, std::less<>> exact;
  std::map<std::string, std::size_t, std::less<>> loose;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    exact.emplace(questions[q].name, q);
    loose.emplace(loose_name(questions[q].name), q);
  }
  std::vector<std::size_t> result(table.rows(), no_row);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view name = table.text(row, item);
    if (const auto at = exact.find(name); at != exact.end()) {
      result[row] = at->second;
    } else if (const auto near = loose.find(loose_name(name)); near != loose.end() && !name.empty()) {
      result[row] = near->second;
    }
  }
  return result;
}

std::vector<Response> long_responses(const TableReader& table, const LongColumns& columns,
                                     const std::vector<PersonIndex>& persons,
                                     std::vector<Question>& questions) {
  const std::vector<std::size_t> question = question_of_rows(table, columns.item, questions);
  std::vector<PersonIndex> order;  // of first appearance
  std::map<PersonIndex, OfPerson> people;
  std::vector<Response> result;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::size_t q = question[row];
    if (q == no_row) {
      continue;
    }
    questions[q].present = true;
    questions[q].column.index = columns.answer.index;
    if (persons[row] == nobody) {
      result.push_back({{row}, {{q, row}}});
      continue;
    }
    const auto [at, added] = people.try_emplace(persons[row]);
    if (added) {
      order.push_back(persons[row]);
    }
    at->second.add(table.text(row, columns.date), q, row);
  }
  for (const PersonIndex person : order) {
    take_parts(people[person], result);
  }
  // In the order of the file, whoever they belong to.
  std::sort(result.begin(), result.end(),
            [](const Response& a, const Response& b) { return a.rows.front() < b.rows.front(); });
  return result;
}

ScaleReader::ScaleReader(const config::Study& study, const config::Wave& wave, const config::CsvForm& form,
                         const std::vector<Question>& questions, const std::vector<Response>& responses,
                         TableReader& table)
    : questions_(questions), table_(table), statements_(study.statements.size()) {
  std::map<std::string, std::size_t> position;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    position.emplace(questions[q].name, q);
  }
  const auto mark = table.table().cells() == Table::Cells::typed ? config::DecimalMark::point : form.decimal;
  for (const config::Scale& scale : study.scales) {
    ScaleItems items{&scale, {}};
    std::size_t absent = 0;
    for (const std::string& name : scale.items) {
      const bool reversed =
          std::find(scale.reversed.begin(), scale.reversed.end(), name) != scale.reversed.end();
      const auto statement =
          std::find_if(study.statements.begin(), study.statements.end(),
                       [&](const config::Statement& s) { return s.scale == scale.id && s.item == name; });
      items.items.push_back({position.at(name), reversed,
                             statement == study.statements.end()
                                 ? no_statement
                                 : static_cast<std::size_t>(statement - study.statements.begin()),
                             ItemAnswers(scale, wave, mark)});
      absent += questions[position.at(name)].present ? 0U : 1U;
    }
    if (absent == items.items.size()) {
      table.report().add("N225", {{}, 1, 0, scale.id});
    }
    for (Item& item : items.items) {
      const Question& question = questions[item.question];
      if (!question.present) {
        if (absent < items.items.size()) {
          table.report().add("E203", {{}, 1, 0, question.name});
        }
        continue;
      }
      for (const Response& response : responses) {
        if (const std::size_t row = row_of(response, item.question); row != no_row) {
          item.answers.see(table.table(), row, *question.column.index);
        }
      }
      item.answers.settle();
    }
    scales_.push_back(std::move(items));
  }
}

std::optional<double> ScaleReader::answer(const Item& item, const Response& response) {
  const Question& question = questions_[item.question];
  const std::size_t row = row_of(response, item.question);
  if (!question.present || row == no_row) {
    return std::nullopt;
  }
  const AnswerCell& cell = item.answers.of(table_.text(row, question.column));
  const ColumnRef place{question.column.index, question.name};
  switch (cell.state) {
    case AnswerState::missing:
    case AnswerState::declared:
      return std::nullopt;
    case AnswerState::value:
      return cell.value;
    case AnswerState::outside:
      table_.report().null("W213", table_.place(row, place), "the answer is outside the scale");
      return std::nullopt;
    case AnswerState::unknown:
      table_.report().null(
          "W213", table_.place(row, place),
          "the answer is no number, not in answers of the scale, and in no known set of answers "
          "that fits the whole column");
      return std::nullopt;
    case AnswerState::two_sets:
      table_.report().null(
          "W213", table_.place(row, place),
          "two known sets of answers fit the column and give different numbers; say in answers of "
          "the scale which it is");
      return std::nullopt;
    case AnswerState::two_numbers:
      table_.report().null("E214", table_.place(row, place));
      return std::nullopt;
  }
  return std::nullopt;
}

std::vector<ItemCounts> ScaleReader::item_counts(const std::vector<Response>& responses) const {
  std::vector<ItemCounts> result;
  std::set<std::size_t> counted;
  for (const ScaleItems& items : scales_) {
    for (const Item& item : items.items) {
      const Question& question = questions_[item.question];
      if (!question.present || !counted.insert(item.question).second) {
        continue;
      }
      ItemCounts counts{question.name, 0, 0, 0, 0};
      for (const Response& response : responses) {
        const std::size_t row = row_of(response, item.question);
        if (row == no_row) {
          ++counts.empty;
          continue;
        }
        switch (item.answers.of(table_.text(row, question.column)).state) {
          case AnswerState::missing:
            ++(table_.table().declared_missing(row, *question.column.index) ? counts.declared : counts.empty);
            break;
          case AnswerState::declared:
            ++counts.declared;
            break;
          case AnswerState::value:
            ++counts.answered;
            break;
          case AnswerState::outside:
          case AnswerState::unknown:
          case AnswerState::two_sets:
          case AnswerState::two_numbers:
            ++counts.unusable;
            break;
        }
      }
      result.push_back(std::move(counts));
    }
  }
  return result;
}

ScaleReader::Scores ScaleReader::scores(const Response& response) {
  Scores result;
  result.statements.resize(statements_);
  for (const ScaleItems& items : scales_) {
    double sum = 0;
    std::size_t answered = 0;
    for (const Item& item : items.items) {
      if (const auto value = answer(item, response)) {
        sum += item.reversed ? items.scale->min + items.scale->max - *value : *value;
        ++answered;
        if (item.statement != no_statement) {
          result.statements[item.statement] = value;
        }
      }
    }
    result.answered += answered;
    const double needed = items.scale->min_answered * static_cast<double>(items.items.size());
    // The small margin keeps 3 of 5 at a share of 0.6 on the right side of binary fractions.
    const bool enough = answered > 0 && static_cast<double>(answered) + 1e-9 >= needed;
    result.values.push_back(enough ? std::optional(sum / static_cast<double>(answered)) : std::nullopt);
  }
  return result;
}

}  // namespace werkthet::ingest
