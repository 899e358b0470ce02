#include "cli/command.hpp"
#include "cli/publishers.hpp"
#include "cli/rules.hpp"
#include "config/covariates.hpp"
#include "config/further_analyses.hpp"
#include "config/schema.hpp"
#include "config/template.hpp"
#include "core/error.hpp"
#include "core/resources.hpp"
#include "core/text.hpp"

#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>

namespace werkthet::cli {
namespace {

void print(const std::string& text) {
  std::fputs(text.c_str(), stdout);
}

void list_layouts() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(core::resource_folder() / "layouts")) {
    if (entry.path().extension() == ".toml") {
      names.push_back(entry.path().stem().string());
    }
  }
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    print(name + "\n");
  }
}

}  // namespace

int run_list(const Arguments& arguments) {
  const std::map<std::string, std::function<void()>> lists{
      {"settings", [] { print(config::key_reference(core::Language::en)); }},
      {"profiles",
       [] {
         for (const std::string& name : config::profiles()) {
           print(name + "\n");
         }
       }},
      {"layouts", list_layouts},
      {"publishers",
       [] {
         for (const auto& publisher : publishers()) {
           print(std::string(publisher->name()) + ": " + std::string(publisher->description()) + "\n");
         }
       }},
      {"covariates",
       [] {
         for (const config::Covariate& covariate : config::built_in_covariates()) {
           print(covariate.id + ": " + covariate.label.in(core::Language::en) + "\n");
         }
       }},
      {"analyses",
       [] {
         for (const config::FurtherAnalysis& analysis : config::further_analyses()) {
           print(std::string(analysis.id) + ": " + analysis.name.in(core::Language::en) + " " +
                 analysis.answers.in(core::Language::en) + (analysis.internal_only ? " (internal only)" : "") +
                 "\n");
         }
       }},
      {"codes", [] {
         for (const config::Rule& rule : all_rules()) {
           print(rule.code + "  " + rule.title + "\n");
         }
       }}};
  const auto found = lists.find(arguments.positionals[0]);
  if (found == lists.end()) {
    std::vector<std::string> names;
    for (const auto& [name, list] : lists) {
      names.push_back(name);
    }
    const std::string near = core::nearest(arguments.positionals[0], names);
    throw core::Error(core::ErrorKind::usage, "there is no list \"" + arguments.positionals[0] + "\"", {},
                      near.empty() ? "see `werkthet help list`" : "did you mean " + near + "?");
  }
  found->second();
  return 0;
}

}  // namespace werkthet::cli
