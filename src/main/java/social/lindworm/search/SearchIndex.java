package social.lindworm.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/// One index folder, written or only followed by this process. Safe to use from several threads; changes are seen by
/// searches after [#refresh] and kept
/// after [#commit], with the place in the change log up to which they go.
final class SearchIndex implements Closeable {

    /// Raise when documents change their form; a folder of another version is built anew.
    private static final String VERSION = "1";

    private static final String VERSION_KEY = "version";
    private static final String POSITION_KEY = "position";
    private static final double BUFFER_MB = 16;
    private static final int MOST_WORKS_OF_AN_EDITION = 100;

    /// Lucene warns at each start that the JVM has no incubating vector module; nothing here would use it. The field
    /// keeps the logger and its level from being collected.
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        VECTORS.setLevel(Level.SEVERE);
    }

    private final FSDirectory directory;
    private final @Nullable IndexWriter writer;
    private final SearcherManager searchers;

    private SearchIndex(FSDirectory directory, @Nullable IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = writer == null
                ? new SearcherManager(directory, new SearcherFactory())
                : new SearcherManager(writer, true, true, new SearcherFactory());
    }

    /// A new, empty index.
    static SearchIndex create(Path folder) throws IOException {
        return open(FSDirectory.open(folder), IndexWriterConfig.OpenMode.CREATE);
    }

    /// The index that was committed in that folder. If another process writes it, this one follows what that one
    /// commits.
    ///
    /// @throws IOException of some kind if it is missing, broken, or of another version
    static SearchIndex open(Path folder) throws IOException {
        SearchIndex index;
        try {
            index = open(FSDirectory.open(folder), IndexWriterConfig.OpenMode.APPEND);
        } catch (LockObtainFailedException e) {
            return follow(folder);
        }
        return ofThisVersion(index);
    }

    /// The index that was committed in that folder, to be read while another process writes it.
    ///
    /// @throws IOException of some kind if it is missing, broken, or of another version
    static SearchIndex follow(Path folder) throws IOException {
        return ofThisVersion(new SearchIndex(FSDirectory.open(folder), null));
    }

    private static SearchIndex ofThisVersion(SearchIndex index) throws IOException {
        if (VERSION.equals(index.committed().get(VERSION_KEY))) {
            return index;
        }
        index.close();
        throw new IndexUnreadable("it has the form of another version of the program");
    }

    private static SearchIndex open(FSDirectory directory, IndexWriterConfig.OpenMode mode) throws IOException {
        // Every segment has a dictionary of its own in which typos are looked up, so there should be few.
        TieredMergePolicy few = new TieredMergePolicy();
        few.setSegmentsPerTier(4);
        few.setFloorSegmentMB(BUFFER_MB);
        IndexWriterConfig config = new IndexWriterConfig()
                .setOpenMode(mode)
                .setMergePolicy(few)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setMergeScheduler(new SerialMergeScheduler())
                .setCommitOnClose(false);
        try {
            return new SearchIndex(directory, new IndexWriter(directory, config));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    Found find(Question question) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return new Answers(searcher, question).find();
        } finally {
            searchers.release(searcher);
        }
    }

    /// The works that have this edition as far as the index knows.
    Set<Long> worksOf(long edition) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            TermQuery query = new TermQuery(new Term(Documents.EDITION, Long.toString(edition)));
            var top = searcher.search(query, new TopScoreDocCollectorManager(MOST_WORKS_OF_AN_EDITION, 1));
            Set<Long> works = new HashSet<>();
            for (var scored : top.scoreDocs) {
                works.add(Documents.id(searcher, scored.doc));
            }
            return works;
        } finally {
            searchers.release(searcher);
        }
    }

    /// Whether this process writes it.
    boolean written() {
        return writer != null;
    }

    int size() {
        return writer().getDocStats().numDocs;
    }

    void put(Entry entry) throws IOException {
        writer().updateDocument(new Term(Documents.KEY, entry.kind().key(entry.id())), Documents.of(entry));
    }

    /// Faster than [#put], for an index that cannot hold the entry yet.
    void add(Entry entry) throws IOException {
        writer().addDocument(Documents.of(entry));
    }

    void remove(Kind kind, long id) throws IOException {
        writer().deleteDocuments(new Term(Documents.KEY, kind.key(id)));
    }

    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    void commit(long position) throws IOException {
        writer().setLiveCommitData(Map.of(POSITION_KEY, Long.toString(position), VERSION_KEY, VERSION)
                .entrySet());
        writer().commit();
    }

    /// The place in the change log that was last committed.
    long position() throws IOException {
        return Long.parseLong(committed().getOrDefault(POSITION_KEY, "0"));
    }

    private IndexWriter writer() {
        return Objects.requireNonNull(writer, "the index is written by another process");
    }

    private Map<String, String> committed() throws IOException {
        if (writer == null) {
            return DirectoryReader.listCommits(directory).getLast().getUserData();
        }
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    /// What was not committed is forgotten; the change log has it.
    @Override
    public void close() throws IOException {
        searchers.close();
        if (writer != null) {
            writer.rollback();
        }
        directory.close();
    }
}
