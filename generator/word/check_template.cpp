#include "word/check_template.hpp"

#include "core/text.hpp"
#include "word/controls.hpp"
#include "word/rules.hpp"
#include "word/styles.hpp"
#include "word/text_places.hpp"
#include "word/xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace werkthet::word {
namespace {

constexpr std::size_t shown_text = 40;

const KnownTag* known(const std::vector<KnownTag>& tags, std::string_view tag) {
  const auto found = std::find_if(tags.begin(), tags.end(), [&](const KnownTag& one) {
    return one.tag == tag || (one.tag.ends_with('*') && tag.size() >= one.tag.size() &&
                              tag.starts_with(std::string_view(one.tag).substr(0, one.tag.size() - 1)));
  });
  return found == tags.end() ? nullptr : &*found;
}

/// The beginning of a text, so that a person finds the place.
std::string near(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::string start(core::trimmed(text));
  if (start.size() > shown_text) {
    std::size_t end = shown_text;
    while (end > 0 && (static_cast<unsigned char>(start[end]) & 0xC0U) == 0x80U) {
      --end;
    }
    start.resize(end);
    start += "...";
  }
  return start;
}

class Checker {
 public:
  Checker(const Package& package, const std::vector<KnownTag>& tags, TemplateReport& report)
      : package_(package), tags_(tags), report_(report), styles_(package) {}

  void part(const std::string& name) {
    pugi::xml_document document;
    parse_xml(*package_.find(name), name, document);
    controls(document, name);
    fields_and_bookmarks(document, name);
    typed(document, name);
    tables(document, name);
    pictures(document, name);
    traces(document, name);
    if (name == package_.main_part()) {
      headings(document, name);
    }
  }

  void whole_file(std::string_view language) {
    if (report_.found.empty()) {
      tell("D101", "",
           "no content control has a tag that starts with wh., nothing is typed as {{name}}, and no field or "
           "bookmark has a name of ours");
    }
    for (const KnownTag& tag : tags_) {
      if (report_.found.empty() || used_.contains(tag.tag) || used_.contains(tag.held_by)) {
        continue;
      }
      if (tag.needed) {
        tell("D103", tag.tag, "there is no place for " + tag.tag);
      } else if (!tag.held_by.empty() && tag.kind == FieldKind::blocks) {
        tell("D104", tag.tag, "there is no place for " + tag.tag);
      }
    }
    for (const std::string_view style :
         {"heading 1", "heading 2", "heading 3", "List Bullet", "List Number", "caption"}) {
      if (styles_.id(style).empty()) {
        tell("D109", std::string(style), fmt::format("the file has no style with the name \"{}\"", style));
      }
    }
    if (styles_.language() != language) {
      tell("D113", "",
           styles_.language().empty()
               ? fmt::format("the file does not say its language; the memo is in {}", language)
               : fmt::format("the file is in {} and the memo in {}", styles_.language(), language));
    }
    if (!package_.related(package_.main_part(), "comments").empty()) {
      tell("D114", "", "the file holds comments");
    }
  }

 private:
  void tell(const std::string& code, std::string where, std::string message) {
    report_.problems.add(problem(code, package_.file(), std::move(where), std::move(message)));
  }

  void use(const std::string& tag, const KnownTag& what, const std::string& shown) {
    if (used_[tag]++ == 0) {
      report_.found.push_back(shown);
    } else if (used_[tag] == 2 && what.kind != FieldKind::text) {
      tell("D105", tag, "this part comes twice");
    }
  }

  void unknown(const std::string& shown, const std::string& tag) {
    std::vector<std::string> names;
    for (const KnownTag& one : tags_) {
      names.push_back(one.tag);
    }
    const std::string meant = core::nearest(tag, names);
    tell("D102", shown,
         meant.empty() ? "this tag is not known" : "this tag is not known; " + meant + " is meant, perhaps");
  }

  void controls(pugi::xml_document& document, const std::string& name) {
    for (const Control& control : own_controls(document)) {
      const KnownTag* what = known(tags_, control.tag);
      if (what == nullptr) {
        unknown(control.tag, control.tag);
        continue;
      }
      if (control.in_fallback) {
        continue;
      }
      use(control.tag, *what, control.tag);
      if (control.inside_own) {
        tell("D106", control.tag, "it stands inside another control of the memo, whose text takes its place");
      }
      place(control, *what, name);
    }
  }

  void place(const Control& control, const KnownTag& what, const std::string& part) {
    const bool one_line = what.kind == FieldKind::text;
    const std::string in = " (" + part + ")";
    if (control.level == Level::row && what.kind != FieldKind::rows) {
      tell("D106", control.tag,
           "it stands around a row of a table, and its text is not the rows of a table" + in);
    } else if (control.level == Level::run && !one_line &&
               !(what.kind == FieldKind::picture && control.picture)) {
      tell("D106", control.tag,
           "it stands within a line, and its text is paragraphs, a table or a figure" + in);
    } else if (control.plain_text && !one_line) {
      tell("D106", control.tag,
           "it holds plain text only, and its text is paragraphs, a table or a figure" + in);
    } else if (control.level == Level::row && !control.in_table) {
      tell("D106", control.tag, "it stands around a row, but not in a table" + in);
    }
  }

  void fields_and_bookmarks(pugi::xml_document& document, const std::string& name) {
    for (const TextPlace& place : text_places(document)) {
      const KnownTag* what = known(tags_, place.tag);
      if (what == nullptr) {
        unknown(place.shown, place.tag);
        continue;
      }
      if (place.in_fallback) {
        continue;
      }
      use(place.tag, *what, place.shown);
      if (what->kind != FieldKind::text) {
        tell("D117", place.shown, std::string(only_a_line) + " (" + name + ")");
      } else if (!place.unfit.empty()) {
        tell("D117", place.shown, place.unfit + " (" + name + ")");
      } else if (place.kind == TextPlace::Kind::bookmark) {
        tell("D118", place.shown, "this bookmark can go when its text is edited (" + name + ")");
      }
    }
  }

  void typed(pugi::xml_document& document, const std::string& name) {
    for (const Brace& brace : braces(document)) {
      const std::string tag = std::string(tag_prefix) + brace.name;
      const std::string shown = "{{" + brace.name + "}}";
      const bool second = static_cast<bool>(above(brace.paragraph, "mc:Fallback"));
      const KnownTag* what = known(tags_, tag);
      if (what == nullptr) {
        unknown(shown, tag);
        continue;
      }
      if (second) {
        continue;
      }
      use(tag, *what, shown);
      if (what->kind != FieldKind::text && !brace.alone) {
        tell("D106", shown,
             "this text is paragraphs, a table or a figure; the name must stand alone in its paragraph (" +
                 name + ")");
      }
      brace.split ? tell("D107", shown, "Word divided these braces over pieces (" + name + ")")
                  : tell("D108", shown, "these braces disappear when they are filled (" + name + ")");
    }
  }

  void tables(pugi::xml_document& document, const std::string& name) {
    walk(document, [&](pugi::xml_node table) {
      if (name_of(table) != "w:tbl" || above(table, "mc:Fallback")) {
        return;
      }
      const pugi::xml_node row = table.find_node([](pugi::xml_node node) { return name_of(node) == "w:tr"; });
      if (!row.child("w:trPr").child("w:tblHeader")) {
        tell("D110", name,
             "the table that begins with \"" + near(visible_text(row)) + "\" has no header row");
      }
    });
  }

  void pictures(pugi::xml_document& document, const std::string& name) {
    walk(document, [&](pugi::xml_node node) {
      if (name_of(node) != "wp:docPr" || !core::trimmed(node.attribute("descr").value()).empty()) {
        return;
      }
      const bool decorative = static_cast<bool>(node.find_node([](pugi::xml_node inner) {
        return std::string_view(inner.name()).ends_with(":decorative") && inner.attribute("val").as_bool();
      }));
      const bool text_box = static_cast<bool>(
          node.parent().find_node([](pugi::xml_node inner) { return name_of(inner) == "w:txbxContent"; }));
      if (!decorative && !text_box) {
        tell("D111", name,
             "the picture \"" + near(node.attribute("name").value()) + "\" has no alternative text");
      }
    });
  }

  void headings(pugi::xml_document& document, const std::string& name) {
    int before = 0;
    walk(document, [&](pugi::xml_node paragraph) {
      if (name_of(paragraph) != "w:p") {
        return;
      }
      const int level =
          styles_.heading_level(paragraph.child("w:pPr").child("w:pStyle").attribute("w:val").value());
      if (level > before + 1) {
        tell("D112", name,
             fmt::format("\"{}\" is heading {} after {}", near(visible_text(paragraph)), level,
                         before == 0 ? std::string("no heading") : fmt::format("heading {}", before)));
      }
      before = level > 0 ? level : before;
    });
  }

  void traces(pugi::xml_document& document, const std::string& name) {
    static const std::array<std::pair<std::string_view, std::string_view>, 5> kinds{{
        {"w:ins", "tracked changes"},
        {"w:del", "tracked changes"},
        {"w:moveFrom", "tracked changes"},
        {"w:vanish", "hidden text"},
        {"w:commentReference", "a comment"},
    }};
    std::set<std::string_view> seen;
    walk(document, [&](pugi::xml_node node) {
      for (const auto& [element, what] : kinds) {
        const bool off = std::string_view(node.attribute("w:val").value()) == "0" ||
                         std::string_view(node.attribute("w:val").value()) == "false";
        if (name_of(node) == element && !off && seen.insert(what).second) {
          tell("D114", name, "it holds " + std::string(what));
        }
      }
    });
  }

  const Package& package_;
  const std::vector<KnownTag>& tags_;
  TemplateReport& report_;
  Styles styles_;
  std::map<std::string, int, std::less<>> used_;
};

}  // namespace

TemplateReport check_template(const Package& package, const std::vector<KnownTag>& tags,
                              std::string_view language) {
  TemplateReport report;
  Checker checker(package, tags, report);
  for (const std::string& part : package.text_parts()) {
    checker.part(part);
  }
  checker.whole_file(language);
  return report;
}

std::set<std::string> used_tags(const Package& package) {
  std::set<std::string> tags;
  for (const std::string& part : package.text_parts()) {
    pugi::xml_document document;
    parse_xml(*package.find(part), part, document);
    for (const Control& control : own_controls(document)) {
      tags.insert(control.tag);
    }
    for (const TextPlace& place : text_places(document)) {
      tags.insert(place.tag);
    }
    for (const Brace& brace : braces(document)) {
      tags.insert(std::string(tag_prefix) + brace.name);
    }
  }
  return tags;
}

}  // namespace werkthet::word
