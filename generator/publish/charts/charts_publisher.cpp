#include "publish/charts/charts_publisher.hpp"

#include "publish/charts/chart.hpp"
#include "publish/charts/palette.hpp"

#include <string>
#include <vector>

namespace werkthet::publish::charts {

void ChartsPublisher::write_files(const Context& context) const {
  if (!context.study.theme.arm_colours.empty() && !arm_colours_usable(context.study)) {
    context.log.warn(
        "theme.arm_colours: a colour is missing or has too little contrast on white (4.5:1 is needed); "
        "the charts use the tested default colours");
  }
  for (const safe::Table& table : context.findings.tables()) {
    if (table.chart.kind == safe::ChartKind::none) {
      continue;
    }
    for (const core::Language language : context.study.languages) {
      for (const Layout layout : {Layout::wide, Layout::narrow}) {
        const std::vector<std::string> problems =
            has_chart(table) ? lint(table, context.study, language, layout) : std::vector<std::string>{};
        if (!problems.empty()) {
          context.log.warn("charts/" + table.id + " (" + (layout == Layout::wide ? "wide" : "narrow") +
                           "): text cannot be read: " + problems.front() +
                           "; shorten the names of groups or characteristics");
        }
      }
      context.out.write("charts/" + table.id + "." + std::string(core::code(language)) + ".svg",
                        "image/svg+xml", draw_file(table, context.study, language));
    }
  }
}

}  // namespace werkthet::publish::charts
