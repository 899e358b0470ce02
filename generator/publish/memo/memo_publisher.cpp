#include "publish/memo/memo_publisher.hpp"

#include "publish/memo/docx_writer.hpp"
#include "publish/memo/memo_builder.hpp"
#include "publish/memo/rectification_letter.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace werkthet::publish::memo {
namespace {

constexpr std::string_view docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

void write_in(const Context& context, core::Language language, std::string_view path) {
  const Document document = build_memo(context.findings, context.study, language);
  const std::size_t words = word_count(document);
  const std::size_t most = most_words(context.study.release.kind);
  if (words > most) {
    context.log.warn(
        fmt::format("{} has {} words; at most {} is advised for this kind of memo", path, words, most));
  }
  context.out.write(path, docx_type, docx(document));
}

/// rectificatie.docx, when this release corrects a letter; whether it does follows from the study alone.
void write_rectification(const Context& context, core::Language language, std::string_view path) {
  const std::optional<Rectification> found = rectification(context.findings, context.study, context.earlier);
  if (found) {
    context.out.write(path, docx_type, docx(build_rectification(context.findings, context.study, *found, language)));
  }
}

}  // namespace

void MemoPublisher::publish(const Context& context) const {
  write_in(context, core::Language::nl, "memo.docx");
  write_rectification(context, core::Language::nl, "rectificatie.docx");
  const auto& languages = context.study.languages;
  if (std::find(languages.begin(), languages.end(), core::Language::en) != languages.end()) {
    write_in(context, core::Language::en, "memo-en.docx");
    write_rectification(context, core::Language::en, "rectificatie-en.docx");
  }
}

}  // namespace werkthet::publish::memo
