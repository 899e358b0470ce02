#pragma once
// Charts as separate SVG files for reports and slides: charts/<table>.<language>.svg for every table that has
// a chart. Which files exist depends on the tables, not on their numbers: a chart without a number to draw
// says so in words.

#include "publish/publisher.hpp"

namespace werkthet::publish::charts {

class ChartsPublisher final : public Publisher {
 public:
  [[nodiscard]] std::string_view name() const override { return "charts"; }
  [[nodiscard]] std::string_view description() const override {
    return "charts as SVG files, one per table and language";
  }
  [[nodiscard]] std::vector<std::string> places() const override { return {"charts/"}; }

 private:
  void write_files(const Context& context) const override;
};

}  // namespace werkthet::publish::charts
