#pragma once
// Internal to this stage: what a web server should say beside the files. Samples: a municipality's server has
// its own rules.

#include <string>
#include <string_view>

namespace werkthet::publish::metadata {

/// The policy that the pages need and no more; its first part stands in every page as well.
inline constexpr std::string_view content_security_policy =
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; base-uri 'none'; "
    "form-action 'none'; "
    "frame-ancestors 'none'";

[[nodiscard]] std::string nginx_headers();
[[nodiscard]] std::string apache_headers();

}  // namespace werkthet::publish::metadata
