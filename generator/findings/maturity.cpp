#include "findings/maturity.hpp"

#include "cohort/follow_up.hpp"
#include "cohort/maturity.hpp"
#include "core/format.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace werkthet::findings {
namespace {

using cohort::Maturity;
using core::Bilingual;
using core::Language;

/// One period or horizon of a table: its code, its words, and the last month that its figures are about.
struct Moment {
  std::string code;
  Bilingual label;
  core::Month month;
};

/// How several moments in a row are said: before the first, and after the last.
struct Frame {
  Bilingual before;
  Bilingual after;
};

Bilingual status_words(Maturity maturity) {
  switch (maturity) {
    case Maturity::provisional:
      return {"voorlopig", "provisional"};
    case Maturity::revised_provisional:
      return {"nader voorlopig", "revised provisional"};
    case Maturity::final:
      break;
  }
  return {"definitief", "final"};
}

/// "3 latere maanden", "3 tot 9 latere maanden", "12 of meer latere maanden".
Bilingual seen_words(int least, int most) {
  const std::string low = std::to_string(least);
  if (least == most) {
    return {low + (least == 1 ? " latere maand" : " latere maanden"),
            low + (least == 1 ? " later month" : " later months")};
  }
  if (least >= cohort::final_after) {
    return {low + " of meer latere maanden", low + " or more later months"};
  }
  const std::string high = std::to_string(most);
  return {low + " tot " + high + " latere maanden", low + " to " + high + " later months"};
}

/// Moments that follow each other with the same status.
struct Stretch {
  const Moment* first{};
  const Moment* last{};
  Maturity maturity{};
  int least{};
  int most{};
};

std::vector<Stretch> stretches(const std::vector<Moment>& moments, const std::vector<core::Month>& seen) {
  std::vector<Stretch> result;
  for (const Moment& moment : moments) {
    const int later = cohort::later_months(seen, moment.month);
    const Maturity maturity = cohort::maturity(later);
    if (result.empty() || result.back().maturity != maturity) {
      result.push_back({&moment, &moment, maturity, later, later});
      continue;
    }
    result.back().last = &moment;
    result.back().least = std::min(result.back().least, later);
    result.back().most = std::max(result.back().most, later);
  }
  return result;
}

std::string capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

std::string told(const std::vector<Stretch>& all, const Frame& frame, core::Date as_of, Language language) {
  const bool dutch = language == Language::nl;
  std::string text = (dutch ? "Stand: " : "As of: ") + core::long_date(as_of, language);
  if (all.size() == 1) {
    return text + (dutch ? "; gezien: " : "; seen: ") + seen_words(all[0].least, all[0].most).in(language) +
           (dutch ? "; status van het register: " : "; status of the register: ") +
           status_words(all[0].maturity).in(language) + ".";
  }
  for (const Stretch& one : all) {
    std::string when = frame.before.in(language) + one.first->label.in(language);
    if (one.first != one.last) {
      when += (dutch ? " tot en met " : " to ") + one.last->label.in(language);
    }
    text += ". " + capital(when + frame.after.in(language)) + ": " + status_words(one.maturity).in(language) +
            (dutch ? "; gezien: " : "; seen: ") + seen_words(one.least, one.most).in(language);
  }
  return text + ".";
}

safe::Maturity maturity_of(const Draft& draft, const std::vector<Moment>& moments, const Frame& frame) {
  const std::vector<core::Month>& seen = draft.cohort.complete_months;
  if (seen.empty() || moments.empty() || !draft.cohort.data_until) {
    return {};
  }
  safe::Maturity result;
  const std::vector<Stretch> all = stretches(moments, seen);
  result.text = {told(all, frame, *draft.cohort.data_until, Language::nl),
                 told(all, frame, *draft.cohort.data_until, Language::en)};
  for (const Moment& moment : moments) {
    const Maturity maturity = cohort::maturity(cohort::later_months(seen, moment.month));
    result.status.emplace(moment.code, status_words(maturity));
    const std::vector<Moment> only{moment};
    const std::vector<Stretch> one = stretches(only, seen);
    result.alone.emplace(moment.code, Bilingual{told(one, frame, *draft.cohort.data_until, Language::nl),
                                                told(one, frame, *draft.cohort.data_until, Language::en)});
    result.all_final = result.all_final && maturity == Maturity::final;
  }
  const auto last = std::max_element(moments.begin(), moments.end(),
                                     [](const Moment& a, const Moment& b) { return a.month < b.month; });
  for (core::Month month = last->month; month >= seen.front(); month = month - 1) {
    if (cohort::maturity(cohort::later_months(seen, month)) == Maturity::final) {
      break;
    }
    result.open_from = month;
  }
  return result;
}

/// The latest day 0 of those who are compared.
std::optional<core::Date> last_draw(const Draft& draft) {
  std::optional<core::Date> last;
  for (std::size_t i = 0; i < draft.cohort.size && i < draft.cohort.index_date.size(); ++i) {
    const cohort::Membership membership = draft.cohort.membership[i];
    const bool compared =
        membership == cohort::Membership::randomised || membership == cohort::Membership::never_asked;
    if (compared && draft.cohort.index_date[i] && (!last || *draft.cohort.index_date[i] > *last)) {
      last = draft.cohort.index_date[i];
    }
  }
  return last;
}

core::Date last_followed(const Draft& draft) {
  return cohort::followed_until(*draft.cohort.data_until, draft.study.start, draft.study.run_out_until) - 1;
}

}  // namespace

safe::Maturity maturity_by_horizon(const Draft& draft, const std::vector<int>& horizons) {
  const std::optional<core::Date> draw = last_draw(draft);
  if (!draw || !draft.cohort.data_until) {
    return {};
  }
  std::vector<Moment> moments;
  for (const int horizon : horizons) {
    const core::Date day = std::min(core::add_months(*draw, horizon) - 1, last_followed(draft));
    const std::string code = std::to_string(horizon);
    moments.push_back({code, {code, code}, core::month_of(day)});
  }
  return maturity_of(draft, moments, {{"na ", "after "}, {" maanden", " months"}});
}

safe::Maturity maturity_by_quarter(const Draft& draft, const std::vector<core::Month>& first_months) {
  std::vector<Moment> moments;
  for (const core::Month first : first_months) {
    moments.push_back({quarter_id(first),
                       {core::quarter(first, Language::nl), core::quarter(first, Language::en)},
                       first + 2});
  }
  return maturity_of(draft, moments, {{"", ""}, {"", ""}});
}

safe::Maturity maturity_so_far(const Draft& draft) {
  if (!draft.cohort.data_until) {
    return {};
  }
  return maturity_of(draft, {{"", {"", ""}, core::month_of(last_followed(draft))}}, {});
}

safe::Maturity maturity_at_draw(const Draft& draft) {
  const std::optional<core::Date> draw = last_draw(draft);
  return draw ? maturity_of(draft, {{"", {"", ""}, core::month_of(*draw)}}, {}) : safe::Maturity{};
}

std::string quarter_id(core::Month first_month) {
  return std::to_string(first_month.year()) + "-K" + std::to_string((first_month.month() - 1) / 3 + 1);
}

bool any_not_final(const Findings& findings) {
  return std::any_of(findings.tables.begin(), findings.tables.end(), [](const Table& table) {
    return !table.maturity.text.empty() && !table.maturity.all_final;
  });
}

}  // namespace werkthet::findings
