#include "ingest/bus/feed.hpp"

#include "core/error.hpp"
#include "ingest/tables/csv.hpp"

#include <algorithm>
#include <cstring>

namespace werkthet::ingest {
namespace {
// Small enough to stay in the nearest cache while it is hashed and parsed, large enough for few system calls.
constexpr std::size_t piece = std::size_t{64} << 10U;
// A header is known after a few lines; most reads of a header need no more.
constexpr std::size_t first_piece = std::size_t{8} << 10U;
}  // namespace

std::size_t HashedStream::read(char* to, std::size_t wanted) {
  const std::size_t n = from_.read(to, wanted);
  sum_.update({to, n});
  bytes_ += n;
  return n;
}

TextFeed::TextFeed(ByteStream& stream) : stream_(stream), buffer_(first_piece + text_slack) {}

TextFeed::~TextFeed() {
  ::explicit_bzero(buffer_.data(), buffer_.size());
  ::explicit_bzero(raw_.data(), raw_.size());
}

void TextFeed::recognise() {
  // At least three bytes decide; a stream may give fewer at first.
  while (to_ < 3) {
    const std::size_t n = stream_.read(buffer_.data() + to_, room() - to_);
    if (n == 0) {
      break;
    }
    to_ += n;
  }
  const std::string_view start(buffer_.data(), to_);
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
    form_ = start.front() == '\xFF' ? Form::utf16_little : Form::utf16_big;
    raw_.assign(start.substr(2));
    to_ = 0;
    to_ = read_utf16();
    return;
  }
  form_ = Form::bytes;
  from_ = start.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

std::size_t TextFeed::read_utf16() {
  std::string text;
  while (text.empty()) {
    const std::size_t had = raw_.size();
    raw_.resize(had + piece / 2);
    const std::size_t n = stream_.read(raw_.data() + had, piece / 2);
    raw_.resize(had + n);
    if (raw_.empty()) {
      return 0;
    }
    const std::size_t used = utf16_to_utf8(raw_, form_ == Form::utf16_big, n == 0, text);
    raw_.erase(0, used);
  }
  if (room() < to_ + text.size()) {
    buffer_.resize(to_ + text.size() + text_slack);
  }
  std::memcpy(buffer_.data() + to_, text.data(), text.size());
  return text.size();
}

bool TextFeed::more(std::size_t most) {
  const bool nothing_eaten = from_ == 0;
  if (from_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + from_, to_ - from_);
    to_ -= from_;
    from_ = 0;
  }
  if (form_ != Form::unknown && room() < 2 * piece) {
    buffer_.resize(2 * piece + text_slack);
  } else if (nothing_eaten && to_ == room() && room() < most) {
    buffer_.resize(std::min(most, room() * 2) + text_slack);
  }
  const std::size_t had = to_;
  if (form_ == Form::unknown) {
    recognise();
  } else if (form_ == Form::bytes) {
    to_ += to_ < room() ? stream_.read(buffer_.data() + to_, room() - to_) : 0;
  } else {
    to_ += read_utf16();
  }
  if (std::memchr(buffer_.data() + had, 0, to_ - had) != nullptr) {
    throw core::Error(core::ErrorKind::input, "the file is not text");
  }
  return to_ > had;
}

}  // namespace werkthet::ingest
