package social.lindworm.storage.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.storage.ObjectKey;

class FolderNamesTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 100})
    void aFolderReadInPiecesOfAnySizeGivesEveryNameOnceInKeyOrder(int pieceSize) throws IOException {
        for (String file : List.of("b", "b.jpg", "b-2", "z", "Ω.jpg")) {
            Files.createFile(root.resolve(file));
        }
        Files.createDirectory(root.resolve("a"));
        Files.createDirectory(root.resolve("c"));
        Files.createFile(root.resolve("c.jpg"));
        Files.createSymbolicLink(root.resolve("link"), root.resolve("b"));
        Files.createDirectory(root.resolve(ObjectKey.RESERVED));

        assertThat(all(new FolderNames(root, "", pieceSize)))
                .containsExactly("a/", "b", "b-2", "b.jpg", "c.jpg", "c/", "z", "Ω.jpg");
    }

    @Test
    void theNamesOfAFolderBelowTheRootStartAtTheRoot() throws IOException {
        Files.createDirectories(root.resolve("covers/small"));
        Files.createFile(root.resolve("covers/a.jpg"));

        assertThat(all(new FolderNames(root, "covers/", 1))).containsExactly("covers/a.jpg", "covers/small/");
    }

    @Test
    void whatComesAndGoesBetweenTwoPiecesIsSeenAsItIsThen() throws IOException {
        for (String file : List.of("a", "b", "d")) {
            Files.createFile(root.resolve(file));
        }
        FolderNames names = new FolderNames(root, "", 2);

        assertThat(names.next()).isEqualTo("a");
        Files.delete(root.resolve("d"));
        Files.createFile(root.resolve("c"));

        assertThat(all(names)).containsExactly("b", "c");
    }

    @Test
    void aFolderThatIsGoneHasNoNames() {
        assertThat(all(new FolderNames(root, "covers/", 2))).isEmpty();
    }

    private static List<String> all(FolderNames names) {
        List<String> all = new ArrayList<>();
        names.forEachRemaining(all::add);
        return all;
    }
}
