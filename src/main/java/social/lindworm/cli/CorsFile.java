package social.lindworm.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.lindworm.common.FileTrouble;
import social.lindworm.storage.s3.CorsRule;

/// The document that the AWS command line takes for `put-bucket-cors`, which guides hand out as `cors.json`.
final class CorsFile {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> METHODS = List.of("GET", "HEAD", "PUT", "POST", "DELETE");

    private CorsFile() {}

    /// @throws Unusable saying what to write
    static List<CorsRule> read(Path file) throws Unusable {
        JsonNode rules = parse(file).path("CORSRules");
        if (!rules.isArray() || rules.isEmpty()) {
            throw new Unusable(file + ": write {\"CORSRules\": [{\"AllowedOrigins\": [\"https://books.example\"],"
                    + " \"AllowedMethods\": [\"GET\"]}]}");
        }
        List<CorsRule> read = new ArrayList<>();
        for (JsonNode rule : rules) {
            read.add(rule(file, read.size() + 1, rule));
        }
        return read;
    }

    /// The file is not such a document.
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    private static JsonNode parse(Path file) throws Unusable {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new Unusable("there is no file " + file);
        } catch (JsonProcessingException e) {
            throw new Unusable(file + " is no JSON: " + e.getOriginalMessage() + " in line "
                    + Optional.ofNullable(e.getLocation())
                            .map(place -> place.getLineNr())
                            .orElse(1));
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read: " + FileTrouble.of(e));
        }
    }

    private static CorsRule rule(Path file, int number, JsonNode rule) throws Unusable {
        String where = file + ", rule " + number;
        List<String> origins = texts(where, rule, "AllowedOrigins");
        List<String> methods = texts(where, rule, "AllowedMethods");
        if (origins.isEmpty() || methods.isEmpty()) {
            throw new Unusable(where + ": AllowedOrigins and AllowedMethods each need an entry");
        }
        for (String method : methods) {
            if (!METHODS.contains(method)) {
                throw new Unusable(where + ": a method is one of " + METHODS + ", not " + method);
            }
        }
        for (String origin : origins) {
            if (!origin.matches("\\*|https?://[^/\\s]+")) {
                throw new Unusable(where
                        + ": write an origin as https://books.example, without a slash at its end, not " + origin);
            }
        }
        JsonNode age = rule.path("MaxAgeSeconds");
        if (!age.isMissingNode() && !age.canConvertToInt()) {
            throw new Unusable(where + ": MaxAgeSeconds is a whole number");
        }
        return new CorsRule(
                origins,
                methods,
                texts(where, rule, "AllowedHeaders"),
                texts(where, rule, "ExposeHeaders"),
                age.isMissingNode() ? Optional.empty() : Optional.of(age.intValue()));
    }

    private static List<String> texts(String where, JsonNode rule, String name) throws Unusable {
        List<String> texts = new ArrayList<>();
        JsonNode list = rule.path(name);
        if (!list.isMissingNode() && !list.isArray()) {
            throw new Unusable(where + ": " + name + " is a list of texts");
        }
        for (JsonNode text : list) {
            if (!text.isTextual()) {
                throw new Unusable(where + ": " + name + " is a list of texts");
            }
            texts.add(text.textValue());
        }
        return texts;
    }
}
