#include "publish/site/site_publisher.hpp"

#include "core/parallel.hpp"
#include "publish/site/frame.hpp"
#include "publish/site/page.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace werkthet::publish::site {
namespace {

/// Pages that are in memory at one time, per thread: few, since a page can be hundreds of kilobytes.
constexpr std::size_t at_once = 8;

struct File {
  const Page* page;
  core::Language language;
};

}  // namespace

void SitePublisher::write_files(const Context& context) const {
  const config::Study& study = context.study;
  const Assets assets = read_assets(study);
  context.out.write("site/" + assets.style_name, "text/css; charset=utf-8", assets.style);
  context.out.write("site/" + assets.script_name, "text/javascript; charset=utf-8", assets.script);
  const std::vector<Page> pages = site_map(study);
  std::vector<File> files;
  for (const core::Language language : study.languages) {
    for (const Page& page : pages) {
      files.push_back({&page, language});
    }
  }
  // A page depends on nothing but the findings and its place: pages are made side by side, and written in order.
  const std::size_t batch = at_once * std::max(1U, context.threads);
  for (std::size_t first = 0; first < files.size(); first += batch) {
    std::vector<std::string> texts(std::min(batch, files.size() - first));
    core::in_ranges(texts.size(), context.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const auto& [page, language] = files[first + i];
        const std::string up = language == core::Language::nl ? "../" : "../../";
        Writing writing{context.findings, study, pages, language, up, 0, context.earlier};
        texts[i] = full_page(*page, writing, assets, context.run);
      }
    });
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto& [page, language] = files[first + i];
      const std::string folder = language == core::Language::nl ? "site/" : "site/en/";
      context.out.write(folder + page->file.in(language), "text/html; charset=utf-8", texts[i]);
      context.log.progress(first + i + 1, files.size());
    }
  }
}

}  // namespace werkthet::publish::site
