#include "cli/command.hpp"
#include "cli/rules.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "core/text.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>

namespace werkthet::cli {
namespace {

int explain_figure(const std::string& key, const std::filesystem::path& release) {
  const std::filesystem::path file = release / "internal" / "estimates.json";
  const auto all = nlohmann::ordered_json::parse(core::read_file(file), nullptr, false);
  if (all.is_discarded() || !all.contains("estimates")) {
    throw core::Error(core::ErrorKind::output, "this is not a list of estimates", file.string(),
                      "build the release again");
  }
  std::vector<std::string> keys;
  for (const auto& estimate : all["estimates"]) {
    if (estimate.value("key", "") == key) {
      std::string text;
      for (const auto& [name, value] : estimate.items()) {
        text += name + ": " + (value.is_string() ? value.get<std::string>() : value.dump()) + "\n";
      }
      std::fputs((text + "internal: not for publication\n").c_str(), stdout);
      return 0;
    }
    keys.push_back(estimate.value("key", ""));
  }
  const std::string near = core::nearest(key, keys);
  throw core::Error(core::ErrorKind::usage, "there is no figure \"" + key + "\" in this release",
                    file.string(),
                    near.empty() ? "the keys stand in that file" : "did you mean " + near + "?");
}

}  // namespace

int run_explain(const Arguments& arguments) {
  const std::string& what = arguments.positionals[0];
  std::vector<std::string> codes;
  for (const config::Rule& rule : all_rules()) {
    if (rule.code == what) {
      std::fputs((rule.code + ": " + rule.title + "\n\n" + rule.explanation +
                  "\n\nWhat to do: " + rule.remedy + "\n")
                     .c_str(),
                 stdout);
      return 0;
    }
    codes.push_back(rule.code);
  }
  if (arguments.has("release")) {
    return explain_figure(what, arguments.get("release"));
  }
  const std::string near = core::nearest(what, codes);
  throw core::Error(
      core::ErrorKind::usage, "there is no code \"" + what + "\"", {},
      near.empty() ? "for a figure, name its release: --release DIR" : "did you mean " + near + "?");
}

}  // namespace werkthet::cli
