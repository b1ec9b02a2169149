package social.lindworm.storage.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.migrate.SourceContent.Belief;

/// Brings one object over, unless the target has it already. Thread-safe.
final class Carrier {

    private static final int BUFFER = 64 * 1024;
    private static final int MD5_DIGITS = 32;

    private final ObjectStore source;
    private final ObjectStore target;
    private final boolean readsBack;
    private final Belief belief;

    /// @param readsBack whether no digest of the target's is believed
    Carrier(ObjectStore source, ObjectStore target, boolean readsBack) {
        this.source = source;
        this.target = target;
        this.readsBack = readsBack;
        boolean digests = source.traits().md5Versions() || target.traits().md5Versions();
        this.belief = digests ? Belief.DIGEST : Belief.NOTHING;
    }

    /// @param here what the target has under the key
    /// @throws StorageException.Denied if the target refuses: it would refuse all others too
    Step bring(ObjectInfo there, @Nullable ObjectInfo here, Attributes attributes) {
        try {
            return here != null && here.size() == there.size() && sameContent(there, here)
                    ? new Step.Same(new Proof(there.key(), there.version(), here.version()), there.size())
                    : send(there, attributes);
        } catch (StorageException.BrokenSource e) {
            return again(there, attributes, e);
        } catch (StorageException.Denied e) {
            throw e;
        } catch (StorageException e) {
            return new Step.Failed(there.key(), e);
        }
    }

    /// Looks whether what was sent before is there. Sending it once more would not make such a store honest.
    Step prove(ObjectInfo there, @Nullable ObjectInfo here) {
        try {
            if (here != null && here.size() == there.size() && sameContent(there, here)) {
                return new Step.Same(new Proof(there.key(), there.version(), here.version()), there.size());
            }
            String what = here == null ? "does not list it" : "lists it with other content";
            return new Step.Failed(
                    there.key(),
                    new StorageException.Corrupt(
                            "copy", there.key(), "the store took it, but " + what + " afterwards"));
        } catch (StorageException e) {
            return new Step.Failed(there.key(), e);
        }
    }

    /// Takes away what was brought over before, if the source says itself that it has no such object any more: that a
    /// listing does not name it proves nothing.
    Step remove(ObjectInfo here, Deletions deletions) {
        try {
            if (source.stat(here.key()).isPresent()) {
                return new Step.Failed(
                        here.key(),
                        new StorageException.Corrupt("copy", here.key(), "the source has it, but does not list it"));
            }
            return switch (deletions) {
                case Deletions.Followed(var unneeded) -> {
                    if (!unneeded.test(here.key())) {
                        throw new StorageException.Corrupt(
                                "copy",
                                here.key(),
                                "the source has lost it, so it is kept here; ./bw-dev storage heal brings it back");
                    }
                    target.delete(here.key());
                    yield new Step.Removed();
                }
                case Deletions.Held(var named) -> {
                    named.accept(here.key());
                    yield new Step.Held();
                }
                case Deletions.Left() -> new Step.Left();
            };
        } catch (StorageException e) {
            return new Step.Failed(here.key(), e);
        }
    }

    private Step send(ObjectInfo there, Attributes attributes) {
        SourceContent content = new SourceContent(source, there, belief);
        try {
            return send(there, content, attributes);
        } catch (StorageException.BrokenSource e) {
            if (!content.isContradicted()) {
                throw e;
            }
            boolean isDigest = !md5(there).equals(content.md5());
            Belief now = isDigest ? Belief.DIGEST : Belief.NAME;
            return send(there, new SourceContent(source, there, now), attributes);
        }
    }

    /// Of what the source gives now. Twice the same is what is there, whatever a store that encrypts calls it.
    private String md5(ObjectInfo there) {
        try (StoredObject object = source.open(there.key())) {
            return md5(object.stream());
        } catch (IOException e) {
            throw new StorageException.BrokenSource("copy", there.key(), e);
        }
    }

    private Step send(ObjectInfo there, SourceContent content, Attributes attributes) {
        ObjectInfo kept = target.put(there.key(), content, attributes);
        if (kept.size() != there.size()) {
            throw spoilt(there, "the store keeps " + kept.size() + " of " + there.size() + " bytes");
        }
        ObjectInfo sent = new ObjectInfo(there.key(), there.size(), there.modified(), content.version());
        if (SourceContent.contradicts(target, kept.version(), content.md5()) && !sameContent(sent, kept)) {
            throw spoilt(there, "its bytes were changed on the way");
        }
        return new Step.Sent(new Proof(there.key(), content.version(), kept.version()), there.size());
    }

    /// It is taken away again, lest somebody take it for whole because it is there.
    private StorageException spoilt(ObjectInfo there, String why) {
        target.delete(there.key());
        return new StorageException.Corrupt("copy", there.key(), why);
    }

    /// What was listed cannot be read any more: replaced or deleted meanwhile, or truly broken.
    private Step again(ObjectInfo listed, Attributes attributes, StorageException.BrokenSource failure) {
        try {
            Optional<ObjectInfo> now = source.stat(listed.key());
            if (now.isEmpty()) {
                return new Step.Gone();
            }
            return now.get().version().equals(listed.version())
                    ? new Step.Failed(listed.key(), failure)
                    : send(now.get(), attributes);
        } catch (StorageException.Denied e) {
            return new Step.Failed(listed.key(), failure);
        } catch (StorageException e) {
            return new Step.Failed(listed.key(), e);
        }
    }

    /// By the digest that the target's version is, or else by reading both.
    private boolean sameContent(ObjectInfo there, ObjectInfo here) {
        try (StoredObject mine = source.open(there.key())) {
            if (!mine.info().version().equals(there.version())) {
                return false;
            }
            if (!readsBack && target.traits().md5Versions() && here.version().length() == MD5_DIGITS) {
                return md5(mine.stream()).equals(here.version());
            }
            try (StoredObject theirs = target.open(here.key())) {
                return sameBytes(mine.stream(), theirs.stream());
            }
        } catch (StorageException.Missing e) {
            return false;
        } catch (IOException e) {
            throw new StorageException.BrokenSource("compare", there.key(), e);
        }
    }

    private static String md5(InputStream bytes) throws IOException {
        try (DigestInputStream digesting = new DigestInputStream(bytes, MessageDigest.getInstance("MD5"))) {
            byte[] buffer = new byte[BUFFER];
            while (digesting.read(buffer) >= 0) {
                // The digest is all that is wanted.
            }
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private static boolean sameBytes(InputStream left, InputStream right) throws IOException {
        byte[] first = new byte[BUFFER];
        byte[] second = new byte[BUFFER];
        while (true) {
            int read = left.readNBytes(first, 0, BUFFER);
            int other = right.readNBytes(second, 0, BUFFER);
            if (!Arrays.equals(first, 0, read, second, 0, other)) {
                return false;
            }
            if (read < BUFFER) {
                return true;
            }
        }
    }
}
