#pragma once
// Packs parts into a zip package in the order in which they are added, with a fixed time (1980-01-01 00:00)
// and no extra fields, so the same parts give the same bytes. The headers are written here and not by a zip
// library: those set data descriptors and versions that some readers of Office files refuse. Deflate itself
// is zlib's, through Poco; another version of zlib may pack differently, so across machines compare parts and
// not packages.

#include "office/zip_reader.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace werkthet::office {

class ZipWriter {
 public:
  /// Adds one part. `name` uses '/', has no leading '/' and no "..", and is used once; a part and the package
  /// stay under 4 GiB. Throws core::Error{internal} otherwise. For Office files the first part is
  /// "[Content_Types].xml".
  void add(std::string_view name, std::string_view bytes);
  /// The same without packing it: a reader of OpenDocument looks for the bytes of "mimetype" at a fixed
  /// place.
  void add_stored(std::string_view name, std::string_view bytes);
  /// A part of another package as it lies there.
  void add_packed(const PackedPart& part);
  /// The package. The writer is empty afterwards.
  [[nodiscard]] std::string finish();

 private:
  std::string body_;
  std::string directory_;
  std::set<std::string, std::less<>> names_;
};

}  // namespace werkthet::office
