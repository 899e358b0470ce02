// Descriptions of a release for machines (N10, N11, N15): what is in them, what is left out when a setting is
// missing, and that hostile texts stay texts.

#include "core/files.hpp"
#include "core/text.hpp"
#include "publish/catalogue.hpp"
#include "publish/content_policy.hpp"
#include "publish/metadata/metadata_publisher.hpp"
#include "publish/publisher.hpp"
#include "support/sample_findings.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string>

namespace {

using namespace werkthet;
using Json = nlohmann::json;
using Files = std::map<std::string, std::string>;

class HeardLog final : public core::Log {
 public:
  void info(std::string_view /*message*/) override {}
  void warn(std::string_view message) override { heard.emplace_back(message); }
  void progress(std::uint64_t /*done*/, std::uint64_t /*total*/) override {}
  std::vector<std::string> heard;
};

config::Study whole_study() {
  config::Study study = test_support::sample_study();
  study.site.base_url = "https://onderzoek.lindeveen.example/uitgaven/2020";
  study.catalogue.publisher = "https://identifier.overheid.nl/tooi/id/gemeente/gm9999";
  study.catalogue.identifier = "https://onderzoek.lindeveen.example/id/dataset/proef";
  study.catalogue.keywords = {"bijstand", "loting"};
  return study;
}

/// What the publisher writes beside a few files of others.
Files published(const config::Study& study, std::vector<std::string>* heard = nullptr) {
  const test_support::ScratchFolder folder;
  Files files;
  core::StagedFolder staged(folder.path() / "uitvoer");
  publish::ArtefactWriter writer(staged);
  writer.write("data/exit_reasons.csv", "text/csv; charset=utf-8", "a,b\n1,2\n");
  writer.write("data/nl/exit_reasons.csv", "text/csv; charset=utf-8", "a;b\n1;2\n");
  writer.write("data/figures.json", "application/json", "{}");
  writer.write("workbook.ods", "application/vnd.oasis.opendocument.spreadsheet", "PK");
  writer.write("workbook.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK");
  writer.write("memo.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK");
  writer.write("rectificatie.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
               "PK");
  writer.write("site/index.html", "text/html; charset=utf-8", "<p>x</p>");
  HeardLog log;
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const provenance::RunFacts run{"werkthet", "0.1.0"};
  publish::metadata::MetadataPublisher().publish({findings, study, run, writer, log});
  for (const publish::Artefact& artefact : writer.artefacts()) {
    files[artefact.path] = core::read_file(staged.path_for("public/" + artefact.path));
  }
  if (heard != nullptr) {
    *heard = log.heard;
  }
  return files;
}

/// The one node of a type; a JSON-LD graph of ours names types once.
Json node(const Json& graph, const std::string& type) {
  for (const Json& one : graph.at("@graph")) {
    if (one.at("@type") == type) {
      return one;
    }
  }
  FAIL("no node of type " + type);
  return {};
}

}  // namespace

TEST_CASE("DCAT-AP-NL: data set, distribution and catalogue have what the profile requires") {
  const Files files = published(whole_study());
  const Json graph = Json::parse(files.at("dcat.jsonld"));
  const Json dataset = node(graph, "dcat:Dataset");
  for (const char* required :
       {"dct:title", "dct:description", "dct:accessRights", "dcat:contactPoint", "dct:creator",
        "dct:identifier", "dct:publisher", "dcat:theme", "dcat:distribution"}) {
    INFO(required);
    CHECK(dataset.contains(required));
  }
  CHECK(dataset.at("dct:identifier") == "https://onderzoek.lindeveen.example/id/dataset/proef");
  CHECK(dataset.at("dcat:theme").at(0).at("@id").get<std::string>().ends_with("/data-theme/SOCI"));
  CHECK(dataset.at("dcat:contactPoint").at("vcard:hasEmail").at("@id") ==
        "mailto:onderzoek@lindeveen.example");
  CHECK(dataset.at("dcat:distribution").size() ==
        4);  // letters are no data, and one form of each table is enough
  // What describes a file is a file that is written: the Dutch form of a table has no such file.
  for (const Json& one : graph.at("@graph")) {
    if (one.at("@type") == "dcat:Distribution") {
      const std::string address = one.at("@id").get<std::string>();
      INFO(address);
      CHECK(one.contains("dcat:describedBy") == address.ends_with("/data/exit_reasons.csv"));
      CHECK_FALSE(one.at("dct:format").at("@id").get<std::string>().ends_with("/"));
    }
  }
  const Json file = node(graph, "dcat:Distribution");
  CHECK(file.at("dcat:accessURL").at("@id") ==
        "https://onderzoek.lindeveen.example/uitgaven/2020/data/exit_reasons.csv");
  CHECK(file.at("dct:license").at("@id").get<std::string>().ends_with("/licence/CC0"));
  CHECK(file.at("dcat:byteSize").at("@value") == "8");
  CHECK(node(graph, "dcat:Catalog").contains("dcat:contactPoint"));
  CHECK(node(graph, "dcat:Catalog").contains("dct:publisher"));
  // Turtle is the same graph: the same addresses stand in it.
  const std::string& turtle = files.at("dcat.ttl");
  for (const Json& one : graph.at("@graph")) {
    CHECK(turtle.find("\n<" + one.at("@id").get<std::string>() + ">\n") != std::string::npos);
  }
}

TEST_CASE("what a municipality has not filled in is left out and said, and no address is made up") {
  std::vector<std::string> heard;
  const Files files = published(test_support::sample_study(), &heard);
  for (const char* absent : {"dcat.ttl", "dcat.jsonld", "robots.txt", "sitemap.xml",
                             "sitemapindex-diwoo-infocat015.xml", "sitemap-diwoo-infocat015.xml"}) {
    INFO(absent);
    CHECK_FALSE(files.contains(absent));
  }
  REQUIRE(heard.size() == 2);
  CHECK(heard[0] ==
        "dcat.ttl and dcat.jsonld are left out: the study has no site.base_url, catalogue.publisher, "
        "catalogue.identifier");
  CHECK(heard[1].find("site.base_url") != std::string::npos);
  CHECK(files.at("ro-crate-metadata.json").find("tooi") == std::string::npos);
  CHECK(files.at("ro-crate-metadata.json").find("example/") == std::string::npos);
  config::Study study = whole_study();
  study.catalogue.publisher.clear();
  const Files some = published(study, &heard);
  CHECK(some.contains("sitemap.xml"));
  CHECK_FALSE(some.contains("sitemapindex-diwoo-infocat015.xml"));
  CHECK(some.at("robots.txt").find("diwoo") == std::string::npos);
  CHECK(heard.size() == 2);
  study = whole_study();
  study.contact = "Afdeling onderzoek, onderzoek@lindeveen.example";
  CHECK_FALSE(published(study, &heard).contains("dcat.ttl"));
  CHECK(heard[0].find("study.contact") != std::string::npos);
}

TEST_CASE("DiWoo: index and sitemap of research reports lead to the documents themselves, over https") {
  const Files files = published(whole_study());
  const std::string base = "https://onderzoek.lindeveen.example/uitgaven/2020/";
  CHECK(files.at("robots.txt").find("Sitemap: " + base + "sitemapindex-diwoo-infocat015.xml\n") !=
        std::string::npos);
  CHECK(files.at("sitemapindex-diwoo-infocat015.xml")
            .find("<loc>" + base + "sitemap-diwoo-infocat015.xml</loc>") != std::string::npos);
  const std::string& sitemap = files.at("sitemap-diwoo-infocat015.xml");
  CHECK(sitemap.find("<loc>" + base + "memo.docx</loc>") != std::string::npos);
  CHECK(sitemap.find("<loc>" + base + "workbook.xlsx</loc>") != std::string::npos);
  CHECK(sitemap.find(">Verzonnen voorbeeld. Rectificatie van een eerdere brief aan de gemeenteraad: ") !=
        std::string::npos);
  CHECK(sitemap.find(".html") == std::string::npos);
  CHECK(sitemap.find("resource=\"https://identifier.overheid.nl/tooi/id/gemeente/gm9999\"") !=
        std::string::npos);
  CHECK(sitemap.find("Verzonnen voorbeeld") != std::string::npos);
  CHECK(files.at("sitemap.xml").find("<loc>" + base + "site/index.html</loc>") != std::string::npos);
}

TEST_CASE("the research object names every file with size and hash, the tool, and nothing of the input") {
  const Files files = published(whole_study());
  const Json crate = Json::parse(files.at("ro-crate-metadata.json"));
  const Json root = [&] {
    for (const Json& one : crate.at("@graph")) {
      if (one.at("@id") == "./") {
        return one;
      }
    }
    FAIL("no root");
    return Json();
  }();
  CHECK(root.at("hasPart").size() == 8);
  for (const Json& one : crate.at("@graph")) {  // every file but the pages has a name that people can read
    const std::string id = one.at("@id").get<std::string>();
    if (one.at("@type") == "File" && !id.ends_with(".html")) {
      INFO(id);
      CHECK(one.at("name") != id);
    }
  }
  CHECK(root.at("license").at("@id") == "https://creativecommons.org/publicdomain/zero/1.0/");
  CHECK(node(crate, "SoftwareApplication").at("version") == "0.1.0");
  CHECK(node(crate, "CreateAction").at("result").at("@id") == "./");
  CHECK(node(crate, "File").at("contentSize") == "8");
  const std::string& text = files.at("ro-crate-metadata.json");
  for (const char* inside : {"internal", ".key", "bus/", "rows"}) {
    CHECK(text.find(inside) == std::string::npos);
  }
}

TEST_CASE("headers: the policy of the sample is that of the pages and more, and asks nothing of others") {
  const Files files = published(test_support::sample_study());
  const std::string policy(publish::page_policy);  // the pages themselves: unit/publish/site
  for (const char* file : {"headers/nginx.conf", "headers/apache.conf"}) {
    INFO(file);
    CHECK(files.at(file).find(policy + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'") !=
          std::string::npos);
    CHECK(files.at(file).find("unsafe") == std::string::npos);
    CHECK(files.at(file).find("nosniff") != std::string::npos);
  }
}

TEST_CASE("headers: what is text is sent compressed, and no office file is") {
  const Files files = published(test_support::sample_study());
  const std::string& nginx = files.at("headers/nginx.conf");
  const std::string& apache = files.at("headers/apache.conf");
  CHECK(nginx.find("\ngzip on;\n") != std::string::npos);
  CHECK(nginx.find("gzip_types text/css text/javascript ") != std::string::npos);
  CHECK(apache.find("AddOutputFilterByType DEFLATE text/html text/css text/javascript ") !=
        std::string::npos);
  for (const std::string* text : {&nginx, &apache}) {
    CHECK(text->find("image/svg+xml") != std::string::npos);
    CHECK(text->find("officedocument") == std::string::npos);
    CHECK(text->find("zip application") == std::string::npos);
  }
}

TEST_CASE("hostile texts stay texts in every form") {
  config::Study study = whole_study();
  study.name.nl = "x\" . <https://kwaad.example> a <y> \\ \n# </script><loc>";
  study.municipality = "]]> & <b>";
  const Files files = published(study);
  CHECK(Json::parse(files.at("dcat.jsonld")).contains("@graph"));
  CHECK(files.at("dcat.ttl").find("x\\\" . <https") != std::string::npos);
  CHECK(files.at("dcat.ttl").find("\\\\ \\n#") != std::string::npos);
  CHECK(files.at("sitemap-diwoo-infocat015.xml").find("]]&gt; &amp; &lt;b&gt;") != std::string::npos);
  const std::string script =
      publish::dataset_json(study, test_support::sample_findings(study), core::Language::nl, "../");
  CHECK(script.find('<') == std::string::npos);
  CHECK(Json::parse(script).at("name").get<std::string>().find("</script>") != std::string::npos);
}

TEST_CASE("schema.org: a data set with absolute addresses when there are any, relative ones otherwise") {
  const config::Study study = whole_study();
  const Json data = Json::parse(
      publish::dataset_json(study, test_support::sample_findings(study), core::Language::en, "../../"));
  CHECK(data.at("@type") == "Dataset");
  CHECK(data.at("inLanguage") == "en");
  CHECK(data.at("distribution").at(0).at("contentUrl").get<std::string>().starts_with("https://onderzoek"));
  const config::Study plain = test_support::sample_study();
  const Json relative = Json::parse(
      publish::dataset_json(plain, test_support::sample_findings(plain), core::Language::nl, "../"));
  CHECK(relative.at("distribution").at(0).at("contentUrl").get<std::string>().starts_with("../data/"));
  CHECK_FALSE(relative.contains("@id"));
}

TEST_CASE("a mailbox is one address and nothing else; addresses are encoded") {
  config::Study study = whole_study();
  CHECK(publish::mailbox(study) == "onderzoek@lindeveen.example");
  for (const char* none :
       {"", "Afdeling", "a@b", "a@b@c.nl", "<a@b.nl>", "a@b.nl\nBcc: x@y.nl", "@b.nl", "a@b.nl."}) {
    study.contact = none;
    INFO(none);
    CHECK(publish::mailbox(study).empty());
  }
  CHECK(publish::public_address(study, "data/a b\"<.csv").ends_with("/data/a%20b%22%3C.csv"));
  study.site.base_url.clear();
  CHECK(publish::public_address(study, "x").empty());
}
