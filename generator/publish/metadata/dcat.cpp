#include "publish/metadata/dcat.hpp"

#include "config/region.hpp"
#include "core/date.hpp"
#include "core/error.hpp"
#include "publish/catalogue.hpp"
#include "publish/metadata/file_words.hpp"
#include "publish/wording.hpp"

#include <algorithm>

namespace werkthet::publish::metadata {
namespace {

using core::Bilingual;
using core::Language;

constexpr std::string_view authority = "http://publications.europa.eu/resource/authority/";

Json concept_of(std::string_view list, std::string_view code) {
  return reference(std::string(authority) + std::string(list) + "/" + std::string(code));
}

/// In the languages of the study, Dutch always among them: the profile asks for it.
Json in_languages(const config::Study& study, const Bilingual& text) {
  Json values = Json::array({literal(text.nl, "nl")});
  const bool english =
      std::find(study.languages.begin(), study.languages.end(), Language::en) != study.languages.end();
  if (english && !text.en.empty()) {
    values.push_back(literal(text.en, "en"));
  }
  return values;
}

Json date(const core::Date& day) {
  return typed(core::iso(day), "xsd:date");
}

/// Deliveries are by month, so the period is too.
Json month(const core::Date& day) {
  return typed(core::iso(core::month_of(day)), "xsd:gYearMonth");
}

Bilingual description(const config::Study& study) {
  return {dataset_description(study, Language::nl), dataset_description(study, Language::en)};
}

Bilingual title(const config::Study& study) {
  return {study.name.nl + ", " + study.municipality, study.name.in(Language::en) + ", " + study.municipality};
}

Json contact(const config::Study& study) {
  return {{"@type", "vcard:Kind"},
          {"vcard:fn", in_languages(study, config::publisher_name(study))},
          {"vcard:hasEmail", reference("mailto:" + mailbox(study))}};
}

/// The Dutch form of a table (data/nl) is for a spreadsheet program of a reader: no description of columns
/// goes with it, and a catalogue has the same figures in the form that has one.
bool is_distribution(const Artefact& artefact) {
  const std::string& path = artefact.path;
  return path == "workbook.xlsx" || path == "workbook.ods" || path == "data/figures.json" ||
         path == "data/exchange.json" ||
         (path.starts_with("data/") && !path.starts_with("data/nl/") && path.ends_with(".csv"));
}

Json distribution(const config::Study& study, const safe::SafeFindings& findings, const Artefact& artefact) {
  const std::string address = public_address(study, artefact.path);
  Json node{{"@id", address},
            {"@type", "dcat:Distribution"},
            {"dct:title", in_languages(study, file_title(artefact, findings))},
            {"dcat:accessURL", reference(address)},
            {"dcat:downloadURL", reference(address)},
            {"dct:license", reference(licence_concept(study.catalogue.licence))},
            {"dct:format", concept_of("file-type", file_type(artefact))},
            {"dcat:mediaType",
             reference("https://www.iana.org/assignments/media-types/" + std::string(bare_type(artefact)))},
            {"dcat:byteSize", typed(std::to_string(artefact.bytes), "xsd:nonNegativeInteger")},
            {"dct:issued", date(study.release.date)},
            {"dcatap:availability", concept_of("planned-availability", "STABLE")},
            {"spdx:checksum",
             Json{{"@type", "spdx:Checksum"},
                  {"spdx:algorithm", reference("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")},
                  {"spdx:checksumValue", typed(artefact.sha256, "xsd:hexBinary")}}}};
  if (artefact.path.ends_with(".csv")) {
    node["dcat:describedBy"] = reference(address + "-metadata.json");
    node["dct:conformsTo"] = reference("http://www.w3.org/ns/csvw");
  }
  return node;
}

}  // namespace

Graph dcat_graph(const config::Study& study, const safe::SafeFindings& findings,
                 const std::vector<Artefact>& artefacts) {
  core::ensure(missing_for_catalogue(study).empty(),
               "a catalogue is written when the study has its addresses");
  const std::string& publisher = study.catalogue.publisher;
  Json languages = Json::array();
  for (const Language language : study.languages) {
    languages.push_back(concept_of("language", language == Language::nl ? "NLD" : "ENG"));
  }
  Json themes = Json::array();
  for (const std::string& theme : study.catalogue.themes) {
    themes.push_back(concept_of("data-theme", theme));
  }
  Json distributions = Json::array();
  std::vector<Json> files;
  for (const Artefact& artefact : artefacts) {
    if (is_distribution(artefact)) {
      files.push_back(distribution(study, findings, artefact));
      distributions.push_back(reference(public_address(study, artefact.path)));
    }
  }
  const Bilingual status{status_text(study, Language::nl), status_text(study, Language::en)};
  Json dataset{{"@id", study.catalogue.identifier},
               {"@type", "dcat:Dataset"},
               {"dct:title", in_languages(study, title(study))},
               {"dct:description", in_languages(study, description(study))},
               {"dct:identifier", study.catalogue.identifier},
               {"dct:accessRights", concept_of("access-right", "PUBLIC")},
               {"dct:license", reference(licence_concept(study.catalogue.licence))},
               {"dct:publisher", reference(publisher)},
               {"dct:creator", reference(publisher)},
               {"dcat:contactPoint", contact(study)},
               {"dcat:theme", themes},
               {"dct:language", languages},
               {"dct:issued", date(study.release.date)},
               {"dct:modified", date(study.release.date)},
               {"dct:temporal", Json{{"@type", "dct:PeriodOfTime"},
                                     {"dcat:startDate", month(study.start)},
                                     {"dcat:endDate", month(study.release.data_until.value_or(study.end))}}},
               {"dcat:version", study.release.id},
               {"adms:versionNotes", in_languages(study, status)},
               {"dcat:landingPage", reference(public_address(study, "site/index.html"))}};
  if (!study.catalogue.keywords.empty()) {
    Json keywords = Json::array();
    for (const std::string& keyword : study.catalogue.keywords) {
      keywords.push_back(literal(keyword, "nl"));
    }
    dataset["dcat:keyword"] = keywords;
  }
  dataset["dcat:distribution"] = distributions;
  Graph graph;
  graph.prefixes = {
      {"adms", "http://www.w3.org/ns/adms#"},        {"dcat", "http://www.w3.org/ns/dcat#"},
      {"dcatap", "http://data.europa.eu/r5r/"},      {"dct", "http://purl.org/dc/terms/"},
      {"foaf", "http://xmlns.com/foaf/0.1/"},        {"spdx", "http://spdx.org/rdf/terms#"},
      {"vcard", "http://www.w3.org/2006/vcard/ns#"}, {"xsd", "http://www.w3.org/2001/XMLSchema#"}};
  graph.nodes.push_back({{"@id", public_address(study, "dcat.ttl") + "#catalogus"},
                         {"@type", "dcat:Catalog"},
                         {"dct:title", in_languages(study, title(study))},
                         {"dct:description", in_languages(study, description(study))},
                         {"dct:publisher", reference(publisher)},
                         {"dct:license", reference(licence_concept(study.catalogue.licence))},
                         {"dcat:contactPoint", contact(study)},
                         {"dct:language", languages},
                         {"dct:modified", date(study.release.date)},
                         {"dcat:dataset", reference(study.catalogue.identifier)}});
  graph.nodes.push_back(std::move(dataset));
  graph.nodes.push_back({{"@id", publisher},
                         {"@type", "foaf:Agent"},
                         {"foaf:name", in_languages(study, config::publisher_name(study))},
                         {"dct:identifier", publisher}});
  std::move(files.begin(), files.end(), std::back_inserter(graph.nodes));
  return graph;
}

}  // namespace werkthet::publish::metadata
