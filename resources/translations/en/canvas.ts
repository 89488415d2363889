<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of editing on the canvas, by id (qtTrId). -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="ui.action.add-block"><translation>Add a block</translation></message>
<message id="ui.action.wire"><translation>Draw a wire</translation></message>
<message id="ui.action.rename"><translation>Rename</translation></message>
<message id="ui.action.swap"><translation>Swap for another kind</translation></message>
<message id="ui.action.mute"><translation>Mute or unmute</translation></message>
<message id="ui.action.freeze"><translation>Freeze or unfreeze</translation></message>
<message id="ui.action.collapse"><translation>Collapse or expand</translation></message>
<message id="ui.action.frame"><translation>Frame the selection</translation></message>
<message id="ui.action.bend"><translation>Bend the wire</translation></message>
<message id="ui.action.cut"><translation>Cut</translation></message>
<message id="ui.action.copy"><translation>Copy</translation></message>
<message id="ui.action.paste"><translation>Paste</translation></message>
<message id="ui.action.duplicate"><translation>Duplicate</translation></message>
<message id="ui.action.remove"><translation>Delete</translation></message>
<message id="ui.action.reconnect"><translation>Delete and reconnect</translation></message>
<message id="ui.action.select-all"><translation>Select all</translation></message>
<message id="ui.action.zoom-selection"><translation>Zoom to the selection</translation></message>
<message id="ui.frame.title"><translation>Comment</translation></message>
<message id="ui.quick-add.search"><translation>Search for a block</translation></message>
<message id="ui.quick-add.next"><translation>What comes next?</translation></message>
<message id="ui.quick-add.swap"><translation>Which kind instead?</translation></message>
<message id="ui.quick-add.nothing"><translation>No block is called that</translation></message>
<message id="ui.refusal.wire"><translation>this wire</translation></message>
<message id="ui.refusal.insert"><translation>Insert %1</translation></message>
<message id="ui.refusal.keys"><translation>Enter inserts %1 · Esc lets go of the wire</translation></message>
<message id="ui.refusal.keys-none"><translation>Esc lets go of the wire</translation></message>
<message id="ui.rename"><translation>Name</translation></message>
<message id="ui.wire.foreseen"><translation>foreseen</translation></message>
<message id="ui.undo.add"><translation>Add %1</translation></message>
<message id="ui.undo.bend"><translation>Bend a wire</translation></message>
<message id="ui.undo.collapse"><translation>Collapse</translation></message>
<message id="ui.undo.connect"><translation>Connect</translation></message>
<message id="ui.undo.cut"><translation>Cut</translation></message>
<message id="ui.undo.duplicate"><translation>Duplicate</translation></message>
<message id="ui.undo.expand"><translation>Expand</translation></message>
<message id="ui.undo.frame"><translation>Frame</translation></message>
<message id="ui.undo.frame-size"><translation>Size of a frame</translation></message>
<message id="ui.undo.freeze"><translation>Freeze</translation></message>
<message id="ui.undo.unfreeze"><translation>Unfreeze</translation></message>
<message id="ui.undo.insert"><translation>Insert %1</translation></message>
<message id="ui.undo.move"><translation>Move</translation></message>
<message id="ui.undo.move-wire"><translation>Move a wire</translation></message>
<message id="ui.undo.mute"><translation>Mute</translation></message>
<message id="ui.undo.unmute"><translation>Unmute</translation></message>
<message id="ui.undo.paste"><translation>Paste</translation></message>
<message id="ui.undo.remove"><translation>Delete %1</translation></message>
<message id="ui.undo.remove-bend"><translation>Straighten a wire</translation></message>
<message id="ui.undo.remove-reconnect"><translation>Delete and reconnect</translation></message>
<message id="ui.undo.remove-wire"><translation>Delete a wire</translation></message>
<message id="ui.undo.rename"><translation>Rename to %1</translation></message>
<message id="ui.undo.swap"><translation>%1 becomes %2</translation></message>
<message id="ui.quick-add.count" numerus="yes"><translation><numerusform>%1 block · Enter adds it</numerusform><numerusform>%1 blocks · Enter adds the marked one</numerusform></translation></message>
<message id="ui.undo.remove-several" numerus="yes"><translation><numerusform>Delete %1 thing</numerusform><numerusform>Delete %1 things</numerusform></translation></message>
</context>
</TS>
