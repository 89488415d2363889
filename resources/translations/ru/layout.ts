<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the window's own arrangement and of what is missing in it, by id (qtTrId). -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="ui.action.previous-area"><translation>Предыдущая область</translation></message>
<message id="ui.dock.more-count"><translation>Ещё (%1)</translation></message>
<message id="ui.inside.no-held-out"><translation>Данные ничего не откладывают. Задайте блоку данных отложенную часть: на ней ответы модели проверяются на примерах, по которым она не училась.</translation></message>
<message id="ui.inside.no-model"><translation>Модель ещё не готова: что мешает, видно в «Проблемах»</translation></message>
<message id="ui.projector.light"><translation>Светлые цвета лучше видны на проекторе.</translation></message>
<message id="ui.projector.light.keep"><translation>Оставить тёмную</translation></message>
<message id="ui.projector.light.take"><translation>Взять светлую тему</translation></message>
<message id="ui.quoted"><translation>«%1»</translation></message>
</context>
</TS>
