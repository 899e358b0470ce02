#include "ingest/bus_xml.hpp"

#include <Poco/SAX/Attributes.h>
#include <Poco/SAX/DefaultHandler.h>
#include <Poco/SAX/InputSource.h>
#include <Poco/SAX/LexicalHandler.h>
#include <Poco/SAX/Locator.h>
#include <Poco/SAX/SAXException.h>
#include <Poco/SAX/SAXParser.h>

#include <algorithm>
#include <cstring>
#include <istream>
#include <streambuf>
#include <string_view>

namespace werkthet::ingest {
namespace {

/// The bytes as a stream that ends as soon as the handler wants to stop: an exception thrown inside a
/// callback would have to pass through C code.
class StoppableBuffer final : public std::streambuf {
 public:
  StoppableBuffer(const std::string& bytes, const bool& stop) : bytes_(bytes), stop_(stop) {}

 protected:
  std::streamsize xsgetn(char* to, std::streamsize wanted) override {
    if (stop_) {
      return 0;
    }
    const std::size_t n = std::min(static_cast<std::size_t>(wanted), bytes_.size() - at_);
    std::memcpy(to, bytes_.data() + at_, n);
    at_ += n;
    return static_cast<std::streamsize>(n);
  }
  int_type underflow() override {
    return stop_ || at_ >= bytes_.size() ? traits_type::eof() : traits_type::to_int_type(bytes_[at_]);
  }
  int_type uflow() override {
    const int_type c = underflow();
    at_ += c == traits_type::eof() ? 0U : 1U;
    return c;
  }

 private:
  const std::string& bytes_;
  const bool& stop_;
  std::size_t at_{};
};

class Handler final : public Poco::XML::DefaultHandler, public Poco::XML::LexicalHandler {
 public:
  Handler(const Layout& layout, Pseudonymiser& pseudonyms, Report& report, const XmlCaps& caps)
      : layout_(layout),
        report_(report),
        caps_(caps),
        builder_(layout, pseudonyms, report, [this] { return here(); }) {}

  [[nodiscard]] const bool& stopped() const { return stopped_; }
  [[nodiscard]] bool any_person() const { return persons_ > 0; }
  [[nodiscard]] bool any_delivery() const { return deliveries_ > 0; }
  [[nodiscard]] ParsedDelivery finish() { return builder_.finish(); }
  [[nodiscard]] core::Place here() const {
    if (locator_ == nullptr) {
      return {};
    }
    return {{},
            static_cast<std::uint64_t>(std::max(0, locator_->getLineNumber())),
            static_cast<std::uint64_t>(std::max(0, locator_->getColumnNumber())) + 1,
            {}};
  }

  void setDocumentLocator(const Poco::XML::Locator* locator) override { locator_ = locator; }

  void startElement(const Poco::XML::XMLString&, const Poco::XML::XMLString&,
                    const Poco::XML::XMLString& element, const Poco::XML::Attributes&) override {
    if (stopped_) {
      return;
    }
    if (++depth_ > caps_.depth || ++elements_ > caps_.elements) {
      stop("the XML is nested deeper or has more elements than the limit");
      return;
    }
    const Meaning meaning = meaning_of(element);
    persons_ += meaning.part == Part::person ? 1U : 0U;
    deliveries_ += meaning.part == Part::delivery ? 1U : 0U;
    builder_.begin(meaning.part);
    field_ = meaning.field;
    text_.clear();
  }

  void endElement(const Poco::XML::XMLString&, const Poco::XML::XMLString&,
                  const Poco::XML::XMLString& element) override {
    if (stopped_) {
      return;
    }
    --depth_;
    if (field_ != Field::unknown) {
      builder_.set(field_, text_);
      field_ = Field::unknown;
    }
    builder_.end(meaning_of(element).part);
    if (report_.failed()) {
      stopped_ = true;
    }
  }

  void characters(const Poco::XML::XMLChar text[], int start, int length) override {
    if (stopped_ || field_ == Field::unknown || field_ == Field::unread) {
      return;
    }
    text_.append(text + start, static_cast<std::size_t>(length));
    if (text_.size() > caps_.field_bytes) {
      stop("a field is longer than the limit of 1 MB");
    }
  }

  void startDTD(const Poco::XML::XMLString&, const Poco::XML::XMLString&,
                const Poco::XML::XMLString&) override {
    if (!stopped_) {
      stop("the XML has a DTD (<!DOCTYPE ...>), which a delivery never needs");
    }
  }
  void endDTD() override {}
  void startEntity(const Poco::XML::XMLString&) override {}
  void endEntity(const Poco::XML::XMLString&) override {}
  void startCDATA() override {}
  void endCDATA() override {}
  void comment(const Poco::XML::XMLChar[], int, int) override {}

 private:
  struct Meaning {
    Part part{Part::none};
    Field field{Field::unknown};
  };

  void stop(std::string why) {
    stopped_ = true;
    report_.fail("E200", here(), std::move(why));
  }

  /// Looked up once per distinct name; the cap keeps a file of invented names from filling memory.
  Meaning meaning_of(const std::string& element) {
    if (const auto at = known_.find(element); at != known_.end()) {
      return at->second;
    }
    const Meaning meaning{layout_.part_of(element), layout_.field_of(element)};
    if (known_.size() < 4096) {
      known_.emplace(element, meaning);
    }
    return meaning;
  }

  const Layout& layout_;
  Report& report_;
  XmlCaps caps_;
  DeliveryBuilder builder_;
  const Poco::XML::Locator* locator_{nullptr};
  std::unordered_map<std::string, Meaning> known_;
  std::string text_;
  Field field_{Field::unknown};
  std::size_t depth_{};
  std::uint64_t elements_{};
  std::uint64_t persons_{};
  std::uint64_t deliveries_{};
  bool stopped_{false};
};

}  // namespace

std::optional<ParsedDelivery> read_bus_xml(const std::string& bytes, const Layout& layout,
                                           Pseudonymiser& pseudonyms, Report& report, const XmlCaps& caps) {
  Handler handler(layout, pseudonyms, report, caps);
  StoppableBuffer buffer(bytes, handler.stopped());
  std::istream stream(&buffer);
  try {
    Poco::XML::SAXParser parser;
    // Without namespace processing: prefixes are cut off by the layout, and it costs half the time.
    parser.setFeature(Poco::XML::XMLReader::FEATURE_NAMESPACES, false);
    parser.setFeature(Poco::XML::XMLReader::FEATURE_EXTERNAL_GENERAL_ENTITIES, false);
    parser.setFeature(Poco::XML::XMLReader::FEATURE_EXTERNAL_PARAMETER_ENTITIES, false);
    parser.setContentHandler(&handler);
    parser.setProperty(Poco::XML::XMLReader::PROPERTY_LEXICAL_HANDLER,
                       static_cast<Poco::XML::LexicalHandler*>(&handler));
    Poco::XML::InputSource source(stream);
    parser.parse(&source);
  } catch (const Poco::XML::SAXParseException& error) {
    if (!report.failed()) {  // the parser's own text may quote the file, so only the place is kept
      const auto line = static_cast<std::uint64_t>(std::max(0, error.getLineNumber()));
      const auto column = static_cast<std::uint64_t>(std::max(0, error.getColumnNumber())) + 1;
      report.fail("E200", {{}, line, column, {}}, "the XML is not well-formed or is cut off here");
    }
  } catch (const Poco::Exception&) {
    if (!report.failed()) {
      report.fail("E200", {}, "the XML cannot be read: unknown encoding or not XML");
    }
  }
  if (report.failed()) {
    return std::nullopt;
  }
  if (!handler.any_person() && !handler.any_delivery()) {
    report.fail("E212", {}, "no delivery and no person was found with the names of the layout");
    return std::nullopt;
  }
  ParsedDelivery parsed = handler.finish();
  if (report.failed()) {
    return std::nullopt;
  }
  return parsed;
}

}  // namespace werkthet::ingest
