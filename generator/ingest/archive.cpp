#include "ingest/archive.hpp"

#include "core/error.hpp"
#include "ingest/random_bytes.hpp"
#include "ingest/zip_directory.hpp"

#include <algorithm>
#include <limits>
#include <new>
#include <unordered_map>
#include <utility>

#include <zlib.h>

namespace werkthet::ingest {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16U;
constexpr int raw_deflate = -MAX_WBITS;
constexpr int gzip = MAX_WBITS + 16;

[[noreturn]] void refuse(std::string why) {
  throw core::Error(core::ErrorKind::input, std::move(why));
}

/// Bytes from a source, one piece at a time.
class Range {
 public:
  Range(std::shared_ptr<const RandomBytes> bytes, std::uint64_t at, std::uint64_t n)
      : bytes_(std::move(bytes)), at_(at), left_(n) {}
  std::size_t take(char* to, std::size_t wanted) {
    const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, left_));
    bytes_->read(at_, to, n);
    at_ += n;
    left_ -= n;
    return n;
  }
  [[nodiscard]] std::uint64_t left() const { return left_; }

 private:
  std::shared_ptr<const RandomBytes> bytes_;
  std::uint64_t at_;
  std::uint64_t left_;
};

/// Counts what comes out against the limits: an archive that grows beyond all reason is meant to fill the
/// machine.
class Growth {
 public:
  explicit Growth(const ArchiveLimits& limits) : limits_(limits) {}
  void add(std::uint64_t out, std::uint64_t packed_so_far) {
    out_ += out;
    if (out_ > limits_.entry_bytes) {
      refuse("a file in the archive is larger than the limit of " +
             std::to_string(limits_.entry_bytes >> 20U) + " MB");
    }
    if (out_ > limits_.ratio_from && out_ / limits_.ratio > packed_so_far) {
      refuse("a file in the archive grows more than " + std::to_string(limits_.ratio) +
             " times when it is unpacked, as files do that are made to fill a computer");
    }
  }
  [[nodiscard]] std::uint64_t out() const { return out_; }

 private:
  ArchiveLimits limits_;
  std::uint64_t out_{};
};

/// zlib over a range: raw deflate, or gzip with its own checksums.
class Inflater {
 public:
  Inflater(Range range, int window) : range_(std::move(range)), input_(piece_bytes, '\0') {
    if (inflateInit2(&zlib_, window) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~Inflater() { inflateEnd(&zlib_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// More output; 0 when this deflate stream ended.
  std::size_t read(char* to, std::size_t wanted) {
    const auto room = static_cast<uInt>(std::min<std::size_t>(wanted, std::numeric_limits<uInt>::max()));
    zlib_.next_out = reinterpret_cast<Bytef*>(to);
    zlib_.avail_out = room;
    while (!ended_ && zlib_.avail_out == room) {
      fill();
      const uInt before = zlib_.avail_in;
      const int result = inflate(&zlib_, Z_NO_FLUSH);
      packed_ += before - zlib_.avail_in;
      if (result == Z_STREAM_END) {
        ended_ = true;
      } else if (result == Z_MEM_ERROR) {
        throw std::bad_alloc();
      } else if (result == Z_BUF_ERROR && zlib_.avail_in == 0 && range_.left() == 0) {
        refuse("the archive is cut off");
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        refuse("the archive is damaged");
      }
    }
    return room - zlib_.avail_out;
  }
  [[nodiscard]] std::uint64_t packed() const { return packed_; }
  /// Whether input is left behind the end of the stream.
  bool more() {
    fill();
    return zlib_.avail_in > 0;
  }
  void again() {
    inflateReset(&zlib_);
    ended_ = false;
  }

 private:
  void fill() {
    if (zlib_.avail_in == 0) {
      zlib_.avail_in = static_cast<uInt>(range_.take(input_.data(), input_.size()));
      zlib_.next_in = reinterpret_cast<Bytef*>(input_.data());
    }
  }

  Range range_;
  std::string input_;
  z_stream zlib_{};
  std::uint64_t packed_{};
  bool ended_{false};
};

class GzStream final : public ByteStream {
 public:
  GzStream(Range range, const ArchiveLimits& limits) : inflater_(std::move(range), gzip), growth_(limits) {}
  std::size_t read(char* to, std::size_t wanted) override {
    for (;;) {
      const std::size_t n = wanted == 0 ? 0 : inflater_.read(to, wanted);
      growth_.add(n, inflater_.packed());
      if (n > 0 || wanted == 0 || !inflater_.more()) {
        return n;
      }
      inflater_.again();  // another member; anything else is no gzip header and therefore damage
    }
  }

 private:
  Inflater inflater_;
  Growth growth_;
};

class EntryStream final : public ByteStream {
 public:
  EntryStream(Range range, const ZipRecord& record, const ArchiveLimits& limits)
      : size_(record.size), crc_(record.crc), growth_(limits), stored_(range) {
    if (record.method != 0) {
      inflater_ = std::make_unique<Inflater>(std::move(range), raw_deflate);
    }
  }
  std::size_t read(char* to, std::size_t wanted) override {
    if (wanted == 0 || ended_) {
      return 0;
    }
    const std::size_t n = inflater_ ? inflater_->read(to, wanted) : stored_.take(to, wanted);
    growth_.add(n, inflater_ ? inflater_->packed() : growth_.out() + n);
    sum_ = static_cast<std::uint32_t>(crc32_z(sum_, reinterpret_cast<const Bytef*>(to), n));
    if (growth_.out() > size_ ||
        (n == 0 && (growth_.out() != size_ || sum_ != crc_ || (inflater_ && inflater_->more())))) {
      refuse("the archive is damaged: a file in it is not what its directory says");
    }
    ended_ = n == 0;
    return n;
  }

 private:
  std::uint64_t size_;
  std::uint32_t crc_;
  Growth growth_;
  Range stored_;
  std::unique_ptr<Inflater> inflater_;
  std::uint32_t sum_{};
  bool ended_{false};
};

}  // namespace

struct ZipArchive::Body {
  Body(std::shared_ptr<const RandomBytes> from, const ArchiveLimits& caps)
      : bytes(std::move(from)), directory(read_zip_directory(*bytes, caps.entries)), limits(caps) {
    for (std::size_t i = 0; i < directory.records.size(); ++i) {
      const ZipRecord& record = directory.records[i];
      if (record.size > limits.entry_bytes) {
        refuse("a file in the archive is larger than the limit of " +
               std::to_string(limits.entry_bytes >> 20U) + " MB");
      }
      entries.push_back({record.name, record.size});
      by_name.emplace(record.name, i);
    }
  }
  std::shared_ptr<const RandomBytes> bytes;
  ZipDirectory directory;
  ArchiveLimits limits;
  std::vector<ZipEntry> entries;
  std::unordered_map<std::string_view, std::size_t> by_name;  ///< views of directory.records
};

ZipArchive::ZipArchive(const std::filesystem::path& path, const ArchiveLimits& limits)
    : body_(std::make_shared<const Body>(random_file(path), limits)) {}
ZipArchive::ZipArchive(std::string_view bytes, const ArchiveLimits& limits)
    : body_(std::make_shared<const Body>(random_memory(bytes), limits)) {}
ZipArchive::~ZipArchive() = default;
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;

const std::vector<ZipEntry>& ZipArchive::entries() const {
  return body_->entries;
}

bool ZipArchive::has(std::string_view name) const {
  return body_->by_name.contains(name);
}

std::unique_ptr<ByteStream> ZipArchive::open(std::string_view name) const {
  const auto at = body_->by_name.find(name);
  if (at == body_->by_name.end()) {
    refuse("the archive has no file with this name");
  }
  const ZipRecord& record = body_->directory.records[at->second];
  const std::uint64_t start = zip_content_start(*body_->bytes, body_->directory, record);
  return std::make_unique<EntryStream>(Range(body_->bytes, start, record.packed), record, body_->limits);
}

std::vector<ZipEntry> list_zip(const std::filesystem::path& path, const ArchiveLimits& limits) {
  return ZipArchive(path, limits).entries();
}

std::unique_ptr<ByteStream> open_zip_entry(const std::filesystem::path& path, std::string_view name,
                                           const ArchiveLimits& limits) {
  return ZipArchive(path, limits).open(name);
}

std::unique_ptr<ByteStream> open_gz(const std::filesystem::path& path, const ArchiveLimits& limits) {
  std::shared_ptr<const RandomBytes> bytes = random_file(path);
  const std::uint64_t size = bytes->size();
  return std::make_unique<GzStream>(Range(std::move(bytes), 0, size), limits);
}

}  // namespace werkthet::ingest
