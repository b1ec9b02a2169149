package social.lindworm.book;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;

/// Records on their way in. Ids are known at once, the rows are written together when the batch ends. Belongs to one
/// thread.
///
/// Looking up comes in two steps, because one query for hundreds of names costs no more than one for a single name:
/// first `lookUp...` with all that the batch will need, then [#author], [#series], [#known] one by one. What the batch
/// has added itself is always found.
public final class ArrivalBatch {

    private static final int ID_BLOCK = 256;

    /// A record of another catalogue: its kind here, the scheme it is numbered in, the number.
    public record Identifier(RecordKind kind, Field scheme, String value) {}

    private final Handle handle;
    private final RecordStore store;
    private final Stamp stamp;
    private final ArrivalLookups lookups;
    private final Map<RecordKind, Queue<Long>> freeIds = new EnumMap<>(RecordKind.class);
    private final Map<RecordRef, Facts> pending = new LinkedHashMap<>();
    private final Map<RecordKind, Integer> added = new EnumMap<>(RecordKind.class);
    private final Map<String, Long> authors = new HashMap<>();
    private final Map<String, Long> series = new HashMap<>();
    private final Map<Identifier, Long> identifiers = new HashMap<>();

    ArrivalBatch(Handle handle, RecordStore store, Instant now) {
        this.handle = handle;
        this.store = store;
        this.stamp = Stamp.first(now, 0);
        this.lookups = new ArrivalLookups(handle);
    }

    /// Finds which of these authors the catalogue has, by their names however they are spaced or accented.
    public void lookUpAuthors(Collection<String> names) {
        lookups.authors(names.stream().map(NameKey::ofPerson).toList(), authors);
    }

    /// Finds which of these series the catalogue has.
    public void lookUpSeries(Collection<String> names) {
        lookups.series(names.stream().map(NameKey::lettersAndDigits).toList(), series);
    }

    /// Finds which of these numbers the catalogue has. `ISBN_13`, `ISBN_10` and `OCLC` of editions are asked for alike.
    public void lookUp(RecordKind kind, Field scheme, Collection<String> values) {
        lookups.identifiers(kind, scheme, values, identifiers);
    }

    /// The id of the record with that number, if [#lookUp] found it or this batch has added it.
    public Optional<Long> known(RecordKind kind, Field scheme, String value) {
        return Optional.ofNullable(identifiers.get(new Identifier(kind, scheme, value)));
    }

    /// The author of that name: the one that was found, else a new one.
    public AuthorId author(String name) {
        return new AuthorId(authors.computeIfAbsent(
                NameKey.ofPerson(name),
                key -> add(RecordKind.AUTHOR, Facts.named(name)).id()));
    }

    /// The series of that name: the one that was found, else a new one.
    public SeriesId series(String name) {
        return new SeriesId(series.computeIfAbsent(
                NameKey.lettersAndDigits(name),
                key -> add(RecordKind.SERIES, Facts.named(name)).id()));
    }

    /// Adds a work. Its numbers must be new; ask [#known] before.
    public WorkId addWork(Facts facts) {
        return new WorkId(add(RecordKind.WORK, facts).id());
    }

    /// Adds an edition of that work. Its ISBN and other numbers must be new; ask [#known] before.
    public EditionId addEdition(WorkId work, Facts facts) {
        return new EditionId(
                add(RecordKind.EDITION, facts.with(Field.WORK_OF, work.value())).id());
    }

    /// Writes what waits and lets another feature add rows of its own to it, in the same transaction.
    public <X extends Exception> void written(HandleConsumer<X> rows) throws X {
        flush();
        rows.useHandle(handle);
    }

    /// How many records of that kind this batch has added.
    public int added(RecordKind kind) {
        return added.getOrDefault(kind, 0);
    }

    /// How many records wait to be written.
    public int pending() {
        return pending.size();
    }

    private RecordRef add(RecordKind kind, Facts facts) {
        RecordRef ref = new RecordRef(kind, nextId(kind));
        Facts own = facts.limitedTo(kind);
        for (Field field : own.fields()) {
            if (ArrivalLookups.isNumber(field)) {
                own.all(field).forEach(value -> claim(new Identifier(kind, field, value), ref));
            }
        }
        pending.put(ref, own);
        added.merge(kind, 1, Integer::sum);
        return ref;
    }

    private void claim(Identifier identifier, RecordRef ref) {
        Long owner = identifiers.putIfAbsent(identifier, ref.id());
        if (owner != null) {
            throw new IllegalStateException(identifier + " belongs to " + owner);
        }
    }

    private long nextId(RecordKind kind) {
        RecordKind space = kind == RecordKind.EDITION ? RecordKind.WORK : kind;
        Queue<Long> free = freeIds.computeIfAbsent(space, absent -> new ArrayDeque<>());
        if (free.isEmpty()) {
            if (!store.keepsReservedIds()) {
                flush();
            }
            free.addAll(store.reserveIds(handle, space, ID_BLOCK));
        }
        return free.remove();
    }

    void flush() {
        List<RecordRef> written = new ArrayList<>(pending.keySet());
        if (!written.isEmpty()) {
            new ArrivalWriter(handle, store.books(), stamp).write(pending);
            pending.clear();
        }
    }
}
