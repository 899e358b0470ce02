// The whole site from the sample findings: links and anchors, headings, tables, what pages may hold, and the
// words that must stand on them. With WERKTHET_KEEP=folder the site is left there to be looked at.

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/cell_text.hpp"
#include "publish/charts/charts_publisher.hpp"
#include "publish/content_policy.hpp"
#include "publish/memo/memo_builder.hpp"
#include "publish/methods.hpp"
#include "publish/site/editions.hpp"
#include "publish/site/frame.hpp"
#include "publish/site/html.hpp"
#include "publish/site/page.hpp"
#include "publish/site/site_publisher.hpp"
#include "publish/wording.hpp"
#include "support/sample_findings.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace werkthet;
namespace site = werkthet::publish::site;

using Folder = test_support::ScratchFolder;

using Files = std::map<std::string, std::string>;

Files published(const config::Study& study, const safe::SafeFindings& findings, std::string_view name,
                std::span<const safe::Claims> earlier = {}) {
  const Folder folder;
  Files files;
  {
    core::StagedFolder staged(folder.path() / "uitvoer");
    publish::ArtefactWriter writer(staged);
    core::SilentLog log;
    const provenance::RunFacts run{"werkthet", "0.1.0"};
    const publish::Context context{findings, study, run, writer, log, earlier};
    site::SitePublisher().publish(context);
    publish::charts::ChartsPublisher().publish(context);
    staged.commit();
  }
  const fs::path root = folder.path() / "uitvoer" / "public";
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.is_regular_file()) {
      std::ifstream in(entry.path(), std::ios::binary);
      std::ostringstream text;
      text << in.rdbuf();
      files[fs::relative(entry.path(), root).generic_string()] = text.str();
    }
  }
  if (const char* keep = std::getenv("WERKTHET_KEEP"); keep != nullptr && *keep != '\0') {
    const fs::path target = fs::path(keep) / name;
    fs::remove_all(target);
    fs::create_directories(target.parent_path());
    fs::copy(root, target, fs::copy_options::recursive);
  }
  return files;
}

const Files& final_site() {
  static const Files files = [] {
    const config::Study study = test_support::sample_study();
    return published(study, test_support::sample_findings(study), "eind");
  }();
  return files;
}

std::vector<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it) {
    found.push_back((*it)[1]);
  }
  return found;
}

/// Every stretch from `from` up to and with `to`. By hand: std::regex recurses per character and overflows.
std::vector<std::string> parts(const std::string& text, std::string_view from, std::string_view to) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
    const std::size_t end = text.find(to, at);
    found.push_back(text.substr(at, end == std::string::npos ? end : end + to.size() - at));
  }
  return found;
}

std::string without(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    const std::size_t end = text.find(to, at);
    text.erase(at, end == std::string::npos ? end : end + to.size() - at);
  }
  return text;
}

bool is_page(const std::string& path) {
  return path.ends_with(".html");
}

/// What a reader sees: without tags, entities of the escaper resolved.
std::string visible(const std::string& html) {
  std::string text = std::regex_replace(html, std::regex("<[^>]*>"), " ");
  text = std::regex_replace(text, std::regex("&#39;"), "'");
  text = std::regex_replace(text, std::regex("&quot;"), "\"");
  return std::regex_replace(text, std::regex("&amp;"), "&");
}

/// A page without the description for search engines and the one address outside that every site may name.
std::string shown(std::string html) {
  html = without(std::move(html), "<script type=", "</script>");
  const std::string outside = "href=\"" + std::string(site::national_register) + "\"";
  if (const std::size_t at = html.find(outside); at != std::string::npos) {
    html.erase(at, outside.size());
  }
  return html;
}

std::string resolved(const std::string& from, const std::string& href) {
  return (fs::path(from).parent_path() / href).lexically_normal().generic_string();
}

}  // namespace

TEST_CASE("every internal link and anchor exists, case included") {
  const Files& files = final_site();
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  std::set<std::string> known;
  for (const auto& [path, bytes] : files) {
    known.insert(path);
  }
  // What the other publishers write beside the site.
  known.insert({"workbook.xlsx", "workbook.ods", "memo.docx", "memo-en.docx", "data/figures.json"});
  for (const safe::Table& table : findings.tables()) {
    known.insert("data/" + table.id + ".csv");
    known.insert("data/nl/" + table.id + ".csv");
    known.insert("data/" + table.id + ".csv-metadata.json");
  }
  std::size_t links = 0;
  for (const auto& [path, html] : files) {
    if (!is_page(path)) {
      continue;
    }
    for (const std::string& href : all_matches(html, "(?:href|src)=\"([^\"]*)\"")) {
      INFO(path << " -> " << href);
      ++links;
      if (href == site::icon_address()) {
        continue;
      }
      if (href == site::national_register) {  // the only place outside
        CHECK(path.find(path.find("/en/") == std::string::npos ? "toegankelijkheid" : "accessibility") !=
              std::string::npos);
        continue;
      }
      CHECK(href.find(':') == std::string::npos);  // relative only: no scheme
      CHECK_FALSE(href.starts_with("/"));
      const std::size_t hash = href.find('#');
      const std::string file = hash == 0 ? path : resolved(path, href.substr(0, hash));
      CHECK(known.contains(file));
      if (hash != std::string::npos) {
        CHECK(files.at(file).find("id=\"" + href.substr(hash + 1) + "\"") != std::string::npos);
      }
    }
  }
  CHECK(links > 300);
}

TEST_CASE("both languages have every page of the plan") {
  const Files& files = final_site();
  const config::Study study = test_support::sample_study();
  const auto pages = site::site_map(study);
  CHECK(pages.size() == 16);
  for (const site::Page& page : pages) {
    CHECK(files.contains("site/" + page.file.nl));
    CHECK(files.contains("site/en/" + page.file.en));
  }
  CHECK(files.at("site/index.html").find("<html lang=\"nl\">") != std::string::npos);
  CHECK(files.at("site/en/index.html").find("<html lang=\"en\">") != std::string::npos);
}

TEST_CASE("the policy forbids what it does not name, and lets nothing be sent to or fetched from elsewhere") {
  const std::string policy(publish::page_policy);
  CHECK(policy.starts_with("default-src 'none'; "));
  const std::set<std::string> sources{"'none'", "'self'", "data:"};
  for (const std::string_view part : core::split(policy, ';')) {
    const auto words = core::split(core::trimmed(part), ' ');
    for (std::size_t i = 1; i < words.size(); ++i) {
      INFO(part);
      CHECK(sources.contains(std::string(words[i])));
      CHECK((words[i] != "data:" || words[0] == "img-src"));
    }
  }
  for (const auto& [path, bytes] : final_site()) {
    if (path.ends_with(".js")) {  // connect-src is for tools; the script has no use for it
      for (const char* call :
           {"fetch", "XMLHttpRequest", "sendBeacon", "WebSocket", "EventSource", "import("}) {
        INFO(call);
        CHECK(bytes.find(call) == std::string::npos);
      }
    }
  }
}

TEST_CASE("a page asks for two files: its style and its script; the icon stands in the page") {
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path)) {
      continue;
    }
    INFO(path);
    const auto loaded = all_matches(without(html, "<link rel=\"icon\"", ">"),
                                    "<(?:script src|link rel=\"stylesheet\" href)=\"([^\"]*)\"");
    CHECK(loaded.size() == 2);
    const auto icons = all_matches(
        html, "<link rel=\"icon\" type=\"image/svg\\+xml\" href=\"data:image/svg\\+xml,([^\"]*)\"");
    REQUIRE(icons.size() == 1);
    CHECK(icons[0].find_first_of(" <>\"'#&") == std::string::npos);
    CHECK(icons[0].starts_with("%3Csvg"));
    CHECK(icons[0].size() < 700);
  }
  CHECK(std::none_of(final_site().begin(), final_site().end(),
                     [](const auto& file) { return file.first.find("icon") != std::string::npos; }));
}

TEST_CASE(
    "pages hold no script but the one beside them, no inline style, nothing from elsewhere, and the policy "
    "for it") {
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path)) {
      continue;
    }
    INFO(path);
    const auto scripts = parts(html, "<script", "</script>");
    const bool start = path.ends_with("index.html");
    REQUIRE(scripts.size() == (start ? 2 : 1));
    CHECK(std::regex_match(
        scripts[0], std::regex("<script src=\"(\\.\\./)?werkthet\\.[0-9a-f]{10}\\.js\" defer></script>")));
    if (start) {  // data for search engines, which no browser runs
      CHECK(scripts[1].starts_with("<script type=\"application/ld+json\">{"));
    }
    for (const char* forbidden : {" style=", "<style", "<title>\n", "http:", "https:", " onclick", "@import",
                                  " data-", "<!--", "javascript"}) {
      INFO(forbidden);
      CHECK(std::regex_replace(shown(html), std::regex("xmlns=\"http://www.w3.org/2000/svg\""), "")
                .find(forbidden) == std::string::npos);
    }
    CHECK(html.find("<meta http-equiv=\"Content-Security-Policy\" content=\"" +
                    core::escape_markup(publish::page_policy) + "\">") != std::string::npos);
  }
}

TEST_CASE("ids are unique, labels point at something, headings go down by one") {
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path)) {
      continue;
    }
    INFO(path);
    const auto ids = all_matches(html, " id=\"([^\"]*)\"");
    const std::set<std::string> unique(ids.begin(), ids.end());
    CHECK(unique.size() == ids.size());
    for (const std::string& reference : all_matches(html, "aria-(?:labelledby|describedby)=\"([^\"]*)\"")) {
      CHECK(unique.contains(reference));
    }
    int last = 0;
    int first_level = 0;
    for (const std::string& level : all_matches(html, "<h([1-6])")) {
      const int number = std::stoi(level);
      CHECK(number <= last + 1);
      first_level += number == 1 ? 1 : 0;
      last = number;
    }
    CHECK(first_level == 1);
    CHECK(all_matches(html, "(<main)").size() == 1);
    CHECK(all_matches(html, "(<nav)").size() == 1);
    CHECK(html.find("utrecht-skip-link\" href=\"#inhoud\"") != std::string::npos);
  }
}

TEST_CASE("every drawing has its table, in two layouts, and every drawn number stands in it") {
  const std::string& html = final_site().at("site/uitkomst-uit-de-bijstand-door-werk.html");
  const auto figures = parts(html, "<figure", "</figure>");
  REQUIRE(figures.size() >= 3);
  for (const std::string& figure : figures) {
    CHECK(all_matches(figure, "(<svg)").size() == 2);
    CHECK(all_matches(figure, "(<table)").size() == 1);
    CHECK(all_matches(figure, "(<caption)").size() == 1);
    CHECK(figure.find("<details") != std::string::npos);
    const std::string table = visible(figure.substr(figure.find("<table")));
    // The numbers of the bold labels: values of cells, not ticks.
    for (const std::string& drawn :
         all_matches(figure, "font-weight=\"bold\"[^>]*>([-+0-9,\xE2\x88\x92]+%?)[<\xC2]")) {
      INFO(drawn);
      CHECK(table.find(drawn) != std::string::npos);
    }
  }
}

TEST_CASE("a forest plot has a sentence per row, and a flow the same boxes as a list (N6 [M])") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const std::string& outcome = final_site().at("site/uitkomst-welbevinden.html");
  const auto forests = parts(outcome, "<figure class=\"figure\" id=\"wellbeing-contrasts\"", "</figure>");
  REQUIRE(forests.size() == 1);
  const safe::Table* contrasts = safe::find_table(findings, "wellbeing_contrasts");
  REQUIRE(contrasts != nullptr);
  CHECK(all_matches(forests[0], "(Nul ligt (?:binnen|buiten) de marge\\.)").size() == contrasts->rows.size());
  const auto flows =
      parts(final_site().at("site/wie-deden-mee.html"), "<figure class=\"figure\" id=\"flow\"", "</figure>");
  REQUIRE(flows.size() == 1);
  const safe::Table* flow = safe::find_table(findings, "flow");
  REQUIRE(flow != nullptr);
  const auto numbers = all_matches(flows[0], "flow__number\">([^<]*)<");
  REQUIRE(numbers.size() == flow->rows.size());
  const std::string drawing = parts(flows[0], "<svg", "</svg>").at(0);
  for (const std::string& number : numbers) {
    CHECK(drawing.find(">" + number + "<") != std::string::npos);
  }
  CHECK(flows[0].find("In de bijstand: 2.410; geloot: 471.") != std::string::npos);  // the title
}

TEST_CASE("tables have a caption, scopes and a scroller that the keyboard reaches") {
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path)) {
      continue;
    }
    INFO(path);
    const std::size_t tables = all_matches(html, "(<table)").size();
    CHECK(all_matches(html, "(<caption)").size() == tables);
    CHECK(all_matches(html, "(role=\"group\" tabindex=\"0\" aria-labelledby)").size() == tables);
    CHECK(all_matches(html, "(<th(?![^>]*scope=)[ >])").empty());
  }
}

TEST_CASE("the three comparisons stand in separate blocks, each with its caveat") {
  const std::string& html = final_site().at("site/uitkomst-uit-de-bijstand-door-werk.html");
  const auto blocks = parts(html, "<section class=\"comparison", "</section>");
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].find(">Geloot<") != std::string::npos);
  CHECK(blocks[1].find(">Niet geloot<") != std::string::npos);
  CHECK(blocks[2].find(">Niet geloot<") != std::string::npos);
  for (const std::string& block : blocks) {
    CHECK(block.find("comparison__caveat") != std::string::npos);
  }
  // The sentence is the one of wording, whole.
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  for (const safe::Statement& statement : findings.statements()) {
    if (statement.id == "exit_work.24.regie.treatment") {
      const auto sentence = publish::sentence(statement, study, core::Language::nl);
      CHECK(blocks[0].find(core::escape_markup(sentence.text)) != std::string::npos);
    }
  }
}

TEST_CASE("numbers are written in the language of the page") {
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path)) {
      continue;
    }
    INFO(path);
    const std::size_t begin = html.find("<main");
    const std::string text = visible(html.substr(begin, html.find("</main>") - begin));
    const bool dutch = path.find("/en/") == std::string::npos;
    // A decimal mark of the other language: a point before one or two digits, or a comma before one or two.
    const std::regex wrong(dutch ? "[0-9]\\.[0-9]{1,2}(?![0-9])" : "[0-9],[0-9]{1,2}(?![0-9])");
    std::smatch match;
    const bool found = std::regex_search(text, match, wrong);
    INFO((found ? match.str() : std::string()));
    CHECK_FALSE(found);
  }
}

TEST_CASE("every number on a page comes from a cell, a setting or the plan of the page") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  std::set<std::string> allowed{"95", "100"};  // the margin's confidence, per hundred
  const auto add_numbers = [&](const std::string& text) {
    for (const std::string& number : all_matches(text, "([0-9]+(?:[.,][0-9]+)*)")) {
      allowed.insert(number);
    }
  };
  for (const safe::Table& table : findings.tables()) {
    add_numbers(table.title.nl + table.statistic.nl + table.id);
    for (const safe::Dimension& dimension : table.dimensions) {
      for (const safe::Code& code : dimension.codes) {
        add_numbers(code.label.nl);
      }
    }
    for (const safe::Row& row : table.rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        add_numbers(publish::cell_text(row.cells[i], table.columns[i].unit, core::Language::nl));
      }
    }
  }
  for (const safe::Statement& statement : findings.statements()) {
    const auto made = publish::sentence(statement, study, core::Language::nl);
    add_numbers(made.text + made.per_hundred + publish::row_sentence(statement, study, core::Language::nl));
    add_numbers(std::to_string(statement.horizon));
  }
  add_numbers(publish::significance_box(study, true, core::Language::nl));
  for (const config::Arm& arm : study.arms) {
    add_numbers(std::to_string(arm.contacts_per_year.value_or(0)));
  }
  for (const config::Outcome& outcome : study.outcomes) {
    add_numbers(outcome.definition.nl);
  }
  add_numbers(std::to_string(study.disclosure.min_cell) +
              " 9 april 2020 31 december 2019 1 oktober 2017 2019 15");
  add_numbers("1 2 3 4 5 6 7 8 9");  // numbers of figures
  for (const config::Wave& wave : study.waves) {
    add_numbers(std::to_string(wave.month));
  }
  std::set<std::string> of_methods;  // years, pages and settings of the plan, on the page that explains them
  for (const publish::MethodChoice& choice : publish::method_choices(study)) {
    for (const std::string& number : all_matches(
             choice.choice.nl + ' ' + choice.elsewhere.nl + ' ' + choice.source, "([0-9]+(?:[.,][0-9]+)*)")) {
      of_methods.insert(number);
    }
  }
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path) || path.find("/en/") != std::string::npos ||
        path.find("begrippen") != std::string::npos || path.find("brief-aan") != std::string::npos) {
      continue;  // the letter says what the Word file says, word for word
    }
    const std::size_t begin = html.find("<main");
    std::string content = html.substr(begin, html.find("</main>") - begin);
    content = without(content, "<svg", "</svg>");  // ticks; drawings have own tests
    for (const std::string& number : all_matches(visible(content), "([0-9]+(?:[.,][0-9]+)*)")) {
      INFO(path << ": " << number);
      CHECK((allowed.contains(number) ||
             (path.find("verantwoording") != std::string::npos && of_methods.contains(number))));
    }
  }
}

TEST_CASE("hidden cells are a word on the page") {
  const std::string& html = final_site().at("site/wie-deden-mee.html");
  CHECK(html.find(">geheim<") != std::string::npos);
  CHECK(html.find("kleine aantallen tonen we niet") != std::string::npos);
}

TEST_CASE("fictitious data say so on every page, real data never") {
  for (const auto& [path, html] : final_site()) {
    if (is_page(path)) {
      CHECK((html.find("Verzonnen gegevens") != std::string::npos ||
             html.find("Fictitious data") != std::string::npos));
    }
  }
  config::Study study = test_support::sample_study(config::ReleaseKind::quarterly);
  study.fictitious = false;
  for (const auto& [path, html] : published(study, test_support::sample_findings(study), "kwartaal")) {
    CHECK(html.find("Verzonnen") == std::string::npos);
    CHECK(html.find("Fictitious") == std::string::npos);
  }
}

TEST_CASE("an interim release states no differences and says why") {
  const config::Study study = test_support::sample_study(config::ReleaseKind::interim);
  const Files files = published(study, test_support::sample_findings(study), "tussen");
  const std::string& html = files.at("site/index.html");
  CHECK(html.find("Nog geen verschillen") != std::string::npos);
  CHECK(html.find("comparison--lot") == std::string::npos);
  // The same pages as the final release: the set follows from the study.
  std::size_t pages = 0;
  for (const auto& [path, bytes] : files) {
    pages += is_page(path) ? 1U : 0U;
  }
  CHECK(pages == 32);
}

TEST_CASE("a study with hostile names cannot add markup") {
  config::Study study = test_support::sample_study();
  study.name.nl = "<script>alert(1)</script>";
  study.municipality = "\"><img src=x onerror=alert(1)>";
  study.arms[0].name.nl = "</svg><script>alert(2)</script>";
  study.contact = "<b>x</b>";
  for (const auto& [path, html] : published(study, test_support::sample_findings(study), "vijandig")) {
    INFO(path);
    const std::string page = std::regex_replace(
        without(html, "<script type=", "</script>"),
        std::regex("<script src=\"(\\.\\./)?werkthet\\.[0-9a-f]{10}\\.js\" defer></script>"), "");
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(html.find("alert(1)<") == std::string::npos);
  }
}

TEST_CASE("a red light is explained once per block, and its differences are only in the appendix") {
  const config::Study study = test_support::sample_study();
  safe::SafeFindings findings = test_support::sample_findings(study);
  std::vector<safe::Statement> statements = findings.statements();
  for (safe::Statement& statement : statements) {
    if (statement.kind == safe::StatementKind::participation ||
        statement.kind == safe::StatementKind::total) {
      statement.light = safe::Light::red;
    }
  }
  findings = safe::TestForge::findings(findings.tables(), statements);
  const Files files = published(study, findings, "rood");
  for (const char* page : {"site/uitkomst-uit-de-bijstand-door-werk.html", "site/index.html"}) {
    const std::string& html = files.at(page);
    INFO(page);
    const auto blocks = parts(html, "<section class=\"comparison comparison--no-lot", "</section>");
    CHECK(blocks.size() ==
          (std::string_view(page) == "site/index.html" ? 1 : 2));  // headlines on the start page
    for (const std::string& block : blocks) {
      CHECK(all_matches(block, "(niet eerlijk)").size() == 1);
      CHECK(all_matches(block, "(<h4)").empty());
      CHECK(block.find("Rood") != std::string::npos);
    }
  }
  const std::string& html = files.at("site/uitkomst-uit-de-bijstand-door-werk.html");
  for (const std::string& figure : parts(html, "<figure", "</figure>")) {
    CHECK(figure.find("niet geloot)") == std::string::npos);  // the drawn differences are those by lot
  }
  CHECK(html.find("Bijlage.") != std::string::npos);
  CHECK(html.find("exit-work-contrasts-bijlage-caption") != std::string::npos);
}

TEST_CASE("the start page draws the main month only and leads to the rest") {
  const std::string& html = final_site().at("site/index.html");
  const auto figures = parts(html, "<figure", "</figure>");
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].find("Na 24 maanden") != std::string::npos);
  CHECK(figures[0].find("Na 12 maanden") == std::string::npos);
  CHECK(figures[0].find("href=\"uitkomst-uit-de-bijstand-door-werk.html\"") != std::string::npos);
  // The whole drawing and the notes are on the page of the outcome.
  CHECK(figures[0].find(".svg") == std::string::npos);
}

TEST_CASE("a study with a file of costs has a page of costs, with or without the table") {
  config::Study study = test_support::sample_study();
  study.data.costs = "data/costs.csv";
  const Files without_table = published(study, test_support::sample_findings(study), "kosten-leeg");
  REQUIRE(without_table.contains("site/kosten.html"));
  REQUIRE(without_table.contains("site/en/costs.html"));
  CHECK(without_table.at("site/kosten.html").find("nog geen cijfers") != std::string::npos);
  safe::Table costs;
  costs.id = "costs";
  costs.topic = "costs";
  costs.title = {"Kosten van het experiment", "Costs of the trial"};
  costs.statistic = {"Euro per post", "Euros per item"};
  costs.source = {"Gemeente", "Municipality"};
  costs.dimensions = {{"post", {"Post", "Item"}, {{"leider", {"Projectleider", "Project leader"}}}}};
  costs.columns = {{"planned", {"Begroot", "Planned"}, safe::Unit::euro, false}};
  costs.rows = {{{0}, {safe::TestForge::number(80000.0)}}};
  const Files with_table = published(study, safe::TestForge::findings({costs}, {}), "kosten");
  CHECK(with_table.at("site/kosten.html").find("80.000") != std::string::npos);
  CHECK(with_table.at("site/en/costs.html").find("80,000") != std::string::npos);
  CHECK(with_table.at("site/index.html").find("href=\"kosten.html\"") != std::string::npos);
  CHECK_FALSE(final_site().contains("site/kosten.html"));
}

TEST_CASE("empty findings give a site without broken parts") {
  const config::Study study = test_support::sample_study();
  const Files files = published(study, safe::TestForge::findings({}), "leeg");
  CHECK(files.contains("site/index.html"));
  CHECK(files.at("site/index.html").find("<figure") == std::string::npos);
}

TEST_CASE("two builds give the same bytes, and the style sheet carries its hash") {
  const config::Study study = test_support::sample_study();
  CHECK(published(study, test_support::sample_findings(study), "nogeens") == final_site());
  const auto style = std::find_if(final_site().begin(), final_site().end(),
                                  [](const auto& file) { return file.first.ends_with(".css"); });
  REQUIRE(style != final_site().end());
  CHECK(std::regex_match(style->first, std::regex("site/werkthet\\.[0-9a-f]{10}\\.css")));
  config::Study other = study;
  other.theme.accent = "#5B2A86";
  const site::Assets assets = site::read_assets(other);
  CHECK("site/" + assets.style_name != style->first);
  CHECK(assets.style.find("#5b2a86") != std::string::npos);
  other.theme.accent = "#FFCC00";  // too pale: the check of the input told so (tests/unit/theme)
  CHECK("site/" + site::read_assets(other).style_name == style->first);
  other.site.theme = std::string(WERKTHET_SOURCE) + "/tests/themes/rivierstad.css";
  CHECK(site::read_assets(other).style.find("--utrecht-link-color: #00594f") != std::string::npos);
}

TEST_CASE("the script is small and carries its hash") {
  const auto script = std::find_if(final_site().begin(), final_site().end(),
                                   [](const auto& file) { return file.first.ends_with(".js"); });
  REQUIRE(script != final_site().end());
  CHECK(std::regex_match(script->first, std::regex("site/werkthet\\.[0-9a-f]{10}\\.js")));
  CHECK(script->second.size() <= 4096);
  for (const char* forbidden : {"http", "eval", "innerHTML", "cookie", "localStorage", "fetch("}) {
    CHECK(script->second.find(forbidden) == std::string::npos);
  }
}

TEST_CASE("every figure has a message, a statistic, its day and status, downloads and a link to itself") {
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path)) {
      continue;
    }
    const bool dutch = path.find("/en/") == std::string::npos;
    for (const std::string& figure : parts(html, "<figure", "</figure>")) {
      const std::string id = all_matches(figure, "<figure[^>]* id=\"([^\"]*)\"").at(0);
      INFO(path << "#" << id);
      CHECK(all_matches(figure, "figure__message\">([^<]+)<").size() == 1);
      CHECK(all_matches(figure, "figure__statistic\">([^<]+)<").size() == 1);
      CHECK(figure.find(dutch ? "Status van deze uitgave: definitief, 9 april 2020."
                              : "Status of this release: final, 9 April 2020.") != std::string::npos);
      CHECK(figure.find(".csv\"") != std::string::npos);
      CHECK(figure.find("permalink\" href=\"#" + id + "\"") != std::string::npos);
    }
  }
  // The message is made of drawn cells.
  const std::string& outcome = final_site().at("site/uitkomst-uit-de-bijstand-door-werk.html");
  const std::string first = parts(outcome, "<figure", "</figure>").at(0);
  const std::string message = all_matches(first, "figure__message\">([^<]+)<").at(0);
  CHECK(message.find(" na 24 maanden: ") != std::string::npos);
  for (const std::string& number : all_matches(message, "([0-9]+%)")) {
    CHECK(first.find(">" + number + "<") != std::string::npos);
  }
}

TEST_CASE("the letter is a page with the words of the Word file, without what somebody still has to write") {
  const std::string& html = final_site().at("site/brief-aan-de-raad.html");
  CHECK(html.find("<article class=\"memo\">") != std::string::npos);
  CHECK(html.find("href=\"../memo.docx\"") != std::string::npos);
  const config::Study study = test_support::sample_study();
  const auto document =
      publish::memo::build_memo(test_support::sample_findings(study), study, core::Language::nl);
  std::size_t texts = 0;
  const auto open = [](const publish::memo::Paragraph& text) {
    return text.tone == publish::memo::Tone::placeholder;
  };
  const auto stands = [&](const publish::memo::Paragraph& text) {
    for (const std::string_view line : core::split(text.text, '\n')) {
      if (!open(text) && !core::trimmed(line).empty()) {
        INFO(line);
        ++texts;
        CHECK(html.find(core::escape_markup(core::trimmed(line))) != std::string::npos);
      }
    }
  };
  for (const publish::memo::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<publish::memo::Paragraph>(&block)) {
      stands(*paragraph);
    } else if (const auto* list = std::get_if<publish::memo::List>(&block)) {
      for (const auto& item : list->items) {
        stands(item);
      }
    } else if (const auto* table = std::get_if<publish::memo::Table>(&block)) {
      for (const auto& row : table->rows) {
        for (const auto& cell : row) {
          if (std::none_of(row.begin(), row.end(), open)) {
            stands(cell);
          }
        }
      }
    }
  }
  CHECK(texts > 60);
  CHECK(html.find("[Vul hier in") == std::string::npos);
  CHECK(html.find(">Wat is de kernboodschap?<") != std::string::npos);
  CHECK(html.find("</h2>\n<h2") == std::string::npos);  // no heading over nothing
  CHECK(parts(html, "<figure", "</figure>").size() == 1);
}

TEST_CASE(
    "planning names the days of the study; stories are there when the study has them, with their warning") {
  const std::string& planning = final_site().at("site/planning.html");
  CHECK(planning.find("1 oktober 2017") != std::string::npos);
  CHECK(planning.find("Dit is het eindbericht") != std::string::npos);
  CHECK_FALSE(final_site().contains("site/verhalen.html"));
  config::Study study = test_support::sample_study();
  study.stories.push_back({{"Weer <mee>", "Joining in again"}, {"Een regel.\nNog een regel.", ""}, true});
  study.site.next_release = *core::make_date(2020, 7, 9);
  const Files files = published(study, test_support::sample_findings(study), "verhalen");
  const std::string& story = files.at("site/verhalen.html");
  CHECK(story.find("Weer &lt;mee&gt;") != std::string::npos);
  CHECK(story.find("Een verhaal is van één mens.") != std::string::npos);
  CHECK(files.at("site/en/stories.html").find("class=\"story\" lang=\"nl\"") != std::string::npos);
  CHECK(files.at("site/en/stories.html").find("Joining in again") ==
        std::string::npos);  // what is marked Dutch is Dutch
  CHECK(files.at("site/planning.html").find("9 juli 2020") != std::string::npos);
  CHECK(files.at("site/index.html").find("Volgende uitgave: 9 juli 2020.") != std::string::npos);
}

TEST_CASE("every page has a description for search engines that reads as sentences") {
  const auto description = [](const std::string& html) {
    const auto found = parts(html, "<meta name=\"description\" content=\"", "\">");
    REQUIRE(found.size() == 1);
    return found.at(0);
  };
  for (const auto& [path, html] : final_site()) {
    if (is_page(path)) {
      INFO(path);
      CHECK(description(html).find("?.") == std::string::npos);
    }
  }
  CHECK(description(final_site().at("site/hoe-zeker-is-dit.html")).find("\"Hoe zeker is dit? ") !=
        std::string::npos);
  config::Study study = test_support::sample_study();
  study.question = {};
  const Files files = published(study, test_support::sample_findings(study), "zonder-vraag");
  CHECK(description(files.at("site/begrippen.html")).ends_with("\"Begrippen.\">"));
}

TEST_CASE("the page of accessibility leads to the statement of the municipality, or to the register") {
  CHECK(final_site()
            .at("site/toegankelijkheid.html")
            .find(std::string("href=\"") + std::string(site::national_register)) != std::string::npos);
  config::Study study = test_support::sample_study();
  study.site.accessibility_statement = "https://www.toegankelijkheidsverklaring.nl/register/1234";
  const Files files = published(study, test_support::sample_findings(study), "verklaring");
  CHECK(files.at("site/toegankelijkheid.html").find("/register/1234\"") != std::string::npos);
}

TEST_CASE("pages stay light") {
  for (const auto& [path, html] : final_site()) {
    INFO(path);
    CHECK(html.size() < 260000);
  }
}

TEST_CASE("the writer escapes texts and attributes and refuses dangerous ones") {
  using site::Node;
  CHECK(site::render(Node("p", {{"class", "a\"b"}}, {"<i> & 'x'"})) ==
        "<p class=\"a&quot;b\">&lt;i&gt; &amp; &#39;x&#39;</p>\n");
  CHECK(site::render(Node("a", {{"href", "x.html"}}, {"y"})) == "<a href=\"x.html\">y</a>");
  CHECK_THROWS_AS(Node("script", {}), core::Error);
  CHECK_THROWS_AS(Node("p", {{"style", "x"}}), core::Error);
  CHECK_THROWS_AS(Node("p", {{"onclick", "x"}}), core::Error);
  CHECK_THROWS_AS(Node("br", {}, {"x"}), core::Error);
}

TEST_CASE("a template with an unknown, missing or open slot is refused") {
  const std::map<std::string, std::string> values{{"a", "1"}, {"b", "2"}};
  CHECK(site::fill_frame("x {{a}} y {{ b }} {{a}}", values) == "x 1 y 2 1");
  CHECK_THROWS_AS(site::fill_frame("{{a}}", values), core::Error);
  CHECK_THROWS_AS(site::fill_frame("{{a}} {{b}} {{c}}", values), core::Error);
  CHECK_THROWS_AS(site::fill_frame("{{a}} {{b", values), core::Error);
}

TEST_CASE("outcomes with one label get files of their own") {
  config::Study study = test_support::sample_study();
  study.outcomes[1].label = study.outcomes[0].label;
  std::set<std::string> files;
  const auto pages = site::site_map(study);
  for (const site::Page& page : pages) {
    files.insert(page.file.nl);
  }
  CHECK(files.size() == pages.size());
}

TEST_CASE("the page of further analyses is there when this release shows one") {
  config::Study study = test_support::sample_study();
  const auto there = [&] {
    return !site::file_of(site::site_map(study), site::Topic::further, core::Language::nl).empty();
  };
  study.release.kind = config::ReleaseKind::final;
  CHECK_FALSE(there());
  study.plan.analyses = {"selection", "monthly"};  // these stay inside
  CHECK_FALSE(there());
  study.plan.analyses = {"matching"};
  CHECK(there());
  study.release.kind = config::ReleaseKind::quarterly;
  CHECK_FALSE(there());
  study.release.kind = config::ReleaseKind::interim;
  CHECK_FALSE(there());
  study.plan.analyses = {"representativeness"};
  CHECK(there());
}

namespace {

safe::Claims earlier_release(std::string id, int month, std::string status, std::string address,
                             std::string corrects = {}) {
  safe::Claims claims;
  claims.study = "onderzoek";
  claims.release = std::move(id);
  claims.date = *core::make_date(2019, month, 1);
  claims.status = std::move(status);
  claims.address = std::move(address);
  claims.corrects = std::move(corrects);
  return claims;
}

/// The rows of the list of releases, as texts.
std::vector<std::string> editions(const std::string& html) {
  std::vector<std::string> rows;
  const auto tables =
      parts(html, "<caption class=\"utrecht-table__caption\" id=\"alle-uitgaven-caption\"", "</table>");
  REQUIRE(tables.size() == 1);
  for (const std::string& row : parts(tables[0].substr(tables[0].find("<tbody")), "<tr", "</tr>")) {
    rows.emplace_back(
        std::regex_replace(std::regex_replace(row, std::regex("<[^>]*>"), " "), std::regex("\\s+"), " "));
  }
  return rows;
}

}  // namespace

TEST_CASE(
    "every page says which release it is and leads to the newest, when the study says where that stands "
    "(N12)") {
  config::Study study = test_support::sample_study();
  study.site.latest_url = "https://onderzoek.lindeveen.example/nieuwste";
  const Files files = published(study, test_support::sample_findings(study), "nieuwste");
  for (const auto& [path, html] : files) {
    if (!is_page(path)) {
      continue;
    }
    INFO(path);
    const bool dutch = path.find("/en/") == std::string::npos;
    const std::string target = study.site.latest_url + (dutch ? "/site/index.html" : "/site/en/index.html");
    CHECK(all_matches(html, "href=\"(https://onderzoek[^\"]*)\"") ==
          std::vector<std::string>{target, target});
    const std::string foot = visible(parts(html, "<footer", "</footer>").at(0));
    CHECK(foot.find(target.substr(8)) != std::string::npos);  // can be read from paper
    CHECK(foot.find(study.release.id) != std::string::npos);
    CHECK(visible(parts(html, "<main", "</main>").at(0))
              .find(dutch ? "Uitgave van " + core::long_date(study.release.date, core::Language::nl)
                          : "Release of " + core::long_date(study.release.date, core::Language::en)) !=
          std::string::npos);
  }
  for (const auto& [path, html] : final_site()) {  // no address is made up
    CHECK(html.find("class=\"edition\"") == std::string::npos);
  }
}

TEST_CASE("the newest release lists all, newest first, and says what became of each (N12)") {
  config::Study study = test_support::sample_study();
  study.release.earlier = {"a", "b", "c"};
  const std::vector<safe::Claims> earlier{
      earlier_release("2019-k1", 1, "provisional", "https://a.example/uitgaven/2019-k1"),
      earlier_release("2019-k1b", 2, "corrected", "https://a.example/uitgaven/2019-k1b", "2019-k1"),
      earlier_release("2019-k2", 4, "provisional", "")};
  const Files files = published(study, test_support::sample_findings(study), "uitgaven", earlier);
  const std::string& html = files.at("site/wijzigingen-en-correcties.html");
  const auto rows = editions(html);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].find(study.release.id) != std::string::npos);
  CHECK(rows[0].find("Deze uitgave.") != std::string::npos);
  CHECK(rows[1] == " 2019-k2 1 april 2019 Voorlopig Opgevolgd door " + study.release.id + ". ");
  CHECK(rows[2] == " 2019-k1b 1 februari 2019 Gecorrigeerd op 1 februari 2019 Opgevolgd door 2019-k2. ");
  CHECK(rows[3] == " 2019-k1 1 januari 2019 Voorlopig Hierin stond een fout. Verbeterd in 2019-k1b. ");
  CHECK(all_matches(html, "href=\"(https://a[^\"]*)\"") ==
        std::vector<std::string>{"https://a.example/uitgaven/2019-k1b/site/index.html",
                                 "https://a.example/uitgaven/2019-k1/site/index.html"});
  CHECK(editions(files.at("site/en/changes-and-corrections.html"))[3].find("This held a mistake.") !=
        std::string::npos);
  const auto outward = site::outward_addresses(study, earlier);
  CHECK(std::count(outward.begin(), outward.end(), "https://a.example/uitgaven/2019-k1/site/index.html") ==
        1);
}

TEST_CASE("a release that corrects says so of the one it takes back, named or the last") {
  config::Study study = test_support::sample_study();
  study.release.earlier = {"a", "b"};
  study.release.status = config::FigureStatus::corrected;
  const std::vector<safe::Claims> earlier{earlier_release("2019-k1", 1, "provisional", ""),
                                          earlier_release("2019-k2", 4, "final", "")};
  for (const char* named : {"", "2019-k1"}) {
    study.release.correction =
        config::Correction{named, "D-1", study.release.date, study.release.date, {"Fout.", ""}, {}};
    const auto rows = editions(published(study, test_support::sample_findings(study), "herzien", earlier)
                                   .at("site/wijzigingen-en-correcties.html"));
    REQUIRE(rows.size() == 3);
    const std::string corrected = "Verbeterd in " + study.release.id;
    CHECK((rows[1].find(corrected) != std::string::npos) == (*named == '\0'));
    CHECK((rows[2].find(corrected) != std::string::npos) == (*named != '\0'));
  }
}
