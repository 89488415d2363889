// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/appearance.h"
#include "app/autosave.h"
#include "app/document_files.h"

namespace glassbox::app {

class EmptyCanvas;
class MainWindow;
class ProjectorMode;
class RescueBar;

/// The program around the canvas: files and the safety of work, settings, menus. It joins them to the window;
/// each of them knows nothing of the others.
class Shell : public QObject {
    Q_OBJECT
  public:
    Shell(MainWindow& window, Settings& settings, const AutosavePlan& plan);

    DocumentFiles& files() { return *files_; }
    Autosave& autosave() { return *autosave_; }
    Appearance& appearance() { return *appearance_; }
    RescueBar* rescueBar() const { return rescue_; }
    ProjectorMode& projector() { return *projector_; }
    /// After the window's widgets and actions are there.
    void connectAll();
    /// As chosen, with thicker lines on a projector.
    editor::Theme theme() const;
    void setTheme(const editor::Theme& theme);

  private:
    void connectFiles();
    void connectActions();
    void openDocument(const QString& file);
    void saveWeights(const QString& file);
    void switchTheme();
    void showSettings();

    MainWindow& window_;
    Settings& settings_;
    DocumentFiles* files_;
    Autosave* autosave_;
    Appearance* appearance_;
    RescueBar* rescue_;
    ProjectorMode* projector_;
    EmptyCanvas* empty_ = nullptr;
};

} // namespace glassbox::app
