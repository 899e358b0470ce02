#include "office/scratch_folder.hpp"

#include "core/error.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>

namespace werkthet::office {

ScratchFolder::ScratchFolder(const std::filesystem::path& parent) {
  std::error_code error;
  const std::filesystem::path base = parent.empty() ? std::filesystem::temp_directory_path(error) : parent;
  std::string name = (base / "werkthet-XXXXXX").string();
  if (error || ::mkdtemp(name.data()) == nullptr) {
    throw core::Error(core::ErrorKind::output,
                      std::string("making a temporary folder failed: ") +
                          (error ? error.message() : std::string(std::strerror(errno))),
                      base.string(), "set TMPDIR to a folder that can be written");
  }
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;  // nothing can be done while unwinding; the folder is private to this user
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace werkthet::office
