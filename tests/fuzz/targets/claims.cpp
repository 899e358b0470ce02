// What an earlier release said: whatever is accepted is written back as text that is accepted again and says the same;
// whatever is refused has a code and a reason.
#include "safe/claims.hpp"
#include "support/promise.hpp"

using namespace werkthet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const safe::ReadClaims read = safe::read_claims(fuzz::view(data, size));
  if (!read.claims) {
    fuzz::promise(read.code == "L301" || read.code == "L302", "a refusal has a code");
    fuzz::promise(!read.why.empty(), "a refusal has a reason");
    return 0;
  }
  fuzz::promise(read.claims->list.size() <= safe::most_claims, "no more claims than a release can have");
  const std::string written = safe::write_claims(*read.claims);
  const safe::ReadClaims again = safe::read_claims(written);
  fuzz::promise(again.claims.has_value(), "what is written can be read");
  fuzz::promise(safe::write_claims(*again.claims) == written, "and says the same");
  for (const safe::Claim& claim : read.claims->list) {
    if (claim.numbers) {
      fuzz::promise(claim.numbers->low <= claim.numbers->estimate && claim.numbers->estimate <= claim.numbers->high,
                    "an estimate lies inside its margin");
    }
  }
  return 0;
}
