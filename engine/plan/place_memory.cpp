// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plan/place_memory.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace glassbox {

namespace {

constexpr std::size_t alignment = 64;

std::size_t aligned(std::size_t bytes) {
    return (bytes + alignment - 1) / alignment * alignment;
}

std::size_t bytes_of(const BufferSpec& buffer) {
    return aligned(std::size_t(buffer.elements) * bytes_of(buffer.storage));
}

/// Buffers that are placed as one block, in this order.
struct Block {
    std::vector<int> buffers;
    std::size_t bytes = 0;
    int first = 0;
    int last = 0;
    std::size_t offset = 0;
};

class MemoryPlacer {
  public:
    explicit MemoryPlacer(Plan& plan) : plan_(plan) {}

    void place() {
        find_groups();
        find_lifetimes();
        share_products_with_epilogues();
        work_in_place();
        find_lifetimes();
        place_blocks();
        number_levels();
    }

  private:
    BufferSpec& buffer(int number) { return plan_.buffers[std::size_t(number)]; }
    bool in_arena(int number) { return buffer(number).place == Place::Arena; }

    /// The gradients of one update lie side by side, so that a device may take them as one run.
    void find_groups() {
        group_.assign(plan_.buffers.size(), -1);
        for (const Kernel& kernel : plan_.kernels) {
            const auto* update = std::get_if<UpdateKernel>(&kernel.work);
            if (!update) continue;
            std::vector<int> members;
            for (const UpdateSegment& segment : update->segments)
                if (in_arena(segment.gradient) && group_[std::size_t(segment.gradient)] < 0) {
                    members.push_back(segment.gradient);
                    group_[std::size_t(segment.gradient)] = int(groups_.size());
                }
            groups_.push_back(std::move(members));
        }
    }

    void find_lifetimes() {
        const int end = int(plan_.kernels.size());
        used_.assign(plan_.buffers.size(), 0);
        for (BufferSpec& spec : plan_.buffers) spec.first_use = end, spec.last_use = -1;
        for (int k = 0; k < end; ++k) {
            const Kernel& kernel = plan_.kernels[std::size_t(k)];
            for (const std::vector<int>* accesses : {&kernel.reads, &kernel.writes})
                for (const int number : *accesses) use(number, k);
        }
        for (const PlanOutput& output : plan_.outputs) use(output.buffer, end), pinned_.insert(output.buffer);
        for (const auto& [name, number] : plan_.feeds) use(number, 0), use(number, end);
    }

    void use(int number, int kernel) {
        used_[std::size_t(number)] = 1;
        buffer(number).first_use = std::min(buffer(number).first_use, kernel);
        buffer(number).last_use = std::max(buffer(number).last_use, kernel);
    }

    bool free_to_share(int number) {
        return in_arena(number) && group_[std::size_t(number)] < 0 && !pinned_.contains(number);
    }

    /// The raw product that only its own epilogue reads needs no memory of its own.
    void share_products_with_epilogues() {
        for (int k = 0; k < int(plan_.kernels.size()); ++k) {
            Kernel& kernel = plan_.kernels[std::size_t(k)];
            if (auto* contract = std::get_if<ContractKernel>(&kernel.work))
                share(k, contract->epilogue, contract->c);
            if (auto* convolve = std::get_if<ConvolveKernel>(&kernel.work))
                share(k, convolve->epilogue, convolve->result);
        }
    }

    void share(int k, const std::optional<MapKernel>& epilogue, int product) {
        if (!epilogue || !free_to_share(product) || buffer(product).last_use != k) return;
        replace(product, epilogue->outputs[0].buffer);
    }

    void work_in_place() {
        for (int k = 0; k < int(plan_.kernels.size()); ++k) {
            const auto* map = std::get_if<MapKernel>(&plan_.kernels[std::size_t(k)].work);
            if (!map || !free_to_share(map->outputs[0].buffer)) continue;
            const int source = dying_input(*map, k);
            if (source < 0) continue;
            const int target = map->outputs[0].buffer;
            buffer(source).last_use = buffer(target).last_use;
            replace(target, source);
        }
    }

    /// An input that the kernel reads for the last time, walked just as the output is.
    int dying_input(const MapKernel& map, int k) {
        const Operand& output = map.outputs[0];
        const BufferSpec& to = buffer(output.buffer);
        if (to.first_use != k) return -1; // Concatenations and paddings are written in parts.
        for (const Operand& input : map.inputs) {
            const BufferSpec& from = buffer(input.buffer);
            const auto walks = std::count_if(map.inputs.begin(), map.inputs.end(), [&](const Operand& other) {
                return other.buffer == input.buffer;
            });
            if (free_to_share(input.buffer) && from.last_use == k && walks == 1 &&
                from.storage == to.storage && from.elements == to.elements && input.offset == output.offset &&
                input.strides == output.strides)
                return input.buffer;
        }
        return -1;
    }

    void replace(int from, int to) {
        for (Kernel& kernel : plan_.kernels) {
            if (!std::binary_search(kernel.reads.begin(), kernel.reads.end(), from) &&
                !std::binary_search(kernel.writes.begin(), kernel.writes.end(), from))
                continue;
            std::visit([&](auto& work) { replace_in(work, from, to); }, kernel.work);
            note(kernel, from, to);
        }
    }

    static void note(Kernel& kernel, int from, int to) {
        for (std::vector<int>* accesses : {&kernel.reads, &kernel.writes}) {
            std::replace(accesses->begin(), accesses->end(), from, to);
            std::sort(accesses->begin(), accesses->end());
            accesses->erase(std::unique(accesses->begin(), accesses->end()), accesses->end());
        }
    }

    static void swap(int& number, int from, int to) {
        if (number == from) number = to;
    }
    static void replace_in(MapKernel& kernel, int from, int to) {
        for (Operand& input : kernel.inputs) swap(input.buffer, from, to);
        for (Operand& output : kernel.outputs) swap(output.buffer, from, to);
    }
    static void replace_in(ReduceKernel& kernel, int from, int to) {
        for (Operand& input : kernel.inputs) swap(input.buffer, from, to);
        swap(kernel.output.buffer, from, to);
    }
    static void replace_in(ContractKernel& kernel, int from, int to) {
        for (int* number : {&kernel.a, &kernel.b, &kernel.c}) swap(*number, from, to);
        if (kernel.epilogue) replace_in(*kernel.epilogue, from, to);
    }
    static void replace_in(ConvolveKernel& kernel, int from, int to) {
        for (int* number : {&kernel.first, &kernel.second, &kernel.result}) swap(*number, from, to);
        if (kernel.epilogue) replace_in(*kernel.epilogue, from, to);
    }
    static void replace_in(WindowKernel& kernel, int from, int to) {
        for (int& input : kernel.inputs) swap(input, from, to);
        swap(kernel.result, from, to);
    }
    static void replace_in(GatherKernel& kernel, int from, int to) {
        for (int* number : {&kernel.table, &kernel.index, &kernel.result}) swap(*number, from, to);
    }
    static void replace_in(ScatterAddKernel& kernel, int from, int to) {
        for (int* number : {&kernel.values, &kernel.index, &kernel.result}) swap(*number, from, to);
    }
    static void replace_in(RandomKernel& kernel, int from, int to) { swap(kernel.result, from, to); }
    static void replace_in(BatchIndexKernel& kernel, int from, int to) { swap(kernel.result, from, to); }
    static void replace_in(WarpKernel& kernel, int from, int to) {
        for (int* number : {&kernel.pictures, &kernel.map, &kernel.result}) swap(*number, from, to);
    }
    static void replace_in(UpdateKernel& kernel, int from, int to) {
        for (UpdateSegment& segment : kernel.segments) swap(segment.gradient, from, to);
        for (int& number : kernel.scalars) swap(number, from, to);
    }

    std::vector<Block> blocks() {
        std::vector<Block> list;
        for (const std::vector<int>& members : groups_) list.push_back({members});
        for (int number = 0; number < int(plan_.buffers.size()); ++number)
            if (buffer(number).place != Place::Store && used_[std::size_t(number)] &&
                group_[std::size_t(number)] < 0)
                list.push_back({{number}});
        for (Block& block : list) {
            block.first = int(plan_.kernels.size());
            for (const int number : block.buffers) {
                block.bytes += bytes_of(buffer(number));
                block.first = std::min(block.first, buffer(number).first_use);
                block.last = std::max(block.last, buffer(number).last_use);
            }
        }
        return list;
    }

    void place_blocks() {
        std::vector<Block> list = blocks();
        std::stable_sort(list.begin(), list.end(),
                         [](const Block& a, const Block& b) { return a.bytes > b.bytes; });
        std::vector<const Block*> placed;
        for (Block& block : list) {
            block.offset = lowest_free(block, placed);
            placed.push_back(&block);
            std::size_t offset = block.offset;
            for (const int number : block.buffers) {
                buffer(number).offset = offset;
                offset += bytes_of(buffer(number));
            }
            plan_.arena_bytes = std::max(plan_.arena_bytes, offset);
            plan_.bytes_without_sharing += block.bytes;
        }
    }

    static std::size_t lowest_free(const Block& block, const std::vector<const Block*>& placed) {
        std::vector<const Block*> alive;
        for (const Block* other : placed)
            if (other->first <= block.last && block.first <= other->last) alive.push_back(other);
        std::sort(alive.begin(), alive.end(), [](auto* a, auto* b) { return a->offset < b->offset; });
        std::size_t offset = 0;
        for (const Block* other : alive) {
            if (offset + block.bytes <= other->offset) break;
            offset = std::max(offset, other->offset + other->bytes);
        }
        return offset;
    }

    bool overlap(int a, int b) {
        if (a == b) return true;
        const BufferSpec& x = buffer(a);
        const BufferSpec& y = buffer(b);
        if (x.place == Place::Store || y.place == Place::Store) return false;
        return x.offset < y.offset + bytes_of(y) && y.offset < x.offset + bytes_of(x);
    }

    bool overlap(const std::vector<int>& a, const std::vector<int>& b) {
        for (const int x : a)
            for (const int y : b)
                if (overlap(x, y)) return true;
        return false;
    }

    void number_levels() {
        for (std::size_t k = 0; k < plan_.kernels.size(); ++k) {
            Kernel& kernel = plan_.kernels[k];
            for (std::size_t j = 0; j < k; ++j) {
                const Kernel& earlier = plan_.kernels[j];
                if (earlier.level < kernel.level) continue;
                if (overlap(kernel.reads, earlier.writes) || overlap(kernel.writes, earlier.reads) ||
                    overlap(kernel.writes, earlier.writes))
                    kernel.level = earlier.level + 1;
            }
        }
    }

    Plan& plan_;
    std::vector<int> group_;
    std::vector<std::vector<int>> groups_;
    std::vector<std::uint8_t> used_;
    std::set<int> pinned_;
};

} // namespace

void place_memory(Plan& plan) {
    MemoryPlacer(plan).place();
}

} // namespace glassbox
