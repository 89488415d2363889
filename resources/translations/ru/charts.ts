<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of charts and maps, by id (qtTrId). -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="chart.unknown-ending"><translation>Невозможно записать %{file}: график экспортируется как .png, .svg или .csv. Выберите имя с одним из этих окончаний.</translation></message>
<message id="ui.action.chart-all"><translation>Показать весь график</translation></message>
<message id="ui.action.chart-export"><translation>Экспортировать график…</translation></message>
<message id="ui.action.log-steps"><translation>Логарифмические шаги</translation></message>
<message id="ui.chart.export-csv"><translation>Числа</translation></message>
<message id="ui.chart.export-png"><translation>Картинка</translation></message>
<message id="ui.chart.export-svg"><translation>Векторный рисунок</translation></message>
<message id="ui.chart.menu"><translation>Шкалы и экспорт</translation></message>
<message id="ui.chart.scale"><translation>Шкала чисел</translation></message>
<message id="ui.chart.test-named"><translation>%1, тест</translation></message>
<message id="ui.chart.train-named"><translation>%1, обуч.</translation></message>
<message id="ui.dock.gradients"><translation>Градиенты</translation></message>
<message id="ui.gradients.choose"><translation>Показанные слои, не больше шести</translation></message>
<message id="ui.gradients.gradient"><translation>Градиент</translation></message>
<message id="ui.gradients.gradient.tip"><translation>Среднеквадратичное градиента каждого слоя</translation></message>
<message id="ui.gradients.layers"><translation>Слои</translation></message>
<message id="ui.gradients.name"><translation>Градиенты, обновления и скорости обучения по шагам</translation></message>
<message id="ui.gradients.quantity"><translation>Что показано</translation></message>
<message id="ui.gradients.rate"><translation>Скорость</translation></message>
<message id="ui.gradients.rate.tip"><translation>Скорость обучения каждого оптимизатора</translation></message>
<message id="ui.gradients.ratio"><translation>Сдвиг весов</translation></message>
<message id="ui.gradients.ratio.tip"><translation>Насколько один шаг сдвигает веса слоя, в долях их нормы</translation></message>
<message id="ui.weights.age" numerus="yes"><translation><numerusform>%1, %2 шаг назад</numerusform><numerusform>%1, %2 шага назад</numerusform><numerusform>%1, %2 шагов назад</numerusform></translation></message>
<message id="ui.weights.choose.tip"><translation>Параметры, их градиенты (∇) и моменты оптимизатора (после косой черты)</translation></message>
<message id="ui.weights.step"><translation>Шаг</translation></message>
<message id="ui.chart.smooth.tip"><translation>Насколько сглажены линии; полоса хранит наименьшее и наибольшее</translation></message>
<message id="ui.axis.row-short"><translation>ряд</translation></message>
<message id="ui.axis.column-short"><translation>столб.</translation></message>
</context>
</TS>
