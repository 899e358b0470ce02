#pragma once
// A study that has no people of its own: a region that lays the exchange files of its municipalities side by
// side.

#include "config/study.hpp"

namespace werkthet::config {

/// Whether the release is that comparison and nothing else: it names exchange files and no data about people.
/// Such a study has no groups and no outcomes of its own.
[[nodiscard]] bool compares_only(const Study& study);

/// Who publishes: "Gemeente Lindeveen", and the bare name of a region, which is no municipality.
[[nodiscard]] core::Bilingual publisher_name(const Study& study);

}  // namespace werkthet::config
