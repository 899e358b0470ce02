#include "publish/memo/memo_builder.hpp"

#include "config/further_analyses.hpp"
#include "config/region.hpp"
#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/caveats.hpp"
#include "publish/cell_text.hpp"
#include "publish/interim.hpp"
#include "publish/memo/memo_blocks.hpp"
#include "publish/memo/memo_exploration.hpp"
#include "publish/memo/memo_municipalities.hpp"
#include "publish/memo/memo_plan.hpp"
#include "publish/memo/memo_region.hpp"
#include "publish/memo/memo_results.hpp"
#include "publish/memo/memo_tables.hpp"
#include "publish/memo/memo_writer.hpp"
#include "publish/wording.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

namespace werkthet::publish::memo {
namespace {

using config::ReleaseKind;
using core::Language;

constexpr std::size_t most_caveats_quarterly = 3;

core::Month reported_month(const config::Study& study) {
  return core::month_of(study.release.data_until.value_or(study.release.date));
}

std::string accent_of(const config::Study& study) {
  const std::string& accent = study.theme.accent;
  const bool hexadecimal =
      accent.size() == 7 && accent.front() == '#' &&
      std::all_of(accent.begin() + 1, accent.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      });
  return hexadecimal ? accent.substr(1) : Document{}.accent;
}

void write_head(MemoWriter& writer) {
  const config::Study& study = writer.study();
  const config::Memo& memo = study.memo;
  const Language language = writer.language();
  const auto add = [&](std::string_view id, std::string_view nl, std::string_view en, Paragraph value) {
    writer.document().head.push_back({std::string(id), writer.pick(nl, en), std::move(value)});
  };
  add("onderwerp", "Onderwerp", "Subject", writer.plain(writer.document().title));
  add("van", "Van", "From", writer.free_or_placeholder(memo.from, "afzender", "sender"));
  add("aan", "Aan", "To", writer.free_or_placeholder(memo.to, "ontvanger", "recipient"));
  add("datum", "Datum", "Date", writer.plain(core::long_date(study.release.date, language)));
  add("portefeuillehouder", "Portefeuillehouder", "Portfolio",
      writer.free_or_placeholder(memo.portfolio, "portefeuille", "portfolio"));
  add("afdeling", "Afdeling", "Department",
      writer.free_or_placeholder(memo.department, "afdeling en functiepostbus", "department and mailbox"));
  add("zaaknummer", "Zaaknummer", "Case number", writer.free_or_placeholder(memo.case_number, "zaaknummer", "case number"));
  add("documentnummer", "Documentnummer", "Document number",
      writer.free_or_placeholder(memo.document_number, "documentnummer", "document number"));
  add("status", "Status van de cijfers", "Status of the figures",
      writer.plain(status_of_figures(writer.findings(), study, language)));
  if (study.release.data_until) {
    add("peildatum", "Peildatum", "Reference date", writer.plain(core::long_date(*study.release.data_until, language)));
  }
  if (study.release.public_from) {
    add("openbaar", "Openbaar vanaf", "Public from", writer.plain(core::long_date(*study.release.public_from, language)));
  }
  Table table;
  table.description = writer.pick("Gegevens van deze brief", "Details of this letter");
  table.columns = {{writer.pick("Kenmerk", "Item"), false}, {writer.pick("Gegevens", "Details"), false}};
  for (const HeadField& field : writer.document().head) {
    table.rows.push_back({writer.plain(field.label), field.value});
  }
  table.id = "kop";
  writer.document().blocks.emplace_back(std::move(table));
}

void write_purpose(MemoWriter& writer) {
  const config::Study& study = writer.study();
  const Language language = writer.language();
  const std::string& name = study.name.in(language);
  switch (study.release.kind) {
    case ReleaseKind::interim: {
      const int months = core::whole_months(study.start, study.release.date);
      writer.say(
          writer.pick(
              "U ontvangt deze brief om kennis te nemen van de eerste bevindingen van het experiment ‘",
              "This letter informs you of the first findings of the experiment ‘") +
          name + "’. " + writer.pick("In ", "In ") +
          core::long_month(core::month_of(study.release.date), language) +
          writer.pick(" is het experiment ", " the experiment has run for ") +
          core::number(std::int64_t{months}, language) +
          writer.pick(" maanden bezig. De laatste cijfers gaan over de tijd tot en met ",
                      " months. The last figures will cover the time up to ") +
          core::long_date(study.run_out_until, language) + ".");
      return;
    }
    case ReleaseKind::final:
      writer.say(
          writer.pick("U ontvangt deze brief om kennis te nemen van de resultaten van het experiment ‘",
                      "This letter informs you of the results of the experiment ‘") +
          name +
          writer.pick("’. Ook leest u de kanttekeningen en het vervolg.",
                      "’. It also gives the caveats and the next steps."));
      return;
    case ReleaseKind::quarterly:
    case ReleaseKind::exploration:  // memo_exploration.cpp says it
      break;
  }
  writer.say(writer.pick("Dit bericht geeft de stand van het experiment ‘",
                         "This message gives the state of the experiment ‘") +
             name + writer.pick("’ in het ", "’ in the ") + core::quarter(reported_month(study), language) +
             ". " + writer.pick("Wij vragen u hiervan kennis te nemen.", "We ask you to take note of it."));
}

void write_design(MemoWriter& writer) {
  const config::Study& study = writer.study();
  const Language language = writer.language();
  const bool closing = study.release.kind == ReleaseKind::final;
  if (!study.question.empty()) {
    writer.say(writer.pick("De vraag van het onderzoek: ", "The question of the study: ") +
               study.question.in(language));
  }
  std::string more =
      writer.pick("Het experiment loopt van ", "The experiment runs from ") +
      core::long_date(study.start, language) + writer.pick(" tot ", " to ") +
      core::long_date(study.end, language) + ". " +
      writer.pick("Toeval bepaalde wie in welke groep kwam.", "Chance decided who came into which group.");
  if (closing && !study.waves.empty()) {
    const auto waves = static_cast<std::int64_t>(study.waves.size());
    more += writer.pick(" Deelnemers kregen ", " Participants got ") + core::spelled(waves, language) +
            (waves == 1 ? writer.pick(" vragenlijst.", " questionnaire.")
                        : writer.pick(" vragenlijsten.", " questionnaires."));
  }
  if (closing && !study.researcher.empty()) {
    more += writer.pick(" Het onderzoek is gedaan door ", " The study was done by ") + study.researcher + ".";
  }
  writer.say(std::move(more));
  writer.table(arms_table(writer), {});
}

void write_participation(MemoWriter& writer) {
  const Language language = writer.language();
  const safe::Table* flow = safe::find_table(writer.findings(), "flow");
  const auto step = [&](std::string_view id) -> std::string {
    const safe::Cell* cell = flow == nullptr ? nullptr : safe::find_cell(*flow, {id}, "n");
    return cell != nullptr && cell->is_number() ? cell_text(*cell, safe::Unit::count, language) : "";
  };
  if (writer.study().release.kind != ReleaseKind::quarterly) {
    const std::string invited = step("invited");
    const std::string consented = step("consented");
    const std::string drawn = step("drawn");
    const std::string about = writer.findings().refreshed() ? writer.pick("ongeveer ", "about ") : "";
    std::string text;
    if (!invited.empty() && !consented.empty()) {
      text += writer.pick("Wij vroegen ", "We asked ") + about + invited +
              writer.pick(" inwoners. Daarvan stemden er ", " residents. Of these, ") + about + consented +
              writer.pick(" toe. ", " gave consent. ");
    }
    if (!drawn.empty()) {
      text += writer.pick("Een loting verdeelde " + about + drawn + " deelnemers over de groepen.",
                          "A draw by lot divided " + about + drawn + " participants over the groups.");
    }
    if (!text.empty()) {
      writer.say(std::string(core::trimmed(text)));
    }
  }
  const safe::Table* arms = safe::find_table(writer.findings(), "flow_arms");
  if (arms == nullptr) {
    writer.say(writer.pick("De aantallen per groep zijn niet te bepalen.",
                           "The numbers per group could not be determined."));
    return;
  }
  writer.table(plain_table(writer, *arms), source_line(writer, arms));
  const safe::Table* excluded = safe::find_table(writer.findings(), "exclusions");
  if (writer.study().release.kind == ReleaseKind::final && excluded != nullptr) {
    writer.say(writer.pick("Waarom sommige inwoners niet mochten meedoen, staat in het werkboek.",
                           "Why some residents could not take part is in the workbook."));
  }
}

void write_certainty(MemoWriter& writer) {
  const config::Study& study = writer.study();
  if (study.release.kind == ReleaseKind::quarterly) {
    writer.say(writer.pick(
        "Dit zijn standen, geen effecten. Een verschil tussen groepen in één kwartaal zegt nog niets "
        "over wat werkt.",
        "These are states, not effects. A difference between groups in one quarter does not yet "
        "tell what works."));
    return;
  }
  writer.say(significance_box(study, study.release.kind == ReleaseKind::final, writer.language()));
  const safe::Table* power = safe::find_table(writer.findings(), "power");
  if (power != nullptr) {
    writer.say(writer.pick(
        "De tabel toont het kleinste verschil dat we goed konden zien. Kleinere verschillen kunnen er "
        "zijn zonder dat wij ze zien.",
        "The table shows the smallest difference that we could well see. Smaller differences may "
        "exist without our seeing them."));
    writer.table(plain_table(writer, *power), source_line(writer, power));
  }
  for (std::string text : {spent_text(writer.findings(), study, writer.language()),
                           changes_text(writer.findings(), writer.language())}) {
    if (!text.empty()) {
      writer.say(std::move(text));
    }
  }
}

void write_costs(MemoWriter& writer) {
  const safe::Table* costs = safe::find_table(writer.findings(), "costs");
  if (costs != nullptr && costs->dimensions.size() == 1) {
    Table table = plain_table(writer, *costs);
    if (table.rows.size() > most_rows) {  // the total is told, also when items are cut
      std::swap(table.rows[most_rows - 1], table.rows.back());
    }
    writer.table(std::move(table), source_line(writer, costs));
    std::string notes;
    for (const core::Bilingual& note : costs->notes) {
      notes += (notes.empty() ? "" : " ") + note.in(writer.language());
    }
    if (!notes.empty()) {
      writer.say(std::move(notes));
    }
    return;
  }
  writer.document().blocks.emplace_back(writer.placeholder(
      "begroot, uitgegeven en verschil per soort; kosten per deelnemer; wat niet is geraamd",
      "planned, spent and difference per kind; cost per participant; what was not estimated"));
}

void write_caveats(MemoWriter& writer) {
  std::vector<Paragraph> items;
  for (const Caveat& caveat : caveats(writer.findings(), writer.study())) {
    if (writer.study().release.kind == ReleaseKind::quarterly && items.size() == most_caveats_quarterly) {
      break;
    }
    items.push_back(writer.plain(caveat.text.in(writer.language())));
  }
  if (items.empty()) {
    writer.say(writer.pick("Er zijn geen kanttekeningen.", "There are no caveats."));
  }
  writer.bullets(std::move(items));
}

void write_next(MemoWriter& writer) {
  const auto& steps = writer.study().memo.next_steps;
  if (steps.empty()) {
    writer.document().blocks.emplace_back(
        writer.placeholder("de volgende stappen: wat, wie, wanneer", "the next steps: what, who, when"));
    return;
  }
  Table table;
  table.id = "next_steps";
  table.caption = writer.pick("De volgende stappen", "The next steps");
  table.columns = {{writer.pick("Wat", "What"), false},
                   {writer.pick("Wie", "Who"), false},
                   {writer.pick("Wanneer", "When"), false}};
  for (const auto& step : steps) {
    table.rows.push_back({writer.free_or_placeholder(step.what, "wat", "what"),
                          writer.free_or_placeholder(step.who, "wie", "who"),
                          writer.free_or_placeholder(step.when, "wanneer", "when")});
  }
  writer.table(std::move(table), {});
}

void write_annexes(MemoWriter& writer) {
  const std::string rest = ", " + in_sentence(status_text(writer.study(), writer.language())) +
                           writer.pick(", openbaar", ", public");
  std::vector<Paragraph> items;
  const auto add = [&](std::string_view nl, std::string_view en) {
    items.push_back(writer.plain(writer.pick(nl, en) + rest));
  };
  add("Werkboek met alle tabellen (workbook.xlsx)", "Workbook with all tables (workbook.xlsx)");
  add("Tabellen als CSV (map data)", "Tables as CSV (folder data)");
  const ReleaseKind kind = writer.study().release.kind;
  if (kind != ReleaseKind::quarterly && kind != ReleaseKind::exploration) {
    add("Figuren bij de resultaten (map charts en de website)",
        "Figures with the results (folder charts, website)");
    add("Verantwoording (website)", "Account of methods (website)");
    if (config::publishes_any(writer.study())) {
      add("Verdere analyses, verkennend (website en werkboek)",
          "Further analyses, exploratory (website and workbook)");
    }
  }
  writer.bullets(std::move(items), true);
}

void write_block(MemoWriter& writer, BlockId id) {
  const config::Memo& memo = writer.study().memo;
  if (writer.study().release.kind == ReleaseKind::exploration && write_exploration(writer, id)) {
    return;
  }
  if (config::compares_only(writer.study()) && write_region(writer, id)) {
    return;
  }
  switch (id) {
    case BlockId::purpose:
      return write_purpose(writer);
    case BlockId::reason:
      return writer.free_text(memo.reason, "de aanleiding: motie, amendement of toezegging, met datum",
                              "the background: motion, amendment or promise, with date");
    case BlockId::core:
      return write_core(writer);
    case BlockId::design:
      return write_design(writer);
    case BlockId::participation:
      return write_participation(writer);
    case BlockId::results:
      write_results(writer);
      return write_municipalities(writer);
    case BlockId::changes:
      return write_changes(writer);
    case BlockId::certainty:
      return write_certainty(writer);
    case BlockId::stop:
      return write_stop(writer);
    case BlockId::unknown:
      return write_unknown(writer);
    case BlockId::subgroups:
      return write_subgroups(writer);
    case BlockId::costs:
      return write_costs(writer);
    case BlockId::caveats:
      return write_caveats(writer);
    case BlockId::consequences:
      return writer.free_text(memo.consequences, "de gevolgen voor beleid en uitvoering",
                              "the consequences for policy and practice");
    case BlockId::next:
      return write_next(writer);
    case BlockId::annexes:
      return write_annexes(writer);
  }
}

}  // namespace

std::string memo_subject(const config::Study& study, Language language) {
  const bool dutch = language == Language::nl;
  if (dutch && !core::trimmed(study.memo.subject).empty()) {
    return std::string(core::trimmed(study.memo.subject));
  }
  if (config::compares_only(study)) {
    return region_subject(study, language);
  }
  const std::string name = "‘" + study.name.in(language) + "’";
  switch (study.release.kind) {
    case ReleaseKind::interim:
      return (dutch ? "Eerste bevindingen experiment " : "First findings of the experiment ") + name;
    case ReleaseKind::final:
      return (dutch ? "Resultaten experiment " : "Results of the experiment ") + name + " " +
             std::to_string(core::civil(study.start).year) + "–" +
             std::to_string(core::civil(study.end).year);
    case ReleaseKind::exploration:
      return (dutch ? "Verkenning van het experiment " : "Exploration of the experiment ") + name;
    case ReleaseKind::quarterly:
      break;
  }
  std::string quarter = core::quarter(reported_month(study), language);
  for (std::size_t at = quarter.find(' '); at != std::string::npos; at = quarter.find(' ', at)) {
    quarter.replace(at, 1, core::no_break_space);  // "4e kwartaal 2019" reads badly over two lines
  }
  return (dutch ? "Stand van het experiment " : "State of the experiment ") + name + ", " + quarter;
}

std::size_t most_words(ReleaseKind kind) {
  switch (kind) {
    case ReleaseKind::interim:
      return 1000;
    case ReleaseKind::final:
      return 1800;
    case ReleaseKind::exploration:
      return 1000;
    case ReleaseKind::quarterly:
      break;
  }
  return 600;
}

void start_document(Document& document, const config::Study& study, std::string title) {
  const Language language = document.language;
  document.title = std::move(title);
  document.organisation = core::trimmed(study.memo.from).empty()
                              ? config::publisher_name(study).in(language)
                              : study.memo.from;
  document.subject = study.name.in(language);
  document.date = study.release.date;
  document.accent = accent_of(study);
  document.running_head =
      study.municipality + " · " + study.name.in(language) + " · " + status_text(study, language);
}

void write_invented(MemoWriter& writer) {
  if (writer.study().fictitious) {
    writer.say(writer.pick("VERZONNEN GEGEVENS. Deze gemeente en deze cijfers bestaan niet.",
                           "INVENTED DATA. This municipality and these figures do not exist."),
               Tone::notice);
    writer.document().running_head += writer.pick(" · VERZONNEN", " · INVENTED");
  }
}

Document build_memo(const safe::SafeFindings& findings, const config::Study& study, Language language) {
  MemoWriter writer(findings, study, language);
  Document& document = writer.document();
  start_document(document, study, memo_subject(study, language));
  writer.heading(1, document.title);
  write_invented(writer);
  if (study.release.kind == ReleaseKind::exploration) {
    write_exploration_warning(writer);
  }
  write_head(writer);
  const bool region = config::compares_only(study);
  for (const BlockRule& rule : block_rules()) {
    if (region ? belongs_to_region(rule.id) : belongs(rule, study.release.kind)) {
      writer.heading(2, heading(rule, study, language), rule.name);
      write_block(writer, rule.id);
    }
  }
  return std::move(document);
}

}  // namespace werkthet::publish::memo
