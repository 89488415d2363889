<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Findings of engine/check and their remedies. Type rules have theirs in blocks.ts. -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="check.cannot-mute"><translation>Блок %{block} нельзя заглушить: пропускать вход дальше может только блок со входом и одним выходом. Включите его.</translation></message>
<message id="check.cycle"><translation>Эти блоки питают друг друга по кругу: %{path}. Удалите один из проводов между ними.</translation></message>
<message id="check.input-taken-twice"><translation>Ко входу %{port} блока %{block} подходят два провода: от %{first} и от %{second}. Вход принимает один провод: удалите один из них или соедините оба блоком Add или Concat.</translation></message>
<message id="check.missing-input"><translation>Ко входу %{port} блока %{block} не подходит провод. Соедините его с каким-нибудь выходом.</translation></message>
<message id="check.needs-loss"><translation>Вход %{port} блока %{block} принимает функцию потерь, а провод от %{from} несёт: %{found}. Поставьте между ними блок потерь, например перекрёстную энтропию.</translation></message>
<message id="check.no-answers"><translation>%{parameter} 0 у %{block} означает столько, сколько классов в данных, но блока данных в модели нет или их несколько: укажите число.</translation></message>
<message id="check.no-data"><translation>Данных блока %{block} нет: выберите файл, папку или встроенный набор в параметре path.</translation></message>
<message id="check.no-loss"><translation>Ничто не говорит, насколько модель хороша: добавьте блок потерь (для классов — перекрёстную энтропию) и соедините с ним выход модели и метки.</translation></message>
<message id="check.no-optimizer"><translation>Модель нечем обучать: добавьте оптимизатор, например Adam, и соедините с ним функцию потерь.</translation></message>
<message id="check.no-such-input"><translation>Провод от %{from} к %{to} ведёт в никуда: входа %{missing} нет. Входы блока: %{known}.</translation></message>
<message id="check.no-such-output"><translation>Провод от %{from} к %{to} ведёт в никуда: выхода %{missing} нет. Выходы блока: %{known}.</translation></message>
<message id="check.other-version"><translation>Блок %{block} — это %{kind} версии %{version}, а эта программа знает версию %{known}. Он сохраняется как есть: возьмите ту версию Glassbox, в которой он создан, или поставьте на его место новый блок %{kind}.</translation></message>
<message id="check.parameter-needs-boolean"><translation>Параметр %{parameter} блока %{block} должен быть true или false, а задано «%{found}».</translation></message>
<message id="check.parameter-needs-choice"><translation>Параметр %{parameter} блока %{block} должен быть одним из: %{choices}; задано «%{found}».</translation></message>
<message id="check.parameter-needs-integer"><translation>Параметр %{parameter} блока %{block} должен быть целым числом, а задано «%{found}».</translation></message>
<message id="check.parameter-needs-pair"><translation>Параметр %{parameter} блока %{block} должен быть целым числом или парой, например 3x3, а задано «%{found}».</translation></message>
<message id="check.parameter-needs-path"><translation>Параметр %{parameter} блока %{block} должен быть путём к файлу или папке, а задано «%{found}».</translation></message>
<message id="check.parameter-needs-real"><translation>Параметр %{parameter} блока %{block} должен быть числом, например 0.1, а задано «%{found}».</translation></message>
<message id="check.parameter-needs-shape"><translation>Параметр %{parameter} блока %{block} должен быть формой — не более восьми целых чисел, например 8x20x20, а задано «%{found}».</translation></message>
<message id="check.parameter-needs-text"><translation>Параметр %{parameter} блока %{block} должен быть текстом, а задано «%{found}».</translation></message>
<message id="check.parameter-range"><translation>Параметр %{parameter} блока %{block} равен %{found}, а допустимо %{range}.</translation></message>
<message id="check.several-optimizers"><translation>Оптимизатор %{block} лишний (%{known}): документ обучается одним оптимизатором. Удалите все, кроме одного.</translation></message>
<message id="check.unknown-kind"><translation>Блок %{block} имеет неизвестный вид %{kind}@%{version}. Он сохраняется как есть, но обучать модель нельзя: откройте документ в той версии Glassbox, в которой он создан, или удалите блок.</translation></message>
<message id="check.unknown-parameter"><translation>У блока %{block} нет параметра %{parameter}. У блока вида %{kind} есть: %{known}. Исправьте имя или удалите параметр.</translation></message>
<message id="check.unused"><translation>Блок %{block} ничему не служит: от него не зависят ни функция потерь, ни метрика. Соедините его или удалите.</translation></message>
<message id="check.wire-to-nowhere"><translation>Провод от %{from} к %{to} ведёт в никуда: блока %{missing} нет. Удалите его или проведите заново.</translation></message>
<message id="check.wrong-element"><translation>Вход %{port} блока %{block} принимает вещественные числа, а провод от %{from} несёт: %{found}.</translation></message>
<message id="check.wrong-element-integer"><translation>Вход %{port} блока %{block} принимает целые числа, например метки классов, а провод от %{from} несёт: %{found}.</translation></message>
<message id="remedy.add-wire"><translation>Соединить %{from} и %{to}</translation></message>
<message id="remedy.insert-block"><translation>Вставить %{kind} между %{from} и %{to}</translation></message>
<message id="remedy.remove-wire"><translation>Удалить провод от %{from} к %{to}</translation></message>
<message id="remedy.set-parameter"><translation>Задать %{parameter} блока %{block} равным %{value}</translation></message>
</context>
</TS>
