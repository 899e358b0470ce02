#pragma once
// The rows of the table of explanations: what each explanation predicts, the numbers, and words that the gate
// chooses from the numbers as printed (safe/participation_verdict.hpp).

#include "findings/findings.hpp"

#include <string>
#include <vector>

namespace werkthet::findings {

/// What each explanation predicts for an observation.
struct Prediction {
  core::Bilingual selection;
  core::Bilingual attention;
  core::Bilingual contamination;
};

class ReadingRows {
 public:
  /// `favourable`: +1 when more of the outcome is better, -1 when less is.
  explicit ReadingRows(int favourable) : favourable_(favourable) {}

  /// `numbers`: estimate, low and high; the reading comes right after them. `otherwise`: what is said when
  /// the row points at no explanation.
  void add(const std::string& id, const core::Bilingual& label, const Prediction& predicted,
           std::vector<Cell> numbers, const core::Bilingual& otherwise);
  /// A row without numbers, with the reason.
  void not_measured(const std::string& id, const core::Bilingual& label, const Prediction& predicted,
                    const core::Bilingual& why);
  /// A row whose number is not stated, since the light is red.
  void not_stated(const std::string& id, const core::Bilingual& label, const Prediction& predicted);
  /// Gives the rows away, with the dimension they belong to: those with numbers first.
  void move_to(Table& table);

 private:
  void row(const std::string& id, const core::Bilingual& label, const Prediction& predicted,
           std::vector<Cell> numbers, Said reading);

  void without_numbers(const std::string& id, const core::Bilingual& label, const Prediction& predicted,
                       core::Bilingual words);

  struct Made {
    safe::Code code;
    Row row;
  };
  int favourable_;
  std::vector<Made> rows_;
};

}  // namespace werkthet::findings
