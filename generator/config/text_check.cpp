#include "config/text_check.hpp"

#include "config/plain_language.hpp"
#include "config/settings_rules.hpp"
#include "config/table_signs.hpp"
#include "config/word_pattern.hpp"
#include "config/wording_rules.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace werkthet::config {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

bool word_char(char c) {
  return (c >= 'a' && c <= 'z') || digit(c) || (static_cast<unsigned char>(c) & 0x80U) != 0U;
}

/// Lower case, every run of white space one space, so that a line break does not hide a phrase.
std::string normal(std::string_view text) {
  std::string result;
  for (const char c : core::lower_ascii(keyboard_signs(text))) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  return result;
}

void add(core::Problems& problems, const std::string& code, const core::Place& place, std::string message,
         std::string remedy) {
  // No excerpt: the line of the file may hold the very number that must not be repeated.
  problems.add({settings_rule(code).severity, code, place, std::move(message), std::move(remedy), ""});
}

/// A phrase of the list with its patterns made once.
struct Compiled {
  const Phrase* phrase{};
  WordPattern words;
  std::optional<WordPattern> beside;
  std::vector<WordPattern> unless;
};

std::vector<WordPattern> patterns_of(const std::vector<std::string>& texts) {
  std::vector<WordPattern> patterns;
  for (const std::string& text : texts) {
    patterns.emplace_back(text);
  }
  return patterns;
}

const std::vector<Compiled>& compiled_phrases() {
  static const std::vector<Compiled> list = [] {
    std::vector<Compiled> all;
    for (const Phrase& phrase : phrases()) {
      all.push_back({&phrase, WordPattern(phrase.words),
                     phrase.beside.empty() ? std::nullopt : std::optional(WordPattern(phrase.beside)),
                     patterns_of(phrase.unless)});
    }
    return all;
  }();
  return list;
}

/// Marks every match, so that no shorter pattern finds it again; gives the first one.
std::optional<std::vector<std::size_t>> take(const WordPattern& pattern, std::vector<TextWord>& words) {
  std::optional<std::vector<std::size_t>> first;
  for (auto found = pattern.find(words); found; found = pattern.find(words, found->front() + 1)) {
    for (const std::size_t i : *found) {
      words[i].used = true;
    }
    first = first ? first : found;
  }
  return first;
}

/// The words of one sentence as they were before anything was marked.
std::vector<TextWord> sentence_of(const std::vector<TextWord>& words, std::size_t sentence) {
  std::vector<TextWord> own;
  for (const TextWord& word : words) {
    if (word.sentence == sentence) {
      own.push_back({word.lower, word.written, word.sentence, false});
    }
  }
  return own;
}

bool holds(const std::vector<WordPattern>& patterns, const std::vector<TextWord>& words) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const WordPattern& pattern) { return pattern.find(words).has_value(); });
}

bool has_number(const std::vector<TextWord>& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const TextWord& word) { return digit(word.lower.front()); });
}

/// True when the study, or this sentence, lacks what the phrase leans on.
bool lacks(Rests rests, const TextContext& context, const std::vector<TextWord>& sentence) {
  static const std::vector<WordPattern> not_by_lot = patterns_of(not_by_lot_words());
  switch (rests) {
    case Rests::lot:
      return context.lot == false || holds(not_by_lot, sentence);
    case Rests::margin:
      return context.margin == false;
    case Rests::nothing:
      break;
  }
  return false;
}

/// The words of a match, with dots for what stands between: that may be anything, so it is not repeated.
std::string quoted(const std::vector<TextWord>& words, const std::vector<std::size_t>& match) {
  std::string text;
  for (std::size_t i = 0; i < match.size(); ++i) {
    const bool gap = i > 0 && match[i] != match[i - 1] + 1;
    text += (i == 0 ? "" : gap ? " ... " : " ") + words[match[i]].lower;
  }
  return "\"" + text + "\"";
}

void check_phrases(const std::vector<std::string>& parts, const core::Place& place, bool results,
                   const TextContext& context, core::Problems& problems) {
  std::vector<TextWord> words = words_of(parts);
  static const std::vector<WordPattern> innocent = patterns_of(innocent_phrases());
  for (const WordPattern& pattern : innocent) {
    static_cast<void>(take(pattern, words));
  }
  for (const Compiled& one : compiled_phrases()) {
    if (one.phrase->results_only && !results) {
      continue;
    }
    bool told = false;
    for (auto found = one.words.find(words); found; found = one.words.find(words, found->front() + 1)) {
      const std::vector<TextWord> own = sentence_of(words, words[found->front()].sentence);
      if ((one.beside && !one.beside->find(own)) || holds(one.unless, own) ||
          (one.phrase->without_number && has_number(own))) {
        continue;
      }
      for (const std::size_t i : *found) {
        words[i].used = true;  // so that a shorter phrase inside it is not reported as well
      }
      if (told) {
        continue;
      }
      told = true;
      const bool blocked = one.phrase->level == Level::blocked || lacks(one.phrase->rests, context, own);
      add(problems, blocked ? "T101" : "T102", place,
          quoted(words, *found) + (blocked ? " is blocked wording" : " is wording to look at"),
          one.phrase->instead);
    }
  }
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
  constexpr std::string_view before = "voor";
  for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
    const std::size_t end = at + before.size();
    if (at > 0 && word_char(text[at - 1])) {
      continue;
    }
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

std::string nth_sentence(std::size_t i, std::size_t words) {
  return "sentence " + std::to_string(i + 1) + " has " + std::to_string(words) + " words";
}

void check_length(const Reading& reading, const std::vector<std::string>& parts, const core::Place& place,
                  core::Problems& problems) {
  std::size_t longest = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    longest = count_words(parts[i]) > count_words(parts[longest]) ? i : longest;
  }
  if (reading.longest > most_words_sentence) {
    add(problems, reading.longest > too_many_words_sentence ? "T104" : "T103", place,
        nth_sentence(longest, reading.longest), "split it; 15 words read easily");
  }
  // Two sentences have no average that says much.
  if (reading.sentences > 2 && reading.long_on_average()) {
    add(problems, "T105", place, "the sentences have more than 15 words on average",
        "one message per sentence; 10 to 15 words");
  }
  if (reading.longest_paragraph > most_words_paragraph) {
    add(problems, "T105", place, "a paragraph has " + std::to_string(reading.longest_paragraph) + " words",
        "at most 100 words per paragraph: leave a line empty between two messages");
  }
}

/// What makes Dutch hard to read beside long sentences.
void check_plain(std::string_view text, const Reading& reading, const std::vector<std::string>& parts,
                 const core::Place& place, core::Problems& problems) {
  std::vector<TextWord> words = words_of(parts);
  static const std::vector<std::pair<WordPattern, std::string_view>> office = [] {
    std::vector<std::pair<WordPattern, std::string_view>> all;
    for (const PlainWord& word : plain_words()) {
      all.emplace_back(WordPattern(word.from), word.to);
    }
    return all;
  }();
  for (const auto& [pattern, plain] : office) {
    if (const auto found = take(pattern, words)) {
      add(problems, "T103", place, quoted(words, *found) + " can be said plainer",
          "write \"" + std::string(plain) + "\"");
    }
  }
  if (reading.often_passive()) {
    add(problems, "T103", place,
        std::to_string(reading.passives) + " of " + std::to_string(reading.sentences) +
            " sentences are passive (\"wordt gedaan\")",
        "say who does it");
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string which = "sentence " + std::to_string(i + 1);
    if (has_nested_brackets(parts[i])) {
      add(problems, "T103", place, which + " has brackets within brackets", "make it a sentence of its own");
    }
    if (has_double_negation(parts[i])) {
      add(problems, "T103", place, which + " denies twice", "say what is so");
    }
    if (has_chain_of_that(parts[i])) {
      add(problems, "T103", place, which + " has three times \"dat\"", "split it");
    }
  }
  for (const std::string& term : unexplained_terms(text)) {
    add(problems, "T106", place, "\"" + term + "\" is not explained",
        "explain it in brackets where it stands first, or use a plain word");
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

/// Letters, stories and keywords stand in no table and in no sheet around one; a story may say "[naam]".
bool reaches_a_table(std::string_view path) {
  return !path.starts_with("memo.") && !path.starts_with("stories[") && !path.starts_with("catalogue.");
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
    const std::string path = "scales." + scale.id + ".";
    add_both(path + "label", scale.label);
    add_both(path + "low_answer", scale.low_answer);
    add_both(path + "middle_answer", scale.middle_answer);
    add_both(path + "high_answer", scale.high_answer);
  }
  for (std::size_t i = 0; i < study.statements.size(); ++i) {
    add_both("statements[" + std::to_string(i + 1) + "].text", study.statements[i].text);
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
  if (study.release.correction) {
    add_text("release.correction.document_number", study.release.correction->document_number);
    add_both("release.correction.cause", study.release.correction->cause);
    add_both("release.correction.prevention", study.release.correction->prevention);
  }
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
  for (std::size_t i = 0; i < study.stories.size(); ++i) {
    const std::string path = "stories[" + std::to_string(i + 1) + "].";
    add_both(path + "title", study.stories[i].title);
    add_both(path + "text", study.stories[i].text);
  }
  for (const std::string& keyword : study.catalogue.keywords) {
    add_text("catalogue.keywords", keyword);
  }
  return texts;
}

void check_text(std::string_view text, const core::Place& place, bool results, core::Problems& problems,
                const TextContext& context) {
  // A case number has as many digits as a telephone number and is meant to be there.
  const bool numbers_expected =
      place.field.ends_with("case_number") || place.field.ends_with("document_number");
  check_personal(text, place, numbers_expected, problems);
  const std::string lower = normal(text);
  const std::vector<std::string> parts = split_sentences(text);
  check_phrases(parts, place, results, context, problems);
  for (const std::string& sentence : parts) {
    check_percent(normal(sentence), place, problems);
  }
  check_deadline(lower, place, problems);
  check_age(lower, place, problems);
  const Reading reading = measure(text);
  check_length(reading, parts, place, problems);
  if (context.language == core::Language::nl) {
    check_plain(text, reading, parts, place, problems);
  }
}

TextContext context_of(const Study& study) {
  const auto has = [&](Role role) {
    return std::any_of(study.arms.begin(), study.arms.end(),
                       [&](const Arm& arm) { return arm.role == role; });
  };
  TextContext context;
  context.lot = has(Role::control) && has(Role::experiment) && study.data.published.empty();
  context.margin = std::any_of(study.outcomes.begin(), study.outcomes.end(),
                               [](const Outcome& outcome) { return outcome.margin.has_value(); });
  return context;
}

void check_texts(const Study& study, core::Problems& problems) {
  const auto place_of = [&](const std::string& path) {
    core::Place place;
    if (const auto found = study.places.find(path); found != study.places.end()) {
      place = found->second;
    } else {
      place.file = study.file.filename().string();
    }
    place.field = path;
    return place;
  };
  for (const Outcome& outcome : study.outcomes) {
    for (const std::string& column : outcome.placebo_columns) {  // no text, and a row is named after it
      check_table_signs(column, place_of("outcomes." + outcome.id + ".placebo_columns"), problems);
    }
  }
  TextContext context = context_of(study);
  for (const FreeText& free : free_texts(study)) {
    const core::Place place = place_of(free.path);
    context.language = free.path.ends_with("_en") ? core::Language::en : core::Language::nl;
    if (reaches_a_table(free.path)) {
      check_table_signs(free.text, place, problems);
    }
    const bool results = free.path.starts_with("memo.") || free.path.starts_with("release.correction.");
    check_text(free.text, place, results, problems, context);
  }
}

}  // namespace werkthet::config
