// The exchange file: what is written is read back the same, and a stranger's file is used whole or not at
// all.

#include "exchange/read_exchange.hpp"
#include "exchange/rules.hpp"
#include "exchange/write_exchange.hpp"
#include "support/six_municipalities.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <functional>
#include <set>

using namespace werkthet;
using Json = nlohmann::ordered_json;

namespace {

Json sample() {
  return Json::parse(exchange::exchange_json(test_support::six_municipalities()[1]));
}

/// The codes that a text gives, and whether it was read.
std::multiset<std::string> codes_of(const std::string& text) {
  core::Problems problems;
  const auto read = exchange::read_exchange(text, "x.json", problems);
  CHECK(read.has_value() != problems.has_errors());
  std::multiset<std::string> codes;
  for (const core::Problem& problem : problems.all()) {
    CHECK(problem.place.file == "x.json");
    CHECK_FALSE(problem.message.empty());
    CHECK_FALSE(problem.remedy.empty());
    CHECK(problem.message.find("KANARIE") == std::string::npos);
    CHECK(problem.place.field.find("KANARIE") == std::string::npos);
    codes.insert(problem.code);
  }
  return codes;
}

std::multiset<std::string> codes_after(const std::function<void(Json&)>& change) {
  Json json = sample();
  change(json);
  return codes_of(json.dump());
}

using Codes = std::multiset<std::string>;

}  // namespace

TEST_CASE("an exchange file reads back as it was written (C45, G10)") {
  for (const exchange::Exchange& e : test_support::six_municipalities()) {
    core::Problems problems;
    const auto read = exchange::read_exchange(exchange::exchange_json(e), e.municipality, problems);
    INFO(core::text(problems));
    REQUIRE(read.has_value());
    CHECK(*read == e);
  }
}

TEST_CASE("a number that was not printed stays absent") {
  exchange::Exchange e = test_support::six_municipalities()[0];
  exchange::Result& r = e.outcomes[0].results[0];
  r.estimate = r.low = r.high = std::nullopt;
  r.events = r.events_control = std::nullopt;
  core::Problems problems;
  const auto read = exchange::read_exchange(exchange::exchange_json(e), "x.json", problems);
  REQUIRE(read.has_value());
  CHECK_FALSE(read->outcomes[0].results[0].estimate.has_value());
  CHECK(*read == e);
}

TEST_CASE("what is no exchange file is refused as a whole") {
  CHECK(codes_of("") == Codes{"X100"});
  CHECK(codes_of("{") == Codes{"X100"});
  CHECK(codes_of("{\"format\": \"werkthet-exchange\", \"version\": 1} KANARIE") == Codes{"X100"});
  CHECK(codes_of("\xFF\xFE") == Codes{"X100"});
  CHECK(codes_of(std::string(2'000'000, ' ')) == Codes{"X100"});
  CHECK(codes_of(std::string(100'000, '[')) == Codes{"X100"});
  CHECK(codes_of("{\"a\":" + std::string(50'000, '[') + std::string(50'000, ']') + "}") == Codes{"X100"});
  CHECK(codes_of("[]") == Codes{"X103"});
  CHECK(codes_of("1e999") == Codes{"X100"});
  const std::string text = sample().dump();
  CHECK(codes_of("{\"format\":\"KANARIE\"," + text.substr(1)) == Codes{"X100"});  // a key twice
  CHECK(codes_after([](Json& j) { j["format"] = "KANARIE"; }) == Codes{"X101"});
  CHECK(codes_after([](Json& j) { j["version"] = 2; }) == Codes{"X101"});
}

TEST_CASE("every problem of a file is told at once") {
  const Codes codes = codes_after([](Json& j) {
    j["KANARIE"] = 1;
    j.erase("fictitious");
    j["framework"] = "KANARIE";
    j["municipality"]["code"] = "99999";
    j["period"]["start"] = "31-12-2017";
    j["arms"][0]["contacts_per_year"] = 1e18;
    j["arms"][1]["role"] = 7;
    j["outcomes"][0]["results"][0]["n"] = -5;
    j["outcomes"][0]["definition"]["return_days"] = nullptr;
    j["outcomes"][1]["results"][0]["decimals"] = 99;
  });
  CHECK(codes.count("X102") == 2);
  CHECK(codes.count("X103") == 8);
}

TEST_CASE("a value that cannot be is refused") {
  const auto refused = [](const std::function<void(Json&)>& change) {
    return codes_after(change) == Codes{"X103"};
  };
  CHECK(refused([](Json& j) { j["municipality"]["name"] = ""; }));
  CHECK(refused([](Json& j) { j["municipality"]["name"] = "KANARIE\nsecond line"; }));
  CHECK(refused([](Json& j) {
    j["municipality"]["name"] =
        "\xE2\x80\xAE"
        "KANARIE";
  }));  // turns the line around
  CHECK(refused([](Json& j) { j["municipality"]["name"] = std::string(5000, 'k'); }));
  CHECK(refused([](Json& j) { j["release"]["kind"] = "quarterly"; }));  // has no effects to exchange
  CHECK(refused([](Json& j) { j["confidence"] = 1.0; }));
  CHECK(refused([](Json& j) { j["arms"] = 3; }));
  CHECK(refused([](Json& j) { j["arms"][0]["variant"] = "../KANARIE"; }));
  CHECK(refused([](Json& j) { j["outcomes"][0]["common"] = "KANARIE uit"; }));
  CHECK(refused([](Json& j) { j["outcomes"][0]["results"][0]["estimate"] = "3"; }));
  CHECK(refused([](Json& j) { j["outcomes"][0]["results"][0]["estimate"] = 1e300; }));
  CHECK(refused([](Json& j) { j["outcomes"][0]["results"][0]["n"] = 18446744073709551615ULL; }));
  CHECK(refused([](Json& j) { j["outcomes"][0]["kind"] = "time_to_event"; }));
  CHECK(refused([](Json& j) { j["outcomes"][0]["definition"] = Json::array(); }));
  CHECK(refused([](Json& j) {
    Json many = Json::array();
    for (int i = 0; i < 600; ++i) {
      many.push_back("11");
    }
    j["outcomes"][0]["definition"]["work_reasons"] = many;
  }));
}

TEST_CASE("a file that contradicts itself is refused") {
  const auto refused = [](const std::function<void(Json&)>& change) {
    return codes_after(change) == Codes{"X104"};
  };
  CHECK(refused([](Json& j) { j["period"]["end"] = "2010-01-01"; }));
  CHECK(refused([](Json& j) { j["arms"][2]["role"] = "experiment"; }));
  CHECK(refused([](Json& j) {
    j["arms"][0]["id"] = "samen";
    j["outcomes"] = Json::array();
  }));
  CHECK(refused([](Json& j) { j["outcomes"][0]["results"][0]["arm"] = "regulier"; }));
  CHECK(refused([](Json& j) { j["outcomes"][0]["results"][1]["arm"] = "vrij"; }));
  CHECK(refused([](Json& j) { j["outcomes"].push_back(j["outcomes"][0]); }));
  CHECK(refused([](Json& j) { j["outcomes"][0]["results"][0]["events"] = 100'000; }));
  CHECK(refused([](Json& j) { j["outcomes"][0]["results"][0]["events"] = nullptr; }));
  CHECK(refused([](Json& j) { j["outcomes"][0]["results"][0]["low"] = nullptr; }));
  CHECK(refused([](Json& j) { j["outcomes"][1]["results"][0]["estimate"] = 7.5; }));  // outside its margin
  CHECK(refused([](Json& j) { j["outcomes"][0]["results"][0]["estimate"] = -4; }));   // the counts say -10
  CHECK(refused([](Json& j) { j["outcomes"][1]["definition"]["min"] = 9; }));
}

TEST_CASE("every code of the exchange file can be explained") {
  std::set<std::string> codes;
  for (const config::Rule& rule : exchange::rules()) {
    CHECK(codes.insert(rule.code).second);
    CHECK_FALSE(rule.title.empty());
    CHECK_FALSE(rule.explanation.empty());
    CHECK_FALSE(rule.remedy.empty());
  }
  CHECK(codes.size() == 8);
}
