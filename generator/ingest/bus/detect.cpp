#include "ingest/bus/detect.hpp"

#include "core/text.hpp"
#include "ingest/values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

namespace werkthet::ingest {
namespace {

constexpr std::size_t longest_shown = 4;
constexpr std::size_t most_codes = 1000;  ///< different unknown codes that are counted apart

std::optional<int> number_in(std::string_view text, int low, int high) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && value >= low && value <= high ? std::optional(value) : std::nullopt;
}

bool is_digits(std::string_view text, std::size_t most) {
  return text.size() <= most && text.find_first_not_of("0123456789") == text.npos;
}

/// Whether a value can be what the field says; nullopt for fields that may hold any text.
std::optional<bool> is_understood(const Layout& layout, Field field, std::string_view text) {
  switch (field) {
    case Field::year:
      return number_in(text, 1990, 2200).has_value();
    case Field::month:
      return number_in(text, 1, 12).has_value();
    case Field::period:
      return text.size() == 6 && is_digits(text, 6);
    case Field::reporter:
    case Field::municipality:
      return is_digits(text, 8);
    case Field::citizen_number:
      return std::holds_alternative<CitizenNumber>(layout.person_number() == PersonNumber::citizen
                                                       ? parse_citizen_number(text)
                                                       : parse_other_number(text));
    case Field::received:
    case Field::birth:
    case Field::start:
    case Field::end:
    case Field::sanction_start:
    case Field::sanction_end:
      return parse_date_cell(text).state != DateState::bad;
    case Field::sanction:
    case Field::income_benefit:
    case Field::paid:
    case Field::income_amount:
    case Field::work_income:
      return parse_cents(text, layout.cents_per_unit()).has_value();
    default:
      return layout.spec(field).has_codes() ? std::optional(layout.spec(field).code(text).has_value())
                                            : std::nullopt;
  }
}

bool may_be_shown(std::string_view code) {
  return code.size() <= longest_shown && std::all_of(code.begin(), code.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

/// What one layout makes of the sample, counted.
class Trial {
 public:
  explicit Trial(const Layout& layout) : layout_(layout) {}

  void value(Field field, std::string_view written) {
    Seen& seen = seen_[static_cast<std::size_t>(field)];
    seen.there = true;
    const std::string_view text = core::trimmed(written);
    if (layout_.spec(field).is_null(text)) {
      return;
    }
    const auto understood = is_understood(layout_, field, text);
    if (!understood) {
      return;
    }
    ++seen.values;
    seen.understood += *understood ? 1U : 0U;
    if (*understood) {
      see_month(field, text);
    } else if (layout_.spec(field).has_codes() && may_be_shown(text) && seen.codes.size() < most_codes) {
      ++seen.codes[std::string(text)];
    }
  }

  [[nodiscard]] LayoutFit fit(const Sample& sample, std::uint64_t records) const {
    LayoutFit result;
    result.id = layout_.id();
    result.records = records;
    result.names = sample.names(layout_);
    for (std::size_t f = 0; f < field_count; ++f) {
      add_field(static_cast<Field>(f), result);
    }
    if (year_ && month_) {
      const core::Month month{*year_ * 12 + *month_ - 1};
      result.in_period =
          month >= layout_.valid_from().value_or(month) && month <= layout_.valid_until().value_or(month);
    }
    result.fits = records > 0 && result.lacking.empty();
    if (!result.fits) {  // under a wrong layout a "code" could be anything
      for (UnknownCodes& codes : result.unknown) {
        codes.shown.clear();
      }
    }
    return result;
  }

 private:
  struct Seen {
    bool there{};
    std::uint64_t values{};
    std::uint64_t understood{};
    std::map<std::string, std::uint64_t> codes;
  };

  void see_month(Field field, std::string_view text) {
    if (field == Field::period) {
      year_ = number_in(text.substr(0, 4), 1990, 2200);
      month_ = number_in(text.substr(4), 1, 12);
    } else if (field == Field::year || field == Field::month) {
      (field == Field::year ? year_ : month_) = number_in(text, 1, 2200);
    }
  }

  /// Without these a file gives no record that can be used.
  [[nodiscard]] bool is_needed(Field field) const {
    return field == Field::citizen_number || field == Field::start ||
           (field == Field::benefit && layout_.benefit() == Layout::Identity::number) ||
           (field == Field::scheme && !layout_.spec(Field::scheme).otherwise);
  }

  void add_field(Field field, LayoutFit& result) const {
    const Seen& seen = seen_[static_cast<std::size_t>(field)];
    if (!seen.there) {
      if (layout_.has(field) && field != Field::sequence && field != Field::received) {
        result.missing.push_back(field);
      }
      if (is_needed(field)) {
        result.lacking.push_back(field);
      }
      return;
    }
    result.found.push_back(field);
    result.values += seen.values;
    result.understood += seen.understood;
    // Four of five: a file may hold mistakes, a wrong layout makes nearly everything one.
    const bool mostly = seen.understood * 5 >= seen.values * 4;
    if (is_needed(field) && (!mostly || (field == Field::citizen_number && seen.values == 0))) {
      result.lacking.push_back(field);
    }
    const std::uint64_t bad = seen.values - seen.understood;
    if (bad == 0) {
      return;
    }
    if (!layout_.spec(field).has_codes()) {
      result.misread.emplace_back(field, bad);
      return;
    }
    UnknownCodes unknown{field, bad, {}};
    for (const auto& [code, count] : seen.codes) {
      if (count >= shown_from) {
        unknown.shown.emplace_back(code, count);
      }
    }
    result.unknown.push_back(std::move(unknown));
  }

  const Layout& layout_;
  std::array<Seen, field_count> seen_;
  std::optional<int> year_;
  std::optional<int> month_;
};

/// a/b against c/d without rounding; nothing of nothing is less than anything.
int compare(std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d) {
  const std::uint64_t left = a * std::max<std::uint64_t>(d, 1);
  const std::uint64_t right = c * std::max<std::uint64_t>(b, 1);
  return left == right ? 0 : left > right ? 1 : -1;
}

bool better(const LayoutFit& a, const LayoutFit& b) {
  if (a.fits != b.fits) {
    return a.fits;
  }
  if (a.in_period != b.in_period) {
    return a.in_period;
  }
  if (a.lacking.size() != b.lacking.size()) {
    return a.lacking.size() < b.lacking.size();
  }
  if (const int names = compare(a.names.known, a.names.all, b.names.known, b.names.all); names != 0) {
    return names > 0;
  }
  if (const int values = compare(a.understood, a.values, b.understood, b.values); values != 0) {
    return values > 0;
  }
  return a.found.size() != b.found.size() ? a.found.size() > b.found.size() : a.id < b.id;
}

}  // namespace

std::vector<LayoutFit> detect(const Sample& sample, const std::vector<Layout>& layouts) {
  std::vector<LayoutFit> result;
  for (const Layout& layout : layouts) {
    if (layout.kind() != sample.kind()) {
      continue;
    }
    Trial trial(layout);
    const std::uint64_t records = sample.visit(
        layout, [&](Meaning meaning, std::string_view text) { trial.value(meaning.field, text); });
    result.push_back(trial.fit(sample, records));
  }
  std::sort(result.begin(), result.end(), better);
  return result;
}

}  // namespace werkthet::ingest
