#pragma once
// The figure of a results section: the chart that charts/ and the site have, cut to what the table beside it
// shows: the month that the caption names and the groups that were drawn by lot. Others stay out: a letter
// compares with them under a heading of its own, and at a red light gives no number of them. A new document
// and a template get the same picture.

#include "publish/memo/memo_writer.hpp"
#include "word/content.hpp"

#include <optional>
#include <vector>

namespace werkthet::publish::memo {

/// The figure of an outcome at `horizon` (or the last month with figures). Nothing when there is nothing to
/// draw; a group without figure keeps its row in the drawing, with the word for why. The caption is without
/// number: MemoWriter::figure puts that before it.
[[nodiscard]] std::optional<Figure> outcome_figure(const MemoWriter& writer, const config::Outcome& outcome,
                                                   int horizon);

/// What a figure is drawn from: the rows of its table about its month and the study's own groups.
/// Precondition: made from these findings.
[[nodiscard]] safe::Table drawn_table(const safe::SafeFindings& findings, const config::Study& study,
                                      const Figure& figure);

/// A table drawn as SVG with a PNG of twice its size beside it, and its words. `id` names the files in a
/// package. Precondition: it has a chart. Throws core::Error{internal} when librsvg cannot draw it.
[[nodiscard]] word::Picture drawn_picture(std::string id, const safe::Table& table,
                                          const config::Study& study, core::Language language);

/// The pictures of all figures of a document in their order, each with its picture_id.
/// Precondition: the document was made from these findings.
[[nodiscard]] std::vector<word::Picture> drawn_pictures(const Document& document,
                                                        const safe::SafeFindings& findings,
                                                        const config::Study& study);

}  // namespace werkthet::publish::memo
