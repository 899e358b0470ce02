#pragma once
// SHA-256 of bytes and HMAC-SHA-256 with a key: the fingerprints of inputs and outputs, and the base of
// pseudonyms. Through Poco::Crypto::DigestEngine (OpenSSL, SHA instructions): six times as fast as Poco's own
// SHA2Engine, and hashing every input costs as much as reading it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace werkthet::provenance {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4) of the bytes.
[[nodiscard]] Digest sha256(std::string_view bytes);
/// The same as 64 lower-case hexadecimal digits, as `sha256sum` prints it.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
[[nodiscard]] std::string hex(const Digest& digest);

/// HMAC-SHA-256 (RFC 2104) with one key for many messages. Holds the padded key; wiped by the destructor.
class Hmac {
 public:
  explicit Hmac(std::string_view key);
  ~Hmac();
  Hmac(const Hmac&) = delete;
  Hmac& operator=(const Hmac&) = delete;
  [[nodiscard]] Digest of(std::string_view message) const;

 private:
  static constexpr std::size_t block = 64;
  std::array<char, block> inner_{};
  std::array<char, block> outer_{};
};

}  // namespace werkthet::provenance
