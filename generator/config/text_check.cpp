#include "config/text_check.hpp"

#include "config/settings_rules.hpp"
#include "config/wording_rules.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <tuple>

namespace werkthet::config {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

bool word_char(char c) {
  return (c >= 'a' && c <= 'z') || digit(c) || (static_cast<unsigned char>(c) & 0x80U) != 0U;
}

/// Typographic quotes as plain ones: a quote is no letter of the word beside it.
std::string plain_quotes(std::string text) {
  for (const std::string_view quote : {"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E"}) {
    for (std::size_t at = text.find(quote); at != std::string::npos; at = text.find(quote, at)) {
      text.replace(at, quote.size(), "'");
    }
  }
  return text;
}

/// Lower case, every run of white space one space, so that a line break does not hide a phrase.
std::string normal(std::string_view text) {
  std::string result;
  const std::string lower = plain_quotes(core::lower_ascii(text));
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const bool no_break = std::string_view(lower).substr(i).starts_with("\xC2\xA0");
    const bool space =
        no_break || lower[i] == ' ' || lower[i] == '\t' || lower[i] == '\n' || lower[i] == '\r';
    if (!space) {
      result += lower[i];
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
    i += no_break ? 1 : 0;
  }
  return result;
}

core::Severity severity_of(std::string_view code) {
  for (const Rule& rule : settings_rules()) {
    if (rule.code == code) {
      return rule.severity;
    }
  }
  return core::Severity::error;
}

void add(core::Problems& problems, const std::string& code, const core::Place& place, std::string message,
         std::string remedy) {
  // No excerpt: the line of the file may hold the very number that must not be repeated.
  problems.add({severity_of(code), code, place, std::move(message), std::move(remedy), ""});
}

/// Where `phrase` stands as whole words in `text`; the end takes the rest of the word along after a final *.
std::pair<std::size_t, std::size_t> find_phrase(const std::string& text, std::string_view phrase,
                                                std::size_t from) {
  const bool open_end = phrase.ends_with('*');
  const std::string_view words = open_end ? phrase.substr(0, phrase.size() - 1) : phrase;
  for (std::size_t at = text.find(words, from); at != std::string::npos; at = text.find(words, at + 1)) {
    std::size_t end = at + words.size();
    if (at > 0 && word_char(text[at - 1])) {
      continue;
    }
    if (open_end) {
      while (end < text.size() && word_char(text[end])) {
        ++end;
      }
    } else if (end < text.size() && word_char(text[end])) {
      continue;
    }
    return {at, end};
  }
  return {std::string::npos, 0};
}

/// Honest negations and figures of speech that contain a word of the list. They are taken out before it is
/// applied.
void drop_innocent(std::string& text) {
  static const std::vector<std::string> innocent = {"niet bewezen dat",
                                                    "niet bewezen",
                                                    "niet aangetoond",
                                                    "geen verschil vastgesteld",
                                                    "geen effect vastgesteld",
                                                    "over wat het beste werkt",
                                                    "wat werkt het beste",
                                                    "not proven that",
                                                    "wat betekent niet significant",
                                                    "what does not significant mean"};
  for (const std::string& words : innocent) {
    for (auto [at, end] = find_phrase(text, words, 0); at != std::string::npos;
         std::tie(at, end) = find_phrase(text, words, at)) {
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(at),
                text.begin() + static_cast<std::ptrdiff_t>(end), '\x01');
    }
  }
}

void check_phrases(std::string text, const core::Place& place, bool results, core::Problems& problems) {
  drop_innocent(text);
  for (const Phrase& phrase : phrases()) {
    if (phrase.results_only && !results) {
      continue;
    }
    const auto [at, end] = find_phrase(text, phrase.words, 0);
    if (at == std::string::npos) {
      continue;
    }
    const std::string found = text.substr(at, end - at);
    const std::string code = phrase.level == Level::blocked  ? "T101"
                             : phrase.level == Level::warned ? "T102"
                                                             : "T103";
    const std::string verdict = phrase.level == Level::blocked  ? " is blocked wording"
                                : phrase.level == Level::warned ? " is wording to look at"
                                                                : " can be said plainer";
    add(problems, code, place, "\"" + found + "\"" + verdict, phrase.instead);
    // Taken out, so that a shorter phrase inside it is not reported as well.
    for (auto [from, to] = find_phrase(text, phrase.words, 0); from != std::string::npos;
         std::tie(from, to) = find_phrase(text, phrase.words, from)) {
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(from),
                text.begin() + static_cast<std::ptrdiff_t>(to), '\x01');
    }
  }
}

std::vector<std::string> sentences(const std::string& text) {
  std::vector<std::string> result;
  std::string current;
  for (std::size_t i = 0; i < text.size(); ++i) {
    current += text[i];
    const bool mark = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (mark && (i + 1 == text.size() || text[i + 1] == ' ')) {
      result.push_back(std::move(current));
      current.clear();
    }
  }
  if (!core::trimmed(current).empty()) {
    result.push_back(std::move(current));
  }
  return result;
}

/// "13% hoger", "9 tot 13 procent meer": per cent where percentage points may be meant. Blocked when the
/// sentence has two percentages, since the difference between those is in points; looked at otherwise.
void check_percent(const std::string& sentence, const core::Place& place, core::Problems& problems) {
  static const std::vector<std::string> signs = {"%", " %", " procent", " percent", " per cent"};
  static const std::vector<std::string> more = {" hoger",  " meer", " lager", " minder",
                                                " higher", " more", " lower", " less"};
  std::size_t percentages = 0;
  std::string found;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!digit(sentence[i]) || (i + 1 < sentence.size() && digit(sentence[i + 1]))) {
      continue;  // only at the last digit of a number
    }
    const std::string_view rest = std::string_view(sentence).substr(i + 1);
    for (const std::string& sign : signs) {
      if (!rest.starts_with(sign) || (rest.size() > sign.size() && word_char(rest[sign.size()]))) {
        continue;  // "procentpunt" is right
      }
      ++percentages;
      std::size_t start = i;
      while (start > 0 && (digit(sentence[start - 1]) || sentence[start - 1] == ',')) {
        --start;
      }
      const std::string_view before = std::string_view(sentence).substr(0, start);
      for (const std::string_view joined : {" tot ", " to ", " en ", " and ", "-"}) {
        if (before.ends_with(joined) && before.size() > joined.size() &&
            digit(before[before.size() - joined.size() - 1])) {
          ++percentages;  // "9 tot 13%" names two
        }
      }
      for (const std::string& word : more) {
        const std::string_view after = rest.substr(sign.size());
        if (after.starts_with(word) && (after.size() == word.size() || !word_char(after[word.size()]))) {
          found = "%" + word;
        }
      }
      break;
    }
  }
  if (found.empty()) {
    return;
  }
  if (percentages >= 2) {
    add(problems, "T101", place, "\"" + found + "\" between percentages is blocked wording",
        "write \"procentpunt\" (percentage points) for the difference between two percentages");
  } else {
    add(problems, "T102", place, "\"" + found + "\" is wording to look at",
        "is it a difference between two percentages, write \"procentpunt\" (percentage points)");
  }
}

/// "voor 1 maart" leaves the day itself open.
void check_deadline(const std::string& text, const core::Place& place, core::Problems& problems) {
  for (auto [at, end] = find_phrase(text, "voor", 0); at != std::string::npos;
       std::tie(at, end) = find_phrase(text, "voor", end)) {
    std::size_t i = end + 1;
    std::size_t digits = 0;
    while (i < text.size() && digit(text[i])) {
      ++i;
      ++digits;
    }
    const std::string_view rest = std::string_view(text).substr(std::min(i, text.size()));
    static const std::vector<std::string> months = {"januari",   "februari", "maart",    "april",
                                                    "mei",       "juni",     "juli",     "augustus",
                                                    "september", "oktober",  "november", "december"};
    const bool month = std::any_of(months.begin(), months.end(),
                                   [&](const std::string& m) { return rest.starts_with(" " + m); });
    const bool numeric = rest.size() > 1 && rest[0] == '-' && digit(rest[1]);
    if (end < text.size() && text[end] == ' ' && digits >= 1 && digits <= 2 && (month || numeric)) {
      add(problems, "T102", place, "\"voor\" with a date leaves open whether that day counts",
          "write \"uiterlijk\" with the last day that counts");
      return;
    }
  }
}

/// "62+": from 62, or above 62?
void check_age(const std::string& text, const core::Place& place, core::Problems& problems) {
  for (std::size_t i = 2; i < text.size(); ++i) {
    const bool plus = text[i] == '+' || std::string_view(text).substr(i).starts_with("-plus");
    if (plus && digit(text[i - 1]) && digit(text[i - 2]) && (i < 3 || !word_char(text[i - 3])) &&
        (i + 1 >= text.size() || !digit(text[i + 1]))) {
      add(problems, "T102", place, "an age with \"+\" leaves open whether that age counts",
          "write \"62 jaar of ouder\" or \"ouder dan 62 jaar\"");
      return;
    }
  }
}

void check_length(const std::vector<std::string>& parts, const core::Place& place, core::Problems& problems) {
  for (const std::string& sentence : parts) {
    const auto trimmed = core::trimmed(sentence);
    const auto words = static_cast<std::size_t>(std::count(trimmed.begin(), trimmed.end(), ' ')) + 1;
    if (words > 25) {
      add(problems, "T103", place, "a sentence has " + std::to_string(words) + " words",
          "split it; 15 words read easily");
      return;
    }
  }
}

void check_personal(std::string_view text, const core::Place& place, bool numbers_expected,
                    core::Problems& problems) {
  if (!numbers_expected && has_telephone(text)) {
    add(problems, "P102", place, "a telephone number was found (not shown)",
        "public documents hold function addresses only; leave the number out");
  }
  if (has_personal_mail(text)) {
    add(problems, "P102", place, "an e-mail address of a person was found (not shown)",
        "public documents hold function addresses only; use a function mailbox");
  }
  if (has_bsn(text)) {
    add(problems, "P103", place, "a number was found that may be a BSN (not shown)",
        "remove it; is it something else, write it in another grouping");
  }
}

}  // namespace

std::vector<FreeText> free_texts(const Study& study) {
  std::vector<FreeText> texts;
  const auto add_text = [&](const std::string& path, const std::string& text) {
    if (!text.empty()) {
      texts.push_back({path, text});
    }
  };
  const auto add_both = [&](const std::string& path, const core::Bilingual& text) {
    add_text(path, text.nl);
    add_text(path + "_en", text.en);
  };
  add_both("study.name", study.name);
  add_text("study.municipality", study.municipality);
  add_text("study.researcher", study.researcher);
  add_text("study.contact", study.contact);
  add_text("study.source_note", study.source_note);
  add_both("study.question", study.question);
  add_both("study.not_studied", study.not_studied);
  for (const Arm& arm : study.arms) {
    const std::string path = "arms." + arm.id + ".";
    add_both(path + "name", arm.name);
    add_both(path + "text", arm.text);
    add_both(path + "obligations", arm.obligations);
    add_both(path + "initiative", arm.initiative);
  }
  for (const Wave& wave : study.waves) {
    add_both("waves." + wave.id + ".name", wave.name);
  }
  for (const Scale& scale : study.scales) {
    add_both("scales." + scale.id + ".label", scale.label);
  }
  for (const Outcome& outcome : study.outcomes) {
    const std::string path = "outcomes." + outcome.id + ".";
    add_both(path + "label", outcome.label);
    add_both(path + "definition", outcome.definition);
    add_both(path + "unit", outcome.unit);
  }
  for (const Covariate& covariate : study.covariates) {
    add_both("covariates." + covariate.id + ".label", covariate.label);
  }
  for (std::size_t i = 0; i < study.subgroups.size(); ++i) {
    add_both("subgroups[" + std::to_string(i + 1) + "].label", study.subgroups[i].label);
  }
  if (study.feasibility) {
    const Feasibility& f = *study.feasibility;
    add_text("feasibility.source", f.source);
    add_text("feasibility.participation_source", f.participation_source);
    add_text("feasibility.budget_source", f.budget_source);
    add_text("feasibility.saving_source", f.saving_source);
    add_text("feasibility.fixed_costs_source", f.fixed_costs_source);
    for (std::size_t i = 0; i < f.partners.size(); ++i) {
      add_text("feasibility.partners[" + std::to_string(i + 1) + "].name", f.partners[i].name);
    }
    for (std::size_t i = 0; i < f.deadlines.size(); ++i) {
      add_both("feasibility.deadlines[" + std::to_string(i + 1) + "].what", f.deadlines[i].what);
    }
  }
  for (std::size_t i = 0; i < study.plan.deviations.size(); ++i) {
    const std::string path = "plan.deviations[" + std::to_string(i + 1) + "].";
    add_both(path + "what", study.plan.deviations[i].what);
    add_both(path + "why", study.plan.deviations[i].why);
  }
  for (const StopCriterion& criterion : study.plan.stop_criteria) {
    const std::string path = "plan.stop_criteria." + criterion.id + ".";
    add_both(path + "label", criterion.label);
    add_both(path + "decides", criterion.decides);
  }
  add_text("disclosure.reason_below_10", study.disclosure.reason_below_10);
  const Memo& memo = study.memo;
  add_text("memo.subject", memo.subject);
  add_text("memo.from", memo.from);
  add_text("memo.to", memo.to);
  add_text("memo.portfolio", memo.portfolio);
  add_text("memo.department", memo.department);
  add_text("memo.case_number", memo.case_number);
  add_text("memo.document_number", memo.document_number);
  add_text("memo.reason", memo.reason);
  add_text("memo.consequences", memo.consequences);
  add_text("memo.core_decision", memo.core_decision);
  for (std::size_t i = 0; i < memo.next_steps.size(); ++i) {
    const std::string path = "memo.next_steps[" + std::to_string(i + 1) + "].";
    add_text(path + "what", memo.next_steps[i].what);
    add_text(path + "who", memo.next_steps[i].who);
    add_text(path + "when", memo.next_steps[i].when);
  }
  return texts;
}

void check_text(std::string_view text, const core::Place& place, bool results, core::Problems& problems) {
  // A case number has as many digits as a telephone number and is meant to be there.
  const bool numbers_expected =
      place.field.ends_with("case_number") || place.field.ends_with("document_number");
  check_personal(text, place, numbers_expected, problems);
  const std::string lower = normal(text);
  check_phrases(lower, place, results, problems);
  const std::vector<std::string> parts = sentences(lower);
  for (const std::string& sentence : parts) {
    check_percent(sentence, place, problems);
  }
  check_deadline(lower, place, problems);
  check_age(lower, place, problems);
  check_length(parts, place, problems);
}

void check_texts(const Study& study, core::Problems& problems) {
  for (const FreeText& free : free_texts(study)) {
    core::Place place;
    if (const auto found = study.places.find(free.path); found != study.places.end()) {
      place = found->second;
    } else {
      place.file = study.file.filename().string();
    }
    place.field = free.path;
    check_text(free.text, place, free.path.starts_with("memo."), problems);
  }
}

}  // namespace werkthet::config
