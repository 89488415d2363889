<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the data dialog, by id (qtTrId). -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="ui.action.data"><translation>Choose data…</translation></message>
<message id="ui.data.apply"><translation>Apply</translation></message>
<message id="ui.data.as-they-are"><translation>As they are</translation></message>
<message id="ui.data.augmented"><translation>As training sees them</translation></message>
<message id="ui.data.balance"><translation>Samples by class: training + test</translation></message>
<message id="ui.data.balance-of"><translation>Classes of the first %1 samples: training + test</translation></message>
<message id="ui.data.cancel"><translation>Cancel</translation></message>
<message id="ui.data.class-counts"><translation>%1: %2 for training, %3 for testing</translation></message>
<message id="ui.data.file"><translation>File…</translation></message>
<message id="ui.data.folder"><translation>Folder…</translation></message>
<message id="ui.data.from-builtin"><translation>Built-in</translation></message>
<message id="ui.data.from-file"><translation>File, folder</translation></message>
<message id="ui.data.from-generator"><translation>Generated</translation></message>
<message id="ui.data.held-out"><translation>Held out for testing</translation></message>
<message id="ui.data.held-out.help"><translation>Below 1 a fraction, from 1 on a number of samples. Each class keeps its share.</translation></message>
<message id="ui.data.is-pictures"><translation>Pictures %1</translation></message>
<message id="ui.data.is-rows"><translation>Rows of numbers %1</translation></message>
<message id="ui.data.of-classes" numerus="yes"><translation><numerusform>%1 class</numerusform><numerusform>%1 classes</numerusform></translation></message>
<message id="ui.data.of-numbers"><translation>numbers to predict</translation></message>
<message id="ui.data.pictures"><translation>First pictures</translation></message>
<message id="ui.data.preparation"><translation>Preparation</translation></message>
<message id="ui.data.reading"><translation>Reading…</translation></message>
<message id="ui.data.refused"><translation>These data cannot be used</translation></message>
<message id="ui.data.role.feature"><translation>feature</translation></message>
<message id="ui.data.role.feature.help"><translation>A number that the model is given. A click makes this column the one that is predicted.</translation></message>
<message id="ui.data.role.target"><translation>target</translation></message>
<message id="ui.data.role.target.help"><translation>The column that the model predicts. Click another heading to predict that one.</translation></message>
<message id="ui.data.set"><translation>Set of data</translation></message>
<message id="ui.data.source"><translation>Where the data come from</translation></message>
<message id="ui.data.split"><translation>%1 for training, %2 for testing</translation></message>
<message id="ui.data.table"><translation>First rows of the table</translation></message>
<message id="ui.data.title"><translation>Data</translation></message>
<message id="ui.data.undo"><translation>Choose data</translation></message>
<message id="ui.data.with-header"><translation>the first line is a heading</translation></message>
</context>
</TS>
