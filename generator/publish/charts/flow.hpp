#pragma once
// A flow of people as boxes: the steps of one line from all residents to the drawn ones, or what happened
// after the draw in a column per group. Drawing and list read the same boxes, so they cannot tell different
// things.

#include "core/language.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <vector>

namespace werkthet::publish::charts {

struct FlowBox {
  std::string label;
  std::string number;  ///< as printed, or the word for a number that is not shown
  bool aside{};        ///< beside the line: people who leave it here, or a part
  bool part{};         ///< some of the people in the box before it, who do not leave
};

/// Boxes below each other. The first one is on the line.
struct FlowColumn {
  std::string title;  ///< name of a group; empty for steps of one line
  std::string group;  ///< its code
  std::vector<FlowBox> boxes;
};

struct Flow {
  bool linked{};  ///< each column follows from the one before it
  std::vector<FlowColumn> columns;
};

/// The boxes of a table with ChartKind::flow and one dimension, in the order of its rows. For a dimension
/// "groep" every column of counts is a box; otherwise every row is, and steps at which people leave, or that
/// are a part of the step before them, stand beside it. Empty for other tables.
[[nodiscard]] Flow flow_of(const safe::Table& table, core::Language language);

}  // namespace werkthet::publish::charts
