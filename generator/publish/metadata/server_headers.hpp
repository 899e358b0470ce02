#pragma once
// Internal to this stage: what a web server should say beside the files. Samples: a municipality's server has
// its own rules.

#include <string>

namespace werkthet::publish::metadata {

[[nodiscard]] std::string nginx_headers();
[[nodiscard]] std::string apache_headers();

}  // namespace werkthet::publish::metadata
