// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_json.h"

#include "engine/base/atomic_file.h"
#include "engine/base/json_guard.h"
#include "engine/base/number_text.h"
#include "engine/catalogue/catalogue.h"
#include "engine/model/json_fields.h"
#include "engine/model/json_span.h"
#include "engine/model/migrations/migrations.h"

#include <algorithm>

namespace glassbox {

namespace {

constexpr int deepest_nesting = 100;
constexpr std::size_t largest_file = std::size_t(64) << 20;
constexpr double farthest_place = 1e6; ///< Of a block from the canvas's origin.

struct Kind {
    std::string id;
    int version = 0;
};

/// "Conv2D@1"
std::optional<Kind> split_kind(const std::string& text) {
    const std::size_t at = text.rfind('@');
    if (at == std::string::npos || at == 0) return {};
    const auto version = parse_integer(std::string_view(text).substr(at + 1));
    if (!version || *version < 1 || *version > 1'000'000 || text[at + 1] == '0') return {};
    return Kind{text.substr(0, at), int(*version)};
}

bool in_catalogue(const Kind& kind) {
    const BlockSpec* spec = find_block(kind.id);
    return spec != nullptr && spec->version == kind.version;
}

/// Texts of members as they stand in the source, for blocks that are kept as they are.
using Texts = std::map<std::string, std::string_view>;

std::string_view member(const Texts& texts, const std::string& name) {
    const auto place = texts.find(name);
    return place == texts.end() ? std::string_view() : place->second;
}

class ModelReader {
  public:
    ModelReader(JsonFields& fields, std::string_view source)
        : fields_(fields), definition_texts_(members_of(member(members_of(source), "definitions"))) {}

    Model read(const JsonPlace& root) {
        Model model;
        fields_.only(root, {"claims", "definitions", "format", "run"});
        if (const auto run = root.find("run")) model.run = read_run(*run);
        if (const auto claims = root.find("claims"))
            for (const JsonPlace& claim : fields_.list(*claims)) model.claims.push_back(read_claim(claim));
        if (const auto definitions = fields_.required(root, "definitions")) {
            for (const auto& [id, place] : fields_.ids(*definitions))
                model.definitions[id] = read_definition(
                    place, members_of(member(members_of(member(definition_texts_, id)), "blocks")));
            if (!model.definitions.contains("main")) fields_.refuse("model.no-main", *definitions, {});
        }
        return model;
    }

  private:
    RunSettings read_run(const JsonPlace& place) {
        RunSettings run;
        fields_.only(place, {"batch", "seed", "steps"});
        if (const auto batch = place.find("batch")) run.batch = fields_.integer(*batch, 1, 1 << 20);
        if (const auto seed = place.find("seed")) run.seed = fields_.natural(*seed);
        if (const auto steps = place.find("steps")) run.steps = fields_.integer(*steps, 0, 1'000'000'000'000);
        return run;
    }

    Claim read_claim(const JsonPlace& place) {
        Claim claim;
        fields_.only(place, {"bound", "metric", "name", "relation"});
        if (const auto bound = fields_.required(place, "bound")) claim.bound = fields_.number(*bound);
        if (const auto metric = fields_.required(place, "metric")) claim.metric = fields_.text(*metric);
        if (const auto name = fields_.required(place, "name")) claim.name = fields_.text(*name);
        if (const auto relation = fields_.required(place, "relation")) {
            claim.relation = fields_.text(*relation);
            const auto& r = claim.relation;
            if (r != "<" && r != "<=" && r != ">" && r != ">=")
                fields_.refuse("model.bad-relation", *relation);
        }
        return claim;
    }

    Definition read_definition(const JsonPlace& place, const Texts& texts) {
        Definition definition;
        fields_.only(place, {"bends", "blocks", "collapsed", "frames", "layout", "wires"});
        if (const auto blocks = place.find("blocks"))
            for (const auto& [id, block] : fields_.ids(*blocks))
                definition.blocks[id] = read_block(block, id, texts);
        if (const auto wires = place.find("wires"))
            for (const JsonPlace& wire : fields_.list(*wires)) definition.wires.push_back(read_wire(wire));
        std::sort(definition.wires.begin(), definition.wires.end());
        if (const auto layout = place.find("layout"))
            for (const auto& [id, position] : fields_.ids(*layout))
                definition.layout[id] = read_position(position);
        if (const auto frames = place.find("frames"))
            for (const auto& [id, frame] : fields_.ids(*frames)) definition.frames[id] = read_frame(frame);
        if (const auto collapsed = place.find("collapsed"))
            for (const JsonPlace& id : fields_.list(*collapsed)) read_collapsed(id, definition);
        if (const auto bends = place.find("bends"))
            for (const JsonPlace& bend : fields_.list(*bends)) read_bend(bend, definition);
        return definition;
    }

    Frame read_frame(const JsonPlace& place) {
        Frame frame;
        fields_.only(place, {"place", "size", "title"});
        if (const auto corner = fields_.required(place, "place")) frame.place = read_position(*corner);
        if (const auto size = fields_.required(place, "size")) {
            const Position extent = read_position(*size);
            if (extent.x < 0 || extent.y < 0) fields_.refuse("model.needs-position", *size);
            frame.width = extent.x;
            frame.height = extent.y;
        }
        if (const auto title = place.find("title")) frame.title = fields_.text(*title);
        return frame;
    }

    /// One that does not exist says nothing and is dropped.
    void read_collapsed(const JsonPlace& place, Definition& definition) {
        const std::string id = fields_.text(place);
        if (definition.blocks.contains(id)) definition.collapsed.insert(id);
    }

    /// Bends of a wire that does not exist say nothing and are dropped.
    void read_bend(const JsonPlace& place, Definition& definition) {
        fields_.only(place, {"from", "points", "to"});
        const Wire wire{read_port(place, "from"), read_port(place, "to")};
        std::vector<Position> points;
        if (const auto list = fields_.required(place, "points"))
            for (const JsonPlace& point : fields_.list(*list)) points.push_back(read_position(point));
        const auto& wires = definition.wires;
        if (!points.empty() && std::binary_search(wires.begin(), wires.end(), wire))
            definition.bends[wire] = std::move(points);
    }

    Block read_block(const JsonPlace& place, const std::string& id, const Texts& texts) {
        Block block;
        const auto kind_place = fields_.required(place, "kind");
        if (!kind_place) return block;
        const auto kind = split_kind(fields_.text(*kind_place));
        if (!kind) {
            fields_.refuse("model.bad-kind", *kind_place);
            return block;
        }
        block.kind = kind->id;
        block.version = kind->version;
        const auto name = place.find("name");
        if (!in_catalogue(*kind)) {
            if (name && name->is_text()) block.name = fields_.text(*name);
            const std::string_view text = member(texts, id);
            block.original_text = text.empty() ? place.dump() : std::string(text);
            return block;
        }
        fields_.only(place, {"frozen", "kind", "muted", "name", "parameters"});
        if (const auto frozen = place.find("frozen")) block.frozen = fields_.boolean(*frozen);
        if (const auto muted = place.find("muted")) block.muted = fields_.boolean(*muted);
        if (name) block.name = fields_.text(*name);
        if (const auto parameters = place.find("parameters"))
            for (const auto& [parameter, value] : fields_.ids(*parameters))
                block.parameters[parameter] = fields_.parameter(value);
        return block;
    }

    PortRef read_port(const JsonPlace& wire, const std::string& end) {
        const auto place = fields_.required(wire, end);
        if (!place) return {};
        const std::string text = fields_.text(*place);
        const std::size_t dot = text.find('.');
        const PortRef port{text.substr(0, dot), dot == std::string::npos ? "" : text.substr(dot + 1)};
        if (!is_id(port.block) || !is_id(port.port)) fields_.refuse("model.bad-port", *place);
        return port;
    }

    Wire read_wire(const JsonPlace& place) {
        fields_.only(place, {"from", "to"});
        return {read_port(place, "from"), read_port(place, "to")};
    }

    Position read_position(const JsonPlace& place) {
        const auto entries = fields_.list(place);
        if (entries.size() != 2) {
            fields_.refuse("model.needs-position", place);
            return {};
        }
        return {fields_.number(entries[0], farthest_place), fields_.number(entries[1], farthest_place)};
    }

    JsonFields& fields_;
    Texts definition_texts_; ///< Empty where the document was migrated.
};

} // namespace

Result<Model> model_from_json(std::string_view text, const std::string& file) {
    if (const auto problem = json_problem(text, deepest_nesting))
        return tl::unexpected(json_error(*problem, file));
    JsonDocument document(text);
    JsonFields fields(file);
    const JsonPlace root = document.root();
    const auto format_place = fields.required(root, "format");
    if (!format_place) return tl::unexpected(*fields.error());
    const std::int64_t format = fields.integer(*format_place, 0, 1'000'000'000);
    if (!fields.error() && format > current_format) {
        fields.refuse("model.newer-format", *format_place, {{"newest", std::to_string(current_format)}});
    }
    if (!fields.error() && document.migrate(int(format)) == Migrated::NoSuchFormat)
        fields.refuse("model.unknown-format", *format_place, {{"newest", std::to_string(current_format)}});
    if (fields.error()) return tl::unexpected(*fields.error());
    Model model = ModelReader(fields, format == current_format ? text : "").read(document.root());
    if (fields.error()) return tl::unexpected(*fields.error());
    return model;
}

Result<Model> load_model(const std::filesystem::path& file) {
    const auto text = read_file(file, largest_file);
    if (!text) return tl::unexpected(text.error());
    return model_from_json(*text, file.string());
}

Result<void> save_model(const Model& model, const std::filesystem::path& file) {
    return write_file_atomically(file, model_to_json(model));
}

} // namespace glassbox
