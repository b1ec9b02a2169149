package social.lindworm.app;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.check.Stranger;
import social.lindworm.web.AssetUrls;
import social.lindworm.web.assets.Asset;
import social.lindworm.web.assets.Assets;

/// Where pages take static files from: this server, until all files of this version are in the bucket and browsers may
/// use them from there. A page is never without its styles because somebody forgot a step. Thread-safe.
public final class StaticPlace implements AssetUrls, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StaticPlace.class);
    private static final String OWN = "/static/";
    private static final long LOOK_AGAIN_MINUTES = 1;

    /// Scripts are what browsers are strictest with.
    private static final String STRICTEST = "js/main.js";

    private final Assets assets;
    private final Optional<Bucket> bucket;
    private final String origin;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("static-files").factory());
    private volatile String prefix = OWN;

    /// The obstacle that the log has heard of, so that it hears of each once.
    private String told = "";

    /// The part of a bucket that holds static files.
    ///
    /// @param base what public addresses of files begin with, no slash at the end
    public record Bucket(ObjectStore store, URI base) {}

    /// @param origin of the pages
    StaticPlace(Assets assets, Optional<Bucket> bucket, String origin) {
        this.assets = assets;
        this.bucket = bucket;
        this.origin = origin;
    }

    @Override
    public String url(String logicalPath) {
        return prefix + assets.publishedName(logicalPath);
    }

    /// Begins to look whether the bucket can be used, in the background.
    void start() {
        if (bucket.isPresent()) {
            var _ = looking.scheduleWithFixedDelay(this::look, 0, LOOK_AGAIN_MINUTES, TimeUnit.MINUTES);
        }
    }

    /// Puts into the bucket what it lacks, and has pages take static files from there if browsers can. One look after
    /// the other: what an earlier one found must not replace what a later one did.
    synchronized void look() {
        Bucket there = bucket.orElseThrow();
        try (Stranger stranger = new Stranger()) {
            if (!prefix.equals(OWN)) {
                // A store that hangs is asked for minutes; browsers must not wait for its files so long.
                choose(there, stranger);
            }
            publish(assets, there.store());
            choose(there, stranger);
        } catch (StorageException.Closed e) {
            LOG.atDebug().log("the server stops while it looks for static files");
        } catch (StorageException e) {
            stayHere(String.valueOf(e.getMessage()));
        }
    }

    private void choose(Bucket there, Stranger stranger) {
        URI script = URI.create(there.base() + "/" + assets.publishedName(STRICTEST));
        Optional<String> obstacle = stranger.obstacle(script, origin);
        if (obstacle.isPresent()) {
            stayHere(obstacle.get());
        } else if (prefix.equals(OWN)) {
            LOG.atInfo().addKeyValue("place", there.base()).log("pages take static files from the bucket");
            prefix = there.base() + "/";
            told = "";
        }
    }

    private void stayHere(String obstacle) {
        prefix = OWN;
        if (!obstacle.equals(told)) {
            LOG.atWarn()
                    .addKeyValue("obstacle", obstacle)
                    .log("static files come from this server; ./bw-dev storage check tells what to do");
            told = obstacle;
        }
    }

    /// Puts into the store what it lacks of the files of this version, under their published names.
    ///
    /// @return how many were put
    public static int publish(Assets assets, ObjectStore store) {
        Map<String, Long> there = new HashMap<>();
        try (Stream<ObjectInfo> all = store.list(KeyRange.ALL)) {
            all.forEach(info -> there.put(info.key().text(), info.size()));
        }
        int put = 0;
        for (Asset asset : assets.all()) {
            byte[] content = asset.content();
            Long size = there.get(asset.hashedPath());
            if (size == null || size != content.length) {
                store.put(
                        new ObjectKey(asset.hashedPath()),
                        Content.of(content),
                        Attributes.immutable(asset.contentType()));
                put++;
            }
        }
        return put;
    }

    @Override
    public void close() {
        looking.shutdownNow();
        bucket.ifPresent(there -> there.store().close());
    }
}
