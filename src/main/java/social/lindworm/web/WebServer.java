package social.lindworm.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import social.lindworm.config.WebConfig;

/// The HTTP server: a virtual thread per request, every route behind the same gates.
public final class WebServer implements AutoCloseable {

    private static final int GZIP_LEVEL = 4;
    private static final int COMPRESS_FROM_BYTES = 1_000;
    private static final long DRAIN_MS = 10_000;
    private static final long FORM_BYTES = 2L << 20;

    private final Javalin server;
    private final Connections connections;

    private WebServer(Javalin server, Connections connections) {
        this.server = server;
        this.connections = connections;
    }

    /// Binds and serves at once.
    ///
    /// @param uploadFolder where uploads larger than 64 KiB wait on disk during their request
    public static WebServer start(
            WebConfig config,
            Surroundings surroundings,
            ViewerSource viewers,
            List<Routes> features,
            Path uploadFolder) {
        return prepare(config, surroundings, viewers, features, uploadFolder).serve(Connections.bind(config));
    }

    /// Everything but the socket; [#serve] follows.
    public static WebServer prepare(
            WebConfig config,
            Surroundings surroundings,
            ViewerSource viewers,
            List<Routes> features,
            Path uploadFolder) {
        Gate gate = Gate.of(config, surroundings, viewers);
        Router router = new Router();
        features.forEach(feature -> feature.register(router));
        Connections connections = new Connections();
        Javalin server = Javalin.create(javalin -> {
            configure(javalin, config, uploadFolder);
            RawRefusals refusals = new RawRefusals(gate.web(), gate.headers(), config);
            javalin.jetty.modifyServer(jetty -> {
                jetty.setStopTimeout(DRAIN_MS);
                jetty.setErrorHandler(refusals);
            });
            javalin.jetty.addConnector(connections::connector);
            router.routes().forEach(route -> add(javalin, route, gate));
            javalin.routes.exception(HttpResponseException.class, (refused, context) -> gate.failed(context, refused));
            javalin.routes.exception(Exception.class, (failure, context) -> gate.failed(context, failure));
        });
        return new WebServer(server, connections);
    }

    /// Takes connections from that socket from now on.
    public WebServer serve(ServerSocketChannel socket) {
        connections.comeBy(socket);
        server.start();
        return this;
    }

    private static void add(JavalinConfig javalin, Router.Route route, Gate gate) {
        if (route.method().equals("GET")) {
            javalin.routes.get(route.path(), context -> gate.pass(context, route));
            javalin.routes.head(route.path(), context -> gate.pass(context, route));
        } else {
            javalin.routes.addHttpHandler(HandlerType.POST, route.path(), context -> gate.pass(context, route));
        }
    }

    private static void configure(JavalinConfig javalin, WebConfig config, Path uploadFolder) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.concurrency.useVirtualThreads = true;
        javalin.http.maxRequestSize = FORM_BYTES;
        javalin.http.prefer405over404 = true;
        CompressionStrategy compression = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
        compression.setDefaultMinSizeForCompression(COMPRESS_FROM_BYTES);
        javalin.http.compressionStrategy = compression;
        javalin.router.ignoreTrailingSlashes = true;
        javalin.router.caseInsensitiveRoutes = false;
        javalin.jetty.multipartConfig.cacheDirectory(uploadFolder.toString());
        javalin.jetty.multipartConfig.maxInMemoryFileSize(64, SizeUnit.KB);
        javalin.jetty.multipartConfig.maxFileSize(config.uploadLimit(), SizeUnit.BYTES);
        javalin.jetty.multipartConfig.maxTotalRequestSize(config.uploadLimit(), SizeUnit.BYTES);
    }

    /// The port that is listened on.
    public int port() {
        return connections.port();
    }

    /// Takes no more connections, since another process does; those that are there are served on, and each is told with
    /// its next answer to come by a new one.
    public void leave() {
        connections.leave();
    }

    /// After [#leave]: waits until nobody is connected any more, a minute at most.
    ///
    /// @param hurry asked now and then whether there is no time to wait
    public void finish(BooleanSupplier hurry) throws InterruptedException {
        connections.finish(hurry);
    }

    /// Stops taking connections, lets running requests finish for up to ten seconds.
    @Override
    public void close() {
        server.stop();
    }

    /// Everything a request passes before its page, and where it ends when something fails.
    private record Gate(
            WebContext web,
            ViewerSource viewers,
            SameOrigin sameOrigin,
            SecurityHeaders headers,
            ErrorPages errors,
            WebConfig config) {

        static Gate of(WebConfig config, Surroundings surroundings, ViewerSource viewers) {
            WebContext web = new WebContext(
                    surroundings,
                    new Templates(),
                    new Cookies(config.https()),
                    new ClientAddresses(config.trustedProxies()));
            return new Gate(
                    web,
                    viewers,
                    new SameOrigin(config.origin()),
                    new SecurityHeaders(config.contentHosts(), surroundings.picturesFrom(), config.https()),
                    new ErrorPages(),
                    config);
        }

        void pass(Context context, Router.Route route) throws Exception {
            headers.apply(context::header);
            Visit visit = new Visit(context, viewer(context), web);
            if (route.checked() && !sameOrigin.allows(context)) {
                errors.show(visit, 403, social.lindworm.common.Message.of("web.error.otherSite"), "");
            } else if (web.surroundings().site().installMode() && !Setup.allows(context.path())) {
                visit.redirect("/setup");
            } else if (Detour.of(visit).isPresent()) {
                visit.redirect(Detour.of(visit).get());
            } else if (visit.viewer().passes(route.access())) {
                route.handler().handle(visit);
            } else if (visit.viewer().signedIn()) {
                errors.show(visit, 403, ErrorPages.explanation(403), "");
            } else {
                visit.redirect(visit.signInPath());
            }
        }

        void failed(Context context, Exception failure) {
            headers.apply(context::header);
            Viewer visitor = Viewer.visitor(negotiated(context), config.zone());
            try {
                errors.answer(new Visit(context, viewer(context), web), failure);
            } catch (RuntimeException again) {
                // Who is looking could not be found out (the database is away): the error page is shown to a visitor.
                failure.addSuppressed(again);
                errors.answer(new Visit(context, visitor, web), failure);
            }
        }

        private Viewer viewer(Context context) {
            String token = web.cookies().get(context, Visit.SESSION_COOKIE);
            java.util.Locale negotiated = negotiated(context);
            if (token == null || token.isEmpty()) {
                return Viewer.visitor(negotiated, config.zone());
            }
            return viewers.viewer(token, negotiated).orElseGet(() -> Viewer.visitor(negotiated, config.zone()));
        }

        private java.util.Locale negotiated(Context context) {
            String accepted = context.header("Accept-Language");
            return accepted == null ? config.locale() : Languages.negotiate(accepted, config.locale());
        }
    }

    /// What works before an instance is set up.
    private static final class Setup {

        private static final List<String> OPEN = List.of(
                "/setup",
                "/static/",
                "/health",
                "/images/",
                "/instance.css",
                "/manifest.webmanifest",
                "/favicon.ico",
                "/style");

        static boolean allows(String path) {
            return OPEN.stream().anyMatch(path::startsWith);
        }
    }
}
