#pragma once
// The site under site/: Dutch pages in the folder itself, English ones in en/. Plain files that work from any
// web server, from a zip and from a disk: relative links only, complete without its script, nothing from elsewhere.

#include "publish/publisher.hpp"

namespace werkthet::publish::site {

class SitePublisher final : public Publisher {
 public:
  [[nodiscard]] std::string_view name() const override { return "site"; }
  [[nodiscard]] std::string_view description() const override { return "accessible website"; }
  [[nodiscard]] std::vector<std::string> places() const override { return {"site/"}; }

 private:
  void write_files(const Context& context) const override;
};

}  // namespace werkthet::publish::site
