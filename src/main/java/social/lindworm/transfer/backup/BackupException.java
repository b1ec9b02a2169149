package social.lindworm.transfer.backup;

/// Why a backup or restore cannot go on, as a sentence for the operator.
public final class BackupException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BackupException(String sentence) {
        super(sentence);
    }

    BackupException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
