#pragma once
// How a run ends early. One exception type for "the run cannot go on", with the context that outer steps
// add on the way up; expected problems in data are values (core/problem.hpp), and a bug of ours is ensure().
// Exceptions and not expected<>: stages run in sequence, and context added while unwinding is what a user
// needs.

#include <exception>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::core {

/// What went wrong, and with it the exit code of the program (documented in `werkthet help`).
enum class ErrorKind {
  warnings_as_errors,  ///< 1: done, but with warnings and --strict
  usage,               ///< 2: the command line or the study is wrong
  input,               ///< 3: the check of the input failed
  privacy,             ///< 4: the disclosure gate refuses the release
  output,              ///< 7: reading, writing or the lock failed
  template_,           ///< 8: a template is wrong
  internal,            ///< 70: a bug of ours
};

/// The exit code that belongs to a kind of error.
[[nodiscard]] int exit_code(ErrorKind kind);

class Error : public std::exception {
 public:
  /// `where` is a place a user can open ("study.toml:14:12") or empty; `hint` says what to do.
  Error(ErrorKind kind, std::string message, std::string where = {}, std::string hint = {});

  [[nodiscard]] ErrorKind kind() const { return kind_; }
  [[nodiscard]] const std::string& message() const { return message_; }
  [[nodiscard]] const std::string& where() const { return where_; }
  [[nodiscard]] const std::string& hint() const { return hint_; }
  /// Adds "while reading the allocation list"; innermost first. Returns *this for `throw`.
  Error& while_doing(std::string step);
  /// The whole story over several lines, as the program prints it.
  [[nodiscard]] std::string story() const;
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

 private:
  ErrorKind kind_;
  std::string message_;
  std::string where_;
  std::string hint_;
  std::vector<std::string> steps_;
};

/// Throws an internal Error naming the place when `condition` is false: a promise of our own code is broken.
void ensure(bool condition, std::string_view sentence,
            std::source_location place = std::source_location::current());

}  // namespace werkthet::core
