// SPDX-License-Identifier: GPL-3.0-or-later
// The window's way to the data dialog.
#include "app/cli/document_loading.h"
#include "app/data/data_dialog.h"
#include "app/main_window.h"

namespace glassbox::app {

namespace {

bool isData(const editor::Document& document, const std::string& block) {
    const BlockSpec* spec = document.specOf(block);
    return spec && spec->is_data;
}

/// The data block that is meant where none is named: the selected one, else the first; "" where there is
/// none.
std::string dataBlockOf(const editor::Document& document, const std::string& selected) {
    if (isData(document, selected)) return selected;
    for (const auto& [id, block] : document.definition().blocks)
        if (isData(document, id)) return id;
    return {};
}

} // namespace

DataDialog* MainWindow::openDataDialog(const QString& path, const QString& block) {
    const std::string id = block.isEmpty() ? dataBlockOf(document_, scene_.selected()) : block.toStdString();
    const std::filesystem::path folder =
        call_.file.empty() ? std::filesystem::path() : cli::folderOf(call_.file);
    auto* dialog = new DataDialog(document_, id, folder, theme_, this);
    dialog->choosePath(path);
    connect(dialog, &DataDialog::made, this, &MainWindow::selectBlock);
    dialog->show();
    return dialog;
}

} // namespace glassbox::app
