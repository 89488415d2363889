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
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="block.Accuracy.title"><translation>Accuracy</translation></message>
<message id="block.Accuracy.help"><translation>The share of samples that the model answers rightly. With several scores the largest decides, the first one in a tie; with one number its sign does, above 0 meaning class 1. It is only reported: as a count it has no useful gradient, so train on a loss such as cross-entropy beside it.</translation></message>
<message id="block.Accuracy.formula"><translation>accuracy = |{n : argmax xₙ = yₙ}| / N</translation></message>
<message id="block.Accuracy.source"><translation>—</translation></message>
<message id="block.Adam.title"><translation>Adam</translation></message>
<message id="block.Adam.help"><translation>Trains everything upstream of its loss. It keeps a running mean of each gradient and of its square, and steps by their ratio, so that every weight gets a step of about the learning rate, however large its gradient. A good first choice; 0.001 suits most models.</translation></message>
<message id="block.Adam.formula"><translation>m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²,  w ← w − η · m̂ / (√v̂ + ε)</translation></message>
<message id="block.Adam.source"><translation>Kingma, Ba: Adam: A Method for Stochastic Optimization, 2015</translation></message>
<message id="block.Adam.rate"><translation>Learning rate</translation></message>
<message id="block.Adam.beta1"><translation>Decay of the mean</translation></message>
<message id="block.Adam.beta2"><translation>Decay of the squares</translation></message>
<message id="block.Adam.epsilon"><translation>Epsilon</translation></message>
<message id="block.Adam.weight_decay"><translation>Weight decay</translation></message>
<message id="block.Adam.schedule"><translation>Schedule</translation></message>
<message id="block.Adam.schedule_length"><translation>Length of the schedule, in steps</translation></message>
<message id="block.Adam.warmup"><translation>Warm-up, in steps</translation></message>
<message id="block.Adam.final"><translation>Share of the rate at the end</translation></message>
<message id="block.Adam.decay"><translation>Factor of each drop</translation></message>
<message id="block.Adam.every"><translation>Steps between drops</translation></message>
<message id="block.Add.title"><translation>Add</translation></message>
<message id="block.Add.help"><translation>Adds its inputs number by number. Shapes must agree by name; a dimension of 1 is repeated, so a single number or one number a channel can be added to a whole picture. Use it for shortcuts around layers (residual connections).</translation></message>
<message id="block.Add.formula"><translation>y = x₁ + x₂ + …</translation></message>
<message id="block.Add.source"><translation>—</translation></message>
<message id="block.Add.inputs"><translation>Inputs</translation></message>
<message id="block.AvgPool2D.title"><translation>AvgPool</translation></message>
<message id="block.AvgPool2D.help"><translation>Slides a window over each channel and gives the mean of what it covers. It shrinks pictures smoothly; with a window as large as the picture it gives one mean for each channel. Padding counts as zeros in the mean.</translation></message>
<message id="block.AvgPool2D.formula"><translation>y[i, j] = mean of x over the window at (i, j)</translation></message>
<message id="block.AvgPool2D.source"><translation>LeCun et al.: Backpropagation Applied to Handwritten Zip Code Recognition, 1989</translation></message>
<message id="block.AvgPool2D.window"><translation>Window</translation></message>
<message id="block.AvgPool2D.stride"><translation>Stride (0: window)</translation></message>
<message id="block.AvgPool2D.pad"><translation>Padding</translation></message>
<message id="block.BatchNorm.title"><translation>Batch norm</translation></message>
<message id="block.BatchNorm.help"><translation>Brings each channel or feature to mean 0 and deviation 1 over the batch, then scales and shifts it by two trained numbers. Deep models train faster and bear larger learning rates. For evaluation it uses running statistics gathered during training. With very small batches the statistics get noisy.</translation></message>
<message id="block.BatchNorm.formula"><translation>y = γ · (x − μ) / √(σ² + ε) + β</translation></message>
<message id="block.BatchNorm.source"><translation>Ioffe, Szegedy: Batch Normalization, 2015</translation></message>
<message id="block.BatchNorm.momentum"><translation>Momentum of the statistics</translation></message>
<message id="block.BatchNorm.epsilon"><translation>Epsilon</translation></message>
<message id="block.BinaryCrossEntropy.title"><translation>Binary cross-entropy</translation></message>
<message id="block.BinaryCrossEntropy.help"><translation>The loss of yes-or-no answers. It takes the raw number before any sigmoid, and a target of 0 or 1 (or a probability between). Put no Sigmoid before it: it is built in, in a form that neither overflows nor loses its gradient.</translation></message>
<message id="block.BinaryCrossEntropy.formula"><translation>L = log(1 + exp z) − y·z</translation></message>
<message id="block.BinaryCrossEntropy.source"><translation>Good: Rational Decisions, 1952</translation></message>
<message id="block.Concat.title"><translation>Concatenate</translation></message>
<message id="block.Concat.help"><translation>Puts its inputs one behind the other along one dimension: channels of pictures or features of rows unless another is chosen. All other dimensions must be equal. Use it where a later layer is to see several earlier ones side by side.</translation></message>
<message id="block.Concat.formula"><translation>y = [x₁; x₂; …]</translation></message>
<message id="block.Concat.source"><translation>—</translation></message>
<message id="block.Concat.inputs"><translation>Inputs</translation></message>
<message id="block.Concat.axis"><translation>Along</translation></message>
<message id="block.Constant.title"><translation>Constant</translation></message>
<message id="block.Constant.help"><translation>A fixed number, or a tensor filled with it. It does not learn. An empty shape makes a single number, which fits any wire in Add, Multiply or Formula.</translation></message>
<message id="block.Constant.formula"><translation>y = c</translation></message>
<message id="block.Constant.source"><translation>—</translation></message>
<message id="block.Constant.value"><translation>Value</translation></message>
<message id="block.Constant.shape"><translation>Shape</translation></message>
<message id="block.Conv2D.title"><translation>Conv2D</translation></message>
<message id="block.Conv2D.help"><translation>Each filter slides over the picture and answers, at every place, how much the neighbourhood looks like the filter's pattern. The same few weights serve the whole picture, so the block finds edges and shapes wherever they are. Stride makes the result smaller, dilation spreads the kernel, groups let filters see only their share of the channels.</translation></message>
<message id="block.Conv2D.formula"><translation>yₒ = bₒ + Σₖ wₒₖ ∗ xₖ</translation></message>
<message id="block.Conv2D.source"><translation>LeCun et al.: Gradient-Based Learning Applied to Document Recognition, 1998</translation></message>
<message id="block.Conv2D.filters"><translation>Filters</translation></message>
<message id="block.Conv2D.kernel"><translation>Kernel</translation></message>
<message id="block.Conv2D.stride"><translation>Stride</translation></message>
<message id="block.Conv2D.padding"><translation>Padding</translation></message>
<message id="block.Conv2D.pad"><translation>Explicit padding</translation></message>
<message id="block.Conv2D.dilation"><translation>Dilation</translation></message>
<message id="block.Conv2D.groups"><translation>Groups</translation></message>
<message id="block.Conv2D.bias"><translation>Bias</translation></message>
<message id="block.Conv2D.start"><translation>Start values</translation></message>
<message id="block.CrossEntropy.title"><translation>Cross-entropy</translation></message>
<message id="block.CrossEntropy.help"><translation>The loss of choosing one of several classes. It takes one raw score for each class and the right label, and grows as the label's probability falls. Put no Softmax before it: it is built in, in a form that does not overflow.</translation></message>
<message id="block.CrossEntropy.formula"><translation>L = log Σₖ exp xₖ − x[y]</translation></message>
<message id="block.CrossEntropy.source"><translation>Good: Rational Decisions, 1952</translation></message>
<message id="block.Dataset.title"><translation>Dataset</translation></message>
<message id="block.Dataset.help"><translation>Gives the samples: a built-in set, or your own file or folder (IDX, CSV, a folder of pictures for each class); the format is told from the content. Part of the samples is held out for the test and never trained on. Normalisation and random shifts, turns and zooms belong to it; the latter are for training only.</translation></message>
<message id="block.Dataset.formula"><translation>(x, y) ~ data</translation></message>
<message id="block.Dataset.source"><translation>—</translation></message>
<message id="block.Dataset.path"><translation>Data</translation></message>
<message id="block.Dataset.labels"><translation>File of labels</translation></message>
<message id="block.Dataset.target"><translation>Target column</translation></message>
<message id="block.Dataset.test"><translation>Held out for the test</translation></message>
<message id="block.Dataset.size"><translation>Size of pictures (0: as they are)</translation></message>
<message id="block.Dataset.normalise"><translation>Normalise</translation></message>
<message id="block.Dataset.shuffle"><translation>Shuffle</translation></message>
<message id="block.Dataset.shift"><translation>Random shift</translation></message>
<message id="block.Dataset.rotation"><translation>Random turn</translation></message>
<message id="block.Dataset.scale"><translation>Random zoom</translation></message>
<message id="block.Dataset.count"><translation>Samples to generate</translation></message>
<message id="block.Dataset.noise"><translation>Noise of generated samples</translation></message>
<message id="block.Dataset.classes"><translation>Classes to generate</translation></message>
<message id="block.Dataset.data_seed"><translation>Seed of generated samples</translation></message>
<message id="block.Dataset.memory"><translation>Memory</translation></message>
<message id="block.Dense.title"><translation>Dense</translation></message>
<message id="block.Dense.help"><translation>Every output is a weighted sum of all inputs plus a bias. It is the plain layer of a network: put a non-linear block such as ReLU between two of them. With 0 units it takes as many as the data ask for: one score for each class, or one number for each target.</translation></message>
<message id="block.Dense.formula"><translation>y = x·W + b</translation></message>
<message id="block.Dense.source"><translation>Rosenblatt: The Perceptron, 1958</translation></message>
<message id="block.Dense.units"><translation>Units (0: as the data ask)</translation></message>
<message id="block.Dense.bias"><translation>Bias</translation></message>
<message id="block.Dense.start"><translation>Start values</translation></message>
<message id="block.Dropout.title"><translation>Dropout</translation></message>
<message id="block.Dropout.help"><translation>While training it sets a random share of the numbers to 0 and scales up the rest, so that the model cannot lean on any single one. This fights overfitting. In evaluation it passes everything unchanged.</translation></message>
<message id="block.Dropout.formula"><translation>y = x · m / (1 − p),  m ~ Bernoulli(1 − p)</translation></message>
<message id="block.Dropout.source"><translation>Srivastava et al.: Dropout, 2014</translation></message>
<message id="block.Dropout.rate"><translation>Rate</translation></message>
<message id="block.Flatten.title"><translation>Flatten</translation></message>
<message id="block.Flatten.help"><translation>Turns each picture into one row of features, channel after channel, line after line. Put it between convolutions and a dense layer.</translation></message>
<message id="block.Flatten.formula"><translation>y[c·H·W + h·W + w] = x[c, h, w]</translation></message>
<message id="block.Flatten.source"><translation>—</translation></message>
<message id="block.Formula.title"><translation>Formula</translation></message>
<message id="block.Formula.help"><translation>Computes what you type, number by number. Free names become inputs; those listed as trainable become learned numbers with their start values. There are + − * / ^, parentheses, pi, e and the functions exp log sqrt abs sin cos tanh sigmoid relu erf min max pow square sign floor.</translation></message>
<message id="block.Formula.formula"><translation>y = f(x; a, b, …)</translation></message>
<message id="block.Formula.source"><translation>—</translation></message>
<message id="block.Formula.expression"><translation>Expression</translation></message>
<message id="block.Formula.trainable"><translation>Trainable names</translation></message>
<message id="block.GELU.title"><translation>GELU</translation></message>
<message id="block.GELU.help"><translation>A smooth relative of ReLU: it multiplies each number by the chance that a standard normal number lies below it. Large numbers pass, very negative ones vanish, and there is no corner at 0. Usual in transformers.</translation></message>
<message id="block.GELU.formula"><translation>y = x · Φ(x) = x/2 · (1 + erf(x/√2))</translation></message>
<message id="block.GELU.source"><translation>Hendrycks, Gimpel: Gaussian Error Linear Units, 2016</translation></message>
<message id="block.MatMul.title"><translation>Matrix product</translation></message>
<message id="block.MatMul.help"><translation>Multiplies two matrices for each sample, or the samples' matrices by one matrix that all share, such as a Parameter. The last dimension of a must equal the first of b's matrix.</translation></message>
<message id="block.MatMul.formula"><translation>y = a·b</translation></message>
<message id="block.MatMul.source"><translation>—</translation></message>
<message id="block.MaxPool2D.title"><translation>MaxPool</translation></message>
<message id="block.MaxPool2D.help"><translation>Slides a window over each channel and keeps the largest number that it covers. It makes pictures smaller and the answer less dependent on the exact place of what was found. The gradient goes to the largest number alone.</translation></message>
<message id="block.MaxPool2D.formula"><translation>y[i, j] = max of x over the window at (i, j)</translation></message>
<message id="block.MaxPool2D.source"><translation>Weng et al.: Cresceptron, 1992</translation></message>
<message id="block.MaxPool2D.window"><translation>Window</translation></message>
<message id="block.MaxPool2D.stride"><translation>Stride (0: window)</translation></message>
<message id="block.MaxPool2D.pad"><translation>Padding</translation></message>
<message id="block.MeanSquaredError.title"><translation>Mean squared error</translation></message>
<message id="block.MeanSquaredError.help"><translation>The loss of predicting numbers: the mean of the squared differences from the target. Large errors weigh most. Use it for regression; for classes take cross-entropy.</translation></message>
<message id="block.MeanSquaredError.formula"><translation>L = mean (x − y)²</translation></message>
<message id="block.MeanSquaredError.source"><translation>Legendre: Nouvelles méthodes, 1805; Gauss, 1809</translation></message>
<message id="block.Multiply.title"><translation>Multiply</translation></message>
<message id="block.Multiply.help"><translation>Multiplies its inputs number by number. Shapes must agree by name; a dimension of 1 is repeated. Use it for gates and scales: with a Sigmoid on one input, it decides how much of the other passes.</translation></message>
<message id="block.Multiply.formula"><translation>y = x₁ · x₂ · …</translation></message>
<message id="block.Multiply.source"><translation>—</translation></message>
<message id="block.Multiply.inputs"><translation>Inputs</translation></message>
<message id="block.Noise.title"><translation>Noise</translation></message>
<message id="block.Noise.help"><translation>Adds random numbers to its input, new ones at every step. A little noise in training makes a model less sensitive to small changes. It can also stay on in evaluation.</translation></message>
<message id="block.Noise.formula"><translation>y = x + s·ξ</translation></message>
<message id="block.Noise.source"><translation>—</translation></message>
<message id="block.Noise.distribution"><translation>Distribution</translation></message>
<message id="block.Noise.scale"><translation>Scale</translation></message>
<message id="block.Noise.when"><translation>When</translation></message>
<message id="block.Parameter.title"><translation>Parameter</translation></message>
<message id="block.Parameter.help"><translation>A tensor that is learned by itself, without an input. Wire it into Add, Multiply, MatMul or Formula to build layers of your own. An empty shape makes a single number.</translation></message>
<message id="block.Parameter.formula"><translation>y = w</translation></message>
<message id="block.Parameter.source"><translation>—</translation></message>
<message id="block.Parameter.shape"><translation>Shape</translation></message>
<message id="block.Parameter.start"><translation>Start values</translation></message>
<message id="block.Parameter.scale"><translation>Scale of the start values</translation></message>
<message id="block.ReLU.title"><translation>ReLU</translation></message>
<message id="block.ReLU.help"><translation>Keeps positive numbers and sets negative ones to 0. It is the usual non-linear block between layers: cheap, and its gradient does not fade. Where its input is negative, nothing is learned through it.</translation></message>
<message id="block.ReLU.formula"><translation>y = max(x, 0)</translation></message>
<message id="block.ReLU.source"><translation>Nair, Hinton: Rectified Linear Units, 2010</translation></message>
<message id="block.Reshape.title"><translation>Reshape</translation></message>
<message id="block.Reshape.help"><translation>Arranges the numbers of each sample anew; none is changed. One number makes a row of features, three make channels, height and width. One of the numbers may be −1: it follows from the rest.</translation></message>
<message id="block.Reshape.formula"><translation>y = x, arranged as shape</translation></message>
<message id="block.Reshape.source"><translation>—</translation></message>
<message id="block.Reshape.shape"><translation>Shape</translation></message>
<message id="block.SGD.title"><translation>SGD</translation></message>
<message id="block.SGD.help"><translation>Trains everything upstream of its loss by stepping against the gradient. Momentum lets steps build up in a lasting direction; Nesterov looks ahead along it. The plainest optimizer: slower to tune than Adam, often as good in the end.</translation></message>
<message id="block.SGD.formula"><translation>v ← μv + g,  w ← w − η·v</translation></message>
<message id="block.SGD.source"><translation>Robbins, Monro: A Stochastic Approximation Method, 1951; Polyak, 1964; Nesterov, 1983</translation></message>
<message id="block.SGD.rate"><translation>Learning rate</translation></message>
<message id="block.SGD.momentum"><translation>Momentum</translation></message>
<message id="block.SGD.nesterov"><translation>Nesterov</translation></message>
<message id="block.SGD.weight_decay"><translation>Weight decay</translation></message>
<message id="block.SGD.schedule"><translation>Schedule</translation></message>
<message id="block.SGD.schedule_length"><translation>Length of the schedule, in steps</translation></message>
<message id="block.SGD.warmup"><translation>Warm-up, in steps</translation></message>
<message id="block.SGD.final"><translation>Share of the rate at the end</translation></message>
<message id="block.SGD.decay"><translation>Factor of each drop</translation></message>
<message id="block.SGD.every"><translation>Steps between drops</translation></message>
<message id="block.Sigmoid.title"><translation>Sigmoid</translation></message>
<message id="block.Sigmoid.help"><translation>Squeezes every number into 0 to 1, so that it can be read as a probability or a gate. Far from 0 its gradient fades, so deep models prefer ReLU between layers.</translation></message>
<message id="block.Sigmoid.formula"><translation>y = 1 / (1 + exp(−x))</translation></message>
<message id="block.Sigmoid.source"><translation>Verhulst, 1838</translation></message>
<message id="block.Softmax.title"><translation>Softmax</translation></message>
<message id="block.Softmax.help"><translation>Turns scores into probabilities: all positive, summing to 1 over the features of a row, or over the channels at each place of a picture. For training with cross-entropy leave it out; that loss has it built in.</translation></message>
<message id="block.Softmax.formula"><translation>yᵢ = exp xᵢ / Σₖ exp xₖ</translation></message>
<message id="block.Softmax.source"><translation>Bridle, 1990</translation></message>
<message id="block.Softplus.title"><translation>Softplus</translation></message>
<message id="block.Softplus.help"><translation>A smooth ReLU whose result is always above 0: large numbers pass almost unchanged, very negative ones come near 0. Use it where a number must be positive, such as a spread or a rate.</translation></message>
<message id="block.Softplus.formula"><translation>y = log(1 + eˣ)</translation></message>
<message id="block.Softplus.source"><translation>Dugas, Bengio, Bélisle, Nadeau, Garcia: Incorporating second-order functional knowledge for better option pricing, 2001</translation></message>
<message id="block.Subtract.title"><translation>Subtract</translation></message>
<message id="block.Subtract.help"><translation>Subtracts b from a, number by number. Shapes must agree by name; a dimension of 1 is repeated.</translation></message>
<message id="block.Subtract.formula"><translation>y = a − b</translation></message>
<message id="block.Subtract.source"><translation>—</translation></message>
<message id="block.Tanh.title"><translation>Tanh</translation></message>
<message id="block.Tanh.help"><translation>Squeezes every number into −1 to 1, symmetrically around 0. Good for small smooth models and for outputs with both signs; far from 0 its gradient fades.</translation></message>
<message id="block.Tanh.formula"><translation>y = (exp x − exp(−x)) / (exp x + exp(−x))</translation></message>
<message id="block.Tanh.source"><translation>—</translation></message>
<message id="accuracy.classes"><translation>Accuracy %{block} gets too few scores for the classes of the labels: expected %{expected}, found %{found}. Give the last layer one unit for each class.</translation></message>
<message id="accuracy.needs-labels"><translation>Accuracy %{block} takes one label a sample (%{expected}); found %{found}. Connect the labels of the data.</translation></message>
<message id="accuracy.needs-scores"><translation>Accuracy %{block} takes one row of scores a sample (%{expected}); found %{found}. Put a Flatten or Dense block before it.</translation></message>
<message id="add.mismatch"><translation>The shapes at block %{block} do not fit: %{port} brings %{found}, which does not go with %{expected}. Give both the same dimensions, or make one of them 1 so that it is repeated.</translation></message>
<message id="avgpool2d.needs-pictures"><translation>AvgPool %{block} takes pictures (%{expected}); found %{found}. Connect pictures, or make some with Reshape.</translation></message>
<message id="avgpool2d.pad-too-large"><translation>The padding of AvgPool %{block} is %{found}; at most half of the window is allowed: %{expected}.</translation></message>
<message id="avgpool2d.window-too-large"><translation>The window of AvgPool %{block} is larger than the picture: it needs %{expected}, found %{found}. Make the window smaller or add padding.</translation></message>
<message id="batchnorm.needs-features"><translation>Batch norm %{block} takes rows of features or pictures of samples (%{expected}); found %{found}.</translation></message>
<message id="binarycrossentropy.length-unknown"><translation>Binary cross-entropy %{block} needs a known number of numbers a sample; found %{found}.</translation></message>
<message id="binarycrossentropy.mismatch"><translation>The target at %{block} is %{found}, but the answer is %{expected}. They must be equal; change the units of the layer before it.</translation></message>
<message id="binarycrossentropy.needs-samples"><translation>Binary cross-entropy %{block} takes answers for samples (%{expected}); found %{found}, which has no batch.</translation></message>
<message id="binarycrossentropy.two-classes"><translation>Binary cross-entropy %{block} takes targets in %{expected}; these lie in %{found}. For more than two classes use Cross-entropy.</translation></message>
<message id="concat.length-unknown"><translation>Block %{block} cannot join along a dimension whose length is not a fixed number: found %{found} at %{port}. Choose another dimension.</translation></message>
<message id="concat.mismatch"><translation>Block %{block} cannot join %{found} at %{port} with %{expected}: all dimensions but the joined one must be equal.</translation></message>
<message id="concat.no-axis"><translation>Block %{block} is to join along %{expected}, but %{found} has no such dimension. Choose another one.</translation></message>
<message id="conv2d.groups"><translation>Conv2D %{block} cannot split into %{groups} groups: found %{found}, and both numbers must be multiples of %{groups}. Change the groups or the filters.</translation></message>
<message id="conv2d.kernel-too-large"><translation>The kernel of Conv2D %{block} is larger than the padded picture: it needs %{expected}, found %{found}. Make the kernel or the dilation smaller, or choose padding “same”.</translation></message>
<message id="conv2d.needs-pictures"><translation>Conv2D %{block} takes pictures (%{expected}); found %{found}. Connect pictures, or make some with Reshape.</translation></message>
<message id="crossentropy.classes"><translation>Cross-entropy %{block} gets too few scores for the classes of the labels: expected %{expected}, found %{found}. Give the last layer one unit for each class.</translation></message>
<message id="crossentropy.needs-labels"><translation>Cross-entropy %{block} takes one label a sample (%{expected}); found %{found}. Connect the labels of the data.</translation></message>
<message id="crossentropy.needs-scores"><translation>Cross-entropy %{block} takes one row of scores a sample (%{expected}); found %{found}. Put a Flatten or Dense block before it.</translation></message>
<message id="crossentropy.one-score"><translation>Cross-entropy %{block} needs at least two scores (%{expected}); found %{found}. With one number a sample use Binary cross-entropy.</translation></message>
<message id="dataset.not-open"><translation>The data of %{block} could not be opened. Choose a file, a folder or a built-in set in its parameter path.</translation></message>
<message id="dense.needs-features"><translation>Dense %{block} takes rows of features (%{expected}); found %{found}. Put a Flatten block before it.</translation></message>
<message id="dense.units-unknown"><translation>Dense %{block} has 0 units, which means as many as the data ask for, but not exactly one data block feeds it. Set a number of units.</translation></message>
<message id="flatten.length-unknown"><translation>Flatten %{block} needs a known number of numbers a sample (such as %{expected}); found %{found}.</translation></message>
<message id="flatten.needs-samples"><translation>Flatten %{block} takes samples (%{expected}); found %{found}, which has no batch.</translation></message>
<message id="formula.closing-parenthesis"><translation>The %{parameter} of Formula %{block}, “%{text}”, is wrong at character %{position}: expected a closing parenthesis, found “%{word}”.</translation></message>
<message id="formula.comma"><translation>The %{parameter} of Formula %{block}, “%{text}”, is wrong at character %{position}: expected a comma, found “%{word}”.</translation></message>
<message id="formula.function"><translation>The %{parameter} of Formula %{block}, “%{text}”, is wrong at character %{position}: expected a known function: exp log sqrt abs sin cos tanh sigmoid relu erf min max pow square sign floor, found “%{word}”.</translation></message>
<message id="formula.mismatch"><translation>The shapes at block %{block} do not fit: %{port} brings %{found}, which does not go with %{expected}. Give both the same dimensions, or make one of them 1 so that it is repeated.</translation></message>
<message id="formula.name"><translation>The %{parameter} of Formula %{block}, “%{text}”, is wrong at character %{position}: expected a new name that is neither a function nor pi or e, found “%{word}”.</translation></message>
<message id="formula.opening-parenthesis"><translation>The %{parameter} of Formula %{block}, “%{text}”, is wrong at character %{position}: expected an opening parenthesis after the function, found “%{word}”.</translation></message>
<message id="formula.operand"><translation>The %{parameter} of Formula %{block}, “%{text}”, is wrong at character %{position}: expected a number, a name or an opening parenthesis, found “%{word}”.</translation></message>
<message id="formula.operator"><translation>The %{parameter} of Formula %{block}, “%{text}”, is wrong at character %{position}: expected an operator such as + or *, or the end, found “%{word}”.</translation></message>
<message id="formula.shorter"><translation>The %{parameter} of Formula %{block} is too long or nested too deeply at character %{position}: at most 4096 characters and 100 levels. Split it into several blocks.</translation></message>
<message id="formula.unused"><translation>Formula %{block} lists %{name} as trainable, but the expression does not use it. Use it or take it off the list.</translation></message>
<message id="formula.value"><translation>The %{parameter} of Formula %{block}, “%{text}”, is wrong at character %{position}: expected a number as the start value, found “%{word}”.</translation></message>
<message id="matmul.inner"><translation>Matrix product %{block} cannot multiply %{left} by %{right}: the last dimension of a must equal the first of b's matrix (%{expected}).</translation></message>
<message id="matmul.needs-matrices"><translation>Matrix product %{block} takes matrices at %{port} (%{expected}); found %{found}.</translation></message>
<message id="maxpool2d.needs-pictures"><translation>MaxPool %{block} takes pictures (%{expected}); found %{found}. Connect pictures, or make some with Reshape.</translation></message>
<message id="maxpool2d.pad-too-large"><translation>The padding of MaxPool %{block} is %{found}; at most half of the window is allowed: %{expected}.</translation></message>
<message id="maxpool2d.window-too-large"><translation>The window of MaxPool %{block} is larger than the picture: it needs %{expected}, found %{found}. Make the window smaller or add padding.</translation></message>
<message id="meansquarederror.length-unknown"><translation>Mean squared error %{block} needs a known number of numbers a sample; found %{found}.</translation></message>
<message id="meansquarederror.mismatch"><translation>The target at %{block} is %{found}, but the answer is %{expected}. They must be equal; change the units of the layer before it.</translation></message>
<message id="meansquarederror.needs-samples"><translation>Mean squared error %{block} takes answers for samples (%{expected}); found %{found}, which has no batch.</translation></message>
<message id="multiply.mismatch"><translation>The shapes at block %{block} do not fit: %{port} brings %{found}, which does not go with %{expected}. Give both the same dimensions, or make one of them 1 so that it is repeated.</translation></message>
<message id="reshape.count"><translation>Reshape %{block} cannot arrange %{found} as %{shape}: the numbers of a sample do not come out. Choose another shape, or −1 for one of its numbers.</translation></message>
<message id="reshape.length-unknown"><translation>Reshape %{block} needs a known number of numbers a sample; found %{found}.</translation></message>
<message id="reshape.needs-samples"><translation>Reshape %{block} takes samples (N × …); found %{found}, which has no batch.</translation></message>
<message id="reshape.numbers"><translation>The shape of Reshape %{block} must have one to five numbers; found “%{shape}”.</translation></message>
<message id="reshape.two-unknown"><translation>The shape %{shape} of Reshape %{block} has more than one −1; only one number can follow from the rest.</translation></message>
<message id="softmax.needs-classes"><translation>Softmax %{block} needs scores to choose from (%{expected}); found %{found}.</translation></message>
<message id="subtract.mismatch"><translation>The shapes at block %{block} do not fit: %{port} brings %{found}, which does not go with %{expected}. Give both the same dimensions, or make one of them 1 so that it is repeated.</translation></message>
<message id="wire.too-large"><translation>Block %{block} would make more numbers a sample than any device can hold: %{found}; allowed is %{expected}. Make its shape smaller.</translation></message>
<message id="wire.too-many-dimensions"><translation>Block %{block} would make %{found} dimensions; allowed is %{expected}. Use fewer numbers in its shape.</translation></message>
</context>
</TS>
