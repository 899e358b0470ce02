#pragma once
// data/<table>.csv and data/<table>.csv-metadata.json for each checked table, with data/README.txt: the
// figures for who wants to calculate. Codes and not labels in the cells, since labels change with the wording
// and a join must not; the labels of the codes are in the metadata (CSV on the Web, W3C 2015).

#include "publish/publisher.hpp"

#include <string_view>

namespace werkthet::publish::data {

class DataPublisher final : public Publisher {
 public:
  [[nodiscard]] std::string_view name() const override { return "data"; }
  [[nodiscard]] std::string_view description() const override {
    return "data/*.csv with CSVW metadata: one tidy table per file";
  }
  [[nodiscard]] std::vector<std::string> places() const override { return {"data/"}; }

 private:
  void write_files(const Context& context) const override;
};

}  // namespace werkthet::publish::data
