// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/actions.h"
#include "app/cli/command_line.h"
#include "app/document_files.h"
#include "app/live_model.h"
#include "app/pacer.h"
#include "app/training_session.h"
#include "editor/document.h"
#include "editor/scene/graph_scene.h"
#include "editor/scene/graph_view.h"

#include <QElapsedTimer>
#include <QMainWindow>

class QLabel;
class QSplitter;

namespace glassbox::app {

class CanvasController;
class DataDialog;
struct AutosavePlan;
class DockArea;
class DockTabs;
class GradientsPanel;
class InsideController;
class InspectorPanel;
class LabController;
class LossPanel;
class PalettePanel;
class ProblemsPanel;
class RunControls;
class Shell;
class Toolbar;
class WeightsPanel;
class WindowRoom;

/// Whether palette and status bar are there.
enum class Bars : std::uint8_t { All, Fewest };

/// The one window: toolbar, palette, canvas, inspector, docks, status. It joins the document, the scene and
/// the training session; each of them knows nothing of the others.
class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    explicit MainWindow(Memory memory);
    MainWindow(Memory memory, const AutosavePlan& plan);
    ~MainWindow() override;

    /// Opens the document that a call names, with its settings, and prepares its run. A file that cannot be
    /// read is told in the window, which then stays as it was.
    void open(const cli::CommandLine& call);
    /// The same with a model that is there already.
    void open(Model model, const cli::CommandLine& call, const Origin& origin);
    /// A call that opens another document on the same device.
    cli::CommandLine callFor(const Origin& origin) const;
    /// Tells in the window that something of the world failed.
    void report(const Error& error);
    void setBars(Bars bars);
    /// Toolbar, palette (or its rail), canvas, inspector, panels below, status: where F6 goes in turn.
    std::vector<QWidget*> areas() const;
    WindowRoom* room() const { return room_; }
    void setTheme(const editor::Theme& theme);
    const editor::Theme& theme() const { return theme_; }

    editor::Document& document() { return document_; }
    TrainingSession& session() { return session_; }
    LiveModel& liveModel() { return live_; }
    editor::GraphScene& scene() { return scene_; }
    Shell& shell() { return *shell_; }
    Toolbar* toolbar() const { return toolbar_; }
    Actions& actions() { return actions_; }
    editor::GraphView* view() const { return view_; }
    CanvasController& canvas() const { return *canvas_; }
    PalettePanel* palette() const { return palette_; }
    LossPanel* lossPanel() const { return loss_; }
    GradientsPanel* gradientsPanel() const { return gradients_; }
    WeightsPanel* weightsPanel() const { return weights_; }
    ProblemsPanel* problemsPanel() const { return problems_; }
    DockArea* docks() const { return docks_; }
    QAction* action(const std::string& id) const { return actions_.get(id); }
    /// Opens the dialog on a data block (the selected one, or the first, for ""; a new one where there is
    /// none), and looks at a file or folder there, if one is named. main_window_data.cpp
    DataDialog* openDataDialog(const QString& path = {}, const QString& block = {});
    /// Brings everything up to date with the newest snapshot, without waiting for its turn (for tests and
    /// pictures).
    void refreshAll();
    InsideController& inside() const { return *inside_; }
    /// The page that takes the canvas's place while an attack is looked at.
    LabController& lab() const { return *lab_; }
    /// Brings the panel with that id to the front of its dock.
    void showDock(const QString& id);

  protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

  private:
    // main_window_layout.cpp
    void build();
    QWidget* buildCanvas();
    QWidget* buildStrip();
    void buildDocks();
    std::vector<QWidget*> labAreas() const;
    QWidget* buildStatusBar();
    void restoreLayout();
    void saveLayout();

    void connectActions();
    void connectViews();
    void chooseDevice(const cli::CommandLine& call);
    void showModel(const CheckedGraph& graph, const Sources& sources);
    std::optional<Checkpoint> weightsFor(const cli::CommandLine& call);
    void playOrPause();
    void showState();
    void showProgress();
    void showReadings();
    void showDocument();
    void showProblems();
    void watchWeights();
    void selectBlock(const QString& id);

    Settings settings_;
    editor::Theme theme_{editor::Tone::Dark};
    editor::Document document_;
    TrainingSession session_;
    LiveModel live_;
    Actions actions_;
    editor::GraphScene scene_;
    cli::CommandLine call_;
    std::vector<Error> failures_; ///< Of opening and of the device.

    Shell* shell_ = nullptr;
    WindowRoom* room_ = nullptr;
    Toolbar* toolbar_ = nullptr;
    PalettePanel* palette_ = nullptr;
    editor::GraphView* view_ = nullptr;
    std::unique_ptr<CanvasController> canvas_;
    InspectorPanel* inspector_ = nullptr;
    LossPanel* loss_ = nullptr;
    GradientsPanel* gradients_ = nullptr;
    WeightsPanel* weights_ = nullptr;
    InsideController* inside_ = nullptr;
    LabController* lab_ = nullptr;
    ProblemsPanel* problems_ = nullptr;
    DockTabs* leftDock_ = nullptr;
    DockTabs* rightDock_ = nullptr;
    QSplitter* outer_ = nullptr;  ///< Everything beside the inspector.
    QSplitter* middle_ = nullptr; ///< Palette and canvas above the docks.
    QSplitter* upper_ = nullptr;
    DockArea* docks_ = nullptr;
    QLabel* crumbs_ = nullptr;
    QLabel* zoom_ = nullptr;
    QLabel* statusIcon_ = nullptr;
    QLabel* statusProblems_ = nullptr;
    QLabel* statusWeights_ = nullptr;
    RunControls* runControls_ = nullptr;
    QWidget* statusBar_ = nullptr;
    QWidget* canvasArea_ = nullptr; ///< The canvas with what stands above it.
    Pacer* progressPacer_ = nullptr;
};

} // namespace glassbox::app
