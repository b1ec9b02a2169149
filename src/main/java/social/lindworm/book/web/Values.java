package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import social.lindworm.web.Form;
import social.lindworm.web.Visit;

/// The posted values of a form that passes through several pages: some are replaced on the way, the rest is handed on
/// as it came.
public final class Values {

    private final Map<String, List<String>> values;

    private Values(Map<String, List<String>> values) {
        this.values = values;
    }

    static Values posted(Visit visit) {
        return new Values(new LinkedHashMap<>(visit.context().formParamMap()));
    }

    static Values of(Map<String, List<String>> values) {
        return new Values(new LinkedHashMap<>(values));
    }

    Values set(String name, List<String> all) {
        values.put(name, all);
        return this;
    }

    Values set(String name, String value) {
        return set(name, List.of(value));
    }

    Values drop(String name) {
        values.remove(name);
        return this;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Form form() {
        return Form.of(values);
    }

    /// One hidden input of a page on the way.
    public record Hidden(String name, String value) {}

    /// Everything as hidden inputs, but those whose names begin with one of `without`.
    List<Hidden> hidden(String... without) {
        List<Hidden> hidden = new ArrayList<>();
        values.forEach((name, all) -> {
            if (List.of(without).stream().noneMatch(name::startsWith)) {
                all.forEach(value -> hidden.add(new Hidden(name, value)));
            }
        });
        return hidden;
    }
}
