#pragma once
// Do all links of a release lead somewhere? A page of a public service with a dead link is a mistake that
// readers find first, so the build finds it before them.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::links {

/// Public files as a web server has them: path relative to public/ with '/', and for pages (.html) their
/// text.
struct PublicFiles {
  std::set<std::string, std::less<>> names;
  std::map<std::string, std::string, std::less<>> pages;
};

struct Outward {
  std::set<std::string, std::less<>> addresses;  ///< links to other sites that the study or the program names
  std::vector<std::string>
      not_made;  ///< path prefixes of files that this run was asked not to make: not looked at
};

struct BrokenLink {
  std::string page;
  std::string link;  ///< as it stands there, at most 200 bytes
  std::string why;   ///< "there is no such file"
};

struct Checked {
  std::vector<BrokenLink> broken;  ///< in the order of pages, then of links
  std::size_t links{};
};

/// Follows href, src and the ids of aria-labelledby, aria-describedby and aria-controls of every page. Broken
/// is: a file that is not there under exactly that name, an anchor that its page does not have, two elements
/// with one id, a link that leaves the folder, an absolute link that `outward` does not name, and a page that
/// cannot be read as tags. Pages are read side by side on so many threads; the answer does not depend on it.
[[nodiscard]] Checked check_links(const PublicFiles& files, const Outward& outward, unsigned threads = 1);

}  // namespace werkthet::links
