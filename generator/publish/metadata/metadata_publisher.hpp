#pragma once
// Descriptions of the release for machines: catalogues, harvesters, archives, and the web server. Runs after
// the other publishers, since it describes what they wrote.

#include "publish/publisher.hpp"

namespace werkthet::publish::metadata {

class MetadataPublisher final : public Publisher {
 public:
  [[nodiscard]] std::string_view name() const override { return "metadata"; }
  [[nodiscard]] std::string_view description() const override {
    return "descriptions for catalogues, harvesters, archives and the web server";
  }
  [[nodiscard]] std::vector<std::string> places() const override {
    return {"dcat.", "ro-crate-metadata.json", "sitemap", "robots.txt", "headers/"};
  }

 private:
  void write_files(const Context& context) const override;
};

}  // namespace werkthet::publish::metadata
