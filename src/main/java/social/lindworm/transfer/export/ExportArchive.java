package social.lindworm.transfer.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import social.lindworm.account.AccountId;
import social.lindworm.account.Person;
import social.lindworm.account.Profiles;
import social.lindworm.account.Session;
import social.lindworm.book.Contributions.Contribution;
import social.lindworm.media.GivenPictures.Given;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// What is in an archive: `archive.json`, the pictures it names, and a word about both. Passwords, second factors and
/// the tokens of sessions are never in it.
final class ExportArchive {

    private static final int FORMAT = 1;
    private static final JsonFactory JSON = new JsonFactory();

    private final Archived archived;
    private final Clock clock;

    ExportArchive(Archived archived, Clock clock) {
        this.archived = archived;
        this.clock = clock;
    }

    void write(AccountId owner, Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("README.txt"));
            zip.write(readme().getBytes(StandardCharsets.UTF_8));
            List<Given> found = new ArrayList<>();
            for (Given picture : archived.pictures().of(owner.value())) {
                if (copy(picture, zip)) {
                    found.add(picture);
                }
            }
            zip.putNextEntry(new ZipEntry("archive.json"));
            json(owner, found, zip);
        }
    }

    private String readme() {
        return """
                What you have given to %s, as of %s.

                archive.json   your profile, your settings, where you were signed in, every change you made to books,
                               and a list of the pictures
                pictures/      the pictures you uploaded, as they are kept

                The times are in UTC. Nothing in here can be used to sign in.
                """.formatted(archived.origin(), clock.instant());
    }

    private static String path(Given picture) {
        return "pictures/" + picture.key();
    }

    /// A picture that went away meanwhile is left out.
    private boolean copy(Given picture, ZipOutputStream zip) throws IOException {
        try (StoredObject object = archived.pictures().open(picture)) {
            ZipEntry entry = new ZipEntry(path(picture));
            entry.setLastModifiedTime(FileTime.from(picture.given()));
            zip.putNextEntry(entry);
            object.stream().transferTo(zip);
            return true;
        } catch (StorageException.Missing e) {
            return false;
        }
    }

    private void json(AccountId owner, List<Given> pictures, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            json.writeStringField("instance", archived.origin());
            json.writeStringField("made", clock.instant().toString());
            person(json, owner);
            sessions(json, owner);
            pictures(json, pictures);
            edits(json, owner);
            json.writeEndObject();
        }
    }

    private void person(JsonGenerator json, AccountId owner) throws IOException {
        Person person = archived.accounts().find(owner).orElseThrow();
        Profiles.Settings settings = archived.profiles().of(owner);
        String email = archived.accounts().details(owner).email();
        json.writeObjectFieldStart("profile");
        json.writeStringField("username", person.username());
        json.writeStringField("displayName", settings.displayName());
        json.writeStringField("summary", settings.summary());
        json.writeStringField("email", email == null ? "" : email);
        json.writeStringField("role", person.role().name());
        json.writeStringField("joined", person.joined().toString());
        json.writeStringField("address", archived.origin() + person.path());
        json.writeEndObject();
        json.writeObjectFieldStart("settings");
        json.writeStringField("language", settings.language());
        json.writeStringField("theme", settings.theme().name());
        json.writeStringField("timeZone", settings.zone());
        json.writeEndObject();
    }

    private void sessions(JsonGenerator json, AccountId owner) throws IOException {
        json.writeArrayFieldStart("sessions");
        for (Session session : archived.sessions().of(owner)) {
            json.writeStartObject();
            json.writeStringField("since", session.since().toString());
            json.writeStringField("lastSeen", session.lastSeen().toString());
            json.writeStringField("from", session.address());
            json.writeStringField("browser", session.device().browser());
            json.writeStringField("system", session.device().system());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void pictures(JsonGenerator json, List<Given> pictures) throws IOException {
        json.writeArrayFieldStart("pictures");
        for (Given picture : pictures) {
            json.writeStartObject();
            json.writeStringField("kind", picture.kind().name());
            json.writeStringField("file", path(picture));
            json.writeStringField("given", picture.given().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// A few at a time: somebody may have made a hundred thousand.
    private void edits(JsonGenerator json, AccountId owner) throws IOException {
        json.writeArrayFieldStart("edits");
        List<Contribution> some = archived.contributions().after(owner.value(), 0);
        while (!some.isEmpty()) {
            for (Contribution edit : some) {
                json.writeStartObject();
                json.writeStringField("kind", edit.subject().kind().name());
                json.writeNumberField("record", edit.subject().id());
                json.writeStringField(
                        "address", archived.origin() + edit.subject().path());
                json.writeNumberField("number", edit.number());
                json.writeStringField("action", edit.action());
                json.writeStringField("note", edit.note());
                json.writeStringField("when", edit.when().toString());
                json.writeFieldName("facts");
                json.writeRawValue(edit.facts());
                json.writeEndObject();
            }
            some = archived.contributions().after(owner.value(), some.getLast().id());
        }
        json.writeEndArray();
    }
}
