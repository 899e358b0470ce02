#pragma once
// Checks of one value on its own: closed lists, ranges, forms, lists without repeats. What a value must be
// comes from its Key; what two values must be to each other is config/check_study.hpp.

#include "config/settings.hpp"

#include <string>
#include <string_view>

namespace werkthet::config {

/// Reports the first problem of a value, at its item when it is a list; true when there is none.
[[nodiscard]] bool check_value(const Key& key, const Setting& setting, Report& report);

/// What is wrong with a short name ("has a capital letter ..."); empty when nothing is.
[[nodiscard]] std::string id_trouble(std::string_view id, bool hyphens = false);
/// A short name made from any text: "Eigen regie" becomes eigen_regie.
[[nodiscard]] std::string id_from(std::string_view text);
/// What is wrong with a path that must stay below the study folder; empty when nothing is.
[[nodiscard]] std::string path_trouble(std::string_view path, bool pattern = false);

}  // namespace werkthet::config
