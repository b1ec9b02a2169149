package social.lindworm.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import social.lindworm.config.WebConfig;
import social.lindworm.jobs.JobRunner;
import social.lindworm.web.Connections;
import social.lindworm.web.WebServer;
import social.lindworm.web.handover.Predecessor;

/// A running instance: pages and jobs.
public final class Server implements AutoCloseable {

    /// What this process does of an instance's work.
    public enum Role {
        ALL,
        WEB,
        JOBS
    }

    private static final Duration UNTIL_SEARCH = Duration.ofSeconds(30);

    private final Features features;
    private final @Nullable WebServer web;
    private volatile @Nullable JobRunner runner;

    private Server(Features features, @Nullable WebServer web, @Nullable JobRunner runner) {
        this.features = features;
        this.web = web;
        this.runner = runner;
    }

    /// Migrates, then starts pages and jobs by the role. The instance stays the caller's to close.
    public static Server start(Instance instance, Role role) {
        instance.database().migrate();
        return start(instance, role, new Features(instance));
    }

    /// With features that were put together otherwise, over a database that is migrated.
    static Server start(Instance instance, Role role, Features features) {
        emptyUploads(instance);
        features.start();
        JobRunner runner = role == Role.WEB ? null : jobs(instance, features);
        WebServer web = role == Role.JOBS
                ? null
                : pages(instance, features)
                        .serve(Connections.bind(instance.config().web()));
        return new Server(features, web, runner);
    }

    /// The same beside a server that runs, on its socket; only what could fail or take long comes before it is asked
    /// for. That server goes on until it is told to leave.
    public static Server start(Instance instance, Role role, Predecessor predecessor)
            throws IOException, InterruptedException {
        instance.database().migrate();
        Features features = new Features(instance);
        features.start();
        features.awaitSearch(UNTIL_SEARCH);
        WebConfig settings = instance.config().web();
        WebServer web = role == Role.JOBS ? null : pages(instance, features);
        if (web != null) {
            web.serve(predecessor
                    .socket(settings.listenHost(), settings.listenPort())
                    .orElseGet(() -> Connections.bind(settings)));
        }
        return new Server(features, web, role == Role.WEB ? null : jobs(instance, features));
    }

    private static JobRunner jobs(Instance instance, Features features) {
        return JobRunner.start(
                instance.database(),
                instance.jobs(),
                instance.failures(),
                features.jobHandlers(),
                features.recurringJobs(),
                instance.config().jobThreads());
    }

    private static WebServer pages(Instance instance, Features features) {
        return WebServer.prepare(
                features.web(),
                features.surroundings(),
                features.viewers(),
                features.routes(),
                instance.config().home().uploads());
    }

    /// Uploads of requests that a crash cut off.
    private static void emptyUploads(Instance instance) {
        try (var left = Files.list(instance.config().home().uploads())) {
            left.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The port pages are served on, unless this process serves none.
    public Optional<Integer> port() {
        return Optional.ofNullable(web).map(WebServer::port);
    }

    public Features features() {
        return features;
    }

    /// Another process serves now: takes no more connections and leaves the search index to it. Requests are answered
    /// on.
    public void leave() throws InterruptedException {
        features.follow();
        if (web != null) {
            web.leave();
        }
    }

    /// After [#leave]: waits until the last connection is gone and jobs are done.
    ///
    /// @param hurry asked now and then whether there is no time to wait
    public void finish(BooleanSupplier hurry) throws InterruptedException {
        Thread jobs = Thread.ofPlatform().name("finish-jobs").start(this::stopJobs);
        if (web != null) {
            web.finish(hurry);
        }
        jobs.join();
    }

    private void stopJobs() {
        JobRunner running = runner;
        runner = null;
        if (running != null) {
            running.close();
        }
    }

    /// Lets requests and jobs finish, then stops.
    @Override
    public void close() {
        if (web != null) {
            web.close();
        }
        stopJobs();
        features.close();
    }
}
