#include "cli/approval.hpp"
#include "cli/command.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "provenance/digest.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>
#include <set>

namespace werkthet::cli {
namespace fs = std::filesystem;

int run_verify(const Arguments& arguments) {
  fs::path folder(arguments.positionals[0]);
  std::error_code error;
  if (fs::exists(folder / "public" / "manifest.json", error)) {
    folder /= "public";
  }
  const fs::path manifest_file = folder / "manifest.json";
  if (!fs::exists(manifest_file, error)) {
    throw core::Error(core::ErrorKind::usage, "there is no manifest.json here", folder.string(),
                      "name a release folder, such as out/2020-eind");
  }
  const auto manifest = nlohmann::json::parse(core::read_file(manifest_file), nullptr, false);
  if (manifest.is_discarded() || !manifest.is_object() || !manifest.contains("files") ||
      !manifest["files"].is_array()) {
    throw core::Error(core::ErrorKind::output, "the manifest cannot be read", manifest_file.string(),
                      "take it from the archive, or build the release again");
  }
  std::set<std::string> known{"manifest.json"};
  std::size_t different = 0;
  const auto say = [&](const std::string& what, const std::string& path) {
    std::fputs((what + " " + path + "\n").c_str(), stdout);
    ++different;
  };
  for (const auto& file : manifest["files"]) {
    if (!file.is_object() || !file.contains("path") || !file["path"].is_string() ||
        !file.contains("sha256") || !file["sha256"].is_string()) {
      throw core::Error(core::ErrorKind::output, "the manifest has an entry that is no file",
                        manifest_file.string(), "take it from the archive, or build the release again");
    }
    const std::string path = file["path"];
    const fs::path relative(path);
    if (path.empty() || relative.is_absolute() || path.find("..") != std::string::npos) {
      say("refused:", "a path in the manifest leaves the folder");
      continue;
    }
    known.insert(path);
    if (!fs::is_regular_file(folder / relative, error)) {
      say("missing:", path);
    } else if (provenance::sha256_hex(core::read_file(folder / relative)) != file["sha256"]) {
      say("changed:", path);
    }
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = fs::relative(entry.path(), folder).generic_string();
    if (entry.is_regular_file() && !known.contains(path)) {
      say("extra:  ", path);
    }
  }
  if (different > 0) {
    throw core::Error(core::ErrorKind::output,
                      std::to_string(different) + " files differ from what was built", folder.string());
  }
  std::fputs(("same: " + std::to_string(known.size() - 1) + " files are as they were built\n").c_str(),
             stdout);
  if (const auto state = privacy_state(folder.filename() == "public" ? folder.parent_path() : folder)) {
    std::fputs(("privacy: " + *state + "\n").c_str(), stdout);
  }
  return 0;
}

}  // namespace werkthet::cli
