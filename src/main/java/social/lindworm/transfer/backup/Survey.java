package social.lindworm.transfer.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.common.FileTrouble;
import social.lindworm.media.LedgerFile;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.migrate.SideBySide;

/// Goes through all media in key order and finds the hash of each: noted when the same version was read before, or
/// known to the ledger, or else by reading. Listing, ledger and notes are read side by side, a line of each at a
/// time.
final class Survey {

    /// Read once: hashed and handed on.
    private static final int AT_HAND = 1 << 20;

    private static final int THREADS = 8;

    private final ObjectStore media;
    private final HashNotes notes;
    private final Hand hand;

    /// Takes the content of a file that had to be read.
    interface Hand {
        void offer(String sha256, byte[] content);
    }

    Survey(ObjectStore media, HashNotes notes, Hand hand) {
        this.media = media;
        this.notes = notes;
        this.hand = hand;
    }

    /// What was found.
    ///
    /// @param lacking files that the ledger names and the store has not
    record Found(long files, long bytes, long lacking) {}

    /// A file and what to note of it.
    private record Hashed(MediaFile media, HashNotes.@Nullable Note note) {}

    Found run(LedgerFile ledger, MediaList list, Progress progress) throws IOException {
        long expected;
        try (Stream<ObjectInfo> all = media.list(KeyRange.ALL)) {
            expected = all.count();
        }
        progress.begin("media", "files", expected);
        long lacking = 0;
        try (Stream<ObjectInfo> objects = media.list(KeyRange.ALL);
                Stream<LedgerFile.Entry> entries = ledger.entries();
                HashNotes.Session session = notes.open();
                MediaList.Writer out = list.write()) {
            var known = new SideBySide<>(
                    new SideBySide.Ordered<>("the ledger", entries.iterator(), LedgerFile.Entry::key),
                    new SideBySide.Ordered<>("the notes", session.before(), HashNotes.Note::key));
            var rows = new SideBySide<>(
                    new SideBySide.Ordered<>("the media store", objects.iterator(), ObjectInfo::key),
                    new SideBySide.Ordered<>("what is known", known, Survey::key));
            try (Window<Optional<Hashed>> window = new Window<>(THREADS, hashed -> {
                if (hashed.isPresent()) {
                    take(hashed.get(), out, session);
                }
                progress.add(1);
            })) {
                while (rows.hasNext()) {
                    var row = rows.next();
                    var facts = row.right();
                    LedgerFile.Entry entry = facts == null ? null : facts.left();
                    HashNotes.Note note = facts == null ? null : facts.right();
                    ObjectInfo object = row.left();
                    if (object != null) {
                        one(object, entry, note, window);
                    } else if (entry != null && entry.expected()) {
                        lacking++;
                    }
                }
                window.drain();
            }
            session.finish();
            progress.end();
            return new Found(out.files(), out.bytes(), lacking);
        }
    }

    private static ObjectKey key(SideBySide.Row<LedgerFile.Entry, HashNotes.Note> row) {
        LedgerFile.Entry entry = row.left();
        HashNotes.Note note = row.right();
        if (entry != null) {
            return entry.key();
        }
        if (note == null) {
            throw new IllegalStateException("a row without a key");
        }
        return note.key();
    }

    private static void take(Hashed hashed, MediaList.Writer out, HashNotes.Session session) throws IOException {
        out.add(hashed.media());
        if (hashed.note() != null) {
            session.keep(hashed.note());
        }
    }

    private void one(
            ObjectInfo object,
            LedgerFile.@Nullable Entry entry,
            HashNotes.@Nullable Note note,
            Window<Optional<Hashed>> window)
            throws IOException {
        if (note != null && note.holdsFor(object)) {
            window.addDone(Optional.of(new Hashed(new MediaFile(object.key(), object.size(), note.sha256()), note)));
        } else if (entry != null && entry.bytes() == object.size() && MediaFile.isHash(entry.sha256())) {
            window.addDone(Optional.of(new Hashed(new MediaFile(object.key(), object.size(), entry.sha256()), null)));
        } else {
            window.add(() -> read(object.key()).map(found -> new Hashed(found.media(), found.note())));
        }
    }

    /// Empty if it was removed since it was listed.
    private Optional<Hashed> read(ObjectKey key) throws IOException {
        try (StoredObject object = media.open(key)) {
            long size = object.info().size();
            String sha256;
            if (size <= AT_HAND) {
                byte[] content = object.readAll();
                sha256 = HexFormat.of().formatHex(Archive.sha256().digest(content));
                hand.offer(sha256, content);
            } else {
                sha256 = hash(object.stream());
            }
            return Optional.of(new Hashed(
                    new MediaFile(key, size, sha256),
                    new HashNotes.Note(key, object.info().version(), sha256)));
        } catch (StorageException.Missing e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException("the media file " + key + " cannot be read: " + FileTrouble.of(e), e);
        }
    }

    static String hash(InputStream content) throws IOException {
        DigestInputStream hashed = new DigestInputStream(content, Archive.sha256());
        hashed.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    }
}
