// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ir/builder.h"

#include <QTest>

#include <functional>

using namespace glassbox;

namespace {

using F = ScalarFunction;

StoreEntry entry(std::string key, Role role, Shape shape) {
    StoreEntry result;
    result.key = std::move(key);
    result.role = role;
    result.shape = std::move(shape);
    return result;
}

std::shared_ptr<const Program> momentum_rule() {
    auto rule = std::make_shared<Program>();
    ProgramBuilder build(*rule);
    const ValueId velocity =
        build.add(build.scale(build.input("velocity", {}), 0.9), build.input("gradient", {}));
    const ValueId step = build.multiply(build.input("scalar0", {}), velocity);
    build.output("parameter", build.subtract(build.input("parameter", {}), step));
    build.output("velocity", velocity);
    return rule;
}

/// A right program with one of everything that verify() knows.
Program whole_program() {
    Program program;
    ProgramBuilder build(program);
    build.set_origin("dense");
    const ValueId x = build.input("x", Shape{batch_extent, 3});
    const ValueId w = build.stored(entry("w", Role::Parameter, Shape{3, 2}));
    const ValueId loss = build.sum_all(build.map(F::Square, {build.contract(x, w)}));
    build.declare(entry("w/velocity", Role::Moment, Shape{3, 2}));
    build.declare(entry("mean", Role::Statistic, Shape{}));
    build.write("mean", loss);
    build.update({build.gradient(loss, w), build.live("rate", 0.1)},
                 {{"w"}, {"velocity"}, 1, momentum_rule()});
    build.output("loss", loss, Recorded::Yes);
    return program;
}

Op& first(Program& program, OpKind kind) {
    for (Op& op : program.ops)
        if (op.kind == kind) return op;
    qFatal("no such op");
}

UpdateAttributes& update_of(Program& program) {
    return std::get<UpdateAttributes>(first(program, OpKind::Update).attributes);
}

/// The update's rule, altered.
void change_rule(Program& program, const std::function<void(Program&)>& change) {
    auto rule = std::make_shared<Program>(*update_of(program).rule);
    change(*rule);
    update_of(program).rule = rule;
}

struct Fault {
    const char* name;
    std::function<void(Program&)> plant;
    const char* problem;
    Stage stage = Stage::Lowered;
};

std::vector<Fault> op_faults() {
    return {
        {"an input that comes later", [](Program& p) { first(p, OpKind::Contract).inputs[0] = 3; },
         "does not come before"},
        {"an input of itself", [](Program& p) { first(p, OpKind::Contract).inputs[0] = 2; },
         "does not come before"},
        {"an input that is none", [](Program& p) { first(p, OpKind::Contract).inputs[0] = no_value; },
         "does not come before"},
        {"too few inputs", [](Program& p) { first(p, OpKind::Contract).inputs.pop_back(); },
         "takes 2 inputs"},
        {"foreign attributes",
         [](Program& p) { first(p, OpKind::Contract).attributes = ReshapeAttributes{}; },
         "attributes of another kind"},
        {"a wrong shape",
         [](Program& p) {
             first(p, OpKind::Contract).shape = Shape{batch_extent, 3};
         },
         "states real [N, 3], is real [N, 2]"},
        {"a wrong element", [](Program& p) { first(p, OpKind::Contract).element = Element::Integer; },
         "states integer"},
        {"operands that do not fit",
         [](Program& p) {
             first(p, OpKind::Contract).inputs = {1, 0};
         },
         "inner extents"},
        {"a live slot that is not declared", [](Program& p) { p.live.clear(); },
         "live slot \"rate\" is not declared"},
        {"a write to a parameter", [](Program& p) { p.store[2].role = Role::Parameter; }, "not a statistic"},
        {"a write to nothing", [](Program& p) { p.store.pop_back(); }, "no entry \"mean\""},
        {"a gradient left over", [](Program&) {}, "not expanded", Stage::Differentiated},
        {"a symbol in a shape",
         [](Program& p) {
             p = simplified(p);
             p.ops.resize(2);
             p.outputs.clear();
         },
         "has symbols", Stage::Bound},
        {"a symbol in the store",
         [](Program& p) {
             p.ops.clear();
             p.outputs.clear();
             p.store[0].shape = Shape{batch_extent};
         },
         "store entry \"w\"", Stage::Bound},
    };
}

std::vector<Fault> name_faults() {
    return {
        {"an entry twice", [](Program& p) { p.store.push_back(p.store[0]); }, "store entry \"w\" twice"},
        {"an entry without key", [](Program& p) { p.store.push_back({}); }, "store entry without a name"},
        {"a parameter with a storage", [](Program& p) { p.store[0].storage = Storage::U8; },
         "only data states a storage"},
        {"a slot twice", [](Program& p) { p.live.push_back(p.live[0]); }, "live slot \"rate\" twice"},
        {"an input twice", [](Program& p) { p.ops.push_back(first(p, OpKind::Input)); }, "input \"x\" twice"},
        {"an output twice", [](Program& p) { p.outputs.push_back(p.outputs[0]); }, "output \"loss\" twice"},
        {"an output of nothing", [](Program& p) { p.outputs[0].value = 99; }, "names no value"},
        {"an output of an effect", [](Program& p) { p.outputs[0].value = ValueId(p.ops.size()) - 1; },
         "makes no value"},
        {"a recorded tensor", [](Program& p) { p.outputs[0].value = 0; }, "no scalar"},
        {"an entry written twice", [](Program& p) { p.ops.push_back(first(p, OpKind::Write)); },
         "write to \"mean\" twice"},
        {"a parameter updated twice", [](Program& p) { p.ops.push_back(first(p, OpKind::Update)); },
         "write to \"w\" twice"},
    };
}

std::vector<Fault> update_faults() {
    return {
        {"an update of a statistic", [](Program& p) { p.store[0].role = Role::Statistic; },
         "not a parameter"},
        {"no moment",
         [](Program& p) {
             auto& [targets, moments, scalars, rule] = update_of(p); // Qt takes the word "slots"
             moments = {"speed"};
         },
         "no entry \"w/speed\""},
        {"a moment that is none", [](Program& p) { p.store[1].role = Role::Parameter; }, "not a moment"},
        {"a moment of another shape",
         [](Program& p) {
             p.store[1].shape = Shape{2, 3};
         },
         "its parameter"},
        {"no targets",
         [](Program& p) {
             update_of(p).targets.clear();
             first(p, OpKind::Update).inputs.erase(first(p, OpKind::Update).inputs.begin());
         },
         "no targets"},
        {"no rule", [](Program& p) { update_of(p).rule = nullptr; }, "no rule"},
        {"a rule that is wrong itself",
         [](Program& p) { change_rule(p, [](Program& r) { first(r, OpKind::Map).inputs.pop_back(); }); },
         "rule: "},
        {"a rule of tensors",
         [](Program& p) {
             change_rule(p, [](Program& r) {
                 for (Op& op : r.ops)
                     if (op.kind != OpKind::Constant) op.shape = Shape{2};
             });
         },
         "rule: holds a value of shape [2]"},
        {"a rule with another op",
         [](Program& p) {
             change_rule(p, [](Program& r) { ProgramBuilder(r).random(Distribution::Uniform, 1, {}); });
         },
         "rule: holds a random"},
        {"a rule with an unknown input",
         [](Program& p) { change_rule(p, [](Program& r) { ProgramBuilder(r).input("scalar1", {}); }); },
         "unknown input \"scalar1\""},
        {"a rule without a result",
         [](Program& p) { change_rule(p, [](Program& r) { r.outputs.pop_back(); }); },
         "no output \"velocity\""},
        {"a rule with a result too many",
         [](Program& p) { change_rule(p, [](Program& r) { ProgramBuilder(r).output("more", 0); }); },
         "more outputs"},
    };
}

std::vector<Fault> all_faults() {
    std::vector<Fault> faults;
    for (const auto& family : {op_faults(), name_faults(), update_faults()})
        faults.insert(faults.end(), family.begin(), family.end());
    return faults;
}

} // namespace

class VerifyTest : public QObject {
    Q_OBJECT

  private slots:
    void a_right_program_passes() {
        const Program program = whole_program();
        QCOMPARE(verify(program, Stage::Lowered), std::string());
        QCOMPARE(verify(simplified(program), Stage::Lowered), std::string());
        QCOMPARE(verify(bind(program, {4, 1}), Stage::Lowered), std::string());
        QCOMPARE(verify(*momentum_rule(), Stage::Bound), std::string());
    }

    void planted_faults_are_found_data() {
        QTest::addColumn<int>("number");
        const std::vector<Fault> faults = all_faults();
        for (std::size_t i = 0; i < faults.size(); ++i) QTest::newRow(faults[i].name) << int(i);
    }

    void planted_faults_are_found() {
        QFETCH(int, number);
        const Fault fault = all_faults()[std::size_t(number)];
        Program program = whole_program();
        fault.plant(program);
        const std::string problem = verify(program, fault.stage);
        QVERIFY2(problem.find(fault.problem) != std::string::npos, problem.c_str());
    }

    void a_problem_shows_the_op_and_its_block() {
        Program program = whole_program();
        first(program, OpKind::Contract).shape = Shape{5};
        const std::string problem = verify(program, Stage::Lowered);
        QVERIFY2(problem.starts_with("%2 = contract nn(%0, %1) : real [5]   ; dense\n"), problem.c_str());
    }
};

QTEST_APPLESS_MAIN(VerifyTest)
#include "verify_test.moc"
