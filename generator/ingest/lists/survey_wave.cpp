#include "ingest/lists/survey_wave.hpp"

#include "ingest/lists/survey_checks.hpp"
#include "ingest/lists/survey_choice.hpp"
#include "ingest/lists/survey_columns.hpp"
#include "ingest/lists/survey_responses.hpp"
#include "ingest/lists/survey_words.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::ingest {
namespace {

/// Whether a date is in the wave's month after day 0, give or take its window. Who was not drawn has no day
/// 0; then the whole entry period of the study counts.
bool in_window(const config::Study& study, const config::Wave& wave, const Drawn& drawn, PersonIndex person,
               core::Date answered) {
  const auto at = drawn.find(person);
  const core::Date first = at != drawn.end() ? at->second : study.start;
  const core::Date last = at != drawn.end() ? at->second : core::add_months(study.start, study.entry_months);
  return answered >= core::add_months(first, wave.month - wave.window_months) &&
         answered <= core::add_months(last, wave.month + wave.window_months);
}

class WaveReader {
 public:
  WaveReader(const WaveContext& context, TableReader& table, const config::CsvForm& form,
             Pseudonymiser& pseudonyms, Directory& directory)
      : context_(context),
        study_(context.study),
        wave_(context.study.waves[context.wave]),
        form_(form),
        table_(table),
        pseudonyms_(pseudonyms),
        directory_(directory),
        columns_(table.table(), form) {
    table.drop_first_rows(columns_.header_rows());
    result_.wave = context.wave;
    result_.by_caseworker = context.by_caseworker;
  }

  SurveyWave run() {
    find_columns();
    questions_ = wide_questions(study_, table_.table(), columns_);
    const bool asked = std::any_of(questions_.begin(), questions_.end(), [&](const Question& question) {
      return question.column.index && question.column.index == mode_.index;
    });
    if (asked && !columns_.mapped("mode")) {
      mode_.index.reset();  // a question of the study that happens to have this name
    }
    std::vector<Response> responses = wave_.shape == config::SurveyShape::wide ? wide() : from_long();
    ScaleReader scales(study_, wave_, form_, questions_, responses, table_);
    result_.items = scales.item_counts(responses);
    std::vector<Candidate> candidates;
    for (const Response& response : responses) {
      take(response, scales.scores(response), candidates);
    }
    result_.counts.duplicates =
        choose_responses(wave_.duplicates, study_.release.data_until, table_, bsn_, candidates);
    for (Candidate& candidate : candidates) {
      result_.counts.partial += candidate.row.partial ? 1U : 0U;
      result_.counts.outside += candidate.outside ? 1U : 0U;
      result_.rows.push_back(std::move(candidate.row));
    }
    note_wave(study_, result_, table_.report());
    return std::move(result_);
  }

 private:
  ColumnRef optional_column(std::string_view name, const std::vector<std::string>& aliases = {}) {
    return {columns_.find(table_.table(), name, aliases), std::string(name)};
  }
  ColumnRef required_column(std::string_view name, const std::vector<std::string>& aliases) {
    ColumnRef column = optional_column(name, aliases);
    if (!column.index) {
      table_.report().add("E203", {{}, 1, 0, column.field});
    }
    return column;
  }

  void find_columns() {
    bsn_ = required_column("bsn", {"burgerservicenummer"});
    mode_ = optional_column("mode", {"modus", "afnamewijze"});
    switch (columns_.tool()) {
      case SurveyTool::limesurvey:
        answered_ = required_column("answered", {"submitdate"});
        last_action_ = optional_column("datestamp");
        finished_ = optional_column("submitdate");
        break;
      case SurveyTool::qualtrics:
        answered_ = required_column("answered", {"EndDate"});
        last_action_ = optional_column("RecordedDate");
        finished_ = optional_column("finished", {"Finished"});
        status_ = optional_column("Status");
        channel_ = optional_column("DistributionChannel");
        break;
      case SurveyTool::plain:
        if (wave_.shape == config::SurveyShape::wide) {
          answered_ = required_column("answered", {"datum", "ingevuld"});
        } else {
          answered_ = optional_column("answered", {"date", "datum", "ingevuld"});
        }
        if (columns_.mapped("finished")) {
          finished_ = optional_column("finished");
        }
        break;
    }
  }

  std::vector<Response> wide() {
    std::vector<Response> responses;
    for (std::size_t row = 0; row < table_.rows() && bsn_.index; ++row) {
      ++result_.counts.responses;
      if (is_test(row)) {
        table_.report().add("N230", table_.place(row, status_.index ? status_ : channel_));
        ++result_.counts.previews;
      } else {
        responses.push_back({{row}, {}});
      }
    }
    return responses;
  }

  std::vector<Response> from_long() {
    const LongColumns columns{required_column("item", {"question", "vraag"}),
                              required_column("answer", {"value", "antwoord", "waarde"}), answered_};
    for (Question& question : questions_) {
      question.present = false;
      question.column.index.reset();
    }
    if (!bsn_.index || !columns.item.index || !columns.answer.index) {
      return {};
    }
    const std::vector<std::size_t> question = question_of_rows(table_, columns.item, questions_);
    persons_.assign(table_.rows(), nobody);
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      if (question[row] != no_row) {  // other questions are none of ours, nor is who answered them
        persons_[row] = person(row);
      }
    }
    std::vector<Response> responses = long_responses(table_, columns, persons_, questions_);
    result_.counts.responses = responses.size();
    return responses;
  }

  [[nodiscard]] PersonIndex person(std::size_t row) {
    const auto pseudonym = table_.person(row, bsn_, pseudonyms_);
    return pseudonym ? directory_.person(*pseudonym) : nobody;
  }

  [[nodiscard]] bool is_test(std::size_t row) {
    const std::string channel = label_key(table_.text(row, channel_));
    if (channel == "preview" || channel == "test") {
      return true;
    }
    const auto test = test_status(table_.text(row, status_));
    if (!test) {
      table_.report().null("W213", table_.place(row, status_));
    }
    return test.value_or(false);
  }

  [[nodiscard]] bool is_partial(std::size_t row) {
    if (!finished_.index) {
      return false;
    }
    const std::string_view text = table_.text(row, finished_);
    if (columns_.tool() == SurveyTool::limesurvey) {
      return is_missing(text);
    }
    const auto finished = finished_word(text);
    if (!finished && !is_missing(text)) {
      table_.report().null("W213", table_.place(row, finished_));
    }
    return !finished.value_or(true);
  }

  std::optional<core::Date> day(std::size_t row, const ColumnRef& column) {
    const std::string_view text = table_.text(row, column);
    if (is_missing(text)) {
      return std::nullopt;
    }
    const bool typed = table_.table().cells() == Table::Cells::typed;
    const DateCell found = survey_day(text, typed ? std::string_view{} : std::string_view(form_.date_form));
    if (found.state != DateState::value) {
      table_.report().null(found.state == DateState::partial ? "N215" : "W213", table_.place(row, column));
      return std::nullopt;
    }
    // LimeSurvey writes this day for "submitted" in a survey that keeps no days.
    const bool not_kept =
        columns_.tool() == SurveyTool::limesurvey && found.date == core::make_date(1980, 1, 1);
    return not_kept ? std::nullopt : std::optional(found.date);
  }

  /// The latest day on the rows of a response; what the tool wrote last when it has no end.
  std::optional<core::Date> answered(const Response& response) {
    std::optional<core::Date> latest;
    for (const std::size_t row : response.rows) {
      std::optional<core::Date> one = day(row, answered_);
      if (!one && last_action_.index) {
        one = day(row, last_action_);
      }
      latest = one && (!latest || *one > *latest) ? one : latest;
    }
    return latest;
  }

  SurveyMode mode(const Response& response) {
    const ColumnRef& column = mode_.index ? mode_ : channel_;
    for (const std::size_t row : response.rows) {
      const std::string_view cell = table_.text(row, column);
      if (is_missing(cell)) {
        continue;
      }
      const auto label = table_.table().value_label(*column.index, cell);
      const std::string_view word = label ? *label : cell;
      const auto found = mode_.index ? survey_mode(word) : channel_mode(word);
      if (!found) {
        table_.report().null("W213", table_.place(row, {column.index, "mode"}));
      }
      return found.value_or(SurveyMode::unknown);
    }
    return SurveyMode::unknown;
  }

  void take(const Response& response, ScaleReader::Scores scores, std::vector<Candidate>& candidates) {
    const std::size_t at = response.rows.front();
    SurveyRow row;
    row.partial = is_partial(at);
    if (row.partial && scores.answered == 0) {
      ++result_.counts.unanswered;
      return;
    }
    row.person = persons_.empty() ? person(at) : persons_[at];
    row.answered = answered(response);
    row.mode = mode(response);
    row.scores = std::move(scores.values);
    row.statements = std::move(scores.statements);
    bool outside = false;
    if (row.answered) {
      const auto drawn = context_.drawn.find(row.person);
      if (drawn != context_.drawn.end()) {
        row.months = months_between(drawn->second, *row.answered);
      }
      outside = !in_window(study_, wave_, context_.drawn, row.person, *row.answered);
      if (outside) {
        table_.report().add("W211", table_.place(at, answered_));
      }
    }
    candidates.push_back({std::move(row), at, scores.answered, outside});
  }

  const WaveContext& context_;
  const config::Study& study_;
  const config::Wave& wave_;
  const config::CsvForm& form_;
  TableReader& table_;
  Pseudonymiser& pseudonyms_;
  Directory& directory_;
  SurveyColumns columns_;
  ColumnRef bsn_, answered_, last_action_, finished_, status_, channel_, mode_;
  std::vector<Question> questions_;
  std::vector<PersonIndex> persons_;  ///< of every row of a file in long form
  SurveyWave result_;
};

}  // namespace

Drawn drawn_days(const Input& input) {
  Drawn drawn;
  for (const AllocationRow& row : input.allocation) {
    if (row.drawn && row.person != nobody) {
      drawn.try_emplace(row.person, *row.drawn);
    }
  }
  return drawn;
}

double months_between(core::Date drawn, core::Date answered) {
  const int whole = core::whole_months(drawn, answered);
  const core::Date from = core::add_months(drawn, whole);
  const core::Date to = core::add_months(drawn, whole + 1);
  return whole + static_cast<double>(answered - from) / static_cast<double>(to - from);
}

config::CsvForm form_of(const config::Study& study, const config::Wave& wave) {
  config::CsvForm form = study.data.survey_form;
  for (const auto& [ours, theirs] : wave.columns) {
    form.columns[ours] = theirs;
  }
  return form;
}

SurveyWave read_wave(const WaveContext& context, TableReader& table, const config::CsvForm& form,
                     Pseudonymiser& pseudonyms, Directory& directory) {
  return WaveReader(context, table, form, pseudonyms, directory).run();
}

}  // namespace werkthet::ingest
