package social.lindworm.storage.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.lindworm.storage.StorageException;

/// Counts what becomes of the objects, over several passes. For one thread.
final class Tally {

    /// A store that fails so often in a row will go on so: better to say it than to try everything.
    private static final int IN_A_ROW = 20;

    private static final int REASONS = 10;

    private final CopyProgress progress;
    private int pass;
    private long copied;
    private long bytes;
    private long alreadyThere;
    private long seen;
    private long sentInThisPass;
    private long failedInThisPass;
    private int failedInARow;
    private long proved;
    private long provedBytes;
    private long removed;
    private long others;
    private final List<String> reasons = new ArrayList<>();

    Tally(CopyProgress progress) {
        this.progress = progress;
    }

    /// @param number from 1
    void begin(int number) {
        pass = number;
        seen = 0;
        sentInThisPass = 0;
        failedInThisPass = 0;
        failedInARow = 0;
        proved = 0;
        provedBytes = 0;
        others = 0;
        reasons.clear();
    }

    /// Whether this pass looks for what an earlier one sent.
    boolean isProving() {
        return pass > 1;
    }

    /// @return the proof that the target has the object
    /// @throws StorageException if the target failed too often in a row
    Optional<Proof> count(Step step) {
        seen++;
        Optional<Proof> proof = switch (step) {
            case Step.Same(Proof same, long length) -> {
                alreadyThere += pass == 1 ? 1 : 0;
                proved++;
                provedBytes += length;
                failedInARow = 0;
                yield Optional.of(same);
            }
            case Step.Sent(Proof sent, long length) -> {
                copied++;
                sentInThisPass++;
                bytes += length;
                proved++;
                provedBytes += length;
                failedInARow = 0;
                yield Optional.of(sent);
            }
            case Step.Left() -> {
                alreadyThere += pass == 1 ? 1 : 0;
                failedInARow = 0;
                yield Optional.empty();
            }
            case Step.Gone(), Step.Held() -> Optional.empty();
            case Step.Removed() -> {
                removed++;
                yield Optional.empty();
            }
            case Step.Failed(var key, StorageException why) -> {
                failed(why);
                yield Optional.empty();
            }
        };
        progress.at(seen, bytes);
        return proof;
    }

    private void failed(StorageException why) {
        failedInThisPass++;
        failedInARow++;
        if (reasons.size() < REASONS) {
            reasons.add(why.getMessage());
        }
        if (failedInARow >= IN_A_ROW) {
            throw why;
        }
    }

    /// The target has something that the source has not.
    void countOther() {
        others++;
    }

    long sentInThisPass() {
        return sentInThisPass;
    }

    CopyOutcome outcome() {
        return new CopyOutcome(
                copied,
                bytes,
                alreadyThere,
                failedInThisPass,
                reasons,
                new CopyOutcome.Proof(proved, provedBytes, removed, others));
    }
}
