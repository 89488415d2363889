<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the adversarial lab, by id (qtTrId). -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="ui.action.adversarial"><translation>Adversarial lab</translation></message>
<message id="ui.lab"><translation>Adversarial lab</translation></message>
<message id="ui.lab.about"><translation>one gradient, seen from the input</translation></message>
<message id="ui.lab.after"><translation>Probabilities after the attack</translation></message>
<message id="ui.lab.all"><translation>All</translation></message>
<message id="ui.lab.all.hint"><translation>All held-out samples</translation></message>
<message id="ui.lab.any"><translation>any other</translation></message>
<message id="ui.lab.attack"><translation>Attack</translation></message>
<message id="ui.lab.back"><translation>Back to the canvas (Esc)</translation></message>
<message id="ui.lab.becomes"><translation>Which class becomes which</translation></message>
<message id="ui.lab.before"><translation>Probabilities before the attack</translation></message>
<message id="ui.lab.bounds"><translation>Stay within 0…1</translation></message>
<message id="ui.lab.bounds.hint"><translation>Attacked pixels stay as bright as pixels can be</translation></message>
<message id="ui.lab.clipped"><translation>clipped to 0…1</translation></message>
<message id="ui.lab.correct"><translation>Correct</translation></message>
<message id="ui.lab.correct.hint"><translation>Samples that are read rightly without the attack</translation></message>
<message id="ui.lab.draw"><translation>Draw your own</translation></message>
<message id="ui.lab.draw.clear"><translation>Clear</translation></message>
<message id="ui.lab.draw.hint"><translation>Draw with the mouse, or with the arrow keys: Space puts the pen down and up, Delete clears</translation></message>
<message id="ui.lab.draw.use"><translation>Use it</translation></message>
<message id="ui.lab.features"><translation>%1–%2 of %3</translation></message>
<message id="ui.lab.fooled"><translation>Fooled</translation></message>
<message id="ui.lab.fooled.hint"><translation>Samples that are read rightly without the attack, and wrongly with it</translation></message>
<message id="ui.lab.formula.bounds"><translation>then clipped to 0…1</translation></message>
<message id="ui.lab.formula.fgsm.away"><translation>x′ = x + ε · sign(∇ₓ L(x, y))</translation></message>
<message id="ui.lab.formula.fgsm.towards"><translation>x′ = x − ε · sign(∇ₓ L(x, t))</translation></message>
<message id="ui.lab.formula.ifgsm.away"><translation>x ← x + ¼ ε · sign(∇ₓ L(x, y))
within ± ε of the sample, 10 times</translation></message>
<message id="ui.lab.formula.ifgsm.towards"><translation>x ← x − ¼ ε · sign(∇ₓ L(x, t))
within ± ε of the sample, 10 times</translation></message>
<message id="ui.lab.help.fgsm"><translation>Every number moves by ε, up or down, whichever makes the loss L grow fastest. It is the gradient that trains the weights, taken at the input. Towards a class t its loss is made smaller instead.</translation></message>
<message id="ui.lab.help.ifgsm"><translation>Ten steps of a quarter of ε. Each takes a new gradient where the last one led to, and is brought back to within ε of the sample.</translation></message>
<message id="ui.lab.here"><translation>At ε %1</translation></message>
<message id="ui.lab.just-now"><translation>just now</translation></message>
<message id="ui.lab.means.both"><translation>Noise of the same size costs %1, the attack %2: here the size of the step matters as well as its direction.</translation></message>
<message id="ui.lab.means.direction"><translation>Noise of the same size hardly matters. The direction does.</translation></message>
<message id="ui.lab.means.little"><translation>A step of this size changes hardly any answer.</translation></message>
<message id="ui.lab.method"><translation>Method</translation></message>
<message id="ui.lab.misread-clean"><translation>misread without the attack, too; now as %1</translation></message>
<message id="ui.lab.no-attack"><translation>This model cannot be attacked yet</translation></message>
<message id="ui.lab.not-clipped"><translation>not clipped</translation></message>
<message id="ui.lab.now-read"><translation>now read as %1</translation></message>
<message id="ui.lab.one-step"><translation>ε × sign of the gradient</translation></message>
<message id="ui.lab.open"><translation>Open the lab</translation></message>
<message id="ui.lab.open.hint"><translation>The attack with the whole window’s room</translation></message>
<message id="ui.lab.own"><translation>your own</translation></message>
<message id="ui.lab.own-shown"><translation>Your own sample is attacked: away from what the model reads in it</translation></message>
<message id="ui.lab.picture"><translation>Picture</translation></message>
<message id="ui.lab.pictures"><translation>Test pictures</translation></message>
<message id="ui.lab.point"><translation>Click on the plane to attack a point of your own.</translation></message>
<message id="ui.lab.renewal"><translation>Attack while it trains</translation></message>
<message id="ui.lab.renewal.hint"><translation>On: everything here follows the model in training. Off: it is computed anew when you change something</translation></message>
<message id="ui.lab.result"><translation>Result</translation></message>
<message id="ui.lab.right"><translation>right</translation></message>
<message id="ui.lab.sample"><translation>Sample</translation></message>
<message id="ui.lab.samples"><translation>Test samples</translation></message>
<message id="ui.lab.scale"><translation>Scale of the step’s colours</translation></message>
<message id="ui.lab.size"><translation>Each number moves by at most %1.</translation></message>
<message id="ui.lab.source.fgsm"><translation>Goodfellow, Shlens, Szegedy: Explaining and harnessing adversarial examples. ICLR 2015, arXiv:1412.6572</translation></message>
<message id="ui.lab.source.ifgsm"><translation>Kurakin, Goodfellow, Bengio: Adversarial examples in the physical world. ICLR workshop 2017, arXiv:1607.02533</translation></message>
<message id="ui.lab.step"><translation>Step</translation></message>
<message id="ui.lab.steps"><translation>%1 steps within ε</translation></message>
<message id="ui.lab.still-read"><translation>still read as %1</translation></message>
<message id="ui.lab.strength"><translation>Strength ε</translation></message>
<message id="ui.lab.to-canvas"><translation>Go to the canvas</translation></message>
<message id="ui.lab.towards"><translation>Towards</translation></message>
<message id="ui.lab.wrong"><translation>wrong</translation></message>
</context>
</TS>
