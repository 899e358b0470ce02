#include "publish/memo/memo_publisher.hpp"

#include "publish/memo/docx_writer.hpp"
#include "publish/memo/memo_builder.hpp"
#include "publish/memo/memo_content.hpp"
#include "publish/memo/memo_figure.hpp"
#include "publish/memo/rectification_letter.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace werkthet::publish::memo {
namespace {

constexpr std::string_view docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

void warn_about_length(const Context& context, const Document& document, std::string_view path) {
  const std::size_t words = word_count(document);
  const std::size_t most = most_words(context.study.release.kind);
  if (words > most) {
    context.log.warn(
        fmt::format("{} has {} words; at most {} is advised for this kind of memo", path, words, most));
  }
}

void write_in(const Context& context, core::Language language, std::string_view path) {
  const Document document = build_memo(context.findings, context.study, language);
  warn_about_length(context, document, path);
  if (context.memo_template != nullptr && language == core::Language::nl) {
    const word::Filled filled = fill_memo(context.findings, context.study, *context.memo_template);
    for (const core::Problem& told : filled.problems.all()) {
      context.log.warn(fmt::format("{}: {} {}: {}", path, told.code, told.place.field, told.message));
    }
    context.out.write(path, docx_type, filled.bytes);
    return;
  }
  context.out.write(path, docx_type,
                    docx(document, drawn_pictures(document, context.findings, context.study)));
}

/// rectificatie.docx, when this release corrects a letter; whether it does follows from the study alone.
void write_rectification(const Context& context, core::Language language, std::string_view path) {
  const std::optional<Rectification> found = rectification(context.findings, context.study, context.earlier);
  if (found) {
    context.out.write(path, docx_type, docx(build_rectification(context.findings, context.study, *found, language)));
  }
}

}  // namespace

void MemoPublisher::write_files(const Context& context) const {
  write_in(context, core::Language::nl, "memo.docx");
  write_rectification(context, core::Language::nl, "rectificatie.docx");
  const auto& languages = context.study.languages;
  if (std::find(languages.begin(), languages.end(), core::Language::en) != languages.end()) {
    write_in(context, core::Language::en, "memo-en.docx");
    write_rectification(context, core::Language::en, "rectificatie-en.docx");
  }
}

}  // namespace werkthet::publish::memo
