package social.lindworm.storage.check;

/// What is tried, in the order in which it is tried. A name is the second column of `storage check` and stays the same,
/// since documentation is found by it.
public enum CheckStep {
    SETTINGS("settings"),
    PROVIDER("provider"),
    REACH("reach"),
    CLOCK("clock"),
    CREDENTIALS("credentials"),
    REGION("region"),
    BUCKET("bucket"),
    ADDRESSING("addressing"),
    LIST("list"),
    WRITE("write"),
    ACL("acl"),
    READ("read"),
    RANGE("range"),
    FOUND("found"),
    MULTIPART("multipart"),
    PRESIGNED("presigned"),
    TYPE("type"),
    CACHE("cache"),
    PUBLIC("public"),
    PRIVATE("private"),
    CORS("cors"),
    DELETE("delete");

    private final String word;

    CheckStep(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
