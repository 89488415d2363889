<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of what stands on the canvas, by id (qtTrId). -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="ui.action.arrange"><translation>Lay out</translation></message>
<message id="ui.footer.frozen"><translation>%1 frozen</translation></message>
<message id="ui.footer.muted"><translation>passes through</translation></message>
<message id="ui.footer.off"><translation>switched off</translation></message>
<message id="ui.item.collapsed"><translation>%1, collapsed</translation></message>
<message id="ui.item.frame"><translation>Frame %1</translation></message>
<message id="ui.item.frozen"><translation>frozen: used, but not trained</translation></message>
<message id="ui.item.gradient"><translation>gradient %1 (RMS)</translation></message>
<message id="ui.item.ignored"><translation>not listened to</translation></message>
<message id="ui.item.muted"><translation>muted: training passes by</translation></message>
<message id="ui.item.no-gradient"><translation>no gradient arrives</translation></message>
<message id="ui.item.port-free"><translation>%1, not wired</translation></message>
<message id="ui.item.port-from"><translation>%1, wired from %2</translation></message>
<message id="ui.item.port-to"><translation>%1, wired to %2</translation></message>
<message id="ui.item.problem"><translation>problem: %1</translation></message>
<message id="ui.item.signal"><translation>signal %1 (RMS)</translation></message>
<message id="ui.item.warning"><translation>warning: %1</translation></message>
<message id="ui.item.wire"><translation>%1 %2 to %3 %4</translation></message>
<message id="ui.undo.arrange"><translation>Lay out</translation></message>
<message id="ui.undo.arrange-selection"><translation>Lay out the selection</translation></message>
<message id="ui.wire.stops"><translation>stops at %1</translation></message>
</context>
</TS>
