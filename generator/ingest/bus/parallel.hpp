#pragma once
// Files read side by side, handed on in order. A few are in memory at a time: a thread that is ahead waits
// for the others, so a thousand deliveries take no more memory than four.

#include "core/log.hpp"
#include "ingest/bus/delivery_file.hpp"
#include "ingest/source_files.hpp"

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace werkthet::ingest {

/// How a file looks from outside. All zero when it cannot be seen: never equal to another.
struct FileIdentity {
  std::string name;
  std::uint64_t bytes{};
  std::int64_t changed_ns{};  ///< of the content
  std::int64_t status_ns{};   ///< of the entry in the folder; cannot be set back
  std::uint64_t inode{};
  [[nodiscard]] bool same(const FileIdentity& other) const {
    return inode != 0 && name == other.name && bytes == other.bytes && changed_ns == other.changed_ns &&
           status_ns == other.status_ns && inode == other.inode;
  }
};
[[nodiscard]] FileIdentity identity_of(const SourceFile& source);

/// A delivery file, what it says it is, and what was read.
struct PlannedFile {
  explicit PlannedFile(SourceFile from)
      : source(std::move(from)), identity(identity_of(source)), report(source.name) {}
  SourceFile source;
  FileIdentity identity;
  DeliveryHeader header;
  core::Month month;
  core::MaybeDate received;
  bool superseded{};
  std::uint8_t sender{};  ///< position in BusData::senders
  Report report;
  std::shared_ptr<DeliveryFile> read;  ///< nullptr: the report says why not
};

/// What a file says about itself; nullopt when the report failed.
[[nodiscard]] std::optional<DeliveryHeader> header_of(const SourceFile& source, const Layout& layout,
                                                      const DeliveryForm& form, Report& report);

/// Reads the files from the `first` on with `threads` threads and calls `next` for each in the order of the
/// list, never two at a time; what was read is given back afterwards. Rethrows the first exception in that
/// order.
void read_in_order(std::vector<PlannedFile>& files, std::size_t first, const Layout& layout,
                   const DeliveryForm& form, unsigned threads, core::Log& log,
                   const std::function<void(PlannedFile&)>& next);

}  // namespace werkthet::ingest
