#include "cli/command.hpp"
#include "cli/rules.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "core/text.hpp"
#include "disclosure/ledger.hpp"

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

/// "printed in tens", "between 0 and 14", and the rule in words, from the log of the gate.
int explain_count(const std::string& key, const std::filesystem::path& release) {
  const std::filesystem::path file = release / "internal" / "disclosure.csv";
  const std::string log = core::read_file(file);
  const std::string wanted = "count," + core::csv_text(key) + ",";
  std::vector<std::string> keys;
  for (const std::string_view line : core::split(log, '\n')) {
    if (line.starts_with(wanted)) {
      const auto fields = core::split(line.substr(wanted.size()), ',');
      core::ensure(fields.size() == 4, "a line of the log has a status, a rule and two ends");
      std::string text = key + ": " + std::string(fields[0]) + "\n";
      for (const auto& [name, meaning] : disclosure::rule_texts()) {
        text += name == fields[1] ? "rule " + name + ": " + meaning + "\n" : "";
      }
      if (!fields[2].empty()) {
        text += "a reader can work out: at least " + std::string(fields[2]) +
                (fields[3].empty() ? ", no upper end" : ", at most " + std::string(fields[3])) + "\n";
      }
      std::fputs((text + "internal: not for publication\n").c_str(), stdout);
      return 0;
    }
    if (const std::size_t end = line.find(',', 6); line.starts_with("count,") && end != std::string_view::npos) {
      keys.emplace_back(line.substr(6, end - 6));
    }
  }
  const std::string near = core::nearest(key, keys);
  throw core::Error(core::ErrorKind::usage, "there is no count \"" + key + "\" in this release", file.string(),
                    near.empty() ? "the keys stand in that file" : "did you mean " + near + "?");
}

}  // namespace

int run_explain(const Arguments& arguments) {
  const std::string& what = arguments.positionals[0];
  if (arguments.has("disclosure")) {
    if (!arguments.has("release")) {
      throw core::Error(core::ErrorKind::usage, "a count is explained for one release", "--disclosure",
                        "name it: --release DIR");
    }
    return explain_count(what, arguments.get("release"));
  }
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
