<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the program around the canvas: files, settings, menus, dialogs. -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="cli.help.state"><translation>A state of the window to show; may be given several times</translation></message>
<message id="ui.action.history"><translation>Steps of undo</translation></message>
<message id="ui.action.new"><translation>New</translation></message>
<message id="ui.action.next-area"><translation>Next part of the window</translation></message>
<message id="ui.action.projector"><translation>Projector mode</translation></message>
<message id="ui.action.save-as"><translation>Save as…</translation></message>
<message id="ui.action.settings"><translation>Settings…</translation></message>
<message id="ui.action.shortcuts"><translation>Keyboard shortcuts…</translation></message>
<message id="ui.cancel"><translation>Cancel</translation></message>
<message id="ui.close"><translation>Close</translation></message>
<message id="ui.dock.float"><translation>Into a window of its own</translation></message>
<message id="ui.dock.home"><translation>Back to its place</translation></message>
<message id="ui.dock.more"><translation>More panels</translation></message>
<message id="ui.dock.move-left"><translation>Move to the left</translation></message>
<message id="ui.dock.move-right"><translation>Move to the right</translation></message>
<message id="ui.dock.new-column"><translation>Into a new column</translation></message>
<message id="ui.empty.more"><translation>Or begin with a model that trains at once. More are in the menu, under Open example.</translation></message>
<message id="ui.empty.words"><translation>Drag a block here, or press / to search</translation></message>
<message id="ui.example.digits-cnn"><translation>Handwritten digits</translation></message>
<message id="ui.example.digits-cnn.about"><translation>A small convolutional net reads digits; attack it once it is trained.</translation></message>
<message id="ui.example.digits-linear"><translation>Digits, one layer</translation></message>
<message id="ui.example.digits-linear.about"><translation>Softmax regression: how far a single layer gets.</translation></message>
<message id="ui.example.digits-mlp"><translation>Digits, dense layers</translation></message>
<message id="ui.example.digits-mlp.about"><translation>The same digits without convolutions, to compare.</translation></message>
<message id="ui.example.spirals-mlp"><translation>Two spirals</translation></message>
<message id="ui.example.spirals-mlp.about"><translation>Watch the boundary between two spirals take shape.</translation></message>
<message id="ui.example.table-mlp"><translation>Irises</translation></message>
<message id="ui.example.table-mlp.about"><translation>Three kinds of flowers told apart from a table.</translation></message>
<message id="ui.example.xor"><translation>Exclusive or</translation></message>
<message id="ui.example.xor.about"><translation>The smallest problem that needs a hidden layer.</translation></message>
<message id="ui.history.begin"><translation>As opened</translation></message>
<message id="ui.menu.canvas"><translation>Canvas</translation></message>
<message id="ui.menu.edit"><translation>Edit</translation></message>
<message id="ui.menu.examples"><translation>Open example</translation></message>
<message id="ui.menu.file"><translation>File</translation></message>
<message id="ui.menu.no-recent"><translation>No files yet</translation></message>
<message id="ui.menu.program"><translation>Program</translation></message>
<message id="ui.menu.recent"><translation>Open recent</translation></message>
<message id="ui.menu.train"><translation>Training</translation></message>
<message id="ui.menu.view"><translation>View</translation></message>
<message id="ui.not-saved"><translation>Not saved yet</translation></message>
<message id="ui.rescue.discard"><translation>Discard</translation></message>
<message id="ui.rescue.restore"><translation>Restore</translation></message>
<message id="ui.rescue.what"><translation>%1 was open when the program ended unexpectedly. A copy of %2 is here.</translation></message>
<message id="ui.settings.language"><translation>Language</translation></message>
<message id="ui.settings.motion"><translation>Less motion</translation></message>
<message id="ui.settings.projector"><translation>Projector mode</translation></message>
<message id="ui.settings.theme"><translation>Theme</translation></message>
<message id="ui.settings.title"><translation>Settings</translation></message>
<message id="ui.shortcuts.action"><translation>Action</translation></message>
<message id="ui.shortcuts.give"><translation>Set</translation></message>
<message id="ui.shortcuts.keys"><translation>Keys</translation></message>
<message id="ui.shortcuts.new"><translation>New keys</translation></message>
<message id="ui.shortcuts.reset"><translation>Reset this one</translation></message>
<message id="ui.shortcuts.reset-all"><translation>Reset all</translation></message>
<message id="ui.shortcuts.taken"><translation>%1 already belongs to “%2”. Take it away there first, or choose other keys.</translation></message>
<message id="ui.shortcuts.title"><translation>Keyboard shortcuts</translation></message>
<message id="ui.theme.dark"><translation>Dark</translation></message>
<message id="ui.theme.high-contrast"><translation>High contrast</translation></message>
<message id="ui.theme.light"><translation>Light</translation></message>
<message id="ui.theme.system"><translation>As the system</translation></message>
<message id="ui.undo.add-data"><translation>Add data</translation></message>
<message id="ui.undo.disconnect-labels"><translation>Disconnect the labels</translation></message>
<message id="ui.undo.move-paths"><translation>Paths of data</translation></message>
<message id="ui.unsaved.discard"><translation>Discard changes</translation></message>
<message id="ui.unsaved.save"><translation>Save</translation></message>
<message id="ui.unsaved.what"><translation>%1 has changes that are not saved</translation></message>
<message id="ui.unsaved.why"><translation>Without saving they are gone when it is closed.</translation></message>
</context>
</TS>
