#pragma once
// The frame around every page: head, header, menu, footer, from templates/site/page.html, and the assets that
// pages use. The style sheet carries its hash in its name, so a new release never meets an old style in a
// browser's memory.

#include "provenance/run_facts.hpp"
#include "publish/site/page.hpp"

#include <map>
#include <string>
#include <string_view>

namespace werkthet::publish::site {

struct Assets {
  std::string style;       ///< site/werkthet.css with the house style
  std::string style_name;  ///< werkthet.<ten hex digits>.css
  std::string icon;        ///< icon_address()
  std::string script;
  std::string script_name;  ///< werkthet.<ten hex digits>.js
  std::string frame;        ///< templates/site/page.html
};

/// Reads the shipped files and applies the house style; what of it cannot be used was told by the check of the input.
/// Throws Error{output} when one is missing.
[[nodiscard]] Assets read_assets(const config::Study& study);

/// site/icon.svg as an address that holds the picture itself (data:).
[[nodiscard]] std::string icon_address();

/// Fills "{{name}}" slots; values are markup already. Throws Error{template_} for a slot without a value, for
/// one that is not closed, and for a template that leaves out a value.
[[nodiscard]] std::string fill_frame(std::string_view frame,
                                     const std::map<std::string, std::string>& values);

/// The whole file of a page.
[[nodiscard]] std::string full_page(const Page& page, Writing& writing, const Assets& assets,
                                    const provenance::RunFacts& run);

}  // namespace werkthet::publish::site
