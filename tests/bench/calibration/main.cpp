// calibration [--runs N] [--seed S] [--threads T] [--only NAME]: what the default intervals and tests reach
// when the truth is known. Prints a table per block and the list of those that miss. The output depends on
// runs and seed only.

#include "calibration/report.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace werkthet;

struct Block {
  std::string_view name;
  void (*run)(const bench::Runs&, bench::Report&);
};

constexpr std::array blocks{
    Block{"proportions", bench::proportions}, Block{"adjusted", bench::adjusted},
    Block{"survival", bench::survival},       Block{"waves", bench::waves},
    Block{"caseworkers", bench::caseworkers}, Block{"participation", bench::participation},
    Block{"resampling", bench::resampling}};

struct Options {
  bench::Runs runs;
  std::string only;
};

template <class Number>
bool read(const std::string& text, Number& into) {
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), into);
  return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
}

bool known(std::string_view name) {
  for (const Block& block : blocks) {
    if (block.name == name) {
      return true;
    }
  }
  return false;
}

std::optional<Options> parse(const std::vector<std::string>& arguments) {
  Options options;
  if (arguments.size() % 2 != 0) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    const std::string& value = arguments[i + 1];
    const bool good = arguments[i] == "--runs"      ? read(value, options.runs.count)
                      : arguments[i] == "--seed"    ? read(value, options.runs.seed)
                      : arguments[i] == "--threads" ? read(value, options.runs.threads)
                      : arguments[i] == "--only"    ? known(options.only = value)
                                                    : false;
    if (!good) {
      return std::nullopt;
    }
  }
  const bool possible = options.runs.count >= 100 && options.runs.count <= 1000000 &&
                        options.runs.threads >= 1 && options.runs.threads <= 64;
  return possible ? std::optional(options) : std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const auto options = parse({argv + 1, argv + argc});
    if (!options) {
      fmt::print(
          stderr,
          "usage: calibration [--runs 100..1000000] [--seed S] [--threads 1..64] [--only BLOCK]\nblocks:");
      for (const Block& block : blocks) {
        fmt::print(stderr, " {}", block.name);
      }
      fmt::print(stderr, "\n");
      return 2;
    }
    const bench::Runs& runs = options->runs;
    fmt::print(
        "Runs {}, seed {}. Monte-Carlo error of a coverage of 95 %: {:.2f} points. * means: outside 94-96 % "
        "(a size: "
        "4-6 %) by more than two of its Monte-Carlo errors.\n",
        runs.count, runs.seed, 100 * bench::monte_carlo_error(0.95, runs.count));
    bench::Report report;
    for (const Block& block : blocks) {
      if (options->only.empty() || options->only == block.name) {
        block.run(runs, report);
      }
    }
    report.close();
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "calibration: {}\n", error.what());
    return 1;
  }
}
