#include "publish/site/site_publisher.hpp"

#include "publish/site/frame.hpp"
#include "publish/site/page.hpp"

namespace werkthet::publish::site {

void SitePublisher::write_files(const Context& context) const {
  const config::Study& study = context.study;
  const Assets assets = read_assets(study);
  context.out.write("site/" + assets.style_name, "text/css; charset=utf-8", assets.style);
  context.out.write("site/" + assets.script_name, "text/javascript; charset=utf-8", assets.script);
  const std::vector<Page> pages = site_map(study);
  const std::uint64_t total = pages.size() * study.languages.size();
  std::uint64_t done = 0;
  for (const core::Language language : study.languages) {
    const bool dutch = language == core::Language::nl;
    for (const Page& page : pages) {
      Writing writing{context.findings, study, pages, language, dutch ? "../" : "../../", 0, context.earlier};
      context.out.write(std::string("site/") + (dutch ? "" : "en/") + page.file.in(language),
                        "text/html; charset=utf-8", full_page(page, writing, assets, context.run));
      context.log.progress(++done, total);
    }
  }
}

}  // namespace werkthet::publish::site
