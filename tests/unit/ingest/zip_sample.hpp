#pragma once
// Archives made byte by byte, so that each part of one can be wrong on purpose.

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <zlib.h>

namespace zip_sample {

inline std::string little(std::uint64_t value, std::size_t n) {
  std::string bytes;
  for (std::size_t i = 0; i < n; ++i) {
    bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
  }
  return bytes;
}

/// zlib over all bytes; `window`: -15 raw, 31 gzip.
inline std::string packed(const std::string& plain, int window) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("zlib");
  }
  std::string out(deflateBound(&stream, plain.size()) + 64, '\0');
  std::string in = plain;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) {
    throw std::runtime_error("zlib");
  }
  return out;
}

inline std::string gz(const std::string& plain) {
  return packed(plain, 31);
}

struct Entry {
  std::string name;
  std::string content;
  bool stored{};
  std::uint64_t flags{};
  std::uint64_t unix_mode{};  ///< 0: written by a system without modes
  std::int64_t size_off{};    ///< how far the directory is wrong about the size
  std::uint32_t crc_off{};
  std::uint64_t method{8};    ///< when not stored
  std::string local_name{};   ///< empty: the same
  std::int64_t header_off{};  ///< how far the directory is wrong about the place
};

struct Form {
  bool wide{};           ///< 64-bit end record and sizes
  std::string before{};  ///< bytes in front of the archive
  std::string comment{};
  std::int64_t count_off{};  ///< how far the end record is wrong about the number of entries
};

inline std::string zip(const std::vector<Entry>& entries, const Form& form = {}) {
  constexpr std::uint64_t all32 = 0xFFFFFFFFU;
  std::string bytes;
  std::string directory;
  for (const Entry& entry : entries) {
    const std::string data = entry.stored ? entry.content : packed(entry.content, -15);
    const std::uint64_t method = entry.stored ? 0 : entry.method;
    const auto crc = static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const Bytef*>(entry.content.data()), entry.content.size()) +
        entry.crc_off);
    const std::uint64_t size = entry.content.size() + static_cast<std::uint64_t>(entry.size_off);
    const std::uint64_t at = bytes.size() + static_cast<std::uint64_t>(entry.header_off);
    const std::string& local = entry.local_name.empty() ? entry.name : entry.local_name;
    bytes += "PK\x03\x04" + little(20, 2) + little(entry.flags, 2) + little(method, 2) +
             little(0x4A210000, 4) + little(crc, 4) + little(data.size(), 4) + little(size, 4) +
             little(local.size(), 2) + little(0, 2) + local + data;
    const std::string extra =
        form.wide ? little(1, 2) + little(24, 2) + little(size, 8) + little(data.size(), 8) + little(at, 8)
                  : "";
    directory += "PK\x01\x02" + little(entry.unix_mode != 0 ? 0x314 : 20, 2) + little(20, 2) +
                 little(entry.flags, 2) + little(method, 2) + little(0x4A210000, 4) + little(crc, 4) +
                 little(form.wide ? all32 : data.size(), 4) + little(form.wide ? all32 : size, 4) +
                 little(entry.name.size(), 2) + little(extra.size(), 2) + little(0, 2) + little(0, 2) +
                 little(0, 2) + little(entry.unix_mode << 16U, 4) + little(form.wide ? all32 : at, 4) +
                 entry.name + extra;
  }
  const std::uint64_t start = bytes.size();
  const std::uint64_t count = entries.size() + static_cast<std::uint64_t>(form.count_off);
  bytes += directory;
  if (form.wide) {
    const std::uint64_t end = bytes.size();
    bytes += "PK\x06\x06" + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 4) + little(0, 4) +
             little(count, 8) + little(count, 8) + little(directory.size(), 8) + little(start, 8);
    bytes += "PK\x06\x07" + little(0, 4) + little(end, 8) + little(1, 4);
  }
  bytes += "PK\x05\x06" + little(0, 4) + little(form.wide ? 0xFFFF : count, 2) +
           little(form.wide ? 0xFFFF : count, 2) + little(form.wide ? all32 : directory.size(), 4) +
           little(form.wide ? all32 : start, 4) + little(form.comment.size(), 2) + form.comment;
  return form.before + bytes;
}

}  // namespace zip_sample
