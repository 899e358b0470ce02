#include "cli/command.hpp"
#include "core/error.hpp"
#include "core/resources.hpp"
#include "core/text.hpp"
#include "ingest/bus/detect.hpp"
#include "ingest/bus/draft.hpp"
#include "ingest/source_files.hpp"

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace werkthet::cli {
namespace {

using ingest::Field;
using ingest::Layout;

constexpr std::string_view draft_id = "own-layout";

void print(const std::string& text) {
  std::fputs(text.c_str(), stdout);
}

/// The first comment line of a layout says what it is.
int list_layouts() {
  for (const std::string& id : ingest::shipped_layouts()) {
    const std::string text = core::resource("layouts/" + id + ".toml");
    const std::string_view first = std::string_view(text).substr(0, text.find('\n'));
    std::string padded = id;
    padded.resize(std::max<std::size_t>(14, id.size() + 2), ' ');
    print(padded + std::string(first.starts_with("# ") ? first.substr(2) : first) + "\n");
  }
  return 0;
}

/// The beginning of a file; of an archive, of the first file in it.
ingest::Sample sample_of(const std::string& file) {
  const std::filesystem::path path = std::filesystem::absolute(file);
  try {
    core::Problems problems;
    std::vector<ingest::SourceFile> sources =
        path.filename().string().find('*') == std::string::npos
            ? ingest::expand({path.filename().string()}, path.parent_path(), problems)
            : std::vector<ingest::SourceFile>{};
    if (sources.empty()) {
      throw core::Error(core::ErrorKind::input, "the file cannot be opened, or is an archive without files");
    }
    const auto stream = ingest::open_source(sources.front());
    return ingest::Sample(*stream);
  } catch (const core::Error& error) {
    throw core::Error(core::ErrorKind::input, error.message(), file, error.hint());
  }
}

std::vector<Layout> layouts_to_try(const Arguments& arguments) {
  std::vector<Layout> layouts;
  const std::string named = arguments.get("layout");
  if (named.empty()) {
    for (const std::string& id : ingest::shipped_layouts()) {
      layouts.push_back(ingest::read_layout(id));
    }
    return layouts;
  }
  for (const std::string_view name : core::split(named, ',')) {
    layouts.push_back(ingest::read_layout(core::trimmed(name)));
  }
  return layouts;
}

std::string names_of(const std::vector<Field>& fields) {
  std::string text;
  for (const Field field : fields) {
    text += (text.empty() ? "" : ", ") + std::string(ingest::name(field));
  }
  return text.empty() ? "none" : text;
}

std::string of(std::uint64_t part, std::uint64_t all) {
  return std::to_string(part) + " of " + std::to_string(all);
}

std::string kind_text(Layout::Kind kind) {
  switch (kind) {
    case Layout::Kind::xml:
      return "XML";
    case Layout::Kind::csv:
      return "a table";
    case Layout::Kind::fixed:
      return "lines of one width";
  }
  return {};
}

std::string details(const ingest::LayoutFit& fit) {
  std::string text = "  records looked at: " + std::to_string(fit.records) +
                     "\n  names known: " + of(fit.names.known, fit.names.all) +
                     "\n  values understood: " + of(fit.understood, fit.values) +
                     "\n  fields found: " + names_of(fit.found) +
                     "\n  fields missing: " + names_of(fit.missing) + "\n";
  for (const ingest::UnknownCodes& codes : fit.unknown) {
    text +=
        "  unknown codes in " + std::string(ingest::name(codes.field)) + ": " + std::to_string(codes.count);
    std::string shown;
    for (const auto& [code, count] : codes.shown) {
      shown += (shown.empty() ? "" : ", ") + code + " (" + std::to_string(count) + " times)";
    }
    text += (shown.empty() ? "" : ", of which " + shown) + "\n";
  }
  for (const auto& [field, count] : fit.misread) {
    text += "  not understood in " + std::string(ingest::name(field)) + ": " + std::to_string(count) + "\n";
  }
  if (!fit.in_period) {
    text += "  the month of the file lies outside the period of this layout\n";
  }
  return text;
}

int detect_layout(const std::string& file, const Arguments& arguments) {
  const std::vector<Layout> layouts = layouts_to_try(arguments);
  const ingest::Sample sample = sample_of(file);
  const std::vector<ingest::LayoutFit> fits = ingest::detect(sample, layouts);
  print("the file is " + kind_text(sample.kind()) +
        (sample.cut() ? "; only its beginning was looked at\n" : "\n"));
  const bool any = !fits.empty() && fits.front().fits;
  if (any) {
    print("best fit: " + fits.front().id + "\n" + details(fits.front()));
  } else {
    print("no layout fits\n");
  }
  for (std::size_t i = any ? 1 : 0; i < fits.size(); ++i) {
    if (fits[i].fits) {
      print("fits too: " + fits[i].id + "\n");
    } else {
      print("does not fit: " + fits[i].id + " (names known: " + of(fits[i].names.known, fits[i].names.all) +
            (fits[i].lacking.empty() ? ", no records"
                                     : "; not found or not understood: " + names_of(fits[i].lacking)) +
            ")\n");
    }
  }
  if (!any) {
    print("draft a layout of your own: werkthet layout new FILE\n");
  }
  return any ? 0 : core::exit_code(core::ErrorKind::input);
}

[[noreturn]] void usage(std::string message, std::string hint = "see `werkthet help layout`") {
  throw core::Error(core::ErrorKind::usage, std::move(message), "werkthet layout", std::move(hint));
}

}  // namespace

int run_layout(const Arguments& arguments) {
  const std::string& action = arguments.positionals[0];
  const std::vector<std::string> actions{"detect", "list", "new"};
  if (std::find(actions.begin(), actions.end(), action) == actions.end()) {
    const std::string near = core::nearest(action, actions);
    near.empty() ? usage("layout can detect, new or list, not \"" + action + "\"")
                 : usage("layout cannot \"" + action + "\"", "did you mean " + near + "?");
  }
  const bool has_file = arguments.positionals.size() > 1;
  if (has_file != (action != "list")) {
    usage(has_file ? "list takes no file" : action + " needs a FILE");
  }
  if (arguments.has("layout") && action != "detect") {
    usage("--layout belongs to detect");
  }
  if (action == "list") {
    return list_layouts();
  }
  if (action == "detect") {
    return detect_layout(arguments.positionals[1], arguments);
  }
  print(ingest::draft_layout(sample_of(arguments.positionals[1]), draft_id));
  return 0;
}

}  // namespace werkthet::cli
