#include "audit/published.hpp"
#include "cli/command.hpp"
#include "cli/exchanges.hpp"
#include "cli/pipeline.hpp"
#include "cli/read_options.hpp"
#include "cli/word_files.hpp"
#include "config/region.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "core/text.hpp"
#include "publish/memo/docx_writer.hpp"
#include "publish/memo/memo_builder.hpp"
#include "publish/memo/memo_content.hpp"
#include "publish/memo/memo_figure.hpp"
#include "publish/memo/template_tags.hpp"
#include "word/check_template.hpp"
#include "word/fill.hpp"
#include "word/letter_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::cli {
namespace fs = std::filesystem;

namespace {

void print(const std::string& text) {
  std::fputs(text.c_str(), stdout);
}

word::NumberUnit unit_of(const std::string& named) {
  return named == "percent"             ? word::NumberUnit::percent
         : named == "percentage points" ? word::NumberUnit::points
         : named == "euro"              ? word::NumberUnit::euro
                                        : word::NumberUnit::none;
}

/// Paragraphs of the letter that stand in this memo too.
std::size_t shared(const std::vector<word::TextLine>& letter, const std::vector<word::TextLine>& memo) {
  std::set<std::string_view> texts;
  for (const word::TextLine& line : memo) {
    texts.insert(line.text);
  }
  return static_cast<std::size_t>(std::count_if(
      letter.begin(), letter.end(), [&](const word::TextLine& line) { return texts.contains(line.text); }));
}

/// The letter is laid beside the memo of the release, Dutch or English, that it has most in common with.
word::Published read_published(const fs::path& folder, const std::vector<word::TextLine>& letter) {
  word::Published published;
  const audit::Release release = audit::read_release(folder);
  for (const audit::Table& table : release.tables) {
    for (const audit::Row& row : table.rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i].kind == audit::Cell::Kind::number) {
          published.numbers.push_back(
              {row.cells[i].value, row.cells[i].decimals, unit_of(table.columns[i].unit)});
        }
      }
    }
  }
  std::error_code error;
  for (const char* name : {"public/memo.docx", "public/memo-en.docx", "memo.docx", "memo-en.docx"}) {
    if (fs::is_regular_file(folder / name, error)) {
      std::vector<word::TextLine> memo = word::read_text(read_word(folder / name, (folder / name).string()));
      if (published.letter.empty() || shared(letter, memo) > shared(letter, published.letter)) {
        published.letter = std::move(memo);
      }
    }
  }
  return published;
}

int check_letter(const Arguments& arguments) {
  const std::string file = arguments.get("check");
  if (!arguments.has("release")) {
    throw core::Error(core::ErrorKind::usage, "which release does the memo speak of?", "--check",
                      "add --release and its folder, such as lindeveen/out/2020-eind");
  }
  for (const char* other : {"update", "overwrite", "to", "template", "pdf"}) {
    if (arguments.has(other)) {
      throw core::Error(core::ErrorKind::usage,
                        std::string("--check writes nothing, so it has no --") + other, "--check",
                        "leave one of the two out");
    }
  }
  const std::vector<word::TextLine> letter = word::read_text(read_word(file, file));
  const word::LetterReport report =
      word::check_letter(letter, read_published(arguments.get("release"), letter), file);
  print(core::text(report.problems));
  print(fmt::format("{} paragraphs of your own, {} numbers in them, {} not in the release\n",
                    report.paragraphs, report.numbers, report.unmatched));
  if (report.problems.has_errors()) {
    throw core::Error(core::ErrorKind::input, "the memo holds what must not be sent to a council", file,
                      "the list stands above; `werkthet explain CODE` tells more");
  }
  if (arguments.has("strict") && report.problems.count(core::Severity::warning) > 0) {
    throw core::Error(core::ErrorKind::warnings_as_errors, "there are warnings and --strict", file);
  }
  return 0;
}

std::set<std::string> overwritten(const Arguments& arguments) {
  std::set<std::string> tags;
  const std::string list = arguments.get("overwrite");
  for (const std::string_view tag : core::split(list, ',')) {
    if (!core::trimmed(tag).empty()) {
      tags.emplace(core::trimmed(tag));
    }
  }
  return tags;
}

/// Both texts of every place that was kept, for who decides.
std::string differences(const word::Filled& filled) {
  std::string text =
      "Deze teksten zijn met de hand veranderd en bewaard. / These texts were changed by hand and kept.\n";
  for (const word::Kept& kept : filled.kept) {
    text += "\n== " + kept.tag + "\n-- staat er nu / stands there now\n" + kept.text +
            "\n-- nieuw voorstel / new proposal\n" + kept.proposal + "\n";
  }
  return text;
}

fs::path target_of(const Arguments& arguments, const config::Study& study, const fs::path& study_path) {
  if (arguments.has("to")) {
    const std::string file = arguments.get("to");
    if (!core::lower_ascii(file).ends_with(".docx")) {
      throw core::Error(core::ErrorKind::usage, "the name of a memo ends with .docx", file);
    }
    return file;
  }
  if (arguments.has("update")) {
    fs::path target = arguments.get("update");
    target.replace_filename(target.stem().string() + "-updated.docx");
    return target;
  }
  return study_path.parent_path() / ("memo-" + study.release.id + ".docx");
}

fs::path differences_file(fs::path target) {
  return target.replace_filename(target.stem().string() + "-differences.txt");
}

/// Nobody's file is written over: not the memo, and not what comes beside it. An empty path is none.
void refuse_existing(const std::vector<fs::path>& files) {
  std::error_code error;
  for (const fs::path& file : files) {
    if (!file.empty() && fs::exists(file, error)) {
      throw core::Error(core::ErrorKind::usage, "this file is there already; nothing was written",
                        file.string(), "name another file with --to, or move it");
    }
  }
}

ingest::Input read_all(const Arguments& arguments, const config::Study& study,
                       std::vector<exchange::Exchange>& others, Console& console) {
  if (study.release.kind == config::ReleaseKind::exploration) {
    require_plan(study);
    return load_costs(study, console);
  }
  if (config::compares_only(study)) {
    return load_region(study, others, console);
  }
  ingest::Input input = load_input(study, read_options(arguments, study), console);
  others = load_exchanges(study, input);
  return input;
}

}  // namespace

int run_memo(const Arguments& arguments) {
  if (arguments.has("check")) {
    return check_letter(arguments);
  }
  if (arguments.positionals.empty()) {
    throw core::Error(core::ErrorKind::usage, "the study is missing", "werkthet memo",
                      "name the study, or check a memo with --check FILE --release DIR");
  }
  if (arguments.has("overwrite") && !arguments.has("update")) {
    throw core::Error(core::ErrorKind::usage, "--overwrite belongs to --update", "--overwrite",
                      "a memo that is filled for the first time holds nothing by hand");
  }
  if (arguments.has("template") && arguments.has("update")) {
    throw core::Error(core::ErrorKind::usage,
                      "a memo is filled again or a template for the first time, not both", "--template",
                      "leave --template or --update out");
  }
  Console console(arguments);
  core::Problems problems;
  const fs::path file = study_file(arguments.positionals[0]);
  config::Study study = load_study(file, problems);
  if (!study.data.published.empty()) {
    throw core::Error(core::ErrorKind::usage, "a published table has no memo", file.string());
  }
  apply_as_of(arguments, study);
  // What is filled: the memo that people worked on, the file named here, or the study's own template.
  std::optional<word::Package> into;
  for (const char* option : {"update", "template"}) {
    if (!into && arguments.has(option)) {
      into = read_word(arguments.get(option), arguments.get(option));
    }
  }
  if (arguments.has("update") && !word::remembers(*into)) {
    throw core::Error(
        core::ErrorKind::template_,
        "this file does not remember what was written into it, so changes by hand could not be kept",
        into->file(),
        "fill it as a template with --template, and put the changes back by hand; a memo from a template "
        "with {{...}} only, or cleaned by Word's Document Inspector, cannot be filled again");
  }
  if (!into) {
    into = memo_template(study);
  } else {
    study.memo.template_file.clear();  // not used, so not checked
  }
  const fs::path target = target_of(arguments, study, file);
  const fs::path beside = differences_file(target);
  refuse_existing({target, into ? beside : fs::path(), arguments.has("pdf") ? pdf_file(target) : fs::path()});
  std::vector<exchange::Exchange> others;
  ingest::Input input = read_all(arguments, study, others, console);
  core::Problems all = problems;
  all.append(input.problems);
  console.problems(all);
  input.problems = all;
  if (arguments.has("strict")) {
    refuse_warnings(all, file);
  }
  const unsigned threads = read_options(arguments, study).threads;
  const safe::SafeFindings findings = memo_findings(study, input, others, threads, console);
  if (into) {
    const word::Filled filled = publish::memo::fill_memo(findings, study, *into, overwritten(arguments));
    // The study's own template was checked with the study, and a letter that is filled again is no template.
    core::Problems told;
    if (arguments.has("template")) {
      told = word::check_template(*into, publish::memo::known_tags(), "nl-NL").problems;
    }
    told.append(filled.problems);
    print(core::text(told));
    if (arguments.has("strict")) {
      refuse_warnings(told, into->file());
    }
    core::write_file(target, filled.bytes);
    console.stage("memo", fmt::format("{} places filled, {} kept as changed by hand", filled.filled,
                                      filled.kept.size()));
    if (!filled.kept.empty()) {
      core::write_file(beside, differences(filled));
      print(beside.string() + "\n");
    }
  } else {
    const publish::memo::Document document = publish::memo::build_memo(findings, study, core::Language::nl);
    core::write_file(target,
                     publish::memo::docx(document, publish::memo::drawn_pictures(document, findings, study)));
    console.stage("memo", "a new document");
  }
  print(target.string() + "\n");
  if (arguments.has("pdf")) {
    print(make_pdf(target).string() + "\n");
  }
  return 0;
}

}  // namespace werkthet::cli
