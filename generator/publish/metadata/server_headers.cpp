#include "publish/metadata/server_headers.hpp"

#include "publish/content_policy.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::publish::metadata {
namespace {

/// The policy of the pages with what only a server says, and the other headers.
std::vector<std::pair<std::string, std::string>> headers() {
  return {{"Content-Security-Policy",
           std::string(page_policy) + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
          {"X-Content-Type-Options", "nosniff"},
          {"Referrer-Policy", "no-referrer"},
          {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Strict-Transport-Security", "max-age=31536000"}};
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> types{
    {{"ttl", "text/turtle"}, {"jsonld", "application/ld+json"}, {"csv", "text/csv"}}};

/// What is text and so becomes several times smaller on its way; text/html goes without saying in nginx.
/// Office files are compressed already. Nothing of the site is secret, so its size under encryption gives
/// nothing away.
constexpr std::string_view compressed =
    "text/css text/javascript application/javascript image/svg+xml application/json application/ld+json "
    "application/csvm+json text/csv text/turtle text/plain application/xml";

constexpr std::string_view preface =
    "# Voorbeeld voor de webserver. De site vraagt niets van anderen, plaatst geen cookies en heeft geen "
    "formulieren.\n"
    "# Sample for the web server. The site asks nothing of others, sets no cookies and has no forms.\n"
    "# Bestanden met een code in hun naam veranderen nooit; de rest wordt bij elke vraag nagekeken.\n"
    "# Files with a code in their name never change; the others are checked at every request.\n"
    "# Zonder compressie duurt een pagina op een telefoon anderhalf keer zo lang.\n"
    "# Without compression a page takes half as long again on a phone.\n";

}  // namespace

std::string nginx_headers() {
  std::string text(preface);
  text +=
      "# In a server block. A location that adds a header of its own loses those above it: repeat them "
      "there.\n\n";
  std::string lines;
  for (const auto& [name, value] : headers()) {
    lines += "add_header " + name + " \"" + value + "\" always;\n";
  }
  // In nginx a types block replaces all others, so it stands in a location of its own, which keeps the headers above.
  for (const auto& [ending, type] : types) {
    text += "location ~ \\." + std::string(ending) + "$ { types { } default_type " + std::string(type) + "; }\n";
  }
  text += "\ncharset utf-8;\ngzip on;\ngzip_vary on;\ngzip_types " + std::string(compressed) + ";\n";
  text += lines + "add_header Cache-Control \"no-cache\";\n\n";
  text += "location ~ \"\\.[0-9a-f]{10}\\.(css|js)$\" {\n";
  for (const auto& [name, value] : headers()) {
    text += "  add_header " + name + " \"" + value + "\" always;\n";
  }
  return text + "  add_header Cache-Control \"public, max-age=31536000, immutable\";\n}\n";
}

std::string apache_headers() {
  std::string text(preface);
  text += "# For a <Directory> block or an .htaccess file; needs mod_headers and mod_mime.\n\n";
  text += "AddDefaultCharset utf-8\n";
  text += "<IfModule mod_deflate.c>\n  AddOutputFilterByType DEFLATE text/html " + std::string(compressed) +
          "\n</IfModule>\n";
  for (const auto& [ending, type] : types) {
    text += "AddType " + std::string(type) + " ." + std::string(ending) + "\n";
  }
  for (const auto& [name, value] : headers()) {
    text += "Header always set " + name + " \"" + value + "\"\n";
  }
  return text +
         "Header set Cache-Control \"no-cache\"\n"
         "<FilesMatch \"\\.[0-9a-f]{10}\\.(css|js)$\">\n"
         "  Header set Cache-Control \"public, max-age=31536000, immutable\"\n</FilesMatch>\n";
}

}  // namespace werkthet::publish::metadata
