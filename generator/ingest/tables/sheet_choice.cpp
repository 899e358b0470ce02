#include "ingest/tables/sheet_choice.hpp"

#include "ingest/values.hpp"

namespace werkthet::ingest {
namespace {

std::optional<std::size_t> by_name(const std::vector<SheetName>& sheets, std::string_view wanted,
                                   Report& report) {
  std::vector<std::size_t> loose;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (sheets[i].name == wanted) {
      return i;
    }
    const std::string name = loose_name(sheets[i].name);
    if (!name.empty() && name == loose_name(wanted)) {
      loose.push_back(i);
    }
  }
  if (loose.size() == 1) {
    return loose.front();
  }
  report.fail(
      "E212", {},
      loose.empty()
          ? "no sheet has the name that the form of this file gives as sheet"
          : "several sheets have the name that the form of this file gives as sheet; write it exactly");
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> choose_sheet(const std::vector<SheetName>& sheets, std::string_view wanted,
                                        const std::function<bool(std::size_t)>& has_content, Report& report) {
  if (!wanted.empty()) {
    return by_name(sheets, wanted, report);
  }
  std::vector<std::size_t> visible;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (sheets[i].visible) {
      visible.push_back(i);
    }
  }
  if (visible.size() > 1) {
    std::erase_if(visible, [&](std::size_t i) { return !has_content(i); });
  }
  if (visible.size() == 1) {
    return visible.front();
  }
  if (visible.empty()) {
    report.fail("E200", {}, "the spreadsheet has no visible sheet with content");
  } else {
    report.fail("E212", {},
                "several sheets hold something; say which one is meant with sheet = \"...\" in the form of "
                "this file");
  }
  return std::nullopt;
}

}  // namespace werkthet::ingest
