#include "statistics/resampling/common_value.hpp"

#include <algorithm>

namespace werkthet::statistics::detail {
namespace {

constexpr std::size_t one_in = 5;  // below this share the shuffle of the smaller group is as fast

/// The commonest value and how often it stands there.
std::pair<double, std::size_t> commonest(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::pair<double, std::size_t> best{0, 0};
  for (std::size_t i = 0; i < values.size();) {
    std::size_t end = i;
    while (end < values.size() && values[end] == values[i]) {
      ++end;
    }
    if (end - i > best.second) {
      best = {values[i], end - i};
    }
    i = end;
  }
  return best;
}

}  // namespace

CommonValue::CommonValue(std::span<const double> values, std::size_t treated) : treated_(treated) {
  const auto [common, times] = commonest({values.begin(), values.end()});
  if (one_in * times < values.size() || times == values.size()) {
    return;
  }
  common_ = common;
  std::vector<double> differs;
  for (const double value : values) {
    differs.push_back(value == common ? 0.0 : 1.0);
    if (value != common) {
      others_.push_back(value);
      of_others_.sum += value;
      of_others_.squares += value * value;
    }
  }
  number_.emplace(differs, treated);
}

TreatedSums CommonValue::draw(core::IndexDraws& draws, double* others) const {
  const auto n = static_cast<std::uint32_t>(others_.size());
  const auto wanted = static_cast<std::uint32_t>(number_->draw(draws.uniform()).sum + 0.5);
  const bool chosen_drawn = 2 * wanted <= n;  // draw the fewer: those that are treated, or those that are not
  const std::uint32_t m = chosen_drawn ? wanted : n - wanted;
  TreatedSums own;
  for (std::uint32_t i = 0; i < m; ++i) {
    double& at = others[i + draws.below(n - i)];
    const double value = at;
    own.sum += value;
    own.squares += value * value;
    at = others[i];
  }
  if (!chosen_drawn) {
    own = {of_others_.sum - own.sum, of_others_.squares - own.squares};
  }
  const double same = static_cast<double>(treated_ - wanted);
  return {own.sum + same * common_, own.squares + same * common_ * common_};
}

}  // namespace werkthet::statistics::detail
