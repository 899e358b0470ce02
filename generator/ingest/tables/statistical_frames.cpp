#include "ingest/tables/statistical_frames.hpp"

#include "core/text.hpp"
#include "ingest/pseudonym.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include <unistd.h>

namespace werkthet::ingest {
namespace {

constexpr std::size_t header_bytes = 1 + 3 * sizeof(std::uint32_t);
constexpr std::size_t flush_bytes = std::size_t{64} << 10U;
/// Labels of values over all columns: a code list of a thousand codes in a thousand columns.
constexpr std::uint64_t max_value_labels = 1'000'000;
constexpr std::size_t max_label_bytes = std::size_t{64} << 10U;

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

void append_number(std::string& bytes, std::size_t number) {
  const auto narrow = static_cast<std::uint32_t>(number);
  char raw[sizeof narrow];
  std::memcpy(raw, &narrow, sizeof narrow);
  bytes.append(raw, sizeof raw);
}

bool is_text(std::string_view text) {
  return text.find('\0') == std::string_view::npos && core::is_utf8(text);
}

}  // namespace

void FrameWriter::add(FrameKind kind, std::uint32_t column, std::string_view first, std::string_view second) {
  waiting_ += static_cast<char>(kind);
  append_number(waiting_, column);
  append_number(waiting_, first.size());
  append_number(waiting_, second.size());
  waiting_ += first;
  waiting_ += second;
  if (waiting_.size() >= flush_bytes) {
    flush();
  }
}

void FrameWriter::end(ReadingEnd outcome) {
  add(FrameKind::end, static_cast<std::uint32_t>(outcome));
  flush();
}

void FrameWriter::flush() {
  std::string_view left = waiting_;
  while (!left.empty()) {
    const ssize_t n = ::write(descriptor_, left.data(), left.size());
    if (n < 0 && errno != EINTR) {
      throw std::runtime_error("nobody reads the frames");
    }
    left.remove_prefix(n < 0 ? 0 : static_cast<std::size_t>(n));
  }
  waiting_.clear();
}

struct FrameReader::Frame {
  FrameKind kind{};
  std::uint32_t column{};
  std::string_view first;
  std::string_view second;
};

FrameReader::~FrameReader() {
  wipe(waiting_);
}

bool FrameReader::within(bool fits) {
  too_large_ = too_large_ || !fits;
  return fits;
}

bool FrameReader::take(std::string_view bytes) {
  if (wrong_ || too_large_) {
    return false;
  }
  waiting_ += bytes;
  std::string_view left = waiting_;
  while (left.size() >= header_bytes) {
    const std::size_t first = number_at(left, 5);
    const std::size_t second = number_at(left, 9);
    if (first > caps_.cell_bytes || second > max_label_bytes) {
      wrong_ = true;  // our own writer stays below both
      return false;
    }
    if (left.size() < header_bytes + first + second) {
      break;
    }
    const Frame frame{static_cast<FrameKind>(left[0]), number_at(left, 1), left.substr(header_bytes, first),
                      left.substr(header_bytes + first, second)};
    if (!use(frame)) {
      wrong_ = true;
      return false;
    }
    left.remove_prefix(header_bytes + first + second);
  }
  waiting_.erase(0, waiting_.size() - left.size());
  return true;
}

bool FrameReader::use(const Frame& frame) {
  if (end_ || !is_text(frame.first) || !is_text(frame.second)) {
    return false;
  }
  switch (frame.kind) {
    case FrameKind::column:
      return use_column(frame);
    case FrameKind::row:
      next_column_ = 0;
      return builder_.columns() > 0 && frame.first.empty() && frame.second.empty() &&
             within(builder_.row(++rows_));
    case FrameKind::cell:
      return use_cell(frame);
    case FrameKind::declared_missing:
      return use_declared_missing(frame);
    case FrameKind::value_label:
      return use_value_label(frame);
    case FrameKind::end:
      end_ = static_cast<ReadingEnd>(frame.column);
      return frame.column <= static_cast<std::uint32_t>(ReadingEnd::unknown_version);
  }
  return false;
}

bool FrameReader::use_column(const Frame& frame) {
  return rows_ == 0 && frame.column == builder_.columns() &&
         within(builder_.column(frame.first, frame.second));
}

bool FrameReader::use_cell(const Frame& frame) {
  if (rows_ == 0 || frame.column < next_column_ || frame.column >= builder_.columns() ||
      frame.first.empty() || !frame.second.empty()) {
    return false;
  }
  next_column_ = frame.column + 1;
  return within(builder_.cell(frame.column, frame.first));
}

bool FrameReader::use_declared_missing(const Frame& frame) {
  if (rows_ == 0 || frame.column < next_column_ || frame.column >= builder_.columns() ||
      !frame.first.empty() || !frame.second.empty()) {
    return false;
  }
  next_column_ = frame.column + 1;
  builder_.declare_missing(frame.column);
  return true;
}

bool FrameReader::use_value_label(const Frame& frame) {
  if (frame.column >= builder_.columns() || frame.first.size() > max_label_bytes) {
    return false;
  }
  if (!within(++labels_ <= max_value_labels)) {
    return false;
  }
  builder_.value_label(frame.column, frame.first, frame.second);
  return true;
}

ReadingEnd FrameReader::outcome() const {
  if (too_large_) {
    return ReadingEnd::too_large;
  }
  return wrong_ || !waiting_.empty() ? ReadingEnd::damaged : end_.value_or(ReadingEnd::damaged);
}

Table FrameReader::table() {
  return builder_.finish();
}

}  // namespace werkthet::ingest
