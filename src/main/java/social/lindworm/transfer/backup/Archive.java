package social.lindworm.transfer.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import social.lindworm.common.FileTrouble;

/// A backup's file that was read once from end to end and is whole.
record Archive(Path file, Header header, Manifest manifest, Optional<String> env, Optional<String> secretKey) {

    private static final int BUFFER = 1 << 16;
    private static final int LARGEST_SETTINGS = 1 << 20;
    private static final int LARGEST_MANIFEST = 512 << 20;

    /// What is done with each entry.
    interface Reader {
        void entry(String name, InputStream content) throws IOException;
    }

    /// Reads everything and compares every hash, writing nothing.
    ///
    /// @throws BackupException saying what is wrong with the file
    static Archive check(Path file, Progress progress) {
        Checking checking = new Checking(progress);
        try {
            progress.begin("checking " + file.getFileName(), "MB", Files.size(file) >> 20);
            read(file, checking);
            progress.end();
        } catch (EOFException | ZipException e) {
            throw new BackupException(file + " is damaged or was cut off. Nothing was changed.", e);
        } catch (IOException e) {
            throw new BackupException(file + " cannot be read: " + FileTrouble.of(e) + ". Nothing was changed.", e);
        }
        return checking.whole(file);
    }

    /// Hands over every entry in order.
    static void read(Path file, Reader reader) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BackupException("there is no file " + file);
        }
        try (InputStream raw = Files.newInputStream(file);
                GZIPInputStream gzip = new GZIPInputStream(new BufferedInputStream(raw, BUFFER), BUFFER);
                TarArchiveInputStream tar = new TarArchiveInputStream(gzip, "UTF-8")) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                if (!entry.isFile() || entry.isSymbolicLink() || entry.isLink() || !Entries.isKnown(entry.getName())) {
                    throw new BackupException(file + " is no backup of Lindworm: it holds \""
                            + entry.getName()
                                    .codePoints()
                                    .limit(100)
                                    .mapToObj(Character::toString)
                                    .collect(java.util.stream.Collectors.joining())
                            + "\". Nothing was changed.");
                }
                reader.entry(entry.getName(), tar);
            }
            // The checksum of the whole stream stands at its very end.
            gzip.transferTo(OutputStream.nullOutputStream());
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Collects while the file goes by.
    private static final class Checking implements Reader {

        private final Progress progress;
        private final List<Manifest.File> seen = new ArrayList<>();
        private @org.jspecify.annotations.Nullable Header header;
        private @org.jspecify.annotations.Nullable Manifest manifest;
        private @org.jspecify.annotations.Nullable String env;
        private @org.jspecify.annotations.Nullable String secretKey;

        Checking(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void entry(String name, InputStream content) throws IOException {
            if (name.equals(Entries.MANIFEST)) {
                manifest = Entries.JSON.readValue(bounded(content, LARGEST_MANIFEST), Manifest.class);
                return;
            }
            DigestInputStream hashed = new DigestInputStream(content, sha256());
            long size;
            switch (name) {
                case Entries.HEADER -> {
                    byte[] bytes = bounded(hashed, LARGEST_SETTINGS);
                    header = Entries.JSON.readValue(bytes, Header.class);
                    size = bytes.length;
                }
                case Entries.ENV -> {
                    byte[] bytes = bounded(hashed, LARGEST_SETTINGS);
                    env = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
                    size = bytes.length;
                }
                case Entries.SECRET_KEY -> {
                    byte[] bytes = bounded(hashed, LARGEST_SETTINGS);
                    secretKey = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
                    size = bytes.length;
                }
                default -> size = hashed.transferTo(OutputStream.nullOutputStream());
            }
            seen.add(new Manifest.File(
                    name,
                    size,
                    HexFormat.of().formatHex(hashed.getMessageDigest().digest())));
            progress.add(size >> 20);
        }

        private static byte[] bounded(InputStream content, int limit) throws IOException {
            byte[] bytes = content.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new IOException("an entry is too large");
            }
            return bytes;
        }

        Archive whole(Path file) {
            if (header == null) {
                throw new BackupException(file + " is no backup of Lindworm. Nothing was changed.");
            }
            if (header.format() > Header.FORMAT) {
                throw new BackupException(
                        file + " was made by a newer Lindworm; restore it with that. Nothing was changed.");
            }
            if (manifest == null || !manifest.files().equals(seen)) {
                throw new BackupException(file + " is damaged: " + difference() + ". Nothing was changed.");
            }
            return new Archive(file, header, manifest, Optional.ofNullable(env), Optional.ofNullable(secretKey));
        }

        private String difference() {
            if (manifest == null) {
                return "its end is missing";
            }
            List<Manifest.File> promised = manifest.files();
            return seen.stream()
                    .filter(file -> !promised.contains(file))
                    .findFirst()
                    .map(file -> file.path() + " is not what was backed up")
                    .orElse("something that was backed up is missing");
        }
    }
}
