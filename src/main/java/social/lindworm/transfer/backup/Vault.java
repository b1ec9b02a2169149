package social.lindworm.transfer.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// How backups lie in a store: `backups/MOMENT/` with the database, the list of media, and `complete.json` at the end.
/// While one is being made there is `begun.json`, so that nobody removes contents that it relies on. A moment tells the
/// second and the home, since two homes may begin in the same second.
final class Vault {

    static final String FOLDER = "backups/";
    static final String DATABASE = "database.tar.gz";
    static final String MEDIA = "media.tsv.gz";
    static final String COMPLETE = "complete.json";
    static final String BEGUN = "begun.json";

    private static final String PRUNING = "pruning/";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int OF_HOME = 8;
    private static final Pattern NAME = Pattern.compile("([0-9]{8}T[0-9]{6}Z)(-[0-9a-f]{" + OF_HOME + "})?");
    private static final int LARGEST_NOTE = 1 << 16;
    private static final int BUFFER = 1 << 16;

    private final ObjectStore store;

    Vault(ObjectStore store) {
        this.store = store;
    }

    /// A backup that is there.
    record Kept(String moment, Complete complete) {}

    /// What lies under a moment.
    ///
    /// @param begunBy the home that makes it, if it is being made
    record Folder(String moment, Set<String> names, Optional<String> begunBy) {

        boolean isComplete() {
            return names.contains(COMPLETE);
        }
    }

    static ObjectKey key(String moment, String name) {
        return new ObjectKey(FOLDER + moment + "/" + name);
    }

    static String moment(Instant at, String home) {
        return MOMENT.format(at) + "-" + home.substring(0, OF_HOME);
    }

    /// Backups of before tell no home.
    static Optional<Instant> at(String moment) {
        Matcher name = NAME.matcher(moment);
        try {
            return name.matches() ? Optional.of(MOMENT.parse(name.group(1), Instant::from)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// Oldest first.
    List<Folder> folders() {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        try (Stream<ObjectInfo> all = store.list(KeyRange.of(FOLDER))) {
            all.map(object -> object.key().segments())
                    .filter(segments ->
                            segments.size() == 3 && at(segments.get(1)).isPresent())
                    .forEach(segments -> found.computeIfAbsent(segments.get(1), _ -> new TreeSet<>())
                            .add(segments.get(2)));
        }
        List<Folder> folders = new ArrayList<>();
        found.forEach((moment, names) -> folders.add(new Folder(
                moment, names, names.contains(BEGUN) ? Optional.of(said(key(moment, BEGUN))) : Optional.empty())));
        folders.sort(Comparator.comparing(Folder::moment));
        return folders;
    }

    /// Backups that are there, oldest first.
    List<Kept> kept() throws IOException {
        List<Kept> kept = new ArrayList<>();
        for (Folder folder : folders()) {
            if (folder.isComplete()) {
                kept.add(kept(folder.moment()));
            }
        }
        return kept;
    }

    Kept kept(String moment) throws IOException {
        ObjectKey key = key(moment, COMPLETE);
        try (StoredObject object = store.open(key)) {
            return new Kept(moment, Complete.parse(object.stream().readNBytes(LARGEST_NOTE)));
        } catch (StorageException.Missing e) {
            throw new BackupException("There is no backup " + moment + " there; --list shows which there are.", e);
        } catch (IOException e) {
            throw new BackupException(key + " is damaged: " + e.getMessage() + ". Nothing was changed.", e);
        }
    }

    /// Empty text if it is gone by now.
    private String said(ObjectKey key) {
        try (StoredObject object = store.open(key)) {
            return new String(object.stream().readNBytes(LARGEST_NOTE), StandardCharsets.UTF_8);
        } catch (StorageException.Missing e) {
            return "";
        } catch (IOException e) {
            throw new StorageException.Unreachable("read", key, e);
        }
    }

    void say(ObjectKey key, byte[] text) {
        store.put(key, Content.of(text), Attributes.of("application/json"));
    }

    void put(ObjectKey key, Path file) throws IOException {
        Content content = Content.of(file);
        ObjectInfo there = store.put(key, content, Attributes.of("application/gzip"));
        if (there.size() != content.length()) {
            throw new StorageException.Corrupt(
                    "put", key, "the store keeps " + there.size() + " of " + content.length() + " bytes");
        }
    }

    void delete(ObjectKey key) {
        store.delete(key);
    }

    /// The marks that say that another home removes contents here; whoever sees one begins nothing. Each home has its
    /// own, so that none takes away another's.
    ///
    /// @param since whoever set a mark before was killed
    List<ObjectKey> pruners(String besides, Instant since) {
        try (Stream<ObjectInfo> marks = store.list(KeyRange.of(PRUNING))) {
            return marks.filter(mark -> !isBefore(since, mark))
                    .map(ObjectInfo::key)
                    .filter(mark -> !mark.equals(mark(besides)))
                    .toList();
        }
    }

    /// A service that does not tell times is told to have no time but the first: there every mark counts.
    private static boolean isBefore(Instant since, ObjectInfo mark) {
        return mark.modified().isBefore(since) && !mark.modified().equals(Instant.EPOCH);
    }

    void markPruning(String home) {
        say(mark(home), home.getBytes(StandardCharsets.UTF_8));
    }

    void unmarkPruning(String home) {
        store.delete(mark(home));
    }

    private static ObjectKey mark(String home) {
        return new ObjectKey(PRUNING + home + ".json");
    }

    /// Removes a backup: first what makes it one, so that half of it never looks like one.
    void remove(Folder folder) {
        delete(key(folder.moment(), COMPLETE));
        folder.names().stream()
                .filter(name -> !name.equals(COMPLETE) && !name.equals(BEGUN))
                .forEach(name -> delete(key(folder.moment(), name)));
        delete(key(folder.moment(), BEGUN));
    }

    /// Brings a part into a file, unless the file is that part already.
    ///
    /// @throws BackupException naming the part, if it is missing or damaged
    void fetch(ObjectKey key, Complete.Part part, Path into) throws IOException {
        if (Files.isRegularFile(into)
                && Files.size(into) == part.size()
                && hash(into).equals(part.sha256())) {
            return;
        }
        try (var in = new ProvedContent(store, key, part.size(), part.sha256()).open();
                var out = Files.newOutputStream(into)) {
            byte[] buffer = new byte[BUFFER];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                out.write(buffer, 0, got);
            }
        } catch (ProvedContent.NotAsSaid e) {
            throw new BackupException(
                    key + " is damaged: it is not what was backed up. Nothing was changed; --list shows other backups.",
                    e);
        } catch (IOException e) {
            if (e.getCause() instanceof StorageException.Missing) {
                throw new BackupException(
                        key + " is missing from the store. Nothing was changed; --list shows other backups.", e);
            }
            throw e;
        }
    }

    static String hash(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Survey.hash(in);
        }
    }
}
