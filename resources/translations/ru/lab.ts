<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the adversarial lab, by id (qtTrId). -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="ui.action.adversarial"><translation>Лаборатория атак</translation></message>
<message id="ui.lab"><translation>Лаборатория атак</translation></message>
<message id="ui.lab.about"><translation>один градиент, если смотреть со входа</translation></message>
<message id="ui.lab.after"><translation>Вероятности после атаки</translation></message>
<message id="ui.lab.all"><translation>Все</translation></message>
<message id="ui.lab.all.hint"><translation>Все отложенные примеры</translation></message>
<message id="ui.lab.any"><translation>любой другой</translation></message>
<message id="ui.lab.attack"><translation>Атака</translation></message>
<message id="ui.lab.back"><translation>Назад к холсту (Esc)</translation></message>
<message id="ui.lab.becomes"><translation>Что за что принимается</translation></message>
<message id="ui.lab.before"><translation>Вероятности до атаки</translation></message>
<message id="ui.lab.bounds"><translation>Оставаться в 0…1</translation></message>
<message id="ui.lab.bounds.hint"><translation>Атакованные пиксели не ярче и не темнее, чем бывают пиксели</translation></message>
<message id="ui.lab.clipped"><translation>обрезано до 0…1</translation></message>
<message id="ui.lab.correct"><translation>Верные</translation></message>
<message id="ui.lab.correct.hint"><translation>Примеры, которые без атаки читаются верно</translation></message>
<message id="ui.lab.draw"><translation>Нарисуйте свой</translation></message>
<message id="ui.lab.draw.clear"><translation>Стереть</translation></message>
<message id="ui.lab.draw.hint"><translation>Рисуйте мышью или стрелками: пробел опускает и поднимает перо, Delete стирает всё</translation></message>
<message id="ui.lab.draw.use"><translation>Взять</translation></message>
<message id="ui.lab.features"><translation>%1–%2 из %3</translation></message>
<message id="ui.lab.fooled"><translation>Ошибки</translation></message>
<message id="ui.lab.fooled.hint"><translation>Примеры, которые без атаки читаются верно, а с ней неверно</translation></message>
<message id="ui.lab.formula.bounds"><translation>затем обрезано до 0…1</translation></message>
<message id="ui.lab.formula.fgsm.away"><translation>x′ = x + ε · sign(∇ₓ L(x, y))</translation></message>
<message id="ui.lab.formula.fgsm.towards"><translation>x′ = x − ε · sign(∇ₓ L(x, t))</translation></message>
<message id="ui.lab.formula.ifgsm.away"><translation>x ← x + ¼ ε · sign(∇ₓ L(x, y))
не дальше ± ε от примера, 10 раз</translation></message>
<message id="ui.lab.formula.ifgsm.towards"><translation>x ← x − ¼ ε · sign(∇ₓ L(x, t))
не дальше ± ε от примера, 10 раз</translation></message>
<message id="ui.lab.help.fgsm"><translation>Каждое число сдвигается на ε вверх или вниз: туда, где потери L растут быстрее всего. Это тот же градиент, что обучает веса, но взятый по входу. К классу t, наоборот, потери уменьшаются.</translation></message>
<message id="ui.lab.help.ifgsm"><translation>Десять шагов по четверти ε. Каждый берёт новый градиент там, куда привёл предыдущий, и возвращается на расстояние не больше ε от примера.</translation></message>
<message id="ui.lab.here"><translation>При ε %1</translation></message>
<message id="ui.lab.just-now"><translation>только что</translation></message>
<message id="ui.lab.means.both"><translation>Шум той же величины стоит %1, атака — %2: здесь важна и величина шага, и его направление.</translation></message>
<message id="ui.lab.means.direction"><translation>Шум той же величины почти ничего не меняет. Важно направление.</translation></message>
<message id="ui.lab.means.little"><translation>Шаг такой величины почти не меняет ответов.</translation></message>
<message id="ui.lab.method"><translation>Способ</translation></message>
<message id="ui.lab.misread-clean"><translation>неверно и без атаки; теперь читается как %1</translation></message>
<message id="ui.lab.no-attack"><translation>Эту модель пока нельзя атаковать</translation></message>
<message id="ui.lab.not-clipped"><translation>не обрезано</translation></message>
<message id="ui.lab.now-read"><translation>теперь читается как %1</translation></message>
<message id="ui.lab.one-step"><translation>ε × знак градиента</translation></message>
<message id="ui.lab.open"><translation>Открыть лабораторию</translation></message>
<message id="ui.lab.open.hint"><translation>Атака на всё окно</translation></message>
<message id="ui.lab.own"><translation>свой</translation></message>
<message id="ui.lab.own-shown"><translation>Атакуется ваш пример: прочь от того, что читает в нём модель</translation></message>
<message id="ui.lab.picture"><translation>Картинка</translation></message>
<message id="ui.lab.pictures"><translation>Тестовые картинки</translation></message>
<message id="ui.lab.point"><translation>Щёлкните по плоскости, чтобы атаковать свою точку.</translation></message>
<message id="ui.lab.renewal"><translation>Атаковать при обучении</translation></message>
<message id="ui.lab.renewal.hint"><translation>Включено: всё здесь следует за обучаемой моделью. Выключено: вычисляется заново, когда вы что-то меняете</translation></message>
<message id="ui.lab.result"><translation>Результат</translation></message>
<message id="ui.lab.right"><translation>верно</translation></message>
<message id="ui.lab.sample"><translation>Пример</translation></message>
<message id="ui.lab.samples"><translation>Тестовые примеры</translation></message>
<message id="ui.lab.scale"><translation>Шкала цветов шага</translation></message>
<message id="ui.lab.size"><translation>Каждое число сдвигается не больше чем на %1.</translation></message>
<message id="ui.lab.source.fgsm"><translation>Goodfellow, Shlens, Szegedy: Explaining and harnessing adversarial examples. ICLR 2015, arXiv:1412.6572</translation></message>
<message id="ui.lab.source.ifgsm"><translation>Kurakin, Goodfellow, Bengio: Adversarial examples in the physical world. ICLR workshop 2017, arXiv:1607.02533</translation></message>
<message id="ui.lab.step"><translation>Шаг</translation></message>
<message id="ui.lab.steps"><translation>шагов: %1, в пределах ε</translation></message>
<message id="ui.lab.still-read"><translation>по-прежнему читается как %1</translation></message>
<message id="ui.lab.strength"><translation>Сила ε</translation></message>
<message id="ui.lab.to-canvas"><translation>К холсту</translation></message>
<message id="ui.lab.towards"><translation>К классу</translation></message>
<message id="ui.lab.wrong"><translation>неверно</translation></message>
</context>
</TS>
