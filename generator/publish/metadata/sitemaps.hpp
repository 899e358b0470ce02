#pragma once
// Internal to this stage: where harvesters find the release. All of it needs absolute addresses.

#include "publish/publisher.hpp"

#include <string>
#include <string_view>

namespace werkthet::publish::metadata {

inline constexpr std::string_view diwoo_index =
    "sitemapindex-diwoo-infocat015.xml";  ///< the name is fixed by DiWoo
inline constexpr std::string_view diwoo_sitemap = "sitemap-diwoo-infocat015.xml";

/// Lines for the robots.txt at the root of the web server; `with_diwoo`: name the index of DiWoo as well.
[[nodiscard]] std::string robots(const config::Study& study, bool with_diwoo);

/// sitemap.xml (sitemaps.org 0.9): every page of the site, dated with the release.
[[nodiscard]] std::string sitemap(const Context& context);

/// The index that points at the sitemap of research reports.
[[nodiscard]] std::string diwoo_index_file(const config::Study& study);

/// Memo, correction of a memo and workbook with their metadata in TOOI form; each address leads to the
/// document itself, as DiWoo asks.
[[nodiscard]] std::string diwoo_sitemap_file(const Context& context);

}  // namespace werkthet::publish::metadata
