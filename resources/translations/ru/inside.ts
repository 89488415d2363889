<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the views inside the model, by id (qtTrId). -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="ui.activations.choose"><translation>Блок, выход которого показан</translation></message>
<message id="ui.activations.none"><translation>Показывать пока нечего: модель должна быть полной</translation></message>
<message id="ui.adversarial.accuracy"><translation>Точность от силы атаки</translation></message>
<message id="ui.adversarial.any"><translation>Любой другой</translation></message>
<message id="ui.adversarial.axis"><translation>сила ε</translation></message>
<message id="ui.adversarial.clean"><translation>Без атаки</translation></message>
<message id="ui.adversarial.epsilon"><translation>Сила ε: наибольшее изменение числа</translation></message>
<message id="ui.adversarial.fgsm"><translation>FGSM</translation></message>
<message id="ui.adversarial.ifgsm"><translation>Пошаговая FGSM</translation></message>
<message id="ui.adversarial.label"><translation>метка %1</translation></message>
<message id="ui.adversarial.levels"><translation>%1 из 255 уровней серого на пиксель.</translation></message>
<message id="ui.adversarial.method"><translation>Вид атаки</translation></message>
<message id="ui.adversarial.none"><translation>У модели нет оценок классов для атаки: соедините оценки и метки с функцией потерь и с точностью</translation></message>
<message id="ui.adversarial.random"><translation>Случайные знаки той же величины: читает %1, %2.</translation></message>
<message id="ui.adversarial.random-signs"><translation>Случайные знаки</translation></message>
<message id="ui.adversarial.reads"><translation>Читает %1</translation></message>
<message id="ui.adversarial.target"><translation>Класс, к которому ведёт атака</translation></message>
<message id="ui.adversarial.towards"><translation>К классу %1</translation></message>
<message id="ui.confusion.cell"><translation>%1 прочитано как %2: %3 из %4</translation></message>
<message id="ui.confusion.label"><translation>класс</translation></message>
<message id="ui.confusion.none"><translation>Модель не выбирает класс: соедините оценки и метки с блоком точности или перекрёстной энтропии</translation></message>
<message id="ui.confusion.open"><translation>Щёлкните клетку, чтобы увидеть её примеры</translation></message>
<message id="ui.confusion.pictures"><translation>Примеры открытой клетки</translation></message>
<message id="ui.confusion.read-as"><translation>прочитано как</translation></message>
<message id="ui.dock.activations"><translation>Активации</translation></message>
<message id="ui.dock.adversarial"><translation>Атака</translation></message>
<message id="ui.dock.confusion"><translation>Путаница</translation></message>
<message id="ui.dock.surface"><translation>Граница решений</translation></message>
<message id="ui.inside.ago"><translation>%1 с назад</translation></message>
<message id="ui.inside.samples" numerus="yes"><translation><numerusform>%1 пример</numerusform><numerusform>%1 примера</numerusform><numerusform>%1 примеров</numerusform></translation></message>
<message id="ui.inside.step"><translation>шаг %1</translation></message>
<message id="ui.inside.steps"><translation>шаги с %1 по %2</translation></message>
<message id="ui.inside.waiting"><translation>Ожидание ответов модели</translation></message>
<message id="ui.samples.all"><translation>Все</translation></message>
<message id="ui.samples.class"><translation>Примеры одного класса или все</translation></message>
<message id="ui.samples.in-order"><translation>По порядку</translation></message>
<message id="ui.samples.index"><translation>Номер примера в отложенной части</translation></message>
<message id="ui.samples.none"><translation>Нет примеров</translation></message>
<message id="ui.samples.number"><translation>Пример %1</translation></message>
<message id="ui.samples.order"><translation>Порядок примеров: по номеру или сначала худшие ошибки</translation></message>
<message id="ui.samples.read"><translation>класс %1, прочитан как %2 (%3 %)</translation></message>
<message id="ui.samples.title"><translation>Отложенные примеры</translation></message>
<message id="ui.samples.worst"><translation>Сначала ошибки</translation></message>
<message id="ui.surface.class"><translation>класс %1</translation></message>
<message id="ui.surface.test"><translation>отложено</translation></message>
<message id="ui.surface.train"><translation>обучение</translation></message>
</context>
</TS>
