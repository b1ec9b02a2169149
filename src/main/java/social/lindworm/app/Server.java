package social.lindworm.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.lindworm.jobs.JobRunner;
import social.lindworm.web.WebServer;

/// A running instance: pages and jobs.
public final class Server implements AutoCloseable {

    /// What this process does of an instance's work.
    public enum Role {
        ALL,
        WEB,
        JOBS
    }

    private final Features features;
    private final @Nullable WebServer web;
    private final @Nullable JobRunner runner;

    private Server(Features features, @Nullable WebServer web, @Nullable JobRunner runner) {
        this.features = features;
        this.web = web;
        this.runner = runner;
    }

    /// Migrates, then starts pages and jobs by the role. The instance stays the caller's to close.
    public static Server start(Instance instance, Role role) {
        instance.database().migrate();
        emptyUploads(instance);
        Features features = new Features(instance);
        features.start();
        JobRunner runner = role == Role.WEB
                ? null
                : JobRunner.start(
                        instance.database(),
                        instance.jobs(),
                        instance.failures(),
                        features.jobHandlers(),
                        features.recurringJobs(),
                        instance.config().jobThreads());
        WebServer web = role == Role.JOBS
                ? null
                : WebServer.start(
                        instance.config().web(),
                        features.surroundings(),
                        features.viewers(),
                        features.routes(),
                        instance.config().home().uploads());
        return new Server(features, web, runner);
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

    /// Lets requests and jobs finish, then stops.
    @Override
    public void close() {
        if (web != null) {
            web.close();
        }
        if (runner != null) {
            runner.close();
        }
        features.close();
    }
}
