#pragma once
// The proof that hidden counts stay uncertain: the least and the greatest value of each, by linear
// programming over all that is printed. Internal to this stage.

#include "disclosure/suppression.hpp"
#include "solver/linear_program.hpp"

#include <map>
#include <memory>

namespace werkthet::disclosure {

/// What readers must still be able to think of a count.
struct Room {
  std::int64_t width{};  ///< between the ends, at least
  std::int64_t reach{};  ///< the upper end, at least
  std::int64_t least{std::numeric_limits<std::int64_t>::max()};  ///< the lower end, at most
};

/// Does a range leave that room?
[[nodiscard]] bool has_room(const Range& range, const Room& room);

/// Counts that share classes, as one linear program over merged classes (classes that always stand together
/// are one unknown). Every count has a row, so that hiding one is lifting its limits. Throws
/// core::Error{privacy} when the solver does not end with an answer: then nothing is proved.
class Certificate {
 public:
  /// `members`: indexes of counts that share classes with each other and with no other.
  Certificate(const std::vector<Count>& counts, std::vector<std::size_t> members,
              const std::vector<Fate>& fates);

  [[nodiscard]] const std::vector<std::size_t>& members() const { return members_; }
  [[nodiscard]] bool possible() { return program_->possible(); }

  /// A few programs over many counts at once: their points clear most counts without a program of their own.
  void warm(const std::vector<std::size_t>& counts);
  /// The range of a count in whole people: to its ends, or, with a target, until it has that room.
  [[nodiscard]] Range range_of(std::size_t count, const Room* target);
  /// Other members whose print keeps the ends of the last range_of() where they are, the ones to be missed
  /// least first. Precondition: the last call was range_of(count), and it went to both ends.
  [[nodiscard]] std::vector<std::size_t> binding(const std::vector<Count>& counts,
                                                 const std::vector<Fate>& fates, std::size_t count) const;
  /// Lifts the limits of a count that is hidden from now on.
  void hide(std::size_t count);
  /// Fixes a count for a while, as somebody who knows it would; nullopt: as before.
  void know(std::size_t count, std::optional<std::int64_t> value);

  [[nodiscard]] std::size_t solved() const { return solved_; }

 private:
  struct Ends {
    double low;
    double high;
  };
  [[nodiscard]] double extreme(const solver::Terms& sum, bool maximise);

  std::vector<std::size_t> members_;
  std::map<std::size_t, std::size_t> row_of_;  ///< count -> row
  std::vector<solver::Row> rows_;
  std::unique_ptr<solver::LinearProgram> program_;
  std::map<std::size_t, Ends> seen_;  ///< row -> least and greatest value at points met on the way
  std::vector<double> prices_;        ///< by row, at both ends of the last range_of()
  std::size_t solved_{};
};

}  // namespace werkthet::disclosure
