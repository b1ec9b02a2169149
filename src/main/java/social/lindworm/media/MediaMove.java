package social.lindworm.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import social.lindworm.db.Database;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.migrate.CopyOutcome;
import social.lindworm.storage.migrate.CopyProgress;
import social.lindworm.storage.migrate.CopyRules;
import social.lindworm.storage.migrate.Proofs;
import social.lindworm.storage.migrate.StoreCopy;

/// Brings all pictures from one place to another, and lets the ledger know, so that pages link to the new place only
/// what is proved to be there. Uploads that no job has looked at yet stay where they are.
public final class MediaMove {

    private static final int BATCH = 500;

    private final Database database;

    public MediaMove(Database database) {
        this.database = database;
    }

    /// @param place how [Publication#place] names where the store is
    public record End(ObjectStore store, String place) {}

    private record Standing(long id, int recipe) {}

    /// @return what was copied; only when that is complete has the ledger been changed
    public CopyOutcome run(End from, End to, Proofs proofs, CopyProgress progress) {
        List<Standing> before = standing(from.place());
        CopyOutcome outcome = copy(from, to, new Way(proofs, CopyRules.Care.USUAL, progress));
        boolean nothingThere = outcome.failed() == 0 && outcome.proof().files() == 0;
        if (nothingThere && !before.isEmpty()) {
            return outcome.failing(
                    before.size(),
                    List.of(
                            "there are no files at all, though the database knows of pictures in this place; is its disk"
                                    + " mounted?"));
        }
        if (outcome.complete()) {
            note(before, from.place(), to.place());
        }
        return outcome;
    }

    /// How a copy goes.
    ///
    /// @param proofs what earlier runs between the two found out
    public record Way(Proofs proofs, CopyRules.Care care, CopyProgress progress) {}

    /// Only copies: pages link where they did.
    public CopyOutcome copy(End from, End to, Way way) {
        CopyRules rules = new CopyRules(
                PublicFiles::mayMove,
                PublicFiles::attributes,
                to.store().traits().connections(),
                way.care());
        return new StoreCopy(from.store(), to.store(), way.proofs(), rules).run(way.progress());
    }

    /// Brings what the target lacks and nothing else, and lets the ledger know that all is there.
    public CopyOutcome bringStragglers(End from, End to, Proofs proofs, CopyProgress progress) {
        List<Standing> before = standing(from.place());
        CopyOutcome outcome = copy(from, to, new Way(proofs, CopyRules.Care.LACKING, progress));
        if (outcome.complete()) {
            note(before, from.place(), to.place());
        }
        return outcome;
    }

    /// Brings one file that is known by its name alone.
    ///
    /// @return false if the source does not have it
    public static boolean bring(ObjectStore source, ObjectStore target, ObjectKey key) {
        Optional<ObjectInfo> there = source.stat(key);
        try {
            there.ifPresent(
                    info -> target.put(key, new StoredContent(source, key, info.size()), PublicFiles.attributes(key)));
            return there.isPresent();
        } catch (StorageException.Missing e) {
            return false;
        }
    }

    /// Whether a picture that is shown has this file; not one in a store for cached pictures alone, which stays there.
    public boolean isNeeded(ObjectKey key) {
        return database.read(handle -> MediaStore.isAmongOthers(handle, key));
    }

    /// The ledger learns that pictures are in another place, since there is nobody left to compare with.
    public void note(String from, String to) {
        note(standing(from), from, to);
    }

    /// Brings the uploads that no job has looked at yet.
    ///
    /// @param unseen the target, in a way that shows them to nobody
    public static void bringUploads(ObjectStore source, ObjectStore unseen) {
        try (Stream<ObjectInfo> uploads = source.list(KeyRange.of(MediaKeys.INCOMING))) {
            uploads.filter(upload -> unseen.stat(upload.key()).isEmpty())
                    .forEach(upload -> bring(source, unseen, upload.key()));
        }
    }

    /// Takes away what the copying has put of pictures that were discarded meanwhile.
    ///
    /// @return how many files
    public long removeDiscarded(ObjectStore store) {
        return Ghosts.lay(database, store);
    }

    /// The ledger has come from elsewhere, and its pictures are where the settings say: no move, over or not, says
    /// otherwise any more.
    ///
    /// @return the places between which one was under way
    public static Optional<Between> forgetMove(Handle handle) {
        Optional<Between> underWay = handle.createQuery("""
                        select source_place, target_place from media_move where phase not in ('FINISHED', 'RETURNED')
                        """)
                .map((row, _) -> new Between(row.getString("source_place"), row.getString("target_place")))
                .findFirst();
        handle.execute("delete from media_move");
        return underWay;
    }

    /// The ledger has come from elsewhere, and all its files have been proved where they are now. Whether they are in
    /// any other place too is for a copy to prove.
    ///
    /// @param place where, as [Publication#place] names it
    /// @param cache the store for cached pictures alone, to which those were brought that were in such a one
    public static void allCame(Handle handle, String place, Optional<String> cache) {
        handle.createUpdate("update media set place = :place where place <> :place and place not like 'cached:%'")
                .bind("place", place)
                .execute();
        handle.createUpdate("update media set place = :cache where place like 'cached:%'")
                .bind("cache", cache.map(Publication::cachedIn).orElse(place))
                .execute();
    }

    /// As [Publication#place] names them.
    public record Between(String source, String target) {}

    /// What is ready before the copy begins has all its files in the source; what becomes ready meanwhile waits for
    /// the next run.
    private List<Standing> standing(String place) {
        return database.read(handle -> {
            try (Stream<Standing> rows = handle
                    .createQuery("select id, recipe from media where state = 'READY' and place = :place order by id")
                    .bind("place", place)
                    .map((row, _) -> new Standing(row.getLong("id"), row.getInt("recipe")))
                    .stream()) {
                return rows.toList();
            }
        });
    }

    /// In short transactions, so that others can write in between. Whose copies were made anew meanwhile is left out.
    private void note(List<Standing> standing, String from, String to) {
        for (int start = 0; start < standing.size(); start += BATCH) {
            List<Standing> batch = new ArrayList<>(standing.subList(start, Math.min(start + BATCH, standing.size())));
            database.change(handle -> {
                var update = handle.prepareBatch("""
                        update media set place = :to
                        where id = :id and recipe = :recipe and state = 'READY' and place = :from
                        """);
                batch.forEach(media -> update.bind("to", to)
                        .bind("from", from)
                        .bind("id", media.id())
                        .bind("recipe", media.recipe())
                        .add());
                update.execute();
            });
        }
    }
}
