#include "word/letter_check.hpp"

#include "config/text_check.hpp"
#include "core/format.hpp"
#include "core/text.hpp"
#include "word/rules.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace werkthet::word {
namespace {

/// A number as text for looking up: "27" for 27,0 as for 27.
std::string key(double value, int decimals) {
  std::string digits = core::plain(value, decimals);
  if (digits.find('.') != std::string::npos) {
    while (digits.ends_with('0')) {
      digits.pop_back();
    }
    if (digits.ends_with('.')) {
      digits.pop_back();
    }
  }
  return digits;
}

class Store {
 public:
  explicit Store(const Published& published) {
    for (const PublishedNumber& one : published.numbers) {
      add(std::abs(one.value), one.decimals, one.unit);
    }
    for (const TextLine& line : published.letter) {
      for (const FoundNumber& number : numbers_in(line.text)) {
        add(number.value, number.decimals, number.unit);
      }
    }
  }

  [[nodiscard]] bool has(const FoundNumber& number) const {
    const std::string digits = key(number.value, number.decimals);
    return number.unit == NumberUnit::none ? any_.contains(digits) : exact_.contains({digits, number.unit});
  }

  /// The published number with the same unit that lies nearest, as it would be written; empty when there is
  /// none.
  [[nodiscard]] std::string nearest(const FoundNumber& number) const {
    double best = 0;
    std::string text;
    for (const auto& [value, decimals, unit] : values_) {
      const double distance = std::abs(value - number.value);
      if ((unit == number.unit || number.unit == NumberUnit::none) && (text.empty() || distance < best)) {
        best = distance;
        text = core::number(value, decimals, core::Language::nl);
      }
    }
    return text;
  }

 private:
  void add(double value, int decimals, NumberUnit unit) {
    const std::string digits = key(value, decimals);
    any_.insert(digits);
    exact_.insert({digits, unit});
    values_.insert({value, decimals, unit});
  }

  std::set<std::string> any_;
  std::set<std::pair<std::string, NumberUnit>> exact_;
  std::set<std::tuple<double, int, NumberUnit>> values_;
};

/// What no message may repeat.
bool personal(std::string_view text) {
  return config::has_telephone(text) || config::has_personal_mail(text) || config::has_bsn(text);
}

/// A caveat in the release's memo: an item below its heading.
bool is_caveat(const TextLine& line) {
  const std::string heading = core::lower_ascii(core::trimmed(line.heading));
  return !line.is_heading &&
         (line.tag == "wh.kanttekeningen" || heading == "kanttekeningen" || heading == "caveats");
}

}  // namespace

LetterReport check_letter(const std::vector<TextLine>& letter, const Published& published,
                          const std::string& file) {
  LetterReport report;
  const Store store(published);
  std::set<std::string> known;
  for (const TextLine& line : published.letter) {
    known.insert(one_spaced(line.text));
  }
  std::set<std::string> present;
  for (const TextLine& line : letter) {
    const std::string text = one_spaced(line.text);
    present.insert(text);
    if (known.contains(text)) {
      continue;
    }
    ++report.paragraphs;
    const bool named = !line.heading.empty() && !personal(line.heading);
    const core::Place place{file, line.number, 0, named ? line.heading : line.part};
    config::check_text(text, place, true, report.problems);
    if (personal(text)) {
      continue;  // an error already; telling its numbers would repeat them
    }
    // A number that can be read in two ways is known when one of them is.
    const std::vector<FoundNumber> numbers = numbers_in(text);
    for (std::size_t i = 0; i < numbers.size();) {
      std::size_t next = i;
      bool found = false;
      for (; next < numbers.size() && numbers[next].at == numbers[i].at; ++next) {
        found = found || store.has(numbers[next]);
      }
      ++report.numbers;
      if (!found) {
        ++report.unmatched;
        const FoundNumber& number = numbers[i];
        const std::string unit = number.unit == NumberUnit::none ? "" : " " + std::string(name(number.unit));
        const std::string near = store.nearest(number);
        core::Problem told =
            problem("D121", file, "",
                    "the release has no " + number.typed + unit + ": \"" + sentence_at(text, number.at) +
                        "\"" + (near.empty() ? "" : "; the nearest figure is " + near + unit));
        told.place = place;
        report.problems.add(std::move(told));
      }
      i = next;
    }
  }
  for (const TextLine& line : published.letter) {
    if (is_caveat(line) && !present.contains(one_spaced(line.text))) {
      core::Problem told =
          problem("D122", file, "Kanttekeningen",
                  "a caveat of the release is not in the letter: \"" + sentence_at(line.text, 0) + "\"");
      report.problems.add(std::move(told));
    }
  }
  return report;
}

}  // namespace werkthet::word
