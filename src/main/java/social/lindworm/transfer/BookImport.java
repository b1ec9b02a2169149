package social.lindworm.transfer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import social.lindworm.book.Arrivals;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;
import social.lindworm.common.Progress;

/// Takes in a table of books with the columns of goodbooks-10k. Rows that are there already add nothing, so an import
/// that was cut off is simply run again; two at once make no twins. A file that is broken as a whole is refused before
/// anything is written.
public final class BookImport {

    private static final int ROWS_AT_ONCE = 1_000;

    private final Arrivals arrivals;
    private final Function<Message, String> texts;
    private final Path rejectsOtherwise;

    /// @param texts how the reasons of refused rows are written
    /// @param rejectsOtherwise the folder for refused rows when the one of the imported file cannot be written to
    public BookImport(Arrivals arrivals, Function<Message, String> texts, Path rejectsOtherwise) {
        this.arrivals = arrivals;
        this.texts = texts;
        this.rejectsOtherwise = rejectsOtherwise;
    }

    /// @throws AppException.Invalid naming line and column, if the file is no such table
    public ImportResult run(Path file, Progress progress) throws IOException {
        long rows;
        try (InputStream content = Files.newInputStream(file)) {
            rows = CsvCheck.rows(content) - 1;
        }
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(16 << 20)
                .ofCsvRecord(file)) {
            Iterator<CsvRecord> records = csv.iterator();
            List<String> header = records.hasNext() ? records.next().getFields() : List.of("");
            BookColumns columns = new BookColumns(header);
            try (Rejects rejects = Rejects.open(file, rejectsOtherwise, header)) {
                Tally tally = new Tally();
                List<BookRow.Good> waiting = new ArrayList<>(ROWS_AT_ONCE);
                long done = 0;
                boolean surveyed = false;
                while (records.hasNext()) {
                    CsvRecord record = records.next();
                    switch (columns.read(record.getFields())) {
                        case BookRow.Good good -> waiting.add(good);
                        case BookRow.Refused refused -> rejects.add(texts.apply(refused.reason()), record.getFields());
                    }
                    done++;
                    if (waiting.size() == ROWS_AT_ONCE || !records.hasNext()) {
                        tally.add(arrivals.batch(batch -> new BookBatch(batch).add(waiting)));
                        waiting.clear();
                        if (!surveyed && records.hasNext()) {
                            arrivals.survey();
                            surveyed = true;
                        }
                        progress.at(done, Math.max(rows, done));
                    }
                }
                return tally.result(rejects);
            }
        }
    }

    private static final class Tally {
        private int works;
        private int editions;
        private int authors;
        private int known;

        void add(BookBatch.Added added) {
            works += added.works();
            editions += added.editions();
            authors += added.authors();
            known += added.known();
        }

        ImportResult result(Rejects rejects) throws IOException {
            return new ImportResult(works, editions, authors, known, rejects.count(), rejects.finish());
        }
    }
}
