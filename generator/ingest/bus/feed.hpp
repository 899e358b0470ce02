#pragma once
// The bytes of a delivery on their way to a reader: hashed as they pass, UTF-16 turned into UTF-8, and handed
// out in pieces that the reader eats from the front. The buffer held citizen numbers and is wiped at the end.

#include "ingest/bus/record_texts.hpp"
#include "ingest/bytes.hpp"
#include "provenance/digest.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::ingest {

/// A stream that keeps the fingerprint and the length of what went through it.
class HashedStream final : public ByteStream {
 public:
  explicit HashedStream(ByteStream& from) : from_(from) {}
  [[nodiscard]] std::size_t read(char* to, std::size_t wanted) override;
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  [[nodiscard]] std::string sha256() { return provenance::hex(sum_.finish()); }

 private:
  ByteStream& from_;
  provenance::Sha256 sum_;
  std::uint64_t bytes_{};
};

/// Text in pieces. A byte order mark is left out; UTF-16 (by its mark) becomes UTF-8.
class TextFeed {
 public:
  explicit TextFeed(ByteStream& stream);
  ~TextFeed();
  TextFeed(const TextFeed&) = delete;
  TextFeed& operator=(const TextFeed&) = delete;

  /// Reads on behind what is left; false at the end of the stream. The buffer grows to `most` bytes when
  /// nothing was eaten since the last call. Throws core::Error{input} for a NUL byte or broken UTF-16: the
  /// file is not text.
  [[nodiscard]] bool more(std::size_t most);
  /// Has `text_slack` readable bytes behind it.
  [[nodiscard]] std::string_view text() const { return {buffer_.data() + from_, to_ - from_}; }
  void eat(std::size_t n) { from_ += n; }

 private:
  enum class Form : std::uint8_t { unknown, bytes, utf16_little, utf16_big };
  void recognise();
  std::size_t read_utf16();
  [[nodiscard]] std::size_t room() const { return buffer_.size() - text_slack; }

  ByteStream& stream_;
  std::vector<char> buffer_;
  std::size_t from_{};
  std::size_t to_{};
  Form form_{};
  std::string raw_;  ///< UTF-16 that is not yet a whole character
};

}  // namespace werkthet::ingest
