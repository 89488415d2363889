// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis_service.h"

#include <condition_variable>
#include <ctime>
#include <deque>
#include <mutex>
#include <thread>

namespace glassbox::app {

namespace {

/// What a hand is moving goes before everything that only looks on.
const QString urgent = QStringLiteral("now");

/// Processor time of this thread: what the job takes from the training, however long it was kept waiting.
double spentMilliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * double(now.tv_sec) + 1e-6 * double(now.tv_nsec);
}

} // namespace

/// The thread, its queue of jobs and the parameters that they see.
struct AnalysisService::Worker {
    Worker(AnalysisService& owner, CheckedGraph checked, Sources data)
        : service(owner), graph(std::move(checked)), sources(std::move(data)), thread([this] { loop(); }) {}
    ~Worker() {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
        }
        changed.notify_all();
        thread.join();
    }

    struct Entry {
        QString channel;
        Job job;
    };
    void loop();
    bool next(Entry& entry);
    void load(AnalysisSession& session);
    void run(AnalysisSession& session, const Entry& entry);

    AnalysisService& service;
    const CheckedGraph graph;
    const Sources sources;
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::deque<Entry> waiting;
    std::shared_ptr<const Tensors> tensors;
    std::uint64_t step = 0;
    bool stopping = false;
    bool working = false;
    std::shared_ptr<const Tensors> loaded;                      ///< Of the thread alone.
    std::uint64_t loadedStep = 0;                               ///< Likewise.
    std::shared_ptr<bool> alive = std::make_shared<bool>(true); ///< Of the window's thread alone.
    std::thread thread; ///< Last: everything above exists when it starts.
};

bool AnalysisService::Worker::next(Entry& entry) {
    std::unique_lock lock(mutex);
    working = false;
    changed.wait(lock, [this] { return stopping || (!waiting.empty() && tensors); });
    if (stopping) return false;
    working = true;
    entry = std::move(waiting.front());
    waiting.pop_front();
    return true;
}

void AnalysisService::Worker::load(AnalysisSession& session) {
    std::shared_ptr<const Tensors> newest;
    std::uint64_t newestStep = 0;
    {
        const std::lock_guard lock(mutex);
        newest = tensors;
        newestStep = step;
    }
    if (newest == loaded || !session.load(*newest)) return;
    loaded = newest;
    loadedStep = newestStep;
}

void AnalysisService::Worker::run(AnalysisSession& session, const Entry& entry) {
    const double start = spentMilliseconds();
    load(session);
    Answer answer = entry.job(session, loadedStep);
    const double cost = spentMilliseconds() - start;
    QMetaObject::invokeMethod(
        &service,
        [this, answer = std::move(answer), channel = entry.channel, cost,
         still = std::weak_ptr<bool>(alive)] {
            if (!still.lock()) return;
            if (answer) answer();
            if (still.lock()) Q_EMIT service.done(channel, cost);
        },
        Qt::QueuedConnection);
}

void AnalysisService::Worker::loop() {
    const auto backend = open_device("cpu", {1});
    if (!backend) return;
    const auto session = AnalysisSession::start(graph, sources, *backend);
    if (!session) return;
    for (Entry entry; next(entry);) run(**session, entry);
}

AnalysisService::AnalysisService(QObject* parent) : QObject(parent) {}

AnalysisService::~AnalysisService() = default;

void AnalysisService::open(const CheckedGraph& graph, const Sources& sources) {
    close();
    worker_ = std::make_unique<Worker>(*this, graph, sources);
}

void AnalysisService::close() {
    worker_.reset();
}

bool AnalysisService::isOpen() const {
    return worker_ != nullptr;
}

void AnalysisService::setTensors(std::shared_ptr<const Tensors> tensors, std::uint64_t step) {
    if (!worker_) return;
    {
        const std::lock_guard lock(worker_->mutex);
        worker_->tensors = std::move(tensors);
        worker_->step = step;
    }
    worker_->changed.notify_all();
}

std::uint64_t AnalysisService::step() const {
    if (!worker_) return 0;
    const std::lock_guard lock(worker_->mutex);
    return worker_->step;
}

void AnalysisService::request(const QString& channel, Job job) {
    if (!worker_) return;
    {
        const std::lock_guard lock(worker_->mutex);
        auto& waiting = worker_->waiting;
        const auto same = std::find_if(waiting.begin(), waiting.end(),
                                       [&](const Worker::Entry& entry) { return entry.channel == channel; });
        if (same != waiting.end())
            same->job = std::move(job);
        else if (channel == urgent)
            waiting.push_front({channel, std::move(job)});
        else
            waiting.push_back({channel, std::move(job)});
    }
    worker_->changed.notify_all();
}

bool AnalysisService::isBusy() const {
    if (!worker_) return false;
    const std::lock_guard lock(worker_->mutex);
    return worker_->working || !worker_->waiting.empty();
}

} // namespace glassbox::app
