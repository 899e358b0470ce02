#pragma once
// From citizen number to keyed pseudonym, while reading. The number lives in the read buffer and in a memo
// that is wiped; what travels on is 128 bits of HMAC-SHA-256 and soon only an index. A keyed MAC and not a
// hash: nine digits can be tried in seconds, a key of 32 random bytes cannot. A number that a spreadsheet
// damaged is refused, not repaired: a guess would give one person's benefit to another.

#include "ingest/flat_index.hpp"
#include "provenance/digest.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

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

/// What stands for a person in the files of a study: a citizen number, or another number.
enum class PersonNumber : std::uint8_t { citizen, other };

/// Another number that stands for a person in layouts without citizen numbers: one to nine digits, not zero.
[[nodiscard]] std::variant<CitizenNumber, NumberTrouble> parse_other_number(std::string_view text);

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

/// 128 bits of HMAC-SHA-256 that stand for a person or a benefit.
using Pseudonym = Key16;

/// Makes pseudonyms for one study: of persons HMAC(key, "werkthet/1/" + study + "/" + nine digits), of benefits
/// HMAC(key, "werkthet/1/" + study + "/benefit/" + municipality + "/" + number). Not shared between threads. Costs
/// 0.2 microseconds each: whoever asks for the same number millions of times keeps the answer (bus/merge.hpp).
class Pseudonymiser {
 public:
  Pseudonymiser(const Key& key, std::string_view study, PersonNumber number = PersonNumber::citizen);
  /// The number in a cell, by the kind of number of this study.
  [[nodiscard]] std::variant<CitizenNumber, NumberTrouble> parse(std::string_view text) const {
    return number_ == PersonNumber::citizen ? parse_citizen_number(text) : parse_other_number(text);
  }
  [[nodiscard]] Pseudonym of(CitizenNumber number) const;
  /// `benefit`: the key of a registration number (benefit_key); numbers are unique within a municipality.
  [[nodiscard]] Pseudonym of_benefit(std::string_view municipality, const Key16& benefit) const;
  /// A name for this key and study that tells nothing about either: what a cache was made with.
  [[nodiscard]] Pseudonym fingerprint() const;

 private:
  [[nodiscard]] Pseudonym of_text(std::string_view message) const;
  provenance::Hmac mac_;
  std::string prefix_;
  PersonNumber number_;
};

/// The registration number of a benefit as a key: itself when it fits in 15 bytes, otherwise 120 bits of its SHA-256.
[[nodiscard]] Key16 benefit_key(std::string_view registration);

/// Overwrites a buffer that held citizen numbers.
void wipe(std::string& buffer);

}  // namespace werkthet::ingest
