#include "office/zip_reader.hpp"

#include "core/error.hpp"

#include <Poco/Exception.h>
#include <Poco/InflatingStream.h>
#include <Poco/MemoryStream.h>
#include <Poco/StreamCopier.h>

#include <algorithm>

namespace werkthet::office {
namespace {

// Places of fields, APPNOTE 6.3.3 (the .ZIP file format), sections 4.3.7, 4.3.12 and 4.3.16.
constexpr std::uint32_t central_header = 0x02014b50U;
constexpr std::uint32_t local_header = 0x04034b50U;
constexpr std::string_view end_of_directory = "PK\x05\x06";
constexpr std::size_t end_size = 22;
constexpr std::size_t central_size = 46;
constexpr std::size_t local_size = 30;
constexpr int raw_deflate = -15;  // window bits; negative: no zlib header

std::uint32_t number(std::string_view package, std::size_t at, std::size_t bytes) {
  core::ensure(at <= package.size() && bytes <= package.size() - at, "a package ends where it says");
  std::uint32_t value = 0;
  for (std::size_t i = bytes; i-- > 0;) {
    value = (value << 8U) | static_cast<unsigned char>(package[at + i]);
  }
  return value;
}

std::string_view piece(std::string_view package, std::size_t at, std::size_t bytes) {
  core::ensure(at <= package.size() && bytes <= package.size() - at, "a package ends where it says");
  return package.substr(at, bytes);
}

}  // namespace

std::vector<PackedPart> packed_parts(std::string_view package) {
  const auto end = package.rfind(end_of_directory);
  core::ensure(end != std::string_view::npos && package.size() - end >= end_size,
               "a package has a directory");
  const std::uint32_t count = number(package, end + 10, 2);
  std::size_t at = number(package, end + 16, 4);
  std::vector<std::pair<std::size_t, PackedPart>> found;
  for (std::uint32_t i = 0; i < count; ++i) {
    core::ensure(number(package, at, 4) == central_header, "a directory of a package lists its parts");
    const std::uint32_t method = number(package, at + 10, 2);
    core::ensure(method == 0 || method == 8, "a part of a package is stored or deflated");
    PackedPart part;
    part.stored = method == 0;
    part.checksum = number(package, at + 16, 4);
    const std::uint32_t packed = number(package, at + 20, 4);
    part.size = number(package, at + 24, 4);
    const std::uint32_t name = number(package, at + 28, 2);
    part.name = piece(package, at + central_size, name);
    const std::size_t local = number(package, at + 42, 4);
    core::ensure(number(package, local, 4) == local_header,
                 "a part of a package begins where the directory says");
    const std::size_t begin =
        local + local_size + number(package, local + 26, 2) + number(package, local + 28, 2);
    part.content = piece(package, begin, packed);
    found.emplace_back(local, part);
    at += central_size + name + number(package, at + 30, 2) + number(package, at + 32, 2);
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<PackedPart> parts;
  for (const auto& [place, part] : found) {
    parts.push_back(part);
  }
  return parts;
}

std::string unpacked(const PackedPart& part) {
  if (part.stored) {
    return std::string(part.content);
  }
  try {
    Poco::MemoryInputStream stream(part.content.data(), static_cast<std::streamsize>(part.content.size()));
    Poco::InflatingInputStream inflater(stream, raw_deflate);
    std::string bytes;
    Poco::StreamCopier::copyToString(inflater, bytes);
    core::ensure(bytes.size() == part.size, "a part of a package is as long as it says");
    return bytes;
  } catch (const Poco::Exception& error) {
    throw core::Error(core::ErrorKind::internal, "a package could not be read back: " + error.displayText());
  }
}

std::vector<ZipPart> read_zip(std::string_view package) {
  std::vector<ZipPart> parts;
  for (const PackedPart& part : packed_parts(package)) {
    parts.push_back({std::string(part.name), unpacked(part)});
  }
  return parts;
}

}  // namespace werkthet::office
