#include "publish/memo/memo_figure.hpp"

#include "core/error.hpp"
#include "core/format.hpp"
#include "office/svg_picture.hpp"
#include "publish/charts/chart.hpp"
#include "publish/charts/table_part.hpp"
#include "publish/memo/docx_writer.hpp"
#include "publish/memo/memo_cells.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace werkthet::publish::memo {

std::optional<Figure> outcome_figure(const MemoWriter& writer, const config::Outcome& outcome, int horizon) {
  const safe::Table* source = safe::find_table(writer.findings(), outcome.id);
  if (source == nullptr) {
    return std::nullopt;
  }
  Figure figure;
  figure.table = source->id;
  figure.month = month_code(*source, horizon);
  if (!charts::has_chart(drawn_table(writer.findings(), writer.study(), figure))) {
    return std::nullopt;
  }
  figure.caption = outcome.label.in(writer.language());
  if (!figure.month.empty() && figure.month != "0") {
    figure.caption += writer.pick(" na ", " after ") + figure.month + std::string(core::no_break_space) +
                      writer.pick("maanden", "months");
  }
  if (safe::column_index(*source, "share")) {
    figure.caption += writer.pick(", aandeel per groep", ", share per group");
  }
  figure.caption += ".";
  return figure;
}

safe::Table drawn_table(const safe::SafeFindings& findings, const config::Study& study,
                        const Figure& figure) {
  const safe::Table* table = safe::find_table(findings, figure.table);
  core::ensure(table != nullptr, "a figure is drawn from a table of the release");
  safe::Table drawn = figure.month.empty() ? *table : charts::part_of(*table, "maand", figure.month);
  if (const auto groups = safe::dimension_index(drawn, "groep")) {
    std::erase_if(drawn.rows, [&](const safe::Row& row) {
      const std::string& group = drawn.dimensions[*groups].codes[row.codes[*groups]].id;
      return std::none_of(study.arms.begin(), study.arms.end(),
                          [&](const config::Arm& arm) { return arm.id == group; });
    });
  }
  return drawn;
}

word::Picture drawn_picture(std::string id, const safe::Table& table, const config::Study& study,
                            core::Language language) {
  std::string svg = charts::draw_file(table, study, language);
  office::SvgPicture drawn = office::svg_picture(svg);
  return {std::move(id), std::move(drawn.png), std::move(svg), charts::alt_text(table, study, language),
          drawn.width,   drawn.height};
}

std::vector<word::Picture> drawn_pictures(const Document& document, const safe::SafeFindings& findings,
                                          const config::Study& study) {
  std::vector<word::Picture> pictures;
  for (const Block& block : document.blocks) {
    if (const auto* figure = std::get_if<Figure>(&block)) {
      pictures.push_back(drawn_picture(picture_id(*figure), drawn_table(findings, study, *figure), study,
                                       document.language));
    }
  }
  return pictures;
}

}  // namespace werkthet::publish::memo
