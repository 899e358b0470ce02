#include "ingest/lists/exemptions.hpp"

#include "ingest/lists/lists.hpp"
#include "ingest/lists/words.hpp"
#include "ingest/tables/table_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <vector>

namespace werkthet::ingest {
namespace {

constexpr std::array<Word<std::uint8_t>, 9> ordinals = {{{"eerste", 1},
                                                         {"tweede", 2},
                                                         {"derde", 3},
                                                         {"vierde", 4},
                                                         {"vijfde", 5},
                                                         {"zesde", 6},
                                                         {"zevende", 7},
                                                         {"achtste", 8},
                                                         {"negende", 9}}};

bool digit(char c) {
  return c >= '0' && c <= '9';
}

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Runs of digits and runs of letters, small: "Art. 9a, lid 1" is art, 9, a, lid, 1. Other characters part.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  char before = ' ';
  for (const char c : text) {
    if (digit(c) || letter(c)) {
      if (digit(c) != digit(before) || letter(c) != letter(before)) {
        parts.emplace_back();
      }
      parts.back() += letter(c) ? static_cast<char>(c | 0x20) : c;
    }
    before = c;
  }
  return parts;
}

/// 1 to `most`, or 0.
int number_of(const std::string& part, int most) {
  int value = 0;
  const auto [end, wrong] = std::from_chars(part.data(), part.data() + part.size(), value);
  const bool whole = wrong == std::errc{} && end == part.data() + part.size();
  return whole && value >= 1 && value <= most ? value : 0;
}

}  // namespace

std::optional<LawArticle> parse_article(std::string_view text) {
  if (text.size() > 60) {
    return std::nullopt;
  }
  std::vector<std::string> parts = parts_of(text);
  const auto is = [&](std::size_t i, std::string_view word) { return i < parts.size() && parts[i] == word; };
  std::size_t i = is(0, "art") || is(0, "artikel") ? 1 : 0;
  LawArticle article;
  article.number = i < parts.size() ? static_cast<std::uint16_t>(number_of(parts[i], 999)) : 0U;
  if (article.number == 0) {
    return std::nullopt;
  }
  ++i;
  if (i < parts.size() && parts[i].size() == 1 && letter(parts[i].front())) {
    article.letter = parts[i++].front();
  }
  const bool named = is(i, "lid");
  i += named ? 1U : 0U;
  if (i < parts.size() && digit(parts[i].front())) {
    article.paragraph = static_cast<std::uint8_t>(number_of(parts[i++], 99));
    if (article.paragraph == 0) {
      return std::nullopt;
    }
  } else if (named) {
    return std::nullopt;
  } else if (is(i + 1, "lid")) {
    const auto ordinal = meaning<std::uint8_t>(ordinals, parts[i]);
    if (!ordinal) {
      return std::nullopt;
    }
    article.paragraph = *ordinal;
    i += 2;
  }
  for (; i < parts.size(); ++i) {  // another law has other articles with the same number
    if (!is(i, "van") && !is(i, "de") && !is(i, "pw") && !is(i, "participatiewet")) {
      return std::nullopt;
    }
  }
  return article;
}

void read_exemptions(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory,
                     Input& input) {
  const std::string& name = study.data.exemptions;
  TableReader table(list_source(study, name), "exemptions", study.data.exemptions_form);
  const ColumnRef bsn = table.column("bsn", true, {"burgerservicenummer"});
  const ColumnRef from = table.column("from", true, {"vanaf", "begindatum", "ingangsdatum"});
  const ColumnRef to = table.column("to", false, {"tot_en_met", "tm", "einddatum"});
  const ColumnRef article = table.column("article", false, {"artikel"});
  const ColumnRef reason = table.column("reason", false, {"reden", "redencode"});
  for (std::size_t i = 0; i < table.rows() && bsn.index && from.index; ++i) {
    ExemptionRow row;
    row.line = table.line(i);
    if (const auto person = table.person(i, bsn, pseudonyms)) {
      row.person = directory.person(*person);
    }
    row.from = table.date(i, from);
    if (is_missing(table.text(i, from))) {
      table.report().null("W213", table.place(i, from), "an exemption without a first day cannot be placed");
    }
    row.to = table.date(i, to);
    if (row.from && row.to && *row.to < *row.from) {
      table.report().add("E240", table.place(i, to));
    }
    if (const auto text = table.text(i, article); !is_missing(text)) {
      const auto parsed = parse_article(text);
      if (!parsed) {
        table.report().null("W213", table.place(i, article), "an article is written as 9a or 9 lid 5");
      }
      row.article = parsed.value_or(LawArticle{});
    }
    row.reason = code_text(table.text(i, reason));
    input.exemptions.push_back(std::move(row));
  }
  const auto key = [](const ExemptionRow& row) {
    return std::tuple(row.person, row.from.value_or(core::Date{INT32_MAX}), row.line);
  };
  std::stable_sort(input.exemptions.begin(), input.exemptions.end(),
                   [&](const ExemptionRow& a, const ExemptionRow& b) { return key(a) < key(b); });
  table.finish(input);
}

}  // namespace werkthet::ingest
