// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/lower.h"
#include "tests/support/example_run.h"

#include <QtTest>

using namespace glassbox;

namespace {

/// Trainable numbers of each block, counted in the store of the whole training phase.
std::map<std::string, std::int64_t> stored(const CheckedGraph& graph) {
    std::map<std::string, std::int64_t> counts;
    for (const StoreEntry& entry : Module(graph).store())
        if (entry.role == Role::Parameter) counts[entry.block] += entry.shape.count().factor;
    return counts;
}

std::map<std::string, std::int64_t> without_zeros(std::map<std::string, std::int64_t> counts) {
    std::erase_if(counts, [](const auto& count) { return count.second == 0; });
    return counts;
}

} // namespace

class ParameterCountsTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void areThoseOfTheStore_data() {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"xor", "spirals-mlp", "digits-linear", "digits-mlp", "digits-cnn", "table-mlp"})
            QTest::newRow(name) << name;
    }

    void areThoseOfTheStore() {
        QFETCH(QString, name);
        const Model model = example(name.toStdString());
        const CheckedGraph graph = checked(model, open_sources(model));
        QVERIFY(!stored(graph).empty());
        QCOMPARE(without_zeros(parameter_counts(graph)), stored(graph));
    }

    /// What is known of an earlier graph is taken over only where it still holds: an edit upstream changes
    /// what a block downstream has.
    void followEdits() {
        Model model = example("digits-cnn");
        const Sources sources = open_sources(model);
        CheckedGraph before = checked(model, sources);
        auto counts = parameter_counts(before);
        auto& blocks = model.main().blocks;
        const std::function<void()> edits[] = {
            [&] { blocks.at("conv1").parameters["filters"] = std::int64_t(5); },
            [&] { blocks.at("hidden").parameters["units"] = std::int64_t(17); },
            [&] { blocks.at("conv2").muted = true; },
            [&] { blocks.at("conv2").muted = false; },
            [&] { blocks.at("dropout").parameters["rate"] = 0.5; },
        };
        for (const auto& edit : edits) {
            edit();
            CheckedGraph graph = checked(model, sources);
            counts = parameter_counts(graph, before, counts);
            QCOMPARE(counts, parameter_counts(graph));
            QCOMPARE(without_zeros(counts), stored(graph));
            before = std::move(graph);
        }
    }
};

QTEST_GUILESS_MAIN(ParameterCountsTest)
#include "parameter_counts_test.moc"
