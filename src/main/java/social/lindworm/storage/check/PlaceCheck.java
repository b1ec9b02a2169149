package social.lindworm.storage.check;

import static social.lindworm.storage.check.CheckTelling.seen;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;

/// Tries any place out: what every store must be able to do, and what a stranger gets of it.
final class PlaceCheck {

    private static final Attributes PICTURE = Attributes.immutable("image/jpeg");
    private static final Attributes SCRIPT = Attributes.immutable("text/javascript");

    private static final CheckStep[] OF_AN_OBJECT = {
        CheckStep.READ,
        CheckStep.RANGE,
        CheckStep.FOUND,
        CheckStep.MULTIPART,
        CheckStep.PUBLIC,
        CheckStep.PRIVATE,
        CheckStep.CORS,
        CheckStep.DELETE
    };

    private final CheckTelling telling;
    private final CheckOrder order;
    private final Function<StorageConfig, ObjectStore> opening;

    PlaceCheck(CheckTelling telling, CheckOrder order, Function<StorageConfig, ObjectStore> opening) {
        this.telling = telling;
        this.order = order;
        this.opening = opening;
    }

    /// Who is to get what lies in a place.
    enum Audience {
        /// Pages link to its pictures.
        READERS,
        /// Pages link to its scripts, styles and fonts.
        PAGES,
        /// This server hands out what is in it.
        SERVER,
        /// Nobody but the owner of a file.
        OWNERS
    }

    /// @param place the part of the store that files lie in
    void run(StorageConfig place, Audience audience) {
        Probe probe = audience == Audience.PAGES ? Probe.script() : Probe.picture();
        Attributes attributes = audience == Audience.PAGES ? SCRIPT : PICTURE;
        try (ObjectStore store = opening.apply(place)) {
            telling.ok(CheckStep.SETTINGS, "place.ok", place.place());
            Optional<StorageException> refusal = ObjectTrial.write(store, probe, attributes);
            if (refusal.isPresent()) {
                telling.failed(CheckStep.WRITE, ObjectTrial.why(refusal.get()));
                telling.skippedAfter(CheckStep.WRITE, OF_AN_OBJECT);
                return;
            }
            telling.ok(CheckStep.WRITE, "write.ok", probe.size());
            ObjectTrial trial = new ObjectTrial(telling, store, probe);
            try {
                inside(trial);
                outside(place, audience, probe, attributes.contentType());
            } finally {
                trial.delete();
            }
        } catch (StorageException e) {
            telling.failed(CheckStep.SETTINGS, ObjectTrial.why(e));
            telling.skippedAfter(CheckStep.SETTINGS, CheckStep.WRITE);
            telling.skippedAfter(CheckStep.SETTINGS, OF_AN_OBJECT);
        }
    }

    private void inside(ObjectTrial trial) {
        trial.read();
        trial.range();
        trial.found();
        if (order.multipart()) {
            trial.large();
        } else {
            telling.skipped(CheckStep.MULTIPART, seen("quick"));
        }
    }

    /// What a stranger gets of an object that lies there.
    void outside(StorageConfig place, Audience audience, Probe probe, String type) {
        Optional<URI> address = place.publicAddress().map(base -> URI.create(base + "/" + probe.key()));
        if (address.isEmpty()) {
            telling.skipped(CheckStep.PUBLIC, seen("place.inside"));
            return;
        }
        try (Stranger stranger = new Stranger()) {
            switch (audience) {
                case READERS, PAGES -> shown(stranger, address.get(), probe, type);
                case OWNERS -> hidden(stranger, address.get());
                case SERVER -> telling.skipped(CheckStep.PUBLIC, seen("place.inside"));
            }
            if (audience == Audience.PAGES) {
                usable(stranger, address.get());
            }
        }
    }

    private void shown(Stranger stranger, URI address, Probe probe, String type) {
        try {
            Stranger.Answer answer = stranger.get(address);
            String told = answer.header("Content-Type").replaceFirst("\\s*;.*", "");
            if (!answer.ok() || !probe.isWhole(answer.text())) {
                telling.failed(
                        CheckStep.PUBLIC,
                        seen("public.refused", address.toString(), answer.status()),
                        seen("place.publicAdvice"));
            } else if (!told.equals(type)) {
                telling.failed(
                        CheckStep.PUBLIC,
                        seen("public.type", address.toString(), told.isEmpty() ? "-" : told, type),
                        seen("notKept.advice"));
            } else {
                telling.ok(CheckStep.PUBLIC, "public.ok", address.toString());
            }
        } catch (IOException e) {
            telling.failed(
                    CheckStep.PUBLIC,
                    seen("public.away", address.toString(), String.valueOf(e.getMessage())),
                    seen("place.publicAdvice"));
        }
    }

    private void hidden(Stranger stranger, URI address) {
        try {
            if (stranger.get(address).ok()) {
                telling.failed(CheckStep.PRIVATE, seen("private.exports"), seen("place.privateAdvice"));
                return;
            }
        } catch (IOException e) {
            // Nothing answers there, so nobody gets anything.
        }
        telling.ok(CheckStep.PRIVATE, "place.hidden");
    }

    private void usable(Stranger stranger, URI address) {
        Optional<String> obstacle = stranger.obstacle(address, order.origin());
        if (obstacle.isPresent()) {
            telling.failed(CheckStep.CORS, seen("cors.none", order.origin()), seen("place.corsAdvice", order.origin()));
        } else {
            telling.ok(CheckStep.CORS, "cors.ok", order.origin());
        }
    }
}
