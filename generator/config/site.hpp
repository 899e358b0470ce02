#pragma once
// What a study says about its publication on the web: house style, address, accessibility statement, stories,
// and what catalogues want to know. Part of Study; all of it is public.

#include "core/date.hpp"
#include "core/language.hpp"

#include <optional>
#include <string>
#include <vector>

namespace werkthet::config {

struct Site {
  std::string
      theme;  ///< file with design tokens, CSS or JSON; relative to the study, or absolute from --theme
  bool theme_strict{};   ///< a pair of colours with too little contrast is an error, not replaced
  std::string base_url;  ///< https address at which the folder public/ will stand; may be empty
  std::string
      latest_url;  ///< https address at which a copy of the newest public/ always stands; may be empty
  std::string accessibility_statement;  ///< https address in the national register; may be empty
  std::optional<core::Date> next_release;
};

enum class Licence { cc0, cc_by_4_0 };

/// What data catalogues ask and no figure tells. An address that is empty is not made up: what needs it is
/// left out.
struct Catalogue {
  std::string publisher;   ///< address of the organisation in TOOI
  std::string identifier;  ///< address that names the data set for good
  Licence licence{Licence::cc0};
  std::vector<std::string> themes{"SOCI"};  ///< codes of the European list of data themes
  std::vector<std::string> keywords;        ///< in Dutch
};

/// What one participant tells, with consent for this very text.
struct Story {
  core::Bilingual title;
  core::Bilingual text;
  bool consent{};
};

}  // namespace werkthet::config
