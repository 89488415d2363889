// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/migrations/migrations.h"
#include "engine/model/model.h"

#include <initializer_list>
#include <memory>
#include <optional>
#include <utility>

namespace glassbox {

/// Ids of blocks, definitions, ports and parameters: one or more of A-Z a-z 0-9 _ -
bool is_id(std::string_view text);

/// A value inside a JSON document and the JSON pointer that leads to it. Valid as long as its document.
class JsonPlace {
  public:
    JsonPlace(const nlohmann::json& value, std::string pointer)
        : value_(&value), pointer_(std::move(pointer)) {}
    const std::string& pointer() const { return pointer_; }
    const nlohmann::json& value() const { return *value_; }
    /// The member of that name; empty where there is none, or where this is no object.
    std::optional<JsonPlace> find(const std::string& name) const;
    bool is_text() const;
    /// The value as one line of JSON.
    std::string dump() const;

  private:
    const nlohmann::json* value_;
    std::string pointer_;
};

/// A parsed document. The text must have passed json_problem().
class JsonDocument {
  public:
    explicit JsonDocument(std::string_view text);
    ~JsonDocument();
    JsonPlace root() const;
    /// From an older format to the current one; places from before are no longer valid.
    Migrated migrate(int from);

  private:
    std::unique_ptr<nlohmann::json> value_;
};

/// Reads fields of what they should be and keeps the first thing that is not so. After a refusal the readers
/// give values that are harmless, so that callers need not ask at each step.
class JsonFields {
  public:
    explicit JsonFields(std::string file) : file_(std::move(file)) {}
    const std::optional<Error>& error() const { return error_; }
    /// BadFile with `file`, `place`, `found` and `arguments`, unless there is an error already.
    void refuse(std::string id, const JsonPlace& place, std::vector<Argument> arguments = {});

    /// An object with no other fields than these.
    void only(const JsonPlace& place, std::initializer_list<const char*> known);
    std::optional<JsonPlace> required(const JsonPlace& object, const std::string& name);
    /// Members of an object whose names are ids.
    std::vector<std::pair<std::string, JsonPlace>> ids(const JsonPlace& place);
    std::vector<JsonPlace> list(const JsonPlace& place);
    std::string text(const JsonPlace& place);
    std::int64_t integer(const JsonPlace& place, std::int64_t minimum, std::int64_t maximum);
    std::uint64_t natural(const JsonPlace& place);
    double number(const JsonPlace& place, double largest = 1e308);
    bool boolean(const JsonPlace& place);
    ParameterValue parameter(const JsonPlace& place);

  private:
    bool needs_object(const JsonPlace& place);

    std::string file_;
    std::optional<Error> error_;
};

} // namespace glassbox
