#include "ingest/lists/survey_answers.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "ingest/lists/survey_labels.hpp"
#include "ingest/lists/survey_words.hpp"
#include "ingest/values.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace werkthet::ingest {
namespace {

/// "99" is "99.0", "Weet niet" is "weet  niet"; "-1" is not "1".
bool same_code(std::string_view cell, std::string_view code) {
  if (cell == code) {
    return true;
  }
  const NumberCell one = parse_number(cell, config::DecimalMark::automatic);
  const NumberCell other = parse_number(code, config::DecimalMark::automatic);
  if (one.state == NumberState::value || other.state == NumberState::value) {
    return one.state == other.state && std::abs(one.value - other.value) < 1e-9;
  }
  const std::string key = label_key(code);
  return !key.empty() && label_key(cell) == key;
}

}  // namespace

void ItemAnswers::see(const Table& table, std::size_t row, std::size_t column) {
  const std::string_view cell = core::trimmed(table.cell(row, column));
  const auto [at, added] = seen_.try_emplace(cell);
  if (added) {
    const auto label = table.value_label(column, cell);
    at->second.labelled = label && !core::trimmed(*label).empty();
    at->second.label = at->second.labelled ? core::trimmed(*label) : cell;
  }
}

bool ItemAnswers::missing(std::string_view cell, const Seen& seen) const {
  const auto is_code = [&](const std::string& code) {
    return same_code(cell, code) || (seen.labelled && same_code(seen.label, code));
  };
  return std::any_of(scale_->missing.begin(), scale_->missing.end(), is_code) ||
         std::any_of(wave_->missing.begin(), wave_->missing.end(), is_code);
}

const double* ItemAnswers::answer_of(std::string_view text) const {
  if (const auto exact = scale_->answers.find(std::string(text)); exact != scale_->answers.end()) {
    return &exact->second;
  }
  const auto loose = answers_.find(label_key(text));
  return loose == answers_.end() ? nullptr : &loose->second;
}

void ItemAnswers::settle() {
  std::set<std::string> twice;
  for (const auto& [label, value] : scale_->answers) {
    const std::string key = label_key(label);
    // A number is read as a number, and labels that differ in punctuation alone are told apart by it.
    const bool number = parse_number(label, config::DecimalMark::automatic).state == NumberState::value;
    if (!key.empty() && !number && !answers_.emplace(key, value).second) {
      twice.insert(key);
    }
  }
  for (const std::string& key : twice) {
    answers_.erase(key);
  }
  std::vector<Seen*> open;  // texts without a number yet
  bool numbers = false;
  for (auto& [cell, seen] : seen_) {
    if (missing(cell, seen)) {  // first: "-" or "n.v.t." may be a code of the study
      seen.answer.state = AnswerState::declared;
      continue;
    }
    if (is_missing(cell)) {
      continue;
    }
    const double* answer = answer_of(cell);
    if (answer == nullptr && seen.labelled) {
      answer = answer_of(seen.label);
    }
    if (answer != nullptr) {
      seen.answer = {AnswerState::value, *answer};
      continue;
    }
    const NumberCell number = parse_number(cell, mark_);
    numbers = numbers || number.state != NumberState::bad;
    if (number.state == NumberState::bad) {
      seen.answer.state = AnswerState::unknown;
      open.push_back(&seen);
    } else if (number.state == NumberState::ambiguous) {
      seen.answer.state = AnswerState::two_numbers;
    } else {
      seen.answer = {number.value < scale_->min || number.value > scale_->max ? AnswerState::outside
                                                                              : AnswerState::value,
                     number.value};
    }
  }
  if (!open.empty() && !numbers && scale_->answers.empty()) {
    fit_set(open);
  }
}

void ItemAnswers::fit_set(const std::vector<Seen*>& open) {
  const double points = scale_->max - scale_->min + 1;
  if (points < 2 || points > 100 || std::floor(points) != points) {
    return;
  }
  std::set<std::string> labels;
  for (const Seen* seen : open) {
    labels.insert(label_key(seen->label));
  }
  const FittedLabels fitted = fit_labels(labels, static_cast<std::size_t>(points));
  for (Seen* seen : open) {
    if (fitted.fit == LabelFit::one) {
      const auto point = fitted.position.at(label_key(seen->label));
      seen->answer = {AnswerState::value, scale_->min + static_cast<double>(point)};
    } else if (fitted.fit == LabelFit::several) {
      seen->answer.state = AnswerState::two_sets;
    }
  }
}

const AnswerCell& ItemAnswers::of(std::string_view cell) const {
  const auto at = seen_.find(core::trimmed(cell));
  core::ensure(at != seen_.end(), "every cell of a question was seen");
  return at->second.answer;
}

}  // namespace werkthet::ingest
