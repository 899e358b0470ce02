#include "word/text_places.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "word/content.hpp"
#include "word/controls.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace werkthet::word {
namespace {

constexpr std::size_t longest_instruction = 1000;
constexpr std::size_t most_pieces = 200;  // a line of text is a few runs
constexpr std::size_t most_places = 1000;

constexpr std::string_view over_paragraphs = "its text is not within one paragraph";
constexpr std::string_view more_than_text =
    "it holds more than text: a picture, a link, a tracked change or another field";
constexpr std::string_view in_a_field = "it stands inside another field";
constexpr std::string_view without_text = "it has no text yet; update it in Word (F9) and save";
constexpr std::string_view reshaped = "it changes how its text is written; only \\* MERGEFORMAT can stay";
constexpr std::string_view too_long = "its text is divided over too many pieces";
constexpr std::string_view too_many = "the file has too many of them";

/// A field of a document property, as its instruction says.
struct Property {
  std::string name;
  bool reshapes{};  ///< capitals, date and number forms: Word would write the text differently
};

std::string_view first_word(std::string_view& rest) {
  rest = core::trimmed(rest);
  std::size_t end = 0;
  const bool quoted = rest.starts_with('"');
  if (quoted) {
    end = rest.find('"', 1);
    const std::string_view word = rest.substr(1, end == std::string_view::npos ? end : end - 1);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return word;
  }
  while (end < rest.size() && rest[end] != ' ' && rest[end] != '\t' && rest[end] != '\n') {
    ++end;
  }
  const std::string_view word = rest.substr(0, end);
  rest = rest.substr(end);
  return word;
}

std::optional<Property> own_property(std::string_view instruction) {
  std::string_view rest = instruction;
  if (core::lower_ascii(first_word(rest)) != "docproperty") {
    return std::nullopt;
  }
  Property property;
  property.name = core::lower_ascii(core::trimmed(first_word(rest)));
  if (!property.name.starts_with(tag_prefix)) {
    return std::nullopt;
  }
  while (!core::trimmed(rest).empty()) {
    const std::string form =
        core::lower_ascii(first_word(rest) == "\\*" ? first_word(rest) : std::string_view("?"));
    property.reshapes = property.reshapes || (form != "mergeformat" && form != "charformat");
  }
  return property;
}

/// A run with text alone, so that nothing else goes when it is replaced.
bool plain_run(pugi::xml_node run) {
  static constexpr std::array<std::string_view, 7> allowed{
      "w:rPr", "w:t", "w:tab", "w:cr", "w:noBreakHyphen", "w:softHyphen", "w:lastRenderedPageBreak"};
  return std::all_of(run.begin(), run.end(), [](pugi::xml_node child) {
    const std::string_view name = child.name();
    return std::find(allowed.begin(), allowed.end(), name) != allowed.end() ||
           (name == "w:br" && !child.attribute("w:type"));
  });
}

bool own_bookmark(pugi::xml_node node) {
  return name_of(node) == "w:bookmarkStart" &&
         core::lower_ascii(node.attribute("w:name").value()).starts_with(bookmark_prefix);
}

/// Spelling marks and other people's bookmarks may lie in a text; the bookmarks stay when it is replaced.
bool mark(pugi::xml_node node) {
  return name_of(node) == "w:proofErr" || name_of(node) == "w:bookmarkEnd" ||
         (name_of(node) == "w:bookmarkStart" && !own_bookmark(node));
}

/// Why the pieces of a place cannot be replaced.
std::string_view unfit_pieces(const TextPlace& place) {
  std::size_t pieces = 0;
  for (pugi::xml_node node = place.after ? place.after.next_sibling() : place.holder.first_child();
       node && node != place.before; node = node.next_sibling()) {
    if (++pieces > most_pieces) {
      return too_long;
    }
    if (!mark(node) && !(name_of(node) == "w:r" && plain_run(node))) {
      return more_than_text;
    }
  }
  return {};
}

/// A field of several runs while it is read.
struct OpenField {
  pugi::xml_node begin;
  pugi::xml_node separate;
  std::string instruction;
  bool nested{};
};

class Finder {
 public:
  void visit(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "w:fldChar") {
      field_mark(node);
    } else if (name == "w:instrText") {
      if (!open_.empty() && !open_.back().separate && open_.back().instruction.size() < longest_instruction) {
        open_.back().instruction += node.text().get();
      }
    } else if (name == "w:fldSimple") {
      simple_field(node);
    } else if (own_bookmark(node)) {
      bookmark(node);
    }
  }

  [[nodiscard]] std::vector<TextPlace> take() {
    std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.order < b.order; });
    std::vector<TextPlace> places;
    for (Found& one : found_) {
      places.push_back(std::move(one.place));
    }
    return places;
  }

 private:
  struct Found {
    std::size_t order{};
    TextPlace place;
  };

  void field_mark(pugi::xml_node node) {
    const std::string_view type = node.attribute("w:fldCharType").value();
    if (type == "begin") {
      open_.push_back({node.parent(), {}, {}, !open_.empty()});
      orders_.push_back(order_++);
    } else if (type == "separate" && !open_.empty()) {
      open_.back().separate = node.parent();
    } else if (type == "end" && !open_.empty()) {
      const OpenField field = std::move(open_.back());
      open_.pop_back();
      const std::size_t order = orders_.back();
      orders_.pop_back();
      if (const std::optional<Property> property = own_property(field.instruction)) {
        add(order, field_place(*property, field, node.parent()));
      }
    }
  }

  [[nodiscard]] static TextPlace named(const Property& property) {
    TextPlace place;
    place.kind = TextPlace::Kind::property;
    place.tag = property.name;
    place.shown = "DOCPROPERTY " + property.name;
    return place;
  }

  static TextPlace field_place(const Property& property, const OpenField& field, pugi::xml_node end) {
    TextPlace place = named(property);
    place.holder = field.begin.parent();
    place.after = field.separate;
    place.before = end;
    const auto alone = [](pugi::xml_node run) {  // one mark of the field and nothing else
      return std::count_if(run.begin(), run.end(),
                           [](pugi::xml_node child) { return name_of(child) != "w:rPr"; }) == 1;
    };
    if (field.nested) {
      place.unfit = in_a_field;
    } else if (!field.separate) {
      place.unfit = without_text;
    } else if (place.holder != end.parent() || place.holder != field.separate.parent()) {
      place.unfit = over_paragraphs;
    } else if (!alone(field.separate) || !alone(end)) {
      place.unfit = more_than_text;
    } else if (property.reshapes) {
      place.unfit = reshaped;
    } else {
      place.unfit = unfit_pieces(place);
    }
    return place;
  }

  void simple_field(pugi::xml_node node) {
    const std::string_view instruction = node.attribute("w:instr").value();
    const std::optional<Property> property = own_property(instruction.substr(0, longest_instruction));
    if (!property) {
      return;
    }
    TextPlace place = named(*property);
    place.holder = node;
    place.unfit = !open_.empty() || above(node, "w:fldSimple") ? in_a_field
                  : property->reshapes                         ? reshaped
                                                               : unfit_pieces(place);
    add(order_++, std::move(place));
  }

  void bookmark(pugi::xml_node start) {
    TextPlace place;
    place.kind = TextPlace::Kind::bookmark;
    place.shown = start.attribute("w:name").value();
    place.tag = std::string(tag_prefix) + core::lower_ascii(place.shown).substr(bookmark_prefix.size());
    place.holder = start.parent();
    place.after = start;
    const std::string_view id = start.attribute("w:id").value();
    std::size_t steps = 0;
    for (pugi::xml_node node = start.next_sibling(); node && !place.before && steps <= most_pieces;
         node = node.next_sibling(), ++steps) {
      if (name_of(node) == "w:bookmarkEnd" && id == node.attribute("w:id").value()) {
        place.before = node;
      }
    }
    if (steps > most_pieces) {
      place.unfit = too_long;
    } else if (!place.before || name_of(place.holder) != "w:p") {
      place.unfit = over_paragraphs;
    } else if (!open_.empty() || above(start, "w:fldSimple")) {
      place.unfit = in_a_field;
    } else {
      place.unfit = unfit_pieces(place);
    }
    add(order_++, std::move(place));
  }

  void add(std::size_t order, TextPlace place) {
    if (inside_own(place.holder) || !own_tag(place.holder).empty()) {
      return;
    }
    if (found_.size() >= most_places) {
      place.unfit = too_many;
    }
    place.in_fallback = static_cast<bool>(above(place.holder, "mc:Fallback"));
    found_.push_back({order, std::move(place)});
  }

  std::vector<OpenField> open_;
  std::vector<std::size_t> orders_;  ///< of open_: a field counts from where it begins
  std::size_t order_{0};
  std::vector<Found> found_;
};

}  // namespace

std::vector<TextPlace> text_places(pugi::xml_node root) {
  Finder finder;
  walk(root, [&](pugi::xml_node node) { finder.visit(node); });
  return finder.take();
}

std::vector<pugi::xml_node> pieces_of(const TextPlace& place) {
  std::vector<pugi::xml_node> pieces;
  for (pugi::xml_node node = place.after ? place.after.next_sibling() : place.holder.first_child();
       node && node != place.before; node = node.next_sibling()) {
    pieces.push_back(node);
  }
  return pieces;
}

std::string text_of(const TextPlace& place) {
  std::string text;
  for (const pugi::xml_node piece : pieces_of(place)) {
    text += visible_text(piece);
  }
  return text;
}

void write_place(const TextPlace& place, const std::string& run) {
  core::ensure(place.unfit.empty(), "a place that is filled is one for a line of text");
  pugi::xml_node holder = place.holder;
  for (const pugi::xml_node piece : pieces_of(place)) {
    if (name_of(piece) == "w:r" || name_of(piece) == "w:proofErr") {
      holder.remove_child(piece);
    }
  }
  pugi::xml_document made;
  core::ensure(made.load_buffer(run.data(), run.size(), pugi::parse_default | pugi::parse_ws_pcdata),
               "what fills a place is XML");
  if (place.after) {
    holder.insert_copy_after(made.first_child(), place.after);
  } else {
    holder.prepend_copy(made.first_child());
  }
}

}  // namespace werkthet::word
