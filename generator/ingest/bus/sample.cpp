#include "ingest/bus/sample.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "ingest/bus/feed.hpp"
#include "ingest/bus/sample_xml.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/tables/csv.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace werkthet::ingest {
namespace {

[[noreturn]] void refuse(std::string message) {
  throw core::Error(core::ErrorKind::input, std::move(message));
}

/// Hands on what was read before, then the stream, and stops after `most` bytes.
class Beginning final : public ByteStream {
 public:
  Beginning(std::string_view first, ByteStream& rest, std::size_t most)
      : first_(first), rest_(rest), left_(most) {}
  [[nodiscard]] std::size_t read(char* to, std::size_t wanted) override {
    wanted = std::min(wanted, left_);
    std::size_t n = std::min(wanted, first_.size());
    std::copy_n(first_.data(), n, to);
    first_.remove_prefix(n);
    if (n == 0 && wanted > 0) {
      n = rest_.read(to, wanted);
    }
    left_ -= n;
    return n;
  }

 private:
  std::string_view first_;
  ByteStream& rest_;
  std::size_t left_;
};

std::string read_up_to(ByteStream& stream, std::size_t most) {
  std::string bytes(most, '\0');
  std::size_t at = 0;
  for (std::size_t n = 1; n > 0 && at < most; at += n) {
    n = stream.read(bytes.data() + at, most - at);
  }
  bytes.resize(at);
  return bytes;
}

/// A document starts with '<', maybe behind a byte order mark, spaces, or in UTF-16.
bool looks_like_xml(std::string_view bytes) {
  const std::size_t at = bytes.find_first_not_of(std::string_view("\xEF\xBB\xBF\xFF\xFE \t\r\n\0", 10));
  return at != bytes.npos && bytes[at] == '<';
}

}  // namespace

Sample::Sample(ByteStream& stream, const SampleCaps& caps) : caps_(caps) {
  std::string bytes = read_up_to(stream, caps.bytes);
  char more = 0;
  cut_ = bytes.size() == caps.bytes && stream.read(&more, 1) > 0;
  if (bytes.empty()) {
    refuse("the file is empty");
  }
  if (looks_like_xml(bytes)) {
    kind_ = Layout::Kind::xml;
    xml_ = std::move(bytes);
    elements_ = elements_of(xml_, cut_);
    return;
  }
  Beginning beginning(bytes, stream, bytes.size());
  TextFeed feed(beginning);
  while (feed.more(4 * caps.bytes)) {
  }
  read_text(std::string(feed.text()), !cut_);
  wipe(bytes);
}

Sample::~Sample() {
  wipe(xml_);
  for (std::string& line : lines_) {
    wipe(line);
  }
}

void Sample::read_text(std::string text, bool whole) {
  // A cut leaves half a record at the end, and half a character.
  std::size_t end = whole ? text.size() : text.rfind('\n') + 1;
  std::size_t newline = 0;
  for (std::size_t n = 0; n <= caps_.records && newline != text.npos; ++n) {
    newline = text.find('\n', newline == 0 ? 0 : newline + 1);
  }
  if (newline != text.npos && newline + 1 < end) {
    end = newline + 1;
    cut_ = true;
  }
  if (end == 0) {
    refuse("the first line is longer than the limit of 1 MB");
  }
  text.resize(end);
  bool ambiguous = false;
  const char separator = recognise_separator(text, ambiguous);
  std::vector<std::string> lines;
  for (std::string_view line : core::split(text, '\n')) {
    line = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    if (!line.empty()) {
      lines.emplace_back(line);
    }
  }
  if (lines.empty()) {
    refuse("the file is empty");
  }
  if (lines.front().find(separator) == std::string::npos) {
    constexpr std::size_t shortest = 20;
    const bool same = std::all_of(lines.begin(), lines.end(), [&](const std::string& line) {
      return line.size() == lines.front().size();
    });
    if (!same || lines.front().size() < shortest) {
      refuse("the file is neither XML, nor a table with more than one column, nor lines of one width");
    }
    kind_ = Layout::Kind::fixed;
    lines_ = std::move(lines);
    wipe(text);
    return;
  }
  kind_ = Layout::Kind::csv;
  // What is wrong in some row does not matter here; what makes the whole unreadable does. Cutting at a line
  // end may have cut a quoted cell, so lines are given up from the end.
  for (int attempt = 0; attempt < 64 && !text.empty(); ++attempt) {
    Report report("");
    config::CsvForm form;
    form.separator = ambiguous ? '\0' : separator;
    if (auto table = read_csv(text, form, report)) {
      table_ = std::move(*table);
      wipe(text);
      return;
    }
    if (!cut_) {
      break;
    }
    text.resize(text.find_last_of('\n', text.size() - 2) + 1);
  }
  wipe(text);
  refuse("the table cannot be read: a quote that is never closed, several separators that fit, or no text");
}

std::vector<std::string> Sample::headers() const {
  std::vector<std::string> result;
  for (std::size_t c = 0; c < table_.columns(); ++c) {
    result.emplace_back(table_.header(c));
  }
  return result;
}

std::uint64_t Sample::visit(const Layout& layout, const Value& value) const {
  if (layout.kind() != kind_) {
    return 0;
  }
  switch (kind_) {
    case Layout::Kind::xml:
      return visit_fields(xml_, cut_, layout, value, caps_.records);
    case Layout::Kind::csv: {
      std::vector<Meaning> meanings;
      for (std::size_t c = 0; c < table_.columns(); ++c) {
        meanings.push_back(layout.meaning_of_column(table_.header(c)));
      }
      for (std::size_t row = 0; row < table_.rows(); ++row) {
        for (std::size_t c = 0; c < meanings.size(); ++c) {
          if (meanings[c].field < Field::unread) {
            value(meanings[c], table_.cell(row, c));
          }
        }
      }
      return table_.rows();
    }
    case Layout::Kind::fixed:
      for (const std::string& line : lines_) {
        for (const Slice& slice : layout.slices()) {
          if (slice.meaning.field < Field::unread && slice.from < line.size()) {
            value(slice.meaning, std::string_view(line).substr(slice.from, slice.length));
          }
        }
      }
      return lines_.size();
  }
  return 0;
}

Sample::Names Sample::names(const Layout& layout) const {
  Names result;
  if (layout.kind() != kind_) {
    return result;
  }
  if (kind_ == Layout::Kind::csv) {
    result.all = table_.columns();
    for (std::size_t c = 0; c < table_.columns(); ++c) {
      result.known += layout.meaning_of_column(table_.header(c)).field != Field::unknown ? 1U : 0U;
    }
  } else if (kind_ == Layout::Kind::fixed) {  // positions
    std::vector<bool> covered(record_length());
    for (const Slice& slice : layout.slices()) {
      for (std::size_t i = slice.from; i < std::min<std::size_t>(slice.from + slice.length, covered.size());
           ++i) {
        covered[i] = true;
      }
    }
    result.all = covered.size();
    result.known = static_cast<std::uint64_t>(std::count(covered.begin(), covered.end(), true));
  } else {
    std::set<std::string> seen;
    std::vector<bool> skipped(elements_.size());
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      const SampleElement& element = elements_[i];
      skipped[i] =
          (element.parent != i && skipped[element.parent]) || layout.part_of(element.name) == Part::skip;
      if (element.leaf && !skipped[i] && seen.insert(element.name).second) {
        ++result.all;
        result.known += layout.meaning_of(element.name).field != Field::unknown ? 1U : 0U;
      }
    }
  }
  return result;
}

}  // namespace werkthet::ingest
