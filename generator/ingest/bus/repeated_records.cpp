#include "ingest/bus/repeated_records.hpp"

#include <utility>

namespace werkthet::ingest {

void RepeatedRecords::begin(std::string columns) {
  begun_ = true;
  texts_ = &builder_.remember();
  texts_->columns = std::move(columns);
  if (last_ != nullptr && last_->texts.columns != texts_->columns) {
    last_ = nullptr;
  }
}

bool RepeatedRecords::take(const Key16& print, std::uint64_t line) {
  if (last_ == nullptr) {
    return false;
  }
  const std::vector<Key16>& known = last_->texts.prints;
  const std::size_t at = place_.find(known.size(), [&](std::size_t i) { return known[i] == print; });
  return at < known.size() && builder_.repeat(last_->records[at], print, line);
}

void RepeatedRecords::read(std::string_view header, const Key16& print) {
  if (header != header_) {
    header_ = header;
  }
  builder_.remember(print);
}

}  // namespace werkthet::ingest
