#pragma once
// Files of SPSS and Stata made for tests with the writer of ReadStat, so that a test shows what stands in the
// file.

#include <readstat.h>

#include <functional>
#include <stdexcept>
#include <string>

namespace ingest_test {

enum class Written { sav, zsav, por, dta };

/// Declares the variables, and afterwards fills one row.
struct StatisticalSample {
  std::function<void(readstat_writer_t*)> declare;
  std::function<void(readstat_writer_t*, int row)> fill;
  int rows{1};
  int version{0};  ///< of a .dta; 0: the writer's own
};

inline ssize_t append_to_string(const void* data, size_t length, void* context) {
  static_cast<std::string*>(context)->append(static_cast<const char*>(data), length);
  return static_cast<ssize_t>(length);
}

/// The bytes of the file. Throws when the writer refuses something.
inline std::string written(Written format, const StatisticalSample& sample) {
  const auto must = [](readstat_error_t error) {
    if (error != READSTAT_OK) {
      throw std::runtime_error(readstat_error_message(error));
    }
  };
  std::string bytes;
  readstat_writer_t* writer = readstat_writer_init();
  readstat_set_data_writer(writer, &append_to_string);
  readstat_writer_set_file_timestamp(writer, 0);  // 1970, and the same bytes in every run
  if (sample.version != 0) {
    must(readstat_writer_set_file_format_version(writer, static_cast<uint8_t>(sample.version)));
  }
  if (format == Written::zsav) {
    must(readstat_writer_set_compression(writer, READSTAT_COMPRESS_BINARY));
  }
  sample.declare(writer);
  must(format == Written::dta   ? readstat_begin_writing_dta(writer, &bytes, sample.rows)
       : format == Written::por ? readstat_begin_writing_por(writer, &bytes, sample.rows)
                                : readstat_begin_writing_sav(writer, &bytes, sample.rows));
  for (int row = 0; row < sample.rows; ++row) {
    must(readstat_begin_row(writer));
    sample.fill(writer, row);
    must(readstat_end_row(writer));
  }
  must(readstat_end_writing(writer));
  readstat_writer_free(writer);
  return bytes;
}

}  // namespace ingest_test
