#include "word/fill.hpp"

#include "core/text.hpp"
#include "word/controls.hpp"
#include "word/drawing.hpp"
#include "word/leftovers.hpp"
#include "word/numbering.hpp"
#include "word/properties.hpp"
#include "word/rules.hpp"
#include "word/store.hpp"
#include "word/styles.hpp"
#include "word/text_places.hpp"
#include "word/writing.hpp"
#include "word/xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace werkthet::word {
namespace {

constexpr std::int64_t emu_per_twip = 635;

/// The how-manieth place with a tag, the same in both forms of a text box: they count alike, on from those
/// before the box.
class Count {
 public:
  void begin_part() { box_ = {}; }

  int next(const std::string& tag, pugi::xml_node node, bool in_fallback) {
    if (const pugi::xml_node around = above(node, "mc:AlternateContent"); around != box_) {
      box_ = around;
      in_fallback_ = seen_;
    }
    return in_fallback ? in_fallback_[tag]++ : seen_[tag]++;
  }

 private:
  std::map<std::string, int> seen_;
  std::map<std::string, int> in_fallback_;
  pugi::xml_node box_;
};

/// What is remembered of a place that is no control, by a name that no tag has.
std::string remembered_as(const TextPlace& place) {
  return (place.kind == TextPlace::Kind::property ? "field " : "bookmark ") + place.tag;
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

class Filler {
 public:
  Filler(Package& package, const Content& content, const std::set<std::string>& overwrite, Filled& result)
      : package_(package),
        content_(content),
        overwrite_(overwrite),
        result_(result),
        before_(read_store(package)),
        width_(std::int64_t{text_width(package)} * emu_per_twip) {}

  void part(const std::string& name) {
    pugi::xml_document document;
    parse_xml(*package_.find(name), name, document);
    bool changed = false;
    const std::set<std::string> drawn_before = own_drawings(document);
    count_.begin_part();
    for (const Control& control : own_controls(document)) {
      if (!control.inside_own) {
        const int number = count_.next(control.tag, control.sdt, control.in_fallback);
        changed = fill_control(control, {control.tag, number}) || changed;
      }
    }
    count_.begin_part();
    for (const TextPlace& place : text_places(document)) {
      const std::string tag = remembered_as(place);
      changed = fill_place(place, {tag, count_.next(tag, place.holder, place.in_fallback)}) || changed;
    }
    changed = fill_braces(document) || changed;
    if (changed) {
      place_pictures(package_, name, document, content_, width_);
      remove_leftovers(package_, name, document, drawn_before);
      package_.put(name, print_xml(document));
    }
  }

  [[nodiscard]] const Store& after() const { return after_; }

 private:
  void tell(const std::string& code, const std::string& where, std::string message) {
    result_.problems.add(problem(code, package_.file(), where, std::move(message)));
  }

  /// Whether a person changed what was written there.
  [[nodiscard]] bool by_hand(const ControlKey& key, const std::string& now) const {
    const auto known = before_.find(key);
    return known != before_.end() && known->second.hash != hash_of(now);
  }

  /// Keeps what a person wrote, and tells it beside what would have come; once for both forms of a text box.
  void keep(const ControlKey& key, const std::string& tag, const std::string& now, std::string proposal,
            bool in_fallback) {
    if (hash_of(proposal) != hash_of(now) && !in_fallback) {
      result_.kept.push_back({tag, now, std::move(proposal)});
      tell("D120", tag, "this text was changed by hand and is kept");
    }
    after_[key] = before_.at(key);
  }

  /// What a field of a property shows: the property's own text, which Word puts there again whenever it
  /// updates fields. One that a person changed is kept.
  const std::string& property_text(const std::string& tag, const Field& field) {
    const auto known = properties_.find(tag);
    if (known != properties_.end()) {
      return known->second;
    }
    std::string text = one_line(field.text);
    const ControlKey key{"property " + tag, 0};
    const std::optional<std::string> now = custom_property(package_, tag);
    if (now && by_hand(key, *now) && !overwrite_.contains(tag)) {
      keep(key, tag, *now, text, false);
      text = *now;
    } else if (set_custom_property(package_, tag, text)) {
      after_[key] = {hash_of(text), ""};
    } else {
      tell("D117", tag, "the file's own properties are not written as Word writes them");
    }
    return properties_[tag] = std::move(text);
  }

  /// True when the tree was changed.
  bool fill_place(const TextPlace& place, const ControlKey& key) {
    const Field* field = find_field(content_, place.tag);
    if (field == nullptr) {
      tell("D102", place.shown, "there is no text with this name");
      return false;
    }
    if (field->kind != FieldKind::text || !place.unfit.empty()) {
      tell("D117", place.shown, place.unfit.empty() ? std::string(only_a_line) : place.unfit);
      return false;
    }
    const bool property = place.kind == TextPlace::Kind::property;
    const std::string text = property ? property_text(place.tag, *field) : field->text;
    const std::string now = text_of(place);
    if (by_hand(key, now) && !overwrite_.contains(place.tag)) {
      keep(key, place.tag, now, text, place.in_fallback);
      return false;
    }
    write_place(place, run_xml(text, look_of(place), field->language));
    after_[key] = {hash_of(text_of(place)), ""};
    ++result_.filled;
    return true;
  }

  /// True when the tree was changed.
  bool fill_control(const Control& control, const ControlKey& key) {
    const auto known = before_.find(key);
    const Field* field = find_field(content_, control.tag);
    if (field == nullptr) {
      tell("D102", control.tag, "there is no text with this tag");
      return false;
    }
    const std::string now = visible_text(content_of(control));
    // What would be written is made on a copy, so that a text that is kept can be laid beside it.
    pugi::xml_document scratch;
    Control trial = control;
    if (by_hand(key, now) && !overwrite_.contains(control.tag)) {
      trial.sdt = scratch.append_copy(control.sdt);
      if (!write(trial, *field, known->second.pattern)) {
        return false;
      }
      keep(key, control.tag, now, visible_text(content_of(trial)), control.in_fallback);
      return false;
    }
    const pugi::xml_node paragraph = first_of(content_of(control), "w:p");
    std::string pattern = known != before_.end() ? known->second.pattern : pattern_of(paragraph);
    if (!write(control, *field, pattern)) {
      return false;
    }
    if (field->absent) {
      tell("D116", control.tag, "this memo has no such part");
    }
    after_[key] = {hash_of(visible_text(content_of(control))), std::move(pattern)};
    ++result_.filled;
    return true;
  }

  bool write(const Control& control, const Field& field, const std::string& pattern) {
    pugi::xml_node content = content_of(control);
    const auto wrong = [&](std::string_view what) {
      tell("D106", control.tag, std::string(what));
      return false;
    };
    if (control.picture && field.kind == FieldKind::picture) {
      return write_picture(control, field);
    }
    const bool one_line =
        field.kind == FieldKind::text || (field.kind == FieldKind::blocks && !field.text.empty());
    if (control.level == Level::row) {
      return field.kind == FieldKind::rows ? write_rows(control, field)
                                           : wrong("this control stands around a row of a table");
    }
    if (!one_line && control.level == Level::run) {
      return wrong("this control stands within a line and this text is paragraphs, a table or a figure");
    }
    if (!one_line && control.plain_text) {
      return wrong("this control holds plain text only and this text is paragraphs, a table or a figure");
    }
    const bool as_line = field.kind == FieldKind::text || control.level == Level::run || control.plain_text;
    if (as_line) {
      write_line(control, field);
    } else if (control.level == Level::cell) {
      pugi::xml_node cell = first_of(content, "w:tc");
      while (pugi::xml_node child = cell.last_child()) {
        if (name_of(child) == "w:tcPr") {
          break;
        }
        cell.remove_child(child);
      }
      append_xml(cell, field.xml, pattern);
    } else {
      content.remove_children();
      append_xml(content, field.xml, pattern);
    }
    settle(control);
    return true;
  }

  static void write_line(const Control& control, const Field& field) {
    pugi::xml_node content = content_of(control);
    const std::string run = run_xml(field.text, run_pattern(content), field.language);
    if (control.level == Level::run) {
      content.remove_children();
      append_xml(content, run, "");
      return;
    }
    pugi::xml_node paragraph = first_of(content, "w:p");
    pugi::xml_node holder = paragraph.parent();
    if (!paragraph) {
      paragraph = content.append_child("w:p");
      holder = content;
    }
    while (pugi::xml_node next = paragraph.next_sibling()) {
      holder.remove_child(next);
    }
    set_paragraph(paragraph, run);
  }

  bool write_rows(const Control& control, const Field& field) {
    pugi::xml_node content = content_of(control);
    pugi::xml_node unit = content.first_child();
    while (unit && name_of(unit) != "w:tr" && name_of(unit) != "w:sdt") {
      unit = unit.next_sibling();
    }
    const auto row_of = [](pugi::xml_node one) {
      return name_of(one) == "w:tr" ? one : first_of(one, "w:tr");
    };
    const std::size_t cells = cells_of(row_of(unit)).size();
    const std::size_t columns = field.headers.size();
    if (cells != columns) {
      std::string names;
      for (const std::string& header : field.headers) {
        names += (names.empty() ? "" : ", ") + header;
      }
      tell("D115", control.tag,
           fmt::format("the row has {} cells and the table {} columns: {}", cells, columns, names));
      return false;
    }
    for (pugi::xml_node child = content.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      if (child != unit) {
        content.remove_child(child);
      }
      child = next;
    }
    std::vector<std::vector<std::string>> rows = field.rows;
    if (rows.empty()) {
      rows.emplace_back(columns);  // a table keeps a row
    }
    std::vector<pugi::xml_node> units{unit};
    for (std::size_t r = 1; r < rows.size(); ++r) {
      units.push_back(content.append_copy(unit));
      make_copy_own(units.back(), control.tag, r);
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const std::vector<pugi::xml_node> into = cells_of(row_of(units[r]));
      for (std::size_t i = 0; i < columns; ++i) {
        set_cell(into[i], rows[r][i]);
      }
    }
    settle(control);
    return true;
  }

  /// A picture control keeps the width of the picture that stood in it.
  bool write_picture(const Control& control, const Field& field) {
    pugi::xml_node content = content_of(control);
    const pugi::xml_node extent = first_of(content, "wp:extent");
    const std::int64_t wide = extent ? extent.attribute("cx").as_llong(width_) : width_;
    const std::string mark =
        fmt::format("<wh:picture id=\"{}\" width=\"{}\"/>", core::escape_markup(field.text),
                    std::clamp<std::int64_t>(wide, emu_per_twip * 200, width_));
    if (control.level == Level::run) {
      content.remove_children();
      append_xml(content, "<w:r>" + mark + "</w:r>", "");
    } else if (pugi::xml_node paragraph = first_of(content, "w:p")) {
      set_paragraph(paragraph, "<w:r>" + mark + "</w:r>");
    } else {
      append_xml(content, "<w:p><w:r>" + mark + "</w:r></w:p>", "");
    }
    settle(control);
    return true;
  }

  /// A filled control shows its text as text, and takes no other text from elsewhere at opening.
  static void settle(const Control& control) {
    pugi::xml_node properties = control.sdt.child("w:sdtPr");
    properties.remove_child("w:showingPlcHdr");
    properties.remove_child("w:dataBinding");
    properties.remove_child("w15:dataBinding");
  }

  bool fill_braces(pugi::xml_document& document) {
    bool changed = false;
    // From the last to the first, so that places before stay where they are.
    const std::vector<Brace> all = braces(document);
    for (auto at = all.rbegin(); at != all.rend(); ++at) {
      const Field* field = find_field(content_, std::string(tag_prefix) + at->name);
      if (field == nullptr) {
        tell("D102", "{{" + at->name + "}}", "there is no text with this name");
        continue;
      }
      const bool within = field->kind == FieldKind::text ||
                          (!at->alone && field->kind == FieldKind::blocks && !field->text.empty());
      if (!within && !at->alone) {
        tell("D106", "{{" + at->name + "}}",
             "this text is paragraphs, a table or a figure; the name must stand alone");
        continue;
      }
      within ? replace_within(*at, *field) : replace_paragraph(*at, *field);
      ++result_.filled;
      changed = true;
    }
    return changed;
  }

  static void replace_within(const Brace& brace, const Field& field) {
    std::size_t start = 0;
    bool written = false;
    for (pugi::xml_node text : open_texts(brace.paragraph)) {
      std::string value = text.text().get();
      const std::size_t end = start + value.size();
      const std::size_t from = std::max(start, brace.start);
      const std::size_t to = std::min(end, brace.start + brace.length);
      if (from < to) {
        value.replace(from - start, to - from, written ? std::string() : one_line(field.text));
        written = true;
        text.text() = value.c_str();
        if (!text.attribute("xml:space")) {
          text.append_attribute("xml:space") = "preserve";
        }
      }
      start = end;
    }
  }

  static void replace_paragraph(const Brace& brace, const Field& field) {
    pugi::xml_node paragraph = brace.paragraph;
    pugi::xml_node parent = paragraph.parent();
    const std::string pattern = pattern_of(paragraph);
    pugi::xml_document made;
    pugi::xml_node holder = made.append_child("f");
    append_xml(holder, field.xml, pattern);
    for (const pugi::xml_node child : holder) {
      parent.insert_copy_before(child, paragraph);
    }
    if (paragraph.child("w:pPr").child("w:sectPr")) {
      set_paragraph(paragraph, "<w:r/>");  // it ends a section: the pages after it look otherwise
    } else {
      parent.remove_child(paragraph);
    }
  }

  Package& package_;
  const Content& content_;
  const std::set<std::string>& overwrite_;
  Filled& result_;
  Store before_;
  Store after_;
  Count count_;
  std::map<std::string, std::string> properties_;  ///< texts of properties that fields show, by tag
  std::int64_t width_;
};

}  // namespace

Filled fill(Package package, const Content& content, const std::set<std::string>& overwrite) {
  Filled result;
  package.make_document();
  Filler filler(package, content, overwrite, result);
  for (const std::string& part : package.text_parts()) {
    filler.part(part);
  }
  if (!filler.after().empty()) {
    write_store(package, filler.after());
  }
  add_restarts(package, "List Number", content.numbered_lists);
  set_properties(package, content);
  result.bytes = package.bytes();
  return result;
}

bool remembers(const Package& package) {
  return !read_store(package).empty();
}

std::string place(Package package, const Content& content) {
  const std::string& name = package.main_part();
  pugi::xml_document document;
  parse_xml(*package.find(name), name, document);
  place_pictures(package, name, document, content, std::int64_t{text_width(package)} * emu_per_twip);
  package.put(name, print_xml(document));
  set_properties(package, content);
  return package.bytes();
}

}  // namespace werkthet::word
