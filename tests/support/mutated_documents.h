// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <random>
#include <string>
#include <vector>

namespace glassbox {

/// Makes damaged documents out of a good one, always the same for a seed: three of four are still valid JSON
/// (fields removed, doubled under other names, of other types, out of range; wires to nowhere; kinds and ids
/// exchanged), the rest are cut or have bytes changed.
class MutatedDocuments {
  public:
    MutatedDocuments(const std::string& text, unsigned seed)
        : text_(text), document_(nlohmann::json::parse(text)), random_(seed) {}

    enum class Damage { Meaning, Text };

    std::string next(Damage damage) { return damage == Damage::Meaning ? changed_meaning() : changed_text(); }
    std::string next() { return next(below(4) ? Damage::Meaning : Damage::Text); }

  private:
    using json = nlohmann::json;

    std::size_t below(std::size_t count) { return random_() % count; }

    std::string changed_meaning() {
        json copy = document_;
        const std::size_t changes = below(4) ? 1 : 2 + below(2);
        for (std::size_t i = 0; i < changes; ++i) change(copy);
        return copy.dump(below(2) ? 2 : -1);
    }

    std::string changed_text() {
        std::string text = text_;
        if (below(2)) text.resize(below(text.size()));
        for (std::size_t i = below(4); i > 0 && !text.empty(); --i)
            text[below(text.size())] = char(random_());
        if (!text.empty() && below(3) == 0) {
            const std::size_t begin = below(text.size());
            text.insert(below(text.size()), text.substr(begin, below(100)));
        }
        return text;
    }

    /// All places in the document, deepest last.
    static void collect(json& value, std::vector<json*>& places) {
        places.push_back(&value);
        if (value.is_structured())
            for (json& member : value) collect(member, places);
    }

    void change(json& document) {
        std::vector<json*> places;
        collect(document, places);
        json& place = *places[below(places.size())];
        if (place.is_object() && !place.empty()) return change_object(place);
        if (place.is_array() && !place.empty()) return change_list(place);
        if (place.is_number() && below(2))
            place = odd_number();
        else if (place.is_string() && below(3))
            place = odd_text(place.get<std::string>());
        else
            place = odd_value();
    }

    void change_object(json& object) {
        const auto member = std::next(object.begin(), std::ptrdiff_t(below(object.size())));
        const std::string name = member.key();
        const json value = member.value();
        switch (below(5)) {
        case 0: object.erase(name); break;
        case 1: object[name] = odd_value(); break;
        case 2: object[odd_text(name)] = value; break;
        case 3:
            object.erase(name);
            object[odd_text(name)] = value;
            break;
        default: object[name] = std::next(object.begin(), std::ptrdiff_t(below(object.size()))).value();
        }
    }

    void change_list(json& list) {
        const std::size_t place = below(list.size());
        const json value = list[below(list.size())];
        switch (below(4)) {
        case 0: list.erase(place); break;
        case 1: list.push_back(value); break;
        case 2: list[place] = odd_value(); break;
        default: list[place] = value;
        }
    }

    json odd_number() {
        switch (below(10)) {
        case 0: return 0;
        case 1: return -1;
        case 2: return std::int64_t(1) << below(63);
        case 3: return std::numeric_limits<std::int64_t>::min();
        case 4: return std::numeric_limits<std::int64_t>::max();
        case 5: return std::numeric_limits<std::uint64_t>::max();
        case 6: return 1e308;
        case 7: return 5e-324;
        case 8: return double(below(1000)) / 7;
        default: return below(100'000);
        }
    }

    std::string odd_text(const std::string& text) {
        static const std::vector<std::string> others{"",
                                                     "main",
                                                     "data",
                                                     "data.out",
                                                     "loss.out",
                                                     "ghost.in",
                                                     "Dense@1",
                                                     "Conv2D@1",
                                                     "Add@1",
                                                     "Concat@1",
                                                     "Reshape@1",
                                                     "Formula@1",
                                                     "Oracle@1",
                                                     "Dense@2",
                                                     "a.b.c",
                                                     "same",
                                                     "é€",
                                                     "1e309",
                                                     "((((",
                                                     "a/0",
                                                     std::string(3, '\0'),
                                                     std::string(2000, '(')};
        if (below(3) == 0 && !text.empty()) {
            std::string changed = text;
            changed[below(changed.size())] = char('!' + below(90));
            return changed;
        }
        return others[below(others.size())];
    }

    json odd_value() {
        switch (below(8)) {
        case 0: return nullptr;
        case 1: return below(2) == 1;
        case 2: return json::array();
        case 3: return json::object();
        case 4: return json::array({odd_number(), odd_number(), odd_number()});
        case 5: return odd_text("");
        case 6: return json{{"kind", "Conv2D@1"}, {"parameters", {{"kernel", odd_number()}}}};
        default: return odd_number();
        }
    }

    std::string text_;
    json document_;
    std::mt19937 random_;
};

} // namespace glassbox
