// Layout files, and small deliveries through whatever they describe.
#include "support/delivery.hpp"

using namespace werkthet;

namespace {

constexpr std::string_view xml =
    "<Levering><Statistiekjaar>2018</Statistiekjaar><Statistiekmaand>05</Statistiekmaand><Uitkering>"
    "<Registratienummer>B1</Registratienummer><Persoon><BSN>000000012</BSN><Start>20180101</Start><Inkomsten>"
    "<Soort>11</Soort><Bedrag>+00250</Bedrag></Inkomsten></Persoon></Uitkering></Levering>";
constexpr std::string_view csv =
    "Statistiekjaar;Statistiekmaand;BSN;BSN2;Start;Einde;Soort;Bedrag;Geslacht\n"
    "2018;05;000000012;000000024;20180101;00000000;11;+00250;1\n2018;05;12;;2018-01-01;;99;;9\n";
constexpr std::string_view fixed = "201805000000012000000024201801010000000011+002501\n201805\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::view(data, size);
  std::optional<ingest::Layout> layout;
  try {
    layout.emplace(ingest::parse_layout(text, "fuzz"));
  } catch (const core::Error& error) {
    fuzz::promise(error.kind() == core::ErrorKind::input, "a wrong layout is an error about the input");
    fuzz::promise(error.where().starts_with("fuzz.toml:"), "the error names the line");
    return 0;
  }
  fuzz::promise(layout->fingerprint().size() == 64, "a layout has a fingerprint");
  switch (layout->kind()) {
    case ingest::Layout::Kind::xml:
      fuzz::read_everywhere(xml, *layout, {}, 100);
      break;
    case ingest::Layout::Kind::csv:
      fuzz::read_everywhere(csv, *layout, {}, 6);
      break;
    case ingest::Layout::Kind::fixed:
      fuzz::read_everywhere(fixed, *layout, {}, 6);
      break;
  }
  return 0;
}
