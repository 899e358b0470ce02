#pragma once
// Writes memo.docx for the council, in Dutch, and memo-en.docx when the study publishes in English. Which of
// the three memos (interim, final, quarterly) follows from the release. The one figure, for the
// main outcome, is a chart of Word itself: a drawing would need a picture of pixels beside it, and the
// program has no rasteriser.

#include "publish/publisher.hpp"

namespace werkthet::publish::memo {

class MemoPublisher final : public Publisher {
 public:
  [[nodiscard]] std::string_view name() const override { return "memo"; }
  [[nodiscard]] std::string_view description() const override {
    return "council memo (Word) in the study's languages";
  }
  /// Warns through the log when a memo is longer than its kind allows.
  void publish(const Context& context) const override;
};

}  // namespace werkthet::publish::memo
