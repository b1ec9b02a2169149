package social.lindworm.transfer.export;

import java.util.Optional;
import social.lindworm.db.Database;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.JobType;
import social.lindworm.storage.ObjectStore;

/// Removes the file of an archive that is gone; its row stays for a while, so that asking has its limit all the same.
final class ExportRemover implements JobHandler<RemoveExport> {

    private final Database database;
    private final ObjectStore store;

    ExportRemover(Database database, ObjectStore store) {
        this.database = database;
        this.store = store;
    }

    @Override
    public JobType<RemoveExport> type() {
        return RemoveExport.TYPE;
    }

    @Override
    public void run(RemoveExport job) {
        Optional<String> name = database.read(handle -> ExportStore.gone(handle, job.export()));
        if (name.isPresent()) {
            store.delete(AccountExport.key(name.get()));
            database.change(handle -> ExportStore.emptied(handle, job.export()));
        }
    }
}
