#include "theme/contrast_pairs.hpp"

#include "config/colour.hpp"

#include <array>

namespace werkthet::theme {
namespace {

constexpr double text = config::least_text_contrast;
constexpr double mark = config::least_contrast;

constexpr std::array all{
    ContrastPair{"--werkthet-on-accent", "--werkthet-accent", text, "text in the header"},
    ContrastPair{"--werkthet-on-footer", "--werkthet-footer", text, "text in the footer"},
    ContrastPair{"--werkthet-ink", "--werkthet-paper", text, "text on the page"},
    ContrastPair{"--werkthet-ink", "--werkthet-ground", text, "text on a card"},
    ContrastPair{"--werkthet-ink", "--werkthet-alert", text, "text in a box"},
    ContrastPair{"--werkthet-ink", "--werkthet-notice", text, "text of the notice"},
    ContrastPair{"--werkthet-ink", "--werkthet-lot", text, "text of a comparison by lot"},
    ContrastPair{"--werkthet-ink", "--werkthet-no-lot", text, "text of a comparison without lot"},
    ContrastPair{"--werkthet-ink", "--werkthet-change", text, "text of a change"},
    ContrastPair{"--werkthet-heading", "--werkthet-paper", text, "headings on the page"},
    ContrastPair{"--werkthet-heading", "--werkthet-ground", text, "headings on a card"},
    ContrastPair{"--werkthet-heading", "--werkthet-lot", text, "headings of a comparison by lot"},
    ContrastPair{"--werkthet-heading", "--werkthet-no-lot", text, "headings of a comparison without lot"},
    ContrastPair{"--werkthet-heading", "--werkthet-change", text, "headings of a change"},
    ContrastPair{"--werkthet-soft-ink", "--werkthet-paper", text, "small text on the page"},
    ContrastPair{"--werkthet-soft-ink", "--werkthet-ground", text, "small text on a card"},
    ContrastPair{"--werkthet-soft-ink", "--werkthet-lot", text, "small text of a comparison by lot"},
    ContrastPair{"--werkthet-soft-ink", "--werkthet-no-lot", text, "small text of a comparison without lot"},
    ContrastPair{"--werkthet-soft-ink", "--werkthet-change", text, "small text of a change"},
    ContrastPair{"--werkthet-link", "--werkthet-paper", text, "links on the page"},
    ContrastPair{"--werkthet-link", "--werkthet-ground", text, "links on a card"},
    ContrastPair{"--werkthet-link", "--werkthet-alert", text, "links in a box"},
    ContrastPair{"--werkthet-link", "--werkthet-lot", text, "links of a comparison by lot"},
    ContrastPair{"--werkthet-link", "--werkthet-no-lot", text, "links of a comparison without lot"},
    ContrastPair{"--werkthet-link", "--werkthet-change", text, "links of a change"},
    ContrastPair{"--werkthet-lot-edge", "--werkthet-lot", text, "the badge of a comparison by lot"},
    ContrastPair{"--werkthet-no-lot-edge", "--werkthet-no-lot", text,
                 "the badge of a comparison without lot"},
    ContrastPair{"--werkthet-change-edge", "--werkthet-change", text, "the badge of a change"},
    ContrastPair{"--werkthet-lot-edge", "--werkthet-paper", mark, "the edge of a comparison by lot"},
    ContrastPair{"--werkthet-no-lot-edge", "--werkthet-paper", mark, "the edge of a comparison without lot"},
    ContrastPair{"--werkthet-change-edge", "--werkthet-paper", mark, "the edge of a change"},
    ContrastPair{"--werkthet-on-light", "--werkthet-green", text, "the green light"},
    ContrastPair{"--werkthet-on-light", "--werkthet-amber", text, "the amber light"},
    ContrastPair{"--werkthet-on-light", "--werkthet-red", text, "the red light"},
    ContrastPair{"--werkthet-focus", "--werkthet-focus-ground", text, "text with the keyboard on it"},
    ContrastPair{"--werkthet-focus", "--werkthet-paper", mark, "the focus ring on the page",
                 "--werkthet-focus-ground"},
    ContrastPair{"--werkthet-focus", "--werkthet-accent", mark, "the focus ring in the header",
                 "--werkthet-focus-ground"},
    ContrastPair{"--werkthet-focus", "--werkthet-footer", mark, "the focus ring in the footer",
                 "--werkthet-focus-ground"},
};

}  // namespace

std::span<const ContrastPair> contrast_pairs() {
  return all;
}

}  // namespace werkthet::theme
