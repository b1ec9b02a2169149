package social.lindworm.storage.s3;

import social.lindworm.common.Message;

/// What is to be looked at when a service refuses.
enum Blame {
    ACCESS_KEY("look at AWS_ACCESS_KEY_ID", "accessKey"),
    SECRET("look at AWS_SECRET_ACCESS_KEY", "secret"),
    TOKEN("look at AWS_SESSION_TOKEN", "token"),
    RIGHTS("give AWS_ACCESS_KEY_ID the right to do this in AWS_STORAGE_BUCKET_NAME", "rights"),
    RIGHTS_OR_ACL("give AWS_ACCESS_KEY_ID the right to do this, or write AWS_DEFAULT_ACL=", "rightsOrAcl"),
    BUCKET("look at AWS_STORAGE_BUCKET_NAME", "bucket"),
    REGION("look at AWS_S3_REGION_NAME", "region"),
    ENDPOINT("look at AWS_S3_ENDPOINT_URL", "endpoint"),
    HOST("look at AWS_S3_ENDPOINT_URL and AWS_S3_ADDRESSING_STYLE", "host"),
    CERTIFICATE(
            "look at AWS_S3_ENDPOINT_URL: there is no https, or its certificate is not trusted here", "certificate"),
    ACL("write AWS_DEFAULT_ACL=", "acl"),
    CLOCK("set the clock of this machine", "clock"),
    ROOM("make room in AWS_STORAGE_BUCKET_NAME or raise its quota", "room"),
    CHECKSUMS("look at AWS_S3_CHECKSUMS", "checksums"),
    SERVICE("the service will not do it", "service"),
    LOAD("the service is overloaded or failing", "load"),
    NETWORK("if it stays so, look at AWS_S3_ENDPOINT_URL and the network", "network");

    private final String hint;
    private final String key;

    Blame(String hint, String key) {
        this.hint = hint;
        this.key = key;
    }

    String hint() {
        return hint;
    }

    Message advice(Object... arguments) {
        return Message.of("storage.s3." + key, arguments);
    }
}
