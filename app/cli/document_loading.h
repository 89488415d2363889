// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"
#include "engine/backend/backend.h"
#include "engine/check/check.h"

#include <filesystem>

namespace glassbox::cli {

/// Data that could not be opened, and why.
struct SourceError {
    std::string block;
    Error error;
};

/// A document with the command line's changes in it, its data opened, and checked.
struct Document {
    Model model;
    Sources sources;
    std::vector<SourceError> sourceErrors;
    CheckResult checked;
};

/// Reads the file, applies --set, --batch and --seed, opens the data and checks the model.
/// Errors are those of the call and the file; what is wrong with the model and its data is in the Document.
Result<Document> loadDocument(const CommandLine& call);

/// The same for a model that is there already; call.file only says in which folder its paths begin.
Result<Document> prepareDocument(Model model, const CommandLine& call);

/// The complete parameters of every data block of a known kind, where all of them are allowed.
std::map<std::string, Parameters> dataParameters(const Model& model);

/// What the commands that run a model begin with: the document, faultless, and the device.
struct Loaded {
    Model model;
    CheckedGraph graph;
    Sources sources;
    BackendPtr backend;
};

/// Writes all that is wrong (and all warnings) to standard error, and the diagnostics as JSON events where
/// asked; the exit status instead where the model cannot run.
tl::expected<Loaded, int> loadForRunning(const CommandLine& call);

/// Says every diagnostic and error of the document, or prints them as events; returns the exit status of the
/// worst: 0, 1 for a wrong model, 2 for data that cannot be read.
int reportFindings(const Document& document, Format format);

/// Weights that a model does not take, with the file's name.
Error doesNotFit(const std::string& weights, const Error& reason);

/// What a command writes.
enum class Output : std::uint8_t { Weights, Answers, Picture };

/// Whether the command's output would replace a file that it reads: the document, its data, the input or (but
/// for training, which goes on from them) the weights. WrongCall names it.
Result<void> keepsItsSources(const CommandLine& call, const Model& model, Output output);

/// The document's folder, which paths in it are relative to; the working directory for one without a file.
std::filesystem::path folderOf(const std::string& file);

} // namespace glassbox::cli
