#include "publish/memo/rectification_letter.hpp"

#include "core/error.hpp"
#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/memo/memo_builder.hpp"
#include "publish/memo/memo_writer.hpp"
#include "publish/wording.hpp"

#include <algorithm>

namespace werkthet::publish::memo {
namespace {

using core::Language;

std::string quoted(const std::string& text) {
  return "“" + text + "”";
}

void write_head(MemoWriter& writer) {
  const config::Study& study = writer.study();
  const Language language = writer.language();
  Table table;
  table.description = writer.pick("Gegevens van deze brief", "Details of this letter");
  table.columns = {{writer.pick("Kenmerk", "Item"), false}, {writer.pick("Gegevens", "Details"), false}};
  const auto add = [&](std::string_view nl, std::string_view en, Paragraph value) {
    table.rows.push_back({writer.plain(writer.pick(nl, en)), std::move(value)});
  };
  add("Van", "From", writer.free_or_placeholder(study.memo.from, "afzender", "sender"));
  add("Aan", "To", writer.free_or_placeholder(study.memo.to, "ontvanger", "recipient"));
  add("Datum", "Date", writer.plain(core::long_date(study.release.date, language)));
  add("Documentnummer", "Document number",
      writer.free_or_placeholder(study.memo.document_number, "documentnummer", "document number"));
  add("Status van de cijfers", "Status of the figures",
      writer.plain(status_of_figures(writer.findings(), study, language)));
  writer.document().blocks.emplace_back(std::move(table));
}

/// What the website has beyond the letter.
void write_more(MemoWriter& writer, std::size_t more, const core::Bilingual& one,
                const core::Bilingual& many) {
  if (more == 0) {
    return;
  }
  const Language language = writer.language();
  const std::string count = core::spelled(static_cast<std::int64_t>(more), language);
  writer.say(more == 1 ? writer.pick("Nog een " + one.nl + " is verbeterd.",
                                     "One more " + one.en + " was corrected.") +
                             writer.pick(" Zie de website, onder ‘Wijzigingen en correcties’.",
                                         " It is on the website, under ‘Changes and corrections’.")
                       : writer.pick("Nog " + count + " " + many.nl + " zijn verbeterd.",
                                     "Another " + count + " " + many.en + " were corrected.") +
                             writer.pick(" U vindt ze op de website, onder ‘Wijzigingen en correcties’.",
                                         " They are on the website, under ‘Changes and corrections’."));
}

/// A release without statements on effects: its figures, old and new, and not a word about effects.
void write_figures(MemoWriter& writer, const Rectification& rectification) {
  const Language language = writer.language();
  if (!rectification.kept) {
    writer.say(writer.pick(
        "De cijfers van toen zijn niet bewaard in een vorm die wij kunnen vergelijken. De cijfers "
        "van nu staan in het werkboek.",
        "The figures of then were not kept in a form that we can compare. The figures of now are "
        "in the workbook."));
    return;
  }
  if (rectification.figures.empty()) {
    writer.say(writer.pick("Geen enkel cijfer over de groepen verandert door de correctie.",
                           "No figure on the groups changes by the correction."));
    return;
  }
  writer.heading(2, writer.pick("Wat er stond en wat het moet zijn", "What it said and what it must be"));
  Table table;
  table.caption = writer.pick("De cijfers die zijn verbeterd", "The figures that were corrected");
  table.description = table.caption;
  table.columns = {{writer.pick("Uitkomst en groep", "Outcome and group"), false},
                   {writer.pick("Er stond", "It said"), true},
                   {writer.pick("Het moet zijn", "It must be"), true}};
  const std::size_t told = std::min(most_listed, rectification.figures.size());
  for (std::size_t i = 0; i < told; ++i) {
    const ChangedFigure& figure = rectification.figures[i];
    table.rows.push_back({writer.plain(figure.subject.in(language)), writer.plain(figure.was.in(language)),
                          writer.plain(figure.is.in(language))});
  }
  writer.table(std::move(table), {});
  write_more(writer, rectification.figures.size() - told, {"cijfer", "figure"}, {"cijfers", "figures"});
}

void write_changed(MemoWriter& writer, const Rectification& rectification) {
  const Language language = writer.language();
  if (rectification.descriptive) {
    write_figures(writer, rectification);
    return;
  }
  if (rectification.changed.empty()) {
    writer.say(writer.pick("Geen enkele uitspraak in deze brief verandert door de correctie.",
                           "No statement in this letter changes by the correction."));
    return;
  }
  writer.heading(2, writer.pick("Wat er stond en wat het moet zijn", "What it said and what it must be"));
  const std::size_t told = std::min(most_quoted, rectification.changed.size());
  for (std::size_t i = 0; i < told; ++i) {
    const ChangedClaim& claim = rectification.changed[i];
    writer.heading(3, claim.subject.in(language));
    writer.say((claim.headline ? writer.pick("In deze brief stond: ", "This letter said: ")
                               : writer.pick("In deze brief of de bijlagen stond: ",
                                             "This letter or its annexes said: ")) +
               quoted(claim.was.in(language)) + writer.pick(" Dat is niet juist.", " That is not right."));
    writer.say(writer.pick("Het moet zijn: ", "It must be: ") + quoted(claim.is.in(language)));
  }
  write_more(writer, rectification.changed.size() - told, {"uitspraak", "statement"},
             {"uitspraken", "statements"});
}

/// A free text that may have an English twin.
void write_free(MemoWriter& writer, const core::Bilingual& text, std::string before) {
  const bool english = writer.language() == Language::en && !text.en.empty();
  if (!before.empty()) {
    writer.say(std::move(before));
  }
  writer.document().blocks.emplace_back(Paragraph{std::string(core::trimmed(english ? text.en : text.nl)),
                                                  english ? Language::en : Language::nl});
}

}  // namespace

Document build_rectification(const safe::SafeFindings& findings, const config::Study& study,
                             const Rectification& rectification, Language language) {
  core::ensure(study.release.correction.has_value(), "a rectification corrects a letter");
  const config::Correction& correction = *study.release.correction;
  MemoWriter writer(findings, study, language);
  Document& document = writer.document();
  start_document(document, study, rectification_title(study, language));
  writer.heading(1, document.title);
  write_invented(writer);
  write_head(writer);
  write_changed(writer, rectification);
  writer.heading(2, writer.pick("Oorzaak", "Cause"));
  write_free(writer, correction.cause,
             writer.pick("Wij vonden de fout op ", "We found the mistake on ") +
                 core::long_date(correction.found_on, language) + ".");
  writer.heading(2, writer.pick("Gevolg voor de conclusie", "Consequence for the conclusion"));
  writer.say(consequence_text(rectification, language));
  writer.heading(2, writer.pick("Wat we doen om dit te voorkomen", "What we do to prevent this"));
  if (core::trimmed(correction.prevention.nl).empty()) {
    writer.document().blocks.emplace_back(
        writer.placeholder("wat u doet om zo’n fout te voorkomen", "what you do to prevent such a mistake"));
  } else {
    write_free(writer, correction.prevention, {});
  }
  return std::move(document);
}

}  // namespace werkthet::publish::memo
