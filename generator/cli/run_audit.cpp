#include "audit/audit.hpp"
#include "cli/command.hpp"
#include "core/error.hpp"
#include "core/files.hpp"

#include <charconv>
#include <cstdio>

namespace werkthet::cli {
namespace {

/// --min-cell N, 2 to 1,000.
std::int64_t min_cell_of(const Arguments& arguments, std::int64_t fallback) {
  if (!arguments.has("min-cell")) {
    return fallback;
  }
  const std::string text = arguments.get("min-cell");
  std::int64_t value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 2 || value > 1000) {
    throw core::Error(core::ErrorKind::usage, "--min-cell is a number from 2 to 1000, not \"" + text + "\"");
  }
  return value;
}

}  // namespace

int run_audit(const Arguments& arguments) {
  audit::Rules rules;
  rules.min_cell = min_cell_of(arguments, rules.min_cell);
  std::vector<audit::Release> releases;
  for (const std::string& folder : arguments.positionals) {
    releases.push_back(audit::read_release(folder));
  }
  const audit::Report report = audit::audit(releases, rules);
  if (arguments.has("json")) {
    core::write_file(arguments.get("json"), audit::report_json(report));
  }
  std::fputs(audit::report_text(report).c_str(), stdout);
  if (report.leaks() > 0) {
    throw core::Error(core::ErrorKind::privacy, "readers can work out what is hidden or small", {},
                      "do not publish; the places stand above");
  }
  if (!report.contradictions.empty()) {
    throw core::Error(core::ErrorKind::input, "the published files contradict each other", {},
                      "build the release again; the places stand above");
  }
  return 0;
}

}  // namespace werkthet::cli
