#pragma once
// How stages talk while they work. They receive a Log and print nothing themselves; only cli owns the one
// that writes to the terminal. Messages hold counts and places, never a person's value.

#include <cstdint>
#include <string_view>

namespace werkthet::core {

class Log {
 public:
  virtual ~Log() = default;
  Log() = default;
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  virtual void info(std::string_view message) = 0;
  virtual void warn(std::string_view message) = 0;
  /// `done` of `total` units of the current stage; cheap to call often.
  virtual void progress(std::uint64_t done, std::uint64_t total) = 0;
};

/// Says nothing; for tests and for library use.
class SilentLog final : public Log {
 public:
  void info(std::string_view /*message*/) override {}
  void warn(std::string_view /*message*/) override {}
  void progress(std::uint64_t /*done*/, std::uint64_t /*total*/) override {}
};

}  // namespace werkthet::core
