#include "cli/pipeline.hpp"

#include "analysis/analyse.hpp"
#include "analysis/feasibility.hpp"
#include "cli/approval.hpp"
#include "cli/exchanges.hpp"
#include "cli/public_links.hpp"
#include "cli/publishers.hpp"
#include "cli/word_files.hpp"
#include "cli/workbook_check.hpp"
#include "cohort/build_cohort.hpp"
#include "config/read_study.hpp"
#include "config/region.hpp"
#include "config/text_check.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "disclosure/gate.hpp"
#include "findings/earlier.hpp"
#include "findings/make_findings.hpp"
#include "findings/plan.hpp"
#include "findings/published.hpp"
#include "findings/synthesis_tables.hpp"
#include "ingest/lists/control_files.hpp"
#include "ingest/lists/published.hpp"
#include "ingest/read_input.hpp"
#include "internal/internal.hpp"
#include "internal/quality.hpp"
#include "provenance/digest.hpp"
#include "publish/plan_text.hpp"
#include "publish/published_text.hpp"
#include "publish/publisher.hpp"
#include "synthesis/synthesis.hpp"
#include "theme/site_style.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace werkthet::cli {
namespace fs = std::filesystem;

std::string version() {
  return WERKTHET_VERSION;
}

fs::path study_file(const std::string& named) {
  std::error_code error;
  fs::path path(named);
  if (fs::is_directory(path, error)) {
    path /= "study.toml";
  }
  if (!fs::is_regular_file(path, error)) {
    throw core::Error(core::ErrorKind::usage, "there is no study file here", path.string(),
                      "name a study.toml or its folder; `werkthet init DIR` makes one");
  }
  return path;
}

config::Study load_study(const fs::path& file, core::Problems& problems) {
  std::optional<config::Study> study = config::read_study(file, problems);
  if (!study) {
    std::fputs(core::text(problems).c_str(), stderr);
    throw core::Error(core::ErrorKind::usage,
                      std::to_string(problems.count(core::Severity::error)) + " problems in the study file",
                      file.string(), "mend the settings named above and run again");
  }
  return std::move(*study);
}

namespace {

/// Texts that somebody typed and readers will see.
void check_typed(const config::Study& study, ingest::Input& input) {
  config::check_texts(study, input.problems);
  for (const ingest::CostRow& cost : input.costs) {
    config::check_text(cost.item, {study.data.costs, 0, 0, "item"}, false, input.problems);
  }
  std::string sha256;
  check_memo_template(study, input.problems, sha256);
  if (!sha256.empty()) {
    input.files.push_back({"memo template", study.memo.template_file, sha256, 0});
  }
  static_cast<void>(findings::read_earlier(study, input.problems));  // a check tells of them as well
  static_cast<void>(disclosure::read_history(study, input.problems));
  static_cast<void>(theme::site_style(study, input.problems));
  input.problems.sort();
}

}  // namespace

ingest::Input load_costs(const config::Study& study, Console& console) {
  ingest::Input input;
  if (!study.data.costs.empty()) {
    ingest::read_costs(study, input);
  }
  check_typed(study, input);
  console.stage("read", std::to_string(input.costs.size()) + " items of costs");
  return input;
}

ingest::Published load_published(const config::Study& study, ingest::Input& input) {
  ingest::Published published = ingest::read_published(study, input);
  check_typed(study, input);
  return published;
}

ingest::Input load_input(const config::Study& study, const ingest::ReadOptions& options, Console& console) {
  ingest::Input input = ingest::read_input(study, options, console);
  check_typed(study, input);
  std::uint64_t rows = 0;
  for (const ingest::InputFile& file : input.files) {
    rows += file.rows;
  }
  console.stage("read", std::to_string(input.files.size()) + " files, " + std::to_string(rows) + " rows");
  return input;
}

namespace {

std::string public_manifest(const config::Study& study, const std::vector<publish::Artefact>& artefacts) {
  using Json = nlohmann::ordered_json;
  Json files = Json::array();
  for (const publish::Artefact& artefact : artefacts) {
    files.push_back({{"path", artefact.path},
                     {"media_type", artefact.media_type},
                     {"bytes", artefact.bytes},
                     {"sha256", artefact.sha256}});
  }
  const Json all{{"release", study.release.id},
                 {"municipality", study.municipality},
                 {"municipality_code", study.municipality_code},
                 {"date", core::iso(study.release.date)},
                 {"tool", "werkthet"},
                 {"version", version()},
                 {"files", files}};
  return all.dump(1) + "\n";
}

bool wanted(const BuildOptions& options, std::string_view name) {
  return options.only.empty() ||
         std::find(options.only.begin(), options.only.end(), name) != options.only.end();
}

void refuse_errors(const config::Study& study, const ingest::Input& input) {
  if (input.problems.has_errors()) {
    throw core::Error(core::ErrorKind::input,
                      std::to_string(input.problems.count(core::Severity::error)) +
                          " errors in the input; nothing was made",
                      study.file.string(), "see the list above; `werkthet explain CODE` tells more");
  }
}

/// public/ by the wanted publishers, with its manifest; then the staged folder takes the place of the old
/// one.
Built publish_all(const config::Study& study, const disclosure::Released& released,
                  const BuildOptions& options, core::StagedFolder& folder, Console& console,
                  std::size_t without_ledger = 0, std::span<const safe::Claims> earlier = {}) {
  const std::vector<disclosure::ReviewPoint> points =
      disclosure::review_points(released, study, without_ledger);
  publish::ArtefactWriter writer(folder);
  const provenance::RunFacts run{"werkthet", version()};
  const std::optional<word::Package> memo_file = memo_template(study);
  std::vector<std::string> left_out;
  for (const auto& publisher : publishers()) {
    if (wanted(options, publisher->name())) {
      publisher->publish({released.findings, study, run, writer, console, earlier,
                          memo_file ? &*memo_file : nullptr, options.threads});
      console.stage(publisher->name(), publisher->description());
    } else {
      const std::vector<std::string> places = publisher->places();
      left_out.insert(left_out.end(), places.begin(), places.end());
    }
  }
  if (wanted(options, "site")) {
    const std::size_t followed =
        check_public_links(study, folder, writer.artefacts(), earlier, left_out, options.threads);
    console.stage("links", std::to_string(followed) + " links, none broken");
  }
  if (wanted(options, "workbook")) {
    const std::string written = core::read_file(folder.path_for("public/workbook.xlsx"));
    folder.write("internal/workbook-audit.json", checked_workbook(written, released.findings, study));
    console.stage("workbook audit", "every item of the checklist holds");
  }
  const std::string manifest = public_manifest(study, writer.artefacts());
  folder.write("public/manifest.json", manifest);
  folder.write("internal/privacy.json", privacy_json(points, provenance::sha256_hex(manifest)));
  if (const std::string approvals = kept_approvals(options.out / study.release.id); !approvals.empty()) {
    folder.write("internal/approvals.json", approvals);
  }
  if (!points.empty()) {
    console.warn("privacy review: " + std::to_string(points.size()) +
                 " points to agree with, in internal/privacy.json; see `werkthet approve`");
  }
  folder.commit();
  console.stage("write", std::to_string(writer.artefacts().size() + 1) + " public files");
  Built built{fs::absolute(options.out / study.release.id).lexically_normal(), {}, {}};
  for (const char* file : {"public/memo.docx", "public/workbook.xlsx", "public/workbook.ods", "public/site/index.html"}) {
    if (fs::exists(built.folder / file)) {
      built.highlights.push_back((built.folder / file).string());
    }
  }
  return built;
}

/// What stays inside when no file about people was read.
void write_check(const config::Study& study, const ingest::Input& input, core::StagedFolder& folder) {
  folder.make_private("internal");
  folder.write("internal/check.csv", internal::check_csv(input.problems));
  folder.write("internal/manifest.json", internal::manifest_json(study, input, {}, version()));
}

fs::path target_folder(const config::Study& study, const fs::path& out) {
  std::error_code error;
  fs::create_directories(out, error);
  return out / study.release.id;
}

/// Everything between the input and the publishers.
struct Computed {
  cohort::Cohort cohort;
  analysis::Estimates estimates;
  findings::Findings findings;
  disclosure::Released released;
  std::size_t without_ledger{};  ///< earlier releases whose ledger is not there
  std::vector<safe::Claims> earlier;
};

Computed compute(const config::Study& study, const ingest::Input& input,
                 const std::vector<exchange::Exchange>& others, unsigned threads, Console& console) {
  refuse_errors(study, input);
  cohort::Cohort cohort = cohort::build_cohort(study, input, console);
  console.stage("cohort", std::to_string(cohort.size) + " rows");
  core::Problems unread;
  std::vector<safe::Claims> earlier = findings::read_earlier(study, unread);
  const disclosure::History history = disclosure::read_history(study, unread);
  if (unread.has_errors()) {
    std::fputs(core::text(unread).c_str(), stderr);
    throw core::Error(core::ErrorKind::input, "an earlier release cannot be read; nothing was made",
                      study.file.string(), "see the list above; `werkthet explain CODE` tells more");
  }
  analysis::Estimates estimates =
      analysis::analyse(study, cohort, console, threads, findings::looks_of(earlier));
  console.stage("analysis", std::to_string(estimates.list.size()) + " estimates");
  findings::Findings findings = findings::make_findings(study, cohort, estimates, input.costs, earlier);
  findings::add_synthesis(
      findings, synthesis::synthesise(others, study.synthesis.min_for_pooled, study.plan.confidence));
  console.stage("findings", std::to_string(findings.tables.size()) + " tables, " +
                                std::to_string(findings.statements.size()) + " statements");
  disclosure::Released released = disclosure::Gate::release(findings, study, history);
  console.stage("disclosure", std::to_string(released.queries.size()) + " counts decided, " +
                                  std::to_string(released.proof.examined) + " proved uncertain enough");
  if (!released.proof.exposed.empty()) {
    console.warn(std::to_string(released.proof.exposed.size()) +
                 " hidden counts follow from earlier releases: internal/disclosure.csv names them");
  }
  const auto without_ledger =
      static_cast<std::size_t>(std::count_if(unread.all().begin(), unread.all().end(),
                                             [](const core::Problem& p) { return p.code == "L304"; }));
  return {std::move(cohort), std::move(estimates), std::move(findings), std::move(released), without_ledger, std::move(earlier)};
}

/// The tables of an exploration, checked.
disclosure::Released plan_released(const config::Study& study, const ingest::Input& input, Console& console) {
  refuse_errors(study, input);
  const analysis::Exploration exploration = analysis::explore(study, input.costs);
  const findings::Findings findings = findings::make_plan_findings(study, exploration, input.costs);
  console.stage("findings", std::to_string(findings.tables.size()) + " tables");
  return disclosure::Gate::release(findings, study);
}

/// The comparison of a region, checked.
disclosure::Released region_released(const config::Study& study, const ingest::Input& input,
                                     const std::vector<exchange::Exchange>& others, Console& console) {
  refuse_errors(study, input);
  findings::Findings findings;
  findings::add_synthesis(
      findings, synthesis::synthesise(others, study.synthesis.min_for_pooled, study.plan.confidence));
  console.stage("findings", std::to_string(findings.tables.size()) + " tables");
  return disclosure::Gate::release(findings, study);
}

}  // namespace

safe::SafeFindings memo_findings(const config::Study& study, const ingest::Input& input,
                                 const std::vector<exchange::Exchange>& others, unsigned threads,
                                 Console& console) {
  if (study.release.kind == config::ReleaseKind::exploration) {
    return plan_released(study, input, console).findings;
  }
  return config::compares_only(study) ? region_released(study, input, others, console).findings
                                      : compute(study, input, others, threads, console).released.findings;
}

Built build(const config::Study& study, const ingest::Input& input,
            const std::vector<exchange::Exchange>& others, const BuildOptions& options, Console& console) {
  const Computed made = compute(study, input, others, options.threads, console);
  core::StagedFolder folder(target_folder(study, options.out));
  folder.make_private("internal");
  folder.write("internal/estimates.json", internal::estimates_json(study, made.estimates));
  folder.write("internal/check.csv", internal::check_csv(input.problems));
  folder.write("internal/check.html", internal::check_html(study, input));
  folder.write("internal/quality.html", internal::quality_html(study, input));
  folder.write("internal/quality.csv", internal::quality_csv(input));
  folder.write("internal/quality_counts.csv", internal::quality_counts_csv(input));
  folder.write("internal/disclosure.csv", internal::disclosure_csv(made.released));
  folder.write("internal/ledger.json", disclosure::write_ledger(study, made.released.ledger()));
  folder.write("internal/manifest.json", internal::manifest_json(study, input, made.cohort, version()));
  folder.write("internal/workbook.xlsx",
               internal::workbook(study, input, made.cohort, made.estimates, made.findings, made.released,
                                  folder.path_for("internal/x").parent_path()));
  console.stage("internal", "estimates, check report, log, workbook");

  return publish_all(study, made.released, options, folder, console, made.without_ledger, made.earlier);
}

Built build_plan(const config::Study& study, const ingest::Input& input, const fs::path& out,
                 Console& console) {
  const disclosure::Released released = plan_released(study, input, console);
  core::StagedFolder folder(target_folder(study, out));
  write_check(study, input, folder);
  // No charts and no website: nothing has been measured that they could show.
  Built built = publish_all(study, released, {out, {"data", "workbook", "memo"}, 1}, folder, console);
  const core::Language language = study.languages.empty() ? core::Language::nl : study.languages.front();
  built.messages = publish::plan_core(released.findings, study, language);
  if (std::string warning = publish::plan_warning(released.findings, study, language); !warning.empty()) {
    built.messages.insert(built.messages.begin(), std::move(warning));
  }
  return built;
}

Built build_published(const config::Study& study, const ingest::Published& published,
                      const ingest::Input& input, const BuildOptions& options, Console& console) {
  // No website and no memo: both speak of a study that was done here.
  const std::vector<std::string> possible{"data", "workbook"};
  for (const std::string& name : options.only) {
    if (std::find(possible.begin(), possible.end(), name) == possible.end()) {
      throw core::Error(core::ErrorKind::usage, "a published table has no " + name, "--only",
                        "choose from data and workbook");
    }
  }
  refuse_errors(study, input);
  const findings::Findings findings = findings::make_published_findings(study, published);
  console.stage("findings", std::to_string(findings.tables.size()) + " tables");
  const disclosure::Released released = disclosure::Gate::release(findings, study);
  core::StagedFolder folder(target_folder(study, options.out));
  write_check(study, input, folder);
  Built built = publish_all(study, released, {options.out, options.only.empty() ? possible : options.only, 1},
                            folder, console);
  const core::Language language = study.languages.empty() ? core::Language::nl : study.languages.front();
  built.messages = publish::published_sentences(released.findings, study, language);
  return built;
}

ingest::Input load_region(const config::Study& study, std::vector<exchange::Exchange>& others,
                          Console& console) {
  ingest::Input input;
  others = load_exchanges(study, input);
  check_typed(study, input);
  console.stage("read", std::to_string(others.size()) + " exchange files");
  return input;
}

Built build_region(const config::Study& study, const ingest::Input& input,
                   const std::vector<exchange::Exchange>& others, const BuildOptions& options,
                   Console& console) {
  const disclosure::Released released = region_released(study, input, others, console);
  core::StagedFolder folder(target_folder(study, options.out));
  write_check(study, input, folder);
  return publish_all(study, released, options, folder, console);
}

void show(const Built& built) {
  for (const std::vector<std::string>* lines : {&built.messages, &built.highlights}) {
    for (const std::string& line : *lines) {
      std::fputs((line + "\n").c_str(), stdout);
    }
  }
}

void refuse_warnings(const core::Problems& problems, const fs::path& file) {
  if (const auto warnings = problems.count(core::Severity::warning); warnings > 0 && !problems.has_errors()) {
    throw core::Error(core::ErrorKind::warnings_as_errors,
                      std::to_string(warnings) + " warnings and --strict; nothing was made", file.string());
  }
}

}  // namespace werkthet::cli
