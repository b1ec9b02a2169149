package social.lindworm.book;

import java.time.Instant;

/// The state of a record after one edit.
///
/// @param number counts from 1 for each record and equals its version at that time
/// @param action one of `CREATED`, `ARRIVED`, `EDITED`, `REVERTED`, `MERGED`, `UNMERGED`
/// @param note the editor's words; for the last three actions the number or id that they concern
/// @param editor an account, 0 for none
public record Revision(
        RecordRef subject, long number, String action, String note, long editor, Instant at, Facts facts) {

    public String messageKey() {
        return "book.history.action." + action;
    }
}
