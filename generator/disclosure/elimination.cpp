#include "disclosure/elimination.hpp"

#include "core/error.hpp"

#include <algorithm>

namespace werkthet::disclosure {
namespace {

// 2^61 - 1 and 2^61 - 31, the two largest primes below 2^61.
constexpr std::uint64_t first_gap = 1;
constexpr std::uint64_t second_gap = 31;
constexpr std::uint64_t two_to_61 = std::uint64_t{1} << 61U;

__extension__ using Wide = unsigned __int128;

/// Modulo 2^61 - gap: what lies above bit 61 is worth `gap` times itself.
std::uint64_t multiply(std::uint64_t a, std::uint64_t b, std::uint64_t gap) {
  Wide x = Wide{a} * b;
  x = (x & (two_to_61 - 1)) + (x >> 61U) * gap;
  x = (x & (two_to_61 - 1)) + (x >> 61U) * gap;
  const auto y = static_cast<std::uint64_t>(x);
  const std::uint64_t prime = two_to_61 - gap;
  return y >= prime ? y - prime : y;
}

std::uint64_t inverse(std::uint64_t a, std::uint64_t gap) {  // Fermat: a^(p-2)
  std::uint64_t result = 1;
  for (std::uint64_t e = two_to_61 - gap - 2; e > 0; e >>= 1U) {
    if ((e & 1U) != 0) {
      result = multiply(result, a, gap);
    }
    a = multiply(a, a, gap);
  }
  return result;
}

std::uint64_t difference(std::uint64_t a, std::uint64_t b, std::uint64_t gap) {
  return a >= b ? a - b : a + (two_to_61 - gap) - b;
}

}  // namespace

Elimination::Elimination(const std::vector<Sum>& secrets, std::vector<bool> alone)
    : alone_(std::move(alone)) {
  core::ensure(secrets.size() == alone_.size(), "each secret says whether it is one person");
  for (const Sum& secret : secrets) {
    secrets_.push_back(vector_of(secret));
  }
}

Elimination::Vector Elimination::vector_of(const Sum& sum) {
  Vector vector;
  for (const std::size_t at : sum) {
    vector.push_back({at, 1, 1});
  }
  return vector;
}

const Elimination::Entry* Elimination::entry_at(const Vector& vector, std::size_t at) {
  const auto found = std::lower_bound(vector.begin(), vector.end(), at,
                                      [](const Entry& e, std::size_t a) { return e.at < a; });
  return found != vector.end() && found->at == at ? &*found : nullptr;
}

void Elimination::subtract(Vector& vector, const Vector& row, const Entry& factor) {
  Vector result;
  result.reserve(vector.size() + row.size());
  auto a = vector.begin();
  for (const Entry& b : row) {
    while (a != vector.end() && a->at < b.at) {
      result.push_back(*a++);
    }
    const bool both = a != vector.end() && a->at == b.at;
    const Entry left{
        b.at, difference(both ? a->first : 0, multiply(factor.first, b.first, first_gap), first_gap),
        difference(both ? a->second : 0, multiply(factor.second, b.second, second_gap), second_gap)};
    if (left.first != 0 && left.second != 0) {  // zero for either prime is zero
      result.push_back(left);
    }
    if (both) {
      ++a;
    }
  }
  result.insert(result.end(), a, vector.end());
  vector = std::move(result);
}

Elimination::Vector Elimination::scaled(const Vector& vector, const Entry& by) {
  const std::uint64_t first = inverse(by.first, first_gap);
  const std::uint64_t second = inverse(by.second, second_gap);
  Vector result = vector;
  for (Entry& e : result) {
    e.first = multiply(e.first, first, first_gap);
    e.second = multiply(e.second, second, second_gap);
  }
  return result;
}

/// Rows are reduced by those before them only, so one pass in their order clears every pivot.
Elimination::Vector Elimination::reduced(Vector vector) const {
  std::size_t next = 0;
  while (true) {
    // The first row, from `next` on, whose pivot stands in the vector.
    std::size_t row = rows_.size();
    for (const Entry& e : vector) {
      if (e.at < row_of_.size() && row_of_[e.at] > next) {
        row = std::min(row, row_of_[e.at] - 1);
      }
    }
    if (row == rows_.size()) {
      return vector;
    }
    const Entry factor = *entry_at(vector, rows_[row].pivot);
    subtract(vector, rows_[row].entries, factor);
    next = row + 1;
  }
}

bool Elimination::make_row(const Sum& sum, Row& row) const {
  const Vector vector = reduced(vector_of(sum));
  if (vector.empty()) {
    return false;
  }
  row.pivot = vector.front().at;
  row.entries = scaled(vector, vector.front());
  return true;
}

bool Elimination::reveals(const Row& row) const {
  std::vector<std::pair<Vector, std::size_t>> changed;
  for (std::size_t s = 0; s < secrets_.size(); ++s) {
    const Entry* factor = entry_at(secrets_[s], row.pivot);
    if (factor == nullptr) {
      continue;
    }
    Vector left = secrets_[s];
    subtract(left, row.entries, *factor);
    if (left.empty()) {
      return true;
    }
    changed.emplace_back(scaled(left, left.front()), s);
  }
  if (std::find(alone_.begin(), alone_.end(), true) == alone_.end()) {
    return false;
  }
  // Somebody alone in one secret knows every multiple of it.
  const auto tells = [&](const Vector& left, std::size_t s, const Vector& other, std::size_t t) {
    return s != t && (alone_[s] || alone_[t]) && left == other;
  };
  for (const auto& [left, s] : changed) {
    for (const auto& [other, t] : changed) {
      if (tells(left, s, other, t)) {
        return true;
      }
    }
    for (std::size_t t = 0; t < secrets_.size(); ++t) {
      if (!secrets_[t].empty() && (alone_[s] || alone_[t]) && entry_at(secrets_[t], row.pivot) == nullptr &&
          secrets_[t].size() == left.size() && secrets_[t].front().at == left.front().at &&
          tells(left, s, scaled(secrets_[t], secrets_[t].front()), t)) {
        return true;
      }
    }
  }
  return false;
}

void Elimination::add(Row row) {
  if (row_of_.size() <= row.pivot) {
    row_of_.resize(row.pivot + 1, 0);
  }
  for (Vector& secret : secrets_) {
    if (const Entry* factor = entry_at(secret, row.pivot)) {
      const Entry by = *factor;
      subtract(secret, row.entries, by);
    }
  }
  rows_.push_back(std::move(row));
  row_of_[rows_.back().pivot] = rows_.size();
}

bool Elimination::print(const Sum& sum) {
  Row row;
  if (!make_row(sum, row)) {
    return true;  // it followed already
  }
  if (reveals(row)) {
    return false;
  }
  add(std::move(row));
  return true;
}

void Elimination::force(const Sum& sum) {
  Row row;
  if (make_row(sum, row)) {
    add(std::move(row));
  }
}

std::vector<std::size_t> Elimination::known() const {
  std::vector<std::size_t> result;
  for (std::size_t s = 0; s < secrets_.size(); ++s) {
    if (secrets_[s].empty()) {
      result.push_back(s);
    }
  }
  return result;
}

}  // namespace werkthet::disclosure
