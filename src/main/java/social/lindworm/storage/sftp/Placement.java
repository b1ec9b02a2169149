package social.lindworm.storage.sftp;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.sftp.common.SftpException;
import social.lindworm.storage.ObjectKey;

/// Puts a finished file in the place of an object in one step. A server that cannot replace a file so has the old one
/// moved aside first, under `.lindworm/old` and its own key, where it stays readable until the new one is in place.
final class Placement {

    private static final int ATTEMPTS = 10;
    static final String ASIDE = ObjectKey.RESERVED + "/old/";

    private final Folders folders;
    private final ReentrantLock[] turns = new ReentrantLock[64];

    Placement(Folders folders) {
        this.folders = folders;
        Arrays.setAll(turns, i -> new ReentrantLock());
    }

    Folders folders() {
        return folders;
    }

    static boolean needsAside(Wire wire) {
        return !wire.knows(Requests.POSIX_RENAME);
    }

    static String aside(ObjectKey key) {
        return ASIDE + key.text();
    }

    void place(Wire wire, String part, ObjectKey key) throws IOException {
        if (!needsAside(wire)) {
            tryToPlace(wire, part, key);
            return;
        }
        ReentrantLock turn = turns[Math.floorMod(key.hashCode(), turns.length)];
        turn.lock();
        try {
            if (tryToPlace(wire, part, key)) {
                Requests requests = new Requests(wire);
                Reply removed = requests.remove(folders.path(aside(key)));
                requests.send();
                removed.succeeds();
            }
        } finally {
            turn.unlock();
        }
    }

    /// Folders may vanish and other processes may put or delete the same object meanwhile; then it is tried again.
    ///
    /// @return whether the old object was moved aside
    private boolean tryToPlace(Wire wire, String part, ObjectKey key) throws IOException {
        boolean moved = false;
        for (int attempt = 1; ; attempt++) {
            try {
                folders.makeAbove(wire, key.text());
                rename(wire, part, folders.path(key.text()));
                return moved;
            } catch (SftpException e) {
                if (attempt == ATTEMPTS || !isWorthAnother(e)) {
                    throw e;
                }
                folders.forget();
                moved |= clear(wire, key, e);
            }
        }
    }

    private static boolean isWorthAnother(SftpException failure) {
        return SftpErrors.isMissing(failure) || SftpErrors.isUnspecific(failure);
    }

    private static void rename(Wire wire, String part, String target) throws IOException {
        Requests requests = new Requests(wire);
        Reply renamed = needsAside(wire) ? requests.rename(part, target) : requests.replace(part, target);
        requests.send();
        renamed.done();
    }

    /// Makes way at the object's place after a rename failed.
    ///
    /// @return whether the old object was moved aside
    private boolean clear(Wire wire, ObjectKey key, SftpException failure) throws IOException {
        if (SftpErrors.isMissing(failure)) {
            return false;
        }
        String target = folders.path(key.text());
        Requests requests = new Requests(wire);
        Reply there = requests.stat(target);
        requests.send();
        Optional<RemoteFile> found = there.fileIfAny();
        if (found.isPresent() && found.get().kind() == RemoteFile.Kind.FOLDER) {
            removeIfEmpty(wire, target);
        } else if (found.isPresent() && needsAside(wire)) {
            return moveAside(wire, key, target);
        } else if (found.isPresent()) {
            throw failure;
        }
        return false;
    }

    private static void removeIfEmpty(Wire wire, String folder) throws IOException {
        Requests requests = new Requests(wire);
        Reply removed = requests.removeFolder(folder);
        requests.send();
        if (!removed.succeeds()) {
            throw new Folders.InTheWay();
        }
    }

    private boolean moveAside(Wire wire, ObjectKey key, String old) throws IOException {
        folders.makeAbove(wire, aside(key));
        String place = folders.path(aside(key));
        Requests requests = new Requests(wire);
        requests.remove(place);
        Reply moved = requests.rename(old, place);
        requests.send();
        return moved.succeeds();
    }
}
