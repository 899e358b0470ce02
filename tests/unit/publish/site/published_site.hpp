#pragma once
// The site of the sample findings as files, and looking into a page. With WERKTHET_KEEP=folder every site is
// left there to be looked at.

#include "core/files.hpp"
#include "core/log.hpp"
#include "publish/charts/charts_publisher.hpp"
#include "publish/publisher.hpp"
#include "publish/site/site_publisher.hpp"
#include "support/sample_findings.hpp"
#include "support/scratch_folder.hpp"

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <regex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::test_support {

using Files = std::map<std::string, std::string>;  ///< bytes by path below public/

/// Pages and charts; `name` is the folder below WERKTHET_KEEP.
inline Files published(const config::Study& study, const safe::SafeFindings& findings, std::string_view name,
                       std::span<const safe::Claims> earlier = {}) {
  namespace fs = std::filesystem;
  const ScratchFolder folder;
  {
    core::StagedFolder staged(folder.path() / "uitvoer");
    publish::ArtefactWriter writer(staged);
    core::SilentLog log;
    const provenance::RunFacts run{"werkthet", "0.1.0"};
    const publish::Context context{findings, study, run, writer, log, earlier};
    publish::site::SitePublisher().publish(context);
    publish::charts::ChartsPublisher().publish(context);
    staged.commit();
  }
  Files files;
  const fs::path root = folder.path() / "uitvoer" / "public";
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.is_regular_file()) {
      files[fs::relative(entry.path(), root).generic_string()] = core::read_file(entry.path());
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

/// The closing report of the sample study.
inline const Files& final_site() {
  static const Files files = [] {
    const config::Study study = sample_study();
    return published(study, sample_findings(study), "eind");
  }();
  return files;
}

inline bool is_page(const std::string& path) {
  return path.ends_with(".html");
}

/// The first group of every match.
inline std::vector<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it) {
    found.push_back((*it)[1]);
  }
  return found;
}

/// Every stretch from `from` up to and with `to`. By hand: std::regex recurses per character and overflows.
inline std::vector<std::string> parts(const std::string& text, std::string_view from, std::string_view to) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
    const std::size_t end = text.find(to, at);
    found.push_back(text.substr(at, end == std::string::npos ? end : end + to.size() - at));
  }
  return found;
}

/// The text without those stretches.
inline std::string without(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    const std::size_t end = text.find(to, at);
    text.erase(at, end == std::string::npos ? end : end + to.size() - at);
  }
  return text;
}

/// What a reader sees: without tags, entities of the escaper resolved.
inline std::string visible(const std::string& html) {
  std::string text = std::regex_replace(html, std::regex("<[^>]*>"), " ");
  text = std::regex_replace(text, std::regex("&#39;"), "'");
  text = std::regex_replace(text, std::regex("&quot;"), "\"");
  return std::regex_replace(text, std::regex("&amp;"), "&");
}

}  // namespace werkthet::test_support
