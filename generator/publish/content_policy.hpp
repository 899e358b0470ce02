#pragma once
// What a page of the site may do, defined once: every page carries it (publish/site), and the samples for the
// web server repeat it with what only a server can say (publish/metadata).

#include <string_view>

namespace werkthet::publish {

/// Everything comes from the site's own address, and pictures may stand in the page itself (the icon does).
/// The script asks for nothing; connect-src is there for tools with which municipalities inspect a site
/// (Lighthouse, axe): they fetch robots.txt or a style sheet from inside the page, and call a site broken
/// where they may not. It opens no other address, so nothing can be sent away.
inline constexpr std::string_view page_policy =
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'";

}  // namespace werkthet::publish
