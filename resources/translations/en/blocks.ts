<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the blocks. For each file in engine/blocks, by id of the block and of its parameters:
       block.Dense.title       what stands on the block
       block.Dense.help        what it does, for whom, what to watch for: two to five sentences
       block.Dense.formula     one line, Unicode mathematics: y = W·x + b
       block.Dense.source      the paper or book, or a dash
       block.Dense.units       one for each parameter (block.KIND.PARAMETER): what it does, one sentence
     and the diagnostics of its type rule by their ids (dense.needs-features), which may use %{block}, %{port},
     %{expected}, %{found} and the problem's own arguments:
       <message id="block.Dense.title"><translation>Dense</translation></message>
     & < > are written &amp; &lt; &gt;. Sorted by block; one message a line. -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
</context>
</TS>
