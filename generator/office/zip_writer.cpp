#include "office/zip_writer.hpp"

#include "core/error.hpp"

#include <Poco/Checksum.h>
#include <Poco/DeflatingStream.h>

#include <limits>
#include <sstream>
#include <utility>

namespace werkthet::office {
namespace {

// Field values of APPNOTE 6.3.3 (the .ZIP file format), sections 4.3.7, 4.3.12 and 4.3.16.
constexpr std::uint32_t local_header = 0x04034b50U;
constexpr std::uint32_t central_header = 0x02014b50U;
constexpr std::uint32_t end_of_directory = 0x06054b50U;
constexpr std::uint16_t version = 20;  // 2.0: deflate and folders
constexpr std::uint16_t utf8_names = 1U << 11U;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;
constexpr std::uint16_t midnight = 0;
constexpr std::uint16_t first_of_1980 = (1U << 5U) | 1U;  // years since 1980, month, day
constexpr int raw_deflate = -15;                          // window bits; negative: no zlib header
constexpr int best_compression = 9;
constexpr std::size_t most_bytes = std::numeric_limits<std::uint32_t>::max();

void put16(std::string& out, std::uint16_t value) {
  out += static_cast<char>(value & 0xFFU);
  out += static_cast<char>(value >> 8U);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, static_cast<std::uint16_t>(value & 0xFFFFU));
  put16(out, static_cast<std::uint16_t>(value >> 16U));
}

std::uint32_t size32(std::size_t size) {
  core::ensure(size < most_bytes, "a package stays under 4 GiB");
  return static_cast<std::uint32_t>(size);
}

std::string packed(std::string_view bytes) {
  std::ostringstream out;
  Poco::DeflatingOutputStream deflater(out, raw_deflate, best_compression);
  deflater.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  deflater.close();
  return std::move(out).str();
}

std::uint32_t checksum(std::string_view bytes) {
  Poco::Checksum crc(Poco::Checksum::TYPE_CRC32);
  crc.update(bytes.data(), static_cast<unsigned>(size32(bytes.size())));
  return crc.checksum();
}

/// What local header and directory entry have in common, from "version needed" to the length of the extra
/// field.
std::string common_fields(const PackedPart& part) {
  std::string out;
  put16(out, version);
  put16(out, utf8_names);
  put16(out, part.stored ? stored : deflated);
  put16(out, midnight);
  put16(out, first_of_1980);
  put32(out, part.checksum);
  put32(out, size32(part.content.size()));
  put32(out, part.size);
  put16(out, static_cast<std::uint16_t>(part.name.size()));
  put16(out, 0);  // extra field
  return out;
}

}  // namespace

void ZipWriter::add(std::string_view name, std::string_view bytes) {
  const std::string content = packed(bytes);
  add_packed({name, content, checksum(bytes), size32(bytes.size()), false});
}

void ZipWriter::add_stored(std::string_view name, std::string_view bytes) {
  add_packed({name, bytes, checksum(bytes), size32(bytes.size()), true});
}

void ZipWriter::add_packed(const PackedPart& part) {
  const std::string_view name = part.name;
  core::ensure(!name.empty() && name.front() != '/' && name.find("..") == std::string_view::npos &&
                   name.find('\\') == std::string_view::npos && name.size() < 256,
               "a part of a package has a plain relative name");
  core::ensure(names_.emplace(name).second, "every part of a package is added once");
  core::ensure(names_.size() < 0xFFFFU, "a package has fewer than 65535 parts");
  const std::string fields = common_fields(part);
  const std::uint32_t offset = size32(body_.size());

  put32(body_, local_header);
  body_ += fields;
  body_ += name;
  body_ += part.content;

  put32(directory_, central_header);
  put16(directory_, version);  // made by: 2.0, file attributes of FAT, the same on every system
  directory_ += fields;
  put16(directory_, 0);  // comment
  put16(directory_, 0);  // disk
  put16(directory_, 0);  // internal attributes
  put32(directory_, 0);  // external attributes
  put32(directory_, offset);
  directory_ += name;
}

std::string ZipWriter::finish() {
  const auto parts = static_cast<std::uint16_t>(names_.size());
  const std::uint32_t directory_offset = size32(body_.size());
  std::string package = std::exchange(body_, {});
  const std::string directory = std::exchange(directory_, {});
  names_.clear();
  package += directory;
  put32(package, end_of_directory);
  put16(package, 0);  // this disk
  put16(package, 0);  // disk of the directory
  put16(package, parts);
  put16(package, parts);
  put32(package, size32(directory.size()));
  put32(package, directory_offset);
  put16(package, 0);  // comment
  return package;
}

}  // namespace werkthet::office
