package social.lindworm.storage.sftp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import social.lindworm.storage.ObjectKey;

/// Where keys lie on the server. A link leads nowhere: what stands above a key must be a folder itself. Folders that
/// were seen are remembered, so that most calls do not ask again.
final class Folders {

    private static final int REMEMBERED = 20_000;

    private final String root;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    Folders(String root) {
        this.root = root;
    }

    /// @param name a key, or a folder without a slash at its end; empty for the root itself
    String path(String name) {
        if (name.isEmpty()) {
            return root.isEmpty() ? "." : root;
        }
        return root.isEmpty() ? name : root + "/" + name;
    }

    /// Where half-written files lie.
    String partFolder() {
        return path(ObjectKey.RESERVED);
    }

    /// Asks, with other requests, about those folders above the key that were not seen yet.
    Above above(Requests requests, String key) {
        Map<String, Reply> asked = new LinkedHashMap<>();
        unseenAbove(key).forEach(folder -> asked.put(folder, requests.stat(path(folder))));
        return new Above(asked);
    }

    /// What the server says of the folders above a key.
    final class Above {
        private final Map<String, Reply> asked;

        private Above(Map<String, Reply> asked) {
            this.asked = asked;
        }

        /// False if one of them is missing or no folder, so that nothing can be below it.
        boolean areFolders() throws IOException {
            boolean all = true;
            for (Map.Entry<String, Reply> folder : asked.entrySet()) {
                Optional<RemoteFile> found = folder.getValue().fileIfAny();
                if (all && found.isPresent() && found.get().kind() == RemoteFile.Kind.FOLDER) {
                    remember(folder.getKey());
                } else {
                    all = false;
                }
            }
            return all;
        }
    }

    private List<String> unseenAbove(String key) {
        List<String> unseen = new ArrayList<>();
        for (int slash = key.indexOf('/'); slash > 0; slash = key.indexOf('/', slash + 1)) {
            String folder = key.substring(0, slash);
            if (!seen.contains(folder)) {
                unseen.add(folder);
            }
        }
        return unseen;
    }

    private void remember(String folder) {
        if (seen.size() > REMEMBERED) {
            seen.clear();
        }
        seen.add(folder);
    }

    /// After something was missing that should have been there.
    void forget() {
        seen.clear();
    }

    /// Makes the folders above the key, whoever else may be doing the same.
    ///
    /// @throws InTheWay if something else stands at the place of one
    void makeAbove(Wire wire, String key) throws IOException {
        List<String> unseen = unseenAbove(key);
        if (unseen.isEmpty()) {
            return;
        }
        Requests requests = new Requests(wire);
        List<Reply> made = new ArrayList<>();
        List<Reply> there = new ArrayList<>();
        for (String folder : unseen) {
            made.add(requests.makeFolder(path(folder)));
            there.add(requests.stat(path(folder)));
        }
        requests.send();
        for (int i = 0; i < unseen.size(); i++) {
            Optional<RemoteFile> found = there.get(i).fileIfAny();
            if (found.isEmpty()) {
                made.get(i).done();
                throw new SftpException(SftpConstants.SSH_FX_NO_SUCH_FILE, unseen.get(i) + " went away");
            }
            if (found.get().kind() != RemoteFile.Kind.FOLDER) {
                throw new InTheWay();
            }
            remember(unseen.get(i));
        }
    }

    /// Makes the root and the folder for half-written files. That most are there already is fine.
    void makeRoot(Wire wire) throws IOException {
        Requests requests = new Requests(wire);
        List<Reply> made = new ArrayList<>();
        for (int slash = root.indexOf('/', 1); slash > 0; slash = root.indexOf('/', slash + 1)) {
            made.add(requests.makeFolder(root.substring(0, slash)));
        }
        if (!root.isEmpty()) {
            made.add(requests.makeFolder(root));
        }
        made.add(requests.makeFolder(partFolder()));
        Reply there = requests.stat(partFolder());
        requests.send();
        if (there.fileIfAny().isPresent()) {
            return;
        }
        SftpException last = new SftpException(SftpConstants.SSH_FX_FAILURE, partFolder() + " cannot be made");
        for (Reply reply : made) {
            try {
                reply.done();
            } catch (SftpException e) {
                last = SftpErrors.isRefusal(last) ? last : e;
            }
        }
        throw last;
    }

    /// A file or a link stands where a folder is needed, or the reverse.
    static final class InTheWay extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
