#include "publish/metadata/research_object.hpp"

#include "config/region.hpp"
#include "core/date.hpp"
#include "publish/catalogue.hpp"
#include "publish/metadata/file_words.hpp"
#include "publish/wording.hpp"

#include <nlohmann/json.hpp>

namespace werkthet::publish::metadata {

std::string research_object(const Context& context) {
  using core::Language;
  using Json = nlohmann::ordered_json;
  const auto named = [](std::string_view id) { return Json{{"@id", id}}; };
  const config::Study& study = context.study;
  const std::string licence(licence_address(study.catalogue.licence));
  const std::string publisher = study.catalogue.publisher.empty() ? "#uitgever" : study.catalogue.publisher;
  const std::string day = core::iso(study.release.date);

  Json parts = Json::array();
  std::vector<Json> files;
  for (const Artefact& artefact : context.out.artefacts()) {
    parts.push_back(named(artefact.path));
    files.push_back({{"@id", artefact.path},
                     {"@type", "File"},
                     {"name", file_title(artefact, context.findings).nl},
                     {"encodingFormat", artefact.media_type},
                     {"contentSize", std::to_string(artefact.bytes)},
                     {"sha256", artefact.sha256}});
  }
  Json graph = Json::array();
  graph.push_back({{"@id", "ro-crate-metadata.json"},
                   {"@type", "CreativeWork"},
                   {"conformsTo", named("https://w3id.org/ro/crate/1.2")},
                   {"about", named("./")}});
  Json root{{"@id", "./"},
            {"@type", "Dataset"},
            {"name", study.name.nl + ", " + study.municipality},
            {"description", dataset_description(study, Language::nl)},
            {"datePublished", day},
            {"license", named(licence)},
            {"publisher", named(publisher)},
            {"version", study.release.id},
            {"creativeWorkStatus", status_text(study, Language::nl)},
            {"inLanguage", "nl"}};
  if (!study.catalogue.identifier.empty()) {
    root["identifier"] = study.catalogue.identifier;
  }
  if (!study.site.base_url.empty()) {
    root["url"] = public_address(study, "site/index.html");
  }
  root["mentions"] = named("#maken");
  root["hasPart"] = std::move(parts);
  graph.push_back(std::move(root));
  Json organisation{
      {"@id", publisher}, {"@type", "Organization"}, {"name", config::publisher_name(study).nl}};
  if (const std::string mail = mailbox(study); !mail.empty()) {
    organisation["email"] = mail;
  }
  graph.push_back(std::move(organisation));
  graph.push_back({{"@id", licence},
                   {"@type", "CreativeWork"},
                   {"name", study.catalogue.licence == config::Licence::cc0 ? "CC0 1.0" : "CC BY 4.0"}});
  graph.push_back({{"@id", "#werkthet"},
                   {"@type", "SoftwareApplication"},
                   {"name", context.run.tool},
                   {"version", context.run.version}});
  graph.push_back({{"@id", "#maken"},
                   {"@type", "CreateAction"},
                   {"name", "Tabellen, figuren, brief en website maken uit de gecontroleerde cijfers"},
                   {"instrument", named("#werkthet")},
                   {"agent", named(publisher)},
                   {"endTime", day},
                   {"result", named("./")}});
  for (Json& file : files) {
    graph.push_back(std::move(file));
  }
  const Json all{{"@context", "https://w3id.org/ro/crate/1.2/context"}, {"@graph", std::move(graph)}};
  return all.dump(1) + "\n";
}

}  // namespace werkthet::publish::metadata
