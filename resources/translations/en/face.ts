<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of what stands on the canvas, by id (qtTrId). -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="ui.footer.frozen"><translation>%1 frozen</translation></message>
<message id="ui.footer.muted"><translation>passes through</translation></message>
<message id="ui.footer.off"><translation>switched off</translation></message>
</context>
</TS>
