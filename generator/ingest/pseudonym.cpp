#include "ingest/pseudonym.hpp"

#include "core/descriptor.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

namespace werkthet::ingest {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(core::ErrorKind kind, const fs::path& path, std::string message, std::string hint) {
  throw core::Error(kind, std::move(message), path.string(), std::move(hint));
}

/// Wipes on every way out, also when an exception passes.
struct KeyBytes {
  std::array<char, Key::size> bytes{};
  ~KeyBytes() { ::explicit_bzero(bytes.data(), bytes.size()); }
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::string_view text(NumberTrouble trouble) {
  switch (trouble) {
    case NumberTrouble::missing:
      return "there is no citizen number";
    case NumberTrouble::not_digits:
      return "the citizen number holds something else than digits";
    case NumberTrouble::wrong_length:
      return "the citizen number does not have nine digits";
    case NumberTrouble::damaged:
      return "the citizen number was damaged by a spreadsheet (decimals or an exponent)";
    case NumberTrouble::eleven_test:
      return "the citizen number fails the eleven-test";
  }
  return "the citizen number cannot be used";
}

std::variant<CitizenNumber, NumberTrouble> parse_citizen_number(std::string_view written) {
  const std::string_view number = core::trimmed(written);
  if (number.empty()) {
    return NumberTrouble::missing;
  }
  if (!std::all_of(number.begin(), number.end(), is_digit)) {
    const bool numeric =
        is_digit(number.front()) && number.find_first_not_of("0123456789.,eE+-") == number.npos;
    return numeric ? NumberTrouble::damaged : NumberTrouble::not_digits;
  }
  if (number.size() != 8 && number.size() != 9) {
    return NumberTrouble::wrong_length;
  }
  std::uint32_t value = 0;
  int sum = 0;
  int weight = static_cast<int>(number.size());
  for (const char c : number) {
    const int digit = c - '0';
    value = value * 10 + static_cast<std::uint32_t>(digit);
    sum += (weight == 1 ? -1 : weight) * digit;
    --weight;
  }
  if (value == 0 || sum % 11 != 0) {
    return NumberTrouble::eleven_test;
  }
  return CitizenNumber{value};
}

std::variant<CitizenNumber, NumberTrouble> parse_other_number(std::string_view written) {
  const std::string_view number = core::trimmed(written);
  if (number.empty()) {
    return NumberTrouble::missing;
  }
  if (number.size() > 9) {
    return NumberTrouble::wrong_length;
  }
  std::uint32_t value = 0;
  for (const char c : number) {
    if (!is_digit(c)) {
      return NumberTrouble::not_digits;
    }
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (value == 0) {
    return NumberTrouble::missing;
  }
  return CitizenNumber{value};
}

Key::~Key() {
  ::explicit_bzero(bytes_.data(), bytes_.size());
}

Key read_key(const fs::path& path) {
  using core::ErrorKind;
  const core::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (file.get() < 0) {
    refuse(ErrorKind::input, path, std::string("the key file cannot be opened: ") + std::strerror(errno),
           "`werkthet init` makes the key beside a new study; bring it back, or correct [data] key_file");
  }
  struct stat info {};
  if (::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
    refuse(ErrorKind::input, path, "the key file is not a regular file", "name the file that holds the key");
  }
  if ((info.st_mode & 07777U) != 0600U) {
    refuse(ErrorKind::input, path, "the key file can be read by others: its mode must be 0600",
           "chmod 600, and ask yourself who may have copied it");
  }
  KeyBytes key;
  if (info.st_size != static_cast<off_t>(Key::size) ||
      ::read(file.get(), key.bytes.data(), key.bytes.size()) != static_cast<ssize_t>(Key::size)) {
    refuse(ErrorKind::input, path, "the key file does not hold exactly 32 bytes",
           "make a new one: head -c 32 /dev/urandom > FILE && chmod 600 FILE; a key typed by hand is not "
           "random");
  }
  return Key(key.bytes);
}

void make_key(const fs::path& path) {
  using core::ErrorKind;
  KeyBytes key;
  if (::getrandom(key.bytes.data(), key.bytes.size(), 0) != static_cast<ssize_t>(Key::size)) {
    refuse(ErrorKind::output, path, "the system gave no random bytes", {});
  }
  const core::Descriptor file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (file.get() < 0) {
    const bool exists = errno == EEXIST;
    refuse(ErrorKind::output, path, std::string("the key was not written: ") + std::strerror(errno),
           exists ? "a study keeps one key; with another key old and new deliveries no longer fit" : "");
  }
  // The umask can only take rights away; fchmod makes the mode exactly what read_key asks for.
  if (::fchmod(file.get(), 0600) != 0 ||
      ::write(file.get(), key.bytes.data(), key.bytes.size()) != static_cast<ssize_t>(Key::size) ||
      ::fsync(file.get()) != 0) {
    const int error = errno;
    ::unlink(path.c_str());
    refuse(ErrorKind::output, path, std::string("the key was not written: ") + std::strerror(error), {});
  }
}

Pseudonymiser::Pseudonymiser(const Key& key, std::string_view study, PersonNumber number)
    : mac_(key.bytes()), prefix_("werkthet/1/" + std::string(study) + "/"), number_(number) {}

Pseudonym Pseudonymiser::of_text(std::string_view message) const {
  const provenance::Digest digest = mac_.of(message);
  Pseudonym result;
  for (std::size_t i = 0; i < 8; ++i) {
    result.high = result.high << 8U | digest[i];
    result.low = result.low << 8U | digest[i + 8];
  }
  return result;
}

Pseudonym Pseudonymiser::of(CitizenNumber number) const {
  std::string message = prefix_;
  message.resize(prefix_.size() + 9);
  std::uint32_t rest = number.digits;
  for (std::size_t i = message.size(); i > prefix_.size(); --i, rest /= 10) {
    message[i - 1] = static_cast<char>('0' + rest % 10);
  }
  const Pseudonym result = of_text(message);
  ::explicit_bzero(message.data(), message.size());
  return result;
}

Pseudonym Pseudonymiser::of_benefit(std::string_view municipality, const Key16& benefit) const {
  std::string message = prefix_ + "benefit/";
  message += municipality;
  message += '/';
  message.append(reinterpret_cast<const char*>(&benefit), sizeof benefit);
  return of_text(message);
}

Pseudonym Pseudonymiser::fingerprint() const {
  return of_text(prefix_ + "fingerprint");
}

Key16 benefit_key(std::string_view registration) {
  std::array<char, sizeof(Key16)> bytes{};
  if (registration.size() < bytes.size()) {
    std::memcpy(bytes.data(), registration.data(), registration.size());
    bytes[15] = static_cast<char>(registration.size());
  } else {
    const provenance::Digest digest = provenance::sha256(registration);
    std::memcpy(bytes.data(), digest.data(), 15);
    bytes[15] = static_cast<char>(0xFF);
  }
  Key16 key;
  std::memcpy(&key, bytes.data(), sizeof key);
  return key;
}

void wipe(std::string& buffer) {
  ::explicit_bzero(buffer.data(), buffer.size());
  buffer.clear();
}

}  // namespace werkthet::ingest
