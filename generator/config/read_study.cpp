#include "config/read_study.hpp"

#include "config/check_study.hpp"
#include "config/covariates.hpp"
#include "config/outcomes.hpp"
#include "config/queries.hpp"
#include "config/settings.hpp"
#include "config/table_reader.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "core/text.hpp"

#include <utility>

namespace werkthet::config {
namespace {

const Section& known(std::string_view path) {
  const Section* section = find_section(path);
  core::ensure(section != nullptr, "the schema has " + std::string(path));
  return *section;
}

/// One value per table of a section that repeats, in the order of the file.
template <class Item>
std::vector<Item> each(const Settings& settings, std::string_view path,
                       Item (*take)(TableReader&, const Table&)) {
  std::vector<Item> items;
  const Section& section = known(path);
  for (const Table* table : settings.all(section)) {
    TableReader reader(section, table);
    items.push_back(take(reader, *table));
    reader.done();
  }
  return items;
}

TableReader single(const Settings& settings, std::string_view path) {
  return {known(path), settings.find(path)};
}

Arm take_arm(TableReader& r, const Table& table) {
  Arm arm;
  arm.id = table.id;
  arm.name = r.both("name");
  arm.role = r.choice<Role>("role");
  arm.exemption = r.flag("exemption");
  arm.guidance = r.flag("guidance");
  arm.earnings_release = r.flag("earnings_release");
  arm.variant = r.text("variant");
  if (const auto contacts = r.maybe<std::int64_t>("contacts_per_year")) {
    arm.contacts_per_year = static_cast<int>(*contacts);
  }
  arm.text = r.both("text");
  arm.obligations = r.both("obligations");
  arm.initiative = r.both("initiative");
  return arm;
}

Wave take_wave(TableReader& r, const Table& table) {
  return {table.id,
          r.both("name"),
          r.integer("month"),
          r.integer("window_months"),
          r.text("clients"),
          r.text("caseworkers"),
          r.choice<SurveyShape>("shape"),
          r.pairs("columns"),
          r.texts("missing"),
          r.choice<DuplicateRule>("duplicates")};
}

/// The text of the file in its two languages, or ours in both.
core::Bilingual both_or(TableReader& r, const std::string& name, core::Bilingual ours) {
  core::Bilingual theirs = r.both(name);
  return theirs.empty() ? std::move(ours) : theirs;
}

Scale take_scale(TableReader& r, const Table& table) {
  return {table.id,
          r.both("label"),
          r.texts("items"),
          r.texts("reversed"),
          r.number("min"),
          r.number("max"),
          r.number("min_answered"),
          r.labelled("answers"),
          r.texts("missing"),
          both_or(r, "low_answer", {"Oneens", "Disagree"}),
          both_or(r, "middle_answer", {"Niet eens en niet oneens", "Neither agree nor disagree"}),
          both_or(r, "high_answer", {"Eens", "Agree"})};
}

Statement take_statement(TableReader& r, const Table& /*table*/) {
  return {r.text("scale"), r.text("item"), r.both("text")};
}

Outcome take_outcome(TableReader& r, const Table& table) {
  Outcome outcome;
  outcome.id = table.id;
  outcome.kind = r.choice<OutcomeKind>("kind");
  outcome.label = r.both("label");
  outcome.definition = r.both("definition");
  outcome.favourable = r.choice<Favourable>("favourable");
  outcome.primary = r.flag("primary");
  outcome.horizons = r.integers("horizons");
  outcome.margin = r.maybe<double>("margin");
  outcome.scale = r.text("scale");
  outcome.column = r.text("column");
  outcome.event_column = r.text("event_column");
  outcome.placebo_columns = r.texts("placebo_columns");
  outcome.decimals = r.integer("decimals");
  outcome.unit = r.both("unit");
  if (outcome.unit.empty()) {
    outcome.unit = unit_of_list(outcome.kind);
  }
  outcome.common = r.text("common");
  outcome.at_least = r.number("at_least");
  outcome.kept_months = r.integer("kept_months");
  return outcome;
}

/// A built-in characteristic keeps what the file does not say.
Covariate take_covariate(TableReader& r, const Table& table) {
  Covariate covariate;
  covariate.id = table.id;
  covariate.kind = r.choice<CovariateKind>("kind");
  covariate.label = r.both("label");
  covariate.column = r.text("column");
  if (const Covariate* built_in = built_in_covariate(table.id)) {
    if (r.text("kind").empty()) {
      covariate.kind = built_in->kind;
    }
    if (covariate.label.empty()) {
      covariate.label = built_in->label;
    }
  }
  return covariate;
}

Subgroup take_subgroup(TableReader& r, const Table& /*table*/) {
  return {r.text("id"), r.both("label"), r.text("covariate"), r.numbers("cuts")};
}

Look take_look(TableReader& r, const Table& /*table*/) {
  return {r.text("release"), r.number("information")};
}

Memo::NextStep take_step(TableReader& r, const Table& /*table*/) {
  return {r.text("what"), r.text("who"), r.text("when")};
}

CsvForm take_form(TableReader& r) {
  CsvForm form;
  const std::string separator = r.text("separator");
  form.separator = separator.empty() ? '\0' : separator.front();
  form.encoding = r.text("encoding");
  form.decimal = r.choice<DecimalMark>("decimal");
  form.date_form = r.text("date_form");
  form.columns = r.pairs("columns");
  form.sheet = r.text("sheet");
  return form;
}

CsvForm take_form(const Settings& settings, std::string_view path) {
  TableReader r = single(settings, path);
  CsvForm form = take_form(r);
  r.done();
  return form;
}

void take_head(const Settings& settings, Study& study) {
  TableReader r = single(settings, "study");
  study.id = r.text("id");
  study.name = r.both("name");
  study.municipality = r.text("municipality");
  study.municipality_code = r.text("municipality_code");
  study.fictitious = r.flag("fictitious");
  study.profile = r.text("profile");
  study.framework = r.text("framework");
  study.researcher = r.text("researcher");
  study.contact = r.text("contact");
  study.source_note = r.text("source_note");
  study.start = r.maybe<core::Date>("start").value_or(core::Date{});
  study.end = r.maybe<core::Date>("end").value_or(core::Date{});
  study.run_out_until = r.maybe<core::Date>("run_out_until").value_or(study.end);
  study.entry_months = r.integer("entry_months");
  study.unit = r.choice<Unit>("unit");
  study.seed = r.seed("seed");
  study.languages.clear();
  for (const std::string& language : r.texts("languages")) {
    study.languages.push_back(language == "nl" ? core::Language::nl : core::Language::en);
  }
  study.question = r.both("question");
  study.not_studied = r.both("not_studied");
  for (const std::string& id : r.texts("covariates_built_in")) {
    study.covariates.push_back(*built_in_covariate(id));  // the schema allows these ids only
  }
  r.done();
}

Deviation take_deviation(TableReader& r, const Table& /*table*/) {
  return {r.both("what"), r.both("why"), r.maybe<core::Date>("date")};
}

StopCriterion take_stop_criterion(TableReader& r, const Table& table) {
  return {table.id,
          r.both("label"),
          r.text("outcome"),
          r.text("arm"),
          r.integer("horizon"),
          r.text("wave"),
          r.choice<StopDirection>("direction"),
          r.number("bound"),
          r.both("decides")};
}

Mediation take_mediation(TableReader& r, const Table& /*table*/) {
  return {r.text("outcome"), r.text("mediator")};
}

void take_plan(const Settings& settings, Plan& plan) {
  TableReader p = single(settings, "plan");
  plan.fixed_on = p.maybe<core::Date>("fixed_on");
  plan.confidence = p.number("confidence");
  plan.randomisations = p.integer("randomisations");
  plan.bootstrap_draws = p.integer("bootstrap_draws");
  plan.imputations = p.integer("imputations");
  plan.looks = each(settings, "plan.looks", take_look);
  if (const auto horizon = p.maybe<std::int64_t>("horizon")) {
    plan.horizon = static_cast<int>(*horizon);
  }
  plan.secondary = p.texts("secondary");
  plan.spending = p.choice<Spending>("spending");
  plan.shrink_subgroups = p.flag("shrink_subgroups");
  plan.deviations = each(settings, "plan.deviations", take_deviation);
  plan.stop_criteria = each(settings, "plan.stop_criteria", take_stop_criterion);
  plan.analyses = p.texts("analyses");
  plan.mediation = each(settings, "plan.mediation", take_mediation);
  p.done();
}

CostPartner take_partner(TableReader& r, const Table& /*table*/) {
  return {r.text("name"), r.maybe<std::int64_t>("inhabitants").value_or(0), r.flag("joins")};
}

Deadline take_deadline(TableReader& r, const Table& /*table*/) {
  return {r.both("what"), r.maybe<core::Date>("date").value_or(core::Date{}), r.flag("inclusive"),
          r.integer("lead_days")};
}

/// Nothing when the file has no such section: a heading alone stands in every new study file.
std::optional<Feasibility> take_feasibility(const Settings& settings) {
  TableReader r = single(settings, "feasibility");
  Feasibility f;
  f.persons = static_cast<int>(r.maybe<std::int64_t>("persons").value_or(0));
  f.benefits = r.integer("benefits");
  f.counted_on = r.maybe<core::Date>("counted_on");
  f.source = r.text("source");
  f.participation = r.maybe<double>("participation").value_or(0);
  f.participation_low = r.number("participation_low");
  f.participation_high = r.number("participation_high");
  f.participation_source = r.text("participation_source");
  f.min_per_group = r.integer("min_per_group");
  f.preferred_per_group = r.integer("preferred_per_group");
  f.base_rates = r.numbers("base_rates");
  f.wished = r.numbers("wished");
  f.attrition = r.number("attrition");
  f.clients_per_caseworker = r.integer("clients_per_caseworker");
  f.intraclass_correlation = r.number("intraclass_correlation");
  f.budget = r.maybe<double>("budget");
  f.budget_source = r.text("budget_source");
  f.saving_per_month = r.maybe<double>("saving_per_month");
  f.saving_source = r.text("saving_source");
  f.saving_months = r.integer("saving_months");
  f.fixed_costs = r.maybe<double>("fixed_costs");
  f.fixed_costs_source = r.text("fixed_costs_source");
  f.shared_costs_key = r.choice<SharingKey>("shared_costs_key");
  f.partners = each(settings, "feasibility.partners", take_partner);
  f.deadlines = each(settings, "feasibility.deadlines", take_deadline);
  r.done();
  const Table* table = settings.find("feasibility");
  return table == nullptr || table->settings.empty() ? std::nullopt
                                                     : std::optional<Feasibility>(std::move(f));
}

void take_rules(const Settings& settings, Study& study) {
  TableReader e = single(settings, "eligibility");
  study.eligibility = {e.integer("age_min"), e.integer("age_max"), e.integers("schemes")};
  e.done();
  TableReader c = single(settings, "protocol");
  study.protocol.frame_date = c.maybe<core::Date>("frame_date");
  if (const auto size = c.maybe<std::int64_t>("frame_size")) {
    study.protocol.frame_size = static_cast<int>(*size);
  }
  study.protocol.baseline_steps = c.integers("baseline_steps");
  study.protocol.caseworkers_balanced = c.flag("caseworkers_balanced");
  study.protocol.exclusions = c.pairs("exclusions");
  c.done();
  TableReader n = single(settings, "non_participants");
  study.non_participants = {n.flag("use"),
                            n.choice<ReferenceDate>("reference"),
                            n.maybe<core::Date>("date"),
                            n.flag("exclude_caseworker_trained"),
                            n.integer("placebo_months"),
                            n.flag("invited_by_lottery")};
  n.done();
  take_plan(settings, study.plan);
  TableReader b = single(settings, "benefit_rules");
  study.benefit_rules = {b.integer("return_days"),     b.choice<EndDate>("end_date"),
                         b.integers("joined_schemes"), b.texts("work_reasons"),
                         b.flag("partner_rule"),       b.integer("return_window_days")};
  b.done();
  TableReader d = single(settings, "disclosure");
  study.disclosure = {d.integer("min_cell"), d.integer("rounding"), d.number("max_group_share"),
                      d.text("reason_below_10")};
  d.done();
}

void take_data(const Settings& settings, Study& study) {
  TableReader r = single(settings, "data");
  Data& data = study.data;
  data.bus = r.texts("bus");
  data.bus_layout = r.text("bus_layout");
  data.bus_values = r.pairs("bus_values");
  data.bus_codes = r.text("bus_codes");
  data.receipts = r.text("receipts");
  data.municipalities = r.texts("municipalities");
  data.max_jump = r.number("max_jump");
  data.allocation = r.text("allocation");
  data.contacts = r.text("contacts");
  data.exemptions = r.text("exemptions");
  data.ladder = r.text("ladder");
  data.employment = r.text("employment");
  data.employment_hours = r.choice<HoursPer>("employment_hours");
  data.costs = r.text("costs");
  data.goals = r.text("goals");
  data.stock = r.text("stock");
  data.published = r.text("published");
  data.key_file = r.text("key_file");
  data.max_unknown_share = r.number("max_unknown_share");
  data.max_mode_difference = r.number("max_mode_difference");
  r.done();
  data.bus_form = take_form(settings, "data.bus_form");
  data.allocation_form = take_form(settings, "data.allocation_form");
  data.survey_form = take_form(settings, "data.survey_form");
  // An empty heading stands in every new study file; only a form that says something is another one.
  if (const Table* form = settings.find("data.contacts_form"); form != nullptr && !form->settings.empty()) {
    data.contacts_form = take_form(settings, "data.contacts_form");
  }
  data.exemptions_form = take_form(settings, "data.exemptions_form");
  data.ladder_form = take_form(settings, "data.ladder_form");
  data.employment_form = take_form(settings, "data.employment_form");
  data.costs_form = take_form(settings, "data.costs_form");
  data.goals_form = take_form(settings, "data.goals_form");
  data.stock_form = take_form(settings, "data.stock_form");
  data.published_form = take_form(settings, "data.published_form");
  if (settings.find("data.persons") != nullptr) {
    TableReader p = single(settings, "data.persons");
    PersonsTable persons;
    persons.file = p.text("file");
    persons.form = take_form(p);
    persons.arm_column = p.text("arm_column");
    persons.arm_values = p.pairs("arm_values");
    persons.weight_column = p.text("weight_column");
    persons.where_column = p.text("where_column");
    persons.where_value = p.text("where_value");
    p.done();
    data.persons = std::move(persons);
  }
}

/// The text of a query that stands in a file is filled in later.
Query take_query(TableReader& r, const Table& table) {
  return {table.id, r.text("sql"), r.text("sql_file")};
}

void take_database(const Settings& settings, Study& study) {
  TableReader r = single(settings, "database");
  Database d{r.text("driver"),        r.text("dsn"),
             r.text("server"),        r.integer("port"),
             r.text("database"),      r.text("user"),
             r.pairs("options"),      r.text("password_env"),
             r.text("password_file"), r.integer("timeout_seconds")};
  r.done();
  // An empty heading stands in every new study file.
  if (const Table* table = settings.find("database"); table != nullptr && !table->settings.empty()) {
    study.database = std::move(d);
  }
  study.queries = each(settings, "queries", take_query);
}

Story take_story(TableReader& r, const Table& /*table*/) {
  return {r.both("title"), r.both("text"), r.flag("consent")};
}

void take_web(const Settings& settings, Study& study) {
  TableReader s = single(settings, "site");
  study.site = {s.text("theme"),
                s.flag("theme_strict"),
                s.text("base_url"),
                s.text("latest_url"),
                s.text("accessibility_statement"),
                s.maybe<core::Date>("next_release")};
  s.done();
  for (std::string* address : {&study.site.base_url, &study.site.latest_url}) {
    while (address->ends_with('/')) {
      address->pop_back();
    }
  }
  TableReader c = single(settings, "catalogue");
  study.catalogue = {c.text("publisher"), c.text("identifier"), c.choice<Licence>("licence"), c.texts("themes"),
                     c.texts("keywords")};
  c.done();
  study.stories = each(settings, "stories", take_story);
}

void take_publication(const Settings& settings, Study& study) {
  TableReader r = single(settings, "release");
  study.release = {r.text("id"),
                   r.choice<ReleaseKind>("kind"),
                   r.choice<FigureStatus>("status"),
                   r.maybe<core::Date>("date").value_or(core::Date{}),
                   r.maybe<core::Date>("data_until"),
                   r.maybe<core::Date>("public_from"),
                   r.texts("earlier")};
  r.done();
  if (settings.find("release.correction") != nullptr) {
    TableReader c = single(settings, "release.correction");
    study.release.correction = {c.text("release"),
                                c.text("document_number"),
                                c.maybe<core::Date>("letter_date").value_or(core::Date{}),
                                c.maybe<core::Date>("found_on").value_or(core::Date{}),
                                c.both("cause"),
                                c.both("prevention")};
    c.done();
  }
  TableReader y = single(settings, "synthesis");
  study.synthesis = {y.texts("files"), y.integer("min_for_pooled")};
  y.done();
  study.feasibility = take_feasibility(settings);
  TableReader m = single(settings, "memo");
  study.memo = {m.choice<Headings>("headings"),
                m.text("subject"),
                m.text("from"),
                m.text("to"),
                m.text("portfolio"),
                m.text("department"),
                m.text("case_number"),
                m.text("document_number"),
                m.text("reason"),
                m.text("consequences"),
                m.text("core_decision"),
                m.text("template"),
                each(settings, "memo.next_steps", take_step)};
  m.done();
  TableReader t = single(settings, "theme");
  study.theme = {t.text("accent"), t.texts("arm_colours")};
  t.done();
  take_web(settings, study);
}

Study make_study(const Settings& settings) {
  Study study;
  take_head(settings, study);
  study.arms = each(settings, "arms", take_arm);
  study.waves = each(settings, "waves", take_wave);
  study.scales = each(settings, "scales", take_scale);
  study.statements = each(settings, "statements", take_statement);
  study.outcomes = each(settings, "outcomes", take_outcome);
  for (Covariate& covariate : each(settings, "covariates", take_covariate)) {
    study.covariates.push_back(std::move(covariate));
  }
  study.subgroups = each(settings, "subgroups", take_subgroup);
  take_rules(settings, study);
  take_data(settings, study);
  take_database(settings, study);
  take_publication(settings, study);
  for (const Table& table : settings.tables) {
    study.places.emplace(table.path, table.place);
    for (const auto& [name, setting] : table.settings) {
      study.places.emplace(table.path + "." + name, setting.place);
    }
  }
  return study;
}

/// English pages are not made, so nobody misses English texts.
core::Problems without_english_notes(const core::Problems& problems) {
  core::Problems kept;
  for (const core::Problem& problem : problems.all()) {
    if (problem.code != "S126") {
      kept.add(problem);
    }
  }
  return kept;
}

std::optional<Study> finish(Report& report, std::optional<Study> study, core::Problems& problems) {
  report.problems().sort();
  const bool errors = report.problems().has_errors();
  problems.append(report.problems());
  return errors ? std::nullopt : std::move(study);
}

}  // namespace

std::optional<Study> parse_study(std::string_view text, const std::filesystem::path& file,
                                 core::Problems& problems) {
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.remove_prefix(3);  // some editors write a byte order mark; columns count without it
  }
  const std::string name = file.filename().string();
  if (text.size() > max_study_bytes) {
    Report report(name, "");
    report.error("S101", report.place(0, 0, ""), "the file is larger than 1 MiB",
                 "check that this is the study file");
    return finish(report, std::nullopt, problems);
  }
  if (!core::is_utf8(text)) {
    Report report(name, "");
    report.error("S101", report.place(0, 0, ""), "the file is not written in UTF-8",
                 "save it again with the encoding UTF-8");
    return finish(report, std::nullopt, problems);
  }
  Report report(name, text);
  const std::optional<Settings> settings = read_settings(text, report);
  if (!settings) {
    return finish(report, std::nullopt, problems);
  }
  Study study = make_study(*settings);
  study.file = file;
  study.folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  read_sql_files(study, report);
  if (study.languages == std::vector{core::Language::nl}) {
    report.problems() = without_english_notes(report.problems());
  }
  check_study(study, *settings, report);
  bool any_primary = false;
  for (const Outcome& outcome : study.outcomes) {
    any_primary = any_primary || outcome.primary;
  }
  if (!any_primary && !study.outcomes.empty()) {
    study.outcomes.front().primary = true;
  }
  return finish(report, std::move(study), problems);
}

std::optional<Study> read_study(const std::filesystem::path& file, core::Problems& problems) {
  std::string text;
  try {
    text = core::read_file(file, max_study_bytes);
  } catch (const core::Error& error) {
    Report report(file.filename().string(), "");
    report.error("S101", report.place(0, 0, ""), "the file cannot be read: " + error.message(),
                 "name an existing study file of at most 1 MiB; `werkthet init` writes one");
    return finish(report, std::nullopt, problems);
  }
  return parse_study(text, file, problems);
}

}  // namespace werkthet::config
