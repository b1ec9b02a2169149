package social.lindworm.cli;

import java.util.Comparator;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import social.lindworm.media.Discrepancy;
import social.lindworm.media.MediaId;
import social.lindworm.media.MediaVerification;

/// Counts what a comparison has found, and takes off again what was mended.
final class VerifyTally {

    private final SortedMap<MediaId, Damage> damage = new TreeMap<>(Comparator.comparingLong(MediaId::value));
    private long orphaned;
    private long unknown;
    private long mended;

    /// What one picture lacks.
    ///
    /// @param copies whether smaller copies are among it
    private record Damage(long missing, long wrong, boolean copies) {

        Damage and(Damage other) {
            return new Damage(missing + other.missing, wrong + other.wrong, copies || other.copies);
        }
    }

    void note(Discrepancy found) {
        switch (found) {
            case Discrepancy.Missing missing ->
                damage.merge(missing.media(), new Damage(1, 0, missing.copy()), Damage::and);
            case Discrepancy.WrongSize wrong ->
                damage.merge(wrong.media(), new Damage(0, 1, wrong.copy()), Damage::and);
            case Discrepancy.Orphan orphan -> {
                orphaned += orphan.ours() ? 1 : 0;
                unknown += orphan.ours() ? 0 : 1;
            }
        }
    }

    /// Pictures, and whether smaller copies are what they lack.
    SortedMap<MediaId, Boolean> damaged() {
        SortedMap<MediaId, Boolean> all = new TreeMap<>(Comparator.comparingLong(MediaId::value));
        damage.forEach((media, lacks) -> all.put(media, lacks.copies()));
        return all;
    }

    /// Everything of the picture is there now.
    void mended(MediaId media) {
        Damage gone = damage.remove(media);
        mended += gone == null ? 0 : gone.missing() + gone.wrong();
    }

    /// Whether every file of the ledger is there with its size.
    boolean sound() {
        return damage.isEmpty();
    }

    String summary(MediaVerification.Outcome outcome, long deleted) {
        return String.format(
                Locale.ROOT,
                "%d files right, %d mended, %d missing, %d of the wrong size, %d orphaned, %d under names that are not ours, %d in another place; %d deleted",
                outcome.right(),
                mended,
                damage.values().stream().mapToLong(Damage::missing).sum(),
                damage.values().stream().mapToLong(Damage::wrong).sum(),
                orphaned,
                unknown,
                outcome.elsewhere(),
                deleted);
    }
}
