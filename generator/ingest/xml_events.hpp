#pragma once
// An XML document as a row of events (tag opens, text, tag closes), whatever its size: a thin layer over
// Expat that refuses what no delivery and no spreadsheet needs (a DTD, bottomless nesting, endless text) and
// lets a handler throw. Names are views of the parser's memory, with their prefix; nothing is copied that is
// not asked for.

#include "core/error.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace werkthet::ingest {

class ByteStream;

/// How much a document may hold. `text` is bytes between two tags, and of one tag or comment.
struct XmlLimits {
  std::size_t depth{64};
  std::uint64_t elements{4'000'000'000};
  std::size_t text{std::size_t{1} << 20U};
};

/// The document is damaged, cut off or beyond a limit; line and column count from 1. The message never quotes
/// it.
class XmlError : public core::Error {
 public:
  XmlError(std::string message, std::uint64_t line, std::uint64_t column)
      : core::Error(core::ErrorKind::input, std::move(message)), line_(line), column_(column) {}
  [[nodiscard]] std::uint64_t line() const { return line_; }
  [[nodiscard]] std::uint64_t column() const { return column_; }

 private:
  std::uint64_t line_;
  std::uint64_t column_;
};

/// The name of an element, with its prefix, as the parser holds it. Its length is counted only for who needs
/// it: a reader of deliveries compares one of two names with the one it expects, millions of times.
class XmlName {
 public:
  explicit XmlName(const char* text) : text_(text) {}
  operator std::string_view() const { return text_; }  // NOLINT: it is a text
  [[nodiscard]] bool is(const std::string& other) const { return std::strcmp(text_, other.c_str()) == 0; }

 private:
  const char* text_;
};

/// A name without its prefix: "x:row" is "row".
[[nodiscard]] inline std::string_view without_prefix(std::string_view name) {
  return name.substr(name.rfind(':') + 1);  // npos + 1 is 0
}

/// The attributes of the tag that opens, valid during the call only.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
  /// The value of the attribute with exactly this name, prefix included; nullopt when absent.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const {
    for (const char* const* at = pairs_; *at != nullptr; at += 2) {
      if (name == *at) {
        return std::string_view(at[1]);
      }
    }
    return std::nullopt;
  }
  /// The first attribute with this name behind any prefix.
  [[nodiscard]] std::optional<std::string_view> find_local(std::string_view name) const {
    for (const char* const* at = pairs_; *at != nullptr; at += 2) {
      if (without_prefix(*at) == name) {
        return std::string_view(at[1]);
      }
    }
    return std::nullopt;
  }
  /// Calls with name and value of each, in the order of the document.
  template <class Call>
  void each(const Call& call) const {
    for (const char* const* at = pairs_; *at != nullptr; at += 2) {
      call(std::string_view(at[0]), std::string_view(at[1]));
    }
  }

 private:
  const char* const* pairs_;  ///< name, value, ..., nullptr, as Expat gives them
};

/// What a reader does with the events. Views are valid during the call. May throw: the parser is stopped
/// first and the exception leaves XmlEvents::run().
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual void start(XmlName name, const XmlAttributes& attributes) = 0;
  virtual void end(XmlName name) = 0;
  /// A piece of the text between two tags, UTF-8; one text may come in several pieces.
  virtual void text(std::string_view piece) = 0;
};

/// One document to one handler. UTF-8, UTF-16, ISO-8859-1, ISO-8859-15 and Windows-1252 as the document
/// declares.
class XmlEvents {
 public:
  explicit XmlEvents(XmlHandler& handler, XmlLimits limits = {});
  ~XmlEvents();
  XmlEvents(const XmlEvents&) = delete;
  XmlEvents& operator=(const XmlEvents&) = delete;

  /// Reads the document to its end, once. Throws XmlError, what the stream throws, and what the handler
  /// throws.
  void run(ByteStream& stream);
  /// The same over bytes in memory.
  void run(std::string_view bytes);
  /// For the handler: no further events, and run() returns without looking at the rest.
  void stop();
  /// Line and column of the event that is being handled, from 1. Costs a walk over the text since the last
  /// question.
  [[nodiscard]] std::uint64_t line() const;
  [[nodiscard]] std::uint64_t column() const;

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace werkthet::ingest
