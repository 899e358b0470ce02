#pragma once
// What must hold for [database] and [queries.<id>], and the texts of queries that stand in files of their
// own.

#include "config/relations.hpp"

namespace werkthet::config {

/// Fills in Query::sql from sql_file. Reports S113 when the file cannot be read.
void read_sql_files(Study& study, Report& report);

/// One driver or data source; a password in one place and never in the file (S128); every "query:<id>" has
/// its query and every query reads only (S129). Values of [database] never appear in a message.
void check_queries(const Relations& relations, const Settings& settings);

}  // namespace werkthet::config
