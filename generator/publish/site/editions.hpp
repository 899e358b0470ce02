#pragma once
// One release among others. A published page never changes, so an old one cannot say that a newer one came.
// What it can do from its first day is name the address at which a copy of the newest always stands ([site]
// latest_url). The newest one, which knows those before it (release.earlier), lists them all and says what
// became of each.

#include "publish/site/page.hpp"

#include <span>
#include <string>
#include <vector>

namespace werkthet::publish::site {

/// The start page of the newest release in a language; empty without [site] latest_url.
[[nodiscard]] std::string latest_start(const config::Study& study, core::Language language);

/// "Uitgave van 9 april 2020. Naar de nieuwste uitgave", above the content of every page; nothing without
/// latest_url.
[[nodiscard]] Nodes edition_line(const Writing& writing);
/// The same for the foot, with the address written out, so that it can be read from paper.
[[nodiscard]] Nodes latest_line(const Writing& writing);

/// All releases, the newest first: day, status, and whether the next one followed it or took it back. One
/// that said at which address it stays has a link. Empty when the study names no earlier release.
[[nodiscard]] Nodes editions_list(const Writing& writing);

/// Every address on the pages that is no file of the release, for the check of links. The twin of a page in
/// the other language is not among them.
[[nodiscard]] std::vector<std::string> outward_addresses(const config::Study& study,
                                                         std::span<const safe::Claims> earlier);

}  // namespace werkthet::publish::site
