<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- What the command line says. -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="cli.attacked"><translation>%{method} of size %{epsilon} on %{samples} samples: accuracy %{clean} without, %{adversarial} attacked, %{random} with random signs of the same size</translation></message>
<message id="cli.bad-call"><translation>%{reason}. See: %{command} --help</translation></message>
<message id="cli.bad-size"><translation>%{value} is no size: WIDTHxHEIGHT in pixels is needed, each from 200 to 8192, such as 1440x900</translation></message>
<message id="cli.cannot-write"><translation>Cannot write %{file}: writing there is not allowed. Choose another name or folder.</translation></message>
<message id="cli.checked"><translation>The model is in order: %{parameters} parameters.</translation></message>
<message id="cli.claim-fails"><translation>does not hold: %{claim}: %{metric} %{value}, not %{relation} %{bound}</translation></message>
<message id="cli.claim-holds"><translation>holds: %{claim}: %{metric} %{value} %{relation} %{bound}</translation></message>
<message id="cli.claim-of-unknown-metric"><translation>The document claims something about %{metric} (%{claim}), which nothing measures. Measured are: %{known}.</translation></message>
<message id="cli.diagnostic"><translation>%{severity}: %{text}</translation></message>
<message id="cli.empty-name"><translation>The name of a file is needed here, and it is empty</translation></message>
<message id="cli.error"><translation>glassbox: %{text}</translation></message>
<message id="cli.help.attack"><translation>Accuracy under an adversarial attack</translation></message>
<message id="cli.help.attack.examples"><translation>Example:
  glassbox attack digits-cnn.glassbox --load digits.safetensors --method fgsm --epsilon 0.1</translation></message>
<message id="cli.help.batch"><translation>Samples a step, instead of the document's</translation></message>
<message id="cli.help.blocks"><translation>All kinds of blocks with parameters and help</translation></message>
<message id="cli.help.blocks.examples"><translation>Example:
  glassbox blocks --json</translation></message>
<message id="cli.help.check"><translation>Types of every wire, and everything that is wrong</translation></message>
<message id="cli.help.check.examples"><translation>Examples:
  glassbox check digits-cnn.glassbox --json
  glassbox check xor.glassbox --dump program</translation></message>
<message id="cli.help.count"><translation>How many samples of the held-out part (all)</translation></message>
<message id="cli.help.device"><translation>Where to compute (auto)</translation></message>
<message id="cli.help.devices"><translation>Devices of this machine</translation></message>
<message id="cli.help.devices.examples"><translation>Example:
  glassbox devices</translation></message>
<message id="cli.help.dump"><translation>Print a stage on the way to the device: program, gradients or plan</translation></message>
<message id="cli.help.epochs"><translation>Train so many passes over the training data</translation></message>
<message id="cli.help.dock"><translation>Page of the docks that is in front</translation></message>
<message id="cli.help.epsilon"><translation>Size of the change, for values scaled to 0–1</translation></message>
<message id="cli.help.evaluate"><translation>Metrics on the held-out part</translation></message>
<message id="cli.help.evaluate.examples"><translation>Example:
  glassbox evaluate digits-cnn.glassbox --load digits.safetensors --json</translation></message>
<message id="cli.help.file"><translation>The document (*.glassbox)</translation></message>
<message id="cli.help.file.window"><translation>A document to open</translation></message>
<message id="cli.help.help"><translation>Print this help and exit</translation></message>
<message id="cli.help.input"><translation>A picture, a folder of pictures, a table or an IDX file</translation></message>
<message id="cli.help.json"><translation>One JSON object a line on standard output</translation></message>
<message id="cli.help.language"><translation>en or ru</translation></message>
<message id="cli.help.load"><translation>Weights that train --save has written</translation></message>
<message id="cli.help.load.render"><translation>Weights to show</translation></message>
<message id="cli.help.load.train"><translation>Go on from a file of --save, or start from a file of weights</translation></message>
<message id="cli.help.log-every"><translation>Report the loss every N steps</translation></message>
<message id="cli.help.method"><translation>fgsm: Goodfellow, Shlens, Szegedy 2015; ifgsm: iterative, Kurakin, Goodfellow, Bengio 2017</translation></message>
<message id="cli.help.target"><translation>Attack towards this class (its number) instead of away from the label</translation></message>
<message id="cli.help.output.predict"><translation>Write the answers as a table</translation></message>
<message id="cli.help.output.render"><translation>The picture to write</translation></message>
<message id="cli.help.play"><translation>Begin to train as soon as the window is open</translation></message>
<message id="cli.help.predict"><translation>The model's answer for new data</translation></message>
<message id="cli.help.predict.examples"><translation>Examples:
  glassbox predict digits-cnn.glassbox --load digits.safetensors --input scans/ -o answers.csv
  glassbox predict table-mlp.glassbox --load flowers.safetensors --input flowers.csv --json</translation></message>
<message id="cli.help.program"><translation>Build models out of differentiable blocks, press Play, and watch them learn.</translation></message>
<message id="cli.help.program.examples"><translation>Examples:
  glassbox resources/examples/digits-cnn.glassbox           open the window
  glassbox train digits-cnn.glassbox --epochs 5 --save digits.safetensors
  glassbox evaluate digits-cnn.glassbox --load digits.safetensors
  glassbox check digits-cnn.glassbox                        shapes and problems
  glassbox COMMAND --help                                   options and examples of a command

Exit status: 0 done, 1 the model is wrong, 2 the call or a file is wrong, 3 the device failed,
4 a claim did not hold, 5 the training diverged, 130 interrupted.</translation></message>
<message id="cli.help.render"><translation>A picture of the window</translation></message>
<message id="cli.help.render.examples"><translation>Example:
  glassbox render digits-cnn.glassbox -o window.png --steps 500 --theme dark --scale 2</translation></message>
<message id="cli.help.save"><translation>Write weights and state at the end, also after Ctrl-C</translation></message>
<message id="cli.help.scale"><translation>Pixels of the picture per pixel of the window (1)</translation></message>
<message id="cli.help.seconds"><translation>Train for so long</translation></message>
<message id="cli.help.seed"><translation>Of initial weights, order and noise, instead of the document's</translation></message>
<message id="cli.help.set"><translation>Change a parameter of a block; paths are relative to the working directory. May be repeated</translation></message>
<message id="cli.help.size"><translation>Size of the window (1440x900)</translation></message>
<message id="cli.help.steps"><translation>Train so many steps, instead of the document's length</translation></message>
<message id="cli.help.steps.render"><translation>Train so many steps before the picture is made (0)</translation></message>
<message id="cli.help.theme"><translation>light or dark</translation></message>
<message id="cli.help.threads"><translation>Threads of the CPU (all cores)</translation></message>
<message id="cli.help.train"><translation>Train a document's model</translation></message>
<message id="cli.help.train.examples"><translation>Examples:
  glassbox train digits-cnn.glassbox --seconds 60 --save digits.safetensors
  glassbox train digits-cnn.glassbox --load digits.safetensors --steps 500     500 more
  glassbox train digits-cnn.glassbox --set optimizer.rate=0.01 --json
  glassbox train digits-cnn.glassbox --set data.path=train-images.gz --set data.labels=train-labels.gz</translation></message>
<message id="cli.help.version"><translation>Print version, commit, libraries and devices, and exit</translation></message>
<message id="cli.help.view"><translation>What to show (window)</translation></message>
<message id="cli.no-answer"><translation>The model has no answer to predict: a loss block with an input is needed, wired to an optimizer.</translation></message>
<message id="cli.no-display"><translation>There is no display to open a window on. Without one, use: glassbox train FILE, or glassbox render FILE -o PICTURE.png</translation></message>
<message id="cli.no-folder"><translation>Cannot write %{file}: there is no folder %{folder}. Make it, or choose another place.</translation></message>
<message id="cli.not-between"><translation>%{value} is not a number from %{minimum} to %{maximum}</translation></message>
<message id="cli.output-is-source"><translation>%{file} is what this command reads: it would be replaced by %{what}. Choose another name.</translation></message>
<message id="cli.output.answers"><translation>the answers</translation></message>
<message id="cli.output.picture"><translation>the picture</translation></message>
<message id="cli.output.weights"><translation>the weights</translation></message>
<message id="cli.picture-ending"><translation>Cannot tell the format of %{file}. Pictures are written as PNG or JPEG: let the name end in .png, .jpg or .jpeg.</translation></message>
<message id="cli.predicted"><translation>%{rows} answers in %{file}</translation></message>
<message id="cli.progress"><translation>[%{bar}] %{percent} %  step %{step}  loss %{loss}  %{rate} steps/s  %{left} left</translation></message>
<message id="cli.reason"><translation>  because: %{text}</translation></message>
<message id="cli.remedy"><translation>  remedy: %{text}</translation></message>
<message id="cli.rendered"><translation>Picture: %{file}</translation></message>
<message id="cli.severity.error"><translation>error</translation></message>
<message id="cli.severity.hint"><translation>hint</translation></message>
<message id="cli.severity.warning"><translation>warning</translation></message>
<message id="cli.step"><translation>step %{step}  loss %{loss}</translation></message>
<message id="cli.trained"><translation>%{steps} steps in %{seconds} s, %{rate} steps/s on %{device}</translation></message>
<message id="cli.weights-do-not-fit"><translation>%{file} does not fit this model. Give weights that were saved with it, or none.</translation></message>
</context>
</TS>
