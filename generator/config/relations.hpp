#pragma once
// What the checks of relations share: which settings can be trusted, and where a message points. One mistake
// gives one message, so a check asks usable() for everything it leans on.

#include "config/settings.hpp"
#include "config/study.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace werkthet::config {

[[nodiscard]] inline std::string quote(const std::string& text) {
  return "\"" + text + "\"";
}

[[nodiscard]] inline bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

template <class Items>
[[nodiscard]] std::vector<std::string> ids_of(const Items& items) {
  std::vector<std::string> ids;
  for (const auto& item : items) {
    ids.push_back(item.id);
  }
  return ids;
}

/// "did you mean x?", or the names there are, or what to add when there are none.
[[nodiscard]] std::string suggest(const std::string& word, const std::vector<std::string>& known,
                                  const std::string& what);

/// A study, the settings it came from, and the report.
class Relations {
 public:
  Relations(const Study& study, const Settings& settings, Report& report)
      : study_(study), settings_(settings), report_(report) {}

  [[nodiscard]] const Study& study() const { return study_; }
  [[nodiscard]] Report& report() const { return report_; }
  /// No part of this dotted name was refused before.
  [[nodiscard]] bool usable(const std::string& path) const;
  /// Nothing whose name starts so was refused before.
  [[nodiscard]] bool untouched(const std::string& prefix) const;
  /// The file has this setting or table.
  [[nodiscard]] bool given(const std::string& path) const { return study_.places.contains(path); }
  /// The setting, else the table it belongs to, else the file.
  [[nodiscard]] core::Place at(const std::string& path) const;
  /// Item `i` of a list.
  [[nodiscard]] core::Place item_at(const std::string& table, const std::string& key, std::size_t i) const;

 private:
  const Study& study_;
  const Settings& settings_;
  Report& report_;
};

/// Whether a path of the study file points below the study folder, also through links.
[[nodiscard]] bool inside_study(const Study& study, const std::string& path);

/// Groups, outcomes, scales, characteristics, subgroups.
void check_design(const Relations& relations);
/// Statements of scales; part of the design.
void check_statements(const Relations& relations);
/// Dates, rules, looks, data, release, colours.
void check_run(const Relations& relations);

}  // namespace werkthet::config
