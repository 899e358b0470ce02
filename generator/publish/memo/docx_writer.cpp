#include "publish/memo/docx_writer.hpp"

#include "core/text.hpp"
#include "office/text_width.hpp"
#include "publish/memo/docx_parts.hpp"
#include "word/fill.hpp"
#include "word/package.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

namespace werkthet::publish::memo {
namespace {

constexpr double twips_per_pixel = 15.0;  // 1440 per inch over 96 per inch
constexpr int cell_margin = 85;           // left and right of a cell
constexpr double largest_table_points = 9.5;
constexpr double smallest_table_points = 7.0;
constexpr std::size_t most_rows_kept_whole = 6;
constexpr double header_share = 0.6;  // of its one-line width: a header may take two lines

std::string run(const Paragraph& paragraph, core::Language of_document, std::string_view properties = {}) {
  std::string inside(properties);
  if (paragraph.tone == Tone::placeholder) {
    inside += "<w:b/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF2B3\"/>";
  }
  if (paragraph.language != of_document) {
    inside += fmt::format("<w:lang w:val=\"{}\"/>", language_tag(paragraph.language));
  }
  return fmt::format("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
                     inside.empty() ? "" : "<w:rPr>" + inside + "</w:rPr>",
                     core::escape_markup(paragraph.text));
}

/// Free text comes in lines; every line with something in it becomes a paragraph of its own.
std::vector<Paragraph> lines(const Paragraph& paragraph) {
  std::vector<Paragraph> result;
  for (const std::string_view line : core::split(paragraph.text, '\n')) {
    if (!core::trimmed(line).empty()) {
      result.push_back({std::string(core::trimmed(line)), paragraph.language, paragraph.tone});
    }
  }
  if (result.empty()) {
    result.push_back({"", paragraph.language, paragraph.tone});
  }
  return result;
}

/// <w:p> of a role: its style, what the text asks for, and what the role adds when it has no style.
std::string paragraph_xml(const Look::Role& role, std::string_view inside, std::string_view asked,
                          const std::string& runs) {
  const std::string properties = role.style + std::string(inside) + role.paragraph + std::string(asked);
  return "<w:p>" + (properties.empty() ? std::string() : "<w:pPr>" + properties + "</w:pPr>") + runs +
         "</w:p>";
}

constexpr std::string_view keep_next = "<w:keepNext/>";

class Body {
 public:
  Body(core::Language language, const Look& look) : language_(language), look_(look) {}

  void operator()(const Heading& heading) {
    const Look::Role& role = look_.headings.at(static_cast<std::size_t>(heading.level - 1));
    xml_ += paragraph_xml(role, role.style.empty() ? keep_next : "", "",
                          run({heading.text, language_, Tone::plain}, language_, role.run));
  }

  void operator()(const Paragraph& paragraph) {
    static const Look::Role plain;
    for (const Paragraph& line : lines(paragraph)) {
      const Look::Role& role = line.tone == Tone::notice   ? look_.notice
                               : line.tone == Tone::source ? look_.source
                                                           : plain;
      xml_ += paragraph_xml(role, led_by_heading_ ? keep_next : "", "", run(line, language_, role.run));
    }
  }

  void operator()(const List& list) {
    // Each numbered list counts from 1: it has a number instance of its own.
    const int instance = list.numbered ? numbered_lists_++ : 0;
    const int id = !list.numbered           ? look_.bullet_list
                   : look_.first_number > 0 ? look_.first_number + instance
                                            : 0;
    const Look::Role& role = list.numbered ? look_.number : look_.bullet;
    const std::string numbering =
        id > 0 ? fmt::format("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{}\"/></w:numPr>", id) : "";
    int number = 0;
    for (const Paragraph& item : list.items) {
      bool first = true;
      ++number;
      const std::string sign = list.numbered && look_.first_number == 0 ? fmt::format("{}.", number)
                               : list.numbered                          ? ""
                                                                        : look_.bullet_sign;
      for (const Paragraph& line : lines(item)) {
        if (first) {
          const std::string typed =
              sign.empty() ? "" : "<w:r><w:t>" + sign + "</w:t></w:r><w:r><w:tab/></w:r>";
          xml_ += paragraph_xml(role, numbering, "", typed + run(line, language_));
        } else {  // further lines belong to the item but carry no sign of their own
          xml_ += paragraph_xml(look_.continued, "", "", run(line, language_));
        }
        first = false;
      }
    }
  }

  void operator()(const Table& table) {
    if (!table.caption.empty()) {
      caption(table.caption);
    }
    const auto measured = static_cast<int>(look_.width / look_.letters);
    const double points = table_points(table, measured);
    std::vector<int> widths = column_widths(table, points, measured);
    if (measured != look_.width) {
      int left = look_.width;
      for (int& width : widths) {
        width = static_cast<int>(width * look_.letters);
        left -= width;
      }
      widths.front() += left;
    }
    xml_ += fmt::format(
        "<w:tbl><w:tblPr>{}<w:tblW w:w=\"{}\" w:type=\"dxa\"/>{}"
        "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" "
        "w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{}\"/>"
        "<w:tblDescription w:val=\"{}\"/></w:tblPr><w:tblGrid>",
        look_.table_style, look_.width, look_.table_borders,
        core::escape_markup(table.caption.empty() ? table.description : table.caption),
        core::escape_markup(table.description));
    for (const int width : widths) {
      xml_ += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
    }
    xml_ += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      cell({table.columns[i].header, language_, Tone::plain}, widths[i], table.columns[i].numeric, points,
           Row::header);
    }
    xml_ += "</w:tr>";
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const auto& row = table.rows[r];
      xml_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        cell(row[i], widths[i], table.columns[i].numeric, points,
             stays_with_next(r, table.rows.size()) || (source_follows_ && r + 1 == table.rows.size())
                 ? Row::with_next
                 : Row::free);
      }
      xml_ += "</w:tr>";
    }
    xml_ += "</w:tbl>" + paragraph_xml(look_.after_table, source_follows_ ? keep_next : "", "", "");
  }

  void operator()(const Figure& figure) {
    caption(figure.caption);
    xml_ +=
        fmt::format("<w:p><w:r><wh:picture id=\"{}\"/></w:r></w:p>", core::escape_markup(picture_id(figure)));
  }

  /// The block after the one to come is the source line of a table: it stays on the page of the last row.
  void source_follows(bool follows) { source_follows_ = follows; }
  /// The paragraph to come stands between a heading and its table or figure: it stays with both, or heading
  /// and explanation would be left at the foot of a page.
  void led_by_heading(bool led) { led_by_heading_ = led; }

  /// Numbered lists of other parts of the same file.
  void numbered_before(int lists) { numbered_lists_ = lists; }

  [[nodiscard]] const std::string& xml() const { return xml_; }
  [[nodiscard]] int numbered_lists() const { return numbered_lists_; }

 private:
  /// Rows of a short table stay with the next one, so it does not break over pages. A long one may: kept
  /// whole, it would leave half a page empty before it. Its first and last rows still have company.
  enum class Row { header, with_next, free };

  [[nodiscard]] static bool stays_with_next(std::size_t row, std::size_t rows) {
    const bool last = row + 1 == rows;
    return !last && (rows <= most_rows_kept_whole || row == 0 || row + 2 == rows);
  }

  void caption(const std::string& text) {
    xml_ += paragraph_xml(look_.caption, look_.caption.style.empty() || !look_.keeps_caption ? keep_next : "",
                          "", run({text, language_, Tone::plain}, language_, look_.caption.run));
  }

  void cell(const Paragraph& text, int width, bool numeric, double points, Row row) {
    const auto half_points = static_cast<int>(std::lround(points * 2));
    const std::string size = fmt::format("{}<w:sz w:val=\"{}\"/><w:szCs w:val=\"{}\"/>",
                                         row == Row::header ? "<w:b/>" : "", half_points, half_points);
    xml_ += fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>", width);
    for (const Paragraph& line : lines(text)) {
      // A placeholder brings its own bold; twice the same element is not allowed.
      const std::string properties = line.tone == Tone::placeholder ? "" : size;
      xml_ += paragraph_xml(look_.cell, row == Row::free ? "" : keep_next,
                            numeric ? "<w:jc w:val=\"right\"/>" : "", run(line, language_, properties));
    }
    xml_ += "</w:tc>";
  }

  core::Language language_;
  const Look& look_;
  std::string xml_;
  int numbered_lists_{0};
  bool source_follows_{false};
  bool led_by_heading_{false};
};

bool stands_apart(const Block& block) {
  return std::holds_alternative<Table>(block) || std::holds_alternative<Figure>(block);
}

double cell_width(std::string_view text, double points, bool bold) {
  return std::ceil(office::text_width(text, points, bold) * twips_per_pixel) + 2 * cell_margin + 20;
}

struct Need {
  double least{};   // the longest word
  double wanted{};  // a cell on one line, a header on two
};

std::vector<Need> needs(const Table& table, double points) {
  std::vector<Need> result(table.columns.size());
  const auto look = [&](std::size_t column, std::string_view text, bool bold, double share_of_line) {
    Need& need = result[column];
    for (const std::string_view line : core::split(text, '\n')) {
      for (const std::string_view word : core::split(line, ' ')) {
        need.least = std::max(need.least, cell_width(word, points, bold));
      }
      need.wanted = std::max({need.wanted, need.least, share_of_line * cell_width(line, points, bold)});
    }
  };
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    look(i, table.columns[i].header, true, header_share);
    for (const auto& row : table.rows) {
      look(i, row[i].text, row[i].tone == Tone::placeholder, 1.0);
    }
  }
  return result;
}

}  // namespace

double table_points(const Table& table, int total) {
  for (double points = largest_table_points; points > smallest_table_points; points -= 0.5) {
    const std::vector<Need> all = needs(table, points);
    const double sum = std::accumulate(all.begin(), all.end(), 0.0,
                                       [](double s, const Need& need) { return s + need.least; });
    if (sum <= total) {
      return points;
    }
  }
  return smallest_table_points;
}

std::vector<int> column_widths(const Table& table, double points, int total) {
  const std::vector<Need> all = needs(table, points);
  std::vector<double> widths;
  double left = total;
  for (const Need& need : all) {
    widths.push_back(need.least);
    left -= need.least;
  }
  const double least = total - left;
  if (left < 0) {
    for (double& width : widths) {
      width *= total / least;
    }
    left = 0;
  }
  // Small wishes are granted first, so a long text does not make short names wrap.
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return all[a].wanted - all[a].least < all[b].wanted - all[b].least;
  });
  for (std::size_t i = 0; i < order.size() && left > 0; ++i) {
    const Need& need = all[order[i]];
    const double given = std::min(need.wanted - need.least, left / static_cast<double>(order.size() - i));
    widths[order[i]] += given;
    left -= given;
  }
  const double used = total - left;
  std::vector<int> result;
  int sum = 0;
  for (const double width : widths) {  // what nobody asked for is shared in proportion
    result.push_back(static_cast<int>(std::floor(used > 0 ? width * total / used : width)));
    sum += result.back();
  }
  if (!result.empty()) {
    result.front() += total - sum;
  }
  return result;
}

namespace {

/// The blocks one by one, each knowing what stands around it.
void write_blocks(Body& body, std::span<const Block> blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto* next = i + 1 < blocks.size() ? std::get_if<Paragraph>(&blocks[i + 1]) : nullptr;
    body.source_follows(next != nullptr && next->tone == Tone::source);
    body.led_by_heading(i > 0 && i + 1 < blocks.size() && std::holds_alternative<Heading>(blocks[i - 1]) &&
                        stands_apart(blocks[i + 1]));
    std::visit(body, blocks[i]);
  }
}

}  // namespace

BlocksXml blocks_xml(std::span<const Block> blocks, core::Language language, const Look& look,
                     int lists_before) {
  Body body(language, look);
  body.numbered_before(lists_before);
  write_blocks(body, blocks);
  return {body.xml(), body.numbered_lists()};
}

std::vector<Part> docx_parts(const Document& document) {
  const Look look = own_look();
  Body body(document.language, look);
  write_blocks(body, document.blocks);
  std::vector<Part> parts = fixed_parts(document, body.numbered_lists());
  parts.push_back({"word/document.xml", document_part(body.xml())});
  return parts;
}

std::string picture_id(const Figure& figure) {
  return figure.month.empty() ? figure.table : figure.table + "-maand-" + figure.month;
}

word::Content properties_of(const Document& document) {
  word::Content content;
  content.title = document.title;
  content.subject = document.subject;
  content.organisation = document.organisation;
  content.language = language_tag(document.language);
  content.date = document.date;
  return content;
}

std::string docx(const Document& document, std::vector<word::Picture> pictures) {
  std::vector<office::ZipPart> parts;
  for (Part& part : docx_parts(document)) {
    parts.push_back({std::move(part.name), std::move(part.xml)});
  }
  word::Content content = properties_of(document);
  content.pictures = std::move(pictures);
  return word::place({std::move(parts), "memo"}, content);
}

std::size_t word_count(const Document& document) {
  std::size_t words = 0;
  const auto count = [&words](std::string_view text) {
    for (const std::string_view line : core::split(text, '\n')) {
      for (const std::string_view word : core::split(line, ' ')) {
        words += word.empty() ? 0U : 1U;
      }
    }
  };
  for (const Block& block : document.blocks) {
    if (const auto* heading = std::get_if<Heading>(&block)) {
      count(heading->text);
    } else if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      count(paragraph->text);
    } else if (const auto* list = std::get_if<List>(&block)) {
      for (const Paragraph& item : list->items) {
        count(item.text);
      }
    }
  }
  return words;
}

}  // namespace werkthet::publish::memo
