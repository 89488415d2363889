<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the window's own arrangement and of what is missing in it, by id (qtTrId). -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="ui.action.previous-area"><translation>Previous area</translation></message>
<message id="ui.dock.more-count"><translation>More (%1)</translation></message>
<message id="ui.inside.no-held-out"><translation>The data hold no samples back. Give the data block a held-out part: there the model’s answers are tried on samples that it has not learned from.</translation></message>
<message id="ui.inside.no-model"><translation>The model is not complete yet: see Problems for what is missing</translation></message>
<message id="ui.projector.light"><translation>Light colours are easier to see on a projector.</translation></message>
<message id="ui.projector.light.keep"><translation>Stay dark</translation></message>
<message id="ui.projector.light.take"><translation>Use the light theme</translation></message>
<message id="ui.quoted"><translation>“%1”</translation></message>
</context>
</TS>
