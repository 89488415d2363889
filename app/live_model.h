// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/data_opener.h"
#include "app/run_remedy.h"
#include "app/training_session.h"
#include "editor/document.h"

namespace glassbox::app {

/// Keeps the run the document's: begins it as soon as the document can be trained, and after each edit of
/// meaning goes on with the edited model, its data opened anew where they are others. While something is
/// wrong with the document, training goes on with the model from before.
class LiveModel : public QObject {
    Q_OBJECT
  public:
    LiveModel(editor::Document& document, TrainingSession& session, QObject* parent = nullptr);

    /// What is known of a document besides its model.
    struct Opening {
        Sources sources;
        DataOpener::Errors errors;
        std::filesystem::path folder; ///< That its paths are relative to.
        std::optional<Checkpoint> weights;
    };
    /// Of the document that is opened next; the run of the one before ends. A document of which nothing is
    /// said has its data opened here.
    void expect(Opening opening);
    /// Trains on that device from now on, and goes on there with the whole state where there is a run.
    Result<void> setDevice(const std::string& id, int threads);
    /// "" before one is chosen.
    QString deviceName() const { return deviceName_; }
    const std::string& deviceId() const { return deviceId_; }

    /// How the run stands to the document.
    enum class Standing : std::uint8_t {
        None,        ///< There is none: nothing that can be trained, or no device.
        Same,        ///< It trains the document.
        Compiling,   ///< It will, in a moment.
        OpeningData, ///< Data are being read.
        Before,      ///< It trains the model from before an edit that made the document wrong.
    };
    Standing standing() const;
    const Sources& sources() const { return data_.sources(); }
    /// Of data that cannot be read, by block.
    const DataOpener::Errors& dataErrors() const { return data_.errors(); }
    /// After a divergence: changes the learning rates as one edit, goes back to the last good step and trains
    /// on from there; or resets the run.
    void recover(RunRemedy remedy);
    /// What recover() can do about the run as it is.
    std::vector<RunRemedy> remedies() const;

  Q_SIGNALS:
    /// A run begins, paused; what the session had before is gone.
    void began(const CheckedGraph& graph, const Sources& sources);
    void standingChanged();

  private:
    void endRun();
    void beginDocument();
    void follow(const QString& edit);
    bool trainable() const;
    void start();
    void goOn();
    void sendLive(Turn turn);
    bool isOfOtherKind(const std::string& slot) const;
    void mark(const QString& edit);
    RunOptions options() const;

    editor::Document& document_;
    TrainingSession& session_;
    DataOpener data_;
    std::optional<Opening> opening_;
    std::optional<Checkpoint> weights_; ///< For the first run of an opened document.
    std::string deviceId_;
    QString deviceName_;
    BackendPtr device_;
    /// The newest model that the session was told, as a document and as a graph.
    struct Told {
        Model model;
        CheckedGraph graph;
        Sources sources;
    };
    std::optional<Told> told_;
    Model followed_;                     ///< The document at the edit before.
    std::map<std::string, double> live_; ///< Of the document, as the session knows them.
    QStringList edits_;                  ///< Not yet told.
};

} // namespace glassbox::app
