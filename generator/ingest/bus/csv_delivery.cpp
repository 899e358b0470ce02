#include "core/text.hpp"
#include "ingest/bus/delivery_readers.hpp"
#include "ingest/bus/feed.hpp"
#include "ingest/bus/repeated_records.hpp"
#include "ingest/bus/separators.hpp"
#include "ingest/tables/csv.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <deque>
#include <iterator>
#include <string>
#include <utility>

namespace werkthet::ingest {
namespace {

/// What the separator is recognised from, however a stream hands out its bytes: within its first piece.
constexpr std::size_t look_ahead = 8000;

bool of_income(Field field) {
  return field == Field::income_kind || field == Field::income_amount || field == Field::income_exempted;
}

bool same_header(std::string_view a, std::string_view b) {
  return core::slug(a) == core::slug(b);
}

/// Per column what it holds; Field::unread where nothing is looked at.
std::vector<Meaning> meanings_of(const std::vector<std::string>& headers, const config::CsvForm& form,
                                 const Layout& layout, Report& report) {
  std::vector<Meaning> columns(headers.size(), Meaning{Field::unread, 0});
  std::vector<bool> mapped(field_count, false);
  for (std::size_t f = 0; f < field_count; ++f) {
    const auto field = static_cast<Field>(f);
    const auto named = form.columns.find(std::string(name(field)));
    if (named == form.columns.end()) {
      continue;
    }
    mapped[f] = true;
    const auto exact = std::find(headers.begin(), headers.end(), named->second);
    const auto loose = std::find_if(headers.begin(), headers.end(),
                                    [&](const std::string& header) { return same_header(header, named->second); });
    const auto at = exact != headers.end() ? exact : loose;
    if (at == headers.end()) {
      report.fail("E203", {{}, 1, 0, std::string(name(field))});
    } else {
      columns[static_cast<std::size_t>(at - headers.begin())] = {field, 0};
    }
  }
  for (std::size_t c = 0; c < headers.size(); ++c) {
    const Meaning meaning = layout.meaning_of_column(headers[c]);
    if (meaning.field == Field::unread || meaning.field == Field::unknown || columns[c].field != Field::unread ||
        mapped[static_cast<std::size_t>(meaning.field)]) {
      continue;
    }
    if (!of_income(meaning.field) && std::find(columns.begin(), columns.end(), meaning) != columns.end()) {
      report.fail("E212", {{}, 1, 0, std::string(name(meaning.field))}, "two columns are the same field");
    }
    columns[c] = meaning;
  }
  return columns;
}

/// Streams records: without quotes by the bits of separators, with quotes cell by cell.
class CsvDelivery {
 public:
  CsvDelivery(ByteStream& stream, const Layout& layout, const DeliveryForm& form, const DeliveryCaps& caps,
              Report& report, const ParsedDelivery* last, DeliveryBuilder& builder, Where& where)
      : feed_(stream),
        layout_(layout),
        form_(form),
        caps_(caps),
        report_(report),
        builder_(builder),
        where_(where),
        writer_(layout, builder, where),
        repeated_(builder, last) {}

  void run() {
    bool rest = feed_.more(caps_.line_bytes);
    while (rest && feed_.text().size() < look_ahead) {
      rest = feed_.more(caps_.line_bytes);
    }
    if (!feed_.text().empty() && !recognise()) {
      return;
    }
    while (!builder_.done()) {
      const std::string_view text = feed_.text();
      const std::size_t eaten = rest || !text.empty() ? records(text, !rest) : 0;
      feed_.eat(eaten);
      if (!rest) {
        break;
      }
      if (eaten == 0 && text.size() >= caps_.line_bytes) {
        report_.fail("E200", {{}, line_, 0, {}}, "a line is longer than the limit of 1 MB");
        return;
      }
      rest = feed_.more(caps_.line_bytes);
    }
    if (!report_.failed() && columns_.empty()) {
      report_.fail("E200", {}, "the file is empty");
    }
  }

 private:
  struct Wanted {
    std::size_t column{};
    Field field{};
    bool words{};  ///< has a list of codes, which may be words in any encoding
  };

  bool recognise() {
    bool ambiguous = false;
    separator_ = form_.csv.separator != 0 ? form_.csv.separator : recognise_separator(feed_.text().substr(0, look_ahead), ambiguous);
    if (ambiguous) {
      report_.fail("E212", {{}, 1, 0, {}}, "the separator cannot be recognised: several fit the first rows");
    }
    return !ambiguous;
  }

  /// The whole records at the start of the text; the number of bytes they take.
  std::size_t records(std::string_view text, bool last) {
    if (std::memchr(text.data(), '"', text.size()) != nullptr) {
      return quoted_records(text, last);
    }
    const std::size_t newline = text.rfind('\n');
    const std::size_t whole = newline == text.npos ? 0 : newline + 1;
    std::size_t eaten = 0;
    if (columns_.empty()) {
      eaten = quoted_records(text.substr(0, last ? text.size() : whole), last, 1);
      if (builder_.done() || columns_.empty()) {
        return eaten;
      }
    }
    if (whole > eaten) {
      plain_records(text.data() + eaten, text.data() + whole);
      eaten = whole;
    }
    // The last line of a file may lack its line end.
    return last && !builder_.done() ? eaten + quoted_records(text.substr(eaten), true) : eaten;
  }

  /// Records without quotes that end in a line end.
  void plain_records(const char* at, const char* end) {
    for (; at < end && !builder_.done(); ++line_) {
      const char* stop = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
      const char* text_end = stop > at && stop[-1] == '\r' ? stop - 1 : stop;
      if (text_end > at && !(repeated_.begun() && repeats(at, text_end))) {  // an empty line holds no record
        plain_record(at, text_end);
      }
      at = stop + 1;
    }
  }

  /// Whether the record was taken over from the last delivery.
  bool repeats(const char* begin, const char* end) {
    const char* header = begin;
    for (std::size_t c = 0; c < before_header_; ++c) {
      const auto* separator =
          static_cast<const char*>(std::memchr(header, separator_, static_cast<std::size_t>(end - header)));
      if (separator == nullptr) {
        return false;
      }
      header = separator + 1;
    }
    if (static_cast<std::size_t>(end - header) < repeated_.header_length()) {
      return false;
    }
    const char* behind = header + repeated_.header_length();
    return (behind == end || *behind == separator_) && repeated_.same_header(between(header, behind)) &&
           repeated_.take(print_of(between(begin, header), between(behind, end)), line_);
  }

  /// Where fields end is noted for the whole record; only those that somebody reads are then looked at.
  std::size_t find_fields(const char* begin, const char* end) {
    const std::size_t most = columns_.size();
    std::size_t column = 0;
    for (const char* block = begin; block < end; block += separator_block) {
      std::uint64_t bits = separators(block, separator_);
      if (end - block < static_cast<std::ptrdiff_t>(separator_block)) {
        bits &= (std::uint64_t{1} << static_cast<unsigned>(end - block)) - 1;
      }
      for (; bits != 0; bits &= bits - 1) {
        ends_[std::min(column, most)] = block + std::countr_zero(bits);
        ++column;
      }
    }
    ends_[std::min(column, most)] = end;
    return column + 1;
  }

  void plain_record(const char* begin, const char* end) {
    const std::size_t columns = find_fields(begin, end);
    where_.record(line_, begin);
    const bool fast = layout_.side_by_side();
    fast ? builder_.begin_record(line_) : cells_.clear();
    for (const Wanted& one : wanted_) {
      if (one.column >= columns) {
        break;
      }
      const char* from = field_begin(one.column, begin);
      const std::string_view text = between(from, ends_[one.column]);
      if (!fast) {
        cells_.push_back({columns_[one.column], text, from});
        continue;
      }
      where_.field(from);
      if (one.words && text.size() > 2 && !plain_ascii(text)) {
        builder_.set(one.field, utf8(text));
      } else {
        builder_.set(one.field, text);
      }
    }
    if (columns != columns_.size()) {
      wrong_width(columns);
    }
    fast ? builder_.end_record() : finish_cells();
    if (repeated_.begun() && columns == columns_.size() && !builder_.done()) {
      const char* header = field_begin(before_header_, begin);
      const char* behind = header_columns_ == 0 ? header : ends_[before_header_ + header_columns_ - 1];
      repeated_.read(between(header, behind), print_of(between(begin, header), between(behind, end)));
    }
  }

  [[nodiscard]] const char* field_begin(std::size_t column, const char* begin) const {
    return column == 0 ? begin : ends_[column - 1] + 1;
  }
  static std::string_view between(const char* from, const char* to) {
    return {from, static_cast<std::size_t>(to - from)};
  }

  /// Records cell by cell, quotes and line ends inside them included. Stops before a record that is not whole.
  std::size_t quoted_records(std::string_view text, bool last, std::size_t most = SIZE_MAX) {
    std::size_t eaten = 0;
    while (most-- > 0 && eaten < text.size() && !builder_.done()) {
      const std::size_t used = quoted_record(text.substr(eaten), last);
      if (used == 0) {
        break;
      }
      eaten += used;
    }
    return eaten;
  }

  std::size_t quoted_record(std::string_view text, bool last) {
    cells_.clear();
    unquoted_.clear();
    std::size_t at = 0;
    std::uint64_t lines = 0;
    for (bool more = true; more;) {
      RecordWriter::Column cell;
      cell.at = text.data() + at;
      if (at < text.size() && text[at] == '"') {
        std::size_t close = at + 1;
        std::string plain;
        bool doubled = false;
        for (;; ++close) {
          if (close >= text.size() || (close + 1 >= text.size() && !last && text[close] == '"')) {
            if (last) {
              report_.fail("E200", {{}, line_, 0, {}}, "a quote is opened on this line and never closed");
            }
            return 0;
          }
          if (text[close] == '"') {
            if (close + 1 >= text.size() || text[close + 1] != '"') {
              break;
            }
            ++close;
            doubled = true;
          }
          lines += text[close] == '\n' ? 1U : 0U;
          plain += text[close];
        }
        if (close - at > caps_.line_bytes) {
          report_.fail("E200", {{}, line_, 0, {}}, "a cell is longer than the limit of 1 MB");
          return 0;
        }
        cell.text = text.substr(at + 1, close - at - 1);
        if (doubled) {
          cell.text = unquoted_.emplace_back(std::move(plain));
        }
        at = close + 1;
        if (at < text.size() && text[at] != separator_ && text[at] != '\n' && text[at] != '\r') {
          report_.fail("E200", {{}, line_, 0, {}}, "text follows a closing quote");
          return 0;
        }
      } else {
        const std::size_t from = at;
        while (at < text.size() && text[at] != separator_ && text[at] != '\n') {
          ++at;
        }
        cell.text = text.substr(from, at - from);
        if (cell.text.ends_with('\r')) {
          cell.text.remove_suffix(1);
        }
      }
      if (at < text.size() && text[at] == '\r') {
        ++at;
      }
      if (at >= text.size() && !last) {
        return 0;  // the line end is still to come
      }
      more = at < text.size() && text[at] == separator_;
      cells_.push_back(cell);
      at += at < text.size() ? 1U : 0U;
      if (cells_.size() > caps_.columns) {
        report_.fail("E200", {{}, line_, 0, {}}, "the file has more columns than the limit");
        return 0;
      }
    }
    const bool empty = cells_.size() == 1 && cells_.front().text.empty();
    if (!empty) {
      where_.record(line_, text.data());
      columns_.empty() ? read_header() : read_cells();
    }
    line_ += 1 + lines;
    return at;
  }

  void read_header() {
    std::vector<std::string> headers;
    for (const RecordWriter::Column& cell : cells_) {
      headers.push_back(utf8(cell.text));
    }
    columns_ = meanings_of(headers, form_.csv, layout_, report_);
    ends_.resize(columns_.size() + 1);
    wanted_.clear();
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].field < Field::unread) {
        wanted_.push_back({c, columns_[c].field, layout_.spec(columns_[c].field).has_codes()});
      }
    }
    if (layout_.side_by_side()) {
      expect_repeats();
    }
  }

  /// Records of the last delivery can be recognised when the header fields, which differ, stand side by side.
  void expect_repeats() {
    const auto of_header = [](const Wanted& one) { return is_header(one.field); };
    const auto first = std::find_if(wanted_.begin(), wanted_.end(), of_header);
    const auto last = std::find_if_not(first, wanted_.end(), of_header);
    if (std::find_if(last, wanted_.end(), of_header) != wanted_.end()) {
      return;
    }
    if (first != last) {
      before_header_ = first->column;
      header_columns_ = std::prev(last)->column + 1 - first->column;
    }
    std::string columns(1, separator_);
    for (const RecordWriter::Column& cell : cells_) {
      columns += std::string(cell.text) + '\n';
    }
    repeated_.begin(std::move(columns));
  }

  void read_cells() {
    const std::size_t n = cells_.size();
    for (std::size_t c = 0; c < std::min(n, columns_.size()); ++c) {
      cells_[c].meaning = columns_[c];
    }
    if (n != columns_.size()) {
      wrong_width(n);
      cells_.resize(std::min(n, columns_.size()));
    }
    finish_cells();
  }

  void finish_cells() {
    if (!layout_.pairs()) {
      for (RecordWriter::Column& cell : cells_) {
        cell.meaning.person = 1;  // one level: everything stands with the person
      }
    }
    writer_.write(cells_);
  }

  void wrong_width(std::size_t n) {
    report_.add("E212", {{}, line_, 0, {}},
                "the row has " + std::to_string(n) + " cells and the header " + std::to_string(columns_.size()));
  }

  static bool plain_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
  }

  /// Headers and words of a code list; numbers and dates never need it.
  std::string utf8(std::string_view text) {
    const bool eight_bits = form_.csv.encoding == "windows-1252" || form_.csv.encoding == "iso-8859-15";
    if (plain_ascii(text) || (!eight_bits && core::is_utf8(text))) {
      return std::string(text);
    }
    const auto converted = from_eight_bits(text, form_.csv.encoding);
    if (!converted || form_.csv.encoding == "utf-8") {
      report_.fail("E200", {{}, line_, 0, {}}, "the file is neither UTF-8 nor Windows-1252 text");
    }
    return converted.value_or(std::string{});
  }

  TextFeed feed_;
  const Layout& layout_;
  const DeliveryForm& form_;
  const DeliveryCaps& caps_;
  Report& report_;
  DeliveryBuilder& builder_;
  Where& where_;
  RecordWriter writer_;
  RepeatedRecords repeated_;
  char separator_{};
  std::size_t before_header_{};   ///< columns before the header fields of a record
  std::size_t header_columns_{};  ///< columns that hold them
  std::vector<Meaning> columns_;
  std::vector<Wanted> wanted_;     ///< the columns that are read, in order
  std::vector<const char*> ends_;  ///< of the fields of the record; beyond the header the last one
  std::vector<RecordWriter::Column> cells_;
  std::deque<std::string> unquoted_;  ///< a deque: cells look at its texts while it grows
  std::uint64_t line_{1};
};

}  // namespace

void read_csv_records(ByteStream& stream, const Layout& layout, const DeliveryForm& form, const DeliveryCaps& caps,
                      Report& report, const ParsedDelivery* last, DeliveryBuilder& builder, Where& where) {
  CsvDelivery(stream, layout, form, caps, report, last, builder, where).run();
}

}  // namespace werkthet::ingest
