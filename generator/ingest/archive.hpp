#pragma once
// Deliveries as they are often sent: a .gz, or a .zip with a file per month. Read in place as a ByteStream,
// never unpacked to disk. The directory of a zip is walked by our own code and not by a library: every byte
// of it is checked (count, bounds, overlap, local against central header), because an archive that is read
// half would miss a month.

#include "ingest/bytes.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::ingest {

/// How much an archive may hold and how much it may grow. All errors are core::Error{input}.
struct ArchiveLimits {
  std::size_t entries{10'000};
  std::uint64_t entry_bytes{std::uint64_t{8} << 30U};  ///< of one entry or .gz, unpacked
  std::uint64_t ratio{200};                           ///< unpacked bytes per packed byte; text stays below 50
  std::uint64_t ratio_from{std::uint64_t{1} << 20U};  ///< unpacked bytes before the ratio counts
};

struct ZipEntry {
  std::string name;      ///< with /, relative, without . and ..
  std::uint64_t size{};  ///< unpacked bytes
};

/// A zip whose directory was read and checked; its files can be opened any number of times, by several
/// threads. Refused as a whole: cut off, several disks, encrypted entries, links, double names, names that
/// are absolute or hold
/// "..", a backslash or a control character, entries that overlap, more than the limits. Entries for folders
/// hold nothing and are left out.
class ZipArchive {
 public:
  explicit ZipArchive(const std::filesystem::path& path, const ArchiveLimits& limits = {});
  /// Over bytes in memory, which must outlive the archive and its streams.
  explicit ZipArchive(std::string_view bytes, const ArchiveLimits& limits = {});
  ~ZipArchive();
  ZipArchive(ZipArchive&&) noexcept;
  ZipArchive& operator=(ZipArchive&&) noexcept;
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  /// In the order of the archive.
  [[nodiscard]] const std::vector<ZipEntry>& entries() const;
  [[nodiscard]] bool has(std::string_view name) const;
  /// The content of the file with exactly this name. Size and checksum are compared when its end is read.
  [[nodiscard]] std::unique_ptr<ByteStream> open(std::string_view name) const;

 private:
  struct Body;
  std::shared_ptr<const Body> body_;
};

/// The files in a zip on disk.
[[nodiscard]] std::vector<ZipEntry> list_zip(const std::filesystem::path& path,
                                             const ArchiveLimits& limits = {});

/// One file of a zip on disk.
[[nodiscard]] std::unique_ptr<ByteStream> open_zip_entry(const std::filesystem::path& path,
                                                         std::string_view name,
                                                         const ArchiveLimits& limits = {});

/// A .gz of one or more members. Bytes after the last member, a member that is cut off and a wrong checksum
/// are errors.
[[nodiscard]] std::unique_ptr<ByteStream> open_gz(const std::filesystem::path& path,
                                                  const ArchiveLimits& limits = {});

}  // namespace werkthet::ingest
