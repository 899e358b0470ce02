#include "core/resources.hpp"

#include "core/error.hpp"
#include "core/files.hpp"

#include <cstdlib>

namespace werkthet::core {
namespace fs = std::filesystem;

fs::path resource_folder() {
  if (const char* chosen = std::getenv("WERKTHET_RESOURCES"); chosen != nullptr && *chosen != '\0') {
    return chosen;
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (fs::path folder = program.parent_path(); !folder.empty(); folder = folder.parent_path()) {
    const fs::path candidate = folder / "share" / "werkthet";
    if (fs::is_directory(candidate / "layouts", error)) {
      return candidate;
    }
    if (folder == folder.root_path()) {
      break;
    }
  }
  throw Error(ErrorKind::output, "the files that belong to the program (share/werkthet) were not found",
              program.string(), "install the package again, or set WERKTHET_RESOURCES to that folder");
}

std::string resource(std::string_view relative) {
  return read_file(resource_folder() / relative);
}

}  // namespace werkthet::core
