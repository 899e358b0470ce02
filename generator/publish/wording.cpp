#include "publish/wording.hpp"

#include "config/outcomes.hpp"
#include "config/schema.hpp"
#include "core/format.hpp"
#include "publish/matrix.hpp"
#include "publish/phrases.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace werkthet::publish {
namespace {

using core::Language;
using safe::Statement;
using safe::StatementKind;

/// Joins filled phrases with a space.
class Paragraph {
 public:
  Paragraph(const Words& words, Language language) : words_(words), language_(language) {}
  void add(std::string_view key) {
    if (!text_.empty()) {
      text_ += ' ';
    }
    text_ += fill(phrase(key).in(language_), words_);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  const Words& words_;
  Language language_;
  std::string text_;
};

/// "a", "a en b", "a, b en c".
std::string listed(const std::vector<std::string>& names, Language language) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += i == 0 ? "" : i + 1 < names.size() ? ", " : language == Language::nl ? " en " : " and ";
    text += names[i];
  }
  return text;
}

bool zero_difference(const Statement& statement) {
  const safe::Cell* d = slot(statement, "d");
  return d != nullptr && d->value() == 0.0;
}

void add_difference(Paragraph& paragraph, const Statement& statement, const Situation& s) {
  if (s.levels == Levels::none) {
    paragraph.add(zero_difference(statement) ? "d.bare_zero" : "d.bare");
  } else if (zero_difference(statement)) {
    paragraph.add("d.zero");
  } else {
    paragraph.add(s.levels == Levels::exact     ? "d.exact"
                  : s.levels == Levels::rounded ? "d.rounded"
                                                : "d.modelled");
  }
}

void add_treatment(Paragraph& paragraph, const Statement& statement, const Situation& s,
                   std::string_view family, bool less_is_good) {
  if (s.levels != Levels::none) {
    paragraph.add(std::string(family) + ".a");
    paragraph.add("level.b");
  }
  add_difference(paragraph, statement, s);
  if (s.code == "A+" && less_is_good) {
    paragraph.add("less_is_good");
  }
  const bool chance = s.code == "A0" || s.code == "A>=";
  if (chance && !zero_difference(statement)) {
    paragraph.add("chance");
  }
  paragraph.add(!s.zero_inside ? "interval.outside" : s.zero_on_edge ? "interval.inside" : "interval");
  paragraph.add(s.code == "A0" && s.zero_on_edge ? "A0.edge" : s.code);
  if (statement.contrast_faded) {
    paragraph.add("faded");
  }
}

void add_participation(Paragraph& paragraph, const Statement& statement, const Situation& s) {
  Situation bare = s;
  bare.levels = Levels::none;  // levels of a weighted comparison invite a reading that is not there
  add_difference(paragraph, statement, bare);
  paragraph.add(s.zero_inside ? "interval.inside" : "interval.outside");
  if (s.zero_inside) {
    paragraph.add("chance");
  }
  paragraph.add("not_by_lot");
  const bool total = statement.kind == StatementKind::total;
  if (!s.zero_inside) {
    paragraph.add(total ? "B.total" : "B.participation");
  } else if (total) {
    paragraph.add("B0.total");
  }
  if (statement.light == safe::Light::amber) {
    paragraph.add("amber");
  }
}

void add_change(Paragraph& paragraph, const Statement& statement, const Situation& s,
                std::string_view family) {
  if (s.levels != Levels::none) {
    paragraph.add(family == "score" ? "score.change" : "share.change");
  }
  if (slot(statement, "d") != nullptr && slot(statement, "lo") != nullptr &&
      slot(statement, "hi") != nullptr) {
    add_difference(paragraph, statement, s);
    paragraph.add(s.zero_inside ? "interval.inside" : "interval.outside");
    if (s.zero_inside) {
      paragraph.add("chance");
    }
  }
  paragraph.add("C");
}

/// The phrase for a figure about a time at which nobody, or not everybody, still got the approach; empty for others.
std::string_view after_end_key(const Statement& statement, const config::Study& study) {
  const config::Outcome* outcome = find_outcome(study, statement.outcome);
  if (outcome == nullptr) {
    return {};
  }
  switch (config::after_end(study, *outcome, statement.horizon)) {
    case config::AfterEnd::some:
      return "after_end.some";
    case config::AfterEnd::all:
      return "after_end.all";
    case config::AfterEnd::no:
      break;
  }
  return {};
}

/// The reason of the first slot that could not be computed, empty when none is given.
std::string reason(const Statement& statement, Language language) {
  for (const std::string_view name : {"d", "lo", "hi"}) {
    const auto found = statement.slots.find(std::string(name));
    if (found != statement.slots.end() && found->second.kind() == safe::Cell::Kind::not_available) {
      std::string text = found->second.text().in(language);
      while (!text.empty() && text.back() == '.') {
        text.pop_back();
      }
      return text;
    }
  }
  return {};
}

bool not_available(const Statement& statement) {
  return std::any_of(statement.slots.begin(), statement.slots.end(), [](const auto& entry) {
    return (entry.first == "d" || entry.first == "lo" || entry.first == "hi") &&
           entry.second.kind() == safe::Cell::Kind::not_available;
  });
}

void add_nothing(Paragraph& paragraph, const Statement& statement, const Situation& s, const Words& words) {
  const std::string suffix = statement.kind == StatementKind::change ? ".change" : "";
  const bool unknown = !s.hidden && not_available(statement);
  paragraph.add((unknown ? "unknown" : "few") + suffix);
  if (unknown && words.contains("reason")) {
    paragraph.add("reason");
  }
}

std::string with_status(std::string text, const config::Study& study, Language language) {
  const auto status = study.release.status;
  if (status != config::FigureStatus::provisional && status != config::FigureStatus::revised_provisional) {
    return text;
  }
  return (language == Language::nl ? "Voorlopig: " : "Provisional: ") + in_sentence(std::move(text));
}

std::string per_hundred(const Statement& statement, const Situation& s, std::string_view family,
                        const Words& words, Language language) {
  const bool shares = statement.unit == safe::Unit::points || statement.unit == safe::Unit::percent;
  if (!shares || s.code.front() != 'A' || s.levels == Levels::none) {
    return {};
  }
  Paragraph paragraph(words, language);
  paragraph.add("hundred." + std::string(family) + ".a");
  paragraph.add(family == "share" ? "hundred.share.b" : "hundred.b");
  return paragraph.text();
}

}  // namespace

Sentence sentence(const Statement& statement, const config::Study& study, Language language) {
  const Situation s = situation(statement, study);
  Words words = words_for(statement, s, study, language);
  if (std::string why = reason(statement, language); !why.empty()) {
    words["reason"] = std::move(why);
  }
  const std::string_view family = level_family(statement, study);
  Paragraph paragraph(words, language);
  if (s.code.back() == '?') {
    add_nothing(paragraph, statement, s, words);
  } else if (s.code == "Bred") {
    paragraph.add("Bred");
  } else if (statement.kind == StatementKind::treatment) {
    const config::Outcome* outcome = find_outcome(study, statement.outcome);
    const bool less = outcome != nullptr && outcome->favourable == config::Favourable::lower;
    add_treatment(paragraph, statement, s, family, less);
  } else if (statement.kind == StatementKind::change) {
    add_change(paragraph, statement, s, family);
  } else {
    add_participation(paragraph, statement, s);
  }
  const std::string_view late = after_end_key(statement, study);
  if (s.code.back() != '?' && s.code != "Bred" && !late.empty()) {
    paragraph.add(late);
  }
  return {s.code, with_status(paragraph.text(), study, language),
          per_hundred(statement, s, family, words, language)};
}

std::string red_light_text(std::span<const Statement* const> statements, const config::Study& study,
                           Language language) {
  std::vector<const Statement*> red;
  std::copy_if(statements.begin(), statements.end(), std::back_inserter(red),
               [&](const Statement* statement) { return situation(*statement, study).code == "Bred"; });
  if (red.empty()) {
    return {};
  }
  const auto any = [&](auto test) { return std::any_of(red.begin(), red.end(), test); };
  std::vector<std::string> labels;
  for (const config::Outcome& outcome : study.outcomes) {
    if (any([&](const Statement* statement) { return statement->outcome == outcome.id; })) {
      labels.push_back("‘" + outcome.label.in(language) + "’");
    }
  }
  std::vector<std::string> names;
  for (const config::Arm& arm : study.arms) {
    if (any([&](const Statement* statement) { return statement->group == arm.id; })) {
      names.push_back(arm.name.in(language));
    }
  }
  if (labels.empty() || names.empty() || (labels.size() == 1 && names.size() == 1)) {
    return sentence(*red.front(), study, language).text;
  }
  const bool dutch = language == Language::nl;
  Words words;
  words["labels"] = listed(labels, language);
  words["k"] = core::spelled(static_cast<std::int64_t>(labels.size()), language);
  words["groups"] = names.size() == 1 ? (dutch ? "groep " : "group ") + names.front()
                    : names.size() == study.arms.size()
                        ? (dutch ? "de groepen" : "the groups")
                        : (dutch ? "de groepen " : "the groups ") + listed(names, language);
  Paragraph paragraph(words, language);
  // More than two names in one sentence make it longer than people read at once.
  if (labels.size() > 2) {
    paragraph.add("red.many");
    paragraph.add("red.which");
  } else {
    paragraph.add("red.few");
  }
  paragraph.add("red.rest");
  return with_status(paragraph.text(), study, language);
}

std::string open_text(std::span<const Statement* const> statements, const config::Study& study,
                      Language language) {
  std::string text;
  std::string_view late;
  for (const std::string_view code : {"A~", "A>=", "A0"}) {
    const Statement* first = nullptr;
    std::vector<std::string> names;
    for (const Statement* statement : statements) {
      if (situation(*statement, study).code == code) {
        first = first == nullptr ? statement : first;
        names.push_back(group_name(study, statement->group, language));
      }
    }
    if (first == nullptr) {
      continue;
    }
    late = after_end_key(*first, study);
    Words words = words_for(*first, situation(*first, study), study, language);
    const bool dutch = language == Language::nl;
    words["groups"] =
        (names.size() == 1 ? (dutch ? "groep " : "group ") : (dutch ? "de groepen " : "groups ")) +
        listed(names, language);
    text += (text.empty() ? "" : " ") + fill(phrase("open." + std::string(code)).in(language), words);
  }
  if (!late.empty()) {
    text += " " + phrase(late).in(language);
  }
  return text.empty() ? text : with_status(std::move(text), study, language);
}

std::string row_sentence(const Statement& statement, const config::Study& study, Language language) {
  const Situation s = situation(statement, study);
  const Words words = words_for(statement, s, study, language);
  std::string_view key = "row";
  if (s.code == "Bred") {
    key = "row.red";
  } else if (s.code.back() == '?' || slot(statement, "d") == nullptr || slot(statement, "lo") == nullptr ||
             slot(statement, "hi") == nullptr) {
    key = !s.hidden && not_available(statement) ? "row.unknown" : "row.few";
  }
  return fill(phrase(key).in(language), words);
}

std::string in_sentence(std::string text) {
  if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
    text.front() = static_cast<char>(text.front() - 'A' + 'a');
  }
  return text;
}

const std::vector<std::string>& status_words() {
  return config::find_key(*config::find_section("release"), "status")->allowed;
}

std::string status_text(const config::Study& study, Language language) {
  const bool dutch = language == Language::nl;
  if (study.release.kind == config::ReleaseKind::exploration) {
    return dutch ? "Verwachting" : "Expectation";  // T34: nothing was measured, so nothing is provisional either
  }
  return status_text(study.release.status, study.release.date, language);
}

std::string status_text(config::FigureStatus status, core::Date date, Language language) {
  const bool dutch = language == Language::nl;
  switch (status) {
    case config::FigureStatus::provisional:
      return dutch ? "Voorlopig" : "Provisional";
    case config::FigureStatus::revised_provisional:
      return dutch ? "Nader voorlopig" : "Revised provisional";
    case config::FigureStatus::final:
      return dutch ? "Definitief" : "Final";
    case config::FigureStatus::corrected:
      break;
  }
  return (dutch ? "Gecorrigeerd op " : "Corrected on ") + core::long_date(date, language);
}

std::string open_months(const safe::SafeFindings& findings, const config::Study& study, Language language) {
  const config::FigureStatus status = study.release.status;
  if (status != config::FigureStatus::final && status != config::FigureStatus::corrected) {
    return {};
  }
  std::optional<core::Month> first;
  for (const safe::Table& table : findings.tables()) {
    if (const auto month = table.maturity.open_from; month && (!first || *month < *first)) {
      first = month;
    }
  }
  if (!first) {
    return {};
  }
  const std::string month = core::long_month(*first, language);
  return language == Language::nl ? "Cijfers over de maanden vanaf " + month + " zijn nog voorlopig."
                                  : "Figures on the months from " + month + " are still provisional.";
}

std::string status_of_figures(const safe::SafeFindings& findings, const config::Study& study,
                              Language language) {
  std::string open = open_months(findings, study, language);
  if (open.empty()) {
    return status_text(study, language);
  }
  open.pop_back();  // its full stop
  const bool dutch = language == Language::nl;
  const bool closing = study.release.kind == config::ReleaseKind::final;
  const std::string called = study.release.status != config::FigureStatus::final
                                 ? status_text(study, language)
                             : closing ? (dutch ? "Definitief rapport" : "Final report")
                                       : (dutch ? "Definitieve uitgave" : "Final release");
  return called + "; " + in_sentence(std::move(open));
}

std::string group_name(const config::Study& study, std::string_view group, Language language) {
  const bool dutch = language == Language::nl;
  for (const config::Arm& arm : study.arms) {
    if (arm.id == group) {
      return arm.name.in(language);
    }
  }
  if (group == "non_participants" || group == "niet_deelnemers") {
    return dutch ? "vergelijkbare niet-deelnemers" : "comparable non-participants";
  }
  if (group == "Totaal" || group == "total") {
    return dutch ? "totaal" : "total";
  }
  return std::string(group);
}

std::string significance_box(const config::Study& study, bool longer, Language language) {
  const std::string confidence = core::percent(100.0 * study.plan.confidence, 0, language);
  if (!longer) {
    return language == Language::nl
               ? "Een verschil noemen we niet significant als toeval het goed kan verklaren. Dat betekent "
                 "niet dat er "
                 "geen verschil is. Dit onderzoek kan dan niet laten zien óf er een verschil is."
               : "We call a difference not significant when chance can well explain it. That does not mean "
                 "that there "
                 "is no difference. This study then cannot show whether there is one.";
  }
  if (language == Language::nl) {
    return "Stel dat de aanpak niets uitmaakt. Dan zie je tussen twee groepen toch altijd wat verschil, door "
           "toeval. "
           "We rekenen uit hoe groot een toevallig verschil kan zijn. Is het gevonden verschil groter? Dan "
           "noemen we "
           "het statistisch significant. Is het kleiner, dan niet. “Niet significant” betekent dus niet "
           "“geen "
           "effect”. De marge (" +
           confidence +
           ") laat zien welke verschillen nog mogelijk zijn. “Significant” betekent ook niet “groot” of "
           "“belangrijk”. "
           "Dat beoordeelt u zelf, met het verschil en de kosten erbij.";
  }
  return "Suppose the approach makes no difference. Two groups will still differ somewhat, by chance. We "
         "compute how "
         "large a chance difference can be. Is the difference found larger? Then we call it statistically "
         "significant. "
         "If it is smaller, we do not. “Not significant” therefore does not mean “no effect”. The margin (" +
         confidence +
         ") shows which differences are still possible. “Significant” does not mean “large” or “important” "
         "either. "
         "You judge that yourself, with the difference and the costs at hand.";
}

}  // namespace werkthet::publish
