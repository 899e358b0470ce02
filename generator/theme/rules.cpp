#include "theme/rules.hpp"

namespace werkthet::theme {

const std::vector<config::Rule>& rules() {
  using core::Severity;
  static const std::vector<config::Rule> list{
      {"H101", Severity::error, "file with the house style cannot be read",
       "The file that [site] theme or --theme names is missing, larger than 4 MiB, or not written in UTF-8.",
       "Name a style sheet or a JSON file with design tokens of NL Design System."},
      {"H102", Severity::error, "file with the house style is not CSS or JSON",
       "A comment, quote, bracket or block is not closed, the JSON cannot be read, or the file has more "
       "tokens or deeper "
       "blocks than any house style needs. It is refused as a whole: of half a file nobody would know which "
       "half.",
       "Correct the file at the place that is named, or make it again with the tool it came from."},
      {"H103", Severity::error, "design token without end",
       "A token points at itself through other tokens, or so many stand in one another that there is no end. "
       "A browser "
       "gives such a token no value.",
       "Give one of the tokens in the circle a value of its own."},
      {"H104", Severity::warning, "house colour with too little contrast",
       "Text needs a contrast of 4.5:1 with its ground, and what shows where the keyboard is needs 3:1 (WCAG "
       "2.1, criteria "
       "1.4.3 and 1.4.11; the law asks this of every government site). The ratio is computed for every pair "
       "of colours "
       "that the site puts on one another, in the light and in the dark scheme. A token that breaks a pair "
       "is left out "
       "and the colour of werkthet stands there; with theme_strict = true the build stops instead.",
       "Choose a darker or lighter shade in the house style, or leave it: the site can be read as it is."},
      {"H105", Severity::warning, "design token with a value that cannot be used",
       "The site reads colours (#rgb, #rrggbb, rgb(), hsl(), a few names; all opaque), a list of font names, "
       "and a radius in "
       "px, rem or em. Anything else is left out: what was not understood is not copied into a page.",
       "Write the value in one of these forms."},
      {"H106", Severity::warning, "file without tokens that the site reads",
       "None of the design tokens in the file is one that the site reads, so nothing changes.",
       "Use a theme of NL Design System; site/README.md lists the tokens."}};
  return list;
}

}  // namespace werkthet::theme
