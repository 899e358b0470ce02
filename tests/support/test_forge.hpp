#pragma once
// Makes checked cells for tests of publishers. The only place outside disclosure::Gate that can; it lives in tests/
// and tests/architecture checks that generator/ never mentions it beyond its friend line.

#include "safe/safe_findings.hpp"

#include <string>
#include <utility>
#include <vector>

namespace werkthet::safe {

struct TestForge {
  static Cell number(double value, int decimals = 0) {
    Cell cell;
    cell.kind_ = Cell::Kind::number;
    cell.value_ = value;
    cell.decimals_ = decimals;
    return cell;
  }
  static Cell hidden() {
    Cell cell;
    cell.kind_ = Cell::Kind::hidden;
    return cell;
  }
  static Cell not_available(core::Bilingual why) {
    Cell cell;
    cell.kind_ = Cell::Kind::not_available;
    cell.text_ = std::move(why);
    return cell;
  }
  static Cell not_applicable() { return Cell(); }
  static Cell text(core::Bilingual words) {
    Cell cell;
    cell.kind_ = Cell::Kind::text;
    cell.text_ = std::move(words);
    return cell;
  }
  static SafeFindings findings(std::vector<Table> tables, std::vector<Statement> statements = {}, Facts facts = {},
                               bool refreshed = false) {
    SafeFindings result;
    result.tables_ = std::move(tables);
    result.statements_ = std::move(statements);
    result.facts_ = std::move(facts);
    result.refreshed_ = refreshed;
    return result;
  }
};

}  // namespace werkthet::safe
