#include "word/drawing.hpp"

#include "core/error.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>
#include <vector>

namespace werkthet::word {
namespace {

std::string png_relation(const Picture& picture) {
  return "rIdWhPng-" + core::slug(picture.id);
}
std::string svg_relation(const Picture& picture) {
  return "rIdWhSvg-" + core::slug(picture.id);
}

/// The folder of the main document's pictures.
std::string media(const Package& package, const Picture& picture, std::string_view extension) {
  const std::string& main = package.main_part();
  const std::size_t slash = main.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : main.substr(0, slash + 1);
  return folder + "media/wh-" + core::slug(picture.id) + "." + std::string(extension);
}

}  // namespace

void add_picture(Package& package, const std::string& part, const Picture& picture) {
  package.default_type("png", "image/png");
  package.default_type("svg", "image/svg+xml");
  const std::string png = media(package, picture, "png");
  const std::string svg = media(package, picture, "svg");
  package.put(png, picture.png);
  package.put(svg, picture.svg);
  package.relate(part, png_relation(picture), "image", png);
  package.relate(part, svg_relation(picture), "image", svg);
}

std::string drawing_xml(const Picture& picture, std::int64_t width, int id) {
  core::ensure(picture.width > 0 && picture.height > 0 && !picture.alt.empty(),
               "a picture has a size and words");
  const std::int64_t height = width * picture.height / picture.width;
  return fmt::format(
      "<w:drawing><wp:inline "
      "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
      "distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{0}\" cy=\"{1}\"/><wp:docPr "
      "id=\"{2}\" "
      "name=\"{3}{4}\" descr=\"{5}\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
      "noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>"
      "<a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
      "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic "
      "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr "
      "id=\"{2}\" "
      "name=\"{3}{4}\" descr=\"{5}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
      "r:embed=\"{6}\"><a:extLst><a:ext "
      "uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip "
      "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" "
      "r:embed=\"{7}\"/></a:ext></a:extLst>"
      "</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" "
      "y=\"0\"/><a:ext "
      "cx=\"{0}\" cy=\"{1}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
      "</a:graphicData></a:graphic></wp:inline></w:drawing>",
      width, height, id, own_drawing, core::escape_markup(picture.id), core::escape_markup(picture.alt),
      png_relation(picture), svg_relation(picture));
}

void place_pictures(Package& package, const std::string& part, pugi::xml_node root, const Content& content,
                    std::int64_t width) {
  std::vector<pugi::xml_node> places;
  int last = 0;
  std::set<int> taken;
  walk(root, [&](pugi::xml_node node) {
    if (name_of(node) == "wh:picture") {
      places.push_back(node);
    } else if (name_of(node) == "wp:docPr") {
      last = std::max(last, *taken.insert(node.attribute("id").as_int(0)).first);
    }
  });
  for (const pugi::xml_node place : places) {
    const Picture* picture = find_picture(content, place.attribute("id").value());
    pugi::xml_node run = place.parent();
    if (picture != nullptr) {
      add_picture(package, part, *picture);
      do {  // the file may have given out the greatest number already
        last = last < std::numeric_limits<int>::max() ? last + 1 : 1;
      } while (!taken.insert(last).second);
      pugi::xml_document parsed;
      const std::string xml = drawing_xml(
          *picture, std::min<std::int64_t>(width, place.attribute("width").as_llong(width)), last);
      core::ensure(parsed.load_buffer(xml.data(), xml.size()), "a drawing is XML");
      run.insert_copy_before(parsed.first_child(), place);
    }
    run.remove_child(place);
  }
}

}  // namespace werkthet::word
