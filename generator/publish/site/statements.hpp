#pragma once
// Statements on a page: the sentence of publish/wording in a block that says how the comparison came about.
// The three comparisons never share a block, since only one of them was drawn by lot.

#include "publish/site/html.hpp"
#include "publish/site/page.hpp"

#include <string_view>
#include <vector>

namespace werkthet::publish::site {

using Statements = std::vector<const safe::Statement*>;

/// The statements of one kind about an outcome (any outcome when empty), in the order of the findings.
[[nodiscard]] Statements statements_of(const Writing& writing, safe::StatementKind kind,
                                       std::string_view outcome);

/// The caveat's sentence, or an empty text when it does not apply to these findings.
[[nodiscard]] std::string caveat_text(const Writing& writing, std::string_view id);

/// True when there are statements and the light of all of them is red: then no difference is stated.
[[nodiscard]] bool all_red(const Statements& statements);

/// `brief`, for the start page: no sentence per hundred, and a red block links to the page that explains it.
enum class Length { full, brief };

/// A block with heading, badge ("geloot" / "niet geloot"), sentences and caveat. The last horizon gets full
/// sentences, earlier ones a line each; when all lights are red one paragraph stands for all. Empty when
/// there are no statements. `level` is that of the block's heading.
[[nodiscard]] Nodes comparison_block(const Writing& writing, safe::StatementKind kind,
                                     const Statements& statements, int level, Length length = Length::full);

/// "Groen: …", with a word and not only a colour. Empty text for Light::none.
[[nodiscard]] Node light_badge(const Writing& writing, safe::Light light);

}  // namespace werkthet::publish::site
