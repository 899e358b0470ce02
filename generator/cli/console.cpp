#include "cli/console.hpp"

#include "core/format.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>

#include <unistd.h>

namespace werkthet::cli {

Console::Console(const Arguments& arguments)
    : quiet_(arguments.has("quiet")),
      json_(arguments.get("log") == "json"),
      terminal_(::isatty(STDERR_FILENO) == 1) {}

Console::~Console() {
  clear_progress();
}

void Console::clear_progress() {
  if (progress_shown_) {
    std::fputs("\r\x1b[K", stderr);
    progress_shown_ = false;
  }
}

void Console::line(std::string_view level, std::string_view stage, std::string_view message, double seconds) {
  clear_progress();
  std::string text;
  if (json_) {
    nlohmann::ordered_json entry{{"level", level}, {"stage", stage}, {"message", message}};
    if (seconds >= 0.0) {
      entry["seconds"] = core::round_half_away(seconds, 3);
    }
    text = entry.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  } else {
    if (level == "warning") {
      text = "warning: ";
    }
    if (!stage.empty()) {
      std::string name(stage);
      name.resize(name.size() < 12 ? 12 : name.size() + 1, ' ');
      text += name;
    }
    text += message;
    if (seconds >= 0.0) {
      text += "  (" + core::plain(seconds, 3) + " s)";
    }
  }
  std::fputs((text + "\n").c_str(), stderr);
}

void Console::info(std::string_view message) {
  if (!quiet_) {
    line("info", "", message, -1.0);
  }
}

void Console::warn(std::string_view message) {
  line("warning", "", message, -1.0);
}

void Console::progress(std::uint64_t done, std::uint64_t total) {
  if (quiet_ || json_ || !terminal_ || total == 0) {
    return;
  }
  std::fputs(("\r\x1b[K  " + std::to_string(done) + " / " + std::to_string(total)).c_str(), stderr);
  progress_shown_ = true;
}

void Console::problems(const core::Problems& problems) {
  clear_progress();
  if (!json_) {
    std::fputs(core::text(problems).c_str(), stderr);
    return;
  }
  for (const core::Problem& problem : problems.all()) {
    const nlohmann::ordered_json entry{{"level", problem.severity == core::Severity::error     ? "error"
                                                 : problem.severity == core::Severity::warning ? "warning"
                                                                                               : "note"},
                                       {"code", problem.code},
                                       {"where", core::text(problem.place)},
                                       {"message", problem.message},
                                       {"remedy", problem.remedy}};
    std::fputs((entry.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n").c_str(), stderr);
  }
}

void Console::stage(std::string_view name, std::string_view summary) {
  const double seconds = watch_.lap();
  if (!quiet_) {
    line("info", name, summary, seconds);
  }
}

}  // namespace werkthet::cli
