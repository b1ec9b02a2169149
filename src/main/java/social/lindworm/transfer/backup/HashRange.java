package social.lindworm.transfer.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;

/// Hashes by their first byte, so that very many are compared with a listing in rounds that each fit into memory: the
/// list is in the order of keys, the objects in the order of hashes, and a hash is as likely in one round as in
/// another.
///
/// @param from the lowest first byte
/// @param to one more than the highest
record HashRange(int from, int to) {

    private static final int ALL = 256;
    private static final int IN_MEMORY = 32_768;
    private static final int HEX = 16;

    static List<HashRange> rounds(long hashes) {
        int rounds = Math.clamp((hashes + IN_MEMORY - 1) / IN_MEMORY, 1, ALL);
        List<HashRange> ranges = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ranges.add(new HashRange(ALL * i / rounds, ALL * (i + 1) / rounds));
        }
        return ranges;
    }

    boolean holds(String sha256) {
        int first = Integer.parseInt(sha256, 0, 2, HEX);
        return first >= from && first < to;
    }

    /// The contents of this range that the store lists. Close the stream.
    Stream<ObjectInfo> in(ObjectStore store) {
        KeyRange range = new KeyRange(Contents.FOLDER, Contents.FOLDER + "%02x".formatted(from));
        return store.list(range)
                .takeWhile(object -> Contents.hash(object.key()).isEmpty()
                        || Contents.hash(object.key()).filter(this::holds).isPresent());
    }
}
