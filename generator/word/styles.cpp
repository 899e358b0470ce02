#include "word/styles.hpp"

#include "core/text.hpp"
#include "word/xml.hpp"

namespace werkthet::word {
namespace {

constexpr int most_based_on = 20;  // a chain that is longer goes round
constexpr int usual_width = 9070;
constexpr int least_width = 1000;
constexpr int most_width = 31000;

}  // namespace

Styles::Styles(const Package& package) {
  const std::string part = package.related(package.main_part(), "styles");
  if (part.empty()) {
    return;
  }
  pugi::xml_document document;
  parse_xml(*package.find(part), part, document);
  const pugi::xml_node root = document.document_element();
  language_ = root.child("w:docDefaults")
                  .child("w:rPrDefault")
                  .child("w:rPr")
                  .child("w:lang")
                  .attribute("w:val")
                  .value();
  for (const pugi::xml_node one : root.children("w:style")) {
    Style style;
    style.name = core::lower_ascii(one.child("w:name").attribute("w:val").value());
    style.type = one.attribute("w:type").as_string("paragraph");
    style.based_on = one.child("w:basedOn").attribute("w:val").value();
    style.number = one.child("w:pPr").child("w:numPr").child("w:numId").attribute("w:val").value();
    style.outline = one.child("w:pPr").child("w:outlineLvl").attribute("w:val").as_int(-1);
    styles_.emplace(one.attribute("w:styleId").value(), std::move(style));
  }
  const std::string numbering = package.related(package.main_part(), "numbering");
  if (numbering.empty()) {
    return;
  }
  parse_xml(*package.find(numbering), numbering, document);
  for (const pugi::xml_node one : document.document_element().children("w:num")) {
    lists_.emplace(one.attribute("w:numId").value(), one.child("w:abstractNumId").attribute("w:val").value());
  }
}

const Styles::Style* Styles::find(std::string_view name, std::string_view type, std::string* id) const {
  const std::string wanted = core::lower_ascii(name);
  for (const auto& [key, style] : styles_) {
    if (style.name == wanted && style.type == type) {
      if (id != nullptr) {
        *id = key;
      }
      return &style;
    }
  }
  return nullptr;
}

std::string Styles::id(std::string_view name, std::string_view type) const {
  std::string id;
  return find(name, type, &id) != nullptr ? core::escape_markup(id) : std::string();
}

std::string Styles::list(std::string_view name) const {
  const Style* style = find(name, "paragraph", nullptr);
  for (int step = 0; style != nullptr && step < most_based_on; ++step) {
    if (!style->number.empty()) {
      const auto list = lists_.find(style->number);
      return list == lists_.end() ? std::string() : list->second;
    }
    const auto base = styles_.find(style->based_on);
    style = base == styles_.end() ? nullptr : &base->second;
  }
  return {};
}

int Styles::heading_level(std::string_view style_id) const {
  const auto found = styles_.find(style_id);
  if (found == styles_.end()) {
    return 0;
  }
  const std::string& name = found->second.name;
  if (name.starts_with("heading ") && name.size() == 9 && name[8] >= '1' && name[8] <= '9') {
    return name[8] - '0';
  }
  return found->second.outline >= 0 && found->second.outline < 9 ? found->second.outline + 1 : 0;
}

int text_width(const Package& package) {
  pugi::xml_document document;
  parse_xml(*package.find(package.main_part()), package.main_part(), document);
  const pugi::xml_node section = document.document_element().child("w:body").child("w:sectPr");
  const int page = section.child("w:pgSz").attribute("w:w").as_int(0);
  const pugi::xml_node margins = section.child("w:pgMar");
  const int width = page - margins.attribute("w:left").as_int(0) - margins.attribute("w:right").as_int(0);
  return page > 0 && margins && width >= least_width && width <= most_width ? width : usual_width;
}

}  // namespace werkthet::word
