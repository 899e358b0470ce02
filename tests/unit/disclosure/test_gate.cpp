#include "core/error.hpp"
#include "disclosure/gate.hpp"
#include "support/ledger_counts.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace werkthet;
using disclosure::Gate;
using safe::Cell;
using test_support::count;

namespace {

config::Study study_of(config::ReleaseKind kind) {
  config::Study study;
  study.release.kind = kind;
  study.release.id = "r";
  return study;
}

/// One table: a count, a share derived from it, and a mean of ten and of nine people.
findings::Findings small_findings(std::int64_t events) {
  findings::Findings f;
  f.queries = {count("a", events, 150)};
  findings::Table table;
  table.id = "t";
  table.dimensions = {{"groep", {"Groep", "Group"}, {{"x", {"X", "X"}}, {"y", {"Y", "Y"}}}}};
  table.columns = {{"n", {"n", "n"}, safe::Unit::count, false},
                   {"share", {"s", "s"}, safe::Unit::percent, false}};
  const findings::Derived share{
      {"a"},
      [](std::span<const double> v) { return statistics::Estimated<double>(100.0 * v[0] / 150.0); },
      0};
  table.rows = {{{0}, {findings::CountCell{"a"}, share}}};
  f.tables = {table};
  findings::Statement statement;
  statement.head.id = "s";
  statement.slots = {{"a", share}};
  f.statements = {statement};
  return f;
}

}  // namespace

TEST_CASE("a sentence and a percentage disappear with their count") {
  const auto released = Gate::release(small_findings(7), study_of(config::ReleaseKind::final));
  const safe::Row& row = released.findings.tables()[0].rows[0];
  CHECK(row.cells[0].kind() == Cell::Kind::hidden);
  CHECK(row.cells[1].kind() == Cell::Kind::hidden);
  CHECK(row.cells[0].value() == 0.0);  // no number anywhere in the object
  CHECK(released.findings.statements()[0].slots.at("a").kind() == Cell::Kind::hidden);
  CHECK(released.findings.fact("small_numbers_hidden"));
}

TEST_CASE(
    "what a table says about its age goes through as it is: it is about deliveries and not about people") {
  findings::Findings f = small_findings(7);
  f.tables[0].maturity = {
      {"Stand: 31 december 2019; gezien: 2 latere maanden; status van het register: voorlopig.", "As of"},
      {{"x", {"voorlopig", "provisional"}}},
      false};
  const auto released = Gate::release(f, study_of(config::ReleaseKind::final));
  const safe::Maturity& maturity = released.findings.tables()[0].maturity;
  CHECK(maturity.text == f.tables[0].maturity.text);
  CHECK(maturity.status == f.tables[0].maturity.status);
  CHECK_FALSE(maturity.all_final);
}

TEST_CASE("the words around the figures of a table go through as they are") {
  findings::Findings f = small_findings(70);
  findings::Table& table = f.tables[0];
  table.topic = "outcome:x";
  table.title = {"Titel", "Title"};
  table.statistic = {"Aandeel", "Share"};
  table.source = {"Bron", "Source"};
  table.notes = {{"Noot", "Note"}};
  table.chart = {safe::ChartKind::stacked, "groep", "trede", "share", "", "", {"Grafiek", "Chart"}};
  const auto released = Gate::release(f, study_of(config::ReleaseKind::final));
  const safe::Table& safe = released.findings.tables()[0];
  CHECK(safe.id == "t");
  CHECK(safe.topic == table.topic);
  CHECK(safe.title == table.title);
  CHECK(safe.statistic == table.statistic);
  CHECK(safe.source == table.source);
  CHECK(safe.notes == table.notes);
  CHECK(safe.chart.kind == safe::ChartKind::stacked);
  CHECK(safe.chart.message == table.chart.message);
  CHECK(safe.dimensions[0].label == table.dimensions[0].label);
  REQUIRE(safe.dimensions[0].codes.size() == 1);  // no row has the other
  CHECK(safe.dimensions[0].codes[0].id == "x");
  CHECK_FALSE(released.findings.refreshed());
  CHECK_FALSE(released.findings.fact("small_numbers_hidden"));
  CHECK(Gate::release(f, study_of(config::ReleaseKind::quarterly)).findings.refreshed());
}

TEST_CASE("a table of shown counts leaves out the rows in which every count is hidden") {
  findings::Findings f = small_findings(70);
  f.queries.push_back(count("b", 7, 150));
  findings::Table& table = f.tables[0];
  table.drop_hidden_rows = true;
  table.rows.push_back({{1}, {findings::CountCell{"b"}, table.rows[0].cells[1]}});
  const auto rows = [&] {
    return Gate::release(f, study_of(config::ReleaseKind::final)).findings.tables()[0].rows.size();
  };
  CHECK(rows() == 1);
  table.rows[1].cells[0] = findings::GroupSize{150};  // no count of people: nothing to leave it out for
  CHECK(rows() == 2);
  table.drop_hidden_rows = false;
  table.rows[1].cells[0] = findings::CountCell{"b"};
  CHECK(rows() == 2);
}

TEST_CASE("a refreshed percentage says no more than its rounded count") {
  // 38 to 44 people of 150 all print 40 and 27 %.
  for (std::int64_t n = 35; n < 45; ++n) {
    const auto released = Gate::release(small_findings(n), study_of(config::ReleaseKind::quarterly));
    const safe::Row& row = released.findings.tables()[0].rows[0];
    CHECK(row.cells[0].value() == 40.0);
    CHECK(row.cells[1].value() == 27.0);
    CHECK(released.findings.tables()[0].columns[0].in_tens);
  }
}

TEST_CASE("a mean needs ten people, a model waits for the closing report") {
  findings::Findings f;
  findings::Table table;
  table.id = "m";
  table.dimensions = {
      {"groep", {"Groep", "Group"}, {{"x", {"X", "X"}}, {"y", {"Y", "Y"}}, {"z", {"Z", "Z"}}}}};
  table.columns = {{"mean", {"m", "m"}, safe::Unit::score, false}};
  const auto model = [](std::int64_t contributors, bool closing_only) {
    findings::Model m;
    m.value = 3.14159;
    m.decimals = 1;
    m.contributors = contributors;
    m.closing_only = closing_only;
    return m;
  };
  table.rows = {{{0}, {model(10, false)}}, {{1}, {model(9, false)}}, {{2}, {model(100, true)}}};
  f.tables = {table};
  const auto interim = Gate::release(f, study_of(config::ReleaseKind::interim));
  CHECK(interim.findings.tables()[0].rows[0].cells[0].value() == 3.1);
  CHECK(interim.findings.tables()[0].rows[1].cells[0].kind() == Cell::Kind::hidden);
  CHECK(interim.findings.tables()[0].rows[2].cells[0].kind() == Cell::Kind::not_available);
  const auto final = Gate::release(f, study_of(config::ReleaseKind::final));
  CHECK(final.findings.tables()[0].rows[2].cells[0].value() == 3.1);
}

TEST_CASE("an estimate is hidden with the counts behind it, and a group of nine has no size") {
  findings::Findings f;
  f.queries = {count("few", 7, 150), count("many", 70, 150)};
  findings::Table table;
  table.id = "d";
  table.dimensions = {{"groep", {"Groep", "Group"}, {{"x", {"X", "X"}}, {"y", {"Y", "Y"}}}}};
  table.columns = {{"d", {"d", "d"}, safe::Unit::points, false}, {"n", {"n", "n"}, safe::Unit::count, false}};
  findings::Model model;
  model.value = 3.14159;
  model.decimals = 1;
  model.contributors = 150;
  model.depends = {"many", "few"};
  findings::Model open = model;
  open.depends = {"many"};
  table.rows = {{{0}, {model, findings::GroupSize{9}}}, {{1}, {open, findings::GroupSize{10}}}};
  f.tables = {table};
  const auto released = Gate::release(f, study_of(config::ReleaseKind::final));
  const std::vector<safe::Row>& rows = released.findings.tables()[0].rows;
  CHECK(rows[0].cells[0].kind() == Cell::Kind::hidden);
  CHECK(rows[0].cells[0].value() == 0.0);
  CHECK(rows[0].cells[1].kind() == Cell::Kind::hidden);
  CHECK(rows[1].cells[0].value() == 3.1);
  CHECK(rows[1].cells[0].decimals() == 1);
  CHECK(rows[1].cells[1].value() == 10.0);
  CHECK(rows[1].cells[1].decimals() == 0);
  REQUIRE(released.cells.size() == 2);
  CHECK(released.cells[0].where == "d row 1 d");
  CHECK(std::string(released.cells[0].rule) == "depends");
  CHECK(std::string(released.cells[1].rule) == "group_size");
  // A count has no decimals either, exact or in tens.
  CHECK(Gate::release(small_findings(70), study_of(config::ReleaseKind::final)).findings.tables()[0].rows[0].cells[0].decimals() ==
        0);
}

TEST_CASE("what cannot be estimated is a reason, never a NaN") {
  findings::Findings f;
  findings::Table table;
  table.id = "n";
  table.dimensions = {{"groep", {"Groep", "Group"}, {{"x", {"X", "X"}}, {"y", {"Y", "Y"}}}}};
  table.columns = {{"d", {"d", "d"}, safe::Unit::points, false}};
  findings::Model none;
  none.contributors = 50;
  none.value = statistics::NotEstimable{statistics::Reason::no_events, "nobody"};
  findings::Derived broken{
      {}, [](std::span<const double>) { return statistics::Estimated<double>(std::nan("")); }, 0};
  table.rows = {{{0}, {none}}, {{1}, {broken}}};
  f.tables = {table};
  const auto released = Gate::release(f, study_of(config::ReleaseKind::final));
  for (const safe::Row& row : released.findings.tables()[0].rows) {
    CHECK(row.cells[0].kind() == Cell::Kind::not_available);
    CHECK_FALSE(row.cells[0].text().nl.empty());
  }
}

TEST_CASE("rules below their floor close the gate") {
  config::Study study = study_of(config::ReleaseKind::final);
  study.disclosure.min_cell = 4;
  CHECK_THROWS_AS(Gate::release({}, study), core::Error);
  study.disclosure.min_cell = 6;
  CHECK_THROWS_AS(Gate::release({}, study), core::Error);  // no reason written down
  study.disclosure.reason_below_10 = "agreed with the privacy officer";
  CHECK_NOTHROW(Gate::release({}, study));
  study.disclosure.min_cell = 4;
  CHECK_THROWS_AS(Gate::release({}, study), core::Error);  // whatever was agreed
  study.disclosure.min_cell = 5;
  CHECK_NOTHROW(Gate::release({}, study));
  study.disclosure.min_cell = 9;
  study.disclosure.reason_below_10.clear();
  CHECK_THROWS_AS(Gate::release({}, study), core::Error);
  study.disclosure.min_cell = 10;
  CHECK_NOTHROW(Gate::release({}, study));
  study.disclosure.rounding = 5;  // "5" is 3 to 7
  CHECK_THROWS_AS(Gate::release({}, study), core::Error);
}

TEST_CASE("money of the study passes the gate unchanged, and an amount not stated is said") {
  findings::Findings f;
  findings::Table table;
  table.id = "costs";
  table.dimensions = {{"post", {"Post", "Item"}, {{"x", {"X", "X"}}, {"y", {"Y", "Y"}}}}};
  table.columns = {{"planned", {"Begroot", "Planned"}, safe::Unit::euro, false}};
  table.rows = {{{0}, {findings::PublicNumber{7.5, 2}}}, {{1}, {findings::PublicNumber{std::nullopt, 0}}}};
  f.tables = {table};
  for (const auto kind : {config::ReleaseKind::final, config::ReleaseKind::quarterly}) {
    const auto released = Gate::release(f, study_of(kind));
    const safe::Table& safe = released.findings.tables()[0];
    REQUIRE(safe.rows[0].cells[0].is_number());
    CHECK(safe.rows[0].cells[0].value() == 7.5);  // below min_cell and no multiple of ten
    CHECK(safe.rows[0].cells[0].decimals() == 2);
    CHECK(safe.rows[1].cells[0].kind() == Cell::Kind::not_available);
    CHECK_FALSE(safe.columns[0].in_tens);
    CHECK_FALSE(released.findings.fact("small_numbers_hidden"));
  }
}

TEST_CASE("the size of the pool is in tens, also where groups of the lottery and counts are exact") {
  findings::Findings f = small_findings(40);
  findings::Query pool = count("size|pool", 1161, 0);
  pool.protection = findings::Protection::refreshed;
  pool.whole_group = true;
  f.queries.push_back(pool);
  f.tables[0].rows = {{{0}, {findings::GroupSize{150}, findings::CountCell{"a"}}},
                      {{1}, {findings::CountCell{"size|pool"}, findings::CountCell{"a"}}}};
  const safe::Table table = Gate::release(f, study_of(config::ReleaseKind::final)).findings.tables()[0];
  CHECK(table.rows[0].cells[0].value() == 150.0);
  CHECK(table.rows[1].cells[0].value() == 1160.0);
  CHECK(table.rows[1].cells[1].value() == 40.0);
  CHECK_FALSE(table.columns[0].in_tens);
  REQUIRE(table.notes.size() == 1);  // and not "some numbers are in tens": all the others are exact
  CHECK(table.notes[0].nl == "Het aantal niet-deelnemers is afgerond op tien.");
  // With one other count in tens both are said.
  findings::Query in_tens = count("b", 47, 150);
  in_tens.protection = findings::Protection::refreshed;
  f.queries.push_back(in_tens);
  f.tables[0].rows.push_back({{1}, {findings::CountCell{"b"}, findings::CountCell{"a"}}});
  CHECK(Gate::release(f, study_of(config::ReleaseKind::final)).findings.tables()[0].notes.size() == 2);
}

TEST_CASE(
    "a column with exact counts and counts in tens says so, and a curve leaves out months that are hidden") {
  findings::Findings f = small_findings(40);
  findings::Query in_tens = count("b", 47, 150);
  in_tens.protection = findings::Protection::refreshed;
  f.queries.push_back(in_tens);
  f.queries.push_back(count("c", 4, 150));
  f.tables[0].columns.pop_back();
  f.tables[0].dimensions[0].codes.push_back({"z", {"Z", "Z"}});
  f.tables[0].rows = {{{0}, {findings::CountCell{"a"}}},
                      {{1}, {findings::CountCell{"b"}}},
                      {{2}, {findings::CountCell{"c"}}}};
  const safe::Table all = Gate::release(f, study_of(config::ReleaseKind::final)).findings.tables()[0];
  REQUIRE(all.rows.size() == 3);
  CHECK(all.rows[1].cells[0].value() == 50.0);
  CHECK(all.rows[2].cells[0].kind() == Cell::Kind::hidden);
  REQUIRE(all.notes.size() == 1);
  CHECK(all.notes[0].nl == "Sommige aantallen zijn afgerond op tien, zodat niemand herkenbaar is.");
  f.tables[0].drop_hidden_rows = true;
  const safe::Table curve = Gate::release(f, study_of(config::ReleaseKind::final)).findings.tables()[0];
  REQUIRE(curve.rows.size() == 2);
  CHECK(curve.dimensions[0].codes.size() == 2);  // and no code that says which month it was
}

TEST_CASE("words are chosen from what readers see, and facts about the study pass") {
  findings::Findings f = small_findings(70);
  f.queries.push_back(count("few", 7, 150));
  f.facts["by_lot"] = true;
  findings::Table& table = f.tables[0];
  table.columns.push_back({"word", {"w", "w"}, safe::Unit::text, false});
  table.columns.push_back({"name", {"n", "n"}, safe::Unit::text, false});
  std::size_t seen = 0;
  bool small_is_hidden = false;
  const findings::Said said{[&](findings::Said::Cells printed, findings::Said::Cells unprinted) {
    seen = printed.size();
    small_is_hidden = unprinted.size() == 1 && unprinted[0].kind() == Cell::Kind::hidden;
    return core::Bilingual{"gezien", "seen"};
  }};
  table.rows[0].cells.push_back(said);
  table.rows[0].cells.push_back(findings::Text{{"naam", "name"}});
  table.rows[0].unprinted = {findings::CountCell{"few"}};
  const auto released = Gate::release(f, study_of(config::ReleaseKind::final));
  const safe::Row& row = released.findings.tables()[0].rows[0];
  REQUIRE(row.cells.size() == 4);
  CHECK(row.cells[0].value() == 70.0);
  CHECK(row.cells[2].kind() == Cell::Kind::text);
  CHECK(row.cells[2].text().nl == "gezien");
  CHECK(row.cells[3].text().en == "name");
  CHECK(seen == 2);  // the cells before it
  CHECK(small_is_hidden);
  CHECK(released.findings.fact("by_lot"));
  REQUIRE(released.cells.size() == 1);
  CHECK(released.cells[0].where == "t row 1 unprinted");
  CHECK(released.cells[0].rule == "count");
}

TEST_CASE("the log of cells says where and why, and the ledger what was printed of each count") {
  findings::Findings f = small_findings(7);
  findings::Model later;
  later.value = 2.0;
  later.contributors = 150;
  later.closing_only = true;
  findings::Model thin = later;
  thin.contributors = 9;
  f.tables[0].rows.push_back({{1}, {findings::CountCell{"b"}, later}});
  f.tables[0].rows.push_back({{1}, {findings::NotApplicable{}, thin}});
  f.queries.push_back(count("b", 44, 150));
  const auto final = Gate::release(f, study_of(config::ReleaseKind::final));
  const auto log = [](const disclosure::Released& released) {
    std::string text;
    for (const disclosure::CellDecision& cell : released.cells) {
      text += cell.where + " " + cell.rule + "; ";
    }
    return text;
  };
  CHECK(log(final) == "t row 1 n count; t row 1 share depends; t row 3 share contributors; s slot a depends; ");
  CHECK(final.findings.tables()[0].rows[2].cells[0].kind() == Cell::Kind::not_applicable);
  const auto ledger = final.ledger();
  REQUIRE(ledger.size() == 2);
  CHECK(ledger[0].query == "a");
  CHECK(ledger[0].past.status == disclosure::Status::hidden);
  CHECK(ledger[0].past.value == 0);
  CHECK(ledger[1].past.status == disclosure::Status::exact);
  CHECK(ledger[1].past.value == 44);
  const auto interim = Gate::release(f, study_of(config::ReleaseKind::interim));
  CHECK(interim.findings.tables()[0].columns[0].in_tens);  // one cell of it is no count, exact or not
  CHECK(log(interim) == "t row 2 share closing_only; t row 3 share contributors; ");
  CHECK(interim.findings.tables()[0].rows[1].cells[1].kind() == Cell::Kind::not_available);
  CHECK(interim.ledger()[1].past.status == disclosure::Status::rounded);
  CHECK(interim.ledger()[1].past.value == 40);
}

TEST_CASE("each reason why a figure is missing has its words") {
  using statistics::Reason;
  const std::vector<std::pair<Reason, std::string>> words{{Reason::too_few, "te weinig gegevens"},
                                                          {Reason::no_events, "kwam niet voor"},
                                                          {Reason::no_variation, "geen spreiding"},
                                                          {Reason::singular, "niet te berekenen"},
                                                          {Reason::no_convergence, "niet te berekenen"},
                                                          {Reason::separation, "niet te berekenen"},
                                                          {Reason::few_clusters, "te weinig gegevens"},
                                                          {Reason::no_overlap, "geen vergelijkbare mensen"},
                                                          {Reason::out_of_range, "nog niet zo lang gevolgd"}};
  for (const auto& [reason, expected] : words) {
    findings::Findings f = small_findings(70);
    findings::Model none;
    none.contributors = 150;
    none.value = statistics::NotEstimable{reason, "why"};
    f.tables[0].rows[0].cells[1] = none;
    const auto released = Gate::release(f, study_of(config::ReleaseKind::final));
    const safe::Cell& cell = released.findings.tables()[0].rows[0].cells[1];
    CHECK(cell.kind() == Cell::Kind::not_available);
    CHECK(cell.text().nl == expected);
  }
}

TEST_CASE("codes without a row are dropped, and those of the others go on pointing at their label") {
  findings::Findings f = small_findings(70);
  findings::Table& table = f.tables[0];
  table.dimensions.push_back({"maand", {"Maand", "Month"}, {{"6", {}}, {"12", {}}, {"18", {}}, {"24", {}}}});
  const findings::Row row = table.rows[0];
  table.rows.clear();
  for (const std::size_t month : std::vector<std::size_t>{3, 1, 3}) {
    findings::Row one = row;
    one.codes = {month == 1 ? std::size_t{0} : std::size_t{1}, month};
    table.rows.push_back(one);
  }
  const auto released = Gate::release(f, study_of(config::ReleaseKind::final));
  const safe::Table& safe = released.findings.tables()[0];
  REQUIRE(safe.dimensions[1].codes.size() == 2);
  CHECK(safe.dimensions[1].codes[0].id == "12");
  CHECK(safe.dimensions[1].codes[1].id == "24");
  CHECK(safe.dimensions[0].codes.size() == 2);
  REQUIRE(safe.rows.size() == 3);
  CHECK(safe.rows[0].codes == std::vector<std::size_t>{1, 1});
  CHECK(safe.rows[1].codes == std::vector<std::size_t>{0, 0});
  CHECK(safe.rows[2].codes == std::vector<std::size_t>{1, 1});
}
