// SPDX-License-Identifier: GPL-3.0-or-later
// Third stage: a topological order with ties by id, and the cycles that stand in its way.
#include "engine/check/checker.h"

#include <algorithm>

namespace glassbox {

namespace {

/// Kahn's algorithm ("Topological sorting of large networks", CACM 1962), which takes a cycle out where it is
/// stuck.
class Sorting {
  public:
    explicit Sorting(Checker& checker) : checker_(checker) {
        for (const auto& [id, use] : checker.uses) waiting_for_[id] = 0;
        for (const Wire& wire : checker.wires) {
            ++waiting_for_[wire.to.block];
            readers_[wire.from.block].push_back(wire.to.block);
        }
        for (const auto& [id, count] : waiting_for_)
            if (count == 0) ready_.insert(id);
    }

    void run() {
        take_ready();
        while (!waiting_for_.empty()) {
            const std::vector<std::string> cycle = find_cycle();
            report(cycle);
            for (const std::string& id : cycle) take(id);
            take_ready();
        }
    }

  private:
    void take_ready() {
        while (!ready_.empty()) take(std::string(*ready_.begin()));
    }

    void take(const std::string& id) {
        ready_.erase(id);
        waiting_for_.erase(id);
        checker_.order.push_back(id);
        for (const std::string& reader : readers_[id]) {
            const auto place = waiting_for_.find(reader);
            if (place != waiting_for_.end() && --place->second == 0) ready_.insert(reader);
        }
    }

    /// A block upstream of `id` that waits, too; there always is one while nothing is ready.
    std::string waiting_source(const std::string& id) const {
        for (const auto& source : checker_.uses.at(id).checked.sources)
            if (source && waiting_for_.contains(source->block)) return source->block;
        GLASSBOX_ASSERT(false, id);
    }

    /// Walks upstream until a block comes again; in the direction of the wires, the smallest id first.
    std::vector<std::string> find_cycle() const {
        std::vector<std::string> walk;
        std::set<std::string> seen;
        std::string id = waiting_for_.begin()->first;
        for (; seen.insert(id).second; id = waiting_source(id)) walk.push_back(id);
        walk.erase(walk.begin(), std::find(walk.begin(), walk.end(), id));
        std::reverse(walk.begin(), walk.end());
        std::rotate(walk.begin(), std::min_element(walk.begin(), walk.end()), walk.end());
        return walk;
    }

    void report(const std::vector<std::string>& cycle) {
        std::string path;
        for (const std::string& id : cycle) path.append(id).append(" → ");
        path.append(cycle.front());
        checker_.report(Severity::Error, "check.cycle", cycle.front(), "", {{"path", path}});
        for (const std::string& id : cycle) checker_.uses.at(id).sound = false;
    }

    Checker& checker_;
    std::map<std::string, int> waiting_for_; ///< Number of inputs whose source was not taken yet.
    std::map<std::string, std::vector<std::string>> readers_;
    std::set<std::string> ready_;
};

} // namespace

void Checker::find_order() {
    Sorting(*this).run();
}

} // namespace glassbox
