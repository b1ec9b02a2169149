package social.lindworm.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.lindworm.app.Instance;
import social.lindworm.book.Arrivals;
import social.lindworm.transfer.BookImport;
import social.lindworm.transfer.ImportResult;
import social.lindworm.web.Languages;
import social.lindworm.web.Messages;

@Command(
        name = "import_books",
        description = {
            "take in a table of books with the columns of goodbooks-10k",
            "Rows that are there already add nothing. Refused rows go to FILE.rejects.csv with the reason (books.csv.rejects.csv for"
                    + " books.csv), or into the home when the folder of FILE cannot be written to.",
            "A running server needs no stop; its search knows the books within seconds.",
            "Ends with 0 when the file was read to its end, with 1 when it is no such table (then nothing was imported)."
        })
final class ImportBooksCommand extends InstanceCommand {

    @Parameters(paramLabel = "FILE", description = "the table, CSV in UTF-8")
    private Path file = Path.of("");

    @Override
    int run(Instance instance) throws Exception {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            err().println("There is no file " + file + " that can be read.");
            return 1;
        }
        Messages texts = Objects.requireNonNull(Messages.load().get(Languages.ENGLISH));
        Arrivals arrivals = new Arrivals(
                instance.database(),
                instance.clock(),
                instance.config().web().locale().getLanguage());
        ImportResult result;
        try (ProgressLine progress = new ProgressLine("importing", out())) {
            result = new BookImport(arrivals, texts::text, home()).run(file, progress);
        }
        if (result.known() > 0) {
            out().println(result.known() + " rows were here already");
        }
        result.rejects().ifPresent(rejects -> out().println("the refused rows are in " + rejects));
        out().println(String.format(
                Locale.ROOT,
                "imported %d works, %d editions, %d authors; %d rows refused",
                result.works(),
                result.editions(),
                result.authors(),
                result.refused()));
        return 0;
    }
}
