#pragma once
// Internal to this stage: the release as one data set in one catalogue, by DCAT-AP-NL 3.0 (Geonovum): what
// DCAT-AP asks, and of the data set access rights, contact, creator, one identifier, publisher and theme, of
// each distribution a licence, of the catalogue a contact.

#include "config/study.hpp"
#include "publish/metadata/rdf.hpp"
#include "publish/publisher.hpp"
#include "safe/safe_findings.hpp"

#include <vector>

namespace werkthet::publish::metadata {

/// Precondition: missing_for_catalogue(study) is empty. Distributions are the data files and both forms of
/// the workbook among `artefacts`, without what explains or repeats them (columns, claims, data/nl).
[[nodiscard]] Graph dcat_graph(const config::Study& study, const safe::SafeFindings& findings,
                               const std::vector<Artefact>& artefacts);

}  // namespace werkthet::publish::metadata
