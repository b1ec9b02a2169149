package social.lindworm.transfer.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import social.lindworm.account.AccountId;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.JobType;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;

/// Writes an archive into a file of this machine, then puts it into the store whole. Its row says that it is there
/// only after that.
final class ExportMaker implements JobHandler<MakeExport> {

    private final Exports.Needs needs;
    private final Archived archived;

    ExportMaker(Exports.Needs needs, Archived archived) {
        this.needs = needs;
        this.archived = archived;
    }

    @Override
    public JobType<MakeExport> type() {
        return MakeExport.TYPE;
    }

    @Override
    public void run(MakeExport job) throws IOException {
        Optional<AccountId> owner = needs.database().read(handle -> ExportStore.owner(handle, job.export()));
        if (owner.isEmpty()) {
            return;
        }
        try {
            make(job.export(), owner.get());
        } catch (IOException | StorageException e) {
            String problem = e instanceof StorageException ? "storage" : "file";
            needs.database().change(handle -> ExportStore.trouble(handle, job.export(), problem));
            throw e;
        }
    }

    private void make(long export, AccountId owner) throws IOException {
        String name = needs.database().read(handle -> ExportStore.name(handle, export));
        Files.createDirectories(needs.work());
        Path file = Files.createTempFile(needs.work(), "export", ".zip");
        try {
            new ExportArchive(archived, needs.clock()).write(owner, file);
            ObjectKey key = AccountExport.key(name);
            needs.place().store().put(key, Content.of(file), Attributes.of("application/zip"));
            long bytes = Files.size(file);
            boolean wanted = needs.database()
                    .write(handle -> ExportStore.finish(
                            handle, export, bytes, needs.clock().instant()));
            if (!wanted) {
                needs.place().store().delete(key);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
