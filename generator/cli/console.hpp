#pragma once
// The one Log that writes to a terminal: progress while a person watches, one line per stage otherwise, JSON
// lines for jobs. Standard error carries the log; standard output carries what a command was asked for.

#include "cli/command.hpp"
#include "core/log.hpp"
#include "core/problem.hpp"
#include "core/stopwatch.hpp"

#include <string>

namespace werkthet::cli {

class Console final : public core::Log {
 public:
  explicit Console(const Arguments& arguments);
  ~Console() override;
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  void info(std::string_view message) override;
  void warn(std::string_view message) override;
  void progress(std::uint64_t done, std::uint64_t total) override;

  /// All problems as text, or one JSON line each.
  void problems(const core::Problems& problems);
  /// Ends the current stage with its time; `summary` holds counts only.
  void stage(std::string_view name, std::string_view summary);

 private:
  void line(std::string_view level, std::string_view stage, std::string_view message, double seconds);
  void clear_progress();

  bool quiet_;
  bool json_;
  bool terminal_;
  bool progress_shown_{false};
  core::Stopwatch watch_;
};

}  // namespace werkthet::cli
