#pragma once
// A complete study.toml to start from: every setting with a line that explains it, optional ones switched off
// with "#". A profile fills in a known design. Its values stand in the file for all to see and are not
// remembered elsewhere: who changes a line changes the study.

#include "core/language.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::config {

struct TemplateOptions {
  std::string profile;                          ///< one of profiles(); empty: "apeldoorn-oss"
  core::Language language{core::Language::nl};  ///< of the comments; texts of the study are in both
  std::string id;                               ///< empty: "experiment"
  std::string name;                             ///< empty: that of the profile
  std::string municipality;                     ///< empty: "Voorbeeldstad"
};

/// "apeldoorn-oss", "zwolle", "amvb".
[[nodiscard]] const std::vector<std::string>& profiles();

/// The text of the file; read_study() accepts it as it is. Throws Error{usage} naming the profiles there are
/// when the profile is unknown. An id or name that does not fit shows when the file is read.
[[nodiscard]] std::string study_template(const TemplateOptions& options);

/// A text as a TOML string with everything escaped that needs it.
[[nodiscard]] std::string toml_text(std::string_view text);

}  // namespace werkthet::config
