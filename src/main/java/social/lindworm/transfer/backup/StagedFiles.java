package social.lindworm.transfer.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Small private files that are written beside the place where they belong, so that a rename puts them there.
final class StagedFiles implements AutoCloseable {

    private record Staged(Path written, Path place) {}

    private final List<Staged> files = new ArrayList<>();

    void write(Path place, String text) throws IOException {
        Path written = place.resolveSibling(place.getFileName() + ".restoring");
        Files.deleteIfExists(written);
        files.add(new Staged(written, place));
        PrivateFiles.create(written);
        Files.writeString(written, text);
    }

    /// @param aside where those go that they replace
    void takeOver(Moves moves, Path aside) throws IOException {
        for (Staged file : files) {
            moves.move(file.place(), aside.resolve(file.place().getFileName()));
            moves.move(file.written(), file.place());
        }
    }

    /// Removes what took no place.
    @Override
    public void close() throws IOException {
        for (Staged file : files) {
            Files.deleteIfExists(file.written());
        }
    }
}
