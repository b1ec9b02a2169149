package social.lindworm.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;

/// One index folder that this process writes. Safe to use from several threads; changes are seen by searches after
/// [#refresh].
final class SearchIndex implements Closeable {

    /// Raise when documents change their form; a folder of another version is built anew.
    static final String VERSION = "1";

    private static final String POSITION = "position";
    private static final double BUFFER_MB = 16;

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private SearchIndex(FSDirectory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, true, true, new SearcherFactory());
    }

    static SearchIndex open(Path folder) throws IOException {
        FSDirectory directory = FSDirectory.open(folder);
        // Every segment has a dictionary of its own in which typos are looked up, so there should be few.
        TieredMergePolicy few = new TieredMergePolicy();
        few.setSegmentsPerTier(4);
        few.setFloorSegmentMB(BUFFER_MB);
        IndexWriterConfig config = new IndexWriterConfig()
                .setMergePolicy(few)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setMergeScheduler(new SerialMergeScheduler())
                .setCommitOnClose(false);
        return new SearchIndex(directory, new IndexWriter(directory, config));
    }

    Found find(Question question) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return new Answers(searcher, question).find();
        } finally {
            searchers.release(searcher);
        }
    }

    void put(Entry entry) throws IOException {
        writer.updateDocument(new Term(Documents.KEY, entry.kind().key(entry.id())), Documents.of(entry));
    }

    /// Faster than [#put], for an index that cannot hold the entry yet.
    void add(Entry entry) throws IOException {
        writer.addDocument(Documents.of(entry));
    }

    void remove(Kind kind, long id) throws IOException {
        writer.deleteDocuments(new Term(Documents.KEY, kind.key(id)));
    }

    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    void commit(long position) throws IOException {
        writer.setLiveCommitData(
                Map.of(POSITION, Long.toString(position), "version", VERSION).entrySet());
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
