#pragma once
// What a release tells machines about itself: its addresses, licence, publisher, and the description as
// schema.org has it. An address that the study does not give is not made up; `missing_for_catalogue` says
// which those are.

#include "config/study.hpp"
#include "core/language.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::publish {

/// Address of the licence, "https://creativecommons.org/publicdomain/zero/1.0/".
[[nodiscard]] std::string_view licence_address(config::Licence licence);
/// The same in the authority table of the European Union, which catalogues expect.
[[nodiscard]] std::string_view licence_concept(config::Licence licence);

/// study.contact when it is one e-mail address and nothing else; otherwise empty.
[[nodiscard]] std::string mailbox(const config::Study& study);

/// Absolute address of a file below public/; empty without [site] base_url. Signs that an address may not
/// hold are percent-encoded.
[[nodiscard]] std::string public_address(const config::Study& study, std::string_view path);

/// The settings that DCAT-AP-NL needs and the study leaves empty, by their dotted names.
[[nodiscard]] std::vector<std::string> missing_for_catalogue(const config::Study& study);
/// The settings that the sitemap of DiWoo needs and the study leaves empty.
[[nodiscard]] std::vector<std::string> missing_for_diwoo(const config::Study& study);

/// What the data set is, in one or two sentences; says so when the data are invented.
[[nodiscard]] std::string dataset_description(const config::Study& study, core::Language language);

/// schema.org Dataset as JSON-LD, for the start page of a language. `to_public` leads from that page to
/// public/ and is used where there is no base_url. Safe inside a script element: no "<" in it.
[[nodiscard]] std::string dataset_json(const config::Study& study, const safe::SafeFindings& findings,
                                       core::Language language, std::string_view to_public);

}  // namespace werkthet::publish
