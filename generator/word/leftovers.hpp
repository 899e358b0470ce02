#pragma once
// Pictures that an earlier filling put into a file and that nothing shows any more. A figure that was taken
// back must not stay in the package, where anybody finds it who unpacks the file. Word gives pictures and
// their relations other names when it saves, so they are known by the name of the drawing, which Word keeps.
// Internal to this stage.

#include "word/package.hpp"
#include "word/xml.hpp"

#include <set>
#include <string>

namespace werkthet::word {

/// Ids of the relations that drawings of ours in a part name; they come from the file, so they may lead
/// anywhere or nowhere.
[[nodiscard]] std::set<std::string> own_drawings(pugi::xml_node root);

/// Takes away those relations of `part` among `relations` that nothing in its tree names any more, and with
/// them the pictures that nothing in the whole package leads to. Only relations to a PNG or SVG in the
/// package.
void remove_leftovers(Package& package, const std::string& part, pugi::xml_node root,
                      const std::set<std::string>& relations);

}  // namespace werkthet::word
