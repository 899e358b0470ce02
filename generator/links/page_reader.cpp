#include "links/page_reader.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace werkthet::links {
namespace {

constexpr std::array<std::string_view, 3> link_attributes{"href", "src", "poster"};
constexpr std::array<std::string_view, 3> id_attributes{"aria-labelledby", "aria-describedby",
                                                        "aria-controls"};
constexpr std::array<std::string_view, 2> raw_elements{"script", "style"};

constexpr std::array<std::pair<std::string_view, char>, 5> entities{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// The entities that escape_markup writes; others stay, and then name no file.
std::string plain(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto known = std::find_if(entities.begin(), entities.end(),
                                    [&](const auto& entity) { return text.starts_with(entity.first); });
    if (known != entities.end()) {
      result += known->second;
      text.remove_prefix(known->first.size());
    } else {
      result += text.front();
      text.remove_prefix(1);
    }
  }
  return result;
}

bool blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

class Reader {
 public:
  explicit Reader(std::string_view html) : html_(html) {}

  PageParts read() {
    while (parts_.trouble.empty()) {
      at_ = html_.find('<', at_);
      if (at_ == std::string_view::npos) {
        break;
      }
      step();
    }
    return std::move(parts_);
  }

 private:
  void step() {
    const std::string_view rest = html_.substr(at_);
    if (rest.starts_with("<!--")) {
      skip_to("-->", "a comment is not closed");
    } else if (rest.starts_with("<!") || rest.starts_with("</") || rest.starts_with("<?")) {
      skip_to(">", "a tag is not closed");
    } else {
      element();
    }
  }

  void skip_to(std::string_view end, const char* trouble) {
    const std::size_t found = html_.find(end, at_);
    if (found == std::string_view::npos) {
      parts_.trouble = trouble;
    } else {
      at_ = found + end.size();
    }
  }

  void element() {
    const std::size_t begin = ++at_;
    while (at_ < html_.size() && !blank(html_[at_]) && html_[at_] != '>' && html_[at_] != '/') {
      ++at_;
    }
    const std::string tag = core::lower_ascii(html_.substr(begin, at_ - begin));
    while (true) {
      while (at_ < html_.size() && (blank(html_[at_]) || html_[at_] == '/')) {
        ++at_;
      }
      if (at_ >= html_.size()) {
        parts_.trouble = "a tag is not closed";
        return;
      }
      if (html_[at_] == '>') {
        ++at_;
        break;
      }
      if (!attribute()) {
        return;
      }
    }
    if (contains(raw_elements, tag)) {
      skip_to("</" + tag, "a script or style is not closed");
    }
  }

  bool attribute() {
    const std::size_t begin = at_;
    while (at_ < html_.size() && !blank(html_[at_]) && html_[at_] != '=' && html_[at_] != '>' &&
           html_[at_] != '/') {
      ++at_;
    }
    const std::string name = core::lower_ascii(html_.substr(begin, at_ - begin));
    if (at_ >= html_.size() || html_[at_] != '=') {
      if (at_ == begin) {
        parts_.trouble = "a tag has a sign that begins no attribute";
        return false;
      }
      return true;  // no value
    }
    ++at_;
    const char quote = at_ < html_.size() ? html_[at_] : '\0';
    const std::size_t end =
        quote == '"' || quote == '\'' ? html_.find(quote, at_ + 1) : std::string_view::npos;
    if (name.empty() || end == std::string_view::npos) {
      parts_.trouble = "an attribute has no value in quotes";
      return false;
    }
    take(name, plain(html_.substr(at_ + 1, end - at_ - 1)));
    at_ = end + 1;
    return true;
  }

  void take(const std::string& name, std::string value) {
    if (name == "id") {
      if (!parts_.ids.insert(value).second) {
        parts_.twice.push_back(std::move(value));
      }
    } else if (contains(link_attributes, name)) {
      parts_.links.push_back({std::move(value), false});
    } else if (contains(id_attributes, name)) {
      for (const std::string_view id : core::split(value, ' ')) {
        if (!id.empty()) {
          parts_.links.push_back({std::string(id), true});
        }
      }
    }
  }

  std::string_view html_;
  std::size_t at_{};
  PageParts parts_;
};

}  // namespace

PageParts read_page(std::string_view html) {
  return Reader(html).read();
}

}  // namespace werkthet::links
