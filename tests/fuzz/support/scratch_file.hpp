#pragma once
// A file that is written anew for every input, for readers that take a name. In memory where the machine has such a
// folder.

#include "support/promise.hpp"

#include <filesystem>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

namespace fuzz {

class ScratchFile {
 public:
  ScratchFile()
      : path_((std::filesystem::is_directory("/dev/shm") ? std::filesystem::path("/dev/shm")
                                                         : std::filesystem::temp_directory_path()) /
              ("werkthet-fuzz-" + std::to_string(::getpid()))) {}
  ~ScratchFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  /// The path of a file with mode 0600 that holds these bytes.
  const std::filesystem::path& write(std::string_view bytes) const {
    const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    promise(file >= 0 && ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
            "the scratch file can be written");
    ::close(file);
    return path_;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace fuzz
