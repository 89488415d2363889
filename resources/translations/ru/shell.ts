<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the program around the canvas: files, settings, menus, dialogs. -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="cli.help.state"><translation>Состояние окна; можно указать несколько раз</translation></message>
<message id="ui.action.history"><translation>Список правок</translation></message>
<message id="ui.action.new"><translation>Новая модель</translation></message>
<message id="ui.action.next-area"><translation>Следующая часть окна</translation></message>
<message id="ui.action.projector"><translation>Режим проектора</translation></message>
<message id="ui.action.save-as"><translation>Сохранить как…</translation></message>
<message id="ui.action.settings"><translation>Настройки…</translation></message>
<message id="ui.action.shortcuts"><translation>Сочетания клавиш…</translation></message>
<message id="ui.cancel"><translation>Отмена</translation></message>
<message id="ui.close"><translation>Закрыть</translation></message>
<message id="ui.dock.float"><translation>В отдельное окно</translation></message>
<message id="ui.dock.home"><translation>Вернуть на место</translation></message>
<message id="ui.dock.more"><translation>Другие панели</translation></message>
<message id="ui.dock.move-left"><translation>Переместить влево</translation></message>
<message id="ui.dock.move-right"><translation>Переместить вправо</translation></message>
<message id="ui.dock.new-column"><translation>В новую колонку</translation></message>
<message id="ui.empty.more"><translation>Или начните с готовой модели, она сразу обучается. Остальные — в меню, в разделе «Примеры».</translation></message>
<message id="ui.empty.words"><translation>Перетащите сюда блок или нажмите / для поиска</translation></message>
<message id="ui.example.digits-cnn"><translation>Рукописные цифры</translation></message>
<message id="ui.example.digits-cnn.about"><translation>Небольшая свёрточная сеть читает цифры; обучив, её можно атаковать.</translation></message>
<message id="ui.example.digits-linear"><translation>Цифры, один слой</translation></message>
<message id="ui.example.digits-linear.about"><translation>Логистическая регрессия: на что способен один слой.</translation></message>
<message id="ui.example.digits-mlp"><translation>Цифры, плотные слои</translation></message>
<message id="ui.example.digits-mlp.about"><translation>Те же цифры без свёрток, для сравнения.</translation></message>
<message id="ui.example.spirals-mlp"><translation>Две спирали</translation></message>
<message id="ui.example.spirals-mlp.about"><translation>Как складывается граница между двумя спиралями.</translation></message>
<message id="ui.example.table-mlp"><translation>Ирисы</translation></message>
<message id="ui.example.table-mlp.about"><translation>Три вида цветов по таблице измерений.</translation></message>
<message id="ui.example.xor"><translation>Исключающее «или»</translation></message>
<message id="ui.example.xor.about"><translation>Самая малая задача, которой нужен скрытый слой.</translation></message>
<message id="ui.history.begin"><translation>Как при открытии</translation></message>
<message id="ui.menu.canvas"><translation>Холст</translation></message>
<message id="ui.menu.edit"><translation>Правка</translation></message>
<message id="ui.menu.examples"><translation>Примеры</translation></message>
<message id="ui.menu.file"><translation>Файл</translation></message>
<message id="ui.menu.no-recent"><translation>Файлов пока нет</translation></message>
<message id="ui.menu.program"><translation>Программа</translation></message>
<message id="ui.menu.recent"><translation>Недавние</translation></message>
<message id="ui.menu.train"><translation>Обучение</translation></message>
<message id="ui.menu.view"><translation>Вид</translation></message>
<message id="ui.not-saved"><translation>Ещё не сохранена</translation></message>
<message id="ui.rescue.discard"><translation>Удалить копию</translation></message>
<message id="ui.rescue.restore"><translation>Восстановить</translation></message>
<message id="ui.rescue.what"><translation>Модель %1 была открыта, когда программа неожиданно закрылась. Есть копия от %2.</translation></message>
<message id="ui.settings.language"><translation>Язык</translation></message>
<message id="ui.settings.motion"><translation>Меньше движения</translation></message>
<message id="ui.settings.projector"><translation>Режим проектора</translation></message>
<message id="ui.settings.theme"><translation>Тема</translation></message>
<message id="ui.settings.title"><translation>Настройки</translation></message>
<message id="ui.shortcuts.action"><translation>Действие</translation></message>
<message id="ui.shortcuts.give"><translation>Задать</translation></message>
<message id="ui.shortcuts.keys"><translation>Клавиши</translation></message>
<message id="ui.shortcuts.new"><translation>Новые клавиши</translation></message>
<message id="ui.shortcuts.reset"><translation>Вернуть эту</translation></message>
<message id="ui.shortcuts.reset-all"><translation>Вернуть все</translation></message>
<message id="ui.shortcuts.taken"><translation>%1 уже занято действием «%2». Освободите его там или выберите другие клавиши.</translation></message>
<message id="ui.shortcuts.title"><translation>Сочетания клавиш</translation></message>
<message id="ui.theme.dark"><translation>Тёмная</translation></message>
<message id="ui.theme.high-contrast"><translation>Высокий контраст</translation></message>
<message id="ui.theme.light"><translation>Светлая</translation></message>
<message id="ui.theme.system"><translation>Как в системе</translation></message>
<message id="ui.undo.add-data"><translation>Добавление данных</translation></message>
<message id="ui.undo.disconnect-labels"><translation>Отсоединение меток</translation></message>
<message id="ui.undo.move-paths"><translation>Пути к данным</translation></message>
<message id="ui.unsaved.discard"><translation>Не сохранять</translation></message>
<message id="ui.unsaved.save"><translation>Сохранить</translation></message>
<message id="ui.unsaved.what"><translation>В модели %1 есть несохранённые изменения</translation></message>
<message id="ui.unsaved.why"><translation>Если их не сохранить, при закрытии они пропадут.</translation></message>
</context>
</TS>
