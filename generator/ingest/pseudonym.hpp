#pragma once
// From citizen number to keyed pseudonym, while reading. The number lives in the read buffer and in a cache
// that is wiped; what travels on is 128 bits of HMAC-SHA-256 and soon only an index. A keyed MAC and not a
// hash: nine digits can be tried in seconds, a key of 32 random bytes cannot. A number that a spreadsheet
// damaged is refused, not repaired: a guess would give one person's benefit to another.

#include "provenance/digest.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace werkthet::ingest {

/// Why a citizen number cannot be used. The text never says which number it was.
enum class NumberTrouble : std::uint8_t { missing, not_digits, wrong_length, damaged, eleven_test };
[[nodiscard]] std::string_view text(NumberTrouble trouble);

/// A citizen number that passed: nine digits as an integer (leading zeros restored when it is written out).
struct CitizenNumber {
  std::uint32_t digits{};
};

/// Checks form and eleven-test (9a + 8b + ... + 2h - i divisible by 11). Eight digits get a leading zero;
/// points and exponents (1,23E+08) mean a spreadsheet had it and are refused as damaged.
[[nodiscard]] std::variant<CitizenNumber, NumberTrouble> parse_citizen_number(std::string_view text);

/// The study's secret: 32 bytes, wiped by the destructor.
class Key {
 public:
  static constexpr std::size_t size = 32;
  explicit Key(const std::array<char, size>& bytes) : bytes_(bytes) {}
  ~Key();
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  [[nodiscard]] std::string_view bytes() const { return {bytes_.data(), bytes_.size()}; }

 private:
  std::array<char, size> bytes_;
};

/// Reads the key. Throws Error{input} when the file is missing, is a link, has a mode other than 0600 or not
/// exactly 32 bytes.
[[nodiscard]] Key read_key(const std::filesystem::path& path);
/// Writes a new random key with mode 0600. Throws Error{output}; never overwrites.
void make_key(const std::filesystem::path& path);

/// The first 128 bits of HMAC-SHA-256(key, "werkthet/1/" + study + "/" + nine digits).
struct Pseudonym {
  std::uint64_t high{};
  std::uint64_t low{};
  friend bool operator==(const Pseudonym&, const Pseudonym&) = default;
};
struct PseudonymHash {
  std::size_t operator()(const Pseudonym& p) const { return static_cast<std::size_t>(p.high ^ p.low); }
};

/// Makes pseudonyms for one study. Each distinct number is hashed once: a month file repeats last month's
/// people. Not shared between threads; the cache of numbers is wiped when it grows and at the end.
class Pseudonymiser {
 public:
  Pseudonymiser(const Key& key, std::string_view study);
  ~Pseudonymiser();
  Pseudonymiser(const Pseudonymiser&) = delete;
  Pseudonymiser& operator=(const Pseudonymiser&) = delete;
  [[nodiscard]] Pseudonym of(CitizenNumber number);

 private:
  struct Slot {
    std::uint32_t digits{};  // 0: free; 000000000 is never a citizen number
    Pseudonym pseudonym;
  };
  [[nodiscard]] Slot& find(std::vector<Slot>& slots, std::uint32_t digits) const;
  void grow();
  provenance::Hmac mac_;
  std::string prefix_;
  std::vector<Slot> slots_;
  std::size_t used_{};
};

/// Overwrites a buffer that held citizen numbers.
void wipe(std::string& buffer);

}  // namespace werkthet::ingest
