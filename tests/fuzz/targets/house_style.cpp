// Design tokens of a designer's tool: a file is read whole or refused with a code and a reason, and whatever
// was read, each chain of var() ends below the caps and the names it used are names of the file.
#include "core/text.hpp"
#include "support/promise.hpp"
#include "theme/css_colour.hpp"
#include "theme/resolve.hpp"
#include "theme/token_file.hpp"

using namespace werkthet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  core::Problems problems;
  const auto read = theme::parse_tokens(fuzz::view(data, size), "stijl.css", problems);
  if (!read) {
    fuzz::promise(problems.all().size() == 1, "a refusal is one problem");
    fuzz::promise(problems.count("H101") + problems.count("H102") == 1, "a refusal has a code");
    fuzz::promise(!problems.all()[0].message.empty(), "a refusal has a reason");
    return 0;
  }
  fuzz::promise(problems.all().empty(), "a file that is read has no problem");
  fuzz::promise(read->size() <= theme::most_declarations, "no more tokens than may be");
  theme::Scope scope;
  for (const theme::Declaration& one : *read) {
    fuzz::promise(theme::is_token_name(one.name), "a name is a name");
    fuzz::promise(one.value.size() <= theme::longest_value && core::is_utf8(one.value),
                  "a value is short text");
    scope.insert_or_assign(one.name, one.value);
  }
  std::size_t looked = 0;
  for (const auto& [name, value] : scope) {
    if (++looked > 50) {
      break;
    }
    const theme::Resolved resolved = theme::resolve(scope, name);
    fuzz::promise(resolved.value.size() <= 8 * theme::longest_resolved, "a resolved value is short");
    for (const std::string& used : resolved.used) {
      fuzz::promise(scope.contains(used), "a value rests on names of the file");
    }
    if (const auto colour = theme::css_colour(resolved.value)) {
      fuzz::promise(theme::css_colour(config::hex(*colour)) == colour, "a colour written is the same colour");
    }
  }
  return 0;
}
