#pragma once
// What earlier runs read, so that a quarterly run reads only what is new: the register as it was after each month, under
// the fingerprint of everything that made it (key, study, layout, form, version of the readers). Deliveries are
// recognised by name, size, times and inode, as make and git do, and then stand for the content whose SHA-256 is kept.
// The first delivery that is new or different, and every month from its month on, is read again. Holds pseudonyms and
// never a citizen or registration number; mode 0600; may always be deleted; a damaged one is noticed and made anew.

#include "ingest/bus/binary_file.hpp"
#include "ingest/bus/merge.hpp"
#include "ingest/bus/parallel.hpp"
#include "ingest/directory.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::ingest {

/// Everything a delivery said, besides its records.
struct ToldDelivery {
  FileIdentity identity;
  DeliveryHeader header;
  core::Month month;
  bool superseded{};
  bool readable{};
  std::string sha256;
  std::uint64_t bytes{};
  std::uint64_t records{};
  DeliveryTotals totals;
  std::array<bool, field_count> found{};
  Report report{""};
  // How much of the register is known after it.
  std::uint32_t persons{};
  std::uint32_t benefits{};
  std::uint32_t rows{};
};

class DeliveryCache {
 public:
  /// What must be the same for anything in the cache to hold.
  [[nodiscard]] static std::string purpose(const Pseudonymiser& pseudonyms, const Layout& layout,
                                           const DeliveryForm& form, std::string_view municipality);

  /// Opens the cache; empty when there is none, it is for another purpose, or it is damaged (damaged() says so).
  DeliveryCache(const std::filesystem::path& file, const std::string& purpose);

  [[nodiscard]] bool damaged() const { return damaged_; }
  /// The delivery with this identity; nullptr when the cache does not have it.
  [[nodiscard]] const ToldDelivery* find(const FileIdentity& identity) const;
  /// How many of the planned files, from the first, the cache stands for: whole months of which every file is the same.
  [[nodiscard]] std::size_t agreeing(const std::vector<PlannedFile>& files) const;
  [[nodiscard]] const ToldDelivery& delivery(std::size_t i) const { return told_[i]; }
  /// Puts the register after the first n deliveries into the directory and the builder. False when the cache turns out to
  /// be damaged; then nothing was changed.
  [[nodiscard]] bool restore(std::size_t n, Directory& directory, RegisterBuilder& builder);

  /// Writes what a run has read. Trouble with writing is no trouble of the run: the reason comes back, empty when done.
  [[nodiscard]] static std::string write(const std::filesystem::path& file, const std::string& purpose,
                                         const std::vector<ToldDelivery>& told, const Directory& directory,
                                         const std::vector<BusRow>& rows);

 private:
  std::optional<BinaryReader> reader_;
  std::vector<ToldDelivery> told_;
  bool damaged_{};
};

}  // namespace werkthet::ingest
