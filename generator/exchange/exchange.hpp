#pragma once
// What a release hands to other municipalities: its design, its definitions and the figures it has published.
// Totals and differences only; every number in it stands in a public table of that release already. The same
// type is written by publish/data and read from strangers by read_exchange.hpp, so that the two cannot drift
// apart.

#include "config/study.hpp"
#include "core/date.hpp"
#include "core/language.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::exchange {

inline constexpr std::string_view format_name = "werkthet-exchange";
inline constexpr int format_version = 1;

/// One group as it was meant to be treated. Roles are the fixed list of config::Role in every municipality.
struct Arm {
  std::string id;
  core::Bilingual name;
  config::Role role{config::Role::experiment};
  bool exemption{};
  bool guidance{};
  bool earnings_release{};
  std::string variant;  ///< kind of approach in the shared words; empty: in no comparison
  std::optional<int> contacts_per_year;
  core::Bilingual text;

  friend bool operator==(const Arm&, const Arm&) = default;
};

/// What must be the same before two municipalities measured the same thing. Which fields are filled depends
/// on the kind of the outcome; the others are empty.
struct Definition {
  std::optional<int> return_days;         ///< exit_work: back within so many days is no exit
  std::vector<std::string> work_reasons;  ///< exit_work: codes that count as work, sorted
  std::vector<int> joined_schemes;        ///< exit_work: schemes that count as one benefit, sorted
  std::vector<int> schemes;               ///< exit_work, part_time_work: who could take part, sorted
  std::optional<double> min;              ///< scale
  std::optional<double> max;              ///< scale
  std::optional<int> items;               ///< scale: number of questions
  std::string quantity;                   ///< numeric: "euro", "uur"

  friend bool operator==(const Definition&, const Definition&) = default;
};

/// One group against the control group of its own municipality, as printed. A number that was not printed is
/// absent.
struct Result {
  std::string arm;
  std::optional<std::int64_t> n;
  std::optional<std::int64_t> n_control;
  std::optional<std::int64_t> events;  ///< yes/no outcomes
  std::optional<std::int64_t> events_control;
  std::optional<double> estimate;  ///< percentage points, points of the scale, or the quantity
  std::optional<double> low;
  std::optional<double> high;
  int decimals{};  ///< with which the three were printed

  friend bool operator==(const Result&, const Result&) = default;
};

struct Outcome {
  std::string common;  ///< the name municipalities share
  core::Bilingual label;
  config::OutcomeKind kind{};
  int horizon{};  ///< months since the start of a participant; 0: none
  config::Favourable favourable{config::Favourable::higher};
  Definition definition;
  std::vector<Result> results;  ///< one per experimental group

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

struct Exchange {
  std::string municipality;
  std::string code;  ///< CBS, four digits
  bool fictitious{};
  std::string framework;  ///< amvb or within_law
  core::Date start;
  core::Date end;
  core::Date run_out_until;
  std::string release;
  config::ReleaseKind release_kind{config::ReleaseKind::final};
  config::FigureStatus status{config::FigureStatus::final};
  core::Date date;
  config::Unit unit{config::Unit::person};
  double confidence{0.95};
  std::vector<Arm> arms;          ///< as in the study; exactly one is the control group
  std::vector<Outcome> outcomes;  ///< one per common name and horizon

  friend bool operator==(const Exchange&, const Exchange&) = default;
};

/// A share, so that results are in percentage points and may hold counts.
[[nodiscard]] constexpr bool is_share(config::OutcomeKind kind) {
  return config::measured_as(kind) == config::Measurement::share;
}
}  // namespace werkthet::exchange
