#include "provenance/digest.hpp"

#include "core/error.hpp"

#include <Poco/Crypto/DigestEngine.h>
#include <Poco/Crypto/OpenSSLInitializer.h>

#include <algorithm>
#include <cstring>

namespace werkthet::provenance {
namespace {

/// Poco counts its users of OpenSSL and takes its locks down when the count reaches zero, and that step is
/// not safe when another thread starts at the same moment (found with ThreadSanitizer). One user that stays
/// keeps it above zero. Every engine is made after this.
void keep_openssl() {
  static const Poco::Crypto::OpenSSLInitializer stays;
}

Digest finish(Poco::Crypto::DigestEngine& engine) {
  const Poco::DigestEngine::Digest& bytes = engine.digest();
  Digest result{};
  core::ensure(bytes.size() == result.size(), "a SHA-256 digest has 32 bytes");
  std::copy(bytes.begin(), bytes.end(), result.begin());
  return result;
}

void update(Poco::Crypto::DigestEngine& engine, std::string_view bytes) {
  // Poco hands the length to OpenSSL in one piece; in parts nothing depends on the width of its types.
  constexpr std::size_t part = std::size_t{1} << 30U;
  for (std::size_t at = 0; at < bytes.size(); at += part) {
    const std::string_view piece = bytes.substr(at, part);
    engine.update(piece.data(), piece.size());
  }
}

}  // namespace

Digest sha256(std::string_view bytes) {
  keep_openssl();
  Poco::Crypto::DigestEngine engine("SHA256");
  update(engine, bytes);
  return finish(engine);
}

std::string hex(const Digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string result;
  result.reserve(digest.size() * 2);
  for (const std::uint8_t byte : digest) {
    result += digits[byte >> 4U];
    result += digits[byte & 0x0FU];
  }
  return result;
}

std::string sha256_hex(std::string_view bytes) {
  return hex(sha256(bytes));
}

Hmac::Hmac(std::string_view key) {
  if (key.size() > block) {
    Digest shorter = sha256(key);
    std::copy(shorter.begin(), shorter.end(), inner_.begin());
    ::explicit_bzero(shorter.data(), shorter.size());
  } else {
    std::copy(key.begin(), key.end(), inner_.begin());
  }
  for (std::size_t i = 0; i < block; ++i) {
    const auto byte = static_cast<unsigned char>(inner_[i]);
    outer_[i] = static_cast<char>(byte ^ 0x5CU);
    inner_[i] = static_cast<char>(byte ^ 0x36U);
  }
}

Hmac::~Hmac() {
  ::explicit_bzero(inner_.data(), inner_.size());
  ::explicit_bzero(outer_.data(), outer_.size());
}

Digest Hmac::of(std::string_view message) const {
  keep_openssl();
  Poco::Crypto::DigestEngine engine("SHA256");
  update(engine, {inner_.data(), inner_.size()});
  update(engine, message);
  const Digest first = finish(engine);
  engine.reset();
  update(engine, {outer_.data(), outer_.size()});
  engine.update(first.data(), first.size());
  return finish(engine);
}

}  // namespace werkthet::provenance
