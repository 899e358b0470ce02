#include "cli/command.hpp"
#include "cli/word_files.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "core/text.hpp"
#include "publish/memo/starter_template.hpp"
#include "publish/memo/template_tags.hpp"
#include "word/check_template.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <string>

namespace werkthet::cli {
namespace {

using publish::memo::TagRule;

void print(const std::string& text) {
  std::fputs(text.c_str(), stdout);
}

std::string_view place_of(word::FieldKind kind) {
  switch (kind) {
    case word::FieldKind::text:
      return "a line";
    case word::FieldKind::blocks:
      return "paragraphs";
    case word::FieldKind::rows:
      return "a table row, or paragraphs";
    case word::FieldKind::picture:
      break;
  }
  return "a picture, or paragraphs";
}

int list_tags() {
  for (const TagRule& rule : publish::memo::template_tags()) {
    print(fmt::format(
        "{}{}\n    around: {}\n    nl: {}\n    en: {}\n", rule.tag,
        rule.needed ? fmt::format("  (needed{})", rule.held_by.empty() ? "" : ", or " + rule.held_by) : "",
        place_of(rule.kind), rule.nl, rule.en));
  }
  return 0;
}

config::ReleaseKind kind_of(const std::string& word) {
  static const std::vector<std::pair<std::string, config::ReleaseKind>> kinds{
      {"final", config::ReleaseKind::final},
      {"interim", config::ReleaseKind::interim},
      {"quarterly", config::ReleaseKind::quarterly},
      {"exploration", config::ReleaseKind::exploration}};
  for (const auto& [name, kind] : kinds) {
    if (name == word) {
      return kind;
    }
  }
  throw core::Error(core::ErrorKind::usage, "there is no kind of memo \"" + word + "\"", "--kind",
                    "choose from final, interim, quarterly and exploration");
}

int new_template(const std::string& file, const std::string& kind) {
  if (!core::lower_ascii(file).ends_with(".docx")) {
    throw core::Error(core::ErrorKind::usage, "the name of a template ends with .docx", file);
  }
  std::error_code error;
  if (std::filesystem::exists(file, error)) {
    throw core::Error(core::ErrorKind::usage, "this file is there already; nothing was written", file,
                      "choose another name");
  }
  core::write_file(file, publish::memo::starter_template(kind_of(kind)));
  print(file + "\n");
  return 0;
}

int check_file(const std::string& file) {
  const word::TemplateReport report =
      word::check_template(read_word(file, file), publish::memo::known_tags(), "nl-NL");
  print(fmt::format("places found: {}\n", report.found.size()));
  for (const std::string& tag : report.found) {
    print("  " + tag + "\n");
  }
  print(core::text(report.problems));
  const std::size_t errors = report.problems.count(core::Severity::error);
  if (errors > 0) {
    throw core::Error(core::ErrorKind::template_,
                      fmt::format("the memo cannot be filled into this template: {} errors", errors), file,
                      "the list stands above; `werkthet explain CODE` tells more");
  }
  print("the memo can be filled into this template\n");
  return 0;
}

}  // namespace

int run_template(const Arguments& arguments) {
  const std::string& action = arguments.positionals[0];
  if (action == "list") {
    return list_tags();
  }
  if (action != "new" && action != "check") {
    throw core::Error(core::ErrorKind::usage,
                      "a template is made, checked or its tags listed, not \"" + action + "\"",
                      "werkthet template", "write new FILE, check FILE or list");
  }
  if (arguments.positionals.size() < 2) {
    throw core::Error(core::ErrorKind::usage, "the name of the file is missing",
                      "werkthet template " + action,
                      "for example: werkthet template " + action + " huisstijl.docx");
  }
  return action == "new" ? new_template(arguments.positionals[1], arguments.get("kind", "final"))
                         : check_file(arguments.positionals[1]);
}

}  // namespace werkthet::cli
