#include "publish/metadata/server_headers.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace werkthet::publish::metadata {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> headers{
    {{"Content-Security-Policy", content_security_policy},
     {"X-Content-Type-Options", "nosniff"},
     {"Referrer-Policy", "no-referrer"},
     {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
     {"Cross-Origin-Opener-Policy", "same-origin"},
     {"Strict-Transport-Security", "max-age=31536000"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> types{
    {{"ttl", "text/turtle"}, {"jsonld", "application/ld+json"}, {"csv", "text/csv"}}};

constexpr std::string_view preface =
    "# Voorbeeld voor de webserver. De site vraagt niets van anderen, plaatst geen cookies en heeft geen "
    "formulieren.\n"
    "# Sample for the web server. The site asks nothing of others, sets no cookies and has no forms.\n"
    "# Bestanden met een code in hun naam veranderen nooit; de rest wordt bij elke vraag nagekeken.\n"
    "# Files with a code in their name never change; the others are checked at every request.\n";

}  // namespace

std::string nginx_headers() {
  std::string text(preface);
  text +=
      "# In a server block. A location that adds a header of its own loses those above it: repeat them "
      "there.\n\n";
  std::string lines;
  for (const auto& [name, value] : headers) {
    lines += "add_header " + std::string(name) + " \"" + std::string(value) + "\" always;\n";
  }
  // In nginx a types block replaces all others, so it stands in a location of its own, which keeps the headers above.
  for (const auto& [ending, type] : types) {
    text += "location ~ \\." + std::string(ending) + "$ { types { } default_type " + std::string(type) + "; }\n";
  }
  text += "\ncharset utf-8;\n";
  text += lines + "add_header Cache-Control \"no-cache\";\n\n";
  text += "location ~ \"\\.[0-9a-f]{10}\\.(css|js|svg)$\" {\n";
  for (const auto& [name, value] : headers) {
    text += "  add_header " + std::string(name) + " \"" + std::string(value) + "\" always;\n";
  }
  return text + "  add_header Cache-Control \"public, max-age=31536000, immutable\";\n}\n";
}

std::string apache_headers() {
  std::string text(preface);
  text += "# For a <Directory> block or an .htaccess file; needs mod_headers and mod_mime.\n\n";
  text += "AddDefaultCharset utf-8\n";
  for (const auto& [ending, type] : types) {
    text += "AddType " + std::string(type) + " ." + std::string(ending) + "\n";
  }
  for (const auto& [name, value] : headers) {
    text += "Header always set " + std::string(name) + " \"" + std::string(value) + "\"\n";
  }
  return text +
         "Header set Cache-Control \"no-cache\"\n"
         "<FilesMatch \"\\.[0-9a-f]{10}\\.(css|js|svg)$\">\n"
         "  Header set Cache-Control \"public, max-age=31536000, immutable\"\n</FilesMatch>\n";
}

}  // namespace werkthet::publish::metadata
