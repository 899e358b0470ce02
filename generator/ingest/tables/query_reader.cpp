#include "core/text.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/tables/odbc_process.hpp"

#include <algorithm>
#include <utility>

namespace werkthet::ingest {

using odbc::Frame;

QueryReader::~QueryReader() {
  wipe(waiting_);
}

bool QueryReader::within(bool fits) {
  if (!fits) {
    result_.end = QueryEnd::too_large;
  }
  return fits;
}

bool QueryReader::take(std::string_view bytes) {
  waiting_ += bytes;
  std::size_t at = 0;
  bool going = true;
  while (going && waiting_.size() - at >= odbc::head_size) {
    const std::string_view rest = std::string_view(waiting_).substr(at);
    const std::size_t length = odbc::get_length(rest.substr(1));
    if (!within(length <= odbc::largest_frame)) {
      return false;
    }
    if (rest.size() < odbc::head_size + length) {
      break;
    }
    going = use(static_cast<Frame>(rest.front()), rest.substr(odbc::head_size, length));
    at += odbc::head_size + length;
  }
  waiting_.erase(0, at);
  wrong_ = wrong_ || !going;
  return going;
}

bool QueryReader::use(Frame kind, std::string_view text) {
  if (ended_ || (!connected_ && kind != Frame::connected && kind != Frame::refused)) {
    return false;
  }
  switch (kind) {
    case Frame::connected:
      return !std::exchange(connected_, true) && text.empty();
    case Frame::column:
      return use_column(text);
    case Frame::row:
      return text.empty() && use_row();
    case Frame::value:
      return use_cell(text);
    case Frame::null:
      return text.empty() && use_cell(text);
    case Frame::end:
      ended_ = text.empty() && builder_.columns() > 0 && (rows_ == 0 || next_cell_ == builder_.columns());
      return ended_;
    case Frame::refused:
      return use_refusal(text);
  }
  return false;
}

bool QueryReader::use_column(std::string_view text) {
  return rows_ == 0 && core::is_utf8(text) && within(builder_.column(text));
}

bool QueryReader::use_row() {
  if (builder_.columns() == 0 || (rows_ > 0 && next_cell_ != builder_.columns()) ||
      !within(builder_.row(rows_ + 1))) {
    return false;
  }
  ++rows_;
  next_cell_ = 0;
  return true;
}

bool QueryReader::use_cell(std::string_view text) {
  if (rows_ == 0 || next_cell_ >= builder_.columns() || !core::is_utf8(text)) {
    return false;
  }
  const std::size_t column = next_cell_++;
  return text.empty() || within(builder_.cell(column, text));
}

bool QueryReader::use_refusal(std::string_view text) {
  static constexpr std::string_view known = "drpoqfwtlbkuzi";
  const std::string_view state = text.substr(std::min<std::size_t>(1, text.size()));
  if (text.empty() || known.find(text.front()) == std::string_view::npos) {
    return false;
  }
  result_.end = QueryEnd::refused;
  result_.why = static_cast<odbc::Refusal>(text.front());
  if (state.size() == 5 && std::all_of(state.begin(), state.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
      })) {
    result_.state = state;
  }
  ended_ = true;
  return true;
}

QueryResult QueryReader::finish() {
  if (ended_ && !wrong_ && waiting_.empty() && result_.end == QueryEnd::broken) {
    result_.end = QueryEnd::complete;
    result_.table = builder_.finish();
  }
  return std::move(result_);
}

}  // namespace werkthet::ingest
