// One invented register, written down in every layout, gives the same cohort. Each layout is compared with
// bus2015-xml holding the same facts; what a layout cannot say is listed with it below and taken out of both.
#include "cohort/build_cohort.hpp"
#include "cohort/coverage.hpp"
#include "cohort/spells.hpp"
#include "config/covariates.hpp"
#include "ingest/bus/layout.hpp"
#include "layout_writers.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <functional>
#include <set>
#include <string>

using namespace werkthet;
using namespace layout_test;

namespace {

/// How one layout is written and read.
struct Form {
  std::string layout;
  Holds holds;
  std::string extension;
  /// Text of one monthly file with its sequence number.
  std::function<std::string(const std::vector<Line>&, int, const std::string&)> write;
  bool history{};
};

/// What each layout cannot say, in one place:
/// bus2015-xml, kenmerk-csv, bus2013: everything is there.
/// bus2010-pair: several kinds of income share one amount, so months with work and another kind have no work
/// income. gws-dossier: only the year of birth; no exemption, no income; general assistance only. suwiml:
/// kinds of income without amounts. microdata: no date of birth, no sex, no income. own-fixed (positions by
/// the user): one kind of income per record, because it has one place for it.
std::vector<Form> forms() {
  return {{"kenmerk-csv",
           {},
           ".csv",
           [](const auto& lines, int m, const std::string& s) { return kenmerken(lines, m, s, false); }},
          {"bus2013",
           {},
           ".csv",
           [](const auto& lines, int m, const std::string& s) { return kenmerken(lines, m, s, true); }},
          {"bus2010-pair", {.mixed_income = false}, ".csv", bus2010_pair},
          {"gws-dossier",
           {.birth = false, .exemption = false, .income = false, .scheme = false},
           ".csv",
           [](const auto& lines, int, const std::string&) { return gws_dossier(lines); },
           true},
          {"suwiml",
           {.income = false},
           ".xml",
           [](const auto& lines, int, const std::string&) { return suwiml(lines); },
           true},
          {"microdata",
           {.birth = false, .sex = false, .income = false},
           ".csv",
           [](const auto& lines, int, const std::string&) { return microdata(lines); }},
          {"own-fixed.toml", {.mixed_income = false}, ".txt", fixed_width}};
}

config::Study study_for(const Folder& folder, const Form& form) {
  config::Study study = ingest_test::study_in(folder);
  study.end = day(2018, 5, 31);
  study.run_out_until = day(2018, 5, 31);
  study.seed = 7;
  config::Outcome exit;
  exit.id = "exit_work";
  exit.kind = config::OutcomeKind::exit_work;
  exit.primary = true;
  exit.horizons = {1, 4};
  config::Outcome part = exit;
  part.id = "part_time";
  part.kind = config::OutcomeKind::part_time_work;
  part.primary = false;
  study.outcomes = {exit, part};
  study.covariates = config::built_in_covariates();
  study.data.bus_layout = form.layout;
  study.data.bus = {"bus/*" + form.extension};
  if (form.layout == "gws-dossier") {
    folder.write("reasons.csv", gws_reasons);
    study.data.bus_codes = "reasons.csv";
  }
  if (form.layout == "own-fixed.toml") {
    folder.write("own-fixed.toml", fixed_layout);
  }
  std::string lottery = "bsn;consent;consent_date;drawn;arm\n";
  for (int i = 0; i < 24; ++i) {
    lottery += number(i) + ";ja;15-09-2017;" + (i % 3 == 0 ? "20-01-2018" : "05-02-2018") + ";" +
               (i % 2 == 0 ? "control" : "freedom") + "\n";
  }
  folder.write("allocation.csv", lottery);
  study.data.allocation = "allocation.csv";
  return study;
}

void write_files(const Folder& folder, const Form& form, const std::vector<Household>& facts) {
  if (form.history) {  // an earlier history knows less; the later one corrects it
    folder.write("bus/h-201801" + form.extension, form.write(history_of(facts, 3), 3, ""));
    folder.write("bus/h-201805" + form.extension,
                 form.write(history_of(facts, month_count - 1), month_count - 1, ""));
    return;
  }
  for (int m = 0; m < month_count; ++m) {
    const bool twice = m == 4;  // delivered again: an end was forgotten
    folder.write("bus/d-" + yyyymm(m) + form.extension, form.write(lines_of(facts, m, twice), m, "1"));
    if (twice) {
      folder.write("bus/d-" + yyyymm(m) + "b" + form.extension, form.write(lines_of(facts, m), m, "2"));
    }
  }
}

std::string of(const std::optional<double>& value) {
  return value ? fmt::format("{:a}", *value) : "-";
}
std::string of(const cohort::Values& values) {
  std::string text;
  for (const auto& value : values) {
    text += of(value) + " ";
  }
  return text + "\n";
}
std::string of(const cohort::Spell& s) {
  return core::iso(s.period.from) + ".." + core::iso(s.period.to) + "/" +
         std::to_string(static_cast<int>(s.reason)) + "/" + std::to_string(s.scheme) + "/" +
         (s.censored ? "c" : "e") + " ";
}

/// Every spell, record, work month and column of the cohort as bytes.
std::string bytes_of(const config::Study& study, const ingest::Input& input) {
  const cohort::Coverage coverage = cohort::coverage_of(*input.bus, std::nullopt);
  const cohort::RowsByPerson rows = cohort::rows_by_person(*input.bus, coverage, study.benefit_rules);
  const cohort::Spells spells = cohort::build_spells(*input.bus, coverage, rows, study.benefit_rules);
  std::string text = core::iso(coverage.first) + " " + core::iso(coverage.last) + " " +
                     std::to_string(input.bus->persons) + " persons, " + std::to_string(input.bus->benefits) +
                     " benefits\n";
  for (std::uint32_t p = 0; p < rows.size(); ++p) {
    text += std::to_string(p) + ": ";
    for (const cohort::Spell& s : spells.spells.of(p)) {
      text += of(s);
    }
    text += "| ";
    for (const cohort::Entitlement& e : spells.entitlements.of(p)) {
      text += std::to_string(e.benefit) + "@" + of(e.spell) + (e.silent ? "silent " : "");
    }
    text += "| ";
    for (const core::Month month : spells.work_months.of(p)) {
      text += core::iso(month) + " ";
    }
    text += "\n";
  }
  const auto& c = spells.counts;
  text += fmt::format("{} {} {} {}\n", c.silent_ends, c.withdrawn, c.partner_resolved, c.partner_unresolved);

  core::SilentLog log;
  const cohort::Cohort cohort = cohort::build_cohort(study, input, log);
  for (std::size_t i = 0; i < cohort.size; ++i) {
    const auto& index = cohort.index_date[i];
    text += fmt::format("{} {} {} {} {}\n", static_cast<int>(cohort.membership[i]), cohort.arm[i],
                        index ? core::iso(*index) : "-", cohort.new_inflow[i] ? 1 : 0, cohort.cluster[i]);
  }
  for (const auto& column : cohort.covariates) {
    text += column.id + " " + of(column.values);
  }
  for (const auto& column : cohort.binary) {
    text += column.outcome + " " + std::to_string(column.horizon) + " " + of(column.values);
  }
  for (const auto& column : cohort.times) {
    text += column.outcome + " " + of(column.time);
  }
  for (const auto& column : cohort.placebos) {
    text += column.outcome + column.id + " " + of(column.values);
  }
  for (const auto& q : cohort.stock) {
    text += fmt::format("{} {} {} {} {} {} {} {}\n", core::iso(q.first_month), q.benefits, q.stock_begin,
                        q.inflow, q.outflow, q.other_end, q.stock_end, q.outflow_work);
  }
  for (const auto& step : cohort.flow) {
    text += step.id + step.arm + step.reason + " " + std::to_string(step.count) + "\n";
  }
  for (const std::int64_t n : cohort.exit_reasons) {
    text += std::to_string(n) + " ";
  }
  return text;
}

std::string cohort_in(const Form& form, const Holds& holds) {
  const Folder folder;
  const config::Study study = study_for(folder, form);
  write_files(folder, form, the_register(holds));
  const ingest::Input input = ingest_test::read(study);
  INFO(form.layout << "\n" << ingest_test::all_text(input.problems));
  REQUIRE_FALSE(input.problems.has_errors());
  REQUIRE(input.bus);
  for (const ingest::FieldCount& count : input.nulls) {
    INFO(count.field << " " << count.code);
    CHECK(count.code == "missing");  // nothing was misread
  }
  return bytes_of(study, input);
}

Form reference() {
  return {"bus2015-xml", {}, ".xml", bus2015_xml};
}

}  // namespace

TEST_CASE("the same data in every layout gives the same cohort, byte for byte") {
  for (const Form& form : forms()) {
    INFO(form.layout);
    const std::string expected = cohort_in(reference(), form.holds);
    CHECK(cohort_in(form, form.holds) == expected);
  }
}

TEST_CASE("the round trip writes every shipped layout") {
  std::set<std::string> written{reference().layout};
  for (const Form& form : forms()) {
    written.insert(form.layout);
  }
  for (const std::string& id : ingest::shipped_layouts()) {
    INFO(id);
    CHECK(written.contains(id));
  }
}

TEST_CASE("the register of the round trip holds what can go wrong") {
  const std::string all = cohort_in(reference(), {});
  CHECK(all.starts_with("2017-10 2018-05 40 persons, 35 benefits\n"));
  CHECK(all.find("/2/c") != all.npos);                     // a change of scheme, joined with what was before
  CHECK(all.find("\n0 0 3 0\n") != all.npos);              // reason 97 of three couples, from the partner
  CHECK(all != cohort_in(reference(), {.birth = false}));  // every part of Holds can be seen in the bytes
  CHECK(all != cohort_in(reference(), {.sex = false}));
  CHECK(all != cohort_in(reference(), {.income = false}));
  CHECK(all != cohort_in(reference(), {.mixed_income = false}));
  CHECK(all != cohort_in(reference(), {.scheme = false}));
}
