#include "ingest/bus/record_texts.hpp"

#include <array>
#include <cstring>

namespace werkthet::ingest {
namespace {

// Numbers without a pattern: the digits of pi (0x243F...), as in many ciphers. None can be made of letters
// and digits.
constexpr std::uint64_t k0 = 0xA4093822299F31D0ULL;
constexpr std::uint64_t k1 = 0x8FA5A4093822299FULL;
constexpr std::uint64_t k2 = 0xC0AC29B7C97C50DDULL;
constexpr std::uint64_t k3 = 0xB5470917AC9B14D3ULL;
constexpr std::uint64_t step = 0x9E3779B97F4A7C15ULL;

std::uint64_t load(const char* at) {
  std::uint64_t value = 0;
  std::memcpy(&value, at, sizeof value);
  return value;
}

/// What is left of sixteen bytes of which only the first n count. A table: lengths of records vary, and a
/// branch on them is guessed wrong half of the time.
constexpr auto first_bytes = [] {
  std::array<std::array<std::uint64_t, 2>, 17> masks{};
  for (std::size_t n = 0; n <= 16; ++n) {
    for (std::size_t i = 0; i < n; ++i) {
      masks[n][i / 8] |= std::uint64_t{0xFF} << (8 * (i % 8));
    }
  }
  return masks;
}();

/// The two halves of a product of 128 bits: every bit of both factors reaches every bit of the result.
std::uint64_t folded(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// Sixteen bytes at a time, each with keys of its place, so that no product waits for the one before.
class Print {
 public:
  void add(std::string_view text) {
    const char* at = text.data();
    std::size_t n = text.size();
    for (; n > 16; at += 16, n -= 16) {
      add(load(at), load(at + 8));
    }
    add(load(at) & first_bytes[n][0], load(at + 8) & first_bytes[n][1]);
    place_ += text.size();  // where one text ends and the next begins counts too
  }
  [[nodiscard]] Key16 result() const {
    const Key16 key{spread(high_ ^ place_), spread(low_ + place_)};
    return key == Key16{} ? Key16{1, 1} : key;
  }

 private:
  void add(std::uint64_t a, std::uint64_t b) {
    high_ += folded(a ^ (k0 + place_), b ^ k1);
    low_ += folded(a ^ k2, b ^ (k3 + place_));
    place_ += step;
  }
  std::uint64_t high_{};
  std::uint64_t low_{};
  std::uint64_t place_{};
};

}  // namespace

Key16 print_of(std::string_view before, std::string_view behind) {
  Print print;
  if (!before.empty()) {
    print.add(before);
  }
  print.add(behind);
  return print.result();
}

}  // namespace werkthet::ingest
