#include "theme/site_style.hpp"

#include "config/colour.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "core/format.hpp"
#include "core/resources.hpp"
#include "core/text.hpp"
#include "theme/contrast_pairs.hpp"
#include "theme/css_colour.hpp"
#include "theme/resolve.hpp"
#include "theme/token_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace werkthet::theme {
namespace {

using core::Severity;
using Tokens = std::map<std::string, std::string, std::less<>>;  ///< token -> value in our own spelling

constexpr std::string_view header_ground = "--utrecht-page-header-background-color";

enum class Kind { colour, font, length };

/// What our own custom property is, and with it each token that it reads.
Kind kind_of(std::string_view own) {
  return own.ends_with("font") ? Kind::font : own == "--werkthet-radius" ? Kind::length : Kind::colour;
}

bool is_ours(std::string_view name) {
  return name.starts_with("--werkthet-");
}

/// Header and footer bring their own ground, so they look the same in the dark.
bool carries_over(std::string_view token) {
  return token.starts_with("--utrecht-page-header-") || token.starts_with("--utrecht-page-footer-");
}

/// The custom properties of one scheme; the dark ones lie over the light ones, as in a browser.
Scope scope_of(const std::vector<Declaration>& declarations, Scheme scheme) {
  Scope scope;
  for (const Scheme wanted : {Scheme::light, Scheme::dark}) {
    for (const Declaration& one : declarations) {
      if (one.scheme == wanted && (wanted == Scheme::light || scheme == Scheme::dark)) {
        scope.insert_or_assign(one.name, one.value);
      }
    }
  }
  return scope;
}

/// One name in a list of fonts: in quotes, or words that each begin as an identifier does. With anything
/// else, or with a word that CSS keeps for itself, browsers refuse the whole list and the reader gets serifs.
bool is_font_name(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto plain = [&](std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
      return letter(c) || (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '_';
    });
  };
  if (name.size() > 2 && (name.front() == '"' || name.front() == '\'')) {
    return name.back() == name.front() && plain(name.substr(1, name.size() - 2));
  }
  constexpr std::array<std::string_view, 6> kept{"inherit", "initial",      "unset",
                                                 "revert",  "revert-layer", "default"};
  if (!plain(name) || std::find(kept.begin(), kept.end(), core::lower_ascii(name)) != kept.end()) {
    return false;
  }
  const auto words = core::split(name, ' ');
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    const std::string_view after = word.substr(word.starts_with('-') ? 1 : 0);
    return word.empty() || (!after.empty() && (letter(after.front()) || after.front() == '_'));
  });
}

std::string font_list(std::string_view value) {
  constexpr std::size_t longest = 200;
  if (value.size() > longest) {
    return {};
  }
  std::string list;
  std::string_view last;
  for (const std::string_view font : core::split(value, ',')) {
    last = core::trimmed(font);
    if (!is_font_name(last)) {
      return {};
    }
    list += (list.empty() ? "" : ", ") + std::string(last);
  }
  // No font comes with a theme: a reader who does not have it must not get one with serifs.
  constexpr std::array<std::string_view, 4> any{"sans-serif", "serif", "monospace", "system-ui"};
  const bool ends_well = std::find(any.begin(), any.end(), core::lower_ascii(last)) != any.end();
  return list + (ends_well ? "" : ", sans-serif");
}

std::string length(std::string_view value) {
  constexpr double most_pixels = 48.0;
  constexpr double pixels_in_rem = 16.0;
  double number = 0.0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const std::string unit = core::lower_ascii(value.substr(static_cast<std::size_t>(end - value.data())));
  const bool pixels = unit == "px" || (unit.empty() && number == 0.0);
  if (error != std::errc() || !std::isfinite(number) || (!pixels && unit != "rem" && unit != "em")) {
    return {};
  }
  const bool fits = number >= 0.0 && number * (pixels ? 1.0 : pixels_in_rem) <= most_pixels;
  return fits ? core::shortest(number) + (unit.empty() ? "px" : unit) : std::string();
}

/// In our own spelling, or empty.
std::string understood(Kind kind, std::string_view value) {
  const std::string_view plain = core::trimmed(value);
  switch (kind) {
    case Kind::colour:
      if (const auto colour = css_colour(plain)) {
        return config::hex(*colour);
      }
      return {};
    case Kind::font:
      return font_list(plain);
    case Kind::length:
      return length(plain);
  }
  return {};
}

class Theme {
 public:
  Theme(std::string_view style, const std::vector<Declaration>& ours, std::vector<Declaration> theirs,
        std::string file, bool strict, core::Problems& problems)
      : style_(style),
        ours_(ours),
        theirs_(std::move(theirs)),
        file_(std::move(file)),
        strict_(strict),
        problems_(problems) {
    for (const Declaration& own : ours_) {
      for (const std::string& name : names_in(own.value)) {
        if (is_ours(own.name) && !is_ours(name)) {
          wanted_.emplace(name, kind_of(own.name));
        }
      }
    }
  }

  void take_tokens() {
    const Scope light = scope_of(theirs_, Scheme::light);
    const Scope dark = scope_of(theirs_, Scheme::dark);
    std::set<std::string> names_in_dark;
    bool any = false;
    for (const Declaration& one : theirs_) {
      if (one.scheme == Scheme::dark) {
        names_in_dark.insert(one.name);
      }
    }
    for (const auto& [name, kind] : wanted_) {
      any = any || light.contains(name) || dark.contains(name);
      const std::optional<Value> in_light = value_of(light, name, kind);
      if (in_light) {
        light_.emplace(name, in_light->text);
      }
      const std::optional<Value> in_dark = dark == light ? in_light : value_of(dark, name, kind);
      const bool own_dark =
          in_dark && std::any_of(in_dark->used.begin(), in_dark->used.end(),
                                 [&](const auto& used) { return names_in_dark.contains(used); });
      if (in_dark && (own_dark || carries_over(name) || kind != Kind::colour)) {
        dark_.emplace(name, in_dark->text);
      }
    }
    if (!any) {
      problems_.add({Severity::warning,
                     "H106",
                     {file_, 0, 0, ""},
                     "no design token in the file is one that the site reads, so nothing changes",
                     "use a theme of NL Design System; site/README.md lists the tokens",
                     ""});
    }
  }

  /// The colour of [theme] accent stands where the file says nothing about the header.
  void take_accent(std::string_view accent) {
    const std::optional<config::Rgb> colour = css_colour(accent);
    if (!colour || light_.contains(header_ground)) {
      return;
    }
    const std::string text = config::hex(*colour);
    if (resolve(scope_of(ours_, Scheme::light), "--werkthet-accent").value == text) {
      return;  // the shipped colour
    }
    accent_ = true;
    light_.emplace(header_ground, text);
    dark_.emplace(header_ground, text);
  }

  void check_contrast() {
    check(Scheme::light, light_);
    check(Scheme::dark, dark_);
  }

  [[nodiscard]] std::string write() const {
    std::string both;
    std::string light;
    std::string dark;
    for (const auto& [name, kind] : wanted_) {
      const auto in_light = light_.find(name);
      const auto in_dark = dark_.find(name);
      const auto line = [&name](const std::string& value) { return "  " + name + ": " + value + ";\n"; };
      if (in_light != light_.end() && in_dark != dark_.end() && in_light->second == in_dark->second) {
        both += line(in_light->second);
        continue;
      }
      light += in_light == light_.end() ? "" : "  " + line(in_light->second);
      dark += in_dark == dark_.end() ? "" : "  " + line(in_dark->second);
    }
    std::string text(style_);
    if (!both.empty() || !light.empty() || !dark.empty()) {
      text += "\n/* House style */\n";
    }
    if (!both.empty()) {
      text += ":root {\n" + both + "}\n";
    }
    if (!light.empty()) {
      text += "@media not all and (prefers-color-scheme: dark) {\n  :root {\n" + light + "  }\n}\n";
    }
    if (!dark.empty()) {
      text += "@media (prefers-color-scheme: dark) {\n  :root {\n" + dark + "  }\n}\n";
    }
    return text;
  }

 private:
  struct Value {
    std::string text;
    std::set<std::string> used;
  };

  [[nodiscard]] core::Place place_of(const std::string& name) const {
    core::Place place{file_, 0, 0, name};
    for (const Declaration& one : theirs_) {
      if (one.name == name && one.scheme != Scheme::other) {
        place = one.place;
      }
    }
    if (accent_ && name == header_ground) {
      place = {"", 0, 0, "theme.accent"};
    }
    return place;
  }

  std::optional<Value> value_of(const Scope& scope, const std::string& name, Kind kind) {
    if (!scope.contains(name)) {
      return std::nullopt;
    }
    const Resolved resolved = resolve(scope, name);
    switch (resolved.outcome) {
      case Outcome::missing:
        return std::nullopt;  // themes leave many tokens without a value; our own stands there
      case Outcome::circle:
      case Outcome::endless:
        tell(Severity::error, "H103", name,
             resolved.outcome == Outcome::circle
                 ? name + " rests on " + resolved.at + ", which rests on itself"
                 : name + " has no end: it stops at " + resolved.at,
             "give one of the tokens in the circle a value of its own");
        return std::nullopt;
      case Outcome::value:
        break;
    }
    const std::string text = understood(kind, resolved.value);
    if (text.empty()) {
      tell(Severity::warning, "H105", name,
           name +
               std::string(kind == Kind::colour ? " is no opaque colour that is understood"
                           : kind == Kind::font ? " is no list of font names"
                                                : " is no radius in px, rem or em of at most 48px") +
               ", so it is left out",
           kind == Kind::colour ? "write it as #rrggbb, rgb() or hsl()" : "see `werkthet explain H105`");
      return std::nullopt;
    }
    return Value{text, resolved.used};
  }

  /// Each message once, though both schemes look at a token.
  void tell(Severity severity, const std::string& code, const std::string& name, const std::string& message,
            const std::string& remedy) {
    if (told_.insert(code + message).second) {
      problems_.add({severity, code, place_of(name), message, remedy, ""});
    }
  }

  struct Seen {
    std::optional<config::Rgb> colour;
    std::set<std::string> tokens;
  };

  [[nodiscard]] Seen seen(Scope scope, const Tokens& tokens, std::string_view own) const {
    for (const auto& [name, value] : tokens) {
      scope.insert_or_assign(name, value);
    }
    const Resolved resolved = resolve(scope, own);
    Seen result;
    result.colour = css_colour(resolved.value);
    for (const std::string& name : resolved.used) {
      if (!is_ours(name)) {
        result.tokens.insert(name);
      }
    }
    return result;
  }

  [[nodiscard]] double ratio(const Scope& scope, const Tokens& tokens, const ContrastPair& pair) const {
    const Seen front = seen(scope, tokens, pair.front);
    const Seen back = seen(scope, tokens, pair.back);
    core::ensure(front.colour && back.colour, "the style sheet has " + std::string(pair.front) + " and " +
                                                  std::string(pair.back) + " as colours");
    double best = config::contrast(*front.colour, *back.colour);
    if (!pair.other.empty()) {
      const Seen other = seen(scope, tokens, pair.other);
      core::ensure(other.colour.has_value(),
                   "the style sheet has " + std::string(pair.other) + " as a colour");
      best = std::max(best, config::contrast(*other.colour, *back.colour));
    }
    return best;
  }

  static Tokens without(Tokens tokens, const std::set<std::string>& names) {
    for (const std::string& name : names) {
      tokens.erase(name);
    }
    return tokens;
  }

  /// Leaves tokens out until every pair passes. Each round removes at least one, so it ends; without any our
  /// own colours stand, which pass.
  void check(Scheme scheme, Tokens& tokens) {
    const Scope ours = scope_of(ours_, scheme);
    for (bool again = true; again;) {
      again = false;
      for (const ContrastPair& pair : contrast_pairs()) {
        const double found = ratio(ours, tokens, pair);
        if (found >= pair.least) {
          continue;
        }
        std::set<std::string> front = seen(ours, tokens, pair.front).tokens;
        if (!pair.other.empty()) {
          front.merge(seen(ours, tokens, pair.other).tokens);
        }
        std::set<std::string> all = seen(ours, tokens, pair.back).tokens;
        std::set<std::string> out = front;
        if (front.empty() || ratio(ours, without(tokens, front), pair) < pair.least) {
          out = all;
          if (all.empty() || ratio(ours, without(tokens, all), pair) < pair.least) {
            out.merge(front);
          }
        }
        core::ensure(!out.empty(), "the colours of the shipped style sheet pass: " + std::string(pair.words));
        refuse(scheme, pair, found, out);
        tokens = without(std::move(tokens), out);
        again = true;
      }
    }
  }

  void refuse(Scheme scheme, const ContrastPair& pair, double found, const std::set<std::string>& out) {
    std::string names;
    for (const std::string& name : out) {
      names += (names.empty() ? "" : ", ") + (accent_ && name == header_ground ? "theme.accent" : name);
    }
    // Rounded down: 4.499 must not read as 4.50 in a message that refuses it.
    const std::string ratio_text = core::plain(std::floor(found * 100) / 100, 2);
    if (!told_.insert(std::string(pair.words) + ratio_text + names).second) {
      return;  // a header looks the same in both schemes
    }
    tell(strict_ ? Severity::error : Severity::warning, "H104", *out.begin(),
         std::string(pair.words) + " in the " + (scheme == Scheme::dark ? "dark" : "light") +
             " scheme: contrast " + ratio_text + ":1, " + core::plain(pair.least, 1) + ":1 is needed; " +
             (strict_ ? "refused: " + names : "left out: " + names),
         strict_ ? "choose another shade, or set theme_strict = false to have it replaced"
                 : "choose another shade, or leave it: a colour that can be read stands there now");
  }

  std::string_view style_;
  const std::vector<Declaration>& ours_;
  std::vector<Declaration> theirs_;
  std::string file_;
  bool strict_{};
  core::Problems& problems_;
  std::map<std::string, Kind> wanted_;
  Tokens light_;
  Tokens dark_;
  bool accent_{};
  std::set<std::string> told_;
};

}  // namespace

std::string themed(std::string_view style, std::string_view tokens, const std::string& file,
                   std::string_view accent, bool strict, core::Problems& problems) {
  core::Problems of_ours;
  const auto ours = parse_css(style, "site/werkthet.css", of_ours);
  core::ensure(ours && !of_ours.has_errors(), "the shipped style sheet can be read");
  std::vector<Declaration> theirs;
  if (!core::trimmed(tokens).empty()) {
    std::optional<std::vector<Declaration>> read = parse_tokens(tokens, file, problems);
    if (!read) {
      return std::string(style);
    }
    theirs = std::move(*read);
  }
  Theme theme(style, *ours, std::move(theirs), file, strict, problems);
  if (!file.empty()) {
    theme.take_tokens();
  }
  theme.take_accent(accent);
  theme.check_contrast();
  return theme.write();
}

std::string site_style(const config::Study& study, core::Problems& problems) {
  const std::string style = core::resource("site/werkthet.css");
  std::string tokens;
  const std::string& name = study.site.theme;
  if (!name.empty()) {
    try {
      tokens = core::read_file(study.folder / name, most_bytes);
    } catch (const core::Error&) {
      problems.add({Severity::error,
                    "H101",
                    {name, 0, 0, ""},
                    "the file with the house style cannot be read, or is larger than 4 MiB",
                    "check the name; in the study file it starts from the folder of the study",
                    ""});
      return style;
    }
  }
  core::Problems found;
  std::string result = themed(style, tokens, name, study.theme.accent, study.site.theme_strict, found);
  for (core::Problem problem : found.all()) {
    if (problem.place.field == "theme.accent") {  // it stands in the study file
      if (const auto at = study.places.find("theme.accent"); at != study.places.end()) {
        problem.place = at->second;
      } else {
        problem.place.file = study.file.filename().string();
      }
      problem.place.field = "theme.accent";
    }
    problems.add(std::move(problem));
  }
  return result;
}

}  // namespace werkthet::theme
