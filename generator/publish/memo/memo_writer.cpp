#include "publish/memo/memo_writer.hpp"

#include "core/error.hpp"
#include "core/text.hpp"

#include <utility>

namespace werkthet::publish::memo {

MemoWriter::MemoWriter(const safe::SafeFindings& findings, const config::Study& study,
                       core::Language language)
    : findings_(findings), study_(study), language_(language) {
  document_.language = language;
}

std::string MemoWriter::pick(std::string_view nl, std::string_view en) const {
  return std::string(language_ == core::Language::nl ? nl : en);
}

void MemoWriter::heading(int level, std::string_view text, std::string_view part) {
  document_.blocks.emplace_back(Heading{level, std::string(text), std::string(part)});
}

Paragraph MemoWriter::plain(std::string text) const {
  return {std::move(text), language_, Tone::plain};
}

void MemoWriter::say(std::string text, Tone tone) {
  document_.blocks.emplace_back(Paragraph{std::move(text), language_, tone});
}

Paragraph MemoWriter::placeholder(std::string_view what_nl, std::string_view what_en) const {
  return {pick("[Vul hier in: ", "[Fill in: ") + pick(what_nl, what_en) + "]", language_, Tone::placeholder};
}

Paragraph MemoWriter::free_or_placeholder(std::string_view text, std::string_view what_nl,
                                          std::string_view what_en) const {
  if (core::trimmed(text).empty()) {
    return placeholder(what_nl, what_en);
  }
  return {std::string(core::trimmed(text)), core::Language::nl, Tone::plain};
}

void MemoWriter::free_text(std::string_view text, std::string_view what_nl, std::string_view what_en) {
  document_.blocks.emplace_back(free_or_placeholder(text, what_nl, what_en));
}

void MemoWriter::bullets(std::vector<Paragraph> items, bool numbered) {
  if (!items.empty()) {
    document_.blocks.emplace_back(List{numbered, std::move(items)});
  }
}

void MemoWriter::table(Table table, std::string_view source) {
  core::ensure(table.columns.size() <= most_columns, "a table of a memo has at most six columns");
  if (table.rows.empty()) {
    return;
  }
  std::string under(source);
  if (table.rows.size() > most_rows) {
    table.rows.resize(most_rows);
    under += (under.empty() ? "" : " ") +
             pick("De andere regels staan in het werkboek.", "The other rows are in the workbook.");
  }
  ++tables_;
  if (table.description.empty()) {
    table.description = table.caption;
  }
  table.caption = pick("Tabel ", "Table ") + std::to_string(tables_) + ". " + table.caption;
  document_.blocks.emplace_back(std::move(table));
  if (!under.empty()) {
    say(std::move(under), Tone::source);
  }
}

void MemoWriter::figure(Figure figure) {
  ++figures_;
  figure.caption = pick("Figuur ", "Figure ") + std::to_string(figures_) + ". " + figure.caption;
  document_.blocks.emplace_back(std::move(figure));
}

}  // namespace werkthet::publish::memo
