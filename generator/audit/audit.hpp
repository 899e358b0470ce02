#pragma once
// The attack on what was published: from releases to a report of what could be worked out. A finding is a
// small number of people that a reader can be sure of; contradictions between printed figures are told apart
// from it, since a folder that contradicts itself proves nothing.

#include "audit/facts.hpp"

namespace werkthet::audit {

struct Rules {
  std::int64_t min_cell{10};  ///< a count below it is small
  std::int64_t min_width{3};  ///< a hidden count keeps at least this distance between its ends
};

enum class Leak {
  small_printed,  ///< an exact count below min_cell stands in the file
  exact,          ///< a hidden count is known
  narrow,         ///< a hidden or rounded count has no more than min_width values left
  known_small,    ///< a hidden or rounded count is certainly below min_cell
  derived,  ///< a number of people that nobody printed is known to be small, or has min_width values left
};

struct Answer {
  Question question;
  std::optional<Interval> interval;  ///< nothing: the figures around it contradict each other
  std::optional<Leak> leak;
};

struct Contradiction {
  std::vector<std::string> facts;  ///< places; leave any one out and the rest can be true
};

struct Report {
  std::vector<std::string> releases;
  Rules rules;
  std::size_t cells{};  ///< printed, rounded and hidden counts
  std::size_t hidden{};
  std::size_t rounded{};
  std::size_t unknowns{};
  std::size_t facts{};
  std::size_t programs{};  ///< linear programs solved
  std::vector<Answer> answers;
  std::vector<Contradiction> contradictions;

  [[nodiscard]] std::size_t leaks() const;
};

/// Attacks the releases together. Throws core::Error{input} when they are too large.
[[nodiscard]] Report audit(const std::vector<Release>& releases, const Rules& rules);

/// "exact", "narrow", ...
[[nodiscard]] std::string_view leak_name(Leak leak);

/// Plain sentences with file, row and column: contradictions, findings, and one line of figures.
[[nodiscard]] std::string report_text(const Report& report);

/// The same for machines, with the interval of every hidden and rounded count (`counts`) and of every number
/// of people that nobody printed (`derived`).
[[nodiscard]] std::string report_json(const Report& report);

}  // namespace werkthet::audit
