#include "publish/catalogue.hpp"

#include "config/region.hpp"
#include "core/date.hpp"
#include "core/percent.hpp"
#include "core/text.hpp"
#include "publish/wording.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace werkthet::publish {
namespace {

using core::Language;
using Json = nlohmann::ordered_json;

/// "&" and "<" as JSON writes them when they may not stand there: nothing can end the script element around
/// it.
std::string for_script(const std::string& json) {
  std::string text;
  for (const char c : json) {
    switch (c) {
      case '<':
        text += "\\u003c";
        break;
      case '>':
        text += "\\u003e";
        break;
      case '&':
        text += "\\u0026";
        break;
      default:
        text += c;
    }
  }
  return text;
}

/// "2017-10": deliveries are by month, so the period is too.
std::string month(const core::Date& day) {
  return core::iso(core::month_of(day));
}

}  // namespace

std::string_view licence_address(config::Licence licence) {
  return licence == config::Licence::cc_by_4_0 ? "https://creativecommons.org/licenses/by/4.0/"
                                               : "https://creativecommons.org/publicdomain/zero/1.0/";
}

std::string_view licence_concept(config::Licence licence) {
  return licence == config::Licence::cc_by_4_0
             ? "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"
             : "http://publications.europa.eu/resource/authority/licence/CC0";
}

std::string mailbox(const config::Study& study) {
  const std::string& text = study.contact;
  const std::size_t at = text.find('@');
  const bool one = at != std::string::npos && at > 0 && text.find('@', at + 1) == std::string::npos &&
                   text.find('.', at) != std::string::npos && text.back() != '.';
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '@' ||
           c == '.' || c == '-' || c == '_' || c == '+';
  });
  return one && plain ? text : std::string();
}

std::string public_address(const config::Study& study, std::string_view path) {
  if (study.site.base_url.empty()) {
    return {};
  }
  return study.site.base_url + "/" + core::percent_encoded(path, core::AddressPart::path);
}

std::vector<std::string> missing_for_catalogue(const config::Study& study) {
  std::vector<std::string> missing;
  if (study.site.base_url.empty()) {
    missing.emplace_back("site.base_url");
  }
  if (study.catalogue.publisher.empty()) {
    missing.emplace_back("catalogue.publisher");
  }
  if (study.catalogue.identifier.empty()) {
    missing.emplace_back("catalogue.identifier");
  }
  if (mailbox(study).empty()) {
    missing.emplace_back("study.contact (one mailbox)");
  }
  return missing;
}

std::vector<std::string> missing_for_diwoo(const config::Study& study) {
  std::vector<std::string> missing;
  if (study.site.base_url.empty()) {
    missing.emplace_back("site.base_url");
  }
  if (study.catalogue.publisher.empty()) {
    missing.emplace_back("catalogue.publisher");
  }
  return missing;
}

std::string dataset_description(const config::Study& study, Language language) {
  const bool dutch = language == Language::nl;
  std::string text = study.fictitious ? (dutch ? "Verzonnen gegevens van een gemeente die niet bestaat. "
                                               : "Invented data of a municipality that does not exist. ")
                                      : "";
  if (!study.question.empty()) {
    text += study.question.in(language) + " ";
  }
  text += dutch ? "Tabellen met uitkomsten, per groep en met marges. Kleine aantallen zijn niet getoond."
                : "Tables with results, per group and with margins. Small counts are not shown.";
  return text;
}

std::string dataset_json(const config::Study& study, const safe::SafeFindings& findings, Language language,
                         std::string_view to_public) {
  const auto address = [&](const std::string& path) {
    const std::string absolute = public_address(study, path);
    return absolute.empty() ? std::string(to_public) + path : absolute;
  };
  Json publisher{{"@type", "GovernmentOrganization"}, {"name", config::publisher_name(study).in(language)}};
  if (!study.catalogue.publisher.empty()) {
    publisher["@id"] = study.catalogue.publisher;
  }
  if (const std::string mail = mailbox(study); !mail.empty()) {
    publisher["email"] = mail;
  }
  Json files = Json::array();
  for (const safe::Table& table : findings.tables()) {
    files.push_back({{"@type", "DataDownload"},
                     {"name", table.title.in(language)},
                     {"encodingFormat", "text/csv"},
                     {"contentUrl", address("data/" + table.id + ".csv")}});
  }
  Json data{{"@context", "https://schema.org/"},
            {"@type", "Dataset"},
            {"name", study.name.in(language) + ", " + study.municipality},
            {"description", dataset_description(study, language)},
            {"inLanguage", core::code(language)},
            {"license", licence_address(study.catalogue.licence)},
            {"isAccessibleForFree", true},
            {"creator", publisher},
            {"publisher", publisher},
            {"datePublished", core::iso(study.release.date)},
            {"version", study.release.id},
            {"creativeWorkStatus", status_text(study, language)},
            {"temporalCoverage", month(study.start) + "/" + month(study.release.data_until.value_or(study.end))}};
  if (!study.catalogue.identifier.empty()) {
    data["@id"] = study.catalogue.identifier;
    data["identifier"] = study.catalogue.identifier;
  }
  if (!study.catalogue.keywords.empty()) {
    data["keywords"] = study.catalogue.keywords;
  }
  data["distribution"] = std::move(files);
  return for_script(data.dump());
}

}  // namespace werkthet::publish
