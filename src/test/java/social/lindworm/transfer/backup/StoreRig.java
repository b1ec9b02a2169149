package social.lindworm.transfer.backup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import social.lindworm.config.Config;
import social.lindworm.config.Secret;
import social.lindworm.db.Database;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.local.LocalStore;

/// Backs homes up into a store and brings them back, as the commands do.
record StoreRig(Path folder) {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    static String sha256(String text) {
        return HexFormat.of().formatHex(Archive.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static void put(ObjectStore store, String key, String text) {
        store.put(new ObjectKey(key), Content.of(text.getBytes(StandardCharsets.UTF_8)), Attributes.of("text/plain"));
    }

    StoreBackup.Written backUp(Path home, ObjectStore target) throws Exception {
        return backUp(home, target, Optional.empty());
    }

    StoreBackup.Written backUp(Path home, ObjectStore target, Optional<Integer> keep) throws Exception {
        try (ObjectStore media = new LocalStore(Homes.config(home).home().media(), CLOCK)) {
            return backUp(home, media, target, keep);
        }
    }

    StoreBackup.Written backUp(Path home, ObjectStore media, ObjectStore target, Optional<Integer> keep)
            throws Exception {
        Config config = Homes.config(home);
        try (Database database = Database.open(config.database())) {
            Backup backup = new Backup(config, new Secret("key of " + home.getFileName()), database, media, CLOCK);
            Path own = config.home().data().resolve("backup");
            return new StoreBackup(backup, database, media, own, CLOCK).into(target, keep, Homes.QUIET);
        }
    }

    /// What a restore said, with what it did about the media.
    record Back(Restore restore, Restore.Restored rows, MediaReturn.Returned media) {}

    Back bringBack(ObjectStore from, Path home) throws Exception {
        return bringBack(from, home, false, Optional.empty());
    }

    Back bringBack(ObjectStore from, Path home, boolean force, Optional<String> moment) throws Exception {
        Path data = Homes.config(home).home().data();
        StoredBackups.Fetched fetched = new StoredBackups(from).fetch(moment, data.resolve("restore"));
        Restore restore = Restore.prepare(fetched.archive(), home, Map.of(), CLOCK, Homes.QUIET);
        MediaReturn.Returned media;
        try (LocalStore store = new LocalStore(restore.config().home().media(), CLOCK)) {
            media = new MediaReturn(
                            new MediaReturn.Place(store, store),
                            force,
                            restore.aside().resolve("media"),
                            CLOCK)
                    .bring(fetched, Homes.QUIET);
        }
        Restore.Restored rows = restore.run(Homes.QUIET);
        fetched.forget();
        return new Back(restore, rows, media);
    }

    static void write(Path home, String key, String text) throws Exception {
        Path file = home.resolve("images").resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static String read(Path home, String key) throws Exception {
        return Files.readString(home.resolve("images").resolve(key));
    }

    /// Lets the ledger say what a file's content is.
    static void enter(Path home, String key, long bytes, String hash) {
        try (Database database = Database.open(Homes.config(home).database())) {
            database.change(handle -> {
                handle.createUpdate("""
                        insert into media (kind, state, name, attempts, width, height, recipe, created)
                        values ('COVER', 'READY', :key, 0, 1, 1, 0, 5)
                        """).bind("key", key).execute();
                handle.createUpdate("""
                        insert into media_file
                            (object_key, media_id, box, content_type, bytes, content_hash, width, height, created)
                        select :key, id, 0, 'image/jpeg', :bytes, :hash, 1, 1, 5 from media where name = :key
                        """)
                        .bind("key", key)
                        .bind("bytes", bytes)
                        .bind("hash", hash)
                        .execute();
            });
        }
    }
}
