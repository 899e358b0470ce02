#include "word/content.hpp"

#include <algorithm>

namespace werkthet::word {

const Field* find_field(const Content& content, std::string_view tag) {
  const auto found = std::find_if(content.fields.begin(), content.fields.end(),
                                  [&](const Field& field) { return field.tag == tag; });
  return found == content.fields.end() ? nullptr : &*found;
}

const Picture* find_picture(const Content& content, std::string_view id) {
  const auto found = std::find_if(content.pictures.begin(), content.pictures.end(),
                                  [&](const Picture& one) { return one.id == id; });
  return found == content.pictures.end() ? nullptr : &*found;
}

}  // namespace werkthet::word
