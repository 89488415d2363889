<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the run and its controls, by id (qtTrId). -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="ui.live.before"><translation>Обучение продолжается с моделью до этой правки</translation></message>
<message id="ui.live.button-default"><translation>Скорость по умолчанию и назад</translation></message>
<message id="ui.live.button-reset"><translation>Сброс</translation></message>
<message id="ui.live.button-tenth"><translation>Скорость ÷ 10 и назад</translation></message>
<message id="ui.live.compiling"><translation>Правка компилируется …</translation></message>
<message id="ui.live.default-rate"><translation>Скорость обучения по умолчанию</translation></message>
<message id="ui.live.device"><translation>Устройство</translation></message>
<message id="ui.live.device-tip"><translation>Устройство, на котором идёт обучение; можно менять на ходу</translation></message>
<message id="ui.live.no-device"><translation>Нет устройства</translation></message>
<message id="ui.live.opening-data"><translation>Данные читаются …</translation></message>
<message id="ui.live.remedy-default"><translation>Взять скорость обучения по умолчанию и вернуться к последнему хорошему шагу</translation></message>
<message id="ui.live.remedy-reset"><translation>Сброс: начать заново с новыми весами</translation></message>
<message id="ui.live.remedy-tenth"><translation>Уменьшить скорость обучения в 10 раз и вернуться к последнему хорошему шагу</translation></message>
<message id="ui.live.seed"><translation>Зерно</translation></message>
<message id="ui.live.seed-tip"><translation>Зерно начальных весов, перемешивания и шума; действует со следующего сброса</translation></message>
<message id="ui.live.tenth"><translation>Десятая часть скорости обучения</translation></message>
<message id="ui.undo.set-seed"><translation>Зерно %1</translation></message>
</context>
</TS>
