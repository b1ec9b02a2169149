package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.Discrepancy;
import social.lindworm.media.Keeping;
import social.lindworm.media.MediaId;
import social.lindworm.media.MediaKind;
import social.lindworm.media.MediaLibrary;
import social.lindworm.media.MediaState;
import social.lindworm.media.MediaVerification;
import social.lindworm.media.Move;
import social.lindworm.media.image.TestImages;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.migrate.CopyOutcome;
import social.lindworm.storage.migrate.CopyProgress;
import social.lindworm.storage.s3.S3TestServer;
import social.lindworm.web.TestWeb;
import social.lindworm.web.Upload;
import social.lindworm.web.view.Picture;

/// A running instance whose pictures move from one bucket to another while pictures come and go, and whose moving
/// process is killed wherever a test wants it.
final class MovingRig implements AutoCloseable {

    final S3TestServer old = new S3TestServer();
    final S3TestServer fresh = new S3TestServer();

    private final Path home;
    private final int port = TestWeb.freePort();
    private final HttpClient reader =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    private final Map<Long, Map<String, Integer>> kept = new TreeMap<>();
    private S3TestServer named = old;
    private Instance instance;
    private Server server;

    /// The process of the move is no more.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// Lets a process live for so many steps.
    static final class Life {
        private int left;

        Life(int steps) {
            left = steps;
        }

        static Life endless() {
            return new Life(Integer.MAX_VALUE);
        }

        void step() {
            if (left-- <= 0) {
                throw new Killed();
            }
        }
    }

    @FunctionalInterface
    interface Attempt {
        CopyOutcome run(Life life) throws InterruptedException;
    }

    MovingRig(Path home) {
        this.home = home;
        open(Server.Role.ALL);
    }

    private void open(Server.Role role, String... settings) {
        Instance opened = Instance.open(config(named, settings));
        try {
            server = Server.start(opened, role);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        instance = opened;
    }

    private Config config(S3TestServer place, String... settings) {
        Map<String, String> environment = new HashMap<>(Map.of("PORT", Integer.toString(port)));
        put(environment, place.settings());
        put(environment, settings);
        return Config.load(home, environment);
    }

    private static void put(Map<String, String> environment, String... lines) {
        for (int i = 0; i < lines.length; i += 2) {
            environment.put(lines[i], lines[i + 1]);
        }
    }

    /// The settings name this place, and the server starts anew.
    void restart(S3TestServer place, String... settings) {
        stop();
        named = place;
        open(Server.Role.ALL, settings);
    }

    void restart(S3TestServer place, Server.Role role) {
        stop();
        named = place;
        open(role);
    }

    /// The settings name this place; the server has not read them.
    void rename(S3TestServer place) {
        named = place;
    }

    /// How the ledger names it.
    String place(S3TestServer server) {
        return config(server).storage().active().images().place();
    }

    Instance instance() {
        return instance;
    }

    /// As another process opens it.
    Instance another() {
        return Instance.open(config(named));
    }

    Server server() {
        return server;
    }

    MediaLibrary library() {
        return server.features().media().library();
    }

    Optional<Move> move() {
        return instance.moves().current();
    }

    Move under() {
        return move().orElseThrow();
    }

    /// What `storage migrate --to` does.
    CopyOutcome forth(Life life) throws InterruptedException {
        try (Instance own = Instance.open(config(named))) {
            Moving moving = moving(own, life);
            if (own.moves().current().isEmpty()) {
                assertThat(moving.begin(
                                own.config().storage().active(),
                                config(fresh).storage().active()))
                        .isTrue();
            }
            life.step();
            if (own.moves().current().orElseThrow().phase() == Move.Phase.COPYING) {
                CopyOutcome copied = moving.copy(own.moves().current().orElseThrow(), progress(life));
                if (!copied.complete()) {
                    return copied;
                }
                life.step();
            }
            return moving.switchOver(own.moves().current().orElseThrow(), progress(life));
        }
    }

    /// What `storage migrate --finish` does.
    CopyOutcome finish(Life life) throws InterruptedException {
        try (Instance own = Instance.open(config(named))) {
            life.step();
            return moving(own, life).finish(own.moves().current().orElseThrow(), progress(life));
        }
    }

    /// What `storage migrate --abort` does.
    CopyOutcome back(Life life) throws InterruptedException {
        try (Instance own = Instance.open(config(named))) {
            life.step();
            return moving(own, life).turnBack(own.moves().current().orElseThrow(), progress(life));
        }
    }

    /// What `storage migrate --finish --old-store-is-gone` does.
    long finishWithoutSource() throws InterruptedException {
        try (Instance own = Instance.open(config(named))) {
            return moving(own, Life.endless())
                    .finishWithoutSource(own.moves().current().orElseThrow());
        }
    }

    /// Begins a move and copies; the process ends before it switches over.
    void copy() throws InterruptedException {
        Moving moving = moving(instance, Life.endless());
        assertThat(moving.begin(
                        instance.config().storage().active(),
                        config(fresh).storage().active()))
                .isTrue();
        assertThat(moving.copy(under(), CopyProgress.SILENT).complete()).isTrue();
        instance.moves().rest("");
    }

    /// By a process that knows the move as it was.
    void switchOver(Move known) throws InterruptedException {
        moving(instance, Life.endless()).switchOver(known, CopyProgress.SILENT);
    }

    private Moving moving(Instance own, Life life) {
        return new Moving(own, Moving.Manner.USUAL, _ -> {
            life.step();
            server.features().lookForMove();
            life.step();
        });
    }

    private static CopyProgress progress(Life life) {
        return (_, _) -> life.step();
    }

    /// Kills it after a step more each time, later after a few, until it has lived long enough; things happen between
    /// its lives. Each phase begins with the first step again.
    void killedAtEveryStep(Attempt attempt, Runnable between) throws InterruptedException {
        Optional<Move.Phase> phase = move().map(Move::phase);
        for (int steps = 0; ; steps += steps < 8 ? 1 : 4) {
            try {
                assertThat(attempt.run(new Life(steps)).reasons()).isEmpty();
                server.features().lookForMove();
                return;
            } catch (Killed e) {
                between.run();
                Optional<Move.Phase> now = move().map(Move::phase);
                steps = now.equals(phase) ? steps : -1;
                phase = now;
            }
        }
    }

    /// @return its id
    long upload() {
        byte[] file = TestImages.jpeg(150 + kept.size(), 200);
        Keeping keeping = library()
                .keepAndLook(
                        MediaKind.COVER, new Upload("cover.jpg", file.length, () -> new ByteArrayInputStream(file)), 0);
        long id = ((Keeping.Kept) keeping).id().value();
        await(() -> library().state(new MediaId(id)).orElseThrow() instanceof MediaState.Waiting);
        kept.put(id, new HashMap<>());
        look(id);
        return id;
    }

    /// Keeps in mind what its files are now, as the place that leads has them.
    private void look(long id) {
        S3TestServer leading = move().map(Move::phase)
                        .filter(phase -> phase == Move.Phase.SWITCHED || phase == Move.Phase.RETURNING)
                        .isPresent()
                ? fresh
                : named;
        Map<String, Integer> files = kept.get(id);
        addresses(picture(id))
                .forEach(address -> files.put(
                        name(address),
                        Arrays.hashCode(leading.objects()
                                .get(name(address).substring(1))
                                .bytes())));
        assertThat(files).isNotEmpty();
    }

    /// Takes a picture in that no job looks at yet.
    long uploadWithoutJobs() {
        byte[] file = TestImages.jpeg(333, 222);
        Keeping keeping = library()
                .keep(MediaKind.COVER, new Upload("cover.jpg", file.length, () -> new ByteArrayInputStream(file)), 0);
        return ((Keeping.Kept) keeping).id().value();
    }

    void discard(long id) {
        library().discard(new MediaId(id));
        kept.remove(id);
        awaitJobs();
    }

    long oldest() {
        return kept.keySet().iterator().next();
    }

    /// The same copies are made and put again under the same names.
    void remakeCopies() {
        assertThat(server.features()
                        .media()
                        .thumbnails()
                        .generate(true, (_, _) -> {})
                        .failed())
                .isZero();
        kept.keySet().forEach(this::look);
    }

    void awaitJobs() {
        await(() -> count("select count(*) from media where state in ('GONE', 'WAITING')") > 0);
    }

    private static void await(BooleanSupplier busy) {
        while (busy.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
            assertThat(Thread.interrupted()).as("out of time").isFalse();
        }
    }

    long count(String sql) {
        return instance.database()
                .read(handle -> handle.createQuery(sql).mapTo(long.class).one());
    }

    /// Of the files that the ledger knows of this picture.
    List<String> keys(long id) {
        return instance.database()
                .read(handle -> handle.createQuery("select object_key from media_file where media_id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .list());
    }

    void change(String sql) {
        instance.database().change(handle -> handle.execute(sql));
    }

    Picture picture(long id) {
        return Optional.ofNullable(library().pictures(List.of(id)).get(id)).orElseThrow();
    }

    private static List<String> addresses(Picture picture) {
        return Stream.of(
                        picture.webp().stream().map(Picture.Size::url),
                        picture.jpeg().stream().map(Picture.Size::url),
                        Stream.of(picture.lasting()))
                .flatMap(all -> all)
                .toList();
    }

    private static String name(String address) {
        return address.substring(address.indexOf("/images/"));
    }

    private byte[] fetch(String address) {
        URI whole = URI.create(instance.config().web().origin()).resolve(address);
        try {
            HttpResponse<byte[]> answer =
                    reader.send(HttpRequest.newBuilder(whole).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(address, e);
        }
    }

    /// Every picture as pages link it now, each of its files whole.
    void assertAllServed() {
        kept.forEach((id, files) -> addresses(picture(id))
                .forEach(address ->
                        assertThat(Arrays.hashCode(fetch(address))).as(address).isEqualTo(files.get(name(address)))));
    }

    /// One file of each picture.
    void assertShown() {
        kept.forEach((id, files) -> {
            String address = picture(id).fallback();
            assertThat(Arrays.hashCode(fetch(address))).as(address).isEqualTo(files.get(name(address)));
        });
    }

    /// What the ledger knows is in this place, whole, and nothing else, and the ledger says that it is there.
    void assertLedgerIsRightAbout(S3TestServer place) {
        StorageConfig where = config(place).storage().active().images();
        List<Discrepancy> wrong = new ArrayList<>();
        try (ObjectStore store = StoreWiring.open(where, instance.clock())) {
            new MediaVerification(
                            instance.database(),
                            new MediaVerification.Places(store, Optional.empty(), where.place()),
                            instance.clock())
                    .run(wrong::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(wrong).isEmpty();
        List<String> places = instance.database()
                .read(handle -> handle.createQuery("select distinct place from media where state = 'READY'")
                        .mapTo(String.class)
                        .list());
        assertThat(places).containsExactly(where.place());
    }

    private void stop() {
        server.close();
        instance.close();
    }

    @Override
    public void close() {
        stop();
        reader.close();
        old.close();
        fresh.close();
    }
}
