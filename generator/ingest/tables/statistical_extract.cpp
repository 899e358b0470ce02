#include "ingest/tables/statistical_extract.hpp"

#include "ingest/tables/statistical_values.hpp"

#include <readstat.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::ingest {
namespace {

/// The file as ReadStat reads it: from memory, so that no name and no second reading is needed.
struct MemoryFile {
  std::string_view bytes;
  readstat_off_t at{};

  static int open(const char* /*path*/, void* /*self*/) { return 0; }
  static int close(void* /*self*/) { return 0; }
  static readstat_off_t seek(readstat_off_t offset, readstat_io_flags_t whence, void* self) {
    auto& file = *static_cast<MemoryFile*>(self);
    const auto size = static_cast<readstat_off_t>(file.bytes.size());
    const readstat_off_t base = whence == READSTAT_SEEK_SET   ? 0
                                : whence == READSTAT_SEEK_CUR ? file.at
                                                              : size;
    readstat_off_t to = 0;
    if (__builtin_add_overflow(base, offset, &to) || to < 0) {
      return -1;
    }
    file.at = to;
    return to;
  }
  static ssize_t read(void* to, size_t wanted, void* self) {
    auto& file = *static_cast<MemoryFile*>(self);
    const auto at = static_cast<std::size_t>(file.at);
    const std::size_t n = at < file.bytes.size() ? std::min(wanted, file.bytes.size() - at) : 0;
    if (n > 0) {
      std::memcpy(to, file.bytes.data() + at, n);
      file.at += static_cast<readstat_off_t>(n);
    }
    return static_cast<ssize_t>(n);
  }
  static readstat_error_t update(long /*size*/, readstat_progress_handler /*progress*/, void* /*context*/,
                                 void* /*self*/) {
    return READSTAT_OK;
  }
};

struct ValueLabel {
  double number{};
  std::string text;  ///< instead of the number, of a text variable
  std::string label;
};

struct Variable {
  CellForm form{};
  std::string label_set;
};

const char* or_empty(const char* text) {
  return text == nullptr ? "" : text;
}

/// Whether the value is one that the maker of the file declared missing. Not readstat_value_is_missing: it
/// forgets to return this answer, and the library never asks it of texts.
bool declared_missing(readstat_value_t value, readstat_variable_t* variable) {
  if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_NUMERIC) {
    return readstat_value_is_defined_missing(value, variable) != 0;
  }
  const int ranges = readstat_variable_get_missing_ranges_count(variable);
  const std::string text = clean_text(or_empty(readstat_string_value(value)));
  for (int i = 0; i < ranges; ++i) {  // of texts only single values can be declared
    const char* declared = readstat_string_value(readstat_variable_get_missing_range_lo(variable, i));
    if (declared != nullptr && clean_text(declared) == text) {
      return true;
    }
  }
  return false;
}

/// Nothing was filled in: no value that somebody chose for "weet niet".
bool nothing(readstat_value_t value) {
  return readstat_value_is_system_missing(value) != 0 && readstat_value_is_tagged_missing(value) == 0;
}

std::string cell_text(readstat_value_t value, CellForm form) {
  if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
    return clean_text(or_empty(readstat_string_value(value)));
  }
  if (readstat_value_type(value) == READSTAT_TYPE_FLOAT && form == CellForm::number) {
    return number_text(readstat_float_value(value));
  }
  return numeric_text(readstat_double_value(value), form);
}

class Extract {
 public:
  Extract(StatisticalFormat format, const TableCaps& caps, FrameWriter& frames)
      : format_(format), caps_(caps), frames_(frames) {}

  void metadata(readstat_metadata_t& about) {
    declared_ = readstat_get_row_count(&about);
    check(readstat_get_var_count(&about) <= 0 ||
          static_cast<std::size_t>(readstat_get_var_count(&about)) <= caps_.columns);
  }

  void variable(int index, readstat_variable_t& variable, const char* label_set) {
    check(variables_.size() < caps_.columns);
    sound_ = sound_ && index >= 0 && static_cast<std::size_t>(index) == variables_.size();
    frames_.add(FrameKind::column, static_cast<std::uint32_t>(variables_.size()),
                clean_text(or_empty(readstat_variable_get_name(&variable))),
                clean_text(or_empty(readstat_variable_get_label(&variable))));
    variables_.push_back(
        {cell_form(format_, or_empty(readstat_variable_get_format(&variable))), or_empty(label_set)});
  }

  void value(int row, readstat_variable_t& variable, readstat_value_t value) {
    const int index = readstat_variable_get_index(&variable);
    if (row == rows_) {
      ++rows_;
      frames_.add(FrameKind::row);
    }
    sound_ = sound_ && row == rows_ - 1 && index >= 0 && static_cast<std::size_t>(index) < variables_.size();
    check(static_cast<std::size_t>(rows_) <= caps_.cells / std::max<std::size_t>(variables_.size(), 1));
    if (!sound_ || !fits_) {
      return;
    }
    if (nothing(value)) {
      return;
    }
    if (readstat_value_is_tagged_missing(value) != 0 || declared_missing(value, &variable)) {
      frames_.add(FrameKind::declared_missing, static_cast<std::uint32_t>(index));
      return;
    }
    const std::string text = cell_text(value, variables_[static_cast<std::size_t>(index)].form);
    check(text.size() <= caps_.cell_bytes);
    if (fits_ && !text.empty()) {
      frames_.add(FrameKind::cell, static_cast<std::uint32_t>(index), text);
    }
  }

  void value_label(const char* set, readstat_value_t value, const char* label) {
    ValueLabel entry{0, {}, clean_text(or_empty(label))};
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
      entry.text = clean_text(or_empty(readstat_string_value(value)));
    } else if (readstat_value_is_system_missing(value) != 0 || readstat_value_is_tagged_missing(value) != 0) {
      return;  // the cell is empty, so there is nothing to look up
    } else {
      entry.number = readstat_double_value(value);
      if (!std::isfinite(entry.number)) {
        return;
      }
    }
    label_sets_[or_empty(set)].push_back(std::move(entry));
  }

  /// Whether ReadStat may go on.
  [[nodiscard]] bool going() const { return sound_ && fits_ && !no_memory_; }
  void no_memory() { no_memory_ = true; }

  /// Labels come last: ReadStat hands them out before the variables or after the cases, depending on the
  /// format.
  void finish(readstat_error_t error) {
    const ReadingEnd how = outcome(error);
    if (how == ReadingEnd::complete) {
      for (std::size_t column = 0; column < variables_.size(); ++column) {
        const auto set = label_sets_.find(variables_[column].label_set);
        if (set == label_sets_.end()) {
          continue;
        }
        for (const ValueLabel& entry : set->second) {
          frames_.add(FrameKind::value_label, static_cast<std::uint32_t>(column),
                      entry.text.empty() ? numeric_text(entry.number, variables_[column].form) : entry.text,
                      entry.label);
        }
      }
    }
    frames_.end(how);
  }

 private:
  void check(bool fits) { fits_ = fits_ && fits; }

  [[nodiscard]] ReadingEnd outcome(readstat_error_t error) const {
    if (!fits_) {
      return ReadingEnd::too_large;
    }
    if (no_memory_ || error == READSTAT_ERROR_MALLOC) {
      return ReadingEnd::too_little_memory;
    }
    if (error == READSTAT_ERROR_UNSUPPORTED_CHARSET ||
        error == READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION ||
        error == READSTAT_ERROR_UNSUPPORTED_COMPRESSION) {
      return ReadingEnd::unknown_version;
    }
    const bool all_rows = declared_ < 0 || declared_ == rows_;
    return error == READSTAT_OK && sound_ && all_rows && !variables_.empty() ? ReadingEnd::complete
                                                                             : ReadingEnd::damaged;
  }

  StatisticalFormat format_;
  const TableCaps& caps_;
  FrameWriter& frames_;
  std::vector<Variable> variables_;
  std::map<std::string, std::vector<ValueLabel>, std::less<>> label_sets_;
  int declared_{-1};  ///< number of cases; -1 when the file does not say
  int rows_{};
  bool sound_{true};
  bool fits_{true};
  bool no_memory_{false};
};

/// Calls our code from C: nothing may be thrown through the library.
template <typename Call>
int guarded(void* context, Call call) noexcept {
  auto& extract = *static_cast<Extract*>(context);
  try {
    call(extract);
  } catch (const std::bad_alloc&) {
    extract.no_memory();
  } catch (...) {
    return READSTAT_HANDLER_ABORT;
  }
  return extract.going() ? READSTAT_HANDLER_OK : READSTAT_HANDLER_ABORT;
}

int on_metadata(readstat_metadata_t* about, void* context) {
  return guarded(context, [&](Extract& extract) { extract.metadata(*about); });
}
int on_variable(int index, readstat_variable_t* variable, const char* label_set, void* context) {
  return guarded(context, [&](Extract& extract) { extract.variable(index, *variable, label_set); });
}
int on_value(int row, readstat_variable_t* variable, readstat_value_t value, void* context) {
  return guarded(context, [&](Extract& extract) { extract.value(row, *variable, value); });
}
int on_value_label(const char* set, readstat_value_t value, const char* label, void* context) {
  return guarded(context, [&](Extract& extract) { extract.value_label(set, value, label); });
}

}  // namespace

void extract(std::string_view bytes, StatisticalFormat format, const TableCaps& caps, FrameWriter& frames) {
  const std::unique_ptr<readstat_parser_t, decltype(&readstat_parser_free)> parser(readstat_parser_init(),
                                                                                   &readstat_parser_free);
  if (parser == nullptr) {
    frames.end(ReadingEnd::too_little_memory);
    return;
  }
  MemoryFile file{bytes};
  Extract extract(format, caps, frames);
  readstat_set_open_handler(parser.get(), &MemoryFile::open);
  readstat_set_close_handler(parser.get(), &MemoryFile::close);
  readstat_set_seek_handler(parser.get(), &MemoryFile::seek);
  readstat_set_read_handler(parser.get(), &MemoryFile::read);
  readstat_set_update_handler(parser.get(), &MemoryFile::update);
  readstat_set_io_ctx(parser.get(), &file);
  // All four, needed or not: the library calls some without asking whether they are set.
  readstat_set_metadata_handler(parser.get(), &on_metadata);
  readstat_set_variable_handler(parser.get(), &on_variable);
  readstat_set_value_handler(parser.get(), &on_value);
  readstat_set_value_label_handler(parser.get(), &on_value_label);
  const auto parse = format == StatisticalFormat::sav   ? &readstat_parse_sav
                     : format == StatisticalFormat::por ? &readstat_parse_por
                                                        : &readstat_parse_dta;
  extract.finish(parse(parser.get(), "", &extract));
}

}  // namespace werkthet::ingest
