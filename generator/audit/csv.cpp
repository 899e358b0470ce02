#include "audit/csv.hpp"

#include "core/error.hpp"

namespace werkthet::audit {
namespace {

class Reader {
 public:
  Reader(std::string_view text, const std::string& file, const Limits& limits)
      : text_(text), file_(file), limits_(limits) {}

  std::vector<std::vector<std::string>> lines() {
    std::vector<std::vector<std::string>> result;
    while (at_ < text_.size()) {
      if (result.size() > limits_.rows) {
        fail("more than " + std::to_string(limits_.rows) + " lines");
      }
      result.push_back(line());
    }
    return result;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw core::Error(core::ErrorKind::input, "the CSV file cannot be read: " + what,
                      file_ + ":" + std::to_string(line_),
                      "audit the folder as it was published, or build the release again");
  }

  std::vector<std::string> line() {
    std::vector<std::string> fields;
    while (true) {
      if (fields.size() >= limits_.columns) {
        fail("more than " + std::to_string(limits_.columns) + " columns");
      }
      fields.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : bare());
      if (at_ < text_.size() && text_[at_] == ',') {
        ++at_;
        continue;
      }
      break;
    }
    if (at_ < text_.size() && text_[at_] == '\r') {
      ++at_;
    }
    if (at_ < text_.size() && text_[at_] != '\n') {
      fail("a field does not end where its quote ends");
    }
    ++at_;
    ++line_;
    return fields;
  }

  std::string bare() {
    const std::size_t from = at_;
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r') {
      if (text_[at_] == '"') {
        fail("a quote inside a field without quotes");
      }
      ++at_;
    }
    return checked(std::string(text_.substr(from, at_ - from)));
  }

  std::string quoted() {
    std::string field;
    ++at_;
    while (true) {
      if (at_ >= text_.size()) {
        fail("a quote is not closed");
      }
      const char c = text_[at_++];
      if (c == '"') {
        if (at_ < text_.size() && text_[at_] == '"') {
          ++at_;
        } else {
          return checked(std::move(field));
        }
      }
      field += c;
      if (field.size() > limits_.field_bytes) {
        fail("a field is too long");
      }
    }
  }

  std::string checked(std::string field) const {
    if (field.size() > limits_.field_bytes) {
      fail("a field is too long");
    }
    return field;
  }

  std::string_view text_;
  const std::string& file_;
  const Limits& limits_;
  std::size_t at_{0};
  std::size_t line_{1};
};

}  // namespace

std::vector<std::vector<std::string>> csv_lines(std::string_view text, const std::string& file,
                                                const Limits& limits) {
  return Reader(text, file, limits).lines();
}

}  // namespace werkthet::audit
