#include "office/zip_reader.hpp"

#include "core/error.hpp"

#include <Poco/Exception.h>
#include <Poco/StreamCopier.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <algorithm>
#include <map>
#include <sstream>

namespace werkthet::office {

std::vector<ZipPart> read_zip(std::string_view package) {
  try {
    std::istringstream stream{std::string(package)};
    const Poco::Zip::ZipArchive archive(stream);
    std::map<std::streamoff, ZipPart> in_order;  // the archive lists names by alphabet
    for (auto at = archive.headerBegin(); at != archive.headerEnd(); ++at) {
      stream.clear();
      Poco::Zip::ZipInputStream content(stream, at->second);
      ZipPart part{at->first, {}};
      Poco::StreamCopier::copyToString(content, part.bytes);
      in_order.emplace(at->second.getStartPos(), std::move(part));
    }
    std::vector<ZipPart> parts;
    for (auto& [start, part] : in_order) {
      parts.push_back(std::move(part));
    }
    return parts;
  } catch (const Poco::Exception& error) {
    throw core::Error(core::ErrorKind::internal, "a package could not be read back: " + error.displayText());
  }
}

}  // namespace werkthet::office
