#pragma once
// From the cells of one question to numbers on its scale. All cells are seen before any is understood,
// because a set of answers in words may be used only when it fits the whole column; nothing is guessed
// between two sets.

#include "config/study.hpp"
#include "ingest/tables/table.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::ingest {

enum class AnswerState : std::uint8_t {
  missing,      ///< empty
  declared,     ///< a missing code of the scale or the wave
  value,        ///< a number on the scale
  outside,      ///< a number below min or above max
  unknown,      ///< a text that is in no setting and in no set that fits the column
  two_sets,     ///< sets fit the column that give the text different numbers
  two_numbers,  ///< "1.234": which mark is the decimal one?
};

struct AnswerCell {
  AnswerState state{AnswerState::missing};
  double value{};
};

class ItemAnswers {
 public:
  /// `mark` is that of the file; a typed table always has a point. `scale` and `wave` must outlive this.
  ItemAnswers(const config::Scale& scale, const config::Wave& wave, config::DecimalMark mark)
      : scale_(&scale), wave_(&wave), mark_(mark) {}

  /// Shows one cell of the question. The table must outlive this.
  void see(const Table& table, std::size_t row, std::size_t column);
  /// Understands what was seen. In this order: missing codes (the code or its label), scale.answers (the code
  /// or its label), numbers, and one of label_sets() when every cell that is not missing is a text in it.
  void settle();
  /// Precondition: a cell with this content was seen before settle().
  [[nodiscard]] const AnswerCell& of(std::string_view cell) const;

 private:
  struct Seen {
    std::string_view label;  ///< what the file says that the value stands for; else the value itself
    bool labelled{};
    AnswerCell answer;
  };
  [[nodiscard]] bool missing(std::string_view cell, const Seen& seen) const;
  [[nodiscard]] const double* answer_of(std::string_view text) const;
  void fit_set(const std::vector<Seen*>& open);

  const config::Scale* scale_;
  const config::Wave* wave_;
  config::DecimalMark mark_;
  std::map<std::string_view, Seen> seen_;
  std::map<std::string, double> answers_;  ///< scale.answers by label_key()
};

}  // namespace werkthet::ingest
