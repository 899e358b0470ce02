#include "publish/metadata/sitemaps.hpp"

#include "config/region.hpp"
#include "core/date.hpp"
#include "core/text.hpp"
#include "publish/catalogue.hpp"
#include "publish/metadata/file_words.hpp"

#include <fmt/format.h>

namespace werkthet::publish::metadata {
namespace {

using core::escape_markup;

constexpr std::string_view start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view sitemaps_org = "http://www.sitemaps.org/schemas/sitemap/0.9";
constexpr std::string_view diwoo = "https://standaarden.overheid.nl/diwoo/metadata/";
// TOOI, kern: onderzoeksrapporten (Woo, article 3.3, second paragraph, under j), and vaststelling.
constexpr std::string_view research_reports = "https://identifier.overheid.nl/tooi/def/thes/kern/c_fdaee95e";
constexpr std::string_view adopted = "https://identifier.overheid.nl/tooi/def/thes/kern/c_641ecd76";
constexpr std::string_view authority = "http://publications.europa.eu/resource/authority/";

bool is_document(const Artefact& artefact) {
  return artefact.path.ends_with(".docx") || artefact.path == "workbook.xlsx";
}

}  // namespace

std::string robots(const config::Study& study, bool with_diwoo) {
  std::string text =
      "# Een robots.txt telt alleen in de hoofdmap van de webserver: neem deze regels daar over.\n"
      "# A robots.txt counts only at the root of the web server: take these lines over there.\n"
      "User-agent: *\nAllow: /\nSitemap: " +
      public_address(study, "sitemap.xml") + "\n";
  if (with_diwoo) {
    text += "Sitemap: " + public_address(study, diwoo_index) + "\n";
  }
  return text;
}

std::string sitemap(const Context& context) {
  std::string text = std::string(start) + fmt::format("<urlset xmlns=\"{}\">\n", sitemaps_org);
  for (const Artefact& artefact : context.out.artefacts()) {
    if (artefact.path.ends_with(".html")) {
      text += fmt::format("  <url><loc>{}</loc><lastmod>{}</lastmod></url>\n",
                          escape_markup(public_address(context.study, artefact.path)),
                          core::iso(context.study.release.date));
    }
  }
  return text + "</urlset>\n";
}

std::string diwoo_index_file(const config::Study& study) {
  return std::string(start) +
         fmt::format(
             "<sitemapindex xmlns=\"{}\">\n  <sitemap><loc>{}</loc><lastmod>{}</lastmod></sitemap>\n"
             "</sitemapindex>\n",
             sitemaps_org, escape_markup(public_address(study, diwoo_sitemap)),
             core::iso(study.release.date));
}

std::string diwoo_sitemap_file(const Context& context) {
  const config::Study& study = context.study;
  const std::string day = core::iso(study.release.date);
  std::string text =
      std::string(start) + fmt::format("<urlset xmlns=\"{}\" xmlns:diwoo=\"{}\">\n", sitemaps_org, diwoo);
  for (const Artefact& artefact : context.out.artefacts()) {
    if (!is_document(artefact)) {
      continue;
    }
    const std::string title = (study.fictitious ? "Verzonnen voorbeeld. " : "") +
                              file_title(artefact, context.findings).nl + ": " + study.name.nl + ", " +
                              study.municipality + ", " + study.release.id;
    const bool english = artefact.path.ends_with("-en.docx");
    text += fmt::format(
        "  <url>\n    <loc>{}</loc>\n    <lastmod>{}</lastmod>\n    <diwoo:Document>\n      <diwoo:DiWoo>\n"
        "        <diwoo:creatiedatum>{}</diwoo:creatiedatum>\n"
        "        <diwoo:publisher resource=\"{}\">{}</diwoo:publisher>\n",
        escape_markup(public_address(study, artefact.path)), day, day,
        escape_markup(study.catalogue.publisher), escape_markup(config::publisher_name(study).nl));
    text += fmt::format(
        "        "
        "<diwoo:titelcollectie><diwoo:officieleTitel>{}</diwoo:officieleTitel></diwoo:titelcollectie>\n"
        "        <diwoo:format resource=\"{}file-type/{}\">{}</diwoo:format>\n"
        "        <diwoo:language resource=\"{}language/{}\">{}</diwoo:language>\n",
        escape_markup(title), authority, file_type(artefact), core::lower_ascii(file_type(artefact)),
        authority, english ? "ENG" : "NLD", english ? "Engels" : "Nederlands");
    text += fmt::format(
        "        <diwoo:classificatiecollectie>\n          <diwoo:informatiecategorieen>\n"
        "            <diwoo:informatiecategorie "
        "resource=\"{}\">onderzoeksrapporten</diwoo:informatiecategorie>\n"
        "          </diwoo:informatiecategorieen>\n        </diwoo:classificatiecollectie>\n"
        "        <diwoo:documenthandelingen>\n          <diwoo:documenthandeling>\n"
        "            <diwoo:soortHandeling resource=\"{}\">vaststelling</diwoo:soortHandeling>\n"
        "            <diwoo:atTime>{}</diwoo:atTime>\n"
        "          </diwoo:documenthandeling>\n        </diwoo:documenthandelingen>\n"
        "      </diwoo:DiWoo>\n    </diwoo:Document>\n  </url>\n",
        research_reports, adopted, day);
  }
  return text + "</urlset>\n";
}

}  // namespace werkthet::publish::metadata
