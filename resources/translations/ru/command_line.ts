<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru">
<context>
    <name></name>
    <message id="cli.attacked">
        <source>%{method} of size %{epsilon} on %{samples} samples: accuracy %{clean} without, %{adversarial} attacked, %{random} with random signs of the same size</source>
        <translation>%{method} величины %{epsilon} на примерах: %{samples}; точность %{clean} без атаки, %{adversarial} под атакой, %{random} со случайными знаками той же величины</translation>
    </message>
    <message id="cli.bad-call">
        <source>%{reason}. See: %{command} --help</source>
        <translation>Команда задана неверно: %{reason}. Справка: %{command} --help</translation>
    </message>
    <message id="cli.bad-size">
        <source>%{value} is no size: WIDTHxHEIGHT in pixels is needed, each from 200 to 8192, such as 1440x900</source>
        <translation>%{value}: нужен размер ШИРИНАxВЫСОТА в пикселях, от 200 до 8192, например 1440x900</translation>
    </message>
    <message id="cli.cannot-write">
        <source>Cannot write %{file}: writing there is not allowed. Choose another name or folder.</source>
        <translation>Не записать %{file}: запись туда не разрешена. Выберите другое имя или другую папку.</translation>
    </message>
    <message id="cli.checked">
        <source>The model is in order: %{parameters} parameters.</source>
        <translation>Модель в порядке: параметров %{parameters}.</translation>
    </message>
    <message id="cli.claim-fails">
        <source>does not hold: %{claim}: %{metric} %{value}, not %{relation} %{bound}</source>
        <translation>неверно: %{claim}: %{metric} %{value}, а не %{relation} %{bound}</translation>
    </message>
    <message id="cli.claim-holds">
        <source>holds: %{claim}: %{metric} %{value} %{relation} %{bound}</source>
        <translation>верно: %{claim}: %{metric} %{value} %{relation} %{bound}</translation>
    </message>
    <message id="cli.claim-of-unknown-metric">
        <source>The document claims something about %{metric} (%{claim}), which nothing measures. Measured are: %{known}.</source>
        <translation>Документ утверждает нечто о %{metric} (%{claim}), но это не измеряется. Измеряются: %{known}.</translation>
    </message>
    <message id="cli.diagnostic">
        <source>%{severity}: %{text}</source>
        <translation>%{severity}: %{text}</translation>
    </message>
    <message id="cli.error">
        <source>glassbox: %{text}</source>
        <translation>glassbox: %{text}</translation>
    </message>
    <message id="cli.help.attack">
        <source>Accuracy under an adversarial attack</source>
        <translation>Точность под состязательной атакой</translation>
    </message>
    <message id="cli.help.attack.examples">
        <source>Example:
  glassbox attack digits-cnn.glassbox --load digits.safetensors --method fgsm --epsilon 0.1</source>
        <translation>Пример:
  glassbox attack digits-cnn.glassbox --load digits.safetensors --method fgsm --epsilon 0.1</translation>
    </message>
    <message id="cli.help.batch">
        <source>Samples a step, instead of the document's</source>
        <translation>Примеров на шаг вместо указанного в документе</translation>
    </message>
    <message id="cli.help.blocks">
        <source>All kinds of blocks with parameters and help</source>
        <translation>Все виды блоков с параметрами и справкой</translation>
    </message>
    <message id="cli.help.blocks.examples">
        <source>Example:
  glassbox blocks --json</source>
        <translation>Пример:
  glassbox blocks --json</translation>
    </message>
    <message id="cli.help.check">
        <source>Types of every wire, and everything that is wrong</source>
        <translation>Типы всех проводов и всё, что неверно</translation>
    </message>
    <message id="cli.help.check.examples">
        <source>Examples:
  glassbox check digits-cnn.glassbox --json
  glassbox check xor.glassbox --dump program</source>
        <translation>Примеры:
  glassbox check digits-cnn.glassbox --json
  glassbox check xor.glassbox --dump program</translation>
    </message>
    <message id="cli.help.count">
        <source>How many samples of the held-out part (all)</source>
        <translation>Сколько примеров тестовой части (все)</translation>
    </message>
    <message id="cli.help.device">
        <source>Where to compute (auto)</source>
        <translation>Где вычислять (auto)</translation>
    </message>
    <message id="cli.help.devices">
        <source>Devices of this machine</source>
        <translation>Устройства этой машины</translation>
    </message>
    <message id="cli.help.devices.examples">
        <source>Example:
  glassbox devices</source>
        <translation>Пример:
  glassbox devices</translation>
    </message>
    <message id="cli.help.dump">
        <source>Print a stage on the way to the device: program, gradients or plan</source>
        <translation>Показать этап пути к устройству: program, gradients или plan</translation>
    </message>
    <message id="cli.help.epochs">
        <source>Train so many passes over the training data</source>
        <translation>Обучать столько проходов по обучающим данным</translation>
    </message>
    <message id="cli.help.epsilon">
        <source>Size of the change, for values scaled to 0–1</source>
        <translation>Величина изменения для значений в 0–1</translation>
    </message>
    <message id="cli.help.evaluate">
        <source>Metrics on the held-out part</source>
        <translation>Измерить на тестовой части</translation>
    </message>
    <message id="cli.help.evaluate.examples">
        <source>Example:
  glassbox evaluate digits-cnn.glassbox --load digits.safetensors --json</source>
        <translation>Пример:
  glassbox evaluate digits-cnn.glassbox --load digits.safetensors --json</translation>
    </message>
    <message id="cli.help.file">
        <source>The document (*.glassbox)</source>
        <translation>Документ (*.glassbox)</translation>
    </message>
    <message id="cli.help.file.window">
        <source>A document to open</source>
        <translation>Какой документ открыть</translation>
    </message>
    <message id="cli.help.help">
        <source>Print this help and exit</source>
        <translation>Показать эту справку и выйти</translation>
    </message>
    <message id="cli.help.input">
        <source>A picture, a folder of pictures, a table or an IDX file</source>
        <translation>Картинка, папка с картинками, таблица или файл IDX</translation>
    </message>
    <message id="cli.help.json">
        <source>One JSON object a line on standard output</source>
        <translation>По одному объекту JSON на строку в стандартный вывод</translation>
    </message>
    <message id="cli.help.language">
        <source>en or ru</source>
        <translation>en или ru</translation>
    </message>
    <message id="cli.help.load">
        <source>Weights that train --save has written</source>
        <translation>Веса, записанные командой train --save</translation>
    </message>
    <message id="cli.help.load.render">
        <source>Weights to show</source>
        <translation>Какие веса показать</translation>
    </message>
    <message id="cli.help.load.train">
        <source>Go on from a file of --save, or start from a file of weights</source>
        <translation>Продолжить с файла от --save или начать с файла весов</translation>
    </message>
    <message id="cli.help.log-every">
        <source>Report the loss every N steps</source>
        <translation>Сообщать потери каждые N шагов</translation>
    </message>
    <message id="cli.help.method">
        <source>fgsm: Goodfellow, Shlens, Szegedy 2014</source>
        <translation>fgsm: Goodfellow, Shlens, Szegedy 2014</translation>
    </message>
    <message id="cli.help.output.predict">
        <source>Write the answers as a table</source>
        <translation>Записать ответы таблицей</translation>
    </message>
    <message id="cli.help.output.render">
        <source>The picture to write</source>
        <translation>Куда записать картинку</translation>
    </message>
    <message id="cli.help.play">
        <source>Begin to train as soon as the window is open</source>
        <translation>Начать обучение сразу после открытия окна</translation>
    </message>
    <message id="cli.help.predict">
        <source>The model's answer for new data</source>
        <translation>Ответ модели для новых данных</translation>
    </message>
    <message id="cli.help.predict.examples">
        <source>Examples:
  glassbox predict digits-cnn.glassbox --load digits.safetensors --input scans/ -o answers.csv
  glassbox predict table-mlp.glassbox --load flowers.safetensors --input flowers.csv --json</source>
        <translation>Примеры:
  glassbox predict digits-cnn.glassbox --load digits.safetensors --input scans/ -o answers.csv
  glassbox predict table-mlp.glassbox --load flowers.safetensors --input flowers.csv --json</translation>
    </message>
    <message id="cli.help.program">
        <source>Build models out of differentiable blocks, press Play, and watch them learn.</source>
        <translation>Собирайте модели из дифференцируемых блоков, нажмите «Пуск» и смотрите, как они учатся.</translation>
    </message>
    <message id="cli.help.program.examples">
        <source>Examples:
  glassbox resources/examples/digits-cnn.glassbox           open the window
  glassbox train digits-cnn.glassbox --epochs 5 --save digits.safetensors
  glassbox evaluate digits-cnn.glassbox --load digits.safetensors
  glassbox check digits-cnn.glassbox                        shapes and problems
  glassbox COMMAND --help                                   options and examples of a command

Exit status: 0 done, 1 the model is wrong, 2 the call or a file is wrong, 3 the device failed,
4 a claim did not hold, 5 the training diverged, 130 interrupted.</source>
        <translation>Примеры:
  glassbox resources/examples/digits-cnn.glassbox           открыть окно
  glassbox train digits-cnn.glassbox --epochs 5 --save digits.safetensors
  glassbox evaluate digits-cnn.glassbox --load digits.safetensors
  glassbox check digits-cnn.glassbox                        формы и ошибки
  glassbox КОМАНДА --help                                   параметры и примеры команды

Код выхода: 0 готово, 1 ошибка в модели, 2 ошибка в вызове или файле, 3 отказ устройства,
4 утверждение не выполнено, 5 обучение разошлось, 130 прервано.</translation>
    </message>
    <message id="cli.help.render">
        <source>A picture of the window</source>
        <translation>Снимок окна</translation>
    </message>
    <message id="cli.help.render.examples">
        <source>Example:
  glassbox render digits-cnn.glassbox -o window.png --steps 500 --theme dark --scale 2</source>
        <translation>Пример:
  glassbox render digits-cnn.glassbox -o window.png --steps 500 --theme dark --scale 2</translation>
    </message>
    <message id="cli.help.save">
        <source>Write weights and state at the end, also after Ctrl-C</source>
        <translation>Записать веса и состояние в конце, в том числе после Ctrl-C</translation>
    </message>
    <message id="cli.help.scale">
        <source>Pixels of the picture per pixel of the window (1)</source>
        <translation>Точек картинки на точку окна (1)</translation>
    </message>
    <message id="cli.help.seconds">
        <source>Train for so long</source>
        <translation>Обучать столько секунд</translation>
    </message>
    <message id="cli.help.seed">
        <source>Of initial weights, order and noise, instead of the document's</source>
        <translation>Зерно весов, порядка и шума вместо указанного в документе</translation>
    </message>
    <message id="cli.help.set">
        <source>Change a parameter of a block; paths are relative to the working directory. May be repeated</source>
        <translation>Изменить параметр блока; пути — от рабочей папки. Можно повторять</translation>
    </message>
    <message id="cli.help.size">
        <source>Size of the window (1440x900)</source>
        <translation>Размер окна (1440x900)</translation>
    </message>
    <message id="cli.help.steps">
        <source>Train so many steps, instead of the document's length</source>
        <translation>Обучать столько шагов вместо длины из документа</translation>
    </message>
    <message id="cli.help.steps.render">
        <source>Train so many steps before the picture is made (0)</source>
        <translation>Обучить столько шагов перед снимком (0)</translation>
    </message>
    <message id="cli.help.theme">
        <source>light or dark</source>
        <translation>light (светлая) или dark (тёмная)</translation>
    </message>
    <message id="cli.help.threads">
        <source>Threads of the CPU (all cores)</source>
        <translation>Потоки процессора (все ядра)</translation>
    </message>
    <message id="cli.help.train">
        <source>Train a document's model</source>
        <translation>Обучить модель документа</translation>
    </message>
    <message id="cli.help.train.examples">
        <source>Examples:
  glassbox train digits-cnn.glassbox --seconds 60 --save digits.safetensors
  glassbox train digits-cnn.glassbox --load digits.safetensors --steps 500     500 more
  glassbox train digits-cnn.glassbox --set optimizer.rate=0.01 --json
  glassbox train digits-cnn.glassbox --set data.path=train-images.gz --set data.labels=train-labels.gz</source>
        <translation>Примеры:
  glassbox train digits-cnn.glassbox --seconds 60 --save digits.safetensors
  glassbox train digits-cnn.glassbox --load digits.safetensors --steps 500     ещё 500
  glassbox train digits-cnn.glassbox --set optimizer.rate=0.01 --json
  glassbox train digits-cnn.glassbox --set data.path=train-images.gz --set data.labels=train-labels.gz</translation>
    </message>
    <message id="cli.help.version">
        <source>Print version, commit, libraries and devices, and exit</source>
        <translation>Показать версию, коммит, библиотеки и устройства и выйти</translation>
    </message>
    <message id="cli.help.view">
        <source>What to show (window)</source>
        <translation>Что показать (window)</translation>
    </message>
    <message id="cli.no-answer">
        <source>The model has no answer to predict: a loss block with an input is needed, wired to an optimizer.</source>
        <translation>У модели нет ответа: нужен блок потерь с входом, соединённый с оптимизатором.</translation>
    </message>
    <message id="cli.no-display">
        <source>There is no display to open a window on. Without one, use: glassbox train FILE, or glassbox render FILE -o PICTURE.png</source>
        <translation>Нет экрана, на котором открыть окно. Без экрана: glassbox train ФАЙЛ или glassbox render ФАЙЛ -o КАРТИНКА.png</translation>
    </message>
    <message id="cli.no-folder">
        <source>Cannot write %{file}: there is no folder %{folder}. Make it, or choose another place.</source>
        <translation>Не записать %{file}: нет папки %{folder}. Создайте её или выберите другое место.</translation>
    </message>
    <message id="cli.not-between">
        <source>%{value} is not a number from %{minimum} to %{maximum}</source>
        <translation>%{value}: нужно число от %{minimum} до %{maximum}</translation>
    </message>
    <message id="cli.predicted">
        <source>%{rows} answers in %{file}</source>
        <translation>ответов: %{rows}, файл %{file}</translation>
    </message>
    <message id="cli.progress">
        <source>[%{bar}] %{percent} %  step %{step}  loss %{loss}  %{rate} steps/s  %{left} left</source>
        <translation>[%{bar}] %{percent} %  шаг %{step}  потери %{loss}  %{rate} шагов/с  осталось %{left}</translation>
    </message>
    <message id="cli.reason">
        <source>  because: %{text}</source>
        <translation>  причина: %{text}</translation>
    </message>
    <message id="cli.remedy">
        <source>  remedy: %{text}</source>
        <translation>  что сделать: %{text}</translation>
    </message>
    <message id="cli.rendered">
        <source>Picture: %{file}</source>
        <translation>Картинка: %{file}</translation>
    </message>
    <message id="cli.severity.error">
        <source>error</source>
        <translation>ошибка</translation>
    </message>
    <message id="cli.severity.hint">
        <source>hint</source>
        <translation>подсказка</translation>
    </message>
    <message id="cli.severity.warning">
        <source>warning</source>
        <translation>предупреждение</translation>
    </message>
    <message id="cli.step">
        <source>step %{step}  loss %{loss}</source>
        <translation>шаг %{step}  потери %{loss}</translation>
    </message>
    <message id="cli.trained">
        <source>%{steps} steps in %{seconds} s, %{rate} steps/s on %{device}</source>
        <translation>шагов: %{steps} за %{seconds} с, %{rate} шагов/с, %{device}</translation>
    </message>
    <message id="cli.weights-do-not-fit">
        <source>%{file} does not fit this model. Give weights that were saved with it, or none.</source>
        <translation>%{file} не подходит к этой модели. Укажите веса, сохранённые с ней, или не указывайте их.</translation>
    </message>
</context>
</TS>
