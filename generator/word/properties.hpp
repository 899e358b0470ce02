#pragma once
// The properties of a Word file: title, subject, language, who made it, and those that fields show. Internal
// to this stage. A template keeps the name of the person who drew it up; a letter to the council bears the
// organisation's.

#include "word/content.hpp"
#include "word/package.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace werkthet::word {

/// Sets docProps/core.xml; a file without it gets none. Takes the manager out of docProps/app.xml.
void set_properties(Package& package, const Content& content);

/// The custom property of that name, capitals aside; nothing when the file has none.
[[nodiscard]] std::optional<std::string> custom_property(const Package& package, std::string_view name);
/// Gives the file that property, in its custom properties or in new ones. False when the file's own are not
/// written as Word writes them: then nothing was changed.
[[nodiscard]] bool set_custom_property(Package& package, const std::string& name, const std::string& value);

}  // namespace werkthet::word
