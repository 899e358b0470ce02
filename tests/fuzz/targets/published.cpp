// A published table of a stranger: the CSV before a line "====", its metadata after it. Read whole or
// refused; what is read can be audited, alone and beside itself, and every interval holds what is printed.
#include "audit/audit.hpp"
#include "support/promise.hpp"

using namespace werkthet;

namespace {

constexpr std::string_view border = "\n====\n";
constexpr std::size_t most_rows_to_audit = 200;  // more only makes each run slow

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::view(data, size);
  const std::size_t at = text.find(border);
  if (at == std::string_view::npos) {
    return 0;
  }
  audit::Table table;
  try {
    table = audit::read_table(text.substr(0, at + 1), text.substr(at + border.size()), "data/exit_work.csv");
  } catch (const core::Error& error) {
    fuzz::promise(error.kind() == core::ErrorKind::input && !error.where().empty(),
                  "a refusal is about the input and names its place");
    fuzz::promise(error.story().find("KANARIE") == std::string::npos, "no message holds a value of the file");
    return 0;
  }
  for (const audit::Row& row : table.rows) {
    fuzz::promise(row.codes.size() == table.dimensions.size() && row.cells.size() == table.columns.size(),
                  "a row has a code per dimension and a cell per column");
  }
  if (table.rows.size() > most_rows_to_audit) {
    return 0;
  }
  const audit::Release release{"r", {table}};
  const audit::Report once = audit::audit({release}, {});
  static_cast<void>(audit::audit({release, release}, {}));
  for (const audit::Answer& answer : once.answers) {
    fuzz::promise(!answer.interval || answer.interval->width() >= 0, "the ends of an interval are in order");
  }
  fuzz::promise(!audit::report_text(once).empty() && !audit::report_json(once).empty(), "there is a report");
  return 0;
}
