#include "word/controls.hpp"

#include "core/text.hpp"
#include "word/content.hpp"
#include "word/text_places.hpp"

#include <set>

namespace werkthet::word {
namespace {

Level level_of(pugi::xml_node sdt) {
  for (const pugi::xml_node child : sdt.child("w:sdtContent")) {
    const std::string_view name = child.name();
    if (name == "w:tr") {
      return Level::row;
    }
    if (name == "w:tc") {
      return Level::cell;
    }
    if (name == "w:p" || name == "w:tbl") {
      return Level::block;
    }
    if (name == "w:r" || name == "w:hyperlink" || name == "w:fldSimple") {
      return Level::run;
    }
    if (name == "w:sdt") {
      return level_of(child);
    }
  }
  const std::string_view parent = sdt.parent().name();
  return parent == "w:p"     ? Level::run
         : parent == "w:tr"  ? Level::cell
         : parent == "w:tbl" ? Level::row
                             : Level::block;
}

/// "wh." in front, blanks around it and capitals do not count.
std::string clean_name(std::string_view typed) {
  std::string name = core::lower_ascii(core::trimmed(typed));
  if (name.starts_with(tag_prefix)) {
    name.erase(0, tag_prefix.size());
  }
  return name;
}

bool name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         c == '-' || c == ' ';
}

constexpr std::size_t longest_name = 80;

}  // namespace

bool inside_own(pugi::xml_node node) {
  for (pugi::xml_node up = node.parent(); up; up = up.parent()) {
    if (!own_tag(up).empty()) {
      return true;
    }
  }
  return false;
}

std::string_view own_tag(pugi::xml_node node) {
  if (name_of(node) != "w:sdt") {
    return {};
  }
  const std::string_view tag = core::trimmed(node.child("w:sdtPr").child("w:tag").attribute("w:val").value());
  return tag.starts_with(tag_prefix) ? tag : std::string_view();
}

pugi::xml_node content_of(const Control& control) {
  return control.sdt.child("w:sdtContent");
}

std::vector<Control> own_controls(pugi::xml_node root) {
  std::vector<Control> found;
  walk(root, [&](pugi::xml_node node) {
    const std::string_view tag = own_tag(node);
    if (tag.empty() || !node.child("w:sdtContent")) {
      return;
    }
    const pugi::xml_node properties = node.child("w:sdtPr");
    Control control;
    control.sdt = node;
    control.tag = tag;
    control.level = level_of(node);
    control.plain_text = static_cast<bool>(properties.child("w:text"));
    control.picture = static_cast<bool>(properties.child("w:picture"));
    for (pugi::xml_node up = node.parent(); up; up = up.parent()) {
      const std::string_view name = up.name();
      control.in_fallback = control.in_fallback || name == "mc:Fallback";
      control.in_table = control.in_table || name == "w:tbl";
    }
    control.inside_own = inside_own(node);
    found.push_back(std::move(control));
  });
  return found;
}

std::string visible_text(pugi::xml_node node) {
  std::string text;
  // Without recursion: what a node adds when it is left is added on the way up.
  const auto leave = [&](std::string_view name) {
    if (name == "w:p") {
      text += '\n';
    } else if (name == "w:tc") {
      if (text.ends_with('\n')) {
        text.pop_back();
      }
      text += '\t';
    } else if (name == "w:tr") {
      text += '\n';
    }
  };
  pugi::xml_node at = node.first_child();
  while (at) {
    const std::string_view name = at.name();
    if (name == "w:t") {
      text += at.text().get();
    } else if (name == "w:tab") {
      text += name_of(at.parent()) == "w:r" ? "\t" : "";
    } else if (name == "w:br" || name == "w:cr") {
      text += '\n';
    } else if (name == "w:noBreakHyphen") {
      text += '-';
    } else if (name == "wh:picture") {  // one that comes
      text += "[figure]";
    } else if (name == "w:drawing" || name == "w:pict") {
      text += at.find_node([](pugi::xml_node inner) { return name_of(inner) == "w:txbxContent"; })
                  ? ""
                  : "[figure]";
    }
    const bool into = name != "mc:Fallback" && name != "w:del" && name != "w:moveFrom" && name != "w:sdtPr" &&
                      name != "w:pPr" && name != "w:rPr" && at.first_child();
    if (into) {
      at = at.first_child();
      continue;
    }
    leave(name);
    while (!at.next_sibling() && at.parent() && at.parent() != node) {
      at = at.parent();
      leave(at.name());
    }
    at = at.next_sibling();
  }
  return text;
}

std::vector<pugi::xml_node> open_texts(pugi::xml_node paragraph) {
  std::set<pugi::xml_node> taken;
  for (const TextPlace& place : text_places(paragraph)) {
    if (place.unfit.empty()) {
      for (const pugi::xml_node piece : pieces_of(place)) {
        taken.insert(piece);
      }
    }
  }
  std::vector<pugi::xml_node> texts;
  walk(paragraph, [&](pugi::xml_node node) {
    if (name_of(node) == "w:t" && above(node, "w:p") == paragraph && !inside_own(node) &&
        !taken.contains(node.parent())) {
      texts.push_back(node);
    }
  });
  return texts;
}

std::vector<Brace> braces(pugi::xml_node root) {
  std::vector<Brace> found;
  walk(root, [&](pugi::xml_node paragraph) {
    if (name_of(paragraph) != "w:p") {
      return;
    }
    std::string text;
    std::vector<std::size_t> starts;
    for (const pugi::xml_node one : open_texts(paragraph)) {
      starts.push_back(text.size());
      text += one.text().get();
    }
    for (std::size_t at = text.find("{{"); at != std::string::npos; at = text.find("{{", at + 2)) {
      const std::size_t end = text.find("}}", at + 2);
      if (end == std::string::npos || end - at > longest_name) {
        continue;
      }
      const std::string_view typed = std::string_view(text).substr(at + 2, end - at - 2);
      bool fits = !core::trimmed(typed).empty();
      for (const char c : typed) {
        fits = fits && name_character(c);
      }
      if (!fits) {
        continue;
      }
      Brace brace{paragraph, clean_name(typed), at, end + 2 - at, false, false};
      for (const std::size_t start : starts) {
        brace.split = brace.split || (start > at && start < end + 2);
      }
      brace.alone =
          core::trimmed(text).size() == brace.length && !paragraph.find_node([](pugi::xml_node inner) {
            const std::string_view name = inner.name();
            return name == "w:drawing" || name == "w:pict" || name == "w:object" || !own_tag(inner).empty();
          });
      found.push_back(std::move(brace));
    }
  });
  return found;
}

}  // namespace werkthet::word
