#include "publish/memo/memo_content.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "publish/charts/chart.hpp"
#include "publish/memo/docx_parts.hpp"
#include "publish/memo/docx_writer.hpp"
#include "publish/memo/memo_blocks.hpp"
#include "publish/memo/memo_builder.hpp"
#include "publish/memo/memo_figure.hpp"
#include "publish/memo/template_tags.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace werkthet::publish::memo {
namespace {

using word::Field;
using word::FieldKind;

constexpr std::string_view table_prefix = "wh.tabel.";
constexpr std::string_view figure_prefix = "wh.figuur.";

class ContentMaker {
 public:
  ContentMaker(const Document& document, const safe::SafeFindings& findings, const config::Study& study,
               const word::Package& file)
      : document_(document),
        findings_(findings),
        study_(study),
        look_(look_of(word::Styles(file), word::text_width(file))),
        used_(word::used_tags(file)) {}

  word::Content make() {
    content_ = properties_of(document_);
    head();
    parts();
    tables();
    for (const std::string& tag : used_) {
      if (tag.starts_with(figure_prefix)) {
        named_figure(tag);
      }
    }
    return std::move(content_);
  }

 private:
  [[nodiscard]] std::string pick(std::string_view nl, std::string_view en) const {
    return std::string(document_.language == core::Language::nl ? nl : en);
  }

  void line(const std::string& name, const Paragraph& value) {
    Field field;
    field.tag = "wh." + name;
    field.kind = FieldKind::text;
    field.text = value.text;
    field.language = value.language == document_.language ? "" : language_tag(value.language);
    content_.fields.push_back(std::move(field));
  }

  std::string xml(std::span<const Block> blocks) {
    BlocksXml made = blocks_xml(blocks, document_.language, look_, content_.numbered_lists);
    content_.numbered_lists = made.numbered_lists;
    for (const Block& block : blocks) {
      if (const auto* figure = std::get_if<Figure>(&block)) {
        picture(picture_id(*figure), drawn_table(findings_, study_, *figure));
      }
    }
    return std::move(made.xml);
  }

  void blocks(std::string tag, std::span<const Block> from) {
    if (!used_.contains(tag)) {
      return;  // lists are numbered by those that are used
    }
    Field field;
    field.tag = std::move(tag);
    field.kind = FieldKind::blocks;
    field.xml = xml(from);
    const auto* only = from.size() == 1 ? std::get_if<Paragraph>(&from.front()) : nullptr;
    if (only != nullptr && only->text.find('\n') == std::string::npos) {
      field.text = only->text;
      field.language = only->language == document_.language ? "" : language_tag(only->language);
    }
    content_.fields.push_back(std::move(field));
  }

  void head() {
    for (const HeadField& field : document_.head) {
      line(field.id, field.value);
    }
    for (const TagRule& rule : template_tags()) {
      const bool known = std::any_of(content_.fields.begin(), content_.fields.end(),
                                     [&](const Field& field) { return field.tag == rule.tag; });
      if (rule.kind == FieldKind::text && !known) {
        line(rule.tag.substr(word::tag_prefix.size()), {own_line(rule.tag), document_.language, Tone::plain});
      }
    }
    for (const Block& block : document_.blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table != nullptr && table->id == "kop") {
        blocks(std::string(head_tag), std::span(&block, 1));
        return;
      }
    }
  }

  /// What stands in no head block, or only in that of some letters.
  [[nodiscard]] std::string own_line(std::string_view tag) const {
    if (tag == "wh.gemeente") {
      return study_.municipality;
    }
    if (tag == "wh.experiment") {
      return study_.name.in(document_.language);
    }
    if (tag == "wh.uitgave") {
      return study_.release.id;
    }
    return pick("niet van toepassing", "not applicable");
  }

  void parts() {
    const std::vector<Block>& all = document_.blocks;
    const auto opens = [](const Block& block) {
      const auto* heading = std::get_if<Heading>(&block);
      return heading != nullptr && !heading->part.empty();
    };
    // Warnings above the letter (invented data) go with its core: a template cannot leave them out.
    std::vector<Block> notices;
    auto at = all.begin();
    for (; at != all.end() && !opens(*at); ++at) {
      if (std::holds_alternative<Paragraph>(*at)) {
        notices.push_back(*at);
      }
    }
    std::vector<Block> letter = notices;
    letter.insert(letter.end(), at, all.end());
    blocks(std::string(letter_tag), letter);
    while (at != all.end()) {
      const std::string name = std::get<Heading>(*at).part;
      const auto end = std::find_if(at + 1, all.end(), opens);
      std::vector<Block> part = name == "kern" ? notices : std::vector<Block>{};
      part.insert(part.end(), at + 1, end);
      blocks("wh." + name, part);
      at = end;
    }
    for (const BlockRule& rule : block_rules()) {
      const std::string tag = "wh." + std::string(rule.name);
      if (word::find_field(content_, tag) == nullptr) {
        const Block none = Paragraph{
            pick("Dit onderdeel hoort niet bij deze brief.", "This part does not belong in this letter."),
            document_.language, Tone::plain};
        const std::size_t before = content_.fields.size();
        blocks(tag, std::span(&none, 1));
        if (content_.fields.size() > before) {
          content_.fields.back().absent = true;
        }
      }
    }
  }

  void tables() {
    const std::vector<Block>& all = document_.blocks;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto* table = std::get_if<Table>(&all[i]);
      const std::string tag = table == nullptr ? "" : std::string(table_prefix) + table->id;
      if (table == nullptr || table->id.empty() || !used_.contains(tag) ||
          word::find_field(content_, tag) != nullptr) {
        continue;
      }
      const auto* source = i + 1 < all.size() ? std::get_if<Paragraph>(&all[i + 1]) : nullptr;
      const std::size_t length = source != nullptr && source->tone == Tone::source ? 2 : 1;
      Field field;
      field.tag = tag;
      field.kind = FieldKind::rows;
      field.xml = xml(std::span(all).subspan(i, length));
      for (const Column& column : table->columns) {
        field.headers.push_back(column.header);
      }
      for (const auto& row : table->rows) {
        std::vector<std::string> cells;
        for (const Paragraph& cell : row) {
          cells.push_back(cell.text);
        }
        field.rows.push_back(std::move(cells));
      }
      content_.fields.push_back(std::move(field));
    }
  }

  void picture(const std::string& id, const safe::Table& table) {
    if (word::find_picture(content_, id) == nullptr) {
      content_.pictures.push_back(drawn_picture(id, table, study_, document_.language));
    }
  }

  /// A figure by the name of its table has all its months, as the file in public/charts: who puts it in a
  /// template writes the words around it.
  void named_figure(const std::string& tag) {
    const std::string id = tag.substr(figure_prefix.size());
    const safe::Table* table = safe::find_table(findings_, id);
    if (table == nullptr || !charts::has_chart(*table)) {
      return;
    }
    picture(id, *table);
    Field field;
    field.tag = tag;
    field.kind = FieldKind::picture;
    field.text = id;
    field.xml = "<w:p><w:r><wh:picture id=\"" + core::escape_markup(id) + "\"/></w:r></w:p>";
    content_.fields.push_back(std::move(field));
  }

  const Document& document_;
  const safe::SafeFindings& findings_;
  const config::Study& study_;
  Look look_;
  std::set<std::string> used_;
  word::Content content_;
};

/// Tells all problems at once when there is an error among them.
void refuse_unfit(const core::Problems& problems, const std::string& file) {
  if (!problems.has_errors()) {
    return;
  }
  core::Problems errors;
  for (const core::Problem& one : problems.all()) {
    if (one.severity == core::Severity::error) {
      errors.add(one);
    }
  }
  throw core::Error(core::ErrorKind::template_,
                    "the memo cannot be filled into this file:\n" + core::text(errors), file,
                    "mend what is named above; `werkthet template check " + file + "` tells everything");
}

}  // namespace

word::Content memo_content(const Document& document, const safe::SafeFindings& findings,
                           const config::Study& study, const word::Package& file) {
  return ContentMaker(document, findings, study, file).make();
}

word::Filled fill_memo(const safe::SafeFindings& findings, const config::Study& study,
                       const word::Package& file, const std::set<std::string>& overwrite) {
  const Document document = build_memo(findings, study, core::Language::nl);
  const word::TemplateReport report =
      word::check_template(file, known_tags(), language_tag(document.language));
  refuse_unfit(report.problems, file.file());
  word::Filled filled = word::fill(file, memo_content(document, findings, study, file), overwrite);
  refuse_unfit(filled.problems, file.file());
  return filled;
}

}  // namespace werkthet::publish::memo
