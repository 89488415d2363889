<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of charts and maps, by id (qtTrId). -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="chart.unknown-ending"><translation>%{file} cannot be written: a chart is exported as .png, .svg or .csv. Choose a name with one of these endings.</translation></message>
<message id="ui.action.chart-all"><translation>Show the whole chart</translation></message>
<message id="ui.action.chart-export"><translation>Export the chart…</translation></message>
<message id="ui.action.log-steps"><translation>Logarithmic steps</translation></message>
<message id="ui.chart.export-csv"><translation>Numbers</translation></message>
<message id="ui.chart.export-png"><translation>Picture</translation></message>
<message id="ui.chart.export-svg"><translation>Vector drawing</translation></message>
<message id="ui.chart.menu"><translation>Scales and export</translation></message>
<message id="ui.chart.scale"><translation>Scale of the numbers</translation></message>
<message id="ui.chart.test-named"><translation>%1, test</translation></message>
<message id="ui.chart.train-named"><translation>%1, train</translation></message>
<message id="ui.dock.gradients"><translation>Gradients</translation></message>
<message id="ui.gradients.choose"><translation>Layers that are shown, six at most</translation></message>
<message id="ui.gradients.gradient"><translation>Gradient</translation></message>
<message id="ui.gradients.gradient.tip"><translation>Root mean square of each layer's gradient</translation></message>
<message id="ui.gradients.layers"><translation>Layers</translation></message>
<message id="ui.gradients.name"><translation>Gradients, updates and learning rates over the steps</translation></message>
<message id="ui.gradients.quantity"><translation>What is shown</translation></message>
<message id="ui.gradients.rate"><translation>Rate</translation></message>
<message id="ui.gradients.rate.tip"><translation>Learning rate of each optimizer</translation></message>
<message id="ui.gradients.ratio"><translation>Update</translation></message>
<message id="ui.gradients.ratio.tip"><translation>How far one step moves a layer's weights, as a part of their norm</translation></message>
<message id="ui.weights.age" numerus="yes"><translation><numerusform>%1, %2 step ago</numerusform><numerusform>%1, %2 steps ago</numerusform></translation></message>
<message id="ui.weights.choose.tip"><translation>Parameters, their gradients (∇) and the optimizer's moments (after the slash)</translation></message>
<message id="ui.weights.step"><translation>Step</translation></message>
<message id="ui.chart.smooth.tip"><translation>How much the lines are smoothed; the band keeps the smallest and the largest</translation></message>
<message id="ui.axis.row-short"><translation>row</translation></message>
<message id="ui.axis.column-short"><translation>column</translation></message>
</context>
</TS>
