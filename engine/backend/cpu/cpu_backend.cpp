// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/cpu_backend.h"

#include "engine/backend/cpu/cpu_executable.h"

#include <array>
#include <cpuid.h>
#include <thread>
#include <unistd.h>

namespace glassbox::cpu {

namespace {

/// What the processor calls itself, without the padding that makers put in.
std::string brand() {
    std::array<unsigned, 12> words{};
    for (unsigned i = 0; i < 3; ++i)
        if (!__get_cpuid(0x80000002u + i, &words[i * 4], &words[i * 4 + 1], &words[i * 4 + 2],
                         &words[i * 4 + 3]))
            return "x86-64";
    std::array<char, sizeof words + 1> text{};
    std::memcpy(text.data(), words.data(), sizeof words);
    std::string name;
    for (const char c : std::string(text.data()))
        if (c != ' ' || (!name.empty() && name.back() != ' ')) name += c;
    while (!name.empty() && name.back() == ' ') name.pop_back();
    return name;
}

int usable_cores() {
    return std::max(1, int(std::thread::hardware_concurrency()));
}

class CpuBackend final : public Backend {
  public:
    explicit CpuBackend(int threads)
        : info_(cpu_info(threads)), pool_(std::make_shared<SharedPool>(info_.threads)) {}

    DeviceInfo info() const override { return info_; }
    Result<StorePtr> create_store(Storage precision) override {
        GLASSBOX_ASSERT(precision == Storage::F32 || precision == Storage::F64, "precision of a store");
        return std::make_shared<CpuStore>(precision);
    }
    Result<ExecutablePtr> compile(const Plan& plan, StorePtr store) override {
        auto own = std::dynamic_pointer_cast<CpuStore>(store);
        GLASSBOX_ASSERT(own && own->precision() == plan.precision, "a store of another device or precision");
        return CpuExecutable::make(plan, std::move(own), pool_);
    }

  private:
    DeviceInfo info_;
    std::shared_ptr<SharedPool> pool_;
};

} // namespace

DeviceInfo cpu_info(int threads) {
    DeviceInfo info;
    info.id = "cpu";
    info.threads = threads > 0 ? threads : usable_cores();
    info.name =
        brand() + ", AVX2, " + std::to_string(info.threads) + (info.threads == 1 ? " thread" : " threads");
    info.memory = std::uint64_t(sysconf(_SC_PHYS_PAGES)) * std::uint64_t(sysconf(_SC_PAGE_SIZE));
    return info;
}

BackendPtr open_cpu(int threads) {
    return std::make_shared<CpuBackend>(threads);
}

} // namespace glassbox::cpu
