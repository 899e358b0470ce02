#pragma once
// The properties of a Word file: title, subject, language, who made it. Internal to this stage. A template
// keeps the name of the person who drew it up; a letter to the council bears the organisation's.

#include "word/content.hpp"
#include "word/package.hpp"

namespace werkthet::word {

/// Sets docProps/core.xml; a file without it gets none. Takes the manager out of docProps/app.xml.
void set_properties(Package& package, const Content& content);

}  // namespace werkthet::word
