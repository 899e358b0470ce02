#pragma once
// The responses in a survey file, whether it has one row per response or one per answer: where each stands,
// and the scores of a response on the scales.

#include "config/study.hpp"
#include "ingest/input.hpp"
#include "ingest/lists/survey_answers.hpp"
#include "ingest/lists/survey_columns.hpp"
#include "ingest/tables/table_reader.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::ingest {

inline constexpr std::size_t no_row = std::numeric_limits<std::size_t>::max();

/// One list that somebody filled in, as rows of the file.
struct Response {
  /// Where person, date and way of answering stand, one row per date; the first names the place.
  std::vector<std::size_t> rows;
  /// Long form: position of a question and row of its answer, by question. Empty: everything is in
  /// rows.front().
  std::vector<std::pair<std::size_t, std::size_t>> answers;
};
/// The row with the answer to a question; no_row without one.
[[nodiscard]] std::size_t row_of(const Response& response, std::size_t question);

/// A question as one or more scales use it.
struct Question {
  std::string name;
  ColumnRef column;  ///< long form: the column with all answers, under the name of this question
  bool present{};
};

/// Every question of every scale once, in the order of the study, with its column in a wide file.
[[nodiscard]] std::vector<Question> wide_questions(const config::Study& study, const Table& table,
                                                   const SurveyColumns& columns);

/// The columns of a file with one row per answer.
struct LongColumns {
  ColumnRef item;
  ColumnRef answer;
  ColumnRef date;
};
/// Takes the answers of a person together, and marks the questions that occur as present. Rows of one date
/// belong together, the second answer to a question starts another response, and rows of another date
/// complete a response when they repeat none of its questions (not for a person with more than 50: that is no
/// survey). A row with an unknown question says nothing about the study; a row without a person (nobody) is a
/// response of its own. `persons` has the person of every row.
[[nodiscard]] std::vector<Response> long_responses(const TableReader& table, const LongColumns& columns,
                                                   const std::vector<PersonIndex>& persons,
                                                   std::vector<Question>& questions);
/// For every row the position in `questions` of what its item column names, no_row for another question.
[[nodiscard]] std::vector<std::size_t> question_of_rows(const TableReader& table, const ColumnRef& item,
                                                        const std::vector<Question>& questions);

/// All scales of a study over the responses of one file.
class ScaleReader {
 public:
  /// Looks at all answers. A scale of which no question is present is N225; of which some are, E203 for the
  /// others. Everything must outlive this.
  ScaleReader(const config::Study& study, const config::Wave& wave, const config::CsvForm& form,
              const std::vector<Question>& questions, const std::vector<Response>& responses,
              TableReader& table);

  struct Scores {
    std::vector<std::optional<double>> values;  ///< per scale: mean of the answers, reversed ones turned
    std::vector<std::optional<double>> statements;  ///< per statement of the study: the answer as given
    std::size_t answered{};                     ///< usable answers over all scales
  };
  /// Scores of a response; an answer that is not understood is W213, or E214 when a number is ambiguous.
  [[nodiscard]] Scores scores(const Response& response);
  /// How the items that the file has were answered in these responses. An item of two scales counts in the
  /// first.
  [[nodiscard]] std::vector<ItemCounts> item_counts(const std::vector<Response>& responses) const;

 private:
  static constexpr std::size_t no_statement = std::numeric_limits<std::size_t>::max();
  struct Item {
    std::size_t question{};
    bool reversed{};
    std::size_t statement{no_statement};  ///< position among those of the study that are published
    ItemAnswers answers;
  };
  struct ScaleItems {
    const config::Scale* scale{};
    std::vector<Item> items;
  };
  /// As it was given.
  [[nodiscard]] std::optional<double> answer(const Item& item, const Response& response);

  const std::vector<Question>& questions_;
  TableReader& table_;
  std::size_t statements_{};  ///< how many the study publishes
  std::vector<ScaleItems> scales_;
};

}  // namespace werkthet::ingest
