#pragma once
// The sections of the quality page, each HTML without its heading. An input without deliveries gives a
// sentence.

#include "config/study.hpp"
#include "ingest/input.hpp"

#include <string>

namespace werkthet::internal {

/// Errors first, then files and months that are not whole, then what happens most: at most five.
[[nodiscard]] std::string first_steps(const ingest::Input& input);
[[nodiscard]] std::string summary(const ingest::Input& input);
[[nodiscard]] std::string unknown_shares(const config::Study& study, const ingest::Input& input);
[[nodiscard]] std::string rules_by_month(const ingest::Input& input);
[[nodiscard]] std::string missing(const ingest::Input& input);
[[nodiscard]] std::string jumps(const config::Study& study, const ingest::Input& input);
/// Per month the records that count and how many later months came: later files still correct a month.
[[nodiscard]] std::string maturity(const ingest::Input& input);
/// Contacts by how they went, and per wave and item the answers, the codes for "don't know" and what was left
/// empty.
[[nodiscard]] std::string lists(const config::Study& study, const ingest::Input& input);
[[nodiscard]] std::string redeliveries(const ingest::Input& input);
/// Per code what is wrong, what it does, what to do, and where.
[[nodiscard]] std::string problems(const ingest::Input& input);

}  // namespace werkthet::internal
