#include "core/files.hpp"

#include "core/descriptor.hpp"
#include "core/error.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace werkthet::core {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, std::string_view doing, int error) {
  throw Error(ErrorKind::output, std::string(doing) + " failed: " + std::strerror(error), path.string());
}

/// Some file systems tell of a failed write only here.
void close_checked(Descriptor& file, const fs::path& path) {
  if (::close(file.release()) != 0) {
    fail(path, "closing", errno);
  }
}

void write_all(int fd, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0) {
      if (errno == EINTR) {
        continue;
      }
      fail(path, "writing", errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

/// A file that must not be there yet; handed back open, for who wants to sync it.
Descriptor write_new(const fs::path& path, std::string_view bytes, unsigned mode) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
  if (file.get() < 0) {
    fail(path, "creating", errno);
  }
  if (::fchmod(file.get(), mode) != 0) {  // the umask of the job must not change what is published
    fail(path, "setting the mode", errno);
  }
  write_all(file.get(), bytes, path);
  return file;
}

void sync_folder(const fs::path& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() >= 0) {
    ::fsync(folder.get());
  }
}

/// A path below a root, refused when it could leave it.
fs::path checked_relative(std::string_view relative) {
  const fs::path path(relative);
  ensure(!relative.empty() && path.is_relative() && relative.find('\\') == std::string_view::npos,
         "an output path is relative");
  for (const fs::path& part : path) {
    ensure(part != ".." && part != "." && !part.empty(), "an output path stays below its folder");
  }
  return path;
}

}  // namespace

std::string read_file(const fs::path& path, std::uint64_t cap) {
  // O_NONBLOCK: a named pipe in place of a file must not hang the run before its kind is known.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) {
    fail(path, "opening", errno);
  }
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) {
    fail(path, "looking at", errno);
  }
  if (!S_ISREG(info.st_mode)) {
    throw Error(ErrorKind::input, "this is not a regular file", path.string(),
                "name a file, not a folder or a device");
  }
  const auto size = static_cast<std::uint64_t>(info.st_size);
  if (size > cap) {
    throw Error(
        ErrorKind::input,
        "the file has " + std::to_string(size) + " bytes, more than the limit of " + std::to_string(cap),
        path.string(), "check that this is the right file; a delivery of one month is far smaller");
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (n < 0) {
      if (errno == EINTR) {
        continue;
      }
      fail(path, "reading", errno);
    }
    if (n == 0) {
      break;
    }
    done += static_cast<std::size_t>(n);
  }
  bytes.resize(done);
  return bytes;
}

void write_file(const fs::path& path, std::string_view bytes, unsigned mode) {
  fs::path temporary = path;
  temporary += ".tmp-" + std::to_string(::getpid());
  ::unlink(temporary.c_str());
  Descriptor file = write_new(temporary, bytes, mode);
  if (::fsync(file.get()) != 0) {
    fail(temporary, "syncing", errno);
  }
  close_checked(file, temporary);
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    fail(path, "renaming", error);
  }
  sync_folder(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

namespace {

fs::path aside_of(const fs::path& target) {
  return target.parent_path() / (".old-" + target.filename().string());
}

/// For file systems that cannot exchange two names. Killed between the renames, the next build puts the old
/// one back.
void swap_in_two_steps(const fs::path& staging, const fs::path& target) {
  const fs::path aside = aside_of(target);
  std::error_code error;
  fs::remove_all(aside, error);
  if (::rename(target.c_str(), aside.c_str()) != 0) {
    fail(target, "moving the earlier output aside", errno);
  }
  if (::rename(staging.c_str(), target.c_str()) != 0) {
    const int failed = errno;
    ::rename(aside.c_str(), target.c_str());
    fail(target, "renaming", failed);
  }
  fs::remove_all(aside, error);
}

}  // namespace

struct StagedFolder::Lock {
  explicit Lock(const fs::path& file)
      : descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
    if (descriptor.get() < 0) {
      fail(file, "opening the lock", errno);
    }
    if (::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) {
      char holder[32] = {};
      const ssize_t n = ::pread(descriptor.get(), holder, sizeof holder - 1, 0);
      throw Error(ErrorKind::output,
                  "another build is writing here (process " +
                      std::string(holder, n > 0 ? static_cast<std::size_t>(n) : 0) + ")",
                  file.string(), "wait until it is done and run again");
    }
    const std::string pid = std::to_string(::getpid());
    if (::ftruncate(descriptor.get(), 0) != 0) {
      fail(file, "writing the lock", errno);
    }
    write_all(descriptor.get(), pid, file);
  }
  Descriptor descriptor;
};

StagedFolder::StagedFolder(fs::path target) : target_(std::move(target)) {
  fs::path parent = target_.parent_path();
  if (parent.empty()) {
    parent = ".";
  }
  lock_ = std::make_unique<Lock>(parent / ".werkthet.lock");
  const std::string prefix = ".tmp-" + target_.filename().string();
  staging_ = parent / prefix;
  std::error_code error;
  fs::remove_all(staging_, error);  // left by a killed build; we hold the lock
  // The old output moved aside by a build that was killed between its two renames comes back.
  const fs::path aside = aside_of(parent / target_.filename());
  if (fs::exists(aside, error)) {
    if (fs::exists(target_, error)) {
      fs::remove_all(aside, error);
    } else {
      fs::rename(aside, target_, error);
    }
  }
  if (::mkdir(staging_.c_str(), 0700) != 0) {
    fail(staging_, "making the folder", errno);
  }
}

StagedFolder::~StagedFolder() {
  if (!committed_) {
    std::error_code error;
    fs::remove_all(staging_, error);
  }
}

fs::path StagedFolder::path_for(std::string_view relative) {
  const fs::path path = checked_relative(relative);
  fs::path folder = staging_;
  for (const fs::path& part : path.parent_path()) {
    folder /= part;
    if (::mkdir(folder.c_str(), 0755) != 0 && errno != EEXIST) {
      fail(folder, "making the folder", errno);
    }
  }
  return staging_ / path;
}

void StagedFolder::write(std::string_view relative, std::string_view bytes) {
  const fs::path path = path_for(relative);
  Descriptor file = write_new(path, bytes, 0644);
  close_checked(file, path);  // commit() syncs
}

void StagedFolder::make_private(std::string_view first_folder) {
  private_folders_.emplace_back(first_folder);
}

void StagedFolder::commit() {
  for (const auto& entry : fs::recursive_directory_iterator(staging_)) {
    const std::string first = fs::relative(entry.path(), staging_).begin()->string();
    bool is_private = false;
    for (const std::string& folder : private_folders_) {
      is_private = is_private || folder == first;
    }
    const bool folder = entry.is_directory();
    const mode_t mode = folder ? (is_private ? 0700 : 0755) : (is_private ? 0600 : 0644);
    if (::chmod(entry.path().c_str(), mode) != 0) {
      fail(entry.path(), "setting the mode", errno);
    }
  }
  if (::chmod(staging_.c_str(), 0755) != 0) {
    fail(staging_, "setting the mode", errno);
  }
  // Everything must be on the disk before the names change. Once for all files: a sync of each costs some
  // milliseconds, which with hundreds of files is most of a build. Through the lock, which lies on the same
  // file system and is open since before the first file: syncfs tells of writes that failed since then, also
  // when another program was told already.
  if (::syncfs(lock_->descriptor.get()) != 0) {
    fail(staging_, "syncing", errno);
  }
  const fs::path parent = staging_.parent_path();
  std::error_code error;
  if (!fs::exists(target_)) {
    if (::rename(staging_.c_str(), target_.c_str()) != 0) {
      fail(target_, "renaming", errno);
    }
  } else if (::renameat2(AT_FDCWD, staging_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) == 0) {
    fs::remove_all(staging_, error);  // now the earlier output
  } else if (errno == ENOSYS || errno == EINVAL) {
    swap_in_two_steps(staging_, target_);
  } else {
    fail(target_, "swapping", errno);
  }
  committed_ = true;
  sync_folder(parent);
}

}  // namespace werkthet::core
