#include "ingest/bus/parallel.hpp"

#include "core/error.hpp"
#include "ingest/bus/last_deliveries.hpp"

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <thread>
#include <utility>

#include <sys/stat.h>

namespace werkthet::ingest {
namespace {

void read_one(PlannedFile& file, const Layout& layout, const DeliveryForm& form, LastDeliveries& last) {
  try {
    const auto stream = open_source(file.source);
    const std::shared_ptr<const DeliveryFile> before = last.of(file.sender);
    if (auto read = read_delivery(*stream, file.source.name, layout, form, file.report, {},
                                  before ? &before->parsed : nullptr, last.space())) {
      file.read = last.shared(std::move(*read));
    }
  } catch (const core::Error& error) {
    if (error.kind() != core::ErrorKind::input && error.kind() != core::ErrorKind::output) {
      throw;
    }
    file.report.fail("E200", {}, error.message());
  } catch (const std::bad_alloc&) {
    file.report.fail("E200", {}, "the file is larger than the memory of this machine");
  }
  if (file.read && !(file.read->parsed.header == file.header)) {
    file.read.reset();
    file.report.fail("E212", {}, "the file says what it is after its first record, or says two things");
  }
  if (file.read) {
    last.remember(file.sender, file.read);
  }
}

/// The turns of the threads: who reads what, and who hands on.
class Turns {
 public:
  Turns(std::vector<PlannedFile>& files, std::size_t first, std::size_t window,
        const std::function<void(PlannedFile&)>& next, core::Log& log)
      : files_(files),
        states_(files.size()),
        window_(window),
        next_(next),
        log_(log),
        taken_(first),
        done_(first) {}

  template <class Read>
  void work(const Read& read, bool tells) {
    for (std::optional<std::size_t> i = take(); i; i = take()) {
      std::exception_ptr failure;
      try {
        read(files_[*i]);
      } catch (...) {
        failure = std::current_exception();
      }
      give(*i, failure, tells);
    }
  }
  void rethrow() {
    if (failure_) {
      std::rethrow_exception(failure_);
    }
  }

 private:
  struct State {
    bool ready{};
    std::exception_ptr failure;
  };

  std::optional<std::size_t> take() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return taken_ >= files_.size() || taken_ < done_ + window_ || failure_; });
    if (taken_ >= files_.size() || failure_) {
      return std::nullopt;
    }
    return taken_++;
  }

  /// Whoever finds the next file ready hands it on; the lock is open meanwhile, so that the others go on
  /// reading.
  void give(std::size_t i, std::exception_ptr failure, bool tells) {
    std::unique_lock lock(mutex_);
    states_[i] = {true, std::move(failure)};
    while (!handing_on_ && !failure_ && done_ < files_.size() && states_[done_].ready) {
      handing_on_ = true;
      PlannedFile& file = files_[done_];
      std::exception_ptr problem = states_[done_].failure;
      lock.unlock();
      if (!problem) {
        try {
          next_(file);
        } catch (...) {
          problem = std::current_exception();
        }
      }
      file.read.reset();
      lock.lock();
      handing_on_ = false;
      failure_ = problem;
      ++done_;
      room_.notify_all();
    }
    if (tells) {  // the log belongs to this thread
      log_.progress(done_, files_.size());
    }
  }

  std::vector<PlannedFile>& files_;
  std::vector<State> states_;
  std::size_t window_;
  const std::function<void(PlannedFile&)>& next_;
  core::Log& log_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::size_t taken_;
  std::size_t done_;
  bool handing_on_{};
  std::exception_ptr failure_;
};

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

FileIdentity identity_of(const SourceFile& source) {
  struct stat info {};
  if (::stat(source.path.c_str(), &info) != 0) {
    return {};
  }
  return {source.name, static_cast<std::uint64_t>(info.st_size), nanoseconds(info.st_mtim),
          nanoseconds(info.st_ctim), info.st_ino};
}

std::optional<DeliveryHeader> header_of(const SourceFile& source, const Layout& layout,
                                        const DeliveryForm& form, Report& report) {
  // What is wrong in the first record is said when the whole file is read.
  Report first(source.name);
  std::optional<DeliveryHeader> header;
  try {
    const auto stream = open_source(source);
    header = read_delivery_header(*stream, source.name, layout, form, first);
  } catch (const core::Error& error) {
    first.fail("E200", {}, error.message());
  }
  if (!header) {
    report = first;
  }
  return header;
}

void read_in_order(std::vector<PlannedFile>& files, std::size_t first, const Layout& layout,
                   const DeliveryForm& form, unsigned threads, core::Log& log,
                   const std::function<void(PlannedFile&)>& next) {
  const std::size_t workers =
      std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(files.size() - first, 1));
  Turns turns(files, first, workers, next, log);
  const auto last = std::make_shared<LastDeliveries>();
  const auto read = [&](PlannedFile& file) { read_one(file, layout, form, *last); };
  {
    std::vector<std::jthread> helpers;
    for (std::size_t t = 1; t < workers; ++t) {
      helpers.emplace_back([&] { turns.work(read, false); });
    }
    turns.work(read, true);
  }
  turns.rethrow();
}

}  // namespace werkthet::ingest
