#include "core/format.hpp"
#include "core/text.hpp"
#include "internal/quality.hpp"
#include "internal/quality_parts.hpp"
#include "internal/quality_table.hpp"

namespace werkthet::internal {
namespace {

constexpr std::string_view style =
    ":root{color-scheme:light}body{margin:0;font:1rem/1.5 system-ui,Arial,sans-serif;color:#1d1d1d;background:#fff}"
    "main,header{max-width:70rem;margin:0 auto;padding:0 1.5rem}header{padding-top:2rem}"
    "h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.3rem;margin:2.5rem 0 .5rem;padding-top:1rem;"
    "border-top:2px solid #12436d}h3{font-size:1.05rem;margin:1.5rem 0 .25rem}p{max-width:45rem;margin:.5rem 0}"
    ".en{display:block;color:#505a5f;font-size:.875em;font-weight:400}a{color:#12436d}"
    "table{border-collapse:collapse;margin:.75rem 0 1rem;font-size:.9375rem}caption{text-align:left;font-weight:600;"
    "padding-bottom:.5rem}th,td{text-align:left;vertical-align:top;padding:.35rem 1.25rem .35rem 0;border-bottom:1px "
    "solid #d0d5d8}thead th{border-bottom:2px solid #505a5f;font-weight:600}tbody th{font-weight:400}"
    ".n{text-align:right;font-variant-numeric:tabular-nums}.wide{overflow-x:auto}.wide:focus{outline:3px solid #f2b134}"
    ".first{padding-left:1.5rem}.first li{margin:.75rem 0;max-width:45rem}.tag{display:inline-block;font-size:.8125rem;"
    "font-weight:600;padding:0 .5rem;border:1px solid;border-radius:.25rem;margin-right:.5rem}.error{color:#8a1c1c}"
    ".warning{color:#7a4a00}.note{color:#505a5f}.intern{font-weight:600}nav ul{display:flex;flex-wrap:wrap;gap:.25rem "
    "1.5rem;list-style:none;padding:0;margin:1rem 0}footer{margin:3rem 0 2rem}"
    "@media print{.wide{overflow:visible}nav{display:none}h3,caption{break-after:avoid}tr{break-inside:avoid}}";

std::string contents() {
  std::string text = "<nav aria-label=\"Op deze pagina\"><ul>\n";
  for (const auto& [id, label] : {std::pair{"kort", "In het kort"},
                                  {"onbekend", "Onbekende waarden"},
                                  {"maand", "Regels per maand"},
                                  {"ontbreekt", "Ontbrekende maanden"},
                                  {"sprongen", "Sprongen"},
                                  {"rijpheid", "Leveringen per maand"},
                                  {"vervangen", "Vervangen leveringen"},
                                  {"lijsten", "Contacten en vragenlijsten"},
                                  {"regels", "Wat moet er gebeuren?"}}) {
    text += std::string("<li><a href=\"#") + id + "\">" + label + "</a></li>\n";
  }
  return text + "</ul></nav>\n";
}

}  // namespace

std::string quality_html(const config::Study& study, const ingest::Input& input) {
  std::string text = "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                     "'unsafe-inline'\">\n<title>Kwaliteit van de gegevens: " +
                     core::escape_markup(study.name.nl) + "</title>\n<style>" + std::string(style) +
                     "</style></head>\n<body>\n<header>\n<h1>Kwaliteit van de gegevens<span class=\"en\" "
                     "lang=\"en\">Quality of the data</span></h1>\n<p>" +
                     core::escape_markup(study.name.nl) + ", " + core::escape_markup(study.release.id) + "</p>\n";
  text += "<p class=\"intern\">" +
          both("Alleen voor intern gebruik. Hier staan plaatsen in bestanden en nooit waarden.",
               "Internal. Positions in files, never values.") +
          "</p>\n" + contents() + "</header>\n<main>\n";
  text += first_steps(input);
  text += heading("kort", "In het kort", "In short") + summary(input);
  text += heading("onbekend", "Onbekende waarden", "Unknown values") + unknown_shares(study, input);
  text += heading("maand", "Regels per maand", "Rules by month") + rules_by_month(input);
  text += heading("ontbreekt", "Ontbrekende maanden", "Missing months") + missing(input);
  text += heading("sprongen", "Sprongen", "Jumps") + jumps(study, input);
  text += heading("rijpheid", "Leveringen per maand", "Deliveries by month") + maturity(input);
  text += heading("vervangen", "Vervangen leveringen", "Deliveries that were replaced") + redeliveries(input);
  text += heading("lijsten", "Contacten en vragenlijsten", "Contacts and surveys") + lists(study, input);
  text += heading("regels", "Wat moet er gebeuren?", "What has to be done?") + problems(input);
  text += "<footer>" +
          paragraph("Alles staat ook in quality.csv en quality_counts.csv, naast deze pagina. Meer over een code: "
                    "werkthet explain CODE.",
                    "Everything is in quality.csv and quality_counts.csv too. More about a code: werkthet explain "
                    "CODE.");
  return text + "</footer>\n</main>\n</body></html>\n";
}

}  // namespace werkthet::internal
