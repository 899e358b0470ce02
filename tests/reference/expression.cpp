#include "reference/expression.hpp"

#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>
#include <utility>

namespace werkthet::reference {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// A column under way: numbers, or text until it meets a comparison.
struct Column {
  std::vector<double> numbers;
  std::vector<std::string> text;
  bool is_text{};
};

std::optional<double> as_number(const std::string& cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) {
    return std::nullopt;
  }
  return value;
}

class Reader {
 public:
  Reader(const std::string& text, const Names& names, int depth) : text_(text), names_(names), depth_(depth) {
    if (depth > 8) {
      throw std::runtime_error("definitions go round in a reference case: " + text);
    }
  }

  std::vector<double> all() {
    if (const auto equals = text_.find('=');
        equals != std::string::npos && text_[equals + 1] != '=' && equals > 0 &&
        std::string("!<>").find(text_[equals - 1]) == std::string::npos) {
      at_ = equals + 1;  // "treat = (grp==treated)": the name is for people
    }
    Column out = any();
    skip();
    if (at_ != text_.size() && text_.compare(at_, 1, "(") != 0) {
      fail();
    }
    return numeric(std::move(out));
  }

 private:
  [[noreturn]] void fail() const { throw std::runtime_error("not understood: \"" + text_ + "\""); }

  void skip() {
    while (at_ < text_.size() && text_[at_] == ' ') {
      ++at_;
    }
  }

  bool take(const std::string& token) {
    skip();
    if (text_.compare(at_, token.size(), token) != 0) {
      return false;
    }
    at_ += token.size();
    return true;
  }

  std::vector<double> numeric(Column column) const {
    if (!column.is_text) {
      return std::move(column.numbers);
    }
    std::vector<double> out;
    for (const std::string& cell : column.text) {
      out.push_back(cell_number(cell));
    }
    return out;
  }

  template <class Operation>
  Column combine(Column a, Column b, const Operation& operation) const {
    Column out{numeric(std::move(a)), {}, false};
    const std::vector<double> right = numeric(std::move(b));
    for (std::size_t i = 0; i < out.numbers.size(); ++i) {
      out.numbers[i] = operation(out.numbers[i], right[i]);
    }
    return out;
  }

  Column any() {
    Column left = test();
    if (take("not missing")) {
      left = observed(std::move(left), true);
    } else if (take("missing")) {
      left = observed(std::move(left), false);
    }
    if (take("&")) {
      return combine(std::move(left), any(), [](double a, double b) {
        return std::isnan(a) || std::isnan(b) ? missing : (a != 0 && b != 0 ? 1.0 : 0.0);
      });
    }
    return left;
  }

  Column observed(Column column, bool wanted) const {
    Column out;
    for (const double value : numeric(std::move(column))) {
      out.numbers.push_back(std::isnan(value) == wanted ? 0.0 : 1.0);
    }
    return out;
  }

  Column test() {
    Column left = sum();
    for (const char* sign : {"==", "!=", ">=", "<=", ">", "<"}) {
      if (take(sign)) {
        return compare(std::move(left), sum(), sign);
      }
    }
    return left;
  }

  Column compare(Column a, Column b, const std::string& sign) const {
    Column out;
    if (a.is_text && b.is_text && (sign == "==" || sign == "!=")) {
      for (std::size_t i = 0; i < names_.rows; ++i) {
        const bool same = a.text[i] == b.text[i];
        out.numbers.push_back(a.text[i].empty() ? missing : (same == (sign == "==") ? 1.0 : 0.0));
      }
      return out;
    }
    return combine(std::move(a), std::move(b), [&sign](double x, double y) {
      if (std::isnan(x) || std::isnan(y)) {
        return missing;
      }
      const bool holds = sign == "=="   ? x == y
                         : sign == "!=" ? x != y
                         : sign == ">=" ? x >= y
                         : sign == "<=" ? x <= y
                         : sign == ">"  ? x > y
                                        : x < y;
      return holds ? 1.0 : 0.0;
    });
  }

  Column sum() {
    Column left = term();
    for (;;) {
      if (take("+")) {
        left = combine(std::move(left), term(), [](double a, double b) { return a + b; });
      } else if (take("-")) {
        left = combine(std::move(left), term(), [](double a, double b) { return a - b; });
      } else {
        return left;
      }
    }
  }

  Column term() {
    Column left = factor();
    for (;;) {
      if (take("*")) {
        left = combine(std::move(left), factor(), [](double a, double b) { return a * b; });
      } else if (take("/")) {
        left = combine(std::move(left), factor(), [](double a, double b) { return a / b; });
      } else {
        return left;
      }
    }
  }

  Column factor() {
    Column base = atom();
    if (take("^")) {
      return combine(std::move(base), atom(), [](double a, double b) { return std::pow(a, b); });
    }
    return base;
  }

  Column atom() {
    skip();
    if (take("log(")) {
      Column out{numeric(any()), {}, false};
      if (!take(")")) {
        fail();
      }
      for (double& value : out.numbers) {
        value = value > 0 ? std::log(value) : missing;
      }
      return out;
    }
    if (take("(")) {
      Column inner = any();
      if (!take(")")) {
        fail();
      }
      return inner;
    }
    std::string word;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 ||
                                  text_[at_] == '_' || text_[at_] == '.')) {
      word.push_back(text_[at_++]);
    }
    if (word.empty()) {
      fail();
    }
    if (names_.is_column(word)) {
      return {{}, names_.text(word), true};
    }
    if (const std::string definition = names_.definition(word); !definition.empty()) {
      return {Reader(definition, names_, depth_ + 1).all(), {}, false};
    }
    if (const auto value = as_number(word)) {
      return {std::vector<double>(names_.rows, *value), std::vector<std::string>(names_.rows, word), false};
    }
    return {{}, std::vector<std::string>(names_.rows, word), true};
  }

  const std::string& text_;
  const Names& names_;
  int depth_;
  std::size_t at_{};
};

}  // namespace

double cell_number(const std::string& cell) {
  if (cell.empty()) {
    return missing;
  }
  const auto value = as_number(cell);
  if (!value) {
    throw std::runtime_error("no number in a column that should have numbers: \"" + cell + "\"");
  }
  return *value;
}

std::vector<double> evaluate(const std::string& expression, const Names& names) {
  return Reader(expression, names, 0).all();
}

}  // namespace werkthet::reference
