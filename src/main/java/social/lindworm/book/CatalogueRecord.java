package social.lindworm.book;

import java.time.Instant;

/// A record as it stands now.
///
/// @param version counts its edits; whoever saves names the version they started from
/// @param editor the account that edited it last, 0 for none
public record CatalogueRecord(RecordRef ref, Facts facts, long version, Instant created, Instant updated, long editor) {

    Stamp stamp() {
        return new Stamp(version, created, updated, editor);
    }
}
