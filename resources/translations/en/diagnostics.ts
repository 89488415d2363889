<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Findings of engine/check and their remedies. Type rules have theirs in blocks.ts. -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="check.cannot-mute"><translation>%{block} cannot be muted: only a block with an input and one output can pass its input on. Unmute it.</translation></message>
<message id="check.cycle"><translation>These blocks feed each other in a circle: %{path}. Remove one of the wires between them.</translation></message>
<message id="check.input-taken-twice"><translation>Two wires end at input %{port} of block %{block}: from %{first} and from %{second}. An input takes one wire; remove one of them, or join both with Add or Concat.</translation></message>
<message id="check.missing-input"><translation>Input %{port} of block %{block} has no wire. Connect an output with it.</translation></message>
<message id="check.needs-loss"><translation>Input %{port} of block %{block} takes a loss, but the wire from %{from} carries %{found}. Put a loss block such as cross-entropy between them.</translation></message>
<message id="check.no-answers"><translation>%{parameter} 0 of %{block} stands for as many as the data has classes, but the model has no data block, or several: write a number.</translation></message>
<message id="check.no-data"><translation>The data of block %{block} is not there: choose a file, a folder or a built-in set in its parameter path.</translation></message>
<message id="check.no-loss"><translation>Nothing tells how good the model is: add a loss block (for classes, cross-entropy) and connect the model’s output and the labels with it.</translation></message>
<message id="check.no-optimizer"><translation>Nothing trains the model: add an optimizer such as Adam and connect the loss with it.</translation></message>
<message id="check.no-such-input"><translation>The wire from %{from} to %{to} leads nowhere: there is no input %{missing}. The inputs are: %{known}.</translation></message>
<message id="check.no-such-output"><translation>The wire from %{from} to %{to} leads nowhere: there is no output %{missing}. The outputs are: %{known}.</translation></message>
<message id="check.other-version"><translation>Block %{block} is %{kind} of version %{version}, and this Glassbox knows version %{known}. It is kept as it is: use the version of Glassbox that made it, or put a new %{kind} in its place.</translation></message>
<message id="check.parameter-needs-boolean"><translation>%{parameter} of block %{block} must be true or false; found “%{found}”.</translation></message>
<message id="check.parameter-needs-choice"><translation>%{parameter} of block %{block} must be one of: %{choices}; found “%{found}”.</translation></message>
<message id="check.parameter-needs-integer"><translation>%{parameter} of block %{block} must be a whole number; found “%{found}”.</translation></message>
<message id="check.parameter-needs-pair"><translation>%{parameter} of block %{block} must be one whole number or two such as 3x3; found “%{found}”.</translation></message>
<message id="check.parameter-needs-path"><translation>%{parameter} of block %{block} must be the path of a file or folder; found “%{found}”.</translation></message>
<message id="check.parameter-needs-real"><translation>%{parameter} of block %{block} must be a number such as 0.1; found “%{found}”.</translation></message>
<message id="check.parameter-needs-shape"><translation>%{parameter} of block %{block} must be a shape of at most eight whole numbers such as 8x20x20; found “%{found}”.</translation></message>
<message id="check.parameter-needs-text"><translation>%{parameter} of block %{block} must be a text; found “%{found}”.</translation></message>
<message id="check.parameter-range"><translation>%{parameter} of block %{block} is %{found}; allowed is %{range}.</translation></message>
<message id="check.several-optimizers"><translation>Block %{block} is one optimizer too many (%{known}): a document trains with one. Delete all but one.</translation></message>
<message id="check.unknown-kind"><translation>Block %{block} is of the unknown kind %{kind}@%{version}. It is kept as it is, but the model cannot be trained: open the document with the version of Glassbox that made it, or delete the block.</translation></message>
<message id="check.unknown-parameter"><translation>Block %{block} has no parameter %{parameter}. A %{kind} has: %{known}. Correct the name or remove it.</translation></message>
<message id="check.unused"><translation>Block %{block} serves nothing: neither the loss nor a metric depends on it. Connect it or delete it.</translation></message>
<message id="check.wire-to-nowhere"><translation>The wire from %{from} to %{to} leads nowhere: there is no block %{missing}. Remove it or draw it anew.</translation></message>
<message id="check.wrong-element"><translation>Input %{port} of block %{block} takes real numbers, but the wire from %{from} carries %{found}.</translation></message>
<message id="check.wrong-element-integer"><translation>Input %{port} of block %{block} takes whole numbers such as class labels, but the wire from %{from} carries %{found}.</translation></message>
<message id="remedy.add-wire"><translation>Connect %{from} with %{to}</translation></message>
<message id="remedy.insert-block"><translation>Insert %{kind} between %{from} and %{to}</translation></message>
<message id="remedy.remove-wire"><translation>Remove the wire from %{from} to %{to}</translation></message>
<message id="remedy.set-parameter"><translation>Set %{parameter} of %{block} to %{value}</translation></message>
</context>
</TS>
