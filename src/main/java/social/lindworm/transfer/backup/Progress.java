package social.lindworm.transfer.backup;

/// Told how far a backup or restore is; called from one thread.
public interface Progress {

    /// A part begins.
    ///
    /// @param unit what is counted, such as `rows`
    void begin(String part, String unit, long total);

    /// So many more are done.
    void add(long done);

    /// The part is over.
    void end();
}
