#pragma once
// What stays inside the municipality: every estimate at full precision, the check report a data manager acts
// on, the log of the gate, the internal workbook and the full manifest. Written to internal/ with mode 0700.
// Even here no citizen number, name or value of a record appears: estimates are about groups, problems name
// positions.

#include "analysis/estimates.hpp"
#include "cohort/cohort.hpp"
#include "config/study.hpp"
#include "core/files.hpp"
#include "disclosure/gate.hpp"
#include "findings/findings.hpp"
#include "ingest/input.hpp"

#include <string>

namespace werkthet::internal {

/// estimates.json: key, value, standard error, interval, p, n, method and reference of every estimate.
[[nodiscard]] std::string estimates_json(const config::Study& study, const analysis::Estimates& estimates);

/// check.csv: one line per problem with code, severity, file, line, column, field, message and remedy.
[[nodiscard]] std::string check_csv(const core::Problems& problems);
/// check.html: the same for reading, with counts per code, and the unknown values per file and field.
[[nodiscard]] std::string check_html(const config::Study& study, const ingest::Input& input);

/// disclosure.csv: per count its status, rule and what a reader can still work out of it (at_least and at_most;
/// empty: printed, or no upper end), per hidden cell the reason. No true values.
[[nodiscard]] std::string disclosure_csv(const disclosure::Released& released);

/// workbook.xlsx, in Dutch and marked INTERN on every sheet: problems of the input (at most 5,000), estimates, stop-light,
/// balance, flow, size of every cell with what readers see of it, participants per caseworker.
[[nodiscard]] std::string workbook(const config::Study& study, const ingest::Input& input,
                                   const cohort::Cohort& cohort, const analysis::Estimates& estimates,
                                   const findings::Findings& findings, const disclosure::Released& released,
                                   const std::filesystem::path& scratch);

/// manifest.json: inputs with hashes and row counts, settings, seeds, library versions.
[[nodiscard]] std::string manifest_json(const config::Study& study, const ingest::Input& input,
                                        const cohort::Cohort& cohort, const std::string& version);

}  // namespace werkthet::internal
