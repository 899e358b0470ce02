#include "ingest/tables/csv.hpp"

#include "ingest/pseudonym.hpp"
#include "ingest/values.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace werkthet::ingest {
namespace {

constexpr std::uint32_t escaped_bit = 0x80000000U;
constexpr std::array<char, 4> separators = {';', ',', '\t', '|'};

}  // namespace

/// How often each separator stands outside quotes in the first records, and where it repeats itself.
char recognise_separator(std::string_view text, bool& ambiguous) {
  constexpr std::size_t records = 20;
  std::vector<std::array<std::size_t, separators.size()>> counts(1);
  bool quoted = false;
  for (const char c : text.substr(0, std::size_t{1} << 20U)) {
    if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == '\n') {
      if (counts.size() == records) {
        break;
      }
      counts.emplace_back();
    } else if (!quoted) {
      for (std::size_t s = 0; s < separators.size(); ++s) {
        counts.back()[s] += c == separators[s] ? 1U : 0U;
      }
    }
  }
  while (counts.size() > 1 && counts.back() == counts.front() &&
         std::all_of(counts.back().begin(), counts.back().end(), [](std::size_t n) { return n == 0; })) {
    counts.pop_back();
  }
  std::vector<char> present;
  std::vector<char> regular;
  for (std::size_t s = 0; s < separators.size(); ++s) {
    if (counts.front()[s] == 0) {
      continue;
    }
    present.push_back(separators[s]);
    // The last counted record may be an empty line or cut by the look-ahead: one odd record is allowed there.
    const auto differs = std::count_if(counts.begin(), counts.end(),
                                       [&](const auto& record) { return record[s] != counts.front()[s]; });
    const bool only_last = differs == 1 && counts.back()[s] != counts.front()[s];
    if (differs == 0 || only_last) {
      regular.push_back(separators[s]);
    }
  }
  if (present.empty()) {
    return ';';  // one column: any separator gives the same table
  }
  const std::vector<char>& candidates = regular.empty() ? present : regular;
  ambiguous = candidates.size() > 1;
  return candidates.front();
}

/// Walks over the text once; every cell becomes an offset and a length.
class CsvParser {
 public:
  CsvParser(Table& table, std::string text, Report& report, const TableCaps& caps)
      : table_(table), text_(table.text_), report_(report), caps_(caps) {
    table.text_ = std::move(text);
  }

  [[nodiscard]] bool run(char separator) {
    bool ambiguous = false;
    separator_ = separator != 0 ? separator : recognise_separator(text_, ambiguous);
    if (ambiguous) {
      report_.fail("E212", {{}, 1, 0, {}}, "the separator cannot be recognised: several fit the first rows");
    }
    while (at_ < text_.size() && !report_.failed()) {
      if (text_[at_] == '\n' || text_[at_] == '\r') {  // an empty line holds no record
        step();
        continue;
      }
      record();
    }
    if (!report_.failed() && table_.row_starts_.empty()) {
      report_.fail("E200", {}, "the file is empty");
    }
    for (std::size_t column = 0; column < table_.columns_ && !report_.failed(); ++column) {
      table_.names_.push_back(loose_name(table_.header(column)));
    }
    return !report_.failed();
  }

 private:
  void step() {
    line_ += text_[at_] == '\n' ? 1U : 0U;
    ++at_;
  }

  void record() {
    const bool header = table_.row_starts_.empty();
    table_.row_starts_.push_back(static_cast<std::uint32_t>(at_));
    table_.row_lines_.push_back(line_);
    const std::uint32_t first_line = line_;
    std::size_t n = 0;
    for (bool more = true; more && !report_.failed(); ++n) {
      const Table::Cell cell = next(more);
      if (header ? n >= caps_.columns : table_.cells_.size() >= caps_.cells) {
        report_.fail("E200", {{}, first_line, 0, {}}, "the file has more columns or cells than the limit");
        return;
      }
      if (header || n < table_.columns_) {
        table_.cells_.push_back(cell);
      }
    }
    if (header) {
      table_.columns_ = n;
    } else if (n != table_.columns_) {
      report_.add(
          "E212", {{}, first_line, 0, {}},
          "the row has " + std::to_string(n) + " cells and the header " + std::to_string(table_.columns_));
      for (; n < table_.columns_; ++n) {
        table_.cells_.push_back({static_cast<std::uint32_t>(at_), 0});
      }
    }
  }

  /// One cell, and its separator or line end. `more`: another cell follows in this record.
  Table::Cell next(bool& more) {
    Table::Cell cell{static_cast<std::uint32_t>(at_), 0};
    if (at_ < text_.size() && text_[at_] == '"') {
      cell = quoted();
    } else {
      while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
        ++at_;
      }
      cell.length = checked(at_ - cell.offset);
    }
    more = at_ < text_.size() && text_[at_] == separator_;
    if (more) {
      ++at_;
    } else if (at_ < text_.size()) {
      if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') {
        ++at_;
      }
      step();
    }
    return cell;
  }

  Table::Cell quoted() {
    const std::uint32_t first_line = line_;
    ++at_;
    Table::Cell cell{static_cast<std::uint32_t>(at_), 0};
    bool doubled = false;
    for (;;) {
      if (at_ >= text_.size()) {
        report_.fail("E200", {{}, first_line, 0, {}}, "a quote is opened on this line and never closed");
        return cell;
      }
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
          break;
        }
        doubled = true;
        ++at_;
      }
      step();
    }
    cell.length = checked(at_ - cell.offset);
    ++at_;
    if (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
      report_.fail("E200", {{}, line_, 0, {}}, "text follows a closing quote");
    }
    if (doubled) {
      std::string plain;
      for (std::size_t i = cell.offset; i < cell.offset + cell.length; ++i) {
        plain += text_[i];
        i += text_[i] == '"' ? 1U : 0U;
      }
      table_.unescaped_.emplace(cell.offset, std::move(plain));
      cell.length |= escaped_bit;
    }
    return cell;
  }

  std::uint32_t checked(std::size_t length) {
    if (length > caps_.cell_bytes) {
      report_.fail("E200", {{}, line_, 0, {}}, "a cell is longer than the limit of 1 MB");
    }
    return static_cast<std::uint32_t>(length);
  }

  Table& table_;
  const std::string& text_;
  char separator_{};
  Report& report_;
  const TableCaps& caps_;
  std::size_t at_{};
  std::uint32_t line_{1};
};

std::optional<Table> read_csv(std::string bytes, const config::CsvForm& form, Report& report,
                              const TableCaps& caps) {
  auto text = to_utf8(std::move(bytes), form.encoding, report);
  if (!text) {
    return std::nullopt;
  }
  if (text->size() >= caps.bytes) {
    report.fail("E200", {}, "the file is larger than the limit of 2 GB for CSV");
    return std::nullopt;
  }
  Table table;
  CsvParser parser(table, std::move(*text), report, caps);
  if (!parser.run(form.separator)) {
    return std::nullopt;
  }
  return table;
}

}  // namespace werkthet::ingest
