// Custom properties of a style sheet. The grammar of CSS Syntax Level 3 as far as blocks, strings, brackets
// and comments go: what ends a piece of text, and nothing about what it means.

#include "core/text.hpp"
#include "theme/token_file.hpp"

#include <utility>

namespace werkthet::theme {
namespace {

bool has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

/// The scheme of what stands in a block, from what stands before its brace.
Scheme scheme_of(Scheme around, std::string_view before) {
  const std::string words = core::lower_ascii(before);
  if (around == Scheme::other) {
    return Scheme::other;
  }
  if (words.starts_with("@media")) {
    if (has(words, "prefers-color-scheme")) {
      const bool dark = has(words, "dark") != has(words, "not ");
      return dark ? Scheme::dark : Scheme::light;
    }
    const std::string_view queries = core::trimmed(std::string_view(words).substr(6));
    return queries == "all" || queries == "screen" ? around : Scheme::other;
  }
  if (words.starts_with("@")) {
    return words.starts_with("@supports") || words.starts_with("@layer") ? around : Scheme::other;
  }
  return has(words, "dark") ? Scheme::dark : around;
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& file, core::Problems& problems)
      : text_(text), file_(file), problems_(problems) {}

  std::optional<std::vector<Declaration>> read() {
    while (at_ < text_.size()) {
      if (!step()) {
        return std::nullopt;
      }
    }
    if (brackets_ > 0) {
      return fail("a bracket is not closed", piece_line_, piece_column_);
    }
    if (!blocks_.empty()) {
      return fail("a block is not closed with }", blocks_.back().line, blocks_.back().column);
    }
    return std::move(found_);
  }

 private:
  struct Block {
    Scheme scheme{};
    std::uint64_t line{};
    std::uint64_t column{};
  };

  std::nullopt_t fail(const std::string& message, std::uint64_t line, std::uint64_t column) {
    problems_.add({core::Severity::error,
                   "H102",
                   {file_, line, column, ""},
                   message,
                   "correct the file, or make it again with the tool it came from",
                   ""});
    return std::nullopt;
  }

  /// Takes one sign and counts. A column is a byte, as everywhere in messages.
  char take() {
    const char c = text_[at_++];
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else {
      ++column_;
    }
    return c;
  }

  void keep(char c) {
    if (piece_.empty()) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        return;
      }
      piece_line_ = line_;
      piece_column_ = column_ - 1;
    }
    piece_ += c;
  }

  bool comment() {
    const std::uint64_t line = line_;
    const std::uint64_t column = column_;
    const std::size_t end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos) {
      fail("a comment is not closed with */", line, column);
      return false;
    }
    while (at_ < end + 2) {
      take();
    }
    if (!piece_.empty()) {
      piece_ += ' ';
    }
    return true;
  }

  bool quote() {
    const std::uint64_t line = line_;
    const std::uint64_t column = column_;
    const char mark = take();
    keep(mark);
    while (at_ < text_.size()) {
      const char c = take();
      if (c == '\n') {
        break;
      }
      piece_ += c;
      if (c == '\\' && at_ < text_.size()) {
        piece_ += take();
      } else if (c == mark) {
        return true;
      }
    }
    fail("a quote is not closed on its line", line, column);
    return false;
  }

  bool step() {
    const char c = text_[at_];
    if (c == '/' && at_ + 1 < text_.size() && text_[at_ + 1] == '*') {
      return comment();
    }
    if (c == '"' || c == '\'') {
      return quote();
    }
    take();
    if (c == '\\' && at_ < text_.size()) {
      keep(c);
      piece_ += take();
      return true;
    }
    if (c == '(' || c == '[') {
      ++brackets_;
    } else if ((c == ')' || c == ']') && brackets_ > 0) {
      --brackets_;
    }
    if ((c == '{' || c == '}') && brackets_ > 0) {
      fail("a bracket is not closed", piece_line_, piece_column_);
      return false;
    }
    if (c == '{') {
      return open();
    }
    if (c == '}') {
      return close();
    }
    if (c == ';' && brackets_ == 0) {
      return declaration();
    }
    keep(c);
    return true;
  }

  bool open() {
    const Scheme around = blocks_.empty() ? Scheme::light : blocks_.back().scheme;
    if (blocks_.size() == deepest) {
      fail("more than " + std::to_string(deepest) + " blocks stand in one another", line_, column_ - 1);
      return false;
    }
    blocks_.push_back({scheme_of(around, core::trimmed(piece_)), line_, column_ - 1});
    piece_.clear();
    return true;
  }

  bool close() {
    if (blocks_.empty()) {
      fail("} closes no block", line_, column_ - 1);
      return false;
    }
    if (!declaration()) {
      return false;
    }
    blocks_.pop_back();
    return true;
  }

  bool declaration() {
    const std::string piece = std::exchange(piece_, {});
    const std::size_t colon = piece.find(':');
    if (!piece.starts_with("--") || colon == std::string::npos || blocks_.empty()) {
      return true;
    }
    Declaration made;
    made.name = std::string(core::trimmed(std::string_view(piece).substr(0, colon)));
    if (!is_token_name(made.name)) {
      return true;
    }
    std::string_view value = core::trimmed(std::string_view(piece).substr(colon + 1));
    if (const std::size_t mark = value.rfind('!');
        mark != std::string_view::npos &&
        core::lower_ascii(core::trimmed(value.substr(mark + 1))) == "important") {
      value = core::trimmed(value.substr(0, mark));
    }
    made.value = value.size() > longest_value ? std::string() : std::string(value);
    made.scheme = blocks_.back().scheme;
    made.place = {file_, piece_line_, piece_column_, made.name};
    if (found_.size() == most_declarations) {
      fail("more than " + std::to_string(most_declarations) + " design tokens", piece_line_, piece_column_);
      return false;
    }
    found_.push_back(std::move(made));
    return true;
  }

  std::string_view text_;
  std::string file_;
  core::Problems& problems_;
  std::size_t at_{};
  std::uint64_t line_{1};
  std::uint64_t column_{1};
  std::string piece_;  ///< since the last ; { or }
  std::uint64_t piece_line_{};
  std::uint64_t piece_column_{};
  std::size_t brackets_{};
  std::vector<Block> blocks_;
  std::vector<Declaration> found_;
};

}  // namespace

std::optional<std::vector<Declaration>> parse_css(std::string_view text, const std::string& file,
                                                  core::Problems& problems) {
  return Reader(text, file, problems).read();
}

}  // namespace werkthet::theme
