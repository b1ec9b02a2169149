package social.lindworm.storage.opendal;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoreTraits;
import social.lindworm.storage.StoredObject;

/// Objects in a container of a service that Apache OpenDAL reaches, below the root of its settings. Thread-safe.
/// Making one asks nothing of the service. What [#put] tells as the time of the change is our clock where the service
/// was not asked. An object of more than 4 MB that is replaced while it is read ends its reader with a failure,
/// never with a mixture; one that is put with more than 8 MB has no attributes.
public final class CloudStore implements ObjectStore {

    private final StorageConfig.Cloud config;
    private final CloudClient client;
    private final Optional<CloudHttp> http;
    private final CloudKind kind;
    private final CloudReader reader;
    private final CloudWriter writer;
    private volatile boolean containerSeen;

    /// @throws StorageException.Denied if an option is wrong, with the setting in its advice
    public CloudStore(StorageConfig.Cloud config, Clock clock) {
        this.config = config;
        OptionNames.require(config);
        this.client = new CloudClient(config);
        this.http = CloudHttp.of(config);
        this.kind = CloudKind.of(config.service(), client.abilities());
        this.reader = new CloudReader(client, kind);
        this.writer = new CloudWriter(config, client, http, reader, clock);
    }

    @Override
    public StoreTraits traits() {
        return new StoreTraits(
                kind.types() && kind.cacheRules(),
                false,
                kind.md5(),
                config.limits().concurrency());
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        client.requireOpen("put");
        ObjectInfo put = writer.put(fit(key), content, attributes);
        containerSeen = true;
        return put;
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        client.requireOpen("open");
        try {
            return reader.open(fit(key), range);
        } catch (StorageException.Missing e) {
            requireContainer();
            throw e;
        }
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        client.requireOpen("stat");
        Optional<ObjectInfo> found = reader.stat("stat", fit(key));
        if (found.isEmpty()) {
            requireContainer();
        } else {
            containerSeen = true;
        }
        return found;
    }

    /// A missing container answers like a missing object; once it was seen it is taken to stay.
    private void requireContainer() {
        if (!containerSeen && !kind.folders()) {
            client.list(ObjectKey.RESERVED + "/", false, false);
            containerSeen = true;
        }
    }

    /// A folder is no object, and some services would delete all that is in it.
    @Override
    public void delete(ObjectKey key) {
        client.requireOpen("delete");
        if (!kind.folders() || reader.stat("delete", fit(key)).isPresent()) {
            try {
                client.delete(key, fit(key).text());
            } catch (StorageException.Missing e) {
                containerSeen = false;
            }
            requireContainer();
        }
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        client.requireOpen("list");
        return kind.swift()
                ? new SwiftListing(client, http.orElseThrow(), CloudClient.root(config), range).stream()
                : new CloudListing(client, kind, range).stream();
    }

    @Override
    public void close() {
        client.close();
        http.ifPresent(CloudHttp::close);
    }

    private ObjectKey fit(ObjectKey key) {
        String fault = CloudKind.fault(key.text());
        if (!fault.isEmpty()) {
            throw new StorageException.InvalidKey(key.text(), fault);
        }
        return key;
    }
}
