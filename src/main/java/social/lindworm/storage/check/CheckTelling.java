package social.lindworm.storage.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import social.lindworm.common.Message;

/// Passes the lines about one place on as they come.
record CheckTelling(CheckLine.Place place, Consumer<CheckLine> lines) {

    void ok(CheckStep step, String key, Object... arguments) {
        ok(step, seen(key, arguments));
    }

    void ok(CheckStep step, Message seen) {
        tell(step, CheckLine.Grade.OK, seen, Optional.empty());
    }

    void skipped(CheckStep step, Message why) {
        tell(step, CheckLine.Grade.SKIPPED, why, Optional.empty());
    }

    void warning(CheckStep step, Message seen, Message advice) {
        tell(step, CheckLine.Grade.WARNING, seen, Optional.of(advice));
    }

    void failed(CheckStep step, Message seen) {
        tell(step, CheckLine.Grade.FAILED, seen, Optional.empty());
    }

    void failed(CheckStep step, Message seen, Message advice) {
        tell(step, CheckLine.Grade.FAILED, seen, Optional.of(advice));
    }

    /// These cannot be tried since `reason` failed.
    void skippedAfter(CheckStep reason, CheckStep... steps) {
        List.of(steps).forEach(step -> skipped(step, seen("after", reason.word())));
    }

    private void tell(CheckStep step, CheckLine.Grade grade, Message seen, Optional<Message> advice) {
        lines.accept(new CheckLine(place, step, grade, seen, advice));
    }

    /// @param key below `storage.check`
    static Message seen(String key, Object... arguments) {
        return Message.of("storage.check." + key, arguments);
    }

    /// A line to write into `.env`.
    static Message line(String setting, String value) {
        return Message.of("storage.check.line", setting + "=" + value);
    }
}
