<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of editing on the canvas, by id (qtTrId). -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="ui.action.add-block"><translation>Добавить блок</translation></message>
<message id="ui.action.wire"><translation>Провести провод</translation></message>
<message id="ui.action.rename"><translation>Переименовать</translation></message>
<message id="ui.action.swap"><translation>Заменить другим видом</translation></message>
<message id="ui.action.mute"><translation>Выключить или включить</translation></message>
<message id="ui.action.freeze"><translation>Заморозить или разморозить</translation></message>
<message id="ui.action.collapse"><translation>Свернуть или развернуть</translation></message>
<message id="ui.action.frame"><translation>Обвести рамкой</translation></message>
<message id="ui.action.bend"><translation>Согнуть провод</translation></message>
<message id="ui.action.cut"><translation>Вырезать</translation></message>
<message id="ui.action.copy"><translation>Копировать</translation></message>
<message id="ui.action.paste"><translation>Вставить</translation></message>
<message id="ui.action.duplicate"><translation>Дублировать</translation></message>
<message id="ui.action.remove"><translation>Удалить</translation></message>
<message id="ui.action.reconnect"><translation>Удалить и соединить</translation></message>
<message id="ui.action.select-all"><translation>Выделить всё</translation></message>
<message id="ui.action.zoom-selection"><translation>Показать выделенное</translation></message>
<message id="ui.frame.title"><translation>Комментарий</translation></message>
<message id="ui.quick-add.search"><translation>Найти блок</translation></message>
<message id="ui.quick-add.next"><translation>Что дальше?</translation></message>
<message id="ui.quick-add.swap"><translation>Какой вид вместо этого?</translation></message>
<message id="ui.quick-add.nothing"><translation>Такого блока нет</translation></message>
<message id="ui.refusal.wire"><translation>этот провод</translation></message>
<message id="ui.refusal.insert"><translation>Вставить %1</translation></message>
<message id="ui.refusal.keys"><translation>Enter вставит %1 · Esc отпустит провод</translation></message>
<message id="ui.refusal.keys-none"><translation>Esc отпустит провод</translation></message>
<message id="ui.rename"><translation>Название</translation></message>
<message id="ui.wire.foreseen"><translation>ожидается</translation></message>
<message id="ui.undo.add"><translation>Добавить %1</translation></message>
<message id="ui.undo.bend"><translation>Согнуть провод</translation></message>
<message id="ui.undo.collapse"><translation>Свернуть</translation></message>
<message id="ui.undo.connect"><translation>Соединить</translation></message>
<message id="ui.undo.cut"><translation>Вырезать</translation></message>
<message id="ui.undo.duplicate"><translation>Дублировать</translation></message>
<message id="ui.undo.expand"><translation>Развернуть</translation></message>
<message id="ui.undo.frame"><translation>Обвести рамкой</translation></message>
<message id="ui.undo.frame-size"><translation>Размер рамки</translation></message>
<message id="ui.undo.freeze"><translation>Заморозить</translation></message>
<message id="ui.undo.unfreeze"><translation>Разморозить</translation></message>
<message id="ui.undo.insert"><translation>Вставить %1</translation></message>
<message id="ui.undo.move"><translation>Переместить</translation></message>
<message id="ui.undo.move-wire"><translation>Перенести провод</translation></message>
<message id="ui.undo.mute"><translation>Выключить</translation></message>
<message id="ui.undo.unmute"><translation>Включить</translation></message>
<message id="ui.undo.paste"><translation>Вставить</translation></message>
<message id="ui.undo.remove"><translation>Удалить %1</translation></message>
<message id="ui.undo.remove-bend"><translation>Выпрямить провод</translation></message>
<message id="ui.undo.remove-reconnect"><translation>Удалить и соединить</translation></message>
<message id="ui.undo.remove-wire"><translation>Удалить провод</translation></message>
<message id="ui.undo.rename"><translation>Переименовать в %1</translation></message>
<message id="ui.undo.swap"><translation>%1 становится %2</translation></message>
<message id="ui.quick-add.count" numerus="yes"><translation><numerusform>%1 блок · Enter добавит его</numerusform><numerusform>%1 блока · Enter добавит выбранный</numerusform><numerusform>%1 блоков · Enter добавит выбранный</numerusform></translation></message>
<message id="ui.undo.remove-several" numerus="yes"><translation><numerusform>Удалить %1 объект</numerusform><numerusform>Удалить %1 объекта</numerusform><numerusform>Удалить %1 объектов</numerusform></translation></message>
</context>
</TS>
