package social.lindworm.storage.migrate;

import java.util.ArrayList;
import java.util.List;

/// What a copy did.
///
/// @param copied files that were sent
/// @param bytes in those files
/// @param alreadyThere files that the target had with the same content
/// @param failed files that could not be brought over, and are not proved to be there
/// @param reasons of the first few failures, each naming its key
/// @param proof what the last pass saw
public record CopyOutcome(long copied, long bytes, long alreadyThere, long failed, List<String> reasons, Proof proof) {

    /// How the two stores compare.
    ///
    /// @param files of the source whose content the target has
    /// @param bytes in those files
    /// @param removed files that this copy had brought over and that were deleted from the source since, and now
    /// from the target
    /// @param others files of the target that the source does not have
    public record Proof(long files, long bytes, long removed, long others) {}

    public CopyOutcome {
        reasons = List.copyOf(reasons);
    }

    /// The same, with so many more files that failed.
    ///
    /// @param why of the first few
    public CopyOutcome failing(long files, List<String> why) {
        List<String> all = new ArrayList<>(reasons);
        all.addAll(why);
        return new CopyOutcome(copied, bytes, alreadyThere, failed + files, all, proof);
    }

    /// Whether every file of the source is proved to be in the target.
    public boolean complete() {
        return failed == 0;
    }
}
