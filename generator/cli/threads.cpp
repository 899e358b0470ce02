#include "cli/threads.hpp"

#include "core/error.hpp"

#include <charconv>

namespace werkthet::cli {

unsigned threads(const Arguments& arguments) {
  const std::string text = arguments.get("threads", "2");
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1 || value > 64) {
    throw core::Error(core::ErrorKind::usage,
                      "--threads is a whole number from 1 to 64, found \"" + text + "\"");
  }
  return value;
}

}  // namespace werkthet::cli
