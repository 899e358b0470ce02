#pragma once
// One reference case: its data, its inputs, and what R computed. Format: reference-data/README.md of the
// shared folder. A method is a function from a case to an answer with the same keys as the case's "expected".

#include "reference/table.hpp"
#include "statistics/estimated.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace werkthet::reference {

using Json = nlohmann::ordered_json;

class Case {
 public:
  /// `folder` holds csv/ and expected/.
  Case(std::filesystem::path folder, Json content)
      : folder_(std::move(folder)), content_(std::move(content)) {}

  [[nodiscard]] std::string id() const { return content_.at("id"); }
  [[nodiscard]] std::string method() const { return content_.at("method"); }
  [[nodiscard]] const Json& content() const { return content_; }
  /// Never null: an empty object when the case has none.
  [[nodiscard]] const Json& inputs() const;
  [[nodiscard]] bool has(const std::string& input) const;  ///< there and not null
  /// Reads an input; throws when it is not there.
  [[nodiscard]] std::string word(const std::string& input) const { return inputs().at(input); }
  [[nodiscard]] Strings words(const std::string& input) const;  ///< a list, a single word, or nothing
  [[nodiscard]] double number(const std::string& input) const { return inputs().at(input); }
  [[nodiscard]] Numbers numbers(const std::string& input) const;
  [[nodiscard]] double confidence() const;
  /// Only to learn what is asked (which keys, which times): an answer never copies from it.
  [[nodiscard]] const Json& expected() const { return content_.at("expected"); }

  /// The rows of the case after `where` and `complete`, then without rows that miss one of `used`. Names
  /// defined in an input or in the note ("treat = (grp==treated)") are known.
  [[nodiscard]] Table table(const Strings& used = {}) const;

  /// The columns of `terms`, in order.
  [[nodiscard]] static std::vector<Numbers> columns(const Table& table, const Strings& terms);

 private:
  std::filesystem::path folder_;
  Json content_;
};

struct Method {
  const char* name;
  Json (*answer)(const Case&);
};

/// A number, or null when the statistics say there is none.
[[nodiscard]] inline Json maybe(const std::optional<double>& value) {
  return value ? Json(*value) : Json();
}
[[nodiscard]] inline Json pair(const statistics::Interval& interval) {
  return Json::array({interval.low, interval.high});
}
[[nodiscard]] inline Json maybe(const std::optional<statistics::Interval>& interval) {
  return interval ? pair(*interval) : Json::array({nullptr, nullptr});
}

// One per file of this folder; main.cpp puts them together.
[[nodiscard]] std::span<const Method> proportions_methods();
[[nodiscard]] std::span<const Method> survival_methods();
[[nodiscard]] std::span<const Method> competing_risks_methods();
[[nodiscard]] std::span<const Method> linear_methods();
[[nodiscard]] std::span<const Method> logistic_methods();
[[nodiscard]] std::span<const Method> repeated_methods();
[[nodiscard]] std::span<const Method> scales_methods();
[[nodiscard]] std::span<const Method> weighting_methods();
[[nodiscard]] std::span<const Method> hawthorne_methods();
[[nodiscard]] std::span<const Method> attrition_methods();
[[nodiscard]] std::span<const Method> design_methods();
[[nodiscard]] std::span<const Method> permutation_methods();
[[nodiscard]] std::span<const Method> multiplicity_methods();
[[nodiscard]] std::span<const Method> meta_methods();
[[nodiscard]] std::span<const Method> resampling_methods();

}  // namespace werkthet::reference
