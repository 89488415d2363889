<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the data dialog, by id (qtTrId). -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="ui.action.data"><translation>Выбрать данные…</translation></message>
<message id="ui.data.apply"><translation>Применить</translation></message>
<message id="ui.data.as-they-are"><translation>Как есть</translation></message>
<message id="ui.data.augmented"><translation>Как при обучении</translation></message>
<message id="ui.data.balance"><translation>Примеры по классам: обучение + тест</translation></message>
<message id="ui.data.balance-of"><translation>Классы первых %1 примеров: обучение + тест</translation></message>
<message id="ui.data.cancel"><translation>Отмена</translation></message>
<message id="ui.data.class-counts"><translation>%1: %2 для обучения, %3 для теста</translation></message>
<message id="ui.data.file"><translation>Файл…</translation></message>
<message id="ui.data.folder"><translation>Папка…</translation></message>
<message id="ui.data.from-builtin"><translation>Встроенные</translation></message>
<message id="ui.data.from-file"><translation>Файл, папка</translation></message>
<message id="ui.data.from-generator"><translation>Создать</translation></message>
<message id="ui.data.held-out"><translation>Отложено для теста</translation></message>
<message id="ui.data.held-out.help"><translation>Меньше 1 — доля, от 1 — число примеров. Доли классов сохраняются.</translation></message>
<message id="ui.data.is-pictures"><translation>Картинки %1</translation></message>
<message id="ui.data.is-rows"><translation>Строки чисел %1</translation></message>
<message id="ui.data.of-classes" numerus="yes"><translation><numerusform>%1 класс</numerusform><numerusform>%1 класса</numerusform><numerusform>%1 классов</numerusform></translation></message>
<message id="ui.data.of-numbers"><translation>предсказываются числа</translation></message>
<message id="ui.data.pictures"><translation>Первые картинки</translation></message>
<message id="ui.data.preparation"><translation>Подготовка</translation></message>
<message id="ui.data.reading"><translation>Чтение…</translation></message>
<message id="ui.data.refused"><translation>Эти данные использовать нельзя</translation></message>
<message id="ui.data.role.feature"><translation>признак</translation></message>
<message id="ui.data.role.feature.help"><translation>Число, которое даётся модели. Щелчок сделает этот столбец предсказываемым.</translation></message>
<message id="ui.data.role.target"><translation>цель</translation></message>
<message id="ui.data.role.target.help"><translation>Столбец, который предсказывает модель. Щёлкните другой заголовок, чтобы предсказывать его.</translation></message>
<message id="ui.data.set"><translation>Набор данных</translation></message>
<message id="ui.data.source"><translation>Откуда данные</translation></message>
<message id="ui.data.split"><translation>%1 для обучения, %2 для теста</translation></message>
<message id="ui.data.table"><translation>Первые строки таблицы</translation></message>
<message id="ui.data.title"><translation>Данные</translation></message>
<message id="ui.data.undo"><translation>Выбор данных</translation></message>
<message id="ui.data.with-header"><translation>первая строка — заголовок</translation></message>
</context>
</TS>
