#include "audit/workbook/workbook_audit.hpp"

#include "audit/workbook/read_book.hpp"
#include "core/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace werkthet::audit::workbook {
namespace {

constexpr std::size_t most_listed = 200;  // places per item in the JSON
constexpr std::size_t most_printed = 5;   // on the terminal

std::string verdict(const ItemReport& item) {
  if (item.failed()) {
    return "fail";
  }
  return item.result.looked_at == 0 ? "nothing to check" : "pass";
}

}  // namespace

std::size_t WorkbookReport::failed() const {
  return static_cast<std::size_t>(
      std::count_if(items.begin(), items.end(), [](const ItemReport& item) { return item.failed(); }));
}

std::size_t WorkbookReport::passed() const {
  return static_cast<std::size_t>(std::count_if(items.begin(), items.end(), [](const ItemReport& item) {
    return !item.failed() && item.result.looked_at > 0;
  }));
}

WorkbookReport audit_workbook(std::string_view bytes, const Known* known) {
  const WrittenBook book = read_book(bytes);
  WorkbookReport report;
  for (const Item& item : items()) {
    report.items.push_back({std::string(item.id), std::string(item.asks), item.check(book, known)});
  }
  return report;
}

std::string report_text(const WorkbookReport& report, bool all) {
  std::string text;
  for (const ItemReport& item : report.items) {
    if (!all && !item.failed()) {
      continue;
    }
    text += verdict(item) + "  " + item.id + ": " + item.asks + " (" + std::to_string(item.result.looked_at) +
            " looked at)\n";
    for (std::size_t i = 0; i < std::min(item.result.flaws.size(), most_printed); ++i) {
      const Flaw& flaw = item.result.flaws[i];
      std::string where = flaw.sheet + (flaw.cell.empty() ? "" : "!" + flaw.cell);
      text += "      " + (where.empty() ? "the file" : where) + ": " + flaw.what + "\n";
    }
    if (item.result.flaws.size() > most_printed) {
      text += "      and " + std::to_string(item.result.flaws.size() - most_printed) + " more\n";
    }
  }
  text = core::without_controls(text);  // names of sheets are the file's own words
  return text + std::to_string(report.passed()) + " items hold, " + std::to_string(report.failed()) +
         " do not\n";
}

std::string report_json(const WorkbookReport& report) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const ItemReport& item : report.items) {
    Json flaws = Json::array();
    for (std::size_t i = 0; i < std::min(item.result.flaws.size(), most_listed); ++i) {
      const Flaw& flaw = item.result.flaws[i];
      flaws.push_back({{"sheet", flaw.sheet}, {"cell", flaw.cell}, {"what", flaw.what}});
    }
    list.push_back({{"id", item.id},
                    {"asks", item.asks},
                    {"result", verdict(item)},
                    {"looked_at", item.result.looked_at},
                    {"flaw_count", item.result.flaws.size()},
                    {"flaws", flaws}});
  }
  const Json all{{"passed", report.passed()}, {"failed", report.failed()}, {"items", list}};
  return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace werkthet::audit::workbook
