#include "theme/resolve.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace werkthet::theme {
namespace {

/// The first var() of a text: where it begins and ends, the name and the fallback in it.
struct Found {
  std::size_t begin{};
  std::size_t end{};
  std::string name;
  std::optional<std::string> fallback;
};

/// The next "var(" outside quotes, or npos.
std::size_t next_var(std::string_view text) {
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quote != 0) {
      quote = text[i] == quote ? '\0' : quote;
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (core::lower_ascii(text.substr(i, 4)) == "var(") {
      return i;
    }
  }
  return std::string_view::npos;
}

/// Nothing when a bracket is not closed.
std::optional<Found> find_var(std::string_view text) {
  const std::size_t begin = next_var(text);
  if (begin == std::string_view::npos) {
    return std::nullopt;
  }
  std::size_t depth = 0;
  std::size_t comma = std::string_view::npos;
  char quote = 0;
  for (std::size_t i = begin + 3; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      quote = c == quote ? '\0' : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ',' && depth == 1 && comma == std::string_view::npos) {
      comma = i;
    } else if (c == ')' && --depth == 0) {
      Found found;
      found.begin = begin;
      found.end = i + 1;
      const std::size_t name_end = std::min(comma, i);
      found.name = std::string(core::trimmed(text.substr(begin + 4, name_end - begin - 4)));
      if (comma != std::string_view::npos) {
        found.fallback = std::string(core::trimmed(text.substr(comma + 1, i - comma - 1)));
      }
      return found;
    }
  }
  return std::nullopt;
}

class Resolver {
 public:
  explicit Resolver(const Scope& scope) : scope_(scope) {}

  Resolved run(std::string_view name) {
    Resolved result;
    result.value = of(name);
    result.outcome = outcome_;
    result.at = at_;
    result.used = std::move(used_);
    if (outcome_ != Outcome::value) {
      result.value.clear();
    }
    return result;
  }

 private:
  void stop(Outcome outcome, std::string_view name) {
    if (outcome_ == Outcome::value) {
      outcome_ = outcome;
      at_ = std::string(name);
    }
  }

  std::string of(std::string_view name) {
    const auto found = scope_.find(name);
    if (found == scope_.end()) {
      stop(Outcome::missing, name);
      return {};
    }
    if (std::find(chain_.begin(), chain_.end(), name) != chain_.end()) {
      stop(Outcome::circle, name);
      return {};
    }
    if (chain_.size() == longest_chain) {
      stop(Outcome::endless, name);
      return {};
    }
    used_.emplace(name);
    chain_.emplace_back(name);
    std::string value = expand(found->second);
    chain_.pop_back();
    return value;
  }

  std::string expand(std::string text) {
    std::string done;
    while (outcome_ == Outcome::value) {
      const std::optional<Found> found = find_var(text);
      if (!found) {
        return done + text;
      }
      // A fallback in a fallback stays within the call, so its depth is that of the text.
      if (++steps_ > most_steps || done.size() + text.size() > longest_resolved) {
        stop(Outcome::endless, found->name);
        break;
      }
      done += text.substr(0, found->begin);
      if (found->fallback && !scope_.contains(found->name)) {
        text = *found->fallback + text.substr(found->end);
        continue;
      }
      done += of(found->name);
      text = text.substr(found->end);
    }
    return {};
  }

  const Scope& scope_;
  Outcome outcome_{Outcome::value};
  std::string at_;
  std::set<std::string> used_;
  std::vector<std::string> chain_;
  std::size_t steps_{};
};

}  // namespace

Resolved resolve(const Scope& scope, std::string_view name) {
  return Resolver(scope).run(name);
}

std::set<std::string> names_in(std::string_view value) {
  std::set<std::string> names;
  std::string text(value);
  while (const std::optional<Found> found = find_var(text)) {
    names.insert(found->name);
    // The fallback is looked at next: it may name others.
    text = found->fallback.value_or("") + text.substr(found->end);
  }
  return names;
}

}  // namespace werkthet::theme
