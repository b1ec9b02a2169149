package social.lindworm.storage.migrate;

/// Hears how far a copy has come. Called by one thread at a time.
@FunctionalInterface
public interface CopyProgress {

    CopyProgress SILENT = (files, bytes) -> {};

    /// @param files looked at so far: sent, found to be there, or failed; each further look at everything, which proves
    /// what was sent, counts from the beginning
    /// @param bytes sent so far
    void at(long files, long bytes);
}
