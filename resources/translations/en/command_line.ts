<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message id="cli.attacked">
        <source>%{method} of size %{epsilon} on %{samples} samples: accuracy %{clean} without, %{adversarial} attacked, %{random} with random signs of the same size</source>
        <translation>%{method} of size %{epsilon} on %{samples} samples: accuracy %{clean} without, %{adversarial} attacked, %{random} with random signs of the same size</translation>
    </message>
    <message id="cli.bad-call">
        <source>%{reason}. See: %{command} --help</source>
        <translation>%{reason}. See: %{command} --help</translation>
    </message>
    <message id="cli.bad-size">
        <source>%{value} is no size: WIDTHxHEIGHT in pixels is needed, each from 200 to 8192, such as 1440x900</source>
        <translation>%{value} is no size: WIDTHxHEIGHT in pixels is needed, each from 200 to 8192, such as 1440x900</translation>
    </message>
    <message id="cli.cannot-write">
        <source>Cannot write %{file}: writing there is not allowed. Choose another name or folder.</source>
        <translation>Cannot write %{file}: writing there is not allowed. Choose another name or folder.</translation>
    </message>
    <message id="cli.checked">
        <source>The model is in order: %{parameters} parameters.</source>
        <translation>The model is in order: %{parameters} parameters.</translation>
    </message>
    <message id="cli.claim-fails">
        <source>does not hold: %{claim}: %{metric} %{value}, not %{relation} %{bound}</source>
        <translation>does not hold: %{claim}: %{metric} %{value}, not %{relation} %{bound}</translation>
    </message>
    <message id="cli.claim-holds">
        <source>holds: %{claim}: %{metric} %{value} %{relation} %{bound}</source>
        <translation>holds: %{claim}: %{metric} %{value} %{relation} %{bound}</translation>
    </message>
    <message id="cli.claim-of-unknown-metric">
        <source>The document claims something about %{metric} (%{claim}), which nothing measures. Measured are: %{known}.</source>
        <translation>The document claims something about %{metric} (%{claim}), which nothing measures. Measured are: %{known}.</translation>
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
        <translation>Accuracy under an adversarial attack</translation>
    </message>
    <message id="cli.help.attack.examples">
        <source>Example:
  glassbox attack digits-cnn.glassbox --load digits.safetensors --method fgsm --epsilon 0.1</source>
        <translation>Example:
  glassbox attack digits-cnn.glassbox --load digits.safetensors --method fgsm --epsilon 0.1</translation>
    </message>
    <message id="cli.help.batch">
        <source>Samples a step, instead of the document's</source>
        <translation>Samples a step, instead of the document's</translation>
    </message>
    <message id="cli.help.blocks">
        <source>All kinds of blocks with parameters and help</source>
        <translation>All kinds of blocks with parameters and help</translation>
    </message>
    <message id="cli.help.blocks.examples">
        <source>Example:
  glassbox blocks --json</source>
        <translation>Example:
  glassbox blocks --json</translation>
    </message>
    <message id="cli.help.check">
        <source>Types of every wire, and everything that is wrong</source>
        <translation>Types of every wire, and everything that is wrong</translation>
    </message>
    <message id="cli.help.check.examples">
        <source>Examples:
  glassbox check digits-cnn.glassbox --json
  glassbox check xor.glassbox --dump program</source>
        <translation>Examples:
  glassbox check digits-cnn.glassbox --json
  glassbox check xor.glassbox --dump program</translation>
    </message>
    <message id="cli.help.count">
        <source>How many samples of the held-out part (all)</source>
        <translation>How many samples of the held-out part (all)</translation>
    </message>
    <message id="cli.help.device">
        <source>Where to compute (auto)</source>
        <translation>Where to compute (auto)</translation>
    </message>
    <message id="cli.help.devices">
        <source>Devices of this machine</source>
        <translation>Devices of this machine</translation>
    </message>
    <message id="cli.help.devices.examples">
        <source>Example:
  glassbox devices</source>
        <translation>Example:
  glassbox devices</translation>
    </message>
    <message id="cli.help.dump">
        <source>Print a stage on the way to the device: program, gradients or plan</source>
        <translation>Print a stage on the way to the device: program, gradients or plan</translation>
    </message>
    <message id="cli.help.epochs">
        <source>Train so many passes over the training data</source>
        <translation>Train so many passes over the training data</translation>
    </message>
    <message id="cli.help.epsilon">
        <source>Size of the change, for values scaled to 0–1</source>
        <translation>Size of the change, for values scaled to 0–1</translation>
    </message>
    <message id="cli.help.evaluate">
        <source>Metrics on the held-out part</source>
        <translation>Metrics on the held-out part</translation>
    </message>
    <message id="cli.help.evaluate.examples">
        <source>Example:
  glassbox evaluate digits-cnn.glassbox --load digits.safetensors --json</source>
        <translation>Example:
  glassbox evaluate digits-cnn.glassbox --load digits.safetensors --json</translation>
    </message>
    <message id="cli.help.file">
        <source>The document (*.glassbox)</source>
        <translation>The document (*.glassbox)</translation>
    </message>
    <message id="cli.help.file.window">
        <source>A document to open</source>
        <translation>A document to open</translation>
    </message>
    <message id="cli.help.help">
        <source>Print this help and exit</source>
        <translation>Print this help and exit</translation>
    </message>
    <message id="cli.help.input">
        <source>A picture, a folder of pictures, a table or an IDX file</source>
        <translation>A picture, a folder of pictures, a table or an IDX file</translation>
    </message>
    <message id="cli.help.json">
        <source>One JSON object a line on standard output</source>
        <translation>One JSON object a line on standard output</translation>
    </message>
    <message id="cli.help.language">
        <source>en or ru</source>
        <translation>en or ru</translation>
    </message>
    <message id="cli.help.load">
        <source>Weights that train --save has written</source>
        <translation>Weights that train --save has written</translation>
    </message>
    <message id="cli.help.load.render">
        <source>Weights to show</source>
        <translation>Weights to show</translation>
    </message>
    <message id="cli.help.load.train">
        <source>Go on from a file of --save, or start from a file of weights</source>
        <translation>Go on from a file of --save, or start from a file of weights</translation>
    </message>
    <message id="cli.help.log-every">
        <source>Report the loss every N steps</source>
        <translation>Report the loss every N steps</translation>
    </message>
    <message id="cli.help.method">
        <source>fgsm: Goodfellow, Shlens, Szegedy 2014</source>
        <translation>fgsm: Goodfellow, Shlens, Szegedy 2014</translation>
    </message>
    <message id="cli.help.output.predict">
        <source>Write the answers as a table</source>
        <translation>Write the answers as a table</translation>
    </message>
    <message id="cli.help.output.render">
        <source>The picture to write</source>
        <translation>The picture to write</translation>
    </message>
    <message id="cli.help.play">
        <source>Begin to train as soon as the window is open</source>
        <translation>Begin to train as soon as the window is open</translation>
    </message>
    <message id="cli.help.predict">
        <source>The model's answer for new data</source>
        <translation>The model's answer for new data</translation>
    </message>
    <message id="cli.help.predict.examples">
        <source>Examples:
  glassbox predict digits-cnn.glassbox --load digits.safetensors --input scans/ -o answers.csv
  glassbox predict table-mlp.glassbox --load flowers.safetensors --input flowers.csv --json</source>
        <translation>Examples:
  glassbox predict digits-cnn.glassbox --load digits.safetensors --input scans/ -o answers.csv
  glassbox predict table-mlp.glassbox --load flowers.safetensors --input flowers.csv --json</translation>
    </message>
    <message id="cli.help.program">
        <source>Build models out of differentiable blocks, press Play, and watch them learn.</source>
        <translation>Build models out of differentiable blocks, press Play, and watch them learn.</translation>
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
        <translation>Examples:
  glassbox resources/examples/digits-cnn.glassbox           open the window
  glassbox train digits-cnn.glassbox --epochs 5 --save digits.safetensors
  glassbox evaluate digits-cnn.glassbox --load digits.safetensors
  glassbox check digits-cnn.glassbox                        shapes and problems
  glassbox COMMAND --help                                   options and examples of a command

Exit status: 0 done, 1 the model is wrong, 2 the call or a file is wrong, 3 the device failed,
4 a claim did not hold, 5 the training diverged, 130 interrupted.</translation>
    </message>
    <message id="cli.help.render">
        <source>A picture of the window</source>
        <translation>A picture of the window</translation>
    </message>
    <message id="cli.help.render.examples">
        <source>Example:
  glassbox render digits-cnn.glassbox -o window.png --steps 500 --theme dark --scale 2</source>
        <translation>Example:
  glassbox render digits-cnn.glassbox -o window.png --steps 500 --theme dark --scale 2</translation>
    </message>
    <message id="cli.help.save">
        <source>Write weights and state at the end, also after Ctrl-C</source>
        <translation>Write weights and state at the end, also after Ctrl-C</translation>
    </message>
    <message id="cli.help.scale">
        <source>Pixels of the picture per pixel of the window (1)</source>
        <translation>Pixels of the picture per pixel of the window (1)</translation>
    </message>
    <message id="cli.help.seconds">
        <source>Train for so long</source>
        <translation>Train for so long</translation>
    </message>
    <message id="cli.help.seed">
        <source>Of initial weights, order and noise, instead of the document's</source>
        <translation>Of initial weights, order and noise, instead of the document's</translation>
    </message>
    <message id="cli.help.set">
        <source>Change a parameter of a block; paths are relative to the working directory. May be repeated</source>
        <translation>Change a parameter of a block; paths are relative to the working directory. May be repeated</translation>
    </message>
    <message id="cli.help.size">
        <source>Size of the window (1440x900)</source>
        <translation>Size of the window (1440x900)</translation>
    </message>
    <message id="cli.help.steps">
        <source>Train so many steps, instead of the document's length</source>
        <translation>Train so many steps, instead of the document's length</translation>
    </message>
    <message id="cli.help.steps.render">
        <source>Train so many steps before the picture is made (0)</source>
        <translation>Train so many steps before the picture is made (0)</translation>
    </message>
    <message id="cli.help.theme">
        <source>light or dark</source>
        <translation>light or dark</translation>
    </message>
    <message id="cli.help.threads">
        <source>Threads of the CPU (all cores)</source>
        <translation>Threads of the CPU (all cores)</translation>
    </message>
    <message id="cli.help.train">
        <source>Train a document's model</source>
        <translation>Train a document's model</translation>
    </message>
    <message id="cli.help.train.examples">
        <source>Examples:
  glassbox train digits-cnn.glassbox --seconds 60 --save digits.safetensors
  glassbox train digits-cnn.glassbox --load digits.safetensors --steps 500     500 more
  glassbox train digits-cnn.glassbox --set optimizer.rate=0.01 --json
  glassbox train digits-cnn.glassbox --set data.path=train-images.gz --set data.labels=train-labels.gz</source>
        <translation>Examples:
  glassbox train digits-cnn.glassbox --seconds 60 --save digits.safetensors
  glassbox train digits-cnn.glassbox --load digits.safetensors --steps 500     500 more
  glassbox train digits-cnn.glassbox --set optimizer.rate=0.01 --json
  glassbox train digits-cnn.glassbox --set data.path=train-images.gz --set data.labels=train-labels.gz</translation>
    </message>
    <message id="cli.help.version">
        <source>Print version, commit, libraries and devices, and exit</source>
        <translation>Print version, commit, libraries and devices, and exit</translation>
    </message>
    <message id="cli.help.view">
        <source>What to show (window)</source>
        <translation>What to show (window)</translation>
    </message>
    <message id="cli.no-answer">
        <source>The model has no answer to predict: a loss block with an input is needed, wired to an optimizer.</source>
        <translation>The model has no answer to predict: a loss block with an input is needed, wired to an optimizer.</translation>
    </message>
    <message id="cli.no-display">
        <source>There is no display to open a window on. Without one, use: glassbox train FILE, or glassbox render FILE -o PICTURE.png</source>
        <translation>There is no display to open a window on. Without one, use: glassbox train FILE, or glassbox render FILE -o PICTURE.png</translation>
    </message>
    <message id="cli.no-folder">
        <source>Cannot write %{file}: there is no folder %{folder}. Make it, or choose another place.</source>
        <translation>Cannot write %{file}: there is no folder %{folder}. Make it, or choose another place.</translation>
    </message>
    <message id="cli.not-between">
        <source>%{value} is not a number from %{minimum} to %{maximum}</source>
        <translation>%{value} is not a number from %{minimum} to %{maximum}</translation>
    </message>
    <message id="cli.predicted">
        <source>%{rows} answers in %{file}</source>
        <translation>%{rows} answers in %{file}</translation>
    </message>
    <message id="cli.progress">
        <source>[%{bar}] %{percent} %  step %{step}  loss %{loss}  %{rate} steps/s  %{left} left</source>
        <translation>[%{bar}] %{percent} %  step %{step}  loss %{loss}  %{rate} steps/s  %{left} left</translation>
    </message>
    <message id="cli.reason">
        <source>  because: %{text}</source>
        <translation>  because: %{text}</translation>
    </message>
    <message id="cli.remedy">
        <source>  remedy: %{text}</source>
        <translation>  remedy: %{text}</translation>
    </message>
    <message id="cli.rendered">
        <source>Picture: %{file}</source>
        <translation>Picture: %{file}</translation>
    </message>
    <message id="cli.severity.error">
        <source>error</source>
        <translation>error</translation>
    </message>
    <message id="cli.severity.hint">
        <source>hint</source>
        <translation>hint</translation>
    </message>
    <message id="cli.severity.warning">
        <source>warning</source>
        <translation>warning</translation>
    </message>
    <message id="cli.step">
        <source>step %{step}  loss %{loss}</source>
        <translation>step %{step}  loss %{loss}</translation>
    </message>
    <message id="cli.trained">
        <source>%{steps} steps in %{seconds} s, %{rate} steps/s on %{device}</source>
        <translation>%{steps} steps in %{seconds} s, %{rate} steps/s on %{device}</translation>
    </message>
    <message id="cli.weights-do-not-fit">
        <source>%{file} does not fit this model. Give weights that were saved with it, or none.</source>
        <translation>%{file} does not fit this model. Give weights that were saved with it, or none.</translation>
    </message>
</context>
</TS>
