#include "publish/memo/look.hpp"

#include "publish/memo/docx_parts.hpp"
#include "word/numbering.hpp"

#include <fmt/format.h>

#include <string_view>

namespace werkthet::publish::memo {
namespace {

std::string style_of(std::string_view id) {
  return id.empty() ? std::string() : fmt::format("<w:pStyle w:val=\"{}\"/>", id);
}

constexpr std::string_view hanging = "<w:ind w:left=\"357\" w:hanging=\"357\"/>";
constexpr std::string_view small = "<w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>";

std::string box() {
  std::string edges;
  for (const std::string_view edge : {"top", "left", "bottom", "right"}) {
    edges += fmt::format("<w:{} w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"auto\"/>", edge);
  }
  return "<w:pBdr>" + edges + "</w:pBdr>";
}

std::string rules_of_table() {
  std::string lines;
  for (const auto& [edge, size] : {std::pair{"top", 8}, {"bottom", 8}, {"insideH", 4}}) {
    lines += fmt::format("<w:{} w:val=\"single\" w:sz=\"{}\" w:space=\"0\" w:color=\"595959\"/>", edge, size);
  }
  return "<w:tblBorders>" + lines + "</w:tblBorders>";
}

}  // namespace

Look own_look() {
  Look look;
  for (std::size_t i = 0; i < look.headings.size(); ++i) {
    look.headings[i].style = style_of(fmt::format("Heading{}", i + 1));
  }
  look.caption.style = style_of("Caption");
  look.notice.style = style_of("Notice");
  look.source.style = style_of("TableSource");
  look.bullet.style = style_of("ListBullet");
  look.number.style = style_of("ListNumber");
  look.continued.style = style_of("ListContinue");
  look.cell.style = style_of("TableText");
  look.after_table.style = style_of("AfterTable");
  look.table_style = "<w:tblStyle w:val=\"WerkthetTable\"/>";
  look.bullet_list = bullet_list;
  look.first_number = first_numbered;
  look.width = text_width_twips;
  return look;
}

Look look_of(const word::Styles& styles, int width) {
  Look look;
  const auto role = [&](std::string_view name, std::string paragraph, std::string run) {
    const std::string id = styles.id(name);
    return id.empty() ? Look::Role{{}, std::move(paragraph), std::move(run)}
                      : Look::Role{style_of(id), {}, {}};
  };
  for (std::size_t i = 0; i < look.headings.size(); ++i) {
    const int half_points = i == 0 ? 32 : i == 1 ? 25 : 22;
    look.headings[i] =
        role(fmt::format("heading {}", i + 1),
             fmt::format("<w:spacing w:before=\"200\" w:after=\"60\"/><w:outlineLvl w:val=\"{}\"/>", i),
             fmt::format("<w:b/><w:bCs/><w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>", half_points));
  }
  look.caption = role("caption", "<w:spacing w:before=\"100\" w:after=\"40\"/>", "<w:b/><w:bCs/>");
  look.notice = {{}, box() + "<w:spacing w:before=\"100\" w:after=\"140\"/>", "<w:b/><w:bCs/>"};
  look.source = {{}, "<w:spacing w:after=\"100\"/>", std::string(small)};
  look.bullet = role("List Bullet", std::string(hanging), "");
  look.number = role("List Number", std::string(hanging), "");
  look.continued = role("List Continue", "<w:ind w:left=\"357\"/>", "");
  look.cell = {{}, "<w:spacing w:before=\"15\" w:after=\"15\" w:line=\"240\" w:lineRule=\"auto\"/>", {}};
  look.after_table = {{},
                      "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"80\" w:lineRule=\"exact\"/>",
                      "<w:sz w:val=\"8\"/><w:szCs w:val=\"8\"/>"};
  if (styles.list("List Bullet").empty()) {
    look.bullet = {look.bullet.style, std::string(hanging), {}};
    look.bullet_sign = "•";
  }
  look.first_number = styles.list("List Number").empty() ? 0 : word::first_restart;
  if (look.first_number == 0) {
    look.number = {look.number.style, std::string(hanging), {}};
  }
  // The municipality's own table, if its template holds one under our name; else the grid that every Word
  // has.
  for (const std::string_view name : {"werkthet table", "Table Grid"}) {
    if (const std::string id = styles.id(name, "table"); !id.empty()) {
      look.table_style = fmt::format("<w:tblStyle w:val=\"{}\"/>", id);
      break;
    }
  }
  look.table_borders = look.table_style.empty() ? rules_of_table() : "";
  look.width = width;
  look.letters = 1.25;  // Verdana and its like; a word must not break in a house style either
  look.keeps_caption = false;
  return look;
}

}  // namespace werkthet::publish::memo
