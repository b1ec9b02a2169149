package social.lindworm.storage.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;

/// What a killed process left in the folder for half-written files.
final class Leftovers {

    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

    private final Folders folders;
    private final Clock clock;

    Leftovers(Folders folders, Clock clock) {
        this.folders = folders;
        this.clock = clock;
    }

    /// Age decides, not ownership: another process may be writing there at this moment.
    void removeParts(Wire wire) throws IOException {
        Instant limit = clock.instant().minus(ABANDONED_AFTER);
        Requests requests = new Requests(wire);
        List<Reply> removed = new ArrayList<>();
        for (FolderEntry entry : RemoteWalk.read(wire, folders.partFolder())) {
            if (entry.file().isFile() && entry.file().when().isBefore(limit)) {
                removed.add(requests.remove(folders.partFolder() + "/" + entry.name()));
            }
        }
        requests.send();
        for (Reply reply : removed) {
            reply.succeeds();
        }
    }

    /// Brings back objects that were moved aside and never replaced; see [Placement].
    void bringBack(Wire wire) throws IOException {
        Iterator<ObjectInfo> aside = new RemoteWalk(folder -> asideIn(wire, folder), "", KeyRange.ALL);
        while (aside.hasNext()) {
            bringBack(wire, aside.next().key());
        }
    }

    /// It may be the only copy, so it is removed only where another one is seen. Where it cannot be brought back it
    /// stays aside, readable as before.
    private void bringBack(Wire wire, ObjectKey key) throws IOException {
        String place = folders.path(key.text());
        String aside = folders.path(Placement.aside(key));
        Requests look = new Requests(wire);
        Reply there = look.stat(place);
        look.send();
        boolean replaced = there.fileIfAny().filter(RemoteFile::isFile).isPresent();
        Requests requests = new Requests(wire);
        Reply done = replaced ? requests.remove(aside) : requests.rename(aside, place);
        requests.send();
        done.succeeds();
    }

    private List<FolderEntry> asideIn(Wire wire, String folder) {
        try {
            return RemoteWalk.read(wire, folders.path(Placement.ASIDE + folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
