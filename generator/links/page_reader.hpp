#pragma once
// The links and ids of one page. A reader of tags and attributes as the HTML standard writes them, for pages
// that are well formed; of others it says where it stopped.

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::links {

struct Link {
  std::string target;  ///< entities resolved
  bool anchor_only{};  ///< of an aria attribute: the id of an element of the same page
};

struct PageParts {
  std::vector<Link> links;
  std::set<std::string, std::less<>> ids;
  std::vector<std::string> twice;  ///< ids that more than one element has
  std::string trouble;             ///< why reading stopped; empty when it did not
};

[[nodiscard]] PageParts read_page(std::string_view html);

}  // namespace werkthet::links
