<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Errors of the world (Result): files, calls. Each names the file, the place, what was expected and what to do. -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="call.set-form"><translation>«%{found}» — не присваивание: пишите БЛОК.ПАРАМЕТР=ЗНАЧЕНИЕ, например conv1.filters=16.</translation></message>
<message id="call.set-no-block"><translation>В документе нет блока %{block}. Его блоки: %{known}.</translation></message>
<message id="call.set-no-parameter"><translation>У блока %{block} нет параметра %{parameter}. У него есть: %{known}.</translation></message>
<message id="call.set-unknown-kind"><translation>Блок %{block} имеет неизвестный вид %{kind}; задать его параметры нельзя.</translation></message>
<message id="checkpoint.bad-entry"><translation>%{file}, %{place}: ожидались поля dtype, shape и data_offsets, найдено %{found}. Файл повреждён: возьмите его копию.</translation></message>
<message id="checkpoint.bad-metadata"><translation>%{file}, %{place}: ожидался текст. Файл повреждён: возьмите его копию.</translation></message>
<message id="checkpoint.bad-offsets"><translation>%{file}, %{place}: в data_offsets ожидались два целых числа ≥ 0, найдено %{found}. Файл повреждён: возьмите его копию.</translation></message>
<message id="checkpoint.bad-shape"><translation>%{file}, %{place}: ожидалась форма — список не более чем из 32 целых чисел ≥ 0, найдено %{found}. Файл повреждён: возьмите его копию.</translation></message>
<message id="checkpoint.bad-state"><translation>%{file}, %{place}: состояние обучения не читается. Файл повреждён: возьмите его копию.</translation></message>
<message id="checkpoint.bad-type"><translation>%{file}, %{place}: тип этого тензора — %{found}, а Glassbox читает %{expected}. Преобразуйте его.</translation></message>
<message id="checkpoint.header-length"><translation>%{file}, %{place}: длина заголовка указана как %{found} байтов, а возможно не более %{expected}. Файл обрезан или это не safetensors.</translation></message>
<message id="checkpoint.hole"><translation>%{file}, %{place}: данные начинаются с байта %{found}, а ожидался %{expected}: байты между ними ничему не принадлежат. Файл повреждён: возьмите его копию.</translation></message>
<message id="checkpoint.not-safetensors"><translation>%{file}, %{place}: ожидался заголовок файла safetensors, который начинается с {. Выберите файл, записанный командой train --save, или преобразуйте веса в safetensors.</translation></message>
<message id="checkpoint.offsets-outside"><translation>%{file}, %{place}: данные по адресам %{found} не лежат внутри %{size} байтов данных файла. Файл обрезан: возьмите его копию.</translation></message>
<message id="checkpoint.other-version"><translation>%{file}, %{place}: ожидалось %{expected}, найдено %{found}. Загрузите файл в той версии Glassbox, которая его записала.</translation></message>
<message id="checkpoint.overlap"><translation>%{file}, %{place}: данные начинаются с байта %{found}, а ожидался %{expected}: два тензора перекрываются. Файл повреждён: возьмите его копию.</translation></message>
<message id="checkpoint.too-short"><translation>%{file}, %{place}: файл safetensors содержит не менее 8 байтов, а в этом %{found}. Он обрезан: возьмите его копию.</translation></message>
<message id="checkpoint.trailing-data"><translation>%{file}, %{place}: ожидалось %{expected} байтов данных, найдено %{found}. Файл повреждён: возьмите его копию.</translation></message>
<message id="checkpoint.wrong-size"><translation>%{file}, %{place}: форма и тип требуют %{expected} байтов, а данных %{found}. Файл повреждён: возьмите его копию.</translation></message>
<message id="device.broken-plan"><translation>План, переданный устройству, неверен: %{found}. Это ошибка Glassbox: сообщите о ней, приложив модель.</translation></message>
<message id="device.out-of-memory"><translation>У устройства %{device} не хватает памяти для %{for} (запрошено %{bytes} байт). Закройте другие программы или уменьшите батч либо модель.</translation></message>
<message id="device.unknown"><translation>Устройства «%{found}» здесь нет. Известны: %{expected}.</translation></message>
<message id="device.wrong-store-entry"><translation>В хранилище %{key} содержит %{found} элементов, а модели нужно %{expected}. Начните с новых весов или загрузите веса этой модели.</translation></message>
<message id="file.cannot-read"><translation>Не удаётся прочитать %{file}: %{reason}. Проверьте, что файл есть и что его разрешено читать.</translation></message>
<message id="file.cannot-write"><translation>Не удаётся записать %{file}: %{reason}. То, что там было, осталось без изменений. Выберите другое место.</translation></message>
<message id="file.disk-full"><translation>Не удаётся записать %{file}: диск заполнен. То, что там было, осталось без изменений. Освободите место или выберите другой диск.</translation></message>
<message id="file.duplicate-key"><translation>%{file}, %{place}: имя «%{found}» стоит в одном объекте дважды. Удалите одно из двух.</translation></message>
<message id="file.huge-number"><translation>%{file}, %{place}: число %{found} слишком велико. Запишите меньшее.</translation></message>
<message id="file.no-file"><translation>%{file} — папка или устройство, а не файл. Укажите файл.</translation></message>
<message id="file.no-folder"><translation>Не удаётся записать %{file}: папки %{folder} нет. Создайте её или выберите другое место.</translation></message>
<message id="file.no-permission"><translation>Не удаётся записать %{file}: %{reason}. Выберите папку, в которую разрешено писать, или измените права доступа.</translation></message>
<message id="file.not-found"><translation>Файла %{file} нет. Проверьте имя и папку.</translation></message>
<message id="file.not-json"><translation>%{file}:%{place}: это не правильный JSON; найдено «%{found}». Файл обрезан или повреждён: возьмите его копию или исправьте его в этой строке и столбце.</translation></message>
<message id="file.too-deep"><translation>%{file}, %{place}: вложенность глубже %{found} уровней, чего Glassbox никогда не пишет. Файл повреждён или другого рода: возьмите его копию.</translation></message>
<message id="file.too-large"><translation>%{file} больше %{limit} МиБ, таких документов не бывает. Выберите файл .glassbox.</translation></message>
<message id="model.bad-id"><translation>%{file}, %{place}: «%{id}» не может быть идентификатором: допустимы буквы A–Z a–z, цифры, _ и -. Переименуйте его.</translation></message>
<message id="model.bad-kind"><translation>%{file}, %{place}: ожидались вид блока и его версия, например Dense@1, найдено %{found}. Исправьте это место.</translation></message>
<message id="model.bad-port"><translation>%{file}, %{place}: ожидались блок и его порт, например conv1.out, найдено %{found}. Исправьте это место.</translation></message>
<message id="model.bad-relation"><translation>%{file}, %{place}: ожидалось одно из &lt; &lt;= &gt; &gt;=, найдено %{found}. Исправьте это место.</translation></message>
<message id="model.missing-field"><translation>%{file}, %{place}: нет поля «%{field}». Добавьте его или возьмите копию файла.</translation></message>
<message id="model.needs-integer"><translation>%{file}, %{place}: ожидалось целое число (%{range}), найдено %{found}. Исправьте это место.</translation></message>
<message id="model.needs-list"><translation>%{file}, %{place}: ожидался список […], найдено %{found}. Исправьте это место или возьмите копию файла.</translation></message>
<message id="model.needs-number"><translation>%{file}, %{place}: ожидалось число, найдено %{found}. Исправьте это место.</translation></message>
<message id="model.needs-object"><translation>%{file}, %{place}: ожидался объект {…}, найдено %{found}. Исправьте это место или возьмите копию файла.</translation></message>
<message id="model.needs-position"><translation>%{file}, %{place}: ожидалось место на холсте, [x, y], найдено %{found}. Исправьте или удалите его.</translation></message>
<message id="model.needs-text"><translation>%{file}, %{place}: ожидался текст в кавычках, найдено %{found}. Исправьте это место.</translation></message>
<message id="model.needs-value"><translation>%{file}, %{place}: ожидалось значение параметра (true или false, число, текст, список целых чисел), найдено %{found}. Исправьте или удалите его.</translation></message>
<message id="model.newer-format"><translation>%{file}, %{place}: документ имеет формат %{found}, а эта программа читает форматы до %{newest}. Установите более новую версию Glassbox.</translation></message>
<message id="model.no-main"><translation>%{file}, %{place}: нет определения «main», то есть самой модели. Возьмите копию файла.</translation></message>
<message id="model.out-of-range"><translation>%{file}, %{place}: значение %{found} вне допустимых пределов %{range}. Исправьте его.</translation></message>
<message id="model.unknown-field"><translation>%{file}, %{place}: поля «%{field}» здесь не бывает. Известны: %{known}. Исправьте имя или удалите поле.</translation></message>
<message id="model.unknown-format"><translation>%{file}, %{place}: формата %{found} никогда не было; бывают 1 … %{newest}. Файл повреждён: возьмите его копию.</translation></message>
</context>
</TS>
