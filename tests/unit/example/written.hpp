#pragma once
// Lindeveen on disk for the tests, and reading it back without the program's own readers: what the generator
// wrote is judged by eyes that do not share its code.

#include "core/files.hpp"
#include "example/lindeveen.hpp"
#include "support/scratch_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace example_test {

namespace fs = std::filesystem;

using Folder = werkthet::test_support::ScratchFolder;

/// All files below a folder: relative name to bytes.
using Files = std::map<std::string, std::string>;

inline Files files_below(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files[fs::relative(entry.path(), folder).generic_string()] = werkthet::core::read_file(entry.path());
    }
  }
  return files;
}

inline Files written(const werkthet::example::LindeveenOptions& options) {
  const Folder folder;
  werkthet::example::write_lindeveen(folder.path() / "lindeveen", options);
  return files_below(folder.path() / "lindeveen");
}

/// Lindeveen at scale 1, without and with errors, written once per program.
inline const Files& plain() {
  static const Files files = written({});
  return files;
}
inline const Files& with_errors() {
  static const Files files = [] {
    werkthet::example::LindeveenOptions options;
    options.with_errors = true;
    return written(options);
  }();
  return files;
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end == std::string::npos ? text.size() : end + 1;
  }
  return lines;
}

using Row = std::map<std::string, std::string>;

inline std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == ';') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

/// A CSV without quoted fields, as this example is written.
inline std::vector<Row> rows_of(const std::string& text) {
  const std::vector<std::string> lines = lines_of(text);
  const std::vector<std::string> names = fields_of(lines.front());
  std::vector<Row> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> fields = fields_of(lines[i]);
    if (fields.size() != names.size()) {
      throw std::runtime_error("a row with another number of fields");
    }
    Row row;
    for (std::size_t f = 0; f < names.size(); ++f) {
      row[names[f]] = fields[f];
    }
    rows.push_back(row);
  }
  return rows;
}

/// The text of the first <name> at or after `from` and before `until`; empty when there is none.
inline std::string element(std::string_view xml, std::string_view name) {
  const std::string open = "<" + std::string(name) + ">";
  const std::size_t at = xml.find(open);
  if (at == std::string_view::npos) {
    return {};
  }
  const std::size_t begin = at + open.size();
  return std::string(xml.substr(begin, xml.find('<', begin) - begin));
}

/// The parts <name>...</name> of a text, in order.
inline std::vector<std::string_view> parts(std::string_view xml, std::string_view name) {
  const std::string open = "<" + std::string(name) + ">";
  const std::string close = "</" + std::string(name) + ">";
  std::vector<std::string_view> found;
  for (std::size_t at = xml.find(open); at != std::string_view::npos; at = xml.find(open, at)) {
    const std::size_t end = xml.find(close, at);
    found.push_back(xml.substr(at, end - at));
    at = end;
  }
  return found;
}

/// dd-mm-yyyy as yyyymmdd, so that dates compare as text; empty stays empty.
inline std::string sortable(const std::string& dutch) {
  return dutch.empty() ? dutch : dutch.substr(6, 4) + dutch.substr(3, 2) + dutch.substr(0, 2);
}

}  // namespace example_test
