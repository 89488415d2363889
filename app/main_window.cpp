// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include "app/adversarial/lab_controller.h"
#include "app/canvas_controller.h"
#include "app/cli/document_loading.h"
#include "app/docks/dock_area.h"
#include "app/docks/gradients_panel.h"
#include "app/docks/inspector_panel.h"
#include "app/docks/loss_panel.h"
#include "app/docks/palette_panel.h"
#include "app/docks/problems_panel.h"
#include "app/docks/weights_panel.h"
#include "app/inside_controller.h"
#include "app/run_controls.h"
#include "app/shell.h"
#include "app/style_sheet.h"
#include "app/texts/texts.h"
#include "app/toolbar.h"
#include "app/weights_file.h"
#include "app/window_room.h"
#include "editor/number_text.h"
#include "editor/paint/icons.h"
#include "editor/scene/minimap.h"
#include "engine/model/model_json.h"

#include <QApplication>
#include <QCloseEvent>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

namespace glassbox::app {

using editor::Token;

namespace {

/// Part of a core that the numbers on toolbar, blocks and inspector may take, and milliseconds between them.
constexpr double progressShare = 0.01;
constexpr int progressInterval = 250;

} // namespace

MainWindow::MainWindow(Memory memory)
    : MainWindow(memory, memory == Memory::Kept ? usualAutosave() : AutosavePlan()) {}

MainWindow::MainWindow(Memory memory, const AutosavePlan& plan)
    : settings_(memory), live_(document_, session_), actions_(this), scene_(document_) {
    setWindowTitle("Glassbox");
    resize(1440, 900);
    actions_.get("view.minimap")->setChecked(true);
    actions_.get("view.palette")->setChecked(true);
    actions_.get("chart.log")->setChecked(true);
    shell_ = new Shell(*this, settings_, plan);
    build();
    canvas_ = std::make_unique<CanvasController>(document_, scene_, *view_, actions_, *palette_, this);
    progressPacer_ = new Pacer([this] { showProgress(); }, progressShare, this, progressInterval);
    connectActions();
    connectViews();
    shell_->connectAll();
    setTheme(shell_->theme());
    restoreLayout();
    showDocument();
    showState();
}

/// The shell and the lab hear the document, which ends first.
MainWindow::~MainWindow() {
    // A field that has the keyboard takes over what stands in it when it loses it; the document is still
    // there.
    hide();
    // They look at the window's events, of which the last come when it is a window no more.
    delete room_;
    delete lab_;
    delete shell_;
}

void MainWindow::connectActions() {
    auto on = [this](const char* id, auto function) {
        connect(actions_.get(id), &QAction::triggered, this, function);
    };
    on("file.quit", [this] { close(); });
    on("edit.undo", [this] { document_.undoStack().undo(); });
    on("edit.redo", [this] { document_.undoStack().redo(); });
    on("train.play", [this] { playOrPause(); });
    on("train.step", [this] { session_.step(); });
    on("train.reset", [this] { session_.reset(); });
    on("view.fit", [this] { view_->fit(editor::Travel::Smooth); });
    on("view.zoom-in", [this] { view_->zoomAt(view_->rect().center(), 1.25); });
    on("view.zoom-out", [this] { view_->zoomAt(view_->rect().center(), 0.8); });
    on("view.search", [this] {
        actions_.get("view.palette")->setChecked(true);
        palette_->focusSearch();
    });
    on("view.next-problem", [this] {
        showDock("problems");
        problems_->next();
    });
    connect(actions_.get("view.minimap"), &QAction::toggled, view_->minimap(), &QWidget::setVisible);
    connect(actions_.get("view.reduced-motion"), &QAction::toggled, this, [this](bool reduced) {
        view_->setMotion(reduced ? editor::Motion::Reduced : editor::Motion::Full);
    });
    QUndoStack& stack = document_.undoStack();
    connect(&stack, &QUndoStack::canUndoChanged, actions_.get("edit.undo"), &QAction::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, actions_.get("edit.redo"), &QAction::setEnabled);
    connect(&shell_->files(), &DocumentFiles::changed, this, &MainWindow::showDocument);
    actions_.get("edit.undo")->setEnabled(false);
    actions_.get("edit.redo")->setEnabled(false);
}

void MainWindow::connectViews() {
    connect(&session_, &TrainingSession::stateChanged, this, &MainWindow::showState);
    connect(&session_, &TrainingSession::advanced, progressPacer_, &Pacer::request);
    connect(&live_, &LiveModel::began, this, &MainWindow::showModel);
    connect(&live_, &LiveModel::standingChanged, this, &MainWindow::showState);
    connect(&session_, &TrainingSession::swapped, this, [this] {
        const SnapshotPtr snapshot = session_.snapshot();
        showModel(snapshot->model->graph, snapshot->model->sources);
    });
    connect(runControls_, &RunControls::deviceChosen, this,
            [this](const QString& id, const std::optional<Error>& error) {
                if (error) failures_ = {*error};
                if (!error) settings_.set("train/device", id);
                showState();
            });
    connect(&scene_, &editor::GraphScene::selectionChanged, this, [this](const QString& id) {
        inspector_->showBlocks(scene_.selection());
        weights_->chooseBlock(id.toStdString());
        inside_->chooseBlock(id.toStdString());
        watchWeights();
    });
    connect(view_, &editor::GraphView::zoomChanged, this,
            [this](double zoom) { zoom_->setText(QString("%1 %").arg(qRound(zoom * 100))); });
    connect(palette_, &PalettePanel::kindChosen, this, [this](const QString& kind) {
        scene_.select({});
        inspector_->showKind(kind);
    });
    connect(weights_, &WeightsPanel::chosenChanged, this, &MainWindow::watchWeights);
    connect(actions_.get("edit.data"), &QAction::triggered, this, [this] { openDataDialog(); });
    connect(inspector_, &InspectorPanel::dataWanted, this,
            [this](const QString& block) { openDataDialog({}, block); });
    connect(inspector_, &InspectorPanel::made, this,
            [this](const editor::BlockIds& ids) { scene_.setSelection(ids); });
    for (ChartPanel* panel : {static_cast<ChartPanel*>(loss_), static_cast<ChartPanel*>(gradients_)})
        connect(panel, &ChartPanel::failed, this, [this](const Error& error) {
            failures_.push_back(error);
            showState();
            showDock("problems");
        });
    connect(problems_, &ProblemsPanel::counted, this, &MainWindow::showProblems);
    connect(problems_, &ProblemsPanel::blockChosen, this, &MainWindow::selectBlock);
    connect(problems_, &ProblemsPanel::runRemedyWanted, &live_, &LiveModel::recover);
}

void MainWindow::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    const bool dark = theme.tone() == editor::Tone::Dark;
    setPalette(paletteOf(theme));
    setStyleSheet(app::styleSheet(theme));
    actions_.setTheme(theme);
    actions_.setIcon("view.theme", dark ? "sun" : "moon", dark ? "ui.action.light" : "ui.action.dark");
    toolbar_->setTheme(theme);
    palette_->setTheme(theme);
    view_->setTheme(theme);
    inspector_->setTheme(theme);
    loss_->setTheme(theme);
    gradients_->setTheme(theme);
    weights_->setTheme(theme);
    inside_->setTheme(theme);
    lab_->page()->setTheme(theme);
    problems_->setTheme(theme);
    shell_->setTheme(theme);
    room_->setTheme(theme);
    zoom_->setFixedWidth(zoom_->fontMetrics().horizontalAdvance("0 000 %"));
    showDocument();
    showProblems();
    showProgress();
}

void MainWindow::selectBlock(const QString& id) {
    scene_.select(id.toStdString());
    view_->reveal(id.toStdString());
}

void MainWindow::report(const Error& error) {
    failures_ = {error};
    showState();
    showDock("problems");
}

cli::CommandLine MainWindow::callFor(const Origin& origin) const {
    cli::CommandLine call;
    call.device = call_.device;
    call.threads = call_.threads;
    call.file = origin.place.toStdString();
    return call;
}

void MainWindow::open(const cli::CommandLine& call) {
    auto model = load_model(call.file);
    if (!model) return report(model.error());
    open(std::move(*model), call, originOf(QString::fromStdString(call.file)));
}

void MainWindow::open(Model model, const cli::CommandLine& call, const Origin& origin) {
    auto opened = cli::prepareDocument(std::move(model), call);
    if (!opened) return report(opened.error());
    failures_.clear();
    call_ = call;
    LiveModel::Opening opening{opened->sources, {}, cli::folderOf(call.file), weightsFor(call)};
    for (const cli::SourceError& failed : opened->sourceErrors)
        opening.errors.emplace(failed.block, failed.error);
    live_.expect(std::move(opening));
    chooseDevice(call);
    document_.open(std::move(opened->model), infos_of(opened->sources), origin.name);
    shell_->files().took(origin);
    weights_->loadChoices();
    gradients_->loadChoices();
    showDocument();
    showState();
    if (problems_->errors() > 0) showDock("problems");
}

/// Weights that were asked for, or else those beside the document, where it was saved with them.
std::optional<Checkpoint> MainWindow::weightsFor(const cli::CommandLine& call) {
    if (call.load.empty() && call.file.empty()) return {};
    const std::filesystem::path file =
        call.load.empty() ? weightsFileOf(call.file) : std::filesystem::path(call.load);
    std::error_code ignored;
    if (call.load.empty() && (settings_.memory() == Memory::None || !std::filesystem::exists(file, ignored)))
        return {};
    auto checkpoint = load_checkpoint(file);
    if (checkpoint) return std::move(*checkpoint);
    failures_.push_back(checkpoint.error());
    return {};
}

/// The one that is asked for, or else the one that was chosen last.
void MainWindow::chooseDevice(const cli::CommandLine& call) {
    std::string id = call.device;
    if (id == "auto") id = settings_.value("train/device", "auto").toString().toStdString();
    auto chosen = live_.setDevice(id, call.threads);
    // One that was remembered may be gone.
    if (!chosen && id != call.device) chosen = live_.setDevice(call.device, call.threads);
    if (!chosen) failures_.push_back(chosen.error());
}

/// A model begins to be trained, or an edited one took over.
void MainWindow::showModel(const CheckedGraph& graph, const Sources& sources) {
    inside_->expect(graph, sources, document_);
    weights_->loadChoices();
    gradients_->loadChoices();
}

void MainWindow::playOrPause() {
    if (session_.state() == TrainerState::Running) return session_.pause();
    shell_->autosave().saveNow();
    session_.play();
}

/// What depends on whether there is a run and whether it goes on.
void MainWindow::showState() {
    const TrainerState state = session_.state();
    const bool running = state == TrainerState::Running;
    const bool ready = running || state == TrainerState::Paused;
    actions_.setIcon("train.play", running ? "pause" : "play",
                     running ? "ui.action.pause" : "ui.action.play");
    actions_.get("train.play")->setEnabled(ready);
    actions_.get("train.step")->setEnabled(ready);
    actions_.get("train.reset")->setEnabled(ready || state == TrainerState::Failed);
    view_->setActivity(running ? editor::Activity::Training : editor::Activity::Resting);
    std::vector<ProblemsPanel::Failure> failures;
    for (const Error& error : failures_) failures.push_back({text(error), {}});
    for (const auto& [block, error] : live_.dataErrors())
        failures.push_back({text(error), QString::fromStdString(block)});
    if (const auto& error = session_.snapshot()->error) {
        QString block;
        for (const Argument& argument : error->message.arguments)
            if (argument.name == "block") block = QString::fromStdString(argument.value);
        failures.push_back({text(*error), block, live_.remedies()});
    }
    problems_->setFailures(std::move(failures));
    if (state == TrainerState::Failed) showDock("problems");
    showProgress();
}

void MainWindow::showProgress() {
    const Snapshot& snapshot = *session_.snapshot();
    const RunSettings& run = document_.model().run;
    double epochs = 0;
    for (const auto& [id, info] : document_.checked().graph.data())
        if (info.train_count > 0) epochs = double(run.steps) * double(run.batch) / double(info.train_count);
    toolbar_->setProgress(snapshot, epochs);
    showReadings();
}

/// Losses and metrics on their blocks, and the histogram of the selected block's weights.
void MainWindow::showReadings() {
    for (const auto& [name, steps] : session_.history().steps()) {
        if (steps.size() == 0) continue;
        const bool loss = name.starts_with("loss:");
        const double last = double(steps.smooth()[steps.size() - 1]);
        const std::string block = name.substr(name.find(':') + 1);
        editor::BlockReading reading = scene_.readingOf(block);
        reading.number = loss ? editor::shortNumber(last) : QString::number(100 * last, 'f', 1) + " %";
        if (loss) {
            reading.thumbnail = {editor::Thumbnail::Kind::Curve, {}, {}};
            for (const QPointF& point : decimated(steps.smooth(), steps.steps(), 0, steps.steps().back(), 76))
                reading.thumbnail.values.push_back(float(point.y()));
        }
        scene_.setReading(block, reading);
    }
    inspector_->showSnapshot(*session_.snapshot(), session_.history());
}

void MainWindow::showDocument() {
    const QString name = document_.name().isEmpty() ? qtTrId("ui.untitled") : document_.name();
    const DocumentFiles& files = shell_->files();
    toolbar_->setDocument(name, files.stateText());
    lab_->page()->setDocument(name);
    setWindowTitle(name + "[*] – Glassbox");
    setWindowModified(files.isEdited());
    crumbs_->setText(
        QString("%1 <span style=\"color:%2\">&nbsp;›&nbsp;</span> <span style=\"color:%3\"><b>%4</b></span>")
            .arg(name.toHtmlEscaped(), theme_.color(Token::Text3).name(), theme_.color(Token::Text).name(),
                 qtTrId("ui.crumb.main")));
    statusWeights_->setText(editor::weightsText(document_.weights()));
    runControls_->refresh();
}

void MainWindow::showProblems() {
    const int problems = problems_->problems();
    const bool errors = problems_->errors() > 0;
    statusProblems_->setText(problems == 0 ? qtTrId("ui.status.no-problems")
                                           : qtTrId("ui.status.problems", problems).arg(problems));
    const char* icon = errors ? "problem" : problems ? "warning" : "ok";
    const Token color = errors ? Token::Problem : problems ? Token::Warning : Token::Ok;
    statusIcon_->setPixmap(editor::iconPixmap(icon, 16, theme_.color(color), devicePixelRatioF()));
    docks_->retitle();
}

/// The trainer copies out only what somebody looks at.
void MainWindow::watchWeights() {
    std::set<std::string> keys{weights_->chosen()};
    for (const StoreEntry& entry : session_.entries())
        if (entry.role == Role::Parameter && entry.block == inspector_->block())
            keys.insert({entry.key, "gradient:" + entry.key});
    keys.erase("");
    session_.watch({keys.begin(), keys.end()});
}

void MainWindow::refreshAll() {
    session_.waitUntilIdle();
    showState();
    loss_->refresh();
    gradients_->refresh();
    weights_->refresh();
    showProgress();
}

void MainWindow::setBars(Bars bars) {
    actions_.get("view.palette")->setChecked(bars == Bars::All);
    statusBar_->setVisible(bars == Bars::All);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || !shell_) return;
    actions_.retranslate();
    scene_.retranslate();
    document_.retranslate();
    view_->setAccessibleName(qtTrId("ui.canvas"));
    view_->minimap()->setAccessibleName(qtTrId("ui.minimap"));
    view_->minimap()->setToolTip(qtTrId("ui.minimap"));
    showDocument();
    showState();
    showProblems();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!shell_->files().mayLeave()) return event->ignore();
    session_.pause();
    saveLayout();
    event->accept();
}

} // namespace glassbox::app
