// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/actions.h"

#include <QMenu>

namespace glassbox::app {

class DocumentFiles;

/// The menu behind the mark: every action of the table, by groups, recent files and examples.
class WindowMenu : public QMenu {
    Q_OBJECT
  public:
    WindowMenu(const Actions& actions, DocumentFiles& files, QWidget* parent);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void addGroup(QMenu* menu, const std::string& group);
    void addRecent(QMenu* menu);
    void addExamples(QMenu* menu);

    const Actions& actions_;
    DocumentFiles& files_;
};

} // namespace glassbox::app
