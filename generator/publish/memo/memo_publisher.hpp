#pragma once
// Writes memo.docx for the council, in Dutch, and memo-en.docx when the study publishes in English. Which memo (interim,
// final, quarterly, exploration) follows from the release. With a template of the municipality the Dutch memo is filled into
// it; the English one is always a new document. In a new document the one figure is a chart of Word itself, which can be
// edited; in a template it is a picture.

#include "publish/publisher.hpp"

namespace werkthet::publish::memo {

class MemoPublisher final : public Publisher {
 public:
  [[nodiscard]] std::string_view name() const override { return "memo"; }
  [[nodiscard]] std::string_view description() const override {
    return "council memo (Word) in the study's languages";
  }
  [[nodiscard]] std::vector<std::string> places() const override { return {"memo", "rectificatie"}; }

 private:
  /// Warns through the log when a memo is longer than its kind allows.
  void write_files(const Context& context) const override;
};

}  // namespace werkthet::publish::memo
