#include "publish/metadata/metadata_publisher.hpp"

#include "publish/catalogue.hpp"
#include "publish/metadata/dcat.hpp"
#include "publish/metadata/research_object.hpp"
#include "publish/metadata/server_headers.hpp"
#include "publish/metadata/sitemaps.hpp"

namespace werkthet::publish::metadata {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

}  // namespace

void MetadataPublisher::write_files(const Context& context) const {
  const config::Study& study = context.study;
  // First what describes the others, so that no description has to describe a description.
  const std::string crate = research_object(context);
  if (const auto missing = missing_for_catalogue(study); missing.empty()) {
    const Graph graph = dcat_graph(study, context.findings, context.out.artefacts());
    context.out.write("dcat.ttl", "text/turtle; charset=utf-8", turtle(graph));
    context.out.write("dcat.jsonld", "application/ld+json", json_ld(graph));
  } else {
    context.log.warn("dcat.ttl and dcat.jsonld are left out: the study has no " + joined(missing));
  }
  if (study.site.base_url.empty()) {
    context.log.warn("robots.txt and the sitemaps are left out: the study has no site.base_url");
  } else {
    const auto missing = missing_for_diwoo(study);
    context.out.write("sitemap.xml", "application/xml", sitemap(context));
    context.out.write("robots.txt", "text/plain; charset=utf-8", robots(study, missing.empty()));
    if (missing.empty()) {
      context.out.write(diwoo_index, "application/xml", diwoo_index_file(study));
      context.out.write(diwoo_sitemap, "application/xml", diwoo_sitemap_file(context));
    } else {
      context.log.warn("the sitemap of DiWoo is left out: the study has no " + joined(missing));
    }
  }
  context.out.write("headers/nginx.conf", "text/plain; charset=utf-8", nginx_headers());
  context.out.write("headers/apache.conf", "text/plain; charset=utf-8", apache_headers());
  context.out.write("ro-crate-metadata.json", "application/ld+json", crate);
}

}  // namespace werkthet::publish::metadata
