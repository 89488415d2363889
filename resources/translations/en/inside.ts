<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the views inside the model, by id (qtTrId). -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="ui.activations.choose"><translation>Block whose output is shown</translation></message>
<message id="ui.activations.none"><translation>No output to show yet: the model has to be complete</translation></message>
<message id="ui.adversarial.accuracy"><translation>Accuracy against strength</translation></message>
<message id="ui.adversarial.any"><translation>Any other</translation></message>
<message id="ui.adversarial.axis"><translation>strength ε</translation></message>
<message id="ui.adversarial.clean"><translation>Clean</translation></message>
<message id="ui.adversarial.epsilon"><translation>Strength ε: the largest change of a number</translation></message>
<message id="ui.adversarial.fgsm"><translation>FGSM</translation></message>
<message id="ui.adversarial.ifgsm"><translation>Iterative FGSM</translation></message>
<message id="ui.adversarial.label"><translation>label %1</translation></message>
<message id="ui.adversarial.levels"><translation>%1 of 255 grey levels a pixel.</translation></message>
<message id="ui.adversarial.method"><translation>Kind of attack</translation></message>
<message id="ui.adversarial.none"><translation>The model has no class scores to attack: wire scores and labels to a loss and to Accuracy</translation></message>
<message id="ui.adversarial.random"><translation>Random signs of the same size: reads %1, %2.</translation></message>
<message id="ui.adversarial.random-signs"><translation>Random signs</translation></message>
<message id="ui.adversarial.reads"><translation>Reads %1</translation></message>
<message id="ui.adversarial.target"><translation>Class that the attack aims at</translation></message>
<message id="ui.adversarial.towards"><translation>Towards %1</translation></message>
<message id="ui.confusion.cell"><translation>%1 read as %2: %3 of %4</translation></message>
<message id="ui.confusion.label"><translation>class</translation></message>
<message id="ui.confusion.none"><translation>The model chooses no class: wire its scores and the labels to Accuracy or Cross-entropy</translation></message>
<message id="ui.confusion.open"><translation>Click a cell to see its pictures</translation></message>
<message id="ui.confusion.pictures"><translation>Samples of the open cell</translation></message>
<message id="ui.confusion.read-as"><translation>read as</translation></message>
<message id="ui.dock.activations"><translation>Activations</translation></message>
<message id="ui.dock.adversarial"><translation>Adversarial</translation></message>
<message id="ui.dock.confusion"><translation>Confusion</translation></message>
<message id="ui.dock.surface"><translation>Decision surface</translation></message>
<message id="ui.inside.ago"><translation>%1 s ago</translation></message>
<message id="ui.inside.samples" numerus="yes"><translation><numerusform>%1 sample</numerusform><numerusform>%1 samples</numerusform></translation></message>
<message id="ui.inside.step"><translation>step %1</translation></message>
<message id="ui.inside.steps"><translation>steps %1 to %2</translation></message>
<message id="ui.inside.waiting"><translation>Waiting for the model’s answers</translation></message>
<message id="ui.samples.all"><translation>All</translation></message>
<message id="ui.samples.class"><translation>Samples of one class, or all</translation></message>
<message id="ui.samples.in-order"><translation>In order</translation></message>
<message id="ui.samples.index"><translation>Number of the sample in the held-out part</translation></message>
<message id="ui.samples.none"><translation>No samples</translation></message>
<message id="ui.samples.number"><translation>Sample %1</translation></message>
<message id="ui.samples.order"><translation>Order of the samples: by number, or the worst mistakes first</translation></message>
<message id="ui.samples.read"><translation>class %1, read as %2 (%3 %)</translation></message>
<message id="ui.samples.title"><translation>Held-out samples</translation></message>
<message id="ui.samples.worst"><translation>Worst first</translation></message>
<message id="ui.surface.class"><translation>class %1</translation></message>
<message id="ui.surface.test"><translation>held out</translation></message>
<message id="ui.surface.train"><translation>training</translation></message>
</context>
</TS>
