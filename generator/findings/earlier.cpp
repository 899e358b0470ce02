#include "findings/earlier.hpp"

#include "config/schema.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "core/format.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

namespace werkthet::findings {
namespace {

namespace fs = std::filesystem;

std::string kind_word(config::OutcomeKind kind) {
  return config::find_key(*config::find_section("outcomes"), "kind")->allowed[static_cast<std::size_t>(kind)];
}

/// "return_days=30 end_date=0 joined=1,2,3 work=11,13 partner=1"
std::string register_rules(const config::BenefitRules& rules) {
  std::string text = " return_days=" + std::to_string(rules.return_days) +
                     " end_date=" + std::to_string(static_cast<int>(rules.end_date)) + " joined=";
  for (const int scheme : rules.joined_schemes) {
    text += std::to_string(scheme) + ",";
  }
  text += " work=";
  for (const std::string& reason : rules.work_reasons) {
    text += reason + ",";
  }
  return text + " partner=" + (rules.partner_rule ? "1" : "0");
}

std::string scale_rules(const config::Study& study, const std::string& id) {
  for (const config::Scale& scale : study.scales) {
    if (scale.id == id) {
      std::string text = " items=";
      for (const std::string& item : scale.items) {
        text += item + ",";
      }
      return text + " min=" + core::shortest(scale.min) + " max=" + core::shortest(scale.max) +
             " answered=" + core::shortest(scale.min_answered);
    }
  }
  return {};
}

/// The file of a release, given its folder or a part of it; empty when none has it.
fs::path claims_file(const fs::path& folder) {
  for (const fs::path& file : {folder / "public" / "data" / "claims.json", folder / "data" / "claims.json",
                               folder / "claims.json"}) {
    std::error_code error;
    if (fs::is_regular_file(file, error)) {
      return file;
    }
  }
  return {};
}

}  // namespace

std::vector<safe::Claims> read_earlier(const config::Study& study, core::Problems& problems) {
  std::vector<safe::Claims> all;
  std::set<std::string> seen;
  for (const std::string& named : study.release.earlier) {
    const auto report = [&](std::string code, std::string why, std::string remedy) {
      problems.add({core::Severity::error,
                    std::move(code),
                    {named, 0, 0, "release.earlier"},
                    std::move(why),
                    std::move(remedy),
                    {},
                    1});
    };
    const fs::path file = claims_file(study.folder / named);
    std::string bytes;
    try {
      bytes = file.empty() ? "" : core::read_file(file, safe::most_claims_bytes);
    } catch (const core::Error&) {
      report("L300", "claims.json of this earlier release cannot be read, or is larger than 4 MiB",
             "name the folder of a release that werkthet made");
      continue;
    }
    if (file.empty()) {
      report("L300", "this folder holds no claims.json of an earlier release",
             "name the folder of a release that werkthet made, or leave it out of release.earlier");
      continue;
    }
    safe::ReadClaims read = safe::read_claims(bytes);
    if (!read.claims) {
      report(read.code, "claims.json is refused: " + read.why, "use the file as werkthet wrote it");
      continue;
    }
    if (read.claims->study != study.id || read.claims->release == study.release.id ||
        read.claims->date > study.release.date || !seen.insert(read.claims->release).second) {
      report("L303",
             "claims.json is of another study, of this release itself, of a later date, or named twice",
             "name each earlier release of this study once");
      continue;
    }
    if (!study.site.base_url.empty() && read.claims->address == study.site.base_url) {
      problems.add(
          {core::Severity::warning,
           "L308",
           {study.file.filename().string(), 0, 0, "site.base_url"},
           "earlier release " + read.claims->release + " stands at this same address",
           "give this release an address of its own, and name the one that never changes in site.latest_url",
           {},
           1});
    }
    all.push_back(std::move(*read.claims));
  }
  // "Followed by" and "the last one" mean days, whatever order the list has; of one day, the order of the list.
  std::stable_sort(all.begin(), all.end(),
                   [](const safe::Claims& a, const safe::Claims& b) { return a.date < b.date; });
  if (study.release.correction && !all.empty() &&
      safe::corrected(all, study.release.correction->release) == nullptr) {
    problems.add(
        {core::Severity::error,
         "L307",
         {study.file.filename().string(), 0, 0, "release.correction.release"},
         "the corrected release is not among those of release.earlier",
         "name a release whose folder stands in release.earlier, or leave `release` empty for the last one",
         {},
         1});
  }
  return all;
}

analysis::EarlierLooks looks_of(std::span<const safe::Claims> earlier) {
  analysis::EarlierLooks looks;
  for (const safe::Claims& claims : earlier) {
    if (claims.information) {
      looks[claims.release] = *claims.information;
    }
  }
  return looks;
}

std::string definition_of(const config::Study& study, const std::string& outcome) {
  for (const config::Outcome& one : study.outcomes) {
    if (one.id != outcome) {
      continue;
    }
    std::string text = kind_word(one.kind);
    switch (config::source_of(one.kind)) {
      case config::DataSource::benefit_register:
        text += register_rules(study.benefit_rules);
        if (one.kind == config::OutcomeKind::durable_exit) {
          text += " kept_months=" + std::to_string(one.kept_months);
        }
        break;
      case config::DataSource::survey:
        text += scale_rules(study, one.scale);
        break;
      case config::DataSource::persons_table:
        text += " column=" + one.column;
        break;
      case config::DataSource::employment:
      case config::DataSource::ladder:
        text += " at_least=" + core::shortest(one.at_least);
        break;
    }
    text += ": " + one.definition.nl;
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U; }, ' ');
    std::size_t end = std::min<std::size_t>(text.size(), 1900);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
      --end;  // never half a character
    }
    return text.substr(0, end);
  }
  return {};
}

const std::vector<config::Rule>& rules() {
  constexpr core::Severity error = core::Severity::error;
  static const std::vector<config::Rule> list{
      {"L300", error, "an earlier release cannot be read",
       "release.earlier names folders of earlier releases. Each has a claims.json with what it said. Without "
       "it "
       "readers would be told what became of some statements and not of others.",
       "name the folder that the build made, such as out/2018-tussen, or take it off the list"},
      {"L301", error, "claims.json is not what werkthet writes",
       "The file is no JSON, a key is missing or unknown, or a value has another type. It is refused as a "
       "whole: "
       "half a file would leave statements out without a word.",
       "use the file that the earlier build wrote"},
      {"L302", error, "a value in claims.json cannot be",
       "An id has other signs than letters, digits, dots and dashes; a text or number is beyond the limits; "
       "an "
       "estimate lies outside its own margin; or there are too many claims.",
       "use the file that the earlier build wrote"},
      {"L303", error, "claims.json belongs to something else",
       "The file is of another study, of this release itself, of a later date, or the same release is named "
       "twice.",
       "name each earlier release of this study once"},
      {"L307", error, "the corrected release is not there",
       "[release.correction] names a release that release.earlier does not hold, so what it said cannot be "
       "laid beside "
       "what is said now.",
       "add its folder to release.earlier, or leave `release` empty for the last one"},
      {"L308", core::Severity::warning, "two releases have one address",
       "[site] base_url is where this release stays, and an earlier one was published there. Whoever follows "
       "a link "
       "to the earlier one would find other figures, and nobody could see what it said.",
       "give every release an address of its own; site.latest_url is for the address at which the newest "
       "always stands"}};
  return list;
}

}  // namespace werkthet::findings
