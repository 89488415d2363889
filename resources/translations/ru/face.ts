<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of what stands on the canvas, by id (qtTrId). -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="ui.footer.frozen"><translation>заморожено: %1</translation></message>
<message id="ui.footer.muted"><translation>пропускает насквозь</translation></message>
<message id="ui.footer.off"><translation>выключен</translation></message>
</context>
</TS>
