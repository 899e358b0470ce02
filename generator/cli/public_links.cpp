#include "cli/public_links.hpp"

#include "core/error.hpp"
#include "links/check_links.hpp"
#include "publish/catalogue.hpp"
#include "publish/site/editions.hpp"

#include <algorithm>
#include <utility>

namespace werkthet::cli {
namespace {

constexpr std::size_t most_told = 20;

}  // namespace

std::size_t check_public_links(const config::Study& study, core::StagedFolder& folder,
                               const std::vector<publish::Artefact>& artefacts,
                               std::span<const safe::Claims> earlier, std::vector<std::string> left_out,
                               unsigned threads) {
  links::PublicFiles files;
  links::Outward outward;
  files.names.insert("manifest.json");  // written after the check, since it holds nothing that links
  for (const publish::Artefact& artefact : artefacts) {
    files.names.insert(artefact.path);
    if (artefact.path.ends_with(".html")) {
      if (const std::string own = publish::public_address(study, artefact.path); !own.empty()) {
        outward.addresses.insert(own);  // a page names its twin in full
      }
      files.pages.emplace(artefact.path, core::read_file(folder.path_for("public/" + artefact.path)));
    }
  }
  for (std::string& address : publish::site::outward_addresses(study, earlier)) {
    outward.addresses.insert(std::move(address));
  }
  outward.not_made = std::move(left_out);
  const links::Checked checked = links::check_links(files, outward, threads);
  if (!checked.broken.empty()) {
    std::string list;
    for (std::size_t i = 0; i < std::min(checked.broken.size(), most_told); ++i) {
      const links::BrokenLink& one = checked.broken[i];
      list += "\n  " + one.page + ": " + (one.link.empty() ? "" : "\"" + one.link + "\": ") + one.why;
    }
    if (checked.broken.size() > most_told) {
      list += "\n  and " + std::to_string(checked.broken.size() - most_told) + " more";
    }
    throw core::Error(
        core::ErrorKind::template_,
        std::to_string(checked.broken.size()) + " broken links; nothing was replaced:" + list,
        "templates/site",
        "compare the templates with those that came with the program; when they are unchanged, this is a "
        "bug of werkthet");
  }
  return checked.links;
}

}  // namespace werkthet::cli
