#pragma once
// What every target shares: promises that stop the fuzzer when they are broken, options taken from the first bytes, and
// bytes handed out in pieces of any size.

#include "core/error.hpp"
#include "core/problem.hpp"
#include "ingest/bytes.hpp"
#include "ingest/report.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

using namespace werkthet;

/// Stops the fuzzer, which keeps the input, when a promise does not hold.
inline void promise(bool holds, const char* what) {
  if (!holds) {
    std::fprintf(stderr, "BROKEN PROMISE: %s\n", what);
    std::abort();
  }
}

/// Two descriptions of what one input gave; shows where they part.
inline void promise_same(const std::string& one, const std::string& other, const char* what) {
  if (one != other) {
    const auto n = std::min(one.size(), other.size());
    std::size_t at = 0;
    while (at < n && one[at] == other[at]) {
      ++at;
    }
    at -= std::min<std::size_t>(at, 60);
    std::fprintf(stderr, "one:   %s\nother: %s\n", one.substr(at, 200).c_str(), other.substr(at, 200).c_str());
  }
  promise(one == other, what);
}

/// The options of a run, from the front of the input; zero when there are none left.
class Options {
 public:
  explicit Options(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] unsigned below(unsigned n) {
    if (bytes_.empty()) {
      return 0;
    }
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte % n;
  }
  [[nodiscard]] std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Memory as a stream that gives at most `piece` bytes a time.
class PieceStream final : public ingest::ByteStream {
 public:
  PieceStream(std::string_view bytes, std::size_t piece) : bytes_(bytes), piece_(piece) {}
  std::size_t read(char* to, std::size_t wanted) override {
    const std::size_t n = std::min({wanted, piece_, bytes_.size()});
    if (n > 0) {
      std::memcpy(to, bytes_.data(), n);
    }
    bytes_.remove_prefix(n);
    return n;
  }

 private:
  std::string_view bytes_;
  std::size_t piece_;
};
inline constexpr std::size_t pieces[] = {1, 7, std::size_t{1} << 20U};

/// The text that stands for a person's data in seeds and dictionaries, and never in what we say.
inline constexpr std::string_view canary = "KANARIE";

inline void promise_silent(std::string_view said) {
  const auto at = std::search(said.begin(), said.end(), canary.begin(), canary.end(),
                              [](char a, char b) { return (a & ~0x20) == b; });
  promise(at == said.end(), "no message holds anything of the file");
}

/// Problems of data as text, with the promises about them.
inline std::string said(const ingest::Report& report) {
  core::Problems problems;
  std::vector<ingest::FieldCount> nulls;
  report.finish(problems, nulls);
  std::string text;
  for (const core::Problem& p : problems.all()) {
    promise(p.excerpt.empty(), "problems of data have no excerpt");
    promise(p.place.file == report.file(), "a problem names the file it is about");
    promise_silent(p.message);
    promise_silent(p.place.field);
    text += p.code + " " + std::to_string(p.place.line) + ":" + std::to_string(p.place.column) + " " + p.place.field +
            " " + p.message + "\n";
  }
  std::uint64_t count = 0;
  for (const ingest::FieldCount& n : nulls) {
    promise_silent(n.field);
    text += n.field + " " + n.code + " " + std::to_string(n.count) + "\n";
    count += n.code == "missing" ? 0 : n.count;
  }
  promise(count == report.nulls(), "values that became null are counted once");
  promise(!report.failed() || problems.has_errors(), "what failed says why");
  return text;
}

/// Runs the code; the only exception it may throw is an error about the input, which comes back.
template <class Call>
std::string refusal(Call call) {
  try {
    call();
  } catch (const core::Error& error) {
    promise(error.kind() == core::ErrorKind::input, "what is wrong with a file is an error about the input");
    promise(!error.message().empty(), "a refusal says why");
    promise_silent(error.story());
    return error.story();
  }
  return {};
}

}  // namespace fuzz
