package social.lindworm.cli;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.lindworm.app.Features;
import social.lindworm.app.Instance;
import social.lindworm.app.StoreWiring;
import social.lindworm.app.Stores;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.Discrepancy;
import social.lindworm.media.MediaVerification;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.local.LocalStore;

@Command(
        name = "verify",
        description = "compare the files with the ledger in the database, and name what is missing or orphaned",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every file of the ledger is there with its size", "1:something is missing or wrong"},
        footer = {
            "",
            "What --repair cannot make again, storage heal looks for elsewhere.",
            "The server may run. Files under names that this program never gives are counted and never deleted,",
            "unless --unknown-names is given: they may be what BookWyrm left."
        })
final class StorageVerifyCommand extends InstanceCommand {

    @Option(names = "--repair", description = "make missing or wrong smaller copies again from the pictures themselves")
    private boolean repair;

    @Option(names = "--delete-orphans", description = "after a question, delete files older than a day without a row")
    private boolean deleteOrphans;

    @Option(names = "--unknown-names", description = "with --delete-orphans: also those under names that are not ours")
    private boolean unknownNames;

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    private final VerifyTally tally = new VerifyTally();
    private long deletable;
    private long deletableBytes;

    @Override
    int run(Instance instance) throws IOException {
        Path orphans = Files.createTempFile("orphans", ".txt");
        try (ObjectStore store = active(instance);
                ObjectStore folder = new LocalStore(instance.config().home().media(), instance.clock())) {
            MediaVerification verification =
                    new MediaVerification(instance.database(), places(instance, store, folder), instance.clock());
            MediaVerification.Outcome outcome;
            try (BufferedWriter list = Files.newBufferedWriter(orphans)) {
                outcome = verification.run(found -> tell(verification, found, list));
            }
            if (repair) {
                repair(instance);
            }
            long deleted = deleteOrphans ? delete(verification, orphans) : 0;
            out().println(tally.summary(outcome, deleted));
            return tally.sound() ? 0 : 1;
        } finally {
            Files.deleteIfExists(orphans);
        }
    }

    private static ObjectStore active(Instance instance) {
        return StoreWiring.pictures(place(instance), instance.config(), instance.clock());
    }

    private static MediaVerification.Places places(Instance instance, ObjectStore store, ObjectStore folder) {
        boolean folderBehind = !place(instance).place().isEmpty();
        return new MediaVerification.Places(
                store, Optional.of(folder).filter(_ -> folderBehind), Stores.names(instance));
    }

    private static StorageConfig place(Instance instance) {
        return Stores.leading(instance);
    }

    private void tell(MediaVerification verification, Discrepancy found, BufferedWriter list) {
        tally.note(found);
        switch (found) {
            case Discrepancy.Missing missing -> out().println("missing  " + missing.key());
            case Discrepancy.WrongSize wrong ->
                out().println("wrong    " + wrong.key() + ": " + wrong.store() + " bytes, the ledger says "
                        + wrong.ledger());
            case Discrepancy.Orphan orphan -> orphan(verification, orphan, list);
        }
    }

    private void orphan(MediaVerification verification, Discrepancy.Orphan orphan, BufferedWriter list) {
        boolean old = verification.isOld(orphan);
        if (orphan.ours()) {
            out().println("orphan   " + orphan.key() + ": " + Size.of(orphan.bytes())
                    + (old ? "" : ", younger than a day"));
        }
        if (old && (orphan.ours() || unknownNames)) {
            deletable++;
            deletableBytes += orphan.bytes();
            try {
                list.write(orphan.key().text());
                list.newLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void repair(Instance instance) {
        long mended = 0;
        long unmended = 0;
        try (Features features = new Features(instance)) {
            for (var media : tally.damaged().entrySet()) {
                boolean whole = media.getValue() && features.media().healing().remakeCopies(media.getKey());
                if (whole) {
                    tally.mended(media.getKey());
                    mended++;
                } else {
                    unmended++;
                }
            }
        }
        out().println(String.format(
                Locale.ROOT, "made the copies of %d pictures again; %d cannot be made", mended, unmended));
        if (unmended > 0) {
            out().println("./bw-dev storage heal looks for those elsewhere");
        }
    }

    private long delete(MediaVerification verification, Path orphans) throws IOException {
        if (deletable == 0) {
            return 0;
        }
        if (!yes && !agreed()) {
            out().println("nothing was deleted");
            return 0;
        }
        try (Stream<String> keys = Files.lines(orphans)) {
            return keys.filter(key -> verification.delete(new ObjectKey(key))).count();
        }
    }

    @SuppressWarnings("SystemConsoleNull")
    private boolean agreed() {
        Console console = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .orElse(null);
        if (console == null) {
            out().println("nobody can be asked here; --yes deletes without a question");
            return false;
        }
        String answer = console.readLine(
                "Delete %d files, %s, that the ledger does not know? [y/N] ", deletable, Size.of(deletableBytes));
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
