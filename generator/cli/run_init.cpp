#include "cli/command.hpp"
#include "cli/pipeline.hpp"
#include "config/template.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "example/lindeveen.hpp"
#include "ingest/pseudonym.hpp"

#include <charconv>
#include <cstdio>

namespace werkthet::cli {
namespace fs = std::filesystem;
namespace {

template <class Number>
Number number_option(const Arguments& arguments, const std::string& name, Number fallback) {
  if (!arguments.has(name)) {
    return fallback;
  }
  const std::string text = arguments.get(name);
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw core::Error(core::ErrorKind::usage, "--" + name + " is a number, found \"" + text + "\"");
  }
  return value;
}

void refuse_filled(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_empty(folder, error)) {
    throw core::Error(core::ErrorKind::usage, "this folder is not empty; nothing was written",
                      folder.string(), "name a new folder");
  }
}

/// The key lies beside the study folder, never in it: the folder is what gets copied and mailed.
void make_key_beside(const fs::path& study) {
  core::Problems problems;
  const config::Study read = load_study(study, problems);
  if (read.data.key_file.empty()) {
    return;
  }
  const fs::path key = (read.folder / read.data.key_file).lexically_normal();
  std::error_code error;
  if (!fs::exists(key, error)) {
    ingest::make_key(key);
    std::fputs(
        ("pseudonym key: " + key.string() + " (keep it, and keep it out of the study folder)\n").c_str(),
        stdout);
  }
}

}  // namespace

int run_init(const Arguments& arguments) {
  const fs::path folder(arguments.positionals[0]);
  refuse_filled(folder);
  if (arguments.has("example")) {
    if (arguments.get("example") != "lindeveen") {
      throw core::Error(core::ErrorKind::usage, "there is no example \"" + arguments.get("example") + "\"",
                        {}, "the example is called lindeveen");
    }
    example::LindeveenOptions options;
    options.scale = number_option(arguments, "scale", options.scale);
    options.seed = number_option(arguments, "seed", options.seed);
    options.with_errors = arguments.has("with-errors");
    example::write_lindeveen(folder, options);
  } else {
    config::TemplateOptions options;
    options.profile = arguments.get("profile", "apeldoorn-oss");
    options.language = arguments.get("lang", "nl") == "en" ? core::Language::en : core::Language::nl;
    const std::string text = config::study_template(options);
    std::error_code error;
    fs::create_directories(folder / "data" / "bus", error);
    fs::create_directories(folder / "data" / "surveys", error);
    core::write_file(folder / "study.toml", text);
  }
  make_key_beside(folder / "study.toml");
  std::fputs(("made " + (folder / "study.toml").string() + "\nnext: werkthet check " + folder.string() + "\n")
                 .c_str(),
             stdout);
  return 0;
}

}  // namespace werkthet::cli
