#pragma once
// Reading with a cap, and output that appears whole or not at all. A build writes into a hidden folder beside
// its target and renames at the end, so a failed or killed build leaves the earlier output untouched. A lock
// keeps two builds of one study apart.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::core {

/// 512 MiB: the largest file read into memory. A month of the largest municipality is a tenth of it.
inline constexpr std::uint64_t max_input_bytes = 512ULL << 20U;

/// The whole file. Throws Error{output} when it cannot be read, Error{input} when larger than `cap`.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::uint64_t cap = max_input_bytes);

/// A folder that is being written and takes its place only at commit(). Nobody else can look into
/// it until then; commit() gives files mode 0600 in private folders and 0644 elsewhere, and syncs all together.
/// Not committed: removed by the destructor.
class StagedFolder {
 public:
  /// `target` is the folder to replace; its parent must exist. Takes the lock <parent>/.werkthet.lock; throws
  /// Error{output} naming the holder when another build has it.
  explicit StagedFolder(std::filesystem::path target);
  ~StagedFolder();
  StagedFolder(const StagedFolder&) = delete;
  StagedFolder& operator=(const StagedFolder&) = delete;

  /// Writes one file below the folder. `relative` uses '/', has no "..", no leading '/': anything else
  /// throws.
  void write(std::string_view relative, std::string_view bytes);
  /// Where a library that insists on a path may write `relative` itself. Parents are made.
  [[nodiscard]] std::filesystem::path path_for(std::string_view relative);
  /// Files under this first folder get mode 0600 and it gets 0700.
  void make_private(std::string_view first_folder);
  /// Swaps the folder into place in one step (renameat2 with RENAME_EXCHANGE), so that a reader finds the old
  /// output or the new one at every moment; file systems without it get two renames, mended by the next build
  /// if killed between. Throws Error{output} when the files cannot be put on the disk (syncfs; Linux
  /// before 5.8 does not tell): the earlier output then stays.
  void commit();

 private:
  struct Lock;
  std::filesystem::path target_;
  std::filesystem::path staging_;
  std::vector<std::string> private_folders_;
  std::unique_ptr<Lock> lock_;
  bool committed_{false};
};

/// Writes one file so that it appears whole: temporary file beside it, fsync, rename.
void write_file(const std::filesystem::path& path, std::string_view bytes, unsigned mode = 0644);

}  // namespace werkthet::core
