// The letter to the council as a page: the same document that becomes the Word file, element by element.
// Printed, it is the letter alone, without header and menu of the site.

#include "core/text.hpp"
#include "publish/memo/document.hpp"
#include "publish/memo/memo_builder.hpp"
#include "publish/site/figure.hpp"
#include "publish/site/page.hpp"

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
      list.add(Node("li", std::move(attributes), inline_content(item)));
    }
    nodes_.push_back(std::move(list));
  }

  void operator()(const memo::Table& block) {
    const std::string id = "brief-tabel-" + std::to_string(++tables_);
    Node head("tr", {{"class", "utrecht-table__row"}});
    for (const memo::Column& column : block.columns) {
      head.add(Node("th",
                    {{"scope", "col"},
                     {"class", std::string("utrecht-table__header-cell") +
                                   (column.numeric ? " utrecht-table__header-cell--numeric-column" : "")}},
                    {column.header}));
    }
    Node body("tbody", {{"class", "utrecht-table__body"}});
    for (const auto& row : block.rows) {
      Node line("tr", {{"class", "utrecht-table__row"}});
      for (std::size_t i = 0; i < row.size(); ++i) {
        line.add(cell(row[i], i == 0, block.columns[i].numeric));
      }
      body.add(std::move(line));
    }
    nodes_.push_back(Node(
        "div",
        {{"class", "utrecht-table-container"},
         {"role", "group"},
         {"tabindex", "0"},
         {"aria-labelledby", id + "-caption"}},
        {Node("table", {{"class", "utrecht-table"}},
              {Node("caption", {{"class", "utrecht-table__caption"}, {"id", id + "-caption"}},
                    {block.caption.empty() ? block.description : block.caption}),
               Node("thead", {{"class", "utrecht-table__header"}}, {std::move(head)}), std::move(body)})}));
  }

  /// The figure of the site, drawn from the cells that the chart of Word is made of.
  void operator()(const memo::Chart& block) {
    const safe::Table* table = safe::find_table(writing_.findings, block.table);
    if (table == nullptr) {
      nodes_.push_back(paragraph({block.description}));
      return;
    }
    FigureOptions options;
    options.part = !block.month.empty();
    nodes_.push_back(
        figure_view(writing_, options.part ? part_of(*table, "maand", block.month) : *table, options));
  }

  [[nodiscard]] Nodes take() { return std::move(nodes_); }

 private:
  /// Free text is Dutch, also in the English letter.
  void add_language(Attributes& attributes, const memo::Paragraph& text) const {
    if (text.language != writing_.language) {
      attributes.emplace_back("lang", std::string(core::code(text.language)));
    }
  }

  [[nodiscard]] static Nodes inline_content(const memo::Paragraph& text) {
    if (text.tone == Tone::placeholder) {
      return {Node("strong", {{"class", "to-fill-in"}}, {text.text})};
    }
    return {text.text};
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
      made.push_back(Node("p", std::move(attributes),
                          inline_content({std::string(core::trimmed(line)), block.language, block.tone})));
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
    return {names_row ? "th" : "td", std::move(attributes), inline_content(text)};
  }

  Writing& writing_;
  Nodes nodes_;
  int tables_{0};
};

}  // namespace

Nodes memo_page(Writing& writing) {
  const memo::Document document = memo::build_memo(writing.findings, writing.study, writing.language);
  Letter letter(writing);
  for (const memo::Block& block : document.blocks) {
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
