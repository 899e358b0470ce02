#include "ingest/bus/delivery_readers.hpp"

#include "ingest/xml_events.hpp"

#include <algorithm>

namespace werkthet::ingest {

core::Place Where::place() const {
  core::Place place;
  if (events_ != nullptr) {
    place.line = events_->line();
    place.column = events_->column();
    return place;
  }
  place.line = line_;
  if (begin_ != nullptr) {
    place.column = 1;
    for (const char* c = begin_; c < at_; ++c) {
      if (*c == '\n') {
        ++place.line;
        place.column = 1;
      } else if ((static_cast<unsigned char>(*c) & 0xC0U) != 0x80U) {
        ++place.column;
      }
    }
  }
  return place;
}

void RecordWriter::write(const std::vector<Column>& columns) {
  builder_.begin(Part::benefit);
  for (const Column& column : columns) {
    if (column.meaning.person == 0) {
      set(column);
    }
  }
  for (std::uint8_t person = 1; person <= (layout_.pairs() ? 2 : 1); ++person) {
    const auto number = std::find_if(columns.begin(), columns.end(), [&](const Column& column) {
      return column.meaning == Meaning{Field::citizen_number, person};
    });
    // A pair without a second person leaves its columns empty or filled with nines.
    if (person == 2 &&
        (number == columns.end() || layout_.spec(Field::citizen_number).is_null(number->text))) {
      break;
    }
    builder_.begin(Part::person);
    for (const Column& column : columns) {
      if (column.meaning.person == person) {
        set(column);
      }
    }
    builder_.end(Part::person);
  }
  builder_.end(Part::benefit);
}

}  // namespace werkthet::ingest
