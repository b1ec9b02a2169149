package social.lindworm.storage.s3;

import java.io.IOException;
import java.time.Clock;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.StorageException;

/// Requests whose every failure is a [StorageException]. Thread-safe.
final class S3Calls implements AutoCloseable {

    private final S3Connection connection;
    private final S3Errors errors;
    private volatile boolean closed;

    S3Calls(StorageConfig.S3 config, Clock clock) {
        this.connection = new S3Connection(config, clock);
        this.errors = new S3Errors(config);
    }

    /// What is done with an answer while its connection is held.
    interface Reading<T> {
        T read(S3Answer answer) throws IOException;
    }

    /// What `reading` makes of an answer that says yes.
    ///
    /// @param subject the key, or what else it is about
    <T> T ask(String action, Object subject, S3Request request, Reading<T> reading) {
        return askAny(action, subject, request, answer -> {
            if (!answer.isSuccess()) {
                throw errors.translate(action, subject, S3Error.of(answer));
            }
            return reading.read(answer);
        });
    }

    /// What `reading` makes of any answer.
    <T> T askAny(String action, Object subject, S3Request request, Reading<T> reading) {
        requireOpen(action);
        try (S3Answer answer = connection.send(request)) {
            return reading.read(answer);
        } catch (IOException e) {
            throw errors.translate(action, subject, e);
        }
    }

    /// An answer that says yes, whose body the caller reads and closes.
    S3Answer open(String action, Object subject, S3Request request) {
        requireOpen(action);
        try {
            S3Answer answer = connection.send(request);
            if (!answer.isSuccess() && answer.status() != 416) {
                try (answer) {
                    throw errors.translate(action, subject, S3Error.of(answer));
                }
            }
            return answer;
        } catch (IOException e) {
            throw errors.translate(action, subject, e);
        }
    }

    S3Xml document(String action, Object subject, S3Request request, String group) {
        return ask(action, subject, request, answer -> S3Xml.parse(answer.document(), group));
    }

    StorageException failure(String action, Object subject, S3Error error) {
        return errors.translate(action, subject, error);
    }

    S3Connection connection() {
        return connection;
    }

    void requireOpen(String action) {
        if (closed) {
            throw new StorageException.Closed(action);
        }
    }

    @Override
    public void close() {
        closed = true;
        connection.close();
    }
}
