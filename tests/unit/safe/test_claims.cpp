// The ledger of claims: written and read back, and everything that is not exactly that refused
// (evaluations.md §7 point 8).
#include "safe/claims.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace werkthet;

namespace {

safe::Claims sample() {
  safe::Claims claims;
  claims.study = "lindeveen";
  claims.release = "2019-k1";
  claims.date = *core::make_date(2019, 5, 20);
  claims.status = "provisional";
  claims.information = 0.5;
  claims.list.push_back({"exit_work.6.regie.treatment", "treatment", "exit_work", "regie", "regulier", 6,
                         "points", "A0", "exit_work: weg uit de bijstand",
                         safe::ClaimedNumbers{3, -9, 15, 0}});
  claims.list.push_back(
      {"wellbeing.regie.change", "change", "wellbeing", "regie", "", 0, "score", "C?", "scale", {}});
  return claims;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string code_of(const std::string& text) {
  const safe::ReadClaims read = safe::read_claims(text);
  CHECK(read.claims.has_value() == read.code.empty());
  return read.code;
}

}  // namespace

TEST_CASE("claims come back as they were written") {
  const safe::ReadClaims read = safe::read_claims(safe::write_claims(sample()));
  REQUIRE(read.claims);
  CHECK(read.claims->release == "2019-k1");
  CHECK(core::iso(read.claims->date) == "2019-05-20");
  CHECK(read.claims->information == 0.5);
  REQUIRE(read.claims->list.size() == 2);
  CHECK(read.claims->list[0].numbers->low == -9);
  CHECK(read.claims->list[0].strength == "A0");
  CHECK_FALSE(read.claims->list[1].numbers);
  CHECK(safe::write_claims(*read.claims) == safe::write_claims(sample()));
}

TEST_CASE("a file that is not what werkthet writes is refused as a whole (L301)") {
  const std::string good = safe::write_claims(sample());
  CHECK(code_of("") == "L301");
  CHECK(code_of("{}") == "L301");
  CHECK(code_of("[1]") == "L301");
  CHECK(code_of(good.substr(0, good.size() / 2)) == "L301");
  CHECK(code_of(replaced(good, "werkthet-claims-1", "werkthet-claims-9")) == "L301");
  CHECK(code_of(replaced(good, "\"study\"", "\"study_\"")) == "L301");
  CHECK(code_of(replaced(good, "\"unit\": \"points\"", "\"unit\": \"points\", \"extra\": 1")) == "L301");
  CHECK(code_of(replaced(good, "\"horizon\": 6", "\"horizon\": 6.5")) == "L301");
  CHECK(code_of(replaced(good, "\"low\": -9", "\"low\": \"-9\"")) == "L301");
  CHECK(code_of(replaced(good, "exit_work: weg", "exit_work: \xff weg")) == "L301");
  CHECK(code_of(std::string(100000, '[')) == "L301");
}

TEST_CASE("a value that cannot be is refused (L302), and the reason repeats nothing of the file") {
  const std::string good = safe::write_claims(sample());
  const std::string bad_id = replaced(good, "\"outcome\": \"exit_work\"", "\"outcome\": \"<script>\"");
  CHECK(code_of(bad_id) == "L302");
  CHECK(safe::read_claims(bad_id).why.find("script") == std::string::npos);
  CHECK(code_of(replaced(good, "\"estimate\": 3", "\"estimate\": 99")) == "L302");  // outside its own margin
  CHECK(code_of(replaced(good, "\"low\": -9.0", "\"low\": -1e300")) == "L302");
  CHECK(code_of(replaced(good, "\"decimals\": 0", "\"decimals\": 99")) == "L302");
  CHECK(code_of(replaced(good, "\"information\": 0.5", "\"information\": 1.5")) == "L302");
  CHECK(code_of(replaced(good, "\"strength\": \"A0\"", "\"strength\": \"proven\"")) == "L302");
  CHECK(code_of(replaced(good, "2019-05-20", "2019-02-30")) == "L302");
  CHECK(code_of(replaced(good, "wellbeing.regie.change", "exit_work.6.regie.treatment")) == "L302");
  CHECK(code_of(replaced(good, "weg uit", std::string(3000, 'x'))) == "L302");
  CHECK(code_of(replaced(good, "weg uit", "weg\\u0007uit")) == "L302");
  CHECK(code_of(std::string(safe::most_claims_bytes + 1, ' ')) == "L302");
}

TEST_CASE("more claims than a release can have are refused (L302)") {
  safe::Claims many = sample();
  for (std::size_t i = 0; i < safe::most_claims; ++i) {
    many.list.push_back(many.list[1]);
    many.list.back().id = "c" + std::to_string(i);
  }
  CHECK(code_of(safe::write_claims(many)) == "L302");
}

TEST_CASE("sentences go along, and a file of before they were kept still reads") {
  safe::Claims claims = sample();
  claims.list[0].said = {"In groep ‘Eigen regie’ <b> vond 27% werk.",
                         "In group ‘Own direction’, 27% found work."};
  const std::string with = safe::write_claims(claims);
  const safe::ReadClaims read = safe::read_claims(with);
  INFO(read.why);
  REQUIRE(read.claims);
  CHECK(read.claims->list[0].said == claims.list[0].said);
  CHECK(read.claims->list[1].said.empty());
  CHECK(safe::write_claims(*read.claims) == with);
  CHECK(safe::write_claims(sample()).find("sentence_nl") == std::string::npos);
}

TEST_CASE("a hostile sentence is refused: half a pair, too long, invisible signs (L301, L302)") {
  safe::Claims claims = sample();
  claims.list[0].said = {"Oud.", "Old."};
  const std::string good = safe::write_claims(claims);
  CHECK(code_of(good).empty());
  CHECK(code_of(replaced(good, "\"sentence_en\"", "\"sentence_xx\"")) == "L301");
  CHECK(code_of(replaced(good, "\"sentence_nl\": \"Oud.\",", "")) == "L301");
  CHECK(code_of(replaced(good, "\"Oud.\"", "7")) == "L301");
  CHECK(code_of(replaced(good, "Oud.", std::string(5000, 'a'))) == "L302");
  CHECK(code_of(replaced(good, "Oud.", "a\\u0007b")) == "L302");
  CHECK(code_of(replaced(good, "Oud.", "a\\u202eb")) == "L302");
}

TEST_CASE("the release that is corrected is the named one, or the last") {
  std::vector<safe::Claims> all{sample(), sample()};
  all[1].release = "later";
  CHECK(safe::corrected(all, "")->release == "later");
  CHECK(safe::corrected(all, "2019-k1")->release == "2019-k1");
  CHECK(safe::corrected(all, "x") == nullptr);
  CHECK(safe::corrected({}, "") == nullptr);
}

TEST_CASE("printed figures go along, and are held to the same limits (L301, L302)") {
  safe::Claims claims = sample();
  CHECK(safe::write_claims(claims).find("printed") == std::string::npos);
  claims.printed.push_back({"exit_work", "regie", "6", "share", 27, 0});
  claims.printed.push_back({"wellbeing", "regie", "start", "mean", 6.4, 1});
  const std::string good = safe::write_claims(claims);
  const safe::ReadClaims read = safe::read_claims(good);
  REQUIRE(read.claims);
  REQUIRE(read.claims->printed.size() == 2);
  CHECK(read.claims->printed[1].value == 6.4);
  CHECK(read.claims->printed[1].moment == "start");
  CHECK(safe::write_claims(*read.claims) == good);
  CHECK(code_of(replaced(good, "\"share\"", "\"count\"")) == "L302");
  CHECK(code_of(replaced(good, "\"moment\": \"6\"", "\"moment\": \"<6>\"")) == "L302");
  CHECK(code_of(replaced(good, "6.4", "1e300")) == "L302");
  CHECK(code_of(replaced(good, "6.4", "\"6.4\"")) == "L301");
  CHECK(code_of(replaced(good, "\"value\": 6.4,", "")) == "L301");
  claims.printed.push_back(claims.printed[0]);
  CHECK(code_of(safe::write_claims(claims)) == "L302");
  claims.printed.clear();
  for (std::size_t i = 0; i <= safe::most_claims; ++i) {
    claims.printed.push_back({"exit_work", "regie", std::to_string(i), "share", 27, 0});
  }
  CHECK(code_of(safe::write_claims(claims)) == "L302");
}

TEST_CASE("a release says where it stays and what it corrects; a file of before says neither") {
  safe::Claims claims = sample();
  CHECK(safe::write_claims(claims).find("address") == std::string::npos);
  CHECK(safe::write_claims(claims).find("corrects") == std::string::npos);
  claims.address = "https://onderzoek.lindeveen.example/uitgaven/2019-k1";
  claims.corrects = "2018-k4";
  const std::string with = safe::write_claims(claims);
  const safe::ReadClaims read = safe::read_claims(with);
  INFO(read.why);
  REQUIRE(read.claims);
  CHECK(read.claims->address == claims.address);
  CHECK(read.claims->corrects == "2018-k4");
  CHECK(safe::write_claims(*read.claims) == with);
  for (const char* wrong : {"http://a.example", "javascript:alert(1)", "https://a.example/?x",
                            "https://a.example/#x", "https://a.example/<b>", "https://jan@a.example", ""}) {
    INFO(wrong);
    CHECK(code_of(replaced(with, claims.address, wrong)) == "L302");
  }
  CHECK(code_of(replaced(with, "\"" + claims.address + "\"", "7")) == "L301");
  CHECK(code_of(replaced(with, claims.address, "https://a.example/" + std::string(2000, 'a'))) == "L302");
  CHECK(code_of(replaced(with, "2018-k4", "../x")) == "L302");
  CHECK(code_of(replaced(with, "\"corrects\"", "\"correct\"")) == "L301");
}
