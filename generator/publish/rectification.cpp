#include "publish/rectification.hpp"

#include "config/plain_language.hpp"
#include "core/error.hpp"
#include "core/format.hpp"
#include "publish/cell_text.hpp"
#include "publish/matrix.hpp"
#include "publish/printed_figures.hpp"
#include "publish/wording.hpp"

#include <algorithm>
#include <map>

namespace werkthet::publish {
namespace {

using core::Bilingual;
using core::Language;

constexpr std::size_t most_told_conclusions = 3;

Bilingual conclusion_of(const std::string& code) {
  static const std::map<std::string, Bilingual> words{
      {"A+",
       {"een gunstig verschil, groter dan toeval goed verklaart",
        "a favourable difference, larger than chance explains well"}},
      {"A-",
       {"een ongunstig verschil, groter dan toeval goed verklaart",
        "an unfavourable difference, larger than chance explains well"}},
      {"A0", {"het verschil kan toeval zijn", "the difference may be chance"}},
      {"A~", {"een verschil dat telt is onwaarschijnlijk", "a difference that counts is unlikely"}},
      {"A>=",
       {"slechter dan de grens van vooraf is onwaarschijnlijk",
        "worse than the limit set beforehand is unlikely"}},
      {"B+", {"een hoger cijfer, maar niet geloot", "a higher figure, but not drawn by lot"}},
      {"B-", {"een lager cijfer, maar niet geloot", "a lower figure, but not drawn by lot"}},
      {"B0",
       {"het verschil kan toeval zijn, en er is niet geloot",
        "the difference may be chance, and it was not drawn by lot"}},
      {"Bred", {"een eerlijke vergelijking is niet mogelijk", "a fair comparison is not possible"}},
      {"C", {"een verandering in de tijd", "a change over time"}},
      {"C0", {"de verandering kan toeval zijn", "the change may be chance"}}};
  const auto found = words.find(code);
  return found != words.end() ? found->second : Bilingual{"geen uitspraak mogelijk", "no statement possible"};
}

/// The figures of a sentence in their order: what a reader would find changed.
std::vector<std::string> figures_in(const std::string& text) {
  std::vector<std::string> figures;
  std::string current;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit || (!current.empty() && (c == ',' || c == '.'))) {
      current += c;
    } else if (!current.empty()) {
      figures.push_back(current);
      current.clear();
    }
  }
  figures.push_back(current);
  return figures;
}

bool same_numbers(const std::optional<safe::ClaimedNumbers>& then,
                  const std::optional<safe::ClaimedNumbers>& now) {
  if (!then || !now) {
    return !then && !now;
  }
  return then->estimate == now->estimate && then->low == now->low && then->high == now->high;
}

/// The sentences of `text` that are not among those of `other`; all of them when that leaves nothing.
std::string only_in(const std::string& text, const std::string& other) {
  const std::vector<std::string> others = config::split_sentences(other);
  std::string own;
  for (const std::string& sentence : config::split_sentences(text)) {
    if (std::find(others.begin(), others.end(), sentence) == others.end()) {
      own += (own.empty() ? "" : " ") + sentence;
    }
  }
  return own.empty() ? text : own;
}

/// The row of the table of changes about a claim of a release; that table carries its words and figures of
/// then.
const safe::Row* row_of(const safe::Table* changes, const safe::Claims& release, const std::string& claim) {
  if (changes == nullptr || changes->dimensions.size() != 2) {
    return nullptr;
  }
  for (const safe::Row& row : changes->rows) {
    if (changes->dimensions[0].codes[row.codes[0]].id == release.release &&
        changes->dimensions[1].codes[row.codes[1]].id == claim) {
      return &row;
    }
  }
  return nullptr;
}

Bilingual subject_of(const safe::Table* changes, const safe::Row* row, const safe::Claim& claim,
                     const config::Study& study) {
  if (row != nullptr) {
    return changes->dimensions[1].codes[row->codes[1]].label;
  }
  const config::Outcome* outcome = find_outcome(study, claim.outcome);
  const Bilingual label = outcome == nullptr ? Bilingual{claim.outcome, claim.outcome} : outcome->label;
  return {label.nl + ", " + group_name(study, claim.group, Language::nl),
          label.in(Language::en) + ", " + group_name(study, claim.group, Language::en)};
}

/// A release of before sentences were kept: its figures, as the table of changes prints them.
std::string figures_of_then(const safe::Table* changes, const safe::Row* row, Language language) {
  const bool dutch = language == Language::nl;
  if (row == nullptr) {
    return dutch ? "Er stond geen getal." : "No figure was given.";
  }
  const auto words = [&](std::string_view column) {
    const safe::Cell* cell = safe::find_cell(*changes, *row, column);
    return cell == nullptr ? std::string() : cell_text(*cell, safe::Unit::score_difference, language);
  };
  return (dutch ? "Het verschil was " : "The difference was ") + words("then") +
         (dutch ? ". De marge liep van " : ". The margin ran from ") + words("then_low") +
         (dutch ? " tot " : " to ") + words("then_high") + ".";
}

std::string gone_text(Language language) {
  return language == Language::nl ? "Deze uitspraak doen wij niet meer."
                                  : "We no longer make this statement.";
}

/// The figures of then that are others now, or gone. A figure that is new was not wrong then.
std::vector<ChangedFigure> changed_figures(const safe::Claims& then, const safe::SafeFindings& findings,
                                           const config::Study& study) {
  const std::vector<safe::PrintedFigure> all = printed_figures(findings, study);
  std::vector<ChangedFigure> changed;
  for (const safe::PrintedFigure& was : then.printed) {
    const auto is = std::find_if(all.begin(), all.end(), [&](const safe::PrintedFigure& other) {
      return other.outcome == was.outcome && other.group == was.group && other.moment == was.moment &&
             other.measure == was.measure;
    });
    const auto in = [&](Language language) {
      return is == all.end() ? std::string(language == Language::nl ? "niet meer genoemd" : "no longer given")
                             : value_words(*is, language);
    };
    if (is != all.end() && value_words(*is, Language::nl) == value_words(was, Language::nl)) {
      continue;
    }
    const auto words = [&](Language language) { return figure_words(was, findings, study, language); };
    changed.push_back({{words(Language::nl), words(Language::en)},
                       {value_words(was, Language::nl), value_words(was, Language::en)},
                       {in(Language::nl), in(Language::en)}});
  }
  return changed;
}

}  // namespace

bool Rectification::conclusion() const {
  return std::any_of(changed.begin(), changed.end(),
                     [](const ChangedClaim& claim) { return claim.conclusion; });
}

std::optional<Rectification> rectification(const safe::SafeFindings& findings, const config::Study& study,
                                           std::span<const safe::Claims> earlier) {
  if (!study.release.correction) {
    return std::nullopt;
  }
  const safe::Claims* then = safe::corrected(earlier, study.release.correction->release);
  if (then == nullptr) {
    return std::nullopt;
  }
  const safe::Table* changes = safe::find_table(findings, "changes");
  Rectification result;
  const bool states = study.effects_allowed();
  result.descriptive = !states || !then->printed.empty();
  result.figures = changed_figures(*then, findings, study);
  for (const safe::Claim& claim : then->list) {
    // A change over time is kept in the claims of every release; one without effects put no sentence in its
    // letter.
    const bool stated = !claim.said.empty() || claim.kind != "change" || (states && then->printed.empty());
    if (!stated) {
      continue;
    }
    result.descriptive = false;
    const auto& statements = findings.statements();
    const auto found =
        std::find_if(statements.begin(), statements.end(),
                     [&](const safe::Statement& statement) { return statement.id == claim.id; });
    const safe::Statement* now = found == statements.end() || !states ? nullptr : &*found;
    const std::string code = now == nullptr ? "?" : situation(*now, study).code;
    const std::string text_nl =
        now == nullptr ? gone_text(Language::nl) : sentence(*now, study, Language::nl).text;
    const std::string text_en =
        now == nullptr ? gone_text(Language::en) : sentence(*now, study, Language::en).text;
    const bool same_figures = claim.said.nl.empty() || figures_in(claim.said.nl) == figures_in(text_nl);
    const auto numbers = now == nullptr ? std::nullopt : named_numbers(*now, code);
    if (now != nullptr && code == claim.strength && same_numbers(claim.numbers, numbers) && same_figures) {
      continue;
    }
    const safe::Row* row = row_of(changes, *then, claim.id);
    ChangedClaim changed;
    changed.subject = subject_of(changes, row, claim, study);
    const bool kept = !claim.said.empty();
    changed.was =
        kept ? Bilingual{only_in(claim.said.nl, text_nl), only_in(claim.said.in(Language::en), text_en)}
             : Bilingual{figures_of_then(changes, row, Language::nl),
                         figures_of_then(changes, row, Language::en)};
    changed.is =
        kept ? Bilingual{only_in(text_nl, claim.said.nl), only_in(text_en, claim.said.in(Language::en))}
             : Bilingual{text_nl, text_en};
    changed.headline = now != nullptr && now->headline;
    const safe::Cell* d = now == nullptr ? nullptr : slot(*now, "d");
    const bool turned = claim.numbers && d != nullptr && claim.numbers->estimate * d->value() < 0.0;
    changed.conclusion = code != claim.strength || turned;
    changed.concluded = conclusion_of(claim.strength);
    changed.concludes = conclusion_of(code);
    if (turned && code == claim.strength) {
      changed.concludes = {
          "het verschil wijst de andere kant op. Ook nu geldt: " + changed.concludes.nl,
          "the difference points the other way. It still holds that " + changed.concludes.en};
    }
    result.changed.push_back(std::move(changed));
  }
  result.kept = !result.descriptive || !then->printed.empty();
  std::stable_partition(result.changed.begin(), result.changed.end(),
                        [](const ChangedClaim& claim) { return claim.headline; });
  return result;
}

std::string rectification_title(const config::Study& study, Language language) {
  core::ensure(study.release.correction.has_value(), "a rectification corrects a letter");
  const config::Correction& correction = *study.release.correction;
  return language == Language::nl ? "Rectificatie bij raadsbrief " + correction.document_number + " van " +
                                        core::long_date(correction.letter_date, language)
                                  : "Correction of council letter " + correction.document_number + " of " +
                                        core::long_date(correction.letter_date, language);
}

std::string consequence_text(const Rectification& rectification, Language language) {
  const bool dutch = language == Language::nl;
  if (rectification.descriptive) {
    return dutch
               ? "Geen. De brief gaf cijfers en trok geen conclusie over wat werkt. Dat doen wij ook nu niet."
               : "None. The letter gave figures and drew no conclusion about what works. Nor do we now.";
  }
  if (!rectification.conclusion()) {
    if (rectification.changed.empty()) {
      return dutch ? "Geen. Geen enkele uitspraak verandert." : "None. No statement changes.";
    }
    return dutch ? "Geen. De cijfers veranderen, maar niet wat eruit volgt."
                 : "None. The figures change, but not what follows from them.";
  }
  std::string text = dutch ? "De conclusie verandert." : "The conclusion changes.";
  std::size_t told = 0;
  std::size_t all = 0;
  for (const ChangedClaim& claim : rectification.changed) {
    if (!claim.conclusion || ++all > most_told_conclusions) {
      continue;
    }
    ++told;
    text += " " + claim.subject.in(language) + (dutch ? ". Eerst: " : ". Before: ") +
            claim.concluded.in(language) + (dutch ? ". Nu: " : ". Now: ") + claim.concludes.in(language) +
            ".";
  }
  if (all > told) {
    const std::string more = core::spelled(static_cast<std::int64_t>(all - told), language);
    const bool one = all - told == 1;
    text += dutch ? " Ook bij " + more + (one ? " andere uitspraak" : " andere uitspraken") +
                        " verandert de conclusie."
                  : " The conclusion also changes for " + more +
                        (one ? " other statement." : " other statements.");
  }
  return text;
}

}  // namespace werkthet::publish
