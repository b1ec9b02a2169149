package social.lindworm.federation.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import social.lindworm.common.Message;

/// Asks other servers, and only those that anybody on the internet could ask. Every address is looked up once and
/// the connection goes to exactly the address that was checked, after each redirect anew, so that a name cannot
/// point elsewhere in between. Time, size, number of redirects and number of requests at once are limited.
///
/// Thread-safe; blocks for at most the request's time. Never throws for what the other side does: every way to
/// fail is a [FetchFailure].
public final class Fetcher implements AutoCloseable {

    private final FetchConfig config;
    private final Network network;
    private final Watchdog watchdog = new Watchdog();
    private final Semaphore permits;

    public Fetcher(FetchConfig config) {
        this(config, Network.system(config));
    }

    Fetcher(FetchConfig config, Network network) {
        this.config = config;
        this.network = network;
        this.permits = new Semaphore(config.connections(), true);
    }

    /// Sends the request and writes the answer's body (decoded if it came compressed) to the stream, which stays
    /// open. After a failure the stream may hold a beginning of the body; throw it away.
    ///
    /// @throws java.io.UncheckedIOException if the given stream fails
    public FetchOutcome fetch(FetchRequest request, OutputStream into) {
        Optional<WebAddress> address = WebAddress.parse(request.address());
        if (address.isEmpty()) {
            return new FetchFailure.Refused("not a web address", Message.of("fetch.error.address"));
        }
        boolean permitted = false;
        try (Deadline deadline = watchdog.deadline(request.time())) {
            permitted = permits.tryAcquire(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
            if (!permitted) {
                return new FetchFailure.Unreachable("too many requests at once", Message.of("fetch.error.busy"));
            }
            return follow(request, address.get(), deadline, into);
        } catch (FetchException e) {
            return e.failure();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FetchFailure.Unreachable("interrupted", Message.of("fetch.error.busy"));
        } finally {
            if (permitted) {
                permits.release();
            }
        }
    }

    private FetchOutcome follow(FetchRequest request, WebAddress first, Deadline deadline, OutputStream into)
            throws FetchException {
        WebAddress address = first;
        for (int hops = 0; hops <= config.redirects(); hops++) {
            try (Exchange exchange = Exchange.open(network, address, deadline)) {
                Answer answer = exchange.send(request, config.userAgent(), address.sameOrigin(first));
                if (!answer.redirects() || !request.method().equals("GET")) {
                    return finish(request, address, answer, into);
                }
                address = next(address, answer);
            } catch (IOException e) {
                throw FetchException.of(e, deadline, address);
            }
        }
        throw new FetchException(new FetchFailure.Unsuitable(
                "more than " + config.redirects() + " redirects from " + first, Message.of("fetch.error.redirects")));
    }

    /// A redirect may not take a request out of encryption.
    private static WebAddress next(WebAddress from, Answer answer) throws FetchException {
        Optional<WebAddress> to = answer.headers().first("location").flatMap(from::resolve);
        if (to.isEmpty() || (from.secure() && !to.get().secure())) {
            throw new FetchException(new FetchFailure.Unsuitable(
                    from + " redirects to no acceptable address", Message.of("fetch.error.redirects")));
        }
        return to.get();
    }

    private static FetchOutcome finish(FetchRequest request, WebAddress address, Answer answer, OutputStream into)
            throws IOException, FetchException {
        if (answer.status() < 200 || answer.status() > 299) {
            return new FetchFailure.Answered(answer.status(), address.host());
        }
        if (!request.accepts(answer.headers().mediaType())) {
            return new FetchFailure.Unsuitable(
                    address + " is of type " + answer.headers().mediaType(), Message.of("fetch.error.type"));
        }
        long length = Body.copy(answer, request.maxBytes(), into);
        return new FetchOutcome.Fetched(address.toString(), answer.status(), answer.headers(), length);
    }

    /// Ends the timekeeper. Requests under way go on without a limit of time, so drain first.
    @Override
    public void close() {
        watchdog.close();
    }
}
