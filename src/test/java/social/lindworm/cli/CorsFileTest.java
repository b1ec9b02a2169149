package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.lindworm.storage.s3.CorsRule;

class CorsFileTest {

    @TempDir
    private Path folder;

    @Test
    void theDocumentOfTheAwsCommandLineIsRead() throws Exception {
        Path file = file("""
                {"CORSRules": [{
                  "AllowedOrigins": ["https://books.example", "https://www.books.example"],
                  "AllowedHeaders": ["*"],
                  "AllowedMethods": ["GET", "HEAD", "POST", "PUT", "DELETE"],
                  "MaxAgeSeconds": 3000,
                  "ExposeHeaders": ["Etag"]
                }]}
                """);

        assertThat(CorsFile.read(file))
                .containsExactly(new CorsRule(
                        List.of("https://books.example", "https://www.books.example"),
                        List.of("GET", "HEAD", "POST", "PUT", "DELETE"),
                        List.of("*"),
                        List.of("Etag"),
                        Optional.of(3000)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no JSON|is no JSON",
                "{}|write {\"CORSRules\"",
                "{\"CORSRules\": []}|write {\"CORSRules\"",
                "{\"CORSRules\": [{\"AllowedOrigins\": [\"*\"]}]}|rule 1: AllowedOrigins and AllowedMethods each need",
                "{\"CORSRules\": [{\"AllowedOrigins\": \"*\", \"AllowedMethods\": [\"GET\"]}]}|AllowedOrigins is a list",
                "{\"CORSRules\": [{\"AllowedOrigins\": [\"*\"], \"AllowedMethods\": [\"FETCH\"]}]}|not FETCH",
                "{\"CORSRules\": [{\"AllowedOrigins\": [\"b.example\"], \"AllowedMethods\": [\"GET\"]}]}|write an origin as",
                "{\"CORSRules\": [{\"AllowedOrigins\": [\"https://a.b/\"], \"AllowedMethods\": [\"GET\"]}]}|without a slash",
                "{\"CORSRules\": [{\"AllowedOrigins\": [\"*\"], \"AllowedMethods\": [\"GET\"], \"MaxAgeSeconds\": \"x\"}]}|whole number"
            })
    void whatIsWrongIsSaid(String text, String said) throws IOException {
        Path file = file(text);

        assertThatThrownBy(() -> CorsFile.read(file))
                .isInstanceOf(CorsFile.Unusable.class)
                .hasMessageContaining(said);
    }

    @Test
    void aMissingFileIsSaid() {
        assertThatThrownBy(() -> CorsFile.read(folder.resolve("none.json"))).hasMessageContaining("there is no file");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("cors.json"), text);
    }
}
