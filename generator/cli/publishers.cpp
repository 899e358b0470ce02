#include "cli/publishers.hpp"

#include "publish/charts/charts_publisher.hpp"
#include "publish/data/data_publisher.hpp"
#include "publish/memo/memo_publisher.hpp"
#include "publish/metadata/metadata_publisher.hpp"
#include "publish/site/site_publisher.hpp"
#include "publish/workbook/workbook_publisher.hpp"

namespace werkthet::cli {

const std::vector<std::unique_ptr<publish::Publisher>>& publishers() {
  static const auto all = [] {
    std::vector<std::unique_ptr<publish::Publisher>> list;
    list.push_back(std::make_unique<publish::data::DataPublisher>());
    list.push_back(std::make_unique<publish::charts::ChartsPublisher>());
    list.push_back(std::make_unique<publish::workbook::WorkbookPublisher>());
    list.push_back(std::make_unique<publish::memo::MemoPublisher>());
    list.push_back(std::make_unique<publish::site::SitePublisher>());
    // Last: it describes what the others wrote.
    list.push_back(std::make_unique<publish::metadata::MetadataPublisher>());
    return list;
  }();
  return all;
}

}  // namespace werkthet::cli
