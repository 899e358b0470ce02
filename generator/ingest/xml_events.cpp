#include "ingest/xml_events.hpp"

#include "ingest/bytes.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <new>
#include <utility>

#include <expat.h>

namespace werkthet::ingest {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16U;

/// What bytes 0x80 to 0x9F mean in Windows-1252; 0 is undefined.
constexpr std::array<int, 32> windows_1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                              0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                              0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                              0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Where ISO-8859-15 differs from ISO-8859-1.
constexpr std::array<std::pair<int, int>, 8> latin_9 = {{{0xA4, 0x20AC},
                                                         {0xA6, 0x0160},
                                                         {0xA8, 0x0161},
                                                         {0xB4, 0x017D},
                                                         {0xB8, 0x017E},
                                                         {0xBC, 0x0152},
                                                         {0xBD, 0x0153},
                                                         {0xBE, 0x0178}}};

bool same_name(const char* name, std::string_view wanted) {
  const std::string_view given(name);
  return given.size() == wanted.size() &&
         std::equal(given.begin(), given.end(), wanted.begin(),
                    [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b); });
}

/// The 8-bit sets that Dutch software writes and Expat does not know.
int unknown_encoding(void* /*data*/, const XML_Char* name, XML_Encoding* info) {
  const bool windows = same_name(name, "windows-1252") || same_name(name, "cp1252");
  if (!windows && !same_name(name, "iso-8859-15")) {
    return XML_STATUS_ERROR;
  }
  for (int i = 0; i < 256; ++i) {
    info->map[i] = i;
  }
  if (windows) {
    for (std::size_t i = 0; i < windows_1252.size(); ++i) {
      info->map[0x80 + i] = windows_1252[i] == 0 ? -1 : windows_1252[i];
    }
  } else {
    for (const auto& [byte, character] : latin_9) {
      info->map[byte] = character;
    }
  }
  info->data = nullptr;
  info->convert = nullptr;
  info->release = nullptr;
  return XML_STATUS_OK;
}

}  // namespace

/// The callbacks. An exception must not pass through Expat's C frames: it is kept, the parser stops, and
/// run() throws it. Expat may still call after a stop (the end of an empty element), hence the look at
/// `stopped` in each.
struct XmlEvents::Body {
  Body(XmlHandler& to, XmlLimits caps) : handler(to), limits(caps), parser(XML_ParserCreate(nullptr)) {
    if (parser == nullptr) {
      throw std::bad_alloc();
    }
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, &on_start, &on_end);
    XML_SetCharacterDataHandler(parser, &on_text);
    XML_SetStartDoctypeDeclHandler(parser, &on_doctype);
    XML_SetUnknownEncodingHandler(parser, &unknown_encoding, nullptr);
  }
  ~Body() { XML_ParserFree(parser); }
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;

  static void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    Body& self = *static_cast<Body*>(data);
    if (self.stopped) {
      return;
    }
    if (++self.depth > self.limits.depth || ++self.elements > self.limits.elements) {
      self.refuse("the XML is nested deeper or has more elements than the limit");
      return;
    }
    self.text_bytes = 0;
    self.quiet_bytes = 0;
    try {
      self.handler.start(XmlName(name), XmlAttributes(attributes));
    } catch (...) {
      self.keep();
    }
  }

  static void on_end(void* data, const XML_Char* name) {
    Body& self = *static_cast<Body*>(data);
    if (self.stopped) {
      return;
    }
    --self.depth;
    self.text_bytes = 0;
    self.quiet_bytes = 0;
    try {
      self.handler.end(XmlName(name));
    } catch (...) {
      self.keep();
    }
  }

  static void on_text(void* data, const XML_Char* text, int length) {
    Body& self = *static_cast<Body*>(data);
    if (self.stopped) {
      return;
    }
    const auto n = static_cast<std::size_t>(length);
    self.quiet_bytes = 0;
    self.text_bytes += n;
    if (self.text_bytes > self.limits.text) {
      self.refuse("a text in the XML is longer than the limit");
      return;
    }
    try {
      self.handler.text({text, n});
    } catch (...) {
      self.keep();
    }
  }

  static void on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    Body& self = *static_cast<Body*>(data);
    if (!self.stopped) {
      self.refuse("the XML has a DTD (<!DOCTYPE ...>), which is never needed here");
    }
  }

  [[nodiscard]] XmlError error(std::string why) const {
    return {std::move(why), XML_GetCurrentLineNumber(parser), XML_GetCurrentColumnNumber(parser) + 1};
  }
  void refuse(const char* why) {
    thrown = std::make_exception_ptr(error(why));
    halt();
  }
  void keep() {
    thrown = std::current_exception();
    halt();
  }
  void halt() {
    stopped = true;
    XML_StopParser(parser, XML_FALSE);
  }

  /// After each piece: false when there is nothing more to do. `fed` bytes went in.
  [[nodiscard]] bool after(XML_Status status, std::size_t fed) {
    if (thrown) {
      std::rethrow_exception(std::exchange(thrown, nullptr));
    }
    if (stopped) {
      return false;
    }
    if (status != XML_STATUS_OK) {
      const XML_Error code = XML_GetErrorCode(parser);
      if (code == XML_ERROR_NO_MEMORY) {
        throw std::bad_alloc();
      }
      throw error(code == XML_ERROR_UNKNOWN_ENCODING || code == XML_ERROR_INCORRECT_ENCODING
                      ? "the XML has an encoding that cannot be read"
                      : "the XML is not well-formed or is cut off here");
    }
    quiet_bytes += fed;  // a tag or comment without end would otherwise fill the parser's memory
    if (quiet_bytes > limits.text + 2 * piece_bytes) {
      throw error("a tag or comment in the XML is longer than the limit");
    }
    return true;
  }

  XmlHandler& handler;
  XmlLimits limits;
  XML_Parser parser;
  std::exception_ptr thrown;
  std::size_t depth{};
  std::uint64_t elements{};
  std::size_t text_bytes{};
  std::size_t quiet_bytes{};  ///< fed since the last event
  bool stopped{false};
};

XmlEvents::XmlEvents(XmlHandler& handler, XmlLimits limits)
    : body_(std::make_unique<Body>(handler, limits)) {}

XmlEvents::~XmlEvents() = default;

void XmlEvents::run(ByteStream& stream) {
  for (;;) {
    void* to = XML_GetBuffer(body_->parser, static_cast<int>(piece_bytes));
    if (to == nullptr) {
      throw std::bad_alloc();
    }
    const std::size_t n = stream.read(static_cast<char*>(to), piece_bytes);
    const bool last = n == 0;
    if (!body_->after(XML_ParseBuffer(body_->parser, static_cast<int>(n), last ? XML_TRUE : XML_FALSE), n) ||
        last) {
      return;
    }
  }
}

void XmlEvents::run(std::string_view bytes) {
  for (;;) {
    const std::size_t n = std::min(piece_bytes, bytes.size());
    const bool last = n == bytes.size();
    if (!body_->after(
            XML_Parse(body_->parser, bytes.data(), static_cast<int>(n), last ? XML_TRUE : XML_FALSE), n) ||
        last) {
      return;
    }
    bytes.remove_prefix(n);
  }
}

void XmlEvents::stop() {
  if (!body_->stopped) {
    body_->halt();
  }
}

std::uint64_t XmlEvents::line() const {
  return XML_GetCurrentLineNumber(body_->parser);
}

std::uint64_t XmlEvents::column() const {
  return XML_GetCurrentColumnNumber(body_->parser) + 1;
}

}  // namespace werkthet::ingest
