#pragma once
// How the roles of a memo look in a Word file: the styles of our own document, or those of a municipality's
// template found by name. What a template does not have is formatted directly; it is never given styles
// behind its back.

#include "word/styles.hpp"

#include <array>
#include <string>

namespace werkthet::publish::memo {

struct Look {
  /// Of a paragraph: what comes first in <w:pPr> (the style, or nothing), what comes after what the text
  /// itself asks for (spacing, outline level), and what each run has.
  struct Role {
    std::string style{};
    std::string paragraph{};
    std::string run{};
  };

  std::array<Role, 3> headings;  ///< levels 1 to 3
  Role caption;
  Role notice;
  Role source;
  Role bullet;
  Role number;
  Role continued;  ///< a further line of an item
  Role cell;
  Role after_table;

  std::string table_style;    ///< <w:tblStyle/>, or nothing
  std::string table_borders;  ///< <w:tblBorders> when there is no style
  std::string bullet_sign;    ///< typed before an item when no style makes it
  int bullet_list{};          ///< number instance of bullets; 0: the style has it
  int first_number{};         ///< number instances of numbered lists count from here; 0: numbers are typed
  int width{};                ///< of the text in twentieths of a point
  double letters{1.0};        ///< how much wider than Arial the letters may be: tables are measured in Arial
  bool keeps_caption{true};   ///< the style of a caption holds it to its figure; a template's may not
};

/// Of the document that this program writes itself.
[[nodiscard]] Look own_look();

/// Of a template.
[[nodiscard]] Look look_of(const word::Styles& styles, int width);

}  // namespace werkthet::publish::memo
