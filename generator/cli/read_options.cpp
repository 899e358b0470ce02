#include "cli/read_options.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <charconv>

namespace werkthet::cli {
namespace {

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

}  // namespace

ingest::ReadOptions read_options(const Arguments& arguments, const config::Study& study) {
  ingest::ReadOptions options;
  options.threads = threads(arguments);
  if (!arguments.has("no-cache")) {
    options.cache_file = study.folder / ".werkthet" / (study.id + ".deliveries");
  }
  return options;
}

void apply_as_of(const Arguments& arguments, config::Study& study) {
  if (!arguments.has("as-of")) {
    return;
  }
  const std::string text = arguments.get("as-of");
  const auto day = core::parse_date(text, core::DateForm::iso);
  if (!day) {
    throw core::Error(core::ErrorKind::usage, "--as-of is a date such as 2019-03-31, found \"" + text + "\"");
  }
  study.release.data_until = std::min(*day, study.release.data_until.value_or(*day));
}

}  // namespace werkthet::cli
