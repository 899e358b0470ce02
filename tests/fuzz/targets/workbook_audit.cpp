// A workbook of a stranger under audit: a whole package, or parts as text, each after a line "==== NAME", packed here.
// Refused as input or judged on every item; the same twice.
#include "audit/workbook/workbook_audit.hpp"
#include "office/zip_writer.hpp"
#include "support/promise.hpp"

#include <set>
#include <string>

using namespace werkthet;

namespace {

constexpr std::string_view border = "==== ";

std::string packed(std::string_view text) {
  office::ZipWriter writer;
  std::set<std::string> names;
  while (text.starts_with(border)) {
    const std::size_t line = text.find('\n');
    if (line == std::string_view::npos) {
      break;
    }
    const std::string name(text.substr(border.size(), line - border.size()));
    text.remove_prefix(line + 1);
    const std::size_t next = text.find("\n" + std::string(border));
    const std::string_view bytes = text.substr(0, next);
    const bool plain = !name.empty() && name.size() < 100 && name.front() != '/' &&
                       name.find("..") == std::string::npos && name.find('\\') == std::string::npos;
    if (plain && names.insert(name).second) {
      writer.add(name, bytes);
    }
    text.remove_prefix(next == std::string_view::npos ? text.size() : next + 1);
  }
  return writer.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::view(data, size);
  const std::string package = text.starts_with(border) ? packed(text) : std::string(text);
  try {
    const audit::workbook::WorkbookReport report = audit::workbook::audit_workbook(package);
    fuzz::promise(report.items.size() == audit::workbook::items().size(), "every item is judged");
    const std::string json = audit::workbook::report_json(report);
    fuzz::promise(json == audit::workbook::report_json(audit::workbook::audit_workbook(package)), "the same twice");
    fuzz::promise(!audit::workbook::report_text(report).empty(), "there is a report");
  } catch (const core::Error& error) {
    fuzz::promise(error.kind() == core::ErrorKind::input, "a refusal is about the input");
    fuzz::promise(error.story().find("KANARIE") == std::string::npos, "no message holds a value of the file");
  }
  return 0;
}
