package social.lindworm.transfer.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import social.lindworm.storage.ObjectStore;

/// Whether the media that a backup only lists are where the instance keeps them.
///
/// @param files how many must be there
/// @param right how many are, with exactly their content
/// @param wrong the first of the others
public record MediaLook(long files, long right, long bytes, List<String> wrong) {

    private static final int MOST_NAMED = 20;
    private static final int THREADS = 8;

    public MediaLook {
        wrong = List.copyOf(wrong);
    }

    private record Looked(MediaFile file, boolean right) {}

    static MediaLook at(InputStream packed, ObjectStore media, Progress progress) throws IOException {
        long[] counts = new long[3];
        List<String> wrong = new ArrayList<>();
        progress.begin("media", "files", 0);
        try (Window<Looked> window = new Window<>(THREADS, looked -> {
            counts[0]++;
            progress.add(1);
            if (looked.right()) {
                counts[1]++;
                counts[2] += looked.file().size();
            } else if (wrong.size() < MOST_NAMED) {
                wrong.add(looked.file().key().text());
            }
        })) {
            for (Iterator<MediaFile> all = MediaList.files(packed).iterator(); all.hasNext(); ) {
                MediaFile file = all.next();
                window.add(() -> new Looked(file, MediaReturn.isThere(media, file)));
            }
            window.drain();
        }
        progress.end();
        return new MediaLook(counts[0], counts[1], counts[2], wrong);
    }
}
