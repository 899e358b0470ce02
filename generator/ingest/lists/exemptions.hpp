#pragma once
// How an article of the law is written in a list of exemptions, as something that can be compared.

#include "ingest/input.hpp"

#include <optional>
#include <string_view>

namespace werkthet::ingest {

/// "9a", "art. 9, lid 5", "9.5", "artikel 9 vijfde lid Participatiewet". nullopt when it is not an article,
/// or when more is written than an article of the Participatiewet: what is left out could change what it
/// means.
[[nodiscard]] std::optional<LawArticle> parse_article(std::string_view text);

}  // namespace werkthet::ingest
