#pragma once
// The privacy review of a release and its approval, in the release's folder `internal`: privacy.json says pass or
// review with the points, approvals.json who approved which bytes. Both name the SHA-256 of public/manifest.json, which
// names that of every public file: whatever changes afterwards is not approved.

#include "disclosure/review.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::cli {

/// privacy.json.
[[nodiscard]] std::string privacy_json(const std::vector<disclosure::ReviewPoint>& points,
                                       const std::string& manifest_sha256);

struct Approval {
  std::string function;  ///< "functionaris gegevensbescherming"; a function and no person
  std::string date;      ///< 2020-06-15
  std::string note;
  std::string manifest_sha256;
};

/// Of a release folder; nothing without approvals.json. Throws core::Error{output} when it cannot be read.
[[nodiscard]] std::vector<Approval> read_approvals(const std::filesystem::path& release);

/// What people agreed to in the release that a new build replaces, as it stands in its folder; empty when there is
/// nothing. It goes on as it is: an approval is bound to bytes, so one of other bytes counts for nothing.
[[nodiscard]] std::string kept_approvals(const std::filesystem::path& release);

/// "pass", "review, not approved", "review, approved by ... on ..." or "review, changed since it was approved";
/// nothing when the release has no privacy.json.
[[nodiscard]] std::optional<std::string> privacy_state(const std::filesystem::path& release);

}  // namespace werkthet::cli
