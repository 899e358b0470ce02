#pragma once
// Where the files that ship with the program lie: layouts, templates, site assets. Found from the program
// itself (…/share/werkthet above its folder), so a build tree and an installed package run the same from any
// folder.

#include <filesystem>
#include <string>
#include <string_view>

namespace werkthet::core {

/// The folder share/werkthet above the running program. WERKTHET_RESOURCES overrides it (for packagers'
/// tests). Throws Error{output} when it is missing.
[[nodiscard]] std::filesystem::path resource_folder();

/// The bytes of a shipped file, "site/werkthet.css". Throws when it is missing.
[[nodiscard]] std::string resource(std::string_view relative);

}  // namespace werkthet::core
