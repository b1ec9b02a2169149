package social.lindworm.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.lindworm.config.Config;
import social.lindworm.config.ConfigException;
import social.lindworm.config.Problem;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.Move;

/// The two stores of a move that is under way.
///
/// @param source where its pictures lie
/// @param target where its pictures lie
/// @param targetLine what names the target in the settings, without secrets
public record Ends(Move move, StorageConfig source, StorageConfig target, String targetLine) {

    /// @throws ConfigException if the settings name a third place, or the instance's key is another one
    public static Ends of(Config config, Move move) {
        String configured = config.storage().active().images().place();
        if (!configured.equals(move.source().place())
                && !configured.equals(move.target().place())) {
            throw new ConfigException(List.of(new Problem(
                    "STORAGE_URL",
                    "name one of the two places between which pictures are moved, " + shown(move.source()) + " or "
                            + shown(move.target())
                            + ", until ./bw-dev storage migrate --finish or --abort has ended that move")));
        }
        return whatever(config, move);
    }

    /// The same for a server whose settings were read before that move, and are not asked what they say.
    static Ends whatever(Config config, Move move) {
        StorageConfig target = open(config, move.target());
        return new Ends(move, open(config, move.source()).images(), target.images(), Config.storageShown(target));
    }

    /// Where pictures are after a move. What was started before its end with the settings of then follows it there;
    /// whoever starts anything later has had time to say in them what is meant, so they decide.
    ///
    /// @param opened when the settings were read
    static StorageConfig after(Config config, Move over, Instant opened) {
        StorageConfig configured = config.storage().active().images();
        return over.phaseSince().isAfter(opened) && isLeft(config, over)
                ? open(config, over.leading()).images()
                : configured;
    }

    /// Whether the settings name the place that pictures have left.
    static boolean isLeft(Config config, Move over) {
        return over.phase().isOver()
                && config.storage()
                        .active()
                        .images()
                        .place()
                        .equals(over.following().place());
    }

    /// For people.
    public static String shown(Move.End end) {
        return shown(end.place());
    }

    /// For people.
    public static String shown(String place) {
        return place.isEmpty() ? "the media folder" : place;
    }

    /// What the settings say now counts: a password may have changed since the move began.
    private static StorageConfig open(Config config, Move.End end) {
        StorageConfig configured = config.storage().active();
        if (configured.images().place().equals(end.place())) {
            return configured;
        }
        Secret line = end.line()
                .orElseThrow(() -> new ConfigException(List.of(new Problem(
                        "SECRET_KEY",
                        "give back the key that the move of pictures to " + shown(end)
                                + " was begun with; what leads there is sealed with it"))));
        return Config.storageOf(config.home(), "the address kept of " + shown(end), line);
    }

    /// The one that does not lead, but receives what is new.
    public StorageConfig following() {
        return move.sourceLeads() ? target : source;
    }

    StoreWiring.Pictures pictures() {
        return move.sourceLeads()
                ? new StoreWiring.Pictures(source, Optional.of(target))
                : new StoreWiring.Pictures(target, Optional.of(source));
    }
}
