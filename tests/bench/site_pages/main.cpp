// site_pages FOLDER [PAGES] [RUNS] [THREADS]: seconds and peak memory of a site of so many pages (353 by default), from
// checked findings to a folder in place: pages in two languages, every link followed, everything on the disk.
// A study of many outcomes, since no study of one municipality has so many pages: `build` allows 60 outcomes,
// which are 152. Each outcome has a page with three figures, drawn wide and narrow, with their tables. Asked
// is 1 s.

#include "core/files.hpp"
#include "core/log.hpp"
#include "core/stopwatch.hpp"
#include "links/check_links.hpp"
#include "publish/site/editions.hpp"
#include "publish/site/page.hpp"
#include "publish/site/site_publisher.hpp"
#include "support/sample_findings.hpp"

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

using namespace werkthet;

namespace {

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// The sample study with copies of its first outcome until its site has so many pages.
config::Study study_of(std::size_t pages) {
  config::Study study = test_support::sample_study();
  while (publish::site::site_map(study).size() * study.languages.size() < pages) {
    config::Outcome copy = study.outcomes.front();
    const std::string number = std::to_string(study.outcomes.size());
    copy.id += number;
    copy.label.nl += " " + number;
    copy.label.en += " " + number;
    copy.primary = false;
    study.outcomes.push_back(std::move(copy));
  }
  return study;
}

safe::SafeFindings findings_of(const config::Study& study) {
  const safe::SafeFindings sample = test_support::sample_findings(study);
  std::vector<safe::Table> tables = sample.tables();
  std::vector<safe::Statement> statements = sample.statements();
  std::vector<int> every_month;
  for (int month = 1; month <= 24; ++month) {
    every_month.push_back(month);
  }
  const std::string first = study.outcomes.front().id;
  for (const config::Outcome& outcome : study.outcomes) {
    if (outcome.id == first || !outcome.id.starts_with(first)) {
      continue;
    }
    tables.push_back(test_support::sample::shares(study, outcome, outcome.horizons, false, false));
    tables.push_back(test_support::sample::shares(study, outcome, every_month, true, false));
    tables.push_back(test_support::sample::contrasts(study, outcome, outcome.horizons, false));
    for (safe::Statement statement : sample.statements()) {
      if (statement.outcome == first) {
        statement.outcome = outcome.id;
        statement.id = outcome.id + statement.id.substr(first.size());
        statement.headline = false;
        statements.push_back(std::move(statement));
      }
    }
  }
  return safe::TestForge::findings(std::move(tables), std::move(statements), {{"followed_18_months", true}});
}

}  // namespace

int main(int argc, char** argv) {
  const long asked = argc > 2 ? std::strtol(argv[2], nullptr, 10) : 353;
  const long runs = argc > 3 ? std::strtol(argv[3], nullptr, 10) : 5;
  const long threads = argc > 4 ? std::strtol(argv[4], nullptr, 10) : std::thread::hardware_concurrency();
  if (argc < 2 || asked < 40 || asked > 10'000 || runs < 1 || threads < 1) {
    std::fputs("site_pages FOLDER [PAGES] [RUNS] [THREADS], 40 to 10,000 pages\n", stderr);
    return 2;
  }
  const config::Study study = study_of(static_cast<std::size_t>(asked));
  const safe::SafeFindings findings = findings_of(study);
  const std::filesystem::path folder(argv[1]);
  std::filesystem::create_directories(folder);
  for (long run = 0; run < runs; ++run) {
    core::Stopwatch watch;
    core::StagedFolder staged(folder / "site_pages");
    publish::ArtefactWriter writer(staged);
    core::SilentLog log;
    const provenance::RunFacts facts{"werkthet", "bench"};
    publish::site::SitePublisher().publish({findings, study, facts, writer, log, {}, nullptr, static_cast<unsigned>(threads)});
    const double written = watch.lap();
    links::PublicFiles files;
    std::uint64_t bytes = 0;
    std::size_t drawings = 0;
    for (const publish::Artefact& artefact : writer.artefacts()) {
      files.names.insert(artefact.path);
      bytes += artefact.bytes;
      if (artefact.path.ends_with(".html")) {
        std::string text = core::read_file(staged.path_for("public/" + artefact.path));
        for (std::size_t at = text.find("<svg"); at != std::string::npos; at = text.find("<svg", at + 1)) {
          ++drawings;
        }
        files.pages.emplace(artefact.path, std::move(text));
      }
    }
    links::Outward outward;
    for (std::string& address : publish::site::outward_addresses(study, {})) {
      outward.addresses.insert(std::move(address));
    }
    outward.not_made = {"data/", "charts/", "workbook.", "memo", "rectificatie"};
    const links::Checked checked = links::check_links(files, outward, static_cast<unsigned>(threads));
    const double followed = watch.lap();
    staged.commit();
    const double committed = watch.lap();
    std::printf(
        "%zu pages, %zu drawings, %.1f MB, %ld threads: written %.3f s, %zu links followed %.3f s (%zu broken), in place "
        "%.3f s; "
        "together %.3f s, peak %.0f MB\n",
        files.pages.size(), drawings, static_cast<double>(bytes) / 1e6, threads, written, checked.links, followed,
        checked.broken.size(), committed, written + followed + committed, peak_megabytes());
    if (!checked.broken.empty()) {
      return 1;
    }
  }
  return 0;
}
