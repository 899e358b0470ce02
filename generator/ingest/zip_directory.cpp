#include "ingest/zip_directory.hpp"

#include "core/error.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace werkthet::ingest {
namespace {

constexpr std::uint64_t most_directory_bytes = std::uint64_t{64} << 20U;
constexpr std::size_t longest_name = 1024;
constexpr std::size_t end_bytes = 22;
constexpr std::size_t locator_bytes = 20;
constexpr std::size_t end64_bytes = 56;
constexpr std::size_t central_bytes = 46;
constexpr std::size_t local_bytes = 30;
constexpr std::uint32_t all32 = 0xFFFFFFFFU;

[[noreturn]] void refuse(std::string why) {
  throw core::Error(core::ErrorKind::input, std::move(why));
}

[[noreturn]] void damaged() {
  refuse("the archive is cut off or damaged");
}

/// `n` bytes, least significant first. Precondition checked: they are there.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t n) {
  if (at > bytes.size() || n > bytes.size() - at) {
    damaged();
  }
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < n; ++i) {
    value |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return value;
}

std::string bytes_at(const RandomBytes& bytes, std::uint64_t at, std::uint64_t n) {
  if (at > bytes.size() || n > bytes.size() - at) {
    damaged();
  }
  std::string piece(n, '\0');
  bytes.read(at, piece.data(), piece.size());
  return piece;
}

struct End {
  std::uint64_t at{};  ///< where the directory must end
  std::uint64_t entries{};
  std::uint64_t size{};
  std::uint64_t offset{};
};

/// The 64-bit end record, when there is one before the end record at `at`.
std::optional<End> find_end64(const RandomBytes& bytes, std::uint64_t at) {
  if (at < locator_bytes + end64_bytes) {
    return std::nullopt;
  }
  const std::string locator = bytes_at(bytes, at - locator_bytes, locator_bytes);
  if (!locator.starts_with("PK\x06\x07")) {
    return std::nullopt;
  }
  // Without extensible data it stands right before its locator, whatever is put in front of the archive.
  const std::uint64_t at64 = at - locator_bytes - end64_bytes;
  const std::string end = bytes_at(bytes, at64, end64_bytes);
  if (!end.starts_with("PK\x06\x06") || number(end, 4, 8) != end64_bytes - 12 || number(end, 16, 4) != 0 ||
      number(end, 20, 4) != 0 || number(end, 24, 8) != number(end, 32, 8)) {
    damaged();
  }
  return End{at64, number(end, 32, 8), number(end, 40, 8), number(end, 48, 8)};
}

End find_end(const RandomBytes& bytes) {
  const std::uint64_t tail_bytes = std::min<std::uint64_t>(bytes.size(), end_bytes + 0xFFFF);
  const std::string tail = bytes_at(bytes, bytes.size() - tail_bytes, tail_bytes);
  for (std::size_t at = tail.size() < end_bytes ? 0 : tail.size() - end_bytes + 1; at-- > 0;) {
    const std::string_view end = std::string_view(tail).substr(at);
    if (!end.starts_with("PK\x05\x06") || number(end, 20, 2) != end.size() - end_bytes) {
      continue;
    }
    const std::uint64_t place = bytes.size() - tail_bytes + at;
    End found{place, number(end, 10, 2), number(end, 12, 4), number(end, 16, 4)};
    if (found.entries == 0xFFFF || found.size == all32 || found.offset == all32) {
      return find_end64(bytes, place).value_or(found);
    }
    if (number(end, 4, 2) != 0 || number(end, 6, 2) != 0 || number(end, 8, 2) != found.entries) {
      refuse("the archive is one of several disks");
    }
    return found;
  }
  refuse("the archive is cut off or damaged: it has no directory at its end");
}

/// Takes the 64-bit values from the extra field, in the fixed order, for those that did not fit in 32 bits.
void widen(ZipRecord& record, std::string_view extra) {
  for (std::size_t at = 0; at + 4 <= extra.size();) {
    const std::size_t length = number(extra, at + 2, 2);
    if (number(extra, at, 2) == 1) {
      std::string_view wide = extra.substr(at + 4, length);
      for (std::uint64_t* value : {&record.size, &record.packed, &record.header}) {
        if (*value == all32) {
          *value = number(wide, 0, 8);
          wide.remove_prefix(8);
        }
      }
      return;
    }
    at += 4 + length;
  }
}

void check_name(std::string_view name) {
  const bool odd = std::any_of(name.begin(), name.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u < 0x20 || u == 0x7F || c == '\\';
  });
  if (name.empty() || name.size() > longest_name || odd || !core::is_utf8(name)) {
    refuse("a name in the archive is empty, too long, not UTF-8, or has a backslash or control character");
  }
  if (name.front() == '/' || (name.size() > 1 && name[1] == ':')) {
    refuse("a name in the archive is absolute");
  }
  if (name.back() == '/') {
    name.remove_suffix(1);
  }
  for (const std::string_view part : core::split(name, '/')) {
    if (part.empty() || part == "." || part == "..") {
      refuse("a name in the archive has an empty part, . or ..");
    }
  }
}

/// One record of the directory; `central` starts at it and is cut behind it. nullopt for a folder.
std::optional<ZipRecord> take_record(std::string_view& central) {
  if (!central.starts_with("PK\x01\x02")) {
    damaged();
  }
  const std::size_t name_bytes = number(central, 28, 2);
  const std::size_t extra_bytes = number(central, 30, 2);
  const std::size_t all = central_bytes + name_bytes + extra_bytes + number(central, 32, 2);
  if (all > central.size()) {
    damaged();
  }
  ZipRecord record;
  record.name = central.substr(central_bytes, name_bytes);
  record.method = static_cast<std::uint16_t>(number(central, 10, 2));
  record.crc = static_cast<std::uint32_t>(number(central, 16, 4));
  record.packed = number(central, 20, 4);
  record.size = number(central, 24, 4);
  record.header = number(central, 42, 4);
  widen(record, central.substr(central_bytes + name_bytes, extra_bytes));
  const std::uint64_t flags = number(central, 8, 2);
  const std::uint64_t kind = (number(central, 38, 4) >> 16U) & 0170000U;  // of Unix, 0 elsewhere
  const std::uint64_t disk = number(central, 34, 2);
  central.remove_prefix(all);
  check_name(record.name);
  if ((flags & 0x2041U) != 0) {
    refuse("the archive is encrypted; deliver it without a password");
  }
  if (disk != 0) {
    refuse("the archive is one of several disks");
  }
  if (record.name.ends_with('/') || kind == 0040000U) {
    if (record.size != 0 || !record.name.ends_with('/')) {
      refuse("an entry of the archive is a folder and holds something");
    }
    return std::nullopt;
  }
  if (kind != 0 && kind != 0100000U) {
    refuse("an entry of the archive is a link or a device");
  }
  if (record.method != 0 && record.method != 8) {
    refuse("the archive uses a way of packing that cannot be read; use plain zip (deflate)");
  }
  if (record.method == 0 && record.packed != record.size) {
    damaged();
  }
  return record;
}

/// Contents that share bytes are how a small archive becomes a huge one.
void check_overlap(const ZipDirectory& directory) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
  for (const ZipRecord& record : directory.records) {
    const std::uint64_t least = local_bytes + record.name.size();
    if (record.header > directory.start || least > directory.start - record.header ||
        record.packed > directory.start - record.header - least) {
      damaged();
    }
    ranges.emplace_back(record.header, record.header + least + record.packed);
  }
  std::sort(ranges.begin(), ranges.end());
  for (std::size_t i = 1; i < ranges.size(); ++i) {
    if (ranges[i].first < ranges[i - 1].second) {
      refuse("entries of the archive overlap");
    }
  }
}

}  // namespace

ZipDirectory read_zip_directory(const RandomBytes& bytes, std::size_t max_entries) {
  const End end = find_end(bytes);
  if (end.entries > max_entries) {
    refuse("the archive has more entries than the limit of " + std::to_string(max_entries));
  }
  if (end.size > most_directory_bytes || end.size > end.at || end.offset > end.at - end.size) {
    damaged();
  }
  ZipDirectory directory;
  directory.start = end.at - end.size;
  const std::uint64_t before = directory.start - end.offset;  // bytes somebody put in front of the archive
  const std::string all = bytes_at(bytes, directory.start, end.size);
  std::string_view left = all;
  std::unordered_set<std::string> names;
  for (std::uint64_t i = 0; i < end.entries; ++i) {
    std::optional<ZipRecord> record = take_record(left);
    if (!record) {
      continue;
    }
    if (record->header > directory.start) {
      damaged();
    }
    record->header += before;
    if (!names.insert(record->name).second) {
      refuse("two entries of the archive have one name");
    }
    directory.records.push_back(std::move(*record));
  }
  if (!left.empty()) {
    damaged();
  }
  check_overlap(directory);
  return directory;
}

std::uint64_t zip_content_start(const RandomBytes& bytes, const ZipDirectory& directory,
                                const ZipRecord& record) {
  const std::string head = bytes_at(bytes, record.header, local_bytes);
  const std::uint64_t name_bytes = number(head, 26, 2);
  const std::uint64_t start = record.header + local_bytes + name_bytes + number(head, 28, 2);
  if (!head.starts_with("PK\x03\x04") || number(head, 8, 2) != record.method ||
      (number(head, 6, 2) & 0x2041U) != 0 ||
      bytes_at(bytes, record.header + local_bytes, name_bytes) != record.name || start > directory.start ||
      record.packed > directory.start - start) {
    damaged();
  }
  return start;
}

}  // namespace werkthet::ingest
