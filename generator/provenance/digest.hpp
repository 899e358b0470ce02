#pragma once
// SHA-256 of bytes and HMAC-SHA-256 with a key: the fingerprints of inputs and outputs, and the base of pseudonyms.
// OpenSSL's EVP (SHA instructions, 1.4 GB/s): hashing every input costs as much as parsing it, and a key whose padded
// state is kept makes a pseudonym in 0.16 microseconds.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace werkthet::provenance {

using Digest = std::array<std::uint8_t, 32>;

struct DigestState {
  void operator()(evp_md_ctx_st* state) const;
};
using DigestContext = std::unique_ptr<evp_md_ctx_st, DigestState>;

/// SHA-256 (FIPS 180-4) of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  void update(std::string_view bytes);
  /// The digest of everything so far; the object then starts anew.
  [[nodiscard]] Digest finish();

 private:
  DigestContext state_;
};

/// SHA-256 of the bytes.
[[nodiscard]] Digest sha256(std::string_view bytes);
/// The same as 64 lower-case hexadecimal digits, as `sha256sum` prints it.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
[[nodiscard]] std::string hex(const Digest& digest);

/// HMAC-SHA-256 (RFC 2104) with one key for many messages. The states hold the key; OpenSSL wipes them when they are
/// freed. One object per thread.
class Hmac {
 public:
  explicit Hmac(std::string_view key);
  [[nodiscard]] Digest of(std::string_view message) const;

 private:
  DigestContext inner_;
  DigestContext outer_;
  DigestContext work_;
};

}  // namespace werkthet::provenance
