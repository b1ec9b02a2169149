package social.lindworm.storage.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.wrapper.ForwardingStore;

/// Compares two stores of very many keys, so that a bench can see how much memory that takes. The listings are made
/// up as they are read; the second run finds the proofs of the first.
public final class ManyKeys {

    private ManyKeys() {}

    /// @param arguments how many keys
    public static void main(String[] arguments) throws IOException {
        int keys = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("many-keys");
        Proofs proofs = new Proofs(folder.resolve("proofs"));
        CopyRules rules = new CopyRules(_ -> true, _ -> Attributes.of("image/jpeg"), 32);
        try (Proofs.Session session = proofs.open()) {
            IntStream.range(0, keys)
                    .mapToObj(ManyKeys::info)
                    .forEach(info -> session.keep(new Proof(info.key(), info.version(), info.version()), false));
            session.finish();
        }
        long start = System.nanoTime();
        CopyOutcome outcome = new StoreCopy(new Listed(keys), new Listed(keys), proofs, rules).run(CopyProgress.SILENT);
        System.out.printf(
                "%d keys, %d there, %.2f s%n", keys, outcome.alreadyThere(), (System.nanoTime() - start) / 1e9);
        Files.delete(folder.resolve("proofs"));
        Files.delete(folder);
    }

    private static ObjectInfo info(int number) {
        ObjectKey key = new ObjectKey(String.format("covers/%08x-0000-4000-8000-000000000000.jpg", number));
        return new ObjectInfo(key, 33_000, Instant.EPOCH, String.format("%032x", number));
    }

    /// Lists what is nowhere.
    private static final class Listed extends ForwardingStore {

        private final int keys;

        Listed(int keys) {
            super(new MemoryStore(Clock.systemUTC()));
            this.keys = keys;
        }

        @Override
        public Stream<ObjectInfo> list(KeyRange range) {
            return IntStream.range(0, keys).mapToObj(ManyKeys::info);
        }
    }
}
