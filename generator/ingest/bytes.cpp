#include "ingest/bytes.hpp"

#include "core/descriptor.hpp"
#include "core/error.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace werkthet::ingest {
namespace {

class FileStream final : public ByteStream {
 public:
  explicit FileStream(int file) : file_(file) {}

  std::size_t read(char* to, std::size_t wanted) override {
    for (;;) {
      const ssize_t n = ::read(file_.get(), to, wanted);
      if (n >= 0) {
        return static_cast<std::size_t>(n);
      }
      if (errno != EINTR) {
        throw core::Error(core::ErrorKind::input, std::string("the file cannot be read: ") + std::strerror(errno));
      }
    }
  }

 private:
  core::Descriptor file_;
};

}  // namespace

std::unique_ptr<ByteStream> open_file(const std::filesystem::path& path) {
  core::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat info {};
  if (file.get() < 0 || ::fstat(file.get(), &info) != 0) {
    throw core::Error(core::ErrorKind::input, std::string("the file cannot be opened: ") + std::strerror(errno));
  }
  if (!S_ISREG(info.st_mode)) {
    throw core::Error(core::ErrorKind::input, "this is not a file");
  }
  return std::make_unique<FileStream>(file.release());
}

std::string read_all(ByteStream& stream, std::uint64_t cap) {
  constexpr std::size_t piece = std::size_t{1} << 20U;
  std::string bytes;
  for (;;) {
    const std::size_t had = bytes.size();
    bytes.resize(had + piece);
    const std::size_t n = stream.read(bytes.data() + had, piece);
    bytes.resize(had + n);
    if (n == 0) {
      return bytes;
    }
    if (bytes.size() > cap) {
      throw core::Error(core::ErrorKind::input, "the file is larger than the limit of " +
                                                    std::to_string(cap >> 20U) + " MB");
    }
  }
}

}  // namespace werkthet::ingest
