<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the run and its controls, by id (qtTrId). -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="ui.live.before"><translation>Training goes on with the model before this edit</translation></message>
<message id="ui.live.button-default"><translation>Default learning rate, go back</translation></message>
<message id="ui.live.button-reset"><translation>Reset</translation></message>
<message id="ui.live.button-tenth"><translation>Learning rate ÷ 10, go back</translation></message>
<message id="ui.live.compiling"><translation>Compiling the edit …</translation></message>
<message id="ui.live.default-rate"><translation>Default learning rate</translation></message>
<message id="ui.live.device"><translation>Device</translation></message>
<message id="ui.live.device-tip"><translation>Device that trains; can be changed while it does</translation></message>
<message id="ui.live.no-device"><translation>No device</translation></message>
<message id="ui.live.opening-data"><translation>Reading the data …</translation></message>
<message id="ui.live.remedy-default"><translation>Take the default learning rate and go back to the last good step</translation></message>
<message id="ui.live.remedy-reset"><translation>Reset: begin anew with fresh weights</translation></message>
<message id="ui.live.remedy-tenth"><translation>Divide the learning rate by 10 and go back to the last good step</translation></message>
<message id="ui.live.seed"><translation>Seed</translation></message>
<message id="ui.live.seed-tip"><translation>Seed of first weights, shuffling and noise; counts from the next reset on</translation></message>
<message id="ui.live.tenth"><translation>A tenth of the learning rate</translation></message>
<message id="ui.undo.set-seed"><translation>Seed %1</translation></message>
</context>
</TS>
