package social.lindworm.common;

/// Hears how far long work has come.
@FunctionalInterface
public interface Progress {

    Progress SILENT = (done, total) -> {};

    void at(long done, long total);
}
