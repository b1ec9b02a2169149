package social.lindworm.transfer.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import social.lindworm.db.copy.DumpedTable;

/// Writes a `.tar.gz` beside its place and moves it there when it is whole and on the disk.
final class ArchiveWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int OWNER_ONLY = 0600;

    private final Path target;
    private final Path unfinished;
    private final FileChannel channel;
    private final GZIPOutputStream gzip;
    private final TarArchiveOutputStream tar;
    private final long now;
    private final List<Manifest.File> files = new ArrayList<>();

    ArchiveWriter(Path target, long now) throws IOException {
        this.target = target;
        this.now = now;
        this.unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        // The archive holds the secret key: nobody else on the machine may read it.
        PrivateFiles.create(unfinished);
        this.channel = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.gzip = new FastGzip(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
        this.tar = new TarArchiveOutputStream(gzip, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            // Rows shrink to a fifth even so, and pictures do not shrink at all.
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    void json(String name, Object value) throws IOException {
        add(name, Entries.JSON.writeValueAsBytes(value));
    }

    void add(String name, byte[] bytes) throws IOException {
        add(name, bytes.length, new java.io.ByteArrayInputStream(bytes));
    }

    /// @throws IOException also if the content is not as long as it was said to be
    void add(String name, long size, InputStream content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(OWNER_ONLY);
        entry.setModTime(now);
        tar.putArchiveEntry(entry);
        DigestInputStream hashed = new DigestInputStream(content, Archive.sha256());
        hashed.transferTo(tar);
        tar.closeArchiveEntry();
        files.add(new Manifest.File(
                name, size, HexFormat.of().formatHex(hashed.getMessageDigest().digest())));
    }

    /// Adds the manifest and puts the archive in its place.
    void finish(List<DumpedTable> tables) throws IOException {
        json(Entries.MANIFEST, new Manifest(files, tables));
        tar.finish();
        gzip.finish();
        gzip.flush();
        channel.force(true);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Leaves nothing behind unless it was finished.
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(unfinished);
    }
}
