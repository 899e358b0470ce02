#pragma once
// Lindeveen in memory: households with their benefit spells, and what was written about them in lists and
// surveys. One mutable value that is filled step by step (population, recruitment, measurements, planted
// problems) and then written; inside the generator that is shorter and easier to follow than handing copies
// on.

#include "core/date.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::example {

/// First month of the deliveries, 24 months before the start, and how many there are (2015-10 .. 2019-12).
inline constexpr core::Month first_month{2015 * 12 + 9};
inline constexpr int month_count = 51;

/// The study's fixed days.
[[nodiscard]] core::Date study_start();  ///< 2017-10-01
[[nodiscard]] core::Date study_end();    ///< 2019-10-01
[[nodiscard]] core::Date data_end();     ///< 2019-12-31

struct Person {
  std::string bsn;
  core::Date birth;
  int sex{};                                         ///< 1 man, 2 woman
  int exemption{};                                   ///< kenmerk 24: 2 none, 4 5 6
  int other_income{};                                ///< euro a month of kind 23 (child maintenance), 0 none
  std::array<std::int16_t, month_count> earnings{};  ///< euro per month of part-time work, 0 none
};

/// A benefit that ran from `start` up to and including `end`.
struct Spell {
  core::Date start;
  std::optional<core::Date> end;
  int scheme{1};                              ///< statistiekcode
  std::array<std::string_view, 2> reasons{};  ///< kenmerk 34 per person, empty when not recorded
  int late{};                                 ///< months between the end and the delivery that first shows it
  bool after_return{};                        ///< began after an interruption of more than 30 days
  bool work{};                                ///< truth: ended because of work, whatever was recorded
  std::uint32_t registration{};
};

/// One person or a couple on one benefit; both persons share its spells.
struct Household {
  int form{1};  ///< kenmerk 10: 1 single, 2 single parent, 3 couple, 4 other
  std::vector<Person> persons;
  std::vector<Spell> spells;
  double drive{
      1.0};  ///< what no register holds: multiplies the chance of leaving for work and of volunteering

  /// The spell of schemes 1 to 3 that runs on a day; nullptr when there is none.
  [[nodiscard]] const Spell* running(core::Date day) const {
    for (const Spell& spell : spells) {
      if (spell.scheme <= 3 && spell.start <= day && (!spell.end || *spell.end >= day)) {
        return &spell;
      }
    }
    return nullptr;
  }
};

struct Who {
  std::uint32_t household{};
  std::uint32_t person{};
  friend bool operator==(const Who&, const Who&) = default;
};

enum class Consent : std::uint8_t { none, no, yes };

/// One line of allocation.csv.
struct Line {
  Who who;
  std::uint32_t registration{};
  int round{-1};
  std::optional<core::Date> invited;
  Consent consent{};
  std::optional<core::Date> consent_date;
  std::optional<core::Date> drawn;
  int arm{-1};
  std::optional<core::Date> refused;
  int replaces{-1};  ///< line of the person who is replaced
  std::optional<core::Date> started;
  std::optional<core::Date> stopped;
  std::string_view stop_reason;
  std::string_view exclusion;
  int caseworker{-1};
};

inline constexpr std::size_t wave_count = 3;
inline constexpr std::size_t item_count = 15;       ///< columns of item_names, in that order
using Items = std::array<std::int8_t, item_count>;  ///< 0: not answered

struct SurveyLine {
  std::size_t line{};  ///< in World::lines
  core::Date answered;
  Items items{};
};

struct Contact {
  std::size_t line{};
  core::Date date;
  bool by_client{};
};

/// Special assistance (11 periodic, 12 once): in the deliveries, but never a benefit in the study's sense.
struct SpecialAssistance {
  Who who;
  core::Date from;
  std::optional<core::Date> until;
  int scheme{12};
  std::uint32_t registration{};
};

struct StockMonth {
  core::Month month;
  int begin{};
  int inflow{};
  int outflow{};
  int end{};
};

struct CostItem {
  std::string_view item;
  std::string_view kind;
  int planned{};
  int spent{};
};

struct Goal {
  std::string_view question;
  std::string_view category;
  int percent{};
  bool exclusive{};
};

/// A household that was drawn, as it was on that day: what truth.cpp starts from.
struct Entry {
  std::uint32_t household{};
  core::Date from;         ///< day of the draw
  core::Date spell_start;  ///< of the benefit then running
  int arm{};
  bool takes_part{};  ///< false for who refused after the draw: no effect reaches them
};

struct World {
  std::vector<Household> households;
  std::vector<Entry> entries;
  std::vector<SpecialAssistance> special;
  std::vector<Line> lines;
  std::array<std::vector<SurveyLine>, wave_count> clients;
  std::array<std::vector<SurveyLine>, wave_count> caseworkers;
  std::vector<Contact> contacts;
  std::vector<StockMonth> stock;
  std::vector<CostItem> costs;
  std::vector<Goal> goals;

  [[nodiscard]] const Person& person(Who who) const { return households[who.household].persons[who.person]; }
  [[nodiscard]] Person& person(Who who) { return households[who.household].persons[who.person]; }
};

}  // namespace werkthet::example
