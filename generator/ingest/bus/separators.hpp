#pragma once
// Where the separators and line ends of a text are, 64 bytes at a time: fields of a delivery are a few bytes long, and
// looking at every byte by itself would cost more than everything that is done with the field.

#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace werkthet::ingest {

inline constexpr std::size_t separator_block = 64;

/// One bit per byte of the block, lowest first, set for the separator and for '\n'. `block` has 64 readable bytes.
[[nodiscard]] inline std::uint64_t separators(const char* block, char separator) {
#ifdef __SSE2__
  const __m128i wanted = _mm_set1_epi8(separator);
  const __m128i line = _mm_set1_epi8('\n');
  std::uint64_t bits = 0;
  for (int part = 0; part < 4; ++part) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + part * 16));
    const __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(bytes, wanted), _mm_cmpeq_epi8(bytes, line));
    bits |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(hit))) << (part * 16);
  }
  return bits;
#else
  std::uint64_t bits = 0;
  for (unsigned i = 0; i < separator_block; ++i) {
    bits |= static_cast<std::uint64_t>(block[i] == separator || block[i] == '\n') << i;
  }
  return bits;
#endif
}

}  // namespace werkthet::ingest
