#pragma once
// A private folder for a library that insists on writing files; gone with the object, also when an exception
// passes. Mode 0700: the parts of a workbook lie here for a moment, and an internal workbook is not for other
// users.

#include <filesystem>

namespace werkthet::office {

class ScratchFolder {
 public:
  /// Made below `parent`, or below the system's temporary folder when that is empty. Throws
  /// core::Error{output}.
  explicit ScratchFolder(const std::filesystem::path& parent = {});
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace werkthet::office
