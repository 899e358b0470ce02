#pragma once
// The check of links as a step of a build: on what is about to take the place of the earlier output.

#include "config/study.hpp"
#include "core/files.hpp"
#include "publish/publisher.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace werkthet::cli {

/// Follows every link of every page among `artefacts`, which lie staged in `folder`, and hands back how many
/// there were. Throws Error{template_} with each broken link, its page and the reason. `earlier`: releases
/// whose addresses the pages may name. `left_out`: the places of publishers that --only left out, whose files
/// are not missed.
std::size_t check_public_links(const config::Study& study, core::StagedFolder& folder,
                               const std::vector<publish::Artefact>& artefacts,
                               std::span<const safe::Claims> earlier, std::vector<std::string> left_out,
                               unsigned threads);

}  // namespace werkthet::cli
