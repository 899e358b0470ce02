#pragma once
// What werkthet and werkthet-odbc say to each other. The request goes in as three texts with their lengths;
// the answer comes back as frames: a letter, a length of four bytes (lowest first) and so many bytes. The
// driver's own words, which may hold names and values, are no part of it: a refusal is one of ours with the
// five characters of its SQLSTATE.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace werkthet::ingest::odbc {

enum class Frame : char {
  connected = 'S',  ///< logged in, read-only; nothing inside
  column = 'C',     ///< the name of the next column
  row = 'R',        ///< a row begins; nothing inside
  value = 'V',      ///< the next cell of the row
  null = 'N',       ///< the next cell has no value
  end = 'E',        ///< all rows were sent and the transaction rolled back
  refused = 'X',    ///< a Refusal and an SQLSTATE; nothing follows
};

enum class Refusal : char {
  driver = 'd',       ///< no such driver or data source here
  reach = 'r',        ///< no connection
  credentials = 'p',  ///< user or password refused
  writable = 'o',     ///< the connection cannot be made read-only
  sql = 'q',          ///< the server does not accept the statement
  rights = 'f',       ///< the user may not read this
  writes = 'w',       ///< the statement tried to write
  time = 't',         ///< a time limit passed
  lost = 'l',         ///< the connection was lost
  binary = 'b',       ///< a column holds bytes and no text
  comma = 'k',        ///< the driver writes numbers with a comma
  text = 'u',         ///< a text that is not Unicode
  size = 'z',         ///< a cell is too large
  other = 'i',        ///< anything else
};

inline constexpr std::size_t head_size = 5;
inline constexpr std::size_t largest_frame = std::size_t{16} << 20U;
/// A pipe takes this much without a reader, so that the request can be written before the program starts.
inline constexpr std::size_t largest_request = 60'000;

inline void put_length(std::string& to, std::size_t length) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    to += static_cast<char>(static_cast<unsigned char>(length >> shift));
  }
}

/// Precondition: four bytes.
[[nodiscard]] inline std::size_t get_length(std::string_view from) {
  std::size_t length = 0;
  for (unsigned i = 0; i < 4; ++i) {
    length |= std::size_t{static_cast<unsigned char>(from[i])} << (8 * i);
  }
  return length;
}

inline void put_frame(std::string& to, Frame kind, std::string_view text = {}) {
  to += static_cast<char>(kind);
  put_length(to, text.size());
  to += text;
}

}  // namespace werkthet::ingest::odbc
