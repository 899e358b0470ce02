#pragma once
// Bytes of an address that may not stand there as they are, written %XX, and back: the one place for it.

#include <optional>
#include <string>
#include <string_view>

namespace werkthet::core {

enum class AddressPart {
  path,  ///< names of folders and files with '/' between: letters, digits and "-._~/" stay (RFC 3986, 2.3)
  whole  ///< an address as somebody gave it: only what no IRI may hold goes (RFC 3987, 2.2); '%' stays as it
         ///< is
};

/// Upper-case digits, byte by byte of the UTF-8.
[[nodiscard]] std::string percent_encoded(std::string_view text, AddressPart part);
/// Any bytes, so not necessarily UTF-8; nullopt for a '%' without two hexadecimal digits behind it.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);

/// 0 to 15 for a hexadecimal digit of either case, -1 for anything else.
[[nodiscard]] int hex_digit(char c);

}  // namespace werkthet::core
