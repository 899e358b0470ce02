#pragma once
// Internal to this stage: what a public file is called and of which type it is, for every description of it.

#include "core/language.hpp"
#include "publish/publisher.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <string_view>

namespace werkthet::publish::metadata {

/// "Werkboek met alle tabellen", the title of a table, or the path when there is nothing better.
[[nodiscard]] core::Bilingual file_title(const Artefact& artefact, const safe::SafeFindings& findings);

/// "text/csv" without parameters.
[[nodiscard]] std::string_view bare_type(const Artefact& artefact);

/// Code in the file type table of the European Union ("CSV"); empty for types that no catalogue is told of.
[[nodiscard]] std::string_view file_type(const Artefact& artefact);

}  // namespace werkthet::publish::metadata
