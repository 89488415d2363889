<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of what stands on the canvas, by id (qtTrId). -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="ui.action.arrange"><translation>Разложить</translation></message>
<message id="ui.footer.frozen"><translation>заморожено: %1</translation></message>
<message id="ui.footer.muted"><translation>пропускает насквозь</translation></message>
<message id="ui.footer.off"><translation>выключен</translation></message>
<message id="ui.item.collapsed"><translation>%1, свёрнут</translation></message>
<message id="ui.item.frame"><translation>Рамка «%1»</translation></message>
<message id="ui.item.frozen"><translation>заморожен: работает, но не обучается</translation></message>
<message id="ui.item.gradient"><translation>градиент %1 (среднеквадратичный)</translation></message>
<message id="ui.item.ignored"><translation>никто не читает</translation></message>
<message id="ui.item.muted"><translation>отключён: обучение идёт мимо</translation></message>
<message id="ui.item.no-gradient"><translation>градиент не доходит</translation></message>
<message id="ui.item.port-free"><translation>%1, не соединён</translation></message>
<message id="ui.item.port-from"><translation>%1, соединён с выходом блока %2</translation></message>
<message id="ui.item.port-to"><translation>%1, соединён с входами: %2</translation></message>
<message id="ui.item.problem"><translation>ошибка: %1</translation></message>
<message id="ui.item.signal"><translation>сигнал %1 (среднеквадратичный)</translation></message>
<message id="ui.item.warning"><translation>предупреждение: %1</translation></message>
<message id="ui.item.wire"><translation>%1 %2 – %3 %4</translation></message>
<message id="ui.undo.arrange"><translation>Разложить</translation></message>
<message id="ui.undo.arrange-selection"><translation>Разложить выделенное</translation></message>
<message id="ui.wire.stops"><translation>остановлен: %1</translation></message>
</context>
</TS>
