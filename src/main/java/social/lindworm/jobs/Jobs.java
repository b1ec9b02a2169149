package social.lindworm.jobs;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;

/// The door through which features hand over work. Thread-safe.
public final class Jobs {

    /// Added to the key of a job that must run once more because one with its key is running right now.
    private static final String ONCE_MORE = "~again";

    private final Clock clock;
    private final PayloadJson json = new PayloadJson();
    private final CopyOnWriteArrayList<Runnable> wakers = new CopyOnWriteArrayList<>();

    public Jobs(Clock clock) {
        this.clock = clock;
    }

    /// Enqueues in the caller's transaction: the job exists exactly if that commits, and runs soon after.
    /// While one with this type and key waits, no second one is made; while one runs, one more follows it. One that
    /// was given up before counts as given up no longer.
    ///
    /// @return false if one waits or runs
    public <P extends Record> boolean enqueue(Handle handle, JobType<P> type, String key, P payload) {
        return enqueueAt(handle, type, key, payload, clock.instant());
    }

    /// [#enqueue], but not before `due`.
    public <P extends Record> boolean enqueueAt(Handle handle, JobType<P> type, String key, P payload, Instant due) {
        byte[] data = json.serialize(payload);
        boolean fresh = insert(handle, type.name(), key, data, due) == 1;
        if (fresh) {
            JobFailures.forgetGivenUp(handle, type, key);
        } else if (running(handle, type.name(), key)) {
            insert(handle, type.name(), key + ONCE_MORE, data, due);
        }
        handle.afterCommit(this::wake);
        return fresh;
    }

    private static int insert(Handle handle, String name, String key, byte[] data, Instant due) {
        return handle.createUpdate("""
                        insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version, priority)
                        values (:name, :key, :data, :due, false, 1, 50)
                        on conflict (task_name, task_instance) do nothing
                        """)
                .bind("name", name)
                .bind("key", key)
                .bind("data", data)
                .bind("due", Timestamp.from(due))
                .execute();
    }

    private static boolean running(Handle handle, String name, String key) {
        return handle.createQuery("select picked from scheduled_tasks where task_name = :name and task_instance = :key")
                .bind("name", name)
                .bind("key", key)
                .mapTo(boolean.class)
                .findOne()
                .orElse(false);
    }

    /// Enqueues again what [JobFailures] kept of a job that was given up.
    void enqueueRaw(Handle handle, String name, String key, String payload) {
        insert(handle, name, key, payload.getBytes(StandardCharsets.UTF_8), clock.instant());
        handle.afterCommit(this::wake);
    }

    /// Makes a waiting job due now; false if it is running or gone.
    boolean hurry(Handle handle, String name, String key) {
        int hurried = handle.createUpdate("""
                        update scheduled_tasks set execution_time = :now
                        where task_name = :name and task_instance = :key and not picked
                        """)
                .bind("now", Timestamp.from(clock.instant()))
                .bind("name", name)
                .bind("key", key)
                .execute();
        handle.afterCommit(this::wake);
        return hurried == 1;
    }

    /// Takes a waiting job out of the queue; false if it is running.
    boolean cancel(Handle handle, String name, String key) {
        handle.createUpdate(
                        "delete from scheduled_tasks where task_name = :name and task_instance = :key and not picked")
                .bind("name", name)
                .bind("key", key)
                .execute();
        return !running(handle, name, key);
    }

    /// A runner asks to be told when there is something to do.
    void onEnqueued(Runnable waker) {
        wakers.add(waker);
    }

    private void wake() {
        wakers.forEach(Runnable::run);
    }
}
