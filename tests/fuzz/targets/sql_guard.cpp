// The look at SQL: what it lets through holds one statement that reads, with nothing left open.
#include "config/sql_guard.hpp"
#include "support/promise.hpp"

using namespace werkthet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string sql(fuzz::view(data, size));
  const config::SqlLook look = config::look_at_sql(sql);
  fuzz::promise(look.trouble == config::look_at_sql(sql).trouble, "the same text gives the same answer");
  if (!look.trouble.empty()) {
    return 0;
  }
  // No quote and no comment is left open: what comes behind is seen for what it is.
  for (const char* more : {"\n; drop table t", "\n;delete from t", "\n insert", "\n'", "\n/*", "\n;--x"}) {
    fuzz::promise(!config::look_at_sql(sql + more).trouble.empty(), "what comes behind is looked at");
  }
  for (const char* before : {"delete from t; ", "insert into t ", "drop table t; "}) {
    fuzz::promise(!config::look_at_sql(before + sql).trouble.empty(), "what comes before is looked at");
  }
  fuzz::promise(config::look_at_sql(" \n" + sql + "\n ").trouble.empty(), "space around it changes nothing");
  return 0;
}
