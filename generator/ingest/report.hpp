#pragma once
// Where readers and checks leave what they found in one file. Takes severity and remedy from the rule, and
// stops storing one kind of problem after a hundred in one field: a wrong layout would otherwise give
// millions. Counting goes on. Messages never hold a value: there is no parameter for one.

#include "core/problem.hpp"
#include "ingest/input.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::ingest {

/// A problem with severity and remedy of its rule; the rule's title when `message` is empty.
[[nodiscard]] core::Problem make_problem(std::string_view code, core::Place place, std::string message = {});

class Report {
 public:
  using Kind = std::pair<std::string, std::string>;  ///< field and code
  using Counts = std::map<Kind, std::uint64_t>;
  /// Everything that was found, for keeping it (bus/cache.hpp).
  struct State {
    core::Problems problems;
    Counts seen;
    Counts nulls;
    std::uint64_t null_count{};
    bool failed{};
  };
  explicit Report(std::string file) : file_(std::move(file)) {}
  Report(std::string file, State state) : file_(std::move(file)), state_(std::move(state)) {}
  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] const std::string& file() const { return file_; }

  /// A problem at a place; the file name is filled in.
  void add(std::string_view code, core::Place place, std::string message = {});
  /// Counts more of a kind of problem that was added often enough to tell where they are.
  void add_unplaced(std::string_view code, const std::string& field, std::uint64_t count);
  /// As add, and counted as a value that became null.
  void null(std::string_view code, core::Place place, std::string message = {});
  /// Counts a required value that is absent, without a problem.
  void missing(const std::string& field) {
    ++said_;
    ++state_.nulls[{field, "missing"}];
  }
  /// Nothing of the file may be used.
  void fail(std::string_view code, core::Place place, std::string message = {});
  [[nodiscard]] bool failed() const { return state_.failed; }
  /// Values that became null, without those that are absent.
  [[nodiscard]] std::uint64_t nulls() const { return state_.null_count; }
  /// How often anything was said: the same as before when nothing was wrong since.
  [[nodiscard]] std::uint64_t said() const { return said_; }

  /// The problems, with one line per kind for those that were not stored, and the counts, into the input.
  void finish(core::Problems& problems, std::vector<FieldCount>& nulls) const;

 private:
  std::string file_;
  State state_;
  std::uint64_t said_{};
};

}  // namespace werkthet::ingest
