package social.lindworm.book;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is known of one record: for each field its values as text, absent where nothing is known. Immutable.
///
/// One shape serves forms, SQL, revisions, differences and merging, so that a new field is known to all of them at
/// once. Values are stripped and never blank; fields that hold one value have at most one.
public final class Facts {

    public static final Facts NONE = new Facts(new EnumMap<>(Field.class));

    private final EnumMap<Field, List<String>> values;

    private Facts(EnumMap<Field, List<String>> values) {
        this.values = values;
    }

    /// Facts with only a title.
    public static Facts titled(String title) {
        return NONE.with(Field.TITLE, title);
    }

    /// Facts with only a name.
    public static Facts named(String name) {
        return NONE.with(Field.NAME, name);
    }

    public Facts with(Field field, @Nullable String value) {
        return with(field, value == null ? List.of() : List.of(value));
    }

    public Facts with(Field field, @Nullable PartialDate date) {
        return with(field, date == null ? null : date.text());
    }

    public Facts with(Field field, long number) {
        return with(field, Long.toString(number));
    }

    public Facts with(Field field, List<String> all) {
        List<String> kept = all.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (kept.size() > 1 && !field.holdsMany()) {
            throw new IllegalArgumentException(field + " holds one value");
        }
        EnumMap<Field, List<String>> copy = new EnumMap<>(values);
        if (kept.isEmpty()) {
            copy.remove(field);
        } else {
            copy.put(field, kept);
        }
        return new Facts(copy);
    }

    /// Both forms of the number.
    public Facts with(Isbn isbn) {
        return with(Field.ISBN_13, isbn.thirteen())
                .with(Field.ISBN_10, isbn.ten().orElse(null));
    }

    /// These facts, overlaid by all that `other` knows.
    public Facts overlaidBy(Facts other) {
        EnumMap<Field, List<String>> copy = new EnumMap<>(values);
        copy.putAll(other.values);
        return new Facts(copy);
    }

    /// Only the fields that records of that kind have.
    public Facts limitedTo(RecordKind kind) {
        EnumMap<Field, List<String>> copy = new EnumMap<>(values);
        copy.keySet().removeIf(field -> !field.belongsTo(kind));
        return new Facts(copy);
    }

    public boolean has(Field field) {
        return values.containsKey(field);
    }

    public List<String> all(Field field) {
        return values.getOrDefault(field, List.of());
    }

    public Optional<String> one(Field field) {
        return all(field).stream().findFirst();
    }

    /// The value, or the empty text.
    public String text(Field field) {
        List<String> all = all(field);
        return all.isEmpty() ? "" : all.getFirst();
    }

    public Optional<PartialDate> date(Field field) {
        return one(field).flatMap(PartialDate::parse);
    }

    public OptionalLong number(Field field) {
        return has(field) ? OptionalLong.of(Long.parseLong(text(field))) : OptionalLong.empty();
    }

    /// The ids in a field of authors.
    public List<Long> ids(Field field) {
        return all(field).stream().map(Long::valueOf).toList();
    }

    /// The title of a book or the name of an author or series.
    public String label() {
        return has(Field.TITLE) ? text(Field.TITLE) : text(Field.NAME);
    }

    public Set<Field> fields() {
        return values.keySet();
    }

    /// The fields in which the two differ, in the order in which they are shown.
    public Set<Field> differences(Facts other) {
        Set<Field> different = new TreeSet<>(values.keySet());
        different.addAll(other.values.keySet());
        different.removeIf(field -> all(field).equals(other.all(field)));
        return different;
    }

    /// Keyed by [Field#key], for forms and for storing.
    public Map<String, List<String>> byKey() {
        Map<String, List<String>> map = new java.util.LinkedHashMap<>();
        values.forEach((field, all) -> map.put(field.key(), all));
        return map;
    }

    /// The reverse of [#byKey]; keys that no field has are left out.
    public static Facts ofKeys(Map<String, List<String>> byKey) {
        Facts facts = NONE;
        for (Map.Entry<String, List<String>> entry : byKey.entrySet()) {
            Optional<Field> field = Field.of(entry.getKey());
            if (field.isPresent()) {
                facts = facts.with(field.get(), new ArrayList<>(entry.getValue()));
            }
        }
        return facts;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts facts && values.equals(facts.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Facts" + byKey();
    }
}
