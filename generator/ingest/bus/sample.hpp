#pragma once
// The beginning of a delivery, for telling which layout fits and for drafting one: at most a megabyte and a
// thousand records are looked at, whatever the size of the file. Names of columns and elements, and values
// that a visitor sees one at a time and must not keep: they are those of persons. The memory is wiped.

#include "ingest/bus/layout.hpp"
#include "ingest/bytes.hpp"
#include "ingest/tables/table.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::ingest {

struct SampleCaps {
  std::size_t bytes{std::size_t{1} << 20U};
  std::size_t records{1000};
};

/// An element of an XML document by its place: which element stands in which.
struct SampleElement {
  std::string name;      ///< without prefix
  std::size_t parent{};  ///< position in the list; itself for the root
  std::uint64_t count{};
  bool leaf{true};  ///< has never held another element
};

class Sample {
 public:
  /// Reads the beginning. Throws core::Error{input} when it is empty, damaged or in none of the three forms.
  explicit Sample(ByteStream& stream, const SampleCaps& caps = {});
  ~Sample();
  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;

  [[nodiscard]] Layout::Kind kind() const { return kind_; }
  /// The file goes on behind what was looked at.
  [[nodiscard]] bool cut() const { return cut_; }
  /// Of a table: its header.
  [[nodiscard]] std::vector<std::string> headers() const;
  /// Of an XML document: every path once, parents before children.
  [[nodiscard]] const std::vector<SampleElement>& elements() const { return elements_; }
  /// Of a fixed-width file: positions of a record.
  [[nodiscard]] std::size_t record_length() const { return lines_.empty() ? 0 : lines_.front().size(); }

  /// Calls `value` for every text that stands in a field of the layout. Returns the number of records: rows,
  /// lines, or elements that the layout takes as the innermost part.
  using Value = std::function<void(Meaning meaning, std::string_view text)>;
  std::uint64_t visit(const Layout& layout, const Value& value) const;
  /// How many different columns or elements with text there are, and how many of them the layout knows.
  struct Names {
    std::uint64_t all{};
    std::uint64_t known{};
  };
  [[nodiscard]] Names names(const Layout& layout) const;

 private:
  void read_text(std::string text, bool whole);
  Layout::Kind kind_{};
  SampleCaps caps_;
  bool cut_{};
  Table table_;
  std::vector<std::string> lines_;
  std::string xml_;
  std::vector<SampleElement> elements_;
};

}  // namespace werkthet::ingest
