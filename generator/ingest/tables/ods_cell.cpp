#include "ingest/tables/ods_cell.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/tables/number_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace werkthet::ingest {
namespace {

/// Comments, drawings and reading aids hold paragraphs of their own.
bool is_aside(std::string_view local) {
  constexpr std::array<std::string_view, 8> asides = {"annotation", "frame",     "custom-shape", "control",
                                                      "g",          "ruby-text", "table",        "line"};
  return std::find(asides.begin(), asides.end(), local) != asides.end();
}

/// "#N/A", "Err:502": what a failed formula shows where the writer does not say that it failed.
bool shows_error(std::string_view text) {
  constexpr std::array<std::string_view, 7> errors = {"#N/A",   "#DIV/0!", "#VALUE!", "#REF!",
                                                      "#NAME?", "#NUM!",   "#NULL!"};
  return text.starts_with("Err:") || std::find(errors.begin(), errors.end(), text) != errors.end();
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "PT12H30M00S" as 12:30:00; empty when it is no duration of hours, minutes and seconds.
std::string clock_from_iso(std::string_view text) {
  if (!text.starts_with("PT")) {
    return {};
  }
  text.remove_prefix(2);
  double days = 0;
  for (const auto& [unit, seconds] : {std::pair{'H', 3600.0}, std::pair{'M', 60.0}, std::pair{'S', 1.0}}) {
    double n = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), n, std::chars_format::fixed);
    if (error == std::errc{} && end != text.data() + text.size() && *end == unit) {
      days += n * seconds / 86'400.0;
      text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    }
  }
  return text.empty() ? formatted(days, {NumberKind::elapsed}, false).value_or("") : std::string{};
}

}  // namespace

std::uint64_t ods_count(const XmlAttributes& attributes, std::string_view name) {
  const auto text = attributes.find_local(name);
  if (!text) {
    return 1;
  }
  std::uint64_t n = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), n);
  if (error != std::errc{} || end != text->data() + text->size() || n == 0 || n > 2 * most_sheet_rows) {
    throw core::Error(core::ErrorKind::input,
                      "the spreadsheet is damaged: a number of repeated cells is none");
  }
  return n;
}

OdsCell::~OdsCell() {
  wipe(value_);
  wipe(shown_);
}

void OdsCell::open(const XmlAttributes& attributes) {
  times_ = ods_count(attributes, "number-columns-repeated");
  columns_ = ods_count(attributes, "number-columns-spanned");
  rows_ = ods_count(attributes, "number-rows-spanned");
  formula_ = attributes.find_local("formula").has_value();
  error_ = attributes.find("calcext:value-type") == std::string_view("error");
  type_ = attributes.find("office:value-type").value_or("");
  const std::string_view where = type_ == "date"      ? "office:date-value"
                                 : type_ == "time"    ? "office:time-value"
                                 : type_ == "boolean" ? "office:boolean-value"
                                 : type_ == "string"  ? "office:string-value"
                                                      : "office:value";
  value_ = attributes.find(where).value_or("");
  shown_.clear();
  ignored_ = 0;
  paragraphs_ = 0;
  inside_ = 0;
}

void OdsCell::start(std::string_view local, const XmlAttributes& attributes) {
  if (ignored_ > 0 || is_aside(local)) {
    ++ignored_;
  } else if (local == "p") {
    shown_ += paragraphs_++ > 0 ? "\n" : "";
    ++inside_;
  } else if (local == "s") {
    constexpr std::uint64_t most_spaces = 1024;
    const auto count = attributes.find_local("c");
    shown_.append(count ? std::min(ods_count(attributes, "c"), most_spaces) : 1, ' ');
  } else if (local == "tab") {
    shown_ += '\t';
  } else if (local == "line-break") {
    shown_ += '\n';
  }
}

void OdsCell::end(std::string_view local) {
  if (ignored_ > 0) {
    --ignored_;
  } else if (local == "p" && inside_ > 0) {
    --inside_;
  }
}

void OdsCell::text(std::string_view piece) {
  if (ignored_ == 0 && inside_ > 0) {
    if (shown_.size() + piece.size() > XmlLimits{}.text) {
      throw core::Error(core::ErrorKind::input, "a text in the spreadsheet is longer than the limit");
    }
    shown_ += piece;
  }
}

void OdsCell::put(SheetTable& table, std::uint64_t column, std::string_view text) const {
  if (text.empty()) {
    return;
  }
  for (std::uint64_t i = 0; i < times_; ++i) {
    table.cell(column + i, text);
  }
}

void OdsCell::put(SheetTable& table, std::uint64_t column, CellTrouble what) const {
  for (std::uint64_t i = 0; i < times_; ++i) {
    table.trouble(column + i, what);
  }
}

void OdsCell::close_number(SheetTable& table, std::uint64_t column) const {
  double value = std::numeric_limits<double>::quiet_NaN();
  const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), value);
  if (error != std::errc{} || end != value_.data() + value_.size() || !std::isfinite(value)) {
    put(table, column, CellTrouble::no_number);
    return;
  }
  const std::string plain = shortest_decimal(value);
  // A format of fixed width shows zeros in front, which are part of a code: 01 and not 1.
  const bool padded = all_digits(shown_) && shown_.size() > plain.size() && shown_.ends_with(plain) &&
                      shown_.find_first_not_of('0') == shown_.size() - plain.size();
  put(table, column, padded ? shown_ : plain);
}

void OdsCell::close(SheetTable& table, std::uint64_t column) {
  if (error_ || (formula_ && shows_error(shown_))) {
    put(table, column, CellTrouble::error_value);
  } else if (type_.empty()) {
    if (formula_) {
      put(table, column, CellTrouble::no_result);
    } else {
      put(table, column, shown_);
    }
  } else if (type_ == "string") {
    put(table, column, paragraphs_ > 0 ? shown_ : value_);
  } else if (type_ == "boolean") {
    put(table, column, value_ == "true" ? "1" : "0");
  } else if (type_ == "date" || type_ == "time") {
    const std::string moment = type_ == "date" ? day_from_iso(value_).value_or("") : clock_from_iso(value_);
    if (moment.empty()) {
      put(table, column, CellTrouble::no_such_day);
    } else {
      put(table, column, moment);
    }
  } else {
    close_number(table, column);
  }
}

}  // namespace werkthet::ingest
