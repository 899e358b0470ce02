// The letter to the council as a page: the same document that becomes the Word file, element by element.
// Printed, it is the letter alone, without header and menu of the site. What a person still has to write is
// not on it.

#include "core/text.hpp"
#include "publish/memo/document.hpp"
#include "publish/memo/memo_builder.hpp"
#include "publish/memo/memo_figure.hpp"
#include "publish/site/figure.hpp"
#include "publish/site/page.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <variant>

namespace werkthet::publish::site {
namespace {

using memo::Tone;

class Letter {
 public:
  explicit Letter(Writing& writing) : writing_(writing) {}

  void operator()(const memo::Heading& block) { nodes_.push_back(heading(block.level, block.text)); }

  void operator()(const memo::Paragraph& block) {
    Nodes made = paragraphs(block);
    if (block.tone == Tone::notice) {
      nodes_.push_back(Node("div", {{"class", "utrecht-alert"}}, std::move(made)));
      return;
    }
    std::move(made.begin(), made.end(), std::back_inserter(nodes_));
  }

  void operator()(const memo::List& block) {
    const std::string kind = block.numbered ? "ordered" : "unordered";
    Node list(block.numbered ? "ol" : "ul", {{"class", "utrecht-" + kind + "-list"}});
    for (const memo::Paragraph& item : block.items) {
      Attributes attributes{{"class", "utrecht-" + kind + "-list__item"}};
      add_language(attributes, item);
      const bool one = item.text.find('\n') == std::string::npos;
      list.add(Node("li", std::move(attributes), one ? Nodes{item.text} : paragraphs(item)));
    }
    nodes_.push_back(std::move(list));
  }

  void operator()(const memo::Table& block) {
    Node head("tr", {{"class", "utrecht-table__row"}});
    for (const memo::Column& column : block.columns) {
      head.add(column_head(column.header, column.numeric));
    }
    Node body("tbody", {{"class", "utrecht-table__body"}});
    for (const auto& row : block.rows) {
      Node line("tr", {{"class", "utrecht-table__row"}});
      for (std::size_t i = 0; i < row.size(); ++i) {
        line.add(cell(row[i], i == 0, block.columns[i].numeric));
      }
      body.add(std::move(line));
    }
    nodes_.push_back(scrolling_table(
        "brief-tabel-" + std::to_string(++tables_), block.caption.empty() ? block.description : block.caption,
        {Node("thead", {{"class", "utrecht-table__header"}}, {std::move(head)}), std::move(body)}));
  }

  /// The figure of the Word file, in the layouts of a page.
  void operator()(const memo::Figure& block) {
    FigureOptions options;
    options.part = !block.month.empty();
    nodes_.push_back(
        figure_view(writing_, memo::drawn_table(writing_.findings, writing_.study, block), options));
  }

  [[nodiscard]] Nodes take() { return std::move(nodes_); }

 private:
  /// Free text is Dutch, also in the English letter.
  void add_language(Attributes& attributes, const memo::Paragraph& text) const {
    if (text.language != writing_.language) {
      attributes.emplace_back("lang", std::string(core::code(text.language)));
    }
  }

  [[nodiscard]] Nodes paragraphs(const memo::Paragraph& block) const {
    Nodes made;
    for (const std::string_view line : core::split(block.text, '\n')) {
      if (core::trimmed(line).empty()) {
        continue;
      }
      Attributes attributes{{"class", block.tone == Tone::source
                                          ? "utrecht-paragraph utrecht-paragraph--small"
                                          : "utrecht-paragraph"}};
      add_language(attributes, block);
      made.push_back(Node("p", std::move(attributes), Nodes{std::string(core::trimmed(line))}));
    }
    return made;
  }

  [[nodiscard]] Node cell(const memo::Paragraph& text, bool names_row, bool numeric) const {
    Attributes attributes;
    if (names_row) {
      attributes = {{"scope", "row"}, {"class", "utrecht-table__row-header"}};
    } else {
      attributes = {{"class", std::string("utrecht-table__cell") +
                                  (numeric ? " utrecht-table__cell--numeric-column" : "")}};
    }
    add_language(attributes, text);
    return {names_row ? "th" : "td", std::move(attributes), Nodes{text.text}};
  }

  Writing& writing_;
  Nodes nodes_;
  int tables_{0};
};

bool open(const memo::Paragraph& text) {
  return text.tone == Tone::placeholder;
}

bool empty(const memo::Block& block) {
  if (const auto* text = std::get_if<memo::Paragraph>(&block)) {
    return open(*text);
  }
  if (const auto* list = std::get_if<memo::List>(&block)) {
    return list->items.empty();
  }
  const auto* table = std::get_if<memo::Table>(&block);
  return table != nullptr && table->rows.empty();
}

/// The letter without what a person still has to write: a note to an adviser is not for readers. A part of
/// which nothing is left goes with its heading.
std::vector<memo::Block> written_part(std::vector<memo::Block> blocks) {
  for (memo::Block& block : blocks) {
    if (auto* list = std::get_if<memo::List>(&block)) {
      std::erase_if(list->items, open);
    } else if (auto* table = std::get_if<memo::Table>(&block)) {
      std::erase_if(table->rows, [](const auto& row) { return std::any_of(row.begin(), row.end(), open); });
    }
  }
  std::erase_if(blocks, empty);
  std::vector<memo::Block> kept;  // from the last to the first
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    const auto* own = std::get_if<memo::Heading>(&*block);
    const auto* next = kept.empty() ? nullptr : std::get_if<memo::Heading>(&kept.back());
    const bool opens_nothing =
        own != nullptr && (kept.empty() || (next != nullptr && next->level <= own->level));
    if (!opens_nothing) {
      kept.push_back(std::move(*block));
    }
  }
  return {std::make_move_iterator(kept.rbegin()), std::make_move_iterator(kept.rend())};
}

}  // namespace

Nodes memo_page(Writing& writing) {
  memo::Document document = memo::build_memo(writing.findings, writing.study, writing.language);
  Letter letter(writing);
  for (const memo::Block& block : written_part(std::move(document.blocks))) {
    std::visit(letter, block);
  }
  Node article("article", {{"class", "memo"}}, letter.take());
  const std::string file = writing.language == core::Language::nl ? "memo.docx" : "memo-en.docx";
  article.add(Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--small memo__file"}},
                   {link(writing.to_public + file,
                         writing.say("Download deze brief (Word)", "Download this letter (Word)"))}));
  return {std::move(article)};
}

}  // namespace werkthet::publish::site
