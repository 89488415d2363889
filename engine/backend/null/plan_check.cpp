// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/null/plan_check.h"

#include "engine/backend/null/kernel_check.h"

#include <set>

namespace glassbox::null {

namespace {

std::size_t bytes_of_buffer(const BufferSpec& spec) {
    return std::size_t(spec.elements) * bytes_of(spec.storage);
}

class PlanCheck {
  public:
    explicit PlanCheck(const Plan& plan) : plan_(plan), end_(int(plan.kernels.size())) {}

    std::string problem() {
        for (std::size_t i = 0; i < plan_.buffers.size() && problem_.empty(); ++i) check_buffer(i);
        if (problem_.empty()) check_sharing();
        for (int k = 0; k < end_ && problem_.empty(); ++k) check_kernel(k);
        for (const PlanOutput& output : plan_.outputs)
            if (problem_.empty()) check_output(output);
        for (const auto& [name, number] : plan_.feeds)
            if (problem_.empty() && (!exists(number) || buffer(number).place != Place::Feed))
                problem_ = "feed " + name + " has no buffer of its own";
        return problem_;
    }

  private:
    bool exists(int number) const { return number >= 0 && std::size_t(number) < plan_.buffers.size(); }
    const BufferSpec& buffer(int number) const { return plan_.buffers[std::size_t(number)]; }
    static std::string name(std::size_t number) { return "buffer " + std::to_string(number); }

    void check_buffer(std::size_t number) {
        const BufferSpec& spec = plan_.buffers[number];
        if (spec.elements < 1) problem_ = name(number) + " is empty";
        if (spec.place == Place::Store) {
            if (spec.key.empty()) problem_ = name(number) + " names no entry of the store";
            return;
        }
        if (spec.offset % 64) problem_ = name(number) + " does not begin on a multiple of 64 bytes";
        if (spec.offset + bytes_of_buffer(spec) > plan_.arena_bytes)
            problem_ = name(number) + " ends outside the arena";
    }

    /// Feeds are kept between runs, so nobody may share their memory.
    std::pair<int, int> lifetime(const BufferSpec& spec) const {
        return spec.place == Place::Feed ? std::pair(0, end_) : std::pair(spec.first_use, spec.last_use);
    }
    void check_sharing() {
        for (std::size_t i = 0; i < plan_.buffers.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (collide(plan_.buffers[i], plan_.buffers[j]))
                    problem_ = name(j) + " and " + name(i) + " lie on each other while both are in use";
    }
    bool collide(const BufferSpec& a, const BufferSpec& b) const {
        if (a.place == Place::Store || b.place == Place::Store) return false;
        const auto [a_first, a_last] = lifetime(a);
        const auto [b_first, b_last] = lifetime(b);
        if (a_first > a_last || b_first > b_last) return false;
        return a_first <= b_last && b_first <= a_last && a.offset < b.offset + bytes_of_buffer(b) &&
               b.offset < a.offset + bytes_of_buffer(a);
    }

    void check_kernel(int k) {
        const Kernel& kernel = plan_.kernels[std::size_t(k)];
        for (const std::vector<int>* accesses : {&kernel.reads, &kernel.writes})
            for (const int number : *accesses)
                if (problem_.empty()) check_access(k, number);
        for (const int number : kernel.reads)
            if (problem_.empty() && buffer(number).place == Place::Arena && !written_.contains(number))
                fail_in(k, "reads " + name(std::size_t(number)) + ", which nothing has written");
        written_.insert(kernel.writes.begin(), kernel.writes.end());
        if (!problem_.empty()) return;
        if (const std::string text = check_work(kernel, plan_); !text.empty()) fail_in(k, text);
    }
    void check_access(int k, int number) {
        if (!exists(number)) return fail_in(k, "uses a buffer that does not exist");
        const auto [first, last] = lifetime(buffer(number));
        if (buffer(number).place == Place::Arena && (k < first || k > last))
            fail_in(k, "uses " + name(std::size_t(number)) + " outside its lifetime");
    }
    void fail_in(int k, const std::string& text) {
        problem_ = "kernel " + std::to_string(k) + " (" + plan_.kernels[std::size_t(k)].origin + ") " + text;
    }

    void check_output(const PlanOutput& output) {
        if (!exists(output.buffer)) {
            problem_ = "output " + output.name + " has no buffer";
            return;
        }
        const BufferSpec& spec = buffer(output.buffer);
        if (output.shape.size() != spec.elements)
            problem_ = "output " + output.name + " is of another size than its buffer";
        if (spec.place == Place::Arena && spec.last_use < end_)
            problem_ = "output " + output.name + " does not live to the end";
        if (output.recorded == Recorded::Yes && spec.elements != 1)
            problem_ = "output " + output.name + " is recorded but no scalar";
    }

    const Plan& plan_;
    int end_;
    std::set<int> written_;
    std::string problem_;
};

} // namespace

std::string check_plan(const Plan& plan) {
    return PlanCheck(plan).problem();
}

} // namespace glassbox::null
