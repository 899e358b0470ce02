#include "publish/synthesis_wording.hpp"

#include "core/format.hpp"
#include "publish/cell_text.hpp"
#include "publish/phrases.hpp"

#include <algorithm>

namespace werkthet::publish {
namespace {

using core::Bilingual;
using core::Language;

constexpr std::string_view results_start = "synthesis_of_";
constexpr double little = 40.0;  // I2, Cochrane Handbook 10.10.2: below 40 "might not be important", ...
constexpr double much = 75.0;    // ... from 75 "considerable"

// Edit language here; holes are filled from printed cells.
const Bilingual one_town{
    "Van één gemeente met deze aanpak is er een cijfer: {town}. Dit zegt nog niets over andere gemeenten.",
    "There is a figure of one municipality with this approach: {town}. That says nothing yet about others."};
const Bilingual towns{"Van {k} gemeenten met deze aanpak is het cijfer te vergelijken.",
                      "The figures of {k} municipalities with this approach can be compared."};
const Bilingual both_same{"In beide lag de schatting {side} nul.", "In both the estimate lay {side} zero."};
const Bilingual all_same{"In alle {k} lag de schatting {side} nul.",
                         "In all {k} the estimate lay {side} zero."};
const Bilingual some{"De schatting lag in {up} boven nul en in {down} eronder.",
                     "The estimate lay above zero in {up} and below it in {down}."};
const Bilingual some_zero{"De schatting lag in {up} boven nul, in {down} eronder en in {zero} op nul.",
                          "The estimate lay above zero in {up}, below it in {down} and at zero in {zero}."};
const Bilingual too_few{"Dat is te weinig voor een gezamenlijk cijfer. We tonen ze naast elkaar.",
                        "That is too few for a joint figure. We show them side by side."};
const Bilingual spread{
    "Voor zover {k} gemeenten dat laten zien, verschillen zij onderling {spread} (I² {i2}).",
    "As far as {k} municipalities can show, they differ {spread} from each other (I² {i2})."};
const Bilingual joint{"Samen komt het verschil uit op {d}, met een marge van {lo} tot {hi}.",
                      "Together the difference comes to {d}, with a margin from {lo} to {hi}."};
const Bilingual not_shown{"Nul ligt binnen die marge: een verschil is gemiddeld niet aangetoond.",
                          "Zero lies inside that margin: no difference has been shown on average."};
const Bilingual shown{"Gemiddeld lag het cijfer dus {more} dan in de controlegroepen.",
                      "So on average the figure was {more} than in the control groups."};
const Bilingual next{"In een volgende gemeente verwachten we een verschil tussen {lo} en {hi}.",
                     "In a next municipality we expect a difference between {lo} and {hi}."};
const Bilingual next_other{"Daar kan het dus ook anders uitvallen.", "So it may turn out differently there."};

template <class WordsIn>
Bilingual filled(const Bilingual& phrase, WordsIn words_in) {
  return {fill(phrase.nl, words_in(Language::nl)), fill(phrase.en, words_in(Language::en))};
}

/// In figures of speech "een" would read as an article.
std::string how_many(std::int64_t n, Language language) {
  return n == 1 && language == Language::nl ? "\xC3\xA9\xC3\xA9n" : core::spelled(n, language);
}

/// "+6 procentpunt"; a difference of scores has its unit in the table.
std::string amount(const safe::Cell& cell, safe::Unit unit, Language language, bool with_unit) {
  std::string text = cell_text(cell, unit, language);
  if (with_unit && unit == safe::Unit::points) {
    text += language == Language::nl ? " procentpunt" : " percentage points";
  }
  return text;
}

bool zero_inside(const safe::Cell& low, const safe::Cell& high) {
  return low.value() <= 0.0 && high.value() >= 0.0;
}

/// The rows of municipalities of one approach; joint figures are none.
std::vector<const safe::Row*> towns_of(const safe::Table& results, std::size_t variant) {
  std::vector<const safe::Row*> rows;
  for (const safe::Row& row : results.rows) {
    const std::string& town = results.dimensions[1].codes[row.codes[1]].id;
    const safe::Cell* cell = safe::find_cell(results, row, "difference");
    if (row.codes[0] == variant && town != "Totaal" && town != "volgende" && cell != nullptr &&
        cell->is_number()) {
      rows.push_back(&row);
    }
  }
  return rows;
}

Bilingual sides(const safe::Table& results, const std::vector<const safe::Row*>& rows) {
  std::int64_t up = 0;
  std::int64_t down = 0;
  for (const safe::Row* row : rows) {
    const double value = safe::find_cell(results, *row, "difference")->value();
    up += value > 0.0 ? 1 : 0;
    down += value < 0.0 ? 1 : 0;
  }
  const auto k = static_cast<std::int64_t>(rows.size());
  if (up == k || down == k) {
    return filled(k == 2 ? both_same : all_same, [&](Language language) -> Words {
      const bool dutch = language == Language::nl;
      return {{"k", core::spelled(k, language)},
              {"side", up == k ? (dutch ? "boven" : "above") : (dutch ? "onder" : "below")}};
    });
  }
  return filled(up + down == k ? some : some_zero, [&](Language language) -> Words {
    return {{"up", how_many(up, language)},
            {"down", how_many(down, language)},
            {"zero", how_many(k - up - down, language)}};
  });
}

Bilingual spread_words(double i2) {
  return i2 < little ? Bilingual{"weinig", "little"}
         : i2 < much ? Bilingual{"nogal", "somewhat"}
                     : Bilingual{"sterk", "strongly"};
}

void add_joint(const safe::Table& pooled, const std::string& variant, std::int64_t k,
               std::vector<Bilingual>& sentences) {
  const auto cell = [&](const char* figure, const char* column) {
    return safe::find_cell(pooled, {variant, "Totaal", figure}, column);
  };
  const safe::Cell* d = cell("samen", "difference");
  const safe::Cell* low = cell("samen", "low");
  const safe::Cell* high = cell("samen", "high");
  const safe::Cell* from = cell("volgende", "low");
  const safe::Cell* to = cell("volgende", "high");
  const safe::Cell* i2 = cell("samen", "i2");
  for (const safe::Cell* c : {d, low, high, from, to, i2}) {
    if (c == nullptr || !c->is_number()) {
      sentences.push_back(too_few);
      return;
    }
  }
  const safe::Unit unit = pooled.columns[*safe::column_index(pooled, "difference")].unit;
  sentences.push_back(filled(spread, [&](Language language) -> Words {
    return {{"k", core::spelled(k, language)},
            {"spread", spread_words(i2->value()).in(language)},
            {"i2", cell_text(*i2, safe::Unit::percent, language)}};
  }));
  sentences.push_back(filled(joint, [&](Language language) -> Words {
    return {{"d", amount(*d, unit, language, true)},
            {"lo", amount(*low, unit, language, false)},
            {"hi", amount(*high, unit, language, false)}};
  }));
  const bool open = zero_inside(*low, *high);
  sentences.push_back(open ? not_shown : filled(shown, [&](Language language) -> Words {
    const bool dutch = language == Language::nl;
    return {{"more", d->value() > 0.0 ? (dutch ? "hoger" : "higher") : (dutch ? "lager" : "lower")}};
  }));
  sentences.push_back(filled(next, [&](Language language) -> Words {
    return {{"lo", amount(*from, unit, language, false)}, {"hi", amount(*to, unit, language, true)}};
  }));
  if (!open && zero_inside(*from, *to)) {
    sentences.push_back(next_other);
  }
}

}  // namespace

std::vector<const safe::Table*> synthesis_results(const safe::SafeFindings& findings) {
  std::vector<const safe::Table*> tables;
  for (const safe::Table& table : findings.tables()) {
    if (table.id.starts_with(results_start) && table.topic.starts_with("synthesis:")) {
      tables.push_back(&table);
    }
  }
  return tables;
}

const safe::Table* pooled_of(const safe::SafeFindings& findings, const safe::Table& results) {
  return safe::find_table(findings, "synthesis_pooled_" + results.id.substr(results_start.size()));
}

const safe::Table* levels_of(const safe::SafeFindings& findings, const safe::Table& results) {
  return safe::find_table(findings, "synthesis_levels_" + results.id.substr(results_start.size()));
}

std::vector<VariantSentences> synthesis_sentences(const safe::SafeFindings& findings,
                                                  const safe::Table& results) {
  std::vector<VariantSentences> all;
  const safe::Table* pooled = pooled_of(findings, results);
  for (std::size_t v = 0; v < results.dimensions[0].codes.size(); ++v) {
    const std::vector<const safe::Row*> rows = towns_of(results, v);
    if (rows.empty()) {
      continue;
    }
    VariantSentences said{results.dimensions[0].codes[v].label, {}};
    if (rows.size() == 1) {
      const Bilingual& town = results.dimensions[1].codes[rows.front()->codes[1]].label;
      said.sentences.push_back(filled(one_town, [&](Language language) -> Words {
        return {{"town", town.in(language)}};
      }));
    } else {
      said.sentences.push_back(filled(towns, [&](Language language) -> Words {
        return {{"k", how_many(static_cast<std::int64_t>(rows.size()), language)}};
      }));
      said.sentences.push_back(sides(results, rows));
      if (pooled == nullptr) {
        said.sentences.push_back(too_few);
      } else {
        add_joint(*pooled, results.dimensions[0].codes[v].id, static_cast<std::int64_t>(rows.size()),
                  said.sentences);
      }
    }
    all.push_back(std::move(said));
  }
  return all;
}

}  // namespace werkthet::publish
