#include "config/sql_guard.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace werkthet::config {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80U;
}

/// Goes through the text once; every method moves `at_` past what it names.
class Walk {
 public:
  explicit Walk(std::string_view sql) : sql_(sql) {}

  SqlLook run() {
    while (trouble_.empty() && at_ < sql_.size()) {
      step();
    }
    if (trouble_.empty() && !any_) {
      trouble_ = "is empty";
    }
    return {std::move(trouble_), ordered_};
  }

 private:
  [[nodiscard]] bool here(std::string_view text) const { return sql_.substr(at_).starts_with(text); }

  void step() {
    const char c = sql_[at_];
    if (is_space(c)) {
      ++at_;
    } else if (here("--")) {
      if (at_ + 2 < sql_.size() && !is_space(sql_[at_ + 2])) {
        trouble_ = "has -- without a space after it, which some servers read as two minus signs";
      }
      at_ = std::min(sql_.find('\n', at_), sql_.size());
    } else if (here("/*")) {
      comment();
    } else if (ended_) {
      trouble_ = "holds more than one statement";
    } else if (c == ';') {
      ended_ = true;
      ++at_;
    } else if (c == '\'' || c == '"' || c == '`') {
      quoted(c);
    } else if (c == '$') {
      trouble_ = "holds a dollar sign outside quotes; write texts between single quotes";
    } else if (c == '#' && next() != '>' && next() != '-') {
      trouble_ = "holds #, which some servers read as a comment; write comments after --";
    } else if (in_word(c)) {
      word();
    } else {
      begins_well(false);
      ++at_;
    }
  }

  [[nodiscard]] char next() const { return at_ + 1 < sql_.size() ? sql_[at_ + 1] : '\0'; }

  void begins_well(bool well) {
    if (!std::exchange(any_, true) && !well) {
      trouble_ = "does not begin with select, with or table";
    }
  }

  void comment() {
    const std::size_t end = sql_.find("*/", at_ + 2);
    const std::string_view inside = sql_.substr(at_ + 2, end == std::string_view::npos ? end : end - at_ - 2);
    if (end == std::string_view::npos) {
      trouble_ = "has a comment without an end";
    } else if (inside.starts_with('!') || inside.starts_with("M!")) {
      trouble_ = "has a comment that some servers execute";
    } else if (inside.find("/*") != std::string_view::npos) {
      trouble_ = "has a comment within a comment";
    }
    at_ = end == std::string_view::npos ? sql_.size() : end + 2;
  }

  void quoted(char mark) {
    begins_well(false);
    const std::size_t end = sql_.find(mark, at_ + 1);
    if (end == std::string_view::npos) {
      trouble_ = "has a quote without an end";
      at_ = sql_.size();
      return;
    }
    if (sql_[end - 1] == '\\' && end - 1 > at_) {
      trouble_ = "has a backslash before a quote, which servers read differently; write a quote twice";
    }
    at_ = end + 1;  // a doubled quote begins the next piece, which comes to the same
  }

  void word() {
    const std::size_t from = at_;
    while (at_ < sql_.size() && in_word(sql_[at_])) {
      ++at_;
    }
    const std::string word = core::lower_ascii(sql_.substr(from, at_ - from));
    begins_well(word == "select" || word == "with" || word == "table");
    static constexpr std::array<std::string_view, 5> writing{"insert", "update", "delete", "merge", "into"};
    if (trouble_.empty() && std::find(writing.begin(), writing.end(), word) != writing.end()) {
      trouble_ = "has the word " + word +
                 ", which belongs to statements that write; a column of that name goes between double quotes";
    }
    ordered_ = ordered_ || word == "order";
  }

  std::string_view sql_;
  std::string trouble_;
  std::size_t at_{};
  bool any_{false};    // something of the statement was seen
  bool ended_{false};  // its semicolon was seen
  bool ordered_{false};
};

}  // namespace

SqlLook look_at_sql(std::string_view sql) {
  if (!core::is_utf8(sql)) {
    return {"is not written in UTF-8", false};
  }
  if (sql.find('\0') != std::string_view::npos) {
    return {"holds a zero character", false};
  }
  return Walk(sql).run();
}

}  // namespace werkthet::config
