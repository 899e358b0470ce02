#include "ingest/bus/binary_file.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace werkthet::ingest {
namespace {

constexpr std::size_t piece = std::size_t{1} << 20U;
constexpr std::size_t sum_bytes = sizeof(provenance::Digest);
constexpr std::uint32_t longest_text = 1U << 20U;

}  // namespace

BinaryWriter::BinaryWriter(std::filesystem::path path)
    : path_(std::move(path)),
      temporary_(path_.string() + ".tmp-" + std::to_string(::getpid())),
      file_((::unlink(temporary_.c_str()),
             ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600))) {
  if (file_.get() < 0) {
    throw core::Error(core::ErrorKind::output, std::string("the file cannot be written: ") + std::strerror(errno),
                      path_.string());
  }
}

BinaryWriter::~BinaryWriter() {
  if (!committed_) {
    ::unlink(temporary_.c_str());
  }
}

void BinaryWriter::flush() {
  std::size_t at = 0;
  while (at < buffer_.size()) {
    const ssize_t n = ::write(file_.get(), buffer_.data() + at, buffer_.size() - at);
    if (n < 0 && errno != EINTR) {
      throw core::Error(core::ErrorKind::output, std::string("the file cannot be written: ") + std::strerror(errno),
                        path_.string());
    }
    at += n < 0 ? 0 : static_cast<std::size_t>(n);
  }
  buffer_.clear();
}

void BinaryWriter::bytes(std::string_view bytes) {
  sum_.update(bytes);
  while (!bytes.empty()) {
    const std::size_t n = std::min(bytes.size(), piece - buffer_.size());
    buffer_ += bytes.substr(0, n);
    bytes.remove_prefix(n);
    if (buffer_.size() == piece) {
      flush();
    }
  }
}

void BinaryWriter::text(std::string_view text) {
  number(static_cast<std::uint32_t>(text.size()));
  bytes(text);
}

void BinaryWriter::commit() {
  const provenance::Digest sum = sum_.finish();
  buffer_.append(reinterpret_cast<const char*>(sum.data()), sum.size());
  flush();
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) {
    throw core::Error(core::ErrorKind::output, std::string("the file cannot be written: ") + std::strerror(errno),
                      path_.string());
  }
  committed_ = true;
}

BinaryReader::BinaryReader(const std::filesystem::path& path) {
  const core::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  struct stat info {};
  if (file.get() < 0 || ::fstat(file.get(), &info) != 0 || info.st_size <= 0) {
    return;
  }
  size_ = static_cast<std::uint64_t>(info.st_size);
  if (!S_ISREG(info.st_mode) || (info.st_mode & 0777U) != 0600U || info.st_uid != ::geteuid() || size_ <= sum_bytes) {
    return;
  }
  // Private and not written by anybody else meanwhile: the writer makes a new file and renames it.
  void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.get(), 0);
  if (mapped == MAP_FAILED) {
    return;
  }
  data_ = static_cast<const char*>(mapped);
  const provenance::Digest sum = provenance::sha256({data_, size_ - sum_bytes});
  ok_ = std::memcmp(sum.data(), data_ + size_ - sum_bytes, sum_bytes) == 0;
  size_ -= sum_bytes;
}

BinaryReader::~BinaryReader() {
  if (data_ != nullptr) {
    ::munmap(const_cast<char*>(data_), size_ + sum_bytes);
  }
}

bool BinaryReader::bytes(char* to, std::uint64_t n) {
  if (!ok_ || n > size_ - at_) {
    return ok_ = false;
  }
  if (n > 0) {  // the memory of an empty list is a null pointer
    std::memcpy(to, data_ + at_, n);
  }
  at_ += n;
  return true;
}

bool BinaryReader::skip(std::uint64_t n) {
  if (!ok_ || n > size_ - at_) {
    return ok_ = false;
  }
  at_ += n;
  return true;
}

bool BinaryReader::text(std::string& text) {
  std::uint32_t n = 0;
  if (!number(n) || n > longest_text || n > size_ - at_) {
    return ok_ = false;
  }
  text.resize(n);
  return bytes(text.data(), n);
}

}  // namespace werkthet::ingest
