#pragma once
// Keys to indexes, in order of first appearance: the busiest look-up of reading a register. Open addressing
// on plain arrays (8 to 10 ns against 15 to 23 for unordered_map), grown by doubling; keys are never removed.

#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <vector>

namespace werkthet::ingest {

/// Spreads a number over all bits (the finaliser of splitmix64, Steele, Lea and Flood 2014).
[[nodiscard]] constexpr std::uint64_t spread(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31U);
}

/// Sixteen bytes that name a benefit or a person.
struct Key16 {
  std::uint64_t high{};
  std::uint64_t low{};
  friend bool operator==(const Key16&, const Key16&) = default;
};

[[nodiscard]] constexpr std::uint64_t hash_of(std::uint32_t key) {
  return spread(key + 0x9E3779B97F4A7C15ULL);
}
[[nodiscard]] constexpr std::uint64_t hash_of(const Key16& key) {
  return spread(key.high ^ spread(key.low));
}

inline constexpr std::uint32_t no_place = 0xFFFFFFFFU;

/// Keys with their places, from 0 in order of first appearance.
template <class Key>
class KeyOrder {
 public:
  /// The place of a key, or `no_place` when it was never inserted.
  [[nodiscard]] std::uint32_t find(const Key& key) const { return slots_[slot_of(key, hash_of(key))].place; }
  /// The place of a key, a new one at the end.
  std::uint32_t insert(const Key& key) {
    const std::uint64_t hash = hash_of(key);
    std::size_t at = slot_of(key, hash);
    if (slots_[at].place == no_place) {
      if ((keys_.size() + 1) * 4 > slots_.size() * 3) {
        grow();
        at = slot_of(key, hash);
      }
      keys_.push_back(key);
      slots_[at] = {piece_of(hash), static_cast<std::uint32_t>(keys_.size() - 1)};
    }
    return slots_[at].place;
  }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  /// The n-th key that was inserted.
  [[nodiscard]] const Key& key(std::size_t n) const { return keys_[n]; }
  /// Overwrites everything: keys may be citizen numbers.
  void wipe() {
    for (Key& key : keys_) {
      ::explicit_bzero(&key, sizeof key);
    }
    keys_.clear();
    slots_.assign(least, {});
  }

 private:
  /// With a piece of the hash: another key in the same slot is told apart without looking at it.
  struct Slot {
    std::uint32_t piece{};
    std::uint32_t place{no_place};
  };
  static constexpr std::size_t least = 1024;

  [[nodiscard]] static std::uint32_t piece_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
  }
  [[nodiscard]] std::size_t slot_of(const Key& key, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;  // a power of two
    std::size_t at = static_cast<std::size_t>(hash) & mask;
    while (slots_[at].place != no_place &&
           !(slots_[at].piece == piece_of(hash) && keys_[slots_[at].place] == key)) {
      at = (at + 1) & mask;
    }
    return at;
  }
  void grow() {
    slots_.assign(slots_.size() * 2, {});
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const std::uint64_t hash = hash_of(keys_[i]);
      std::size_t at = static_cast<std::size_t>(hash) & mask;
      while (slots_[at].place != no_place) {
        at = (at + 1) & mask;
      }
      slots_[at] = {piece_of(hash), static_cast<std::uint32_t>(i)};
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(least);
  std::deque<Key>
      keys_;  ///< not a vector: while that grows it is there twice, and these are the largest tables
};

/// Keys with a value each.
template <class Key>
class FlatIndex {
 public:
  /// The value of a key; a new key gets what `make` says.
  template <class Make>
  std::uint32_t find_or_insert(const Key& key, const Make& make) {
    const std::uint32_t place = keys_.insert(key);
    if (place == values_.size()) {
      values_.push_back(make());
    }
    return values_[place];
  }
  /// Overwrites everything: keys may be citizen numbers.
  void wipe() { keys_.wipe(); }

 private:
  KeyOrder<Key> keys_;
  std::deque<std::uint32_t> values_;
};

}  // namespace werkthet::ingest
