#pragma once
// The study file of Lindeveen, laid out for somebody who reads a study.toml for the first time: comments in
// Dutch above the settings they explain. The three releases share one source and differ in [release] and
// their first lines.

#include <array>
#include <string>
#include <string_view>

namespace werkthet::example {

enum class Release { final, interim, quarterly };

inline constexpr std::array<Release, 3> releases = {Release::final, Release::interim, Release::quarterly};

/// study.toml, study-interim.toml, study-quarterly.toml.
[[nodiscard]] std::string_view study_file(Release release);
/// The text of one study file; with errors, two memo texts hold what may not be published (P102, T101).
[[nodiscard]] std::string study_text(Release release, bool with_errors);
/// LEESMIJ.txt of the written folder.
[[nodiscard]] std::string readme_text();

}  // namespace werkthet::example
