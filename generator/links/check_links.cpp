#include "links/check_links.hpp"

#include "core/parallel.hpp"
#include "core/percent.hpp"
#include "links/page_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace werkthet::links {
namespace {

constexpr std::size_t longest_shown = 200;

/// The path that a relative link means on a page; nullopt when it leaves the folder of public files.
std::optional<std::string> resolved(std::string_view page, std::string_view link) {
  std::vector<std::string_view> parts;
  const auto take = [&parts](std::string_view path, bool last_is_file) {
    std::size_t begin = 0;
    while (begin <= path.size()) {
      const std::size_t end = std::min(path.find('/', begin), path.size());
      const std::string_view part = path.substr(begin, end - begin);
      const bool last = end == path.size();
      if (part == "..") {
        if (parts.empty()) {
          return false;
        }
        parts.pop_back();
      } else if (part != "." && !part.empty() && (!last || last_is_file)) {
        parts.push_back(part);
      }
      begin = end + 1;
    }
    return true;
  };
  if (!take(page, false) || !take(link, true)) {
    return std::nullopt;
  }
  std::string path;
  for (const std::string_view part : parts) {
    path += (path.empty() ? "" : "/") + std::string(part);
  }
  return link.ends_with('/') || path.empty() ? path + (path.empty() ? "index.html" : "/index.html") : path;
}

bool has_scheme(std::string_view link) {
  const std::size_t colon = link.find(':');
  return colon != std::string_view::npos && link.find_first_of("/?#") > colon;
}

class Checker {
 public:
  Checker(const PublicFiles& files, const Outward& outward, unsigned threads) : files_(files), outward_(outward) {
    std::vector<std::pair<std::string_view, PageParts*>> pages;  // nodes of a map stay where they are
    for (const auto& [name, text] : files_.pages) {
      pages.emplace_back(text, &parts_[name]);
    }
    core::in_ranges(pages.size(), threads, [&pages](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        *pages[i].second = read_page(pages[i].first);
      }
    });
  }

  Checked run() {
    for (const auto& [name, parts] : parts_) {
      if (!parts.trouble.empty()) {
        add(name, "", "the page cannot be read: " + parts.trouble);
      }
      for (const std::string& id : parts.twice) {
        add(name, "#" + id, "two elements of the page have this id");
      }
      for (const Link& link : parts.links) {
        ++checked_.links;
        follow(name, link);
      }
    }
    return std::move(checked_);
  }

 private:
  void add(const std::string& page, std::string link, const std::string& why) {
    if (link.size() > longest_shown) {
      link.resize(longest_shown);
    }
    checked_.broken.push_back({page, std::move(link), why});
  }

  void follow(const std::string& page, const Link& link) {
    const std::string& target = link.target;
    if (link.anchor_only) {
      if (!parts_.at(page).ids.contains(target)) {
        add(page, "#" + target, "the page has no element with this id");
      }
      return;
    }
    if (has_scheme(target) || target.starts_with('/')) {
      if (!outward_.addresses.contains(target)) {
        add(page, target, "it leads out of the site, and neither the study nor the program names it");
      }
      return;
    }
    const std::size_t hash = target.find('#');
    const std::string_view before = std::string_view(target).substr(0, hash);
    const std::optional<std::string> file = core::percent_decoded(before.substr(0, before.find('?')));
    const std::optional<std::string> path = !file           ? std::nullopt
                                            : file->empty() ? std::optional(page)
                                                            : resolved(page, *file);
    if (target.empty() || !path) {
      add(page, target,
          target.empty() ? "it is empty"
          : !file        ? "it is no address"
                         : "it leaves the folder of public files");
      return;
    }
    if (!files_.names.contains(*path)) {
      const bool not_made = std::any_of(outward_.not_made.begin(), outward_.not_made.end(),
                                        [&](const std::string& prefix) { return path->starts_with(prefix); });
      if (!not_made) {
        add(page, target, "there is no such file");
      }
      return;
    }
    if (hash != std::string::npos) {
      const std::optional<std::string> id = core::percent_decoded(std::string_view(target).substr(hash + 1));
      const auto there = parts_.find(*path);
      if (!id || id->empty() || there == parts_.end() || !there->second.ids.contains(*id)) {
        add(page, target, "the page has no element with this id");
      }
    }
  }

  const PublicFiles& files_;
  const Outward& outward_;
  std::map<std::string, PageParts, std::less<>> parts_;
  Checked checked_;
};

}  // namespace

Checked check_links(const PublicFiles& files, const Outward& outward, unsigned threads) {
  return Checker(files, outward, threads).run();
}

}  // namespace werkthet::links
