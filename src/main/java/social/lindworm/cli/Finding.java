package social.lindworm.cli;

/// One line of `check` and of `storage check`.
///
/// @param advice what to do, empty when all is well
record Finding(Grade grade, String subject, String state, String advice) {

    enum Grade {
        OK("ok"),
        WARNING("warning"),
        FAILED("failed"),
        SKIPPED("skipped");

        private final String word;

        Grade(String word) {
            this.word = word;
        }
    }

    static Finding ok(String subject, String state) {
        return new Finding(Grade.OK, subject, state, "");
    }

    static Finding warning(String subject, String state, String advice) {
        return new Finding(Grade.WARNING, subject, state, advice);
    }

    static Finding failed(String subject, String state, String advice) {
        return new Finding(Grade.FAILED, subject, state, advice);
    }

    String line() {
        return "%-8s %-11s %s%s".formatted(grade.word, subject, state, advice.isEmpty() ? "" : ": " + advice);
    }
}
