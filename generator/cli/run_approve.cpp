#include "cli/approval.hpp"
#include "cli/command.hpp"
#include "core/date.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "core/text.hpp"
#include "provenance/digest.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace werkthet::cli {

/// Adds an approval that is bound to the bytes of the release, after a look at whether they are still what was built.
int run_approve(const Arguments& arguments) {
  const std::filesystem::path release(arguments.positionals[0]);
  const auto state = privacy_state(release);
  if (!state) {
    throw core::Error(core::ErrorKind::usage, "there is no internal/privacy.json here", release.string(),
                      "name a release folder with its internal part, such as out/2020-eind");
  }
  const std::string function = std::string(core::trimmed(arguments.get("function")));
  if (function.empty()) {
    throw core::Error(core::ErrorKind::usage, "an approval names the function that gives it", "--function",
                      "for example: --function \"functionaris gegevensbescherming\"");
  }
  const std::optional<core::Date> date = core::parse_date(arguments.get("date"), core::DateForm::iso);
  if (!date) {
    throw core::Error(core::ErrorKind::usage, "an approval has a date", "--date", "for example: --date 2020-06-15");
  }
  Arguments same;
  same.positionals = {release.string()};
  static_cast<void>(run_verify(same));  // throws when a public file is not what was built
  std::vector<Approval> approvals = read_approvals(release);
  approvals.push_back({function, core::iso(*date), arguments.get("note"),
                       provenance::sha256_hex(core::read_file(release / "public" / "manifest.json"))});
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Approval& each : approvals) {
    list.push_back({{"function", each.function},
                    {"date", each.date},
                    {"note", each.note},
                    {"manifest_sha256", each.manifest_sha256}});
  }
  const nlohmann::ordered_json all{{"privacy", std::move(list)}};
  core::write_file(release / "internal" / "approvals.json", all.dump(1) + "\n", 0600);
  std::fputs(("privacy: " + privacy_state(release).value_or("") + "\n").c_str(), stdout);
  return 0;
}

}  // namespace werkthet::cli
