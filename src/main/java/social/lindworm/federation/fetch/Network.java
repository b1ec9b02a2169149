package social.lindworm.federation.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import social.lindworm.common.Message;

/// Names, addresses, connections: from a host to a socket whose other end was checked.
///
/// @param lookup asked once for each connection
record Network(Lookup lookup, AddressRule rule, SSLSocketFactory tls) {

    private static final int ADDRESSES_TRIED = 3;
    private static final Duration CONNECT_TIME = Duration.ofSeconds(5);

    @FunctionalInterface
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    static Network system(FetchConfig config) {
        return new Network(InetAddress::getAllByName, config.rule(), (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /// A connection to one of the host's permitted addresses, encrypted and with the host's name verified if the
    /// address says so. The deadline closes it when time is over.
    Socket connect(WebAddress to, Deadline deadline) throws IOException, FetchException {
        Socket plain = connectPlain(to, permitted(to, deadline), deadline);
        if (!to.secure()) {
            return plain;
        }
        try {
            SSLSocket secure = (SSLSocket) tls.createSocket(plain, to.host(), to.port(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private List<InetAddress> permitted(WebAddress to, Deadline deadline) throws IOException, FetchException {
        List<InetAddress> permitted = Arrays.stream(resolve(to, deadline))
                .filter(rule::allows)
                .limit(ADDRESSES_TRIED)
                .toList();
        if (permitted.isEmpty()) {
            throw new FetchException(new FetchFailure.Refused(
                    to.host() + " is not at a public address", Message.of("fetch.error.private", to.host())));
        }
        return permitted;
    }

    /// The system's resolver knows no time limit, so another thread waits for it.
    private InetAddress[] resolve(WebAddress to, Deadline deadline) throws IOException, FetchException {
        FutureTask<InetAddress[]> task = new FutureTask<>(() -> lookup.addresses(to.host()));
        Thread.ofPlatform().daemon().name("name lookup").start(task);
        try {
            return task.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw FetchException.tooSlow(to);
        } catch (ExecutionException e) {
            throw new FetchException(new FetchFailure.Unreachable(
                    to.host() + " is not known", Message.of("fetch.error.unknownHost", to.host())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Socket connectPlain(WebAddress to, List<InetAddress> addresses, Deadline deadline)
            throws IOException {
        IOException last = new SocketException("no address");
        for (InetAddress address : addresses) {
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                deadline.closeWhenOver(socket);
                int wait = (int) Math.clamp(deadline.left().toMillis(), 1, CONNECT_TIME.toMillis());
                socket.connect(new InetSocketAddress(address, to.port()), wait);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }
}
