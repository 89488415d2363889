<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- What the command line says. -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="cli.attacked"><translation>%{method} величины %{epsilon} на примерах: %{samples}; точность %{clean} без атаки, %{adversarial} под атакой, %{random} со случайными знаками той же величины</translation></message>
<message id="cli.bad-call"><translation>Команда задана неверно: %{reason}. Справка: %{command} --help</translation></message>
<message id="cli.bad-size"><translation>%{value}: нужен размер ШИРИНАxВЫСОТА в пикселях, от 200 до 8192, например 1440x900</translation></message>
<message id="cli.cannot-write"><translation>Не записать %{file}: запись туда не разрешена. Выберите другое имя или другую папку.</translation></message>
<message id="cli.checked"><translation>Модель в порядке: параметров %{parameters}.</translation></message>
<message id="cli.claim-fails"><translation>неверно: %{claim}: %{metric} %{value}, а не %{relation} %{bound}</translation></message>
<message id="cli.claim-holds"><translation>верно: %{claim}: %{metric} %{value} %{relation} %{bound}</translation></message>
<message id="cli.claim-of-unknown-metric"><translation>Документ утверждает нечто о %{metric} (%{claim}), но это не измеряется. Измеряются: %{known}.</translation></message>
<message id="cli.diagnostic"><translation>%{severity}: %{text}</translation></message>
<message id="cli.empty-name"><translation>Здесь нужно имя файла, а оно пустое</translation></message>
<message id="cli.error"><translation>glassbox: %{text}</translation></message>
<message id="cli.help.attack"><translation>Точность под состязательной атакой</translation></message>
<message id="cli.help.attack.examples"><translation>Пример:
  glassbox attack digits-cnn.glassbox --load digits.safetensors --method fgsm --epsilon 0.1</translation></message>
<message id="cli.help.batch"><translation>Примеров на шаг вместо указанного в документе</translation></message>
<message id="cli.help.blocks"><translation>Все виды блоков с параметрами и справкой</translation></message>
<message id="cli.help.blocks.examples"><translation>Пример:
  glassbox blocks --json</translation></message>
<message id="cli.help.check"><translation>Типы всех проводов и всё, что неверно</translation></message>
<message id="cli.help.check.examples"><translation>Примеры:
  glassbox check digits-cnn.glassbox --json
  glassbox check xor.glassbox --dump program</translation></message>
<message id="cli.help.count"><translation>Сколько примеров тестовой части (все)</translation></message>
<message id="cli.help.device"><translation>Где вычислять (auto)</translation></message>
<message id="cli.help.devices"><translation>Устройства этой машины</translation></message>
<message id="cli.help.devices.examples"><translation>Пример:
  glassbox devices</translation></message>
<message id="cli.help.dump"><translation>Показать этап пути к устройству: program, gradients или plan</translation></message>
<message id="cli.help.epochs"><translation>Обучать столько проходов по обучающим данным</translation></message>
<message id="cli.help.dock"><translation>Страница доков, которая впереди</translation></message>
<message id="cli.help.epsilon"><translation>Величина изменения для значений в 0–1</translation></message>
<message id="cli.help.evaluate"><translation>Измерить на тестовой части</translation></message>
<message id="cli.help.evaluate.examples"><translation>Пример:
  glassbox evaluate digits-cnn.glassbox --load digits.safetensors --json</translation></message>
<message id="cli.help.file"><translation>Документ (*.glassbox)</translation></message>
<message id="cli.help.file.window"><translation>Какой документ открыть</translation></message>
<message id="cli.help.help"><translation>Показать эту справку и выйти</translation></message>
<message id="cli.help.input"><translation>Картинка, папка с картинками, таблица или файл IDX</translation></message>
<message id="cli.help.json"><translation>По одному объекту JSON на строку в стандартный вывод</translation></message>
<message id="cli.help.language"><translation>en или ru</translation></message>
<message id="cli.help.load"><translation>Веса, записанные командой train --save</translation></message>
<message id="cli.help.load.render"><translation>Какие веса показать</translation></message>
<message id="cli.help.load.train"><translation>Продолжить с файла от --save или начать с файла весов</translation></message>
<message id="cli.help.log-every"><translation>Сообщать потери каждые N шагов</translation></message>
<message id="cli.help.method"><translation>fgsm: Goodfellow, Shlens, Szegedy 2015; ifgsm: по шагам, Kurakin, Goodfellow, Bengio 2017</translation></message>
<message id="cli.help.target"><translation>Атаковать в сторону этого класса (его номер), а не прочь от метки</translation></message>
<message id="cli.help.output.predict"><translation>Записать ответы таблицей</translation></message>
<message id="cli.help.output.render"><translation>Куда записать картинку</translation></message>
<message id="cli.help.play"><translation>Начать обучение сразу после открытия окна</translation></message>
<message id="cli.help.predict"><translation>Ответ модели для новых данных</translation></message>
<message id="cli.help.predict.examples"><translation>Примеры:
  glassbox predict digits-cnn.glassbox --load digits.safetensors --input scans/ -o answers.csv
  glassbox predict table-mlp.glassbox --load flowers.safetensors --input flowers.csv --json</translation></message>
<message id="cli.help.program"><translation>Собирайте модели из дифференцируемых блоков, нажмите «Пуск» и смотрите, как они учатся.</translation></message>
<message id="cli.help.program.examples"><translation>Примеры:
  glassbox resources/examples/digits-cnn.glassbox           открыть окно
  glassbox train digits-cnn.glassbox --epochs 5 --save digits.safetensors
  glassbox evaluate digits-cnn.glassbox --load digits.safetensors
  glassbox check digits-cnn.glassbox                        формы и ошибки
  glassbox КОМАНДА --help                                   параметры и примеры команды

Код выхода: 0 готово, 1 ошибка в модели, 2 ошибка в вызове или файле, 3 отказ устройства,
4 утверждение не выполнено, 5 обучение разошлось, 130 прервано.</translation></message>
<message id="cli.help.render"><translation>Снимок окна</translation></message>
<message id="cli.help.render.examples"><translation>Пример:
  glassbox render digits-cnn.glassbox -o window.png --steps 500 --theme dark --scale 2</translation></message>
<message id="cli.help.save"><translation>Записать веса и состояние в конце, в том числе после Ctrl-C</translation></message>
<message id="cli.help.scale"><translation>Точек картинки на точку окна (1)</translation></message>
<message id="cli.help.seconds"><translation>Обучать столько секунд</translation></message>
<message id="cli.help.seed"><translation>Зерно весов, порядка и шума вместо указанного в документе</translation></message>
<message id="cli.help.set"><translation>Изменить параметр блока; пути — от рабочей папки. Можно повторять</translation></message>
<message id="cli.help.size"><translation>Размер окна (1440x900)</translation></message>
<message id="cli.help.steps"><translation>Обучать столько шагов вместо длины из документа</translation></message>
<message id="cli.help.steps.render"><translation>Обучить столько шагов перед снимком (0)</translation></message>
<message id="cli.help.theme"><translation>light (светлая) или dark (тёмная)</translation></message>
<message id="cli.help.threads"><translation>Потоки процессора (все ядра)</translation></message>
<message id="cli.help.train"><translation>Обучить модель документа</translation></message>
<message id="cli.help.train.examples"><translation>Примеры:
  glassbox train digits-cnn.glassbox --seconds 60 --save digits.safetensors
  glassbox train digits-cnn.glassbox --load digits.safetensors --steps 500     ещё 500
  glassbox train digits-cnn.glassbox --set optimizer.rate=0.01 --json
  glassbox train digits-cnn.glassbox --set data.path=train-images.gz --set data.labels=train-labels.gz</translation></message>
<message id="cli.help.version"><translation>Показать версию, коммит, библиотеки и устройства и выйти</translation></message>
<message id="cli.help.view"><translation>Что показать (window)</translation></message>
<message id="cli.no-answer"><translation>У модели нет ответа: нужен блок потерь с входом, соединённый с оптимизатором.</translation></message>
<message id="cli.no-display"><translation>Нет экрана, на котором открыть окно. Без экрана: glassbox train ФАЙЛ или glassbox render ФАЙЛ -o КАРТИНКА.png</translation></message>
<message id="cli.no-folder"><translation>Не записать %{file}: нет папки %{folder}. Создайте её или выберите другое место.</translation></message>
<message id="cli.not-between"><translation>%{value}: нужно число от %{minimum} до %{maximum}</translation></message>
<message id="cli.output-is-source"><translation>%{file} — это то, что команда читает: файл был бы заменён (%{what}). Выберите другое имя.</translation></message>
<message id="cli.output.answers"><translation>ответы</translation></message>
<message id="cli.output.picture"><translation>картинка</translation></message>
<message id="cli.output.weights"><translation>веса</translation></message>
<message id="cli.picture-ending"><translation>По имени %{file} не понять формат. Картинки записываются как PNG или JPEG: пусть имя оканчивается на .png, .jpg или .jpeg.</translation></message>
<message id="cli.predicted"><translation>ответов: %{rows}, файл %{file}</translation></message>
<message id="cli.progress"><translation>[%{bar}] %{percent} %  шаг %{step}  потери %{loss}  %{rate} шагов/с  осталось %{left}</translation></message>
<message id="cli.reason"><translation>  причина: %{text}</translation></message>
<message id="cli.remedy"><translation>  что сделать: %{text}</translation></message>
<message id="cli.rendered"><translation>Картинка: %{file}</translation></message>
<message id="cli.severity.error"><translation>ошибка</translation></message>
<message id="cli.severity.hint"><translation>подсказка</translation></message>
<message id="cli.severity.warning"><translation>предупреждение</translation></message>
<message id="cli.step"><translation>шаг %{step}  потери %{loss}</translation></message>
<message id="cli.trained"><translation>шагов: %{steps} за %{seconds} с, %{rate} шагов/с, %{device}</translation></message>
<message id="cli.weights-do-not-fit"><translation>%{file} не подходит к этой модели. Укажите веса, сохранённые с ней, или не указывайте их.</translation></message>
</context>
</TS>
