#pragma once
// A layout: where each field of a benefit record stands in a file and what its codes mean. Data and not code
// (config/layouts/<id>.toml or a file beside the study), because the official element names were not found, code lists
// change and every package exports its own way. Names are compared loosely: without case, accents, punctuation or
// namespace prefix.

#include "ingest/input.hpp"
#include "ingest/pseudonym.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace werkthet::ingest {

/// The fields that the program reads; kenmerk numbers of 2015. `unread`: known to the layout, never looked at.
enum class Field : std::uint8_t {
  // of the delivery
  year,          ///< 1
  month,         ///< 2
  period,        ///< year and month in one: jjjjmm
  reporter,      ///< 3
  municipality,  ///< 4
  sequence,      ///< orders deliveries of one month
  received,      ///< day on which the delivery came in
  // of the benefit
  benefit,          ///< 7
  scheme,           ///< 8
  bbz_class,        ///< 9
  household,        ///< 10
  sanction,         ///< 13
  income_benefit,   ///< 14
  paid,             ///< 15
  special_cluster,  ///< 17
  // of the person on it
  citizen_number,   ///< 18
  birth,            ///< 19
  sex,              ///< 20
  start,            ///< 22
  end,              ///< 23
  exemption,        ///< 24
  sanction_reason,  ///< 28
  sanction_start,   ///< 29
  sanction_end,     ///< 30
  income_kind,      ///< 31
  income_amount,    ///< 32
  income_exempted,  ///< 33
  end_reason,       ///< 34
  work_income,      ///< income from work as one amount, in layouts without kinds
  unread,
  unknown,
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::unread);
/// A field of the delivery as a whole, which every row of a table repeats.
[[nodiscard]] constexpr bool is_header(Field field) {
  return field <= Field::received;
}
/// The key under [fields] in a layout, also the field name in problems.
[[nodiscard]] std::string_view name(Field field);
/// The field with this key; `unread` for another key.
[[nodiscard]] Field field_named(std::string_view key);

/// The repeating parts of a delivery. `skip`: an element about somebody or something else, not looked into.
enum class Part : std::uint8_t { none, delivery, benefit, person, income, skip };

/// What a column or element holds, and of whom: 0 the benefit or its only person, 1 and 2 the persons of a pair.
struct Meaning {
  Field field{Field::unknown};
  std::uint8_t person{};
  friend bool operator==(const Meaning&, const Meaning&) = default;
};

/// Where a field stands in a fixed-width record: first byte from 0, and length.
struct Slice {
  std::uint32_t from{};
  std::uint32_t length{};
  Meaning meaning;
};

class FieldSpec {
 public:
  int kenmerk{};
  /// The filler means "no value" (absent counts too).
  [[nodiscard]] bool is_null(std::string_view value) const {
    return value.empty() || (null_starts_[static_cast<unsigned char>(value.front())] && listed_null(value));
  }
  /// The number behind a code, nullopt when the list does not have it. Leading zeros do not matter; a list may also
  /// hold words ("Alleenstaande ouder"), compared loosely.
  [[nodiscard]] std::optional<int> code(std::string_view value) const {
    if (value.size() <= 2 && value.front() >= '0' && value.front() <= '9') {
      int number = value.front() - '0';
      if (value.size() == 2) {
        if (value[1] < '0' || value[1] > '9') {
          return by_word(value);
        }
        number = number * 10 + (value[1] - '0');
      }
      const std::int16_t meaning = by_number_[static_cast<std::size_t>(number)];
      return meaning == none ? std::nullopt : std::optional<int>(meaning);
    }
    return by_word(value);
  }
  [[nodiscard]] bool has_codes() const { return has_codes_; }
  void add_null(const std::string& value);
  void add_code(std::string_view code, int number);
  /// What a record without this field is: the number behind a canonical name.
  std::optional<int> otherwise;

 private:
  static constexpr std::int16_t none = -1;
  [[nodiscard]] bool listed_null(std::string_view value) const;
  [[nodiscard]] std::optional<int> by_word(std::string_view value) const;
  std::array<bool, 256> null_starts_{};
  std::vector<std::string> nulls_;
  std::array<std::int16_t, 100> by_number_ = filled();
  std::map<std::string, int, std::less<>> by_word_;
  bool has_codes_{};
  static constexpr std::array<std::int16_t, 100> filled() {
    std::array<std::int16_t, 100> all{};
    all.fill(none);
    return all;
  }
};

class Layout {
 public:
  enum class Kind : std::uint8_t { xml, csv, fixed };
  /// Which repeats inside which: persons of a benefit, or benefits of a person.
  enum class Nesting : std::uint8_t { persons_in_benefit, benefits_in_person };
  /// What one file holds: the benefits of a month, or every benefit since the first, as known on the day of the file.
  enum class Covers : std::uint8_t { month, history };
  /// Whether every kind of income has an amount of its own, or all kinds of a record share one.
  enum class Income : std::uint8_t { each, shared };
  /// What tells one benefit from another: its number, or who is on it.
  enum class Identity : std::uint8_t { number, persons };

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] Nesting nesting() const { return nesting_; }
  [[nodiscard]] Covers covers() const { return covers_; }
  [[nodiscard]] PersonNumber person_number() const { return person_number_; }
  [[nodiscard]] bool month_in_name() const { return month_in_name_; }
  [[nodiscard]] int cents_per_unit() const { return cents_per_unit_; }
  [[nodiscard]] bool pairs() const { return pairs_; }
  /// A row is one person on one benefit: nothing has to wait for another part.
  [[nodiscard]] bool side_by_side() const { return !pairs_ && benefit_ != Identity::persons; }
  [[nodiscard]] Income income() const { return income_; }
  [[nodiscard]] Identity benefit() const { return benefit_; }
  /// The months in which files of this layout were made, as far as known; for `layout detect`.
  [[nodiscard]] std::optional<core::Month> valid_from() const { return valid_from_; }
  [[nodiscard]] std::optional<core::Month> valid_until() const { return valid_until_; }
  [[nodiscard]] const FieldSpec& spec(Field field) const { return specs_[static_cast<std::size_t>(field)]; }
  /// What an element or column is called by; loose, the prefix before ':' is ignored.
  [[nodiscard]] Meaning meaning_of(std::string_view written) const;
  /// As meaning_of, for a column: a second and third kind of income have a suffix (K31_2).
  [[nodiscard]] Meaning meaning_of_column(std::string_view header) const;
  [[nodiscard]] Part part_of(std::string_view written) const;
  /// Of a fixed-width layout, by position.
  [[nodiscard]] const std::vector<Slice>& slices() const { return slices_; }
  /// Fields that this layout can give, for `layout detect` and the tests.
  [[nodiscard]] bool has(Field field) const { return has_[static_cast<std::size_t>(field)]; }
  /// SHA-256 of the text of the layout: another text is another layout, also for the cache.
  [[nodiscard]] const std::string& fingerprint() const { return fingerprint_; }
  /// Adds local codes: local code or word -> the number behind its canonical name.
  void add_code(Field field, std::string_view code, int number);

 private:
  friend class LayoutReader;
  std::string id_;
  std::string fingerprint_;
  Kind kind_{};
  Nesting nesting_{};
  Covers covers_{};
  PersonNumber person_number_{};
  bool month_in_name_{};
  bool pairs_{};
  Income income_{};
  Identity benefit_{};
  std::optional<core::Month> valid_from_;
  std::optional<core::Month> valid_until_;
  int cents_per_unit_{100};
  std::vector<FieldSpec> specs_ = std::vector<FieldSpec>(field_count);
  std::array<bool, field_count> has_{};
  std::unordered_map<std::string, Meaning> fields_;
  std::unordered_map<std::string, Part> parts_;
  std::vector<Slice> slices_;
};

/// From the text of a layout file. Throws core::Error{input} with what is wrong and the line.
[[nodiscard]] Layout parse_layout(std::string_view toml, std::string_view id);
/// The shipped layout with this id (letters, digits and hyphens), or a file beside the study when the name ends in
/// .toml. Throws core::Error when there is none.
[[nodiscard]] Layout read_layout(std::string_view name, const std::filesystem::path& study_folder = {});
/// The ids of the shipped layouts, sorted.
[[nodiscard]] const std::vector<std::string>& shipped_layouts();

/// Canonical names that a code list of this field may use, with the number behind each; nullptr when the field has no
/// codes.
[[nodiscard]] const std::map<std::string, int>* canonical_codes(Field field);

}  // namespace werkthet::ingest
