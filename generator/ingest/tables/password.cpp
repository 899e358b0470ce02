#include "ingest/tables/password.hpp"

#include "core/descriptor.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "ingest/pseudonym.hpp"

#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace werkthet::ingest {
namespace {

constexpr std::size_t longest = 1024;

[[noreturn]] void refuse(const std::string& message) {
  throw core::Error(core::ErrorKind::input, message);
}

std::string from_environment(const std::string& variable) {
  const char* value = std::getenv(variable.c_str());
  if (value == nullptr || *value == '\0') {
    refuse("the environment variable of password_env is not set, or empty");
  }
  return value;
}

std::string from_file(const std::filesystem::path& path) {
  const core::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat info {};
  if (file.get() < 0 || ::fstat(file.get(), &info) != 0) {
    refuse("the file of password_file cannot be opened");
  }
  if (!S_ISREG(info.st_mode)) {
    refuse("the file of password_file is not a regular file");
  }
  if ((info.st_mode & 07777U) != 0600U) {
    refuse("the file of password_file can be read by others: its mode must be 0600");
  }
  std::string result(longest + 1, '\0');
  const ssize_t n = ::read(file.get(), result.data(), result.size());
  if (n < 0 || static_cast<std::size_t>(n) > longest) {
    wipe(result);
    refuse("the file of password_file cannot be read, or is larger than a password");
  }
  result.resize(static_cast<std::size_t>(n));
  return result;
}

}  // namespace

Password::~Password() {
  wipe(text_);
}

Password::Password(Password&& other) noexcept : text_(other.text_) {
  wipe(other.text_);
}

Password read_password(const config::Database& database, const std::filesystem::path& folder) {
  if (database.password_env.empty() && database.password_file.empty()) {
    return {};
  }
  std::string text = database.password_env.empty() ? from_file(folder / database.password_file)
                                                   : from_environment(database.password_env);
  if (text.ends_with('\n')) {
    text.pop_back();
  }
  if (text.ends_with('\r')) {
    text.pop_back();
  }
  const bool usable = !text.empty() && text.size() <= longest && core::is_utf8(text) &&
                      text.find_first_of(std::string_view("\n\r\0", 3)) == std::string::npos;
  if (!usable) {
    wipe(text);
    refuse("the password is empty, too long, or not one line of UTF-8");
  }
  Password password(text);
  wipe(text);
  return password;
}

}  // namespace werkthet::ingest
