package social.lindworm.book;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What two records make together, and how to take it apart again. Pure.
final class MergedFacts {

    private MergedFacts() {}

    /// What `survivor` knows stays; its blanks are filled, lists are united, the more precise of two agreeing dates
    /// wins. An absorbed author's or series' name lives on among the other names.
    static Facts of(RecordKind kind, Facts survivor, Facts absorbed) {
        Facts merged = survivor;
        for (Field field : absorbed.fields()) {
            merged = merged.with(field, together(field, survivor, absorbed));
        }
        String otherName = absorbed.text(Field.NAME);
        if (!otherName.isEmpty() && !otherName.equals(survivor.text(Field.NAME))) {
            Field names = kind == RecordKind.AUTHOR ? Field.ALIASES : Field.ALTERNATIVE_NAMES;
            merged = merged.with(names, united(merged.all(names), List.of(otherName)));
        }
        return merged;
    }

    private static List<String> together(Field field, Facts survivor, Facts absorbed) {
        List<String> ours = survivor.all(field);
        List<String> theirs = absorbed.all(field);
        if (field == Field.SERIES_PLACES) {
            return places(survivor, absorbed);
        }
        if (field.holdsMany()) {
            return united(ours, theirs);
        }
        if (field.shape() == Field.Shape.DATE
                && !ours.isEmpty()
                && theirs.getFirst().startsWith(ours.getFirst())) {
            return theirs;
        }
        return ours.isEmpty() ? theirs : ours;
    }

    private static List<String> united(List<String> ours, List<String> theirs) {
        Set<String> all = new LinkedHashSet<>(ours);
        all.addAll(theirs);
        return List.copyOf(all);
    }

    private static List<String> places(Facts survivor, Facts absorbed) {
        List<SeriesPlace> places = new ArrayList<>(SeriesPlace.of(survivor));
        for (SeriesPlace place : SeriesPlace.of(absorbed)) {
            if (places.stream().noneMatch(known -> known.series() == place.series())) {
                places.add(place);
            }
        }
        return places.stream().map(SeriesPlace::text).toList();
    }

    /// The survivor without what the merge brought: fields that still stand as the merge left them go back, in lists
    /// the added values go, what was edited since stays.
    static Facts withoutMerge(Facts before, Facts after, Facts now) {
        Facts result = now;
        for (Field field : before.differences(after)) {
            if (now.all(field).equals(after.all(field))) {
                result = result.with(field, before.all(field));
            } else if (field.holdsMany()) {
                List<String> kept = new ArrayList<>(now.all(field));
                kept.removeIf(value ->
                        after.all(field).contains(value) && !before.all(field).contains(value));
                result = result.with(field, kept);
            }
        }
        return result;
    }
}
