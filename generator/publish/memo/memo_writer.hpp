#pragma once
// What the sections of a memo share: the findings and the study they read, the language they write in, and
// the document they add to. Tables are numbered here, since manual numbers skip.

#include "config/study.hpp"
#include "core/language.hpp"
#include "publish/memo/document.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::publish::memo {

class MemoWriter {
 public:
  MemoWriter(const safe::SafeFindings& findings, const config::Study& study, core::Language language);

  [[nodiscard]] const safe::SafeFindings& findings() const { return findings_; }
  [[nodiscard]] const config::Study& study() const { return study_; }
  [[nodiscard]] core::Language language() const { return language_; }
  [[nodiscard]] Document& document() { return document_; }
  [[nodiscard]] std::string pick(std::string_view nl, std::string_view en) const;

  void heading(int level, std::string_view text, std::string_view part = {});
  void say(std::string text, Tone tone = Tone::plain);
  /// A free text of the study (Dutch only), or the placeholder when it is empty.
  void free_text(std::string_view text, std::string_view what_nl, std::string_view what_en);
  [[nodiscard]] Paragraph free_or_placeholder(std::string_view text, std::string_view what_nl,
                                              std::string_view what_en) const;
  [[nodiscard]] Paragraph placeholder(std::string_view what_nl, std::string_view what_en) const;
  void bullets(std::vector<Paragraph> items, bool numbered = false);
  /// Puts "Tabel 2. " before the caption; cuts the table to six columns and twelve rows and says so under it.
  void table(Table table, std::string_view source);
  /// Puts "Figuur 1. " before the caption.
  void figure(Figure figure);
  [[nodiscard]] Paragraph plain(std::string text) const;

 private:
  const safe::SafeFindings& findings_;
  const config::Study& study_;
  core::Language language_;
  Document document_;
  int tables_{0};
  int figures_{0};
};

inline constexpr std::size_t most_columns = 6;
inline constexpr std::size_t most_rows = 12;

}  // namespace werkthet::publish::memo
