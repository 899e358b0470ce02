#include "ingest/odbc/result.hpp"

#include "ingest/odbc/unicode.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace werkthet::ingest::odbc {
namespace {

constexpr std::size_t largest_cell = std::size_t{4} << 20U;  // characters; the reader's own cap is far below

enum class Kind { text, number, single, real, date, moment };

Kind kind_of(SQLSMALLINT type) {
  switch (type) {
    case SQL_BINARY:
    case SQL_VARBINARY:
    case SQL_LONGVARBINARY:
      throw Refused{Refusal::binary, ""};
    case SQL_BIT:
    case SQL_TINYINT:
    case SQL_SMALLINT:
    case SQL_INTEGER:
    case SQL_BIGINT:
    case SQL_DECIMAL:
    case SQL_NUMERIC:
      return Kind::number;
    case SQL_REAL:
      return Kind::single;
    case SQL_FLOAT:
    case SQL_DOUBLE:
      return Kind::real;
    case SQL_DATE:
    case SQL_TYPE_DATE:
      return Kind::date;
    case SQL_TIMESTAMP:
    case SQL_TYPE_TIMESTAMP:
      return Kind::moment;
    default:
      return Kind::text;
  }
}

void ensure_success(SQLRETURN rc, Statement& statement) {
  if (!SQL_SUCCEEDED(rc)) {
    throw refusal(statement);
  }
}

template <class Value>
std::optional<Value> fixed(Statement& statement, SQLUSMALLINT column, SQLSMALLINT type) {
  Value value{};
  SQLLEN length = 0;
  ensure_success(::SQLGetData(statement, column, type, &value, static_cast<SQLLEN>(sizeof value), &length),
                 statement);
  return length == SQL_NULL_DATA ? std::nullopt : std::optional<Value>(value);
}

std::optional<std::string> text_of(Statement& statement, SQLUSMALLINT column) {
  std::array<SQLWCHAR, 4096> piece{};
  std::vector<SQLWCHAR> all;
  for (;;) {
    SQLLEN bytes = 0;
    const SQLRETURN rc = ::SQLGetData(statement, column, SQL_C_WCHAR, piece.data(),
                                      static_cast<SQLLEN>(piece.size() * sizeof(SQLWCHAR)), &bytes);
    if (rc == SQL_NO_DATA) {
      break;
    }
    ensure_success(rc, statement);
    if (bytes == SQL_NULL_DATA) {
      return std::nullopt;
    }
    // What does not fit comes with the next call; the last place of a full piece is a zero.
    const std::size_t room = piece.size() - 1;
    const bool more = bytes == SQL_NO_TOTAL || static_cast<std::size_t>(bytes) > room * sizeof(SQLWCHAR);
    const std::size_t n = more ? room : static_cast<std::size_t>(bytes) / sizeof(SQLWCHAR);
    all.insert(all.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(n));
    if (all.size() > largest_cell) {
      throw Refused{Refusal::size, ""};
    }
    if (!more) {
      break;
    }
  }
  auto text = to_utf8(all);
  if (!text) {
    throw Refused{Refusal::text, ""};
  }
  return text;
}

/// ".5" and "-.5", as some servers write them, with a zero in front.
std::string number_text(std::string text) {
  if (text.find(',') != std::string::npos) {
    throw Refused{Refusal::comma, ""};
  }
  if (text.starts_with('.')) {
    text.insert(0, 1, '0');
  } else if (text.starts_with("-.")) {
    text.insert(1, 1, '0');
  }
  return text;
}

template <class Value>
std::string shortest(Value value) {
  std::array<char, 64> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), end.ptr};
}

std::string padded(int value, int width) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%0*d", width, value);
  return text.data();
}

template <class Day>
std::string day_text(const Day& day) {
  return padded(day.year, 4) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2);
}

std::optional<std::string> cell(Statement& statement, SQLUSMALLINT column, Kind kind) {
  switch (kind) {
    case Kind::text:
      return text_of(statement, column);
    case Kind::number: {
      const auto text = text_of(statement, column);
      return text ? std::optional(number_text(*text)) : std::nullopt;
    }
    case Kind::single: {
      const auto value = fixed<SQLREAL>(statement, column, SQL_C_FLOAT);
      return value ? std::optional(shortest(*value)) : std::nullopt;
    }
    case Kind::real: {
      const auto value = fixed<SQLDOUBLE>(statement, column, SQL_C_DOUBLE);
      return value ? std::optional(shortest(*value)) : std::nullopt;
    }
    case Kind::date: {
      const auto day = fixed<SQL_DATE_STRUCT>(statement, column, SQL_C_TYPE_DATE);
      return day ? std::optional(day_text(*day)) : std::nullopt;
    }
    case Kind::moment: {
      const auto moment = fixed<SQL_TIMESTAMP_STRUCT>(statement, column, SQL_C_TYPE_TIMESTAMP);
      return moment ? std::optional(day_text(*moment) + "T" + padded(moment->hour, 2) + ":" +
                                    padded(moment->minute, 2) + ":" + padded(moment->second, 2))
                    : std::nullopt;
    }
  }
  return std::nullopt;
}

std::vector<Kind> send_columns(Statement& statement, Answer& answer) {
  SQLSMALLINT count = 0;
  ensure_success(::SQLNumResultCols(statement, &count), statement);
  if (count <= 0) {
    throw Refused{Refusal::sql, ""};
  }
  std::vector<Kind> kinds;
  for (SQLUSMALLINT column = 1; column <= static_cast<SQLUSMALLINT>(count); ++column) {
    std::array<SQLWCHAR, 1024> name{};
    SQLSMALLINT length = 0;
    SQLSMALLINT type = 0;
    SQLULEN size = 0;
    SQLSMALLINT decimals = 0;
    SQLSMALLINT nullable = 0;
    ensure_success(::SQLDescribeColW(statement, column, name.data(), static_cast<SQLSMALLINT>(name.size()),
                                     &length, &type, &size, &decimals, &nullable),
                   statement);
    const auto used =
        std::min<std::size_t>(static_cast<std::size_t>(std::max<SQLSMALLINT>(length, 0)), name.size() - 1);
    const auto text = to_utf8({name.begin(), name.begin() + static_cast<std::ptrdiff_t>(used)});
    if (!text) {
      throw Refused{Refusal::text, ""};
    }
    kinds.push_back(kind_of(type));
    answer.add(Frame::column, *text);
  }
  return kinds;
}

}  // namespace

void send_result(const Connection& connection, std::string_view sql, int timeout_seconds, Answer& answer) {
  Statement statement(connection.handle());
  // Not every driver knows it; the reader of the answer has a limit of its own.
  ::SQLSetStmtAttr(statement, SQL_ATTR_QUERY_TIMEOUT,
                   reinterpret_cast<SQLPOINTER>(static_cast<SQLULEN>(timeout_seconds)), 0);
  std::vector<SQLWCHAR> text = to_utf16(sql);
  const SQLRETURN rc = ::SQLExecDirectW(statement, text.data(), static_cast<SQLINTEGER>(text.size()));
  if (rc != SQL_NO_DATA) {
    ensure_success(rc, statement);
  }
  const std::vector<Kind> kinds = send_columns(statement, answer);
  for (SQLRETURN next = ::SQLFetch(statement); next != SQL_NO_DATA; next = ::SQLFetch(statement)) {
    ensure_success(next, statement);
    answer.add(Frame::row);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const auto value = cell(statement, static_cast<SQLUSMALLINT>(i + 1), kinds[i]);
      answer.add(value ? Frame::value : Frame::null, value.value_or(std::string{}));
    }
  }
}

}  // namespace werkthet::ingest::odbc
