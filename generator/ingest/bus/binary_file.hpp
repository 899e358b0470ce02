#pragma once
// A private file of numbers and texts with its own checksum, written in one go and read strictly. For the cache alone:
// whoever reads one back trusts nothing in it until the checksum at the end is right.

#include "core/descriptor.hpp"
#include "provenance/digest.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace werkthet::ingest {

/// Writes beside `path` with mode 0600 and takes its place at commit(). Throws core::Error{output}.
class BinaryWriter {
 public:
  explicit BinaryWriter(std::filesystem::path path);
  ~BinaryWriter();  ///< removes what was not committed
  BinaryWriter(const BinaryWriter&) = delete;
  BinaryWriter& operator=(const BinaryWriter&) = delete;

  template <class T>
  void number(T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes({reinterpret_cast<const char*>(&value), sizeof value});
  }
  void text(std::string_view text);
  template <class T>
  void list(const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    number(static_cast<std::uint64_t>(values.size()));
    bytes({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)});
  }
  void bytes(std::string_view bytes);
  void commit();

 private:
  void flush();
  std::filesystem::path path_;
  std::filesystem::path temporary_;
  core::Descriptor file_;
  provenance::Sha256 sum_;
  std::string buffer_;
  bool committed_{};
};

/// Reads such a file. Every call returns false, from then on, when the file is shorter than it says or says too much.
class BinaryReader {
 public:
  /// Opens a regular file of this user with mode 0600 and checks the checksum over all of it; otherwise ok() is false.
  explicit BinaryReader(const std::filesystem::path& path);
  ~BinaryReader();
  BinaryReader(const BinaryReader&) = delete;
  BinaryReader& operator=(const BinaryReader&) = delete;

  /// There was a file, whatever is in it.
  [[nodiscard]] bool present() const { return size_ > 0; }
  [[nodiscard]] bool ok() const { return ok_; }
  template <class T>
  [[nodiscard]] bool number(T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    return bytes(reinterpret_cast<char*>(&value), sizeof value);
  }
  [[nodiscard]] bool text(std::string& text);
  /// The first `keep` values of a list; the others are passed over.
  template <class T>
  [[nodiscard]] bool list(std::vector<T>& values, std::uint64_t keep) {
    static_assert(std::is_trivially_copyable_v<T>);
    std::uint64_t n = 0;
    if (!number(n) || n > (size_ - at_) / sizeof(T) || keep > n) {
      return ok_ = false;
    }
    values.resize(keep);
    return bytes(reinterpret_cast<char*>(values.data()), keep * sizeof(T)) && skip((n - keep) * sizeof(T));
  }

 private:
  [[nodiscard]] bool bytes(char* to, std::uint64_t n);
  [[nodiscard]] bool skip(std::uint64_t n);
  const char* data_{};
  std::uint64_t size_{};
  std::uint64_t at_{};
  bool ok_{};
};

}  // namespace werkthet::ingest
