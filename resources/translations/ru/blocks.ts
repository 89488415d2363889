<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts of the blocks. For each file in engine/blocks, by id of the block and of its parameters:
       block.Dense.title       what stands on the block
       block.Dense.help        what it does, for whom, what to watch for: two to five sentences
       block.Dense.formula     one line, Unicode mathematics: y = W·x + b
       block.Dense.source      the paper or book, or a dash
       block.Dense.units       one for each parameter (block.KIND.PARAMETER): its label
     and the diagnostics of its type rule by their ids (dense.needs-features), which may use %{block}, %{port},
     %{expected}, %{found} and the problem's own arguments:
       <message id="block.Dense.title"><translation>Dense</translation></message>
     & < > are written &amp; &lt; &gt;. Sorted by block; one message a line. -->
<TS version="2.1" language="ru_RU">
<context>
<name></name>
<message id="block.Accuracy.title"><translation>Точность</translation></message>
<message id="block.Accuracy.help"><translation>Доля примеров, на которые модель отвечает верно. Если оценок несколько, решает наибольшая (из равных первая); если число одно, решает его знак: больше 0 означает класс 1. Точность только показывают: у подсчёта нет полезного градиента, поэтому обучайте по функции потерь, например по перекрёстной энтропии.</translation></message>
<message id="block.Accuracy.formula"><translation>точность = |{n : argmax xₙ = yₙ}| / N</translation></message>
<message id="block.Accuracy.source"><translation>—</translation></message>
<message id="block.Adam.title"><translation>Adam</translation></message>
<message id="block.Adam.help"><translation>Обучает всё, от чего зависит функция потерь. Хранит скользящие средние каждого градиента и его квадрата и делает шаг по их отношению, так что шаг любого веса близок к скорости обучения, как бы велик ни был градиент. Хороший первый выбор; 0,001 подходит большинству моделей.</translation></message>
<message id="block.Adam.formula"><translation>m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²,  w ← w − η · m̂ / (√v̂ + ε)</translation></message>
<message id="block.Adam.source"><translation>Kingma, Ba: Adam: A Method for Stochastic Optimization, 2015</translation></message>
<message id="block.Adam.rate"><translation>Скорость обучения</translation></message>
<message id="block.Adam.beta1"><translation>Затухание среднего</translation></message>
<message id="block.Adam.beta2"><translation>Затухание квадратов</translation></message>
<message id="block.Adam.epsilon"><translation>Эпсилон</translation></message>
<message id="block.Adam.weight_decay"><translation>Затухание весов</translation></message>
<message id="block.Adam.schedule"><translation>Расписание</translation></message>
<message id="block.Adam.schedule_length"><translation>Длина расписания в шагах</translation></message>
<message id="block.Adam.warmup"><translation>Разогрев в шагах</translation></message>
<message id="block.Adam.final"><translation>Доля скорости в конце</translation></message>
<message id="block.Adam.decay"><translation>Множитель каждого снижения</translation></message>
<message id="block.Adam.every"><translation>Шагов между снижениями</translation></message>
<message id="block.Add.title"><translation>Сложение</translation></message>
<message id="block.Add.help"><translation>Складывает входы число за числом. Размеры должны совпадать по именам; размерность 1 повторяется, поэтому к целой картинке можно прибавить одно число или по числу на канал. Нужно для обходных связей вокруг слоёв (остаточные соединения).</translation></message>
<message id="block.Add.formula"><translation>y = x₁ + x₂ + …</translation></message>
<message id="block.Add.source"><translation>—</translation></message>
<message id="block.Add.inputs"><translation>Входы</translation></message>
<message id="block.AvgPool2D.title"><translation>AvgPool</translation></message>
<message id="block.AvgPool2D.help"><translation>Ведёт окно по каждому каналу и даёт среднее того, что оно накрывает. Плавно уменьшает картинки; окно размером с картинку даёт по одному среднему на канал. Поля входят в среднее нулями.</translation></message>
<message id="block.AvgPool2D.formula"><translation>y[i, j] = среднее x по окну в (i, j)</translation></message>
<message id="block.AvgPool2D.source"><translation>LeCun et al.: Backpropagation Applied to Handwritten Zip Code Recognition, 1989</translation></message>
<message id="block.AvgPool2D.window"><translation>Окно</translation></message>
<message id="block.AvgPool2D.stride"><translation>Шаг (0: окно)</translation></message>
<message id="block.AvgPool2D.pad"><translation>Поля</translation></message>
<message id="block.BatchNorm.title"><translation>Нормировка по пакету</translation></message>
<message id="block.BatchNorm.help"><translation>Приводит каждый канал или признак к среднему 0 и отклонению 1 по пакету, затем масштабирует и сдвигает двумя обучаемыми числами. Глубокие модели учатся быстрее и выдерживают большую скорость обучения. При оценке берёт скользящие статистики, накопленные при обучении. На очень малых пакетах статистики шумят.</translation></message>
<message id="block.BatchNorm.formula"><translation>y = γ · (x − μ) / √(σ² + ε) + β</translation></message>
<message id="block.BatchNorm.source"><translation>Ioffe, Szegedy: Batch Normalization, 2015</translation></message>
<message id="block.BatchNorm.momentum"><translation>Инерция статистик</translation></message>
<message id="block.BatchNorm.epsilon"><translation>Эпсилон</translation></message>
<message id="block.BinaryCrossEntropy.title"><translation>Двоичная перекрёстная энтропия</translation></message>
<message id="block.BinaryCrossEntropy.help"><translation>Потери для ответов «да» и «нет». Принимает исходное число до сигмоиды и цель 0 или 1 (или вероятность между ними). Не ставьте перед ним Sigmoid: она встроена в виде, который не переполняется и не теряет градиент.</translation></message>
<message id="block.BinaryCrossEntropy.formula"><translation>L = log(1 + exp z) − y·z</translation></message>
<message id="block.BinaryCrossEntropy.source"><translation>Good: Rational Decisions, 1952</translation></message>
<message id="block.Concat.title"><translation>Соединение</translation></message>
<message id="block.Concat.help"><translation>Ставит входы друг за другом по одной размерности: по каналам картинок или признакам строк, если не выбрана другая. Остальные размерности должны совпадать. Нужно там, где слой должен видеть рядом несколько предыдущих.</translation></message>
<message id="block.Concat.formula"><translation>y = [x₁; x₂; …]</translation></message>
<message id="block.Concat.source"><translation>—</translation></message>
<message id="block.Concat.inputs"><translation>Входы</translation></message>
<message id="block.Concat.axis"><translation>Вдоль</translation></message>
<message id="block.Constant.title"><translation>Константа</translation></message>
<message id="block.Constant.help"><translation>Постоянное число или тензор, заполненный им. Не обучается. Пустой размер даёт одно число, которое подходит к любому проводу в сложении, умножении и формуле.</translation></message>
<message id="block.Constant.formula"><translation>y = c</translation></message>
<message id="block.Constant.source"><translation>—</translation></message>
<message id="block.Constant.value"><translation>Значение</translation></message>
<message id="block.Constant.shape"><translation>Размер</translation></message>
<message id="block.Conv2D.title"><translation>Conv2D</translation></message>
<message id="block.Conv2D.help"><translation>Каждый фильтр скользит по картинке и в каждом месте отвечает, насколько окрестность похожа на его образец. Одни и те же веса служат всей картинке, поэтому блок находит края и формы, где бы они ни были. Шаг уменьшает результат, разрежение раздвигает ядро, при группах фильтр видит только свою часть каналов.</translation></message>
<message id="block.Conv2D.formula"><translation>yₒ = bₒ + Σₖ wₒₖ ∗ xₖ</translation></message>
<message id="block.Conv2D.source"><translation>LeCun et al.: Gradient-Based Learning Applied to Document Recognition, 1998</translation></message>
<message id="block.Conv2D.filters"><translation>Фильтры</translation></message>
<message id="block.Conv2D.kernel"><translation>Ядро</translation></message>
<message id="block.Conv2D.stride"><translation>Шаг</translation></message>
<message id="block.Conv2D.padding"><translation>Поля</translation></message>
<message id="block.Conv2D.pad"><translation>Заданные поля</translation></message>
<message id="block.Conv2D.dilation"><translation>Разрежение</translation></message>
<message id="block.Conv2D.groups"><translation>Группы</translation></message>
<message id="block.Conv2D.bias"><translation>Смещение</translation></message>
<message id="block.Conv2D.start"><translation>Начальные значения</translation></message>
<message id="block.CrossEntropy.title"><translation>Перекрёстная энтропия</translation></message>
<message id="block.CrossEntropy.help"><translation>Потери при выборе одного из нескольких классов. Принимает по исходной оценке на каждый класс и верную метку; растёт, когда вероятность метки падает. Не ставьте перед ней Softmax: он встроен в виде, который не переполняется.</translation></message>
<message id="block.CrossEntropy.formula"><translation>L = log Σₖ exp xₖ − x[y]</translation></message>
<message id="block.CrossEntropy.source"><translation>Good: Rational Decisions, 1952</translation></message>
<message id="block.Dataset.title"><translation>Набор данных</translation></message>
<message id="block.Dataset.help"><translation>Даёт примеры: встроенный набор либо ваш файл или папка (IDX, CSV, папка картинок на каждый класс); формат узнаётся по содержимому. Часть примеров отложена для проверки и в обучении не участвует. Здесь же нормировка и случайные сдвиги, повороты и увеличения; последние действуют только при обучении.</translation></message>
<message id="block.Dataset.formula"><translation>(x, y) ~ данные</translation></message>
<message id="block.Dataset.source"><translation>—</translation></message>
<message id="block.Dataset.path"><translation>Данные</translation></message>
<message id="block.Dataset.labels"><translation>Файл меток</translation></message>
<message id="block.Dataset.target"><translation>Столбец цели</translation></message>
<message id="block.Dataset.test"><translation>Отложено для проверки</translation></message>
<message id="block.Dataset.size"><translation>Размер картинок (0: как есть)</translation></message>
<message id="block.Dataset.normalise"><translation>Нормировка</translation></message>
<message id="block.Dataset.shuffle"><translation>Перемешивать</translation></message>
<message id="block.Dataset.shift"><translation>Случайный сдвиг</translation></message>
<message id="block.Dataset.rotation"><translation>Случайный поворот</translation></message>
<message id="block.Dataset.scale"><translation>Случайное увеличение</translation></message>
<message id="block.Dataset.count"><translation>Создать примеров</translation></message>
<message id="block.Dataset.noise"><translation>Шум созданных примеров</translation></message>
<message id="block.Dataset.classes"><translation>Создать классов</translation></message>
<message id="block.Dataset.data_seed"><translation>Зерно созданных примеров</translation></message>
<message id="block.Dataset.memory"><translation>Память</translation></message>
<message id="block.Dense.title"><translation>Полносвязный слой</translation></message>
<message id="block.Dense.help"><translation>Каждый выход — взвешенная сумма всех входов плюс смещение. Это простой слой сети: между двумя такими ставьте нелинейный блок, например ReLU. При 0 нейронов их столько, сколько нужно данным: по оценке на класс или по числу на цель.</translation></message>
<message id="block.Dense.formula"><translation>y = x·W + b</translation></message>
<message id="block.Dense.source"><translation>Rosenblatt: The Perceptron, 1958</translation></message>
<message id="block.Dense.units"><translation>Нейроны (0: по данным)</translation></message>
<message id="block.Dense.bias"><translation>Смещение</translation></message>
<message id="block.Dense.start"><translation>Начальные значения</translation></message>
<message id="block.Dropout.title"><translation>Dropout</translation></message>
<message id="block.Dropout.help"><translation>При обучении обнуляет случайную долю чисел и увеличивает остальные, чтобы модель не опиралась ни на одно из них. Помогает от переобучения. При оценке пропускает всё без изменений.</translation></message>
<message id="block.Dropout.formula"><translation>y = x · m / (1 − p),  m ~ Bernoulli(1 − p)</translation></message>
<message id="block.Dropout.source"><translation>Srivastava et al.: Dropout, 2014</translation></message>
<message id="block.Dropout.rate"><translation>Доля</translation></message>
<message id="block.Flatten.title"><translation>Вытягивание</translation></message>
<message id="block.Flatten.help"><translation>Превращает каждую картинку в одну строку признаков: канал за каналом, строка за строкой. Ставится между свёртками и полносвязным слоем.</translation></message>
<message id="block.Flatten.formula"><translation>y[c·H·W + h·W + w] = x[c, h, w]</translation></message>
<message id="block.Flatten.source"><translation>—</translation></message>
<message id="block.Formula.title"><translation>Формула</translation></message>
<message id="block.Formula.help"><translation>Вычисляет то, что вы напишете, число за числом. Свободные имена становятся входами, а перечисленные как обучаемые — обучаемыми числами с начальными значениями. Есть + − * / ^, скобки, pi, e и функции exp log sqrt abs sin cos tanh sigmoid relu erf min max pow square sign floor.</translation></message>
<message id="block.Formula.formula"><translation>y = f(x; a, b, …)</translation></message>
<message id="block.Formula.source"><translation>—</translation></message>
<message id="block.Formula.expression"><translation>Выражение</translation></message>
<message id="block.Formula.trainable"><translation>Обучаемые имена</translation></message>
<message id="block.GELU.title"><translation>GELU</translation></message>
<message id="block.GELU.help"><translation>Гладкий родственник ReLU: умножает каждое число на вероятность того, что стандартная нормальная величина меньше него. Большие числа проходят, сильно отрицательные исчезают, излома в нуле нет. Обычна в трансформерах.</translation></message>
<message id="block.GELU.formula"><translation>y = x · Φ(x) = x/2 · (1 + erf(x/√2))</translation></message>
<message id="block.GELU.source"><translation>Hendrycks, Gimpel: Gaussian Error Linear Units, 2016</translation></message>
<message id="block.MatMul.title"><translation>Произведение матриц</translation></message>
<message id="block.MatMul.help"><translation>Перемножает две матрицы каждого примера или матрицы примеров на одну общую, например блок Parameter. Последняя размерность a должна равняться первой размерности матрицы b.</translation></message>
<message id="block.MatMul.formula"><translation>y = a·b</translation></message>
<message id="block.MatMul.source"><translation>—</translation></message>
<message id="block.MaxPool2D.title"><translation>MaxPool</translation></message>
<message id="block.MaxPool2D.help"><translation>Ведёт окно по каждому каналу и оставляет наибольшее из накрытых чисел. Уменьшает картинки и делает ответ менее зависимым от точного места находки. Градиент идёт только к наибольшему числу.</translation></message>
<message id="block.MaxPool2D.formula"><translation>y[i, j] = максимум x по окну в (i, j)</translation></message>
<message id="block.MaxPool2D.source"><translation>Weng et al.: Cresceptron, 1992</translation></message>
<message id="block.MaxPool2D.window"><translation>Окно</translation></message>
<message id="block.MaxPool2D.stride"><translation>Шаг (0: окно)</translation></message>
<message id="block.MaxPool2D.pad"><translation>Поля</translation></message>
<message id="block.MeanSquaredError.title"><translation>Средний квадрат ошибки</translation></message>
<message id="block.MeanSquaredError.help"><translation>Потери при предсказании чисел: среднее квадратов разностей с целью. Большие ошибки весят больше всего. Подходит для регрессии; для классов берите перекрёстную энтропию.</translation></message>
<message id="block.MeanSquaredError.formula"><translation>L = среднее (x − y)²</translation></message>
<message id="block.MeanSquaredError.source"><translation>Legendre: Nouvelles méthodes, 1805; Gauss, 1809</translation></message>
<message id="block.Multiply.title"><translation>Умножение</translation></message>
<message id="block.Multiply.help"><translation>Перемножает входы число за числом. Размеры должны совпадать по именам; размерность 1 повторяется. Нужно для вентилей и масштабов: с Sigmoid на одном входе решает, какая часть другого пройдёт.</translation></message>
<message id="block.Multiply.formula"><translation>y = x₁ · x₂ · …</translation></message>
<message id="block.Multiply.source"><translation>—</translation></message>
<message id="block.Multiply.inputs"><translation>Входы</translation></message>
<message id="block.Noise.title"><translation>Шум</translation></message>
<message id="block.Noise.help"><translation>Прибавляет ко входу случайные числа, новые на каждом шаге. Немного шума при обучении делает модель менее чувствительной к малым изменениям. Может действовать и при оценке.</translation></message>
<message id="block.Noise.formula"><translation>y = x + s·ξ</translation></message>
<message id="block.Noise.source"><translation>—</translation></message>
<message id="block.Noise.distribution"><translation>Распределение</translation></message>
<message id="block.Noise.scale"><translation>Масштаб</translation></message>
<message id="block.Noise.when"><translation>Когда</translation></message>
<message id="block.Parameter.title"><translation>Параметр</translation></message>
<message id="block.Parameter.help"><translation>Тензор, который обучается сам по себе, без входа. Подключайте его к сложению, умножению, произведению матриц или формуле, чтобы строить свои слои. Пустой размер даёт одно число.</translation></message>
<message id="block.Parameter.formula"><translation>y = w</translation></message>
<message id="block.Parameter.source"><translation>—</translation></message>
<message id="block.Parameter.shape"><translation>Размер</translation></message>
<message id="block.Parameter.start"><translation>Начальные значения</translation></message>
<message id="block.Parameter.scale"><translation>Масштаб начальных значений</translation></message>
<message id="block.ReLU.title"><translation>ReLU</translation></message>
<message id="block.ReLU.help"><translation>Оставляет положительные числа, а отрицательные заменяет нулём. Обычный нелинейный блок между слоями: дёшев, и градиент не затухает. Там, где вход отрицателен, через него ничего не учится.</translation></message>
<message id="block.ReLU.formula"><translation>y = max(x, 0)</translation></message>
<message id="block.ReLU.source"><translation>Nair, Hinton: Rectified Linear Units, 2010</translation></message>
<message id="block.Reshape.title"><translation>Изменение размера</translation></message>
<message id="block.Reshape.help"><translation>Раскладывает числа каждого примера заново, не меняя их. Одно число даёт строку признаков, три — каналы, высоту и ширину. Одно из чисел может быть −1: оно следует из остальных.</translation></message>
<message id="block.Reshape.formula"><translation>y = x в заданном размере</translation></message>
<message id="block.Reshape.source"><translation>—</translation></message>
<message id="block.Reshape.shape"><translation>Размер</translation></message>
<message id="block.SGD.title"><translation>SGD</translation></message>
<message id="block.SGD.help"><translation>Обучает всё, от чего зависит функция потерь, шагами против градиента. Инерция накапливает шаги в устойчивом направлении, вариант Нестерова смотрит вдоль него вперёд. Самый простой оптимизатор: настраивать дольше, чем Adam, но итог часто не хуже.</translation></message>
<message id="block.SGD.formula"><translation>v ← μv + g,  w ← w − η·v</translation></message>
<message id="block.SGD.source"><translation>Robbins, Monro: A Stochastic Approximation Method, 1951; Polyak, 1964; Nesterov, 1983</translation></message>
<message id="block.SGD.rate"><translation>Скорость обучения</translation></message>
<message id="block.SGD.momentum"><translation>Инерция</translation></message>
<message id="block.SGD.nesterov"><translation>По Нестерову</translation></message>
<message id="block.SGD.weight_decay"><translation>Затухание весов</translation></message>
<message id="block.SGD.schedule"><translation>Расписание</translation></message>
<message id="block.SGD.schedule_length"><translation>Длина расписания в шагах</translation></message>
<message id="block.SGD.warmup"><translation>Разогрев в шагах</translation></message>
<message id="block.SGD.final"><translation>Доля скорости в конце</translation></message>
<message id="block.SGD.decay"><translation>Множитель каждого снижения</translation></message>
<message id="block.SGD.every"><translation>Шагов между снижениями</translation></message>
<message id="block.Sigmoid.title"><translation>Сигмоида</translation></message>
<message id="block.Sigmoid.help"><translation>Сжимает каждое число в промежуток от 0 до 1, чтобы его можно было читать как вероятность или вентиль. Вдали от нуля градиент затухает, поэтому в глубоких моделях между слоями предпочитают ReLU.</translation></message>
<message id="block.Sigmoid.formula"><translation>y = 1 / (1 + exp(−x))</translation></message>
<message id="block.Sigmoid.source"><translation>Verhulst, 1838</translation></message>
<message id="block.Softmax.title"><translation>Softmax</translation></message>
<message id="block.Softmax.help"><translation>Превращает оценки в вероятности: все положительны и в сумме дают 1 по признакам строки или по каналам в каждой точке картинки. При обучении с перекрёстной энтропией он не нужен: он уже встроен в неё.</translation></message>
<message id="block.Softmax.formula"><translation>yᵢ = exp xᵢ / Σₖ exp xₖ</translation></message>
<message id="block.Softmax.source"><translation>Bridle, 1990</translation></message>
<message id="block.Softplus.title"><translation>Softplus</translation></message>
<message id="block.Softplus.help"><translation>Гладкая ReLU, значение которой всегда больше нуля: большие числа проходят почти без изменений, сильно отрицательные приближаются к нулю. Нужна там, где число должно быть положительным, например разброс или скорость.</translation></message>
<message id="block.Softplus.formula"><translation>y = log(1 + eˣ)</translation></message>
<message id="block.Softplus.source"><translation>Dugas, Bengio, Bélisle, Nadeau, Garcia: Incorporating second-order functional knowledge for better option pricing, 2001</translation></message>
<message id="block.Subtract.title"><translation>Вычитание</translation></message>
<message id="block.Subtract.help"><translation>Вычитает b из a число за числом. Размеры должны совпадать по именам; размерность 1 повторяется.</translation></message>
<message id="block.Subtract.formula"><translation>y = a − b</translation></message>
<message id="block.Subtract.source"><translation>—</translation></message>
<message id="block.Tanh.title"><translation>Tanh</translation></message>
<message id="block.Tanh.help"><translation>Сжимает каждое число в промежуток от −1 до 1, симметрично относительно нуля. Хорош для небольших гладких моделей и выходов обоих знаков; вдали от нуля градиент затухает.</translation></message>
<message id="block.Tanh.formula"><translation>y = (exp x − exp(−x)) / (exp x + exp(−x))</translation></message>
<message id="block.Tanh.source"><translation>—</translation></message>
<message id="accuracy.classes"><translation>Точность %{block} получает меньше оценок, чем классов у меток: нужно %{expected}, пришло %{found}. Дайте последнему слою по нейрону на класс.</translation></message>
<message id="accuracy.needs-labels"><translation>Точность %{block} принимает по метке на пример (%{expected}), а пришло %{found}. Подключите метки данных.</translation></message>
<message id="accuracy.needs-scores"><translation>Точность %{block} принимает по строке оценок на пример (%{expected}), а пришло %{found}. Поставьте перед ней Flatten или Dense.</translation></message>
<message id="add.mismatch"><translation>Размеры у блока %{block} не подходят друг к другу: на %{port} приходит %{found}, а это не сочетается с %{expected}. Сделайте размерности равными или одну из них равной 1, чтобы она повторялась.</translation></message>
<message id="avgpool2d.needs-pictures"><translation>AvgPool %{block} принимает картинки (%{expected}), а пришло %{found}. Подключите картинки или сделайте их блоком Reshape.</translation></message>
<message id="avgpool2d.pad-too-large"><translation>Поля AvgPool %{block} равны %{found}; можно не больше половины окна: %{expected}.</translation></message>
<message id="avgpool2d.window-too-large"><translation>Окно AvgPool %{block} больше картинки: нужно %{expected}, пришло %{found}. Уменьшите окно или добавьте поля.</translation></message>
<message id="batchnorm.needs-features"><translation>Нормировка %{block} принимает строки признаков или картинки примеров (%{expected}), а пришло %{found}.</translation></message>
<message id="binarycrossentropy.length-unknown"><translation>Двоичная перекрёстная энтропия %{block}: число значений на пример должно быть известно, а пришло %{found}.</translation></message>
<message id="binarycrossentropy.mismatch"><translation>Цель у %{block} имеет размер %{found}, а ответ — %{expected}. Они должны быть равны; измените число нейронов слоя перед ним.</translation></message>
<message id="binarycrossentropy.needs-samples"><translation>Двоичная перекрёстная энтропия %{block} принимает ответы для примеров (%{expected}), а пришло %{found}, где нет пакета.</translation></message>
<message id="binarycrossentropy.two-classes"><translation>Двоичная перекрёстная энтропия %{block} принимает цели в пределах %{expected}, а эти лежат в %{found}. Для числа классов больше двух возьмите перекрёстную энтропию.</translation></message>
<message id="concat.length-unknown"><translation>Блок %{block} не может соединять вдоль размерности, длина которой не задана числом: на %{port} пришло %{found}. Выберите другую размерность.</translation></message>
<message id="concat.mismatch"><translation>Блок %{block} не может соединить %{found} на %{port} с %{expected}: все размерности, кроме соединяемой, должны быть равны.</translation></message>
<message id="concat.no-axis"><translation>Блок %{block} должен соединять вдоль %{expected}, но у %{found} такой размерности нет. Выберите другую.</translation></message>
<message id="conv2d.groups"><translation>Conv2D %{block} не делится на %{groups} групп: %{found}, а оба числа должны делиться на %{groups}. Измените группы или фильтры.</translation></message>
<message id="conv2d.kernel-too-large"><translation>Ядро Conv2D %{block} больше картинки с полями: нужно %{expected}, пришло %{found}. Уменьшите ядро или разрежение либо выберите поля «same».</translation></message>
<message id="conv2d.needs-pictures"><translation>Conv2D %{block} принимает картинки (%{expected}), а пришло %{found}. Подключите картинки или сделайте их блоком Reshape.</translation></message>
<message id="crossentropy.classes"><translation>Перекрёстная энтропия %{block} получает меньше оценок, чем классов у меток: нужно %{expected}, пришло %{found}. Дайте последнему слою по нейрону на класс.</translation></message>
<message id="crossentropy.needs-labels"><translation>Перекрёстная энтропия %{block} принимает по метке на пример (%{expected}), а пришло %{found}. Подключите метки данных.</translation></message>
<message id="crossentropy.needs-scores"><translation>Перекрёстная энтропия %{block} принимает по строке оценок на пример (%{expected}), а пришло %{found}. Поставьте перед ней Flatten или Dense.</translation></message>
<message id="crossentropy.one-score"><translation>Перекрёстной энтропии %{block} нужны хотя бы две оценки (%{expected}), а пришло %{found}. Для одного числа на пример возьмите двоичную перекрёстную энтропию.</translation></message>
<message id="dataset.not-open"><translation>Данные блока %{block} не удалось открыть. Укажите файл, папку или встроенный набор в параметре path.</translation></message>
<message id="dense.needs-features"><translation>Полносвязный слой %{block} принимает строки признаков (%{expected}), а пришло %{found}. Поставьте перед ним Flatten.</translation></message>
<message id="dense.units-unknown"><translation>У слоя %{block} 0 нейронов, то есть столько, сколько нужно данным, но питает его не один блок данных. Задайте число нейронов.</translation></message>
<message id="flatten.length-unknown"><translation>Блоку %{block} нужно известное количество чисел на пример (например, %{expected}), а пришло %{found}.</translation></message>
<message id="flatten.needs-samples"><translation>Блок %{block} вытягивает примеры (%{expected}), а пришло %{found}, где нет пакета.</translation></message>
<message id="formula.closing-parenthesis"><translation>%{parameter} формулы %{block} («%{text}») содержит ошибку в позиции %{position}: ожидается закрывающая скобка, а стоит «%{word}».</translation></message>
<message id="formula.comma"><translation>%{parameter} формулы %{block} («%{text}») содержит ошибку в позиции %{position}: ожидается запятая, а стоит «%{word}».</translation></message>
<message id="formula.function"><translation>%{parameter} формулы %{block} («%{text}») содержит ошибку в позиции %{position}: ожидается известная функция: exp log sqrt abs sin cos tanh sigmoid relu erf min max pow square sign floor, а стоит «%{word}».</translation></message>
<message id="formula.mismatch"><translation>Размеры у блока %{block} не подходят друг к другу: на %{port} приходит %{found}, а это не сочетается с %{expected}. Сделайте размерности равными или одну из них равной 1, чтобы она повторялась.</translation></message>
<message id="formula.name"><translation>%{parameter} формулы %{block} («%{text}») содержит ошибку в позиции %{position}: ожидается новое имя, не функция и не pi или e, а стоит «%{word}».</translation></message>
<message id="formula.opening-parenthesis"><translation>%{parameter} формулы %{block} («%{text}») содержит ошибку в позиции %{position}: ожидается открывающая скобка после функции, а стоит «%{word}».</translation></message>
<message id="formula.operand"><translation>%{parameter} формулы %{block} («%{text}») содержит ошибку в позиции %{position}: ожидается число, имя или открывающая скобка, а стоит «%{word}».</translation></message>
<message id="formula.operator"><translation>%{parameter} формулы %{block} («%{text}») содержит ошибку в позиции %{position}: ожидается знак действия, например + или *, либо конец, а стоит «%{word}».</translation></message>
<message id="formula.shorter"><translation>%{parameter} формулы %{block} в позиции %{position} слишком длинно или вложено слишком глубоко: не более 4096 знаков и 100 уровней. Разделите на несколько блоков.</translation></message>
<message id="formula.unused"><translation>Формула %{block} перечисляет %{name} как обучаемое, но выражение его не содержит. Используйте его или уберите из списка.</translation></message>
<message id="formula.value"><translation>%{parameter} формулы %{block} («%{text}») содержит ошибку в позиции %{position}: ожидается число как начальное значение, а стоит «%{word}».</translation></message>
<message id="matmul.inner"><translation>Произведение матриц %{block} не может умножить %{left} на %{right}: последняя размерность a должна равняться первой размерности матрицы b (%{expected}).</translation></message>
<message id="matmul.needs-matrices"><translation>Произведение матриц %{block} принимает на %{port} матрицы (%{expected}), а пришло %{found}.</translation></message>
<message id="maxpool2d.needs-pictures"><translation>MaxPool %{block} принимает картинки (%{expected}), а пришло %{found}. Подключите картинки или сделайте их блоком Reshape.</translation></message>
<message id="maxpool2d.pad-too-large"><translation>Поля MaxPool %{block} равны %{found}; можно не больше половины окна: %{expected}.</translation></message>
<message id="maxpool2d.window-too-large"><translation>Окно MaxPool %{block} больше картинки: нужно %{expected}, пришло %{found}. Уменьшите окно или добавьте поля.</translation></message>
<message id="meansquarederror.length-unknown"><translation>Средний квадрат ошибки %{block}: число значений на пример должно быть известно, а пришло %{found}.</translation></message>
<message id="meansquarederror.mismatch"><translation>Цель у %{block} имеет размер %{found}, а ответ — %{expected}. Они должны быть равны; измените число нейронов слоя перед ним.</translation></message>
<message id="meansquarederror.needs-samples"><translation>Средний квадрат ошибки %{block} принимает ответы для примеров (%{expected}), а пришло %{found}, где нет пакета.</translation></message>
<message id="multiply.mismatch"><translation>Размеры у блока %{block} не подходят друг к другу: на %{port} приходит %{found}, а это не сочетается с %{expected}. Сделайте размерности равными или одну из них равной 1, чтобы она повторялась.</translation></message>
<message id="reshape.count"><translation>Блок %{block} не может разложить %{found} как %{shape}: количество чисел не сходится. Выберите другой размер или −1 для одного из чисел.</translation></message>
<message id="reshape.length-unknown"><translation>Блоку %{block} нужно известное количество чисел на пример, а пришло %{found}.</translation></message>
<message id="reshape.needs-samples"><translation>Блок %{block} меняет размер примеров (N × …), а пришло %{found}, где нет пакета.</translation></message>
<message id="reshape.numbers"><translation>Размер блока %{block} должен содержать от одного до пяти чисел, а задано «%{shape}».</translation></message>
<message id="reshape.two-unknown"><translation>В размере %{shape} блока %{block} больше одного −1; только одно число может следовать из остальных.</translation></message>
<message id="softmax.needs-classes"><translation>Softmax %{block} нужны оценки, из которых выбирать (%{expected}), а пришло %{found}.</translation></message>
<message id="subtract.mismatch"><translation>Размеры у блока %{block} не подходят друг к другу: на %{port} приходит %{found}, а это не сочетается с %{expected}. Сделайте размерности равными или одну из них равной 1, чтобы она повторялась.</translation></message>
<message id="wire.too-large"><translation>Блок %{block} создал бы больше чисел на пример, чем вместит любое устройство: %{found}; можно %{expected}. Уменьшите размер.</translation></message>
<message id="wire.too-many-dimensions"><translation>Блок %{block} создал бы размерностей: %{found}; можно %{expected}. Задайте меньше чисел в размере.</translation></message>
</context>
</TS>
