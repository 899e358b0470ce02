#include "provenance/digest.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cstring>

#include <openssl/evp.h>

namespace werkthet::provenance {
namespace {

constexpr std::size_t block = 64;  // of SHA-256, in bytes

DigestContext fresh() {
  DigestContext state(EVP_MD_CTX_new());
  core::ensure(state != nullptr && EVP_DigestInit_ex(state.get(), EVP_sha256(), nullptr) == 1,
               "OpenSSL offers SHA-256");
  return state;
}

void feed(evp_md_ctx_st& state, std::string_view bytes) {
  core::ensure(EVP_DigestUpdate(&state, bytes.data(), bytes.size()) == 1, "a digest takes bytes");
}

Digest result(evp_md_ctx_st& state) {
  Digest digest{};
  unsigned length = 0;
  core::ensure(EVP_DigestFinal_ex(&state, digest.data(), &length) == 1 && length == digest.size(),
               "a SHA-256 digest has 32 bytes");
  return digest;
}

}  // namespace

void DigestState::operator()(evp_md_ctx_st* state) const {
  EVP_MD_CTX_free(state);
}

Sha256::Sha256() : state_(fresh()) {}

void Sha256::update(std::string_view bytes) {
  feed(*state_, bytes);
}

Digest Sha256::finish() {
  const Digest digest = result(*state_);
  core::ensure(EVP_DigestInit_ex(state_.get(), nullptr, nullptr) == 1, "a digest can start anew");
  return digest;
}

Digest sha256(std::string_view bytes) {
  Sha256 sum;
  sum.update(bytes);
  return sum.finish();
}

std::string hex(const Digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(digest.size() * 2);
  for (const std::uint8_t byte : digest) {
    text += digits[byte >> 4U];
    text += digits[byte & 0x0FU];
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) {
  return hex(sha256(bytes));
}

Hmac::Hmac(std::string_view key) : inner_(fresh()), outer_(fresh()), work_(fresh()) {
  std::array<char, block> padded{};
  if (key.size() > block) {
    Digest shorter = sha256(key);
    std::copy(shorter.begin(), shorter.end(), padded.begin());
    ::explicit_bzero(shorter.data(), shorter.size());
  } else {
    std::copy(key.begin(), key.end(), padded.begin());
  }
  for (char& c : padded) {
    c = static_cast<char>(static_cast<unsigned char>(c) ^ 0x36U);
  }
  feed(*inner_, {padded.data(), padded.size()});
  for (char& c : padded) {
    c = static_cast<char>(static_cast<unsigned char>(c) ^ 0x36U ^ 0x5CU);
  }
  feed(*outer_, {padded.data(), padded.size()});
  ::explicit_bzero(padded.data(), padded.size());
}

Digest Hmac::of(std::string_view message) const {
  const auto start = [&](const DigestContext& from) {
    core::ensure(EVP_MD_CTX_copy_ex(work_.get(), from.get()) == 1, "the state of a digest can be copied");
  };
  start(inner_);
  feed(*work_, message);
  const Digest first = result(*work_);
  start(outer_);
  feed(*work_, {reinterpret_cast<const char*>(first.data()), first.size()});
  return result(*work_);
}

}  // namespace werkthet::provenance
