<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Errors of the world (Result): files, calls. Each names the file, the place, what was expected and what to do. -->
<TS version="2.1" language="en_GB">
<context>
<name></name>
<message id="call.set-form"><translation>“%{found}” is no assignment: write BLOCK.PARAMETER=VALUE, such as conv1.filters=16.</translation></message>
<message id="call.set-no-block"><translation>There is no block %{block} in the document. Its blocks are: %{known}.</translation></message>
<message id="call.set-no-parameter"><translation>Block %{block} has no parameter %{parameter}. It has: %{known}.</translation></message>
<message id="call.set-unknown-kind"><translation>Block %{block} is of the unknown kind %{kind}; its parameters cannot be set.</translation></message>
<message id="checkpoint.bad-entry"><translation>%{file}, %{place}: expected the fields dtype, shape and data_offsets, found %{found}. The file is damaged: take a copy of it.</translation></message>
<message id="checkpoint.bad-metadata"><translation>%{file}, %{place}: expected a text. The file is damaged: take a copy of it.</translation></message>
<message id="checkpoint.bad-offsets"><translation>%{file}, %{place}: expected two whole numbers ≥ 0 as data_offsets, found %{found}. The file is damaged: take a copy of it.</translation></message>
<message id="checkpoint.bad-shape"><translation>%{file}, %{place}: expected a list of at most 32 whole numbers ≥ 0 as shape, found %{found}. The file is damaged: take a copy of it.</translation></message>
<message id="checkpoint.bad-state"><translation>%{file}, %{place}: the state of the run cannot be read. The file is damaged: take a copy of it.</translation></message>
<message id="checkpoint.bad-type"><translation>%{file}, %{place}: this tensor has the type %{found}; Glassbox reads %{expected}. Convert it.</translation></message>
<message id="checkpoint.header-length"><translation>%{file}, %{place}: the header is said to have %{found} bytes, and at most %{expected} are possible. The file was cut short or is no safetensors file.</translation></message>
<message id="checkpoint.hole"><translation>%{file}, %{place}: the data begins at byte %{found}, expected was %{expected}: bytes between belong to nothing. The file is damaged: take a copy of it.</translation></message>
<message id="checkpoint.not-safetensors"><translation>%{file}, %{place}: expected the header of a safetensors file, which begins with {. Choose a file that train --save wrote, or convert the weights to safetensors.</translation></message>
<message id="checkpoint.offsets-outside"><translation>%{file}, %{place}: the data at %{found} does not lie inside the file’s %{size} bytes of data. The file was cut short: take a copy of it.</translation></message>
<message id="checkpoint.other-version"><translation>%{file}, %{place}: expected %{expected}, found %{found}. Load it with the version of Glassbox that wrote it.</translation></message>
<message id="checkpoint.overlap"><translation>%{file}, %{place}: the data begins at byte %{found}, expected was %{expected}: two tensors overlap. The file is damaged: take a copy of it.</translation></message>
<message id="checkpoint.too-short"><translation>%{file}, %{place}: a safetensors file has at least 8 bytes, this one has %{found}. It was cut short: take a copy of it.</translation></message>
<message id="checkpoint.trailing-data"><translation>%{file}, %{place}: expected %{expected} bytes of data, found %{found}. The file is damaged: take a copy of it.</translation></message>
<message id="checkpoint.wrong-size"><translation>%{file}, %{place}: shape and type ask for %{expected} bytes, the data has %{found}. The file is damaged: take a copy of it.</translation></message>
<message id="device.broken-plan"><translation>The plan that the device was given is broken: %{found}. This is a mistake of Glassbox: please report it with the model.</translation></message>
<message id="device.out-of-memory"><translation>The device %{device} has no memory left for %{for} (%{bytes} bytes were asked for). Close other programs, or make the batch or the model smaller.</translation></message>
<message id="device.unknown"><translation>There is no device “%{found}” here. Known are: %{expected}.</translation></message>
<message id="device.wrong-store-entry"><translation>The store holds %{key} with %{found} elements where the model needs %{expected}. Begin with fresh weights, or load those of this model.</translation></message>
<message id="file.cannot-read"><translation>%{file} cannot be read: %{reason}. Check that it is there and that you may read it.</translation></message>
<message id="file.cannot-write"><translation>%{file} cannot be written: %{reason}. What was there before is unchanged. Choose another place.</translation></message>
<message id="file.disk-full"><translation>%{file} cannot be written: the disk is full. What was there before is unchanged. Free some space or choose another disk.</translation></message>
<message id="file.duplicate-key"><translation>%{file}, %{place}: the name “%{found}” stands twice in one object. Remove one of the two.</translation></message>
<message id="file.huge-number"><translation>%{file}, %{place}: no number as large as %{found} can be held. Write a smaller one.</translation></message>
<message id="file.no-file"><translation>%{file} is a folder or a device, not a file. Name a file.</translation></message>
<message id="file.no-folder"><translation>%{file} cannot be written: there is no folder %{folder}. Create it or choose another place.</translation></message>
<message id="file.no-permission"><translation>%{file} cannot be written: %{reason}. Choose a folder that you may write to, or change the permissions.</translation></message>
<message id="file.not-found"><translation>%{file} does not exist. Check the name and the folder.</translation></message>
<message id="file.not-json"><translation>%{file}:%{place}: this is not valid JSON; found “%{found}”. The file was cut short or damaged: take a copy of it, or mend it at this line and column.</translation></message>
<message id="file.too-deep"><translation>%{file}, %{place}: nested more than %{found} levels deep, which nothing that Glassbox writes is. The file is damaged or of another kind: take a copy of it.</translation></message>
<message id="file.too-large"><translation>%{file} is larger than %{limit} MiB, which no document is. Choose a .glassbox file.</translation></message>
<message id="model.bad-id"><translation>%{file}, %{place}: “%{id}” is no id: letters A–Z a–z, digits, _ and - are allowed. Rename it.</translation></message>
<message id="model.bad-kind"><translation>%{file}, %{place}: expected the kind of a block and its version, such as Dense@1, found %{found}. Correct it.</translation></message>
<message id="model.bad-port"><translation>%{file}, %{place}: expected a block and its port, such as conv1.out, found %{found}. Correct it.</translation></message>
<message id="model.bad-relation"><translation>%{file}, %{place}: expected one of &lt; &lt;= &gt; &gt;=, found %{found}. Correct it.</translation></message>
<message id="model.missing-field"><translation>%{file}, %{place}: the field “%{field}” is missing. Add it, or take a copy of the file.</translation></message>
<message id="model.needs-integer"><translation>%{file}, %{place}: expected a whole number (%{range}), found %{found}. Correct it.</translation></message>
<message id="model.needs-list"><translation>%{file}, %{place}: expected a list […], found %{found}. Correct it, or take a copy of the file.</translation></message>
<message id="model.needs-number"><translation>%{file}, %{place}: expected a number, found %{found}. Correct it.</translation></message>
<message id="model.needs-object"><translation>%{file}, %{place}: expected an object {…}, found %{found}. Correct it, or take a copy of the file.</translation></message>
<message id="model.needs-position"><translation>%{file}, %{place}: expected a place on the canvas, [x, y], found %{found}. Correct it or remove it.</translation></message>
<message id="model.needs-text"><translation>%{file}, %{place}: expected a text in quotes, found %{found}. Correct it.</translation></message>
<message id="model.needs-value"><translation>%{file}, %{place}: expected the value of a parameter (true or false, a number, a text, a list of whole numbers), found %{found}. Correct it or remove it.</translation></message>
<message id="model.newer-format"><translation>%{file}, %{place}: the document has format %{found}, and this Glassbox reads formats up to %{newest}. Install a newer Glassbox.</translation></message>
<message id="model.no-main"><translation>%{file}, %{place}: the definition “main”, the model itself, is missing. Take a copy of the file.</translation></message>
<message id="model.out-of-range"><translation>%{file}, %{place}: %{found} is out of range; allowed is %{range}. Correct it.</translation></message>
<message id="model.unknown-field"><translation>%{file}, %{place}: there is no field “%{field}” here. Known are: %{known}. Correct its name, or remove it.</translation></message>
<message id="model.unknown-format"><translation>%{file}, %{place}: there never was a format %{found}; formats are 1 … %{newest}. The file is damaged: take a copy of it.</translation></message>
</context>
</TS>
